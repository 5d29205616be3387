"""Markdown as a page to read: nothing in it is run, loaded or opened, wherever it came from."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QPalette, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from annotator.gui.guidelines.spacing import set_spacing
from annotator.gui.style.fonts import reading_font
from annotator.gui.style.keeper import ThemeKeeper

MARGIN = 28
SIZE = 15
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
"""A project may come from a stranger: HTML in the text is shown as letters."""


class MarkdownPage(QTextBrowser):
    """Shows one text; pictures and links in it stay words."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFont(reading_font(SIZE))
        self._keeper = keeper
        self._markdown = ""
        self._made: QTextDocument | None = None
        keeper.changed.connect(self._show_again)

    def show_text(self, markdown: str) -> None:
        """Show a text and stay at about the same place."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self._markdown = markdown
        # Cleaned before anything shows it: a document that is laid out loads its pictures, from files too.
        made = QTextDocument(self)
        made.setDefaultFont(self.font())
        made.setMarkdown(markdown, _FEATURES)
        made.setDocumentMargin(MARGIN)
        self._only_words(made)
        set_spacing(made, self._keeper.theme.line_strong)
        self.setDocument(made)
        if self._made is not None:
            self._made.deleteLater()
        self._made = made
        bar.setValue(place)

    def _show_again(self, _theme: object) -> None:
        """Take the colours of another theme."""
        self.show_text(self._markdown)

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: ANN401, ARG002 -- as Qt declares it
        """Load nothing: neither files of this machine nor anything from elsewhere."""
        return None

    def find_next(self, letters: str, *, back: bool = False, again: bool = False) -> bool:
        """Select the next place (or the one before) with these letters, round the end; whether there is one.

        Args:
            letters: what to find; capital letters do not matter.
            back: towards the beginning.
            again: start at the beginning of what is selected, as while the letters are being typed.
        """
        if not letters:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            return False
        cursor = self.textCursor()
        if again:
            cursor.setPosition(cursor.selectionStart())
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        found = self.document().find(letters, cursor, flags)
        if found.isNull():
            edge = QTextCursor(self.document())
            if back:
                edge.movePosition(QTextCursor.MoveOperation.End)
            found = self.document().find(letters, edge, flags)
        if found.isNull():
            return False
        self.setTextCursor(found)
        self.ensureCursorVisible()
        return True

    def sections(self) -> list[str]:
        """The headings, in order."""
        return [block.text() for block in self._headings()]

    def go_to_section(self, *names: str) -> bool:
        """Show the section whose heading is one of the names, at the top; whether there is one.

        A heading is a name's own where it is just the name, or else where the name stands in it.
        """
        wanted = [name.casefold() for name in names if name]
        headings = self._headings()
        found = next(
            (block for block in headings if block.text().strip().casefold() in wanted), None
        ) or next(
            (block for block in headings if any(name in block.text().casefold().split() for name in wanted)),
            None,
        )
        if found is None:
            return False
        cursor = QTextCursor(found)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(found).top()
        self.verticalScrollBar().setValue(int(top) - MARGIN // 2)
        return True

    def _headings(self) -> list[QTextBlock]:
        found: list[QTextBlock] = []
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def _only_words(self, document: QTextDocument) -> None:
        """Make links the words that they are, and of a picture its description."""
        plain = QTextCharFormat()
        plain.setAnchor(False)
        plain.setAnchorHref("")
        plain.setFontUnderline(False)
        plain.setForeground(self.palette().brush(QPalette.ColorRole.Text))
        for start, end, letters in reversed(_pieces(document)):
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            if letters.isImageFormat():
                said = str(letters.property(QTextFormat.Property.ImageAltText) or "")
                cursor.insertText(self.tr("{name} (picture)").format(name=said), QTextCharFormat())
            elif letters.isAnchor():
                cursor.mergeCharFormat(plain)


def _pieces(document: QTextDocument) -> list[tuple[int, int, QTextCharFormat]]:
    """Where each stretch of one format begins and ends (UTF-16 units), and its format."""
    found: list[tuple[int, int, QTextCharFormat]] = []
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            piece = iterator.fragment()
            found.append((piece.position(), piece.position() + piece.length(), piece.charFormat()))
            iterator += 1
        block = block.next()
    return found
