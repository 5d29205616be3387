"""A look at an export before it is written: what the format cannot carry, and the first records."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase, QTextOption
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.formats.api import Format
from annotator.gui.export.looking import Looked
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP
from annotator.gui.translation import counted
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.services.exports.manifests import Written

_LONG = 500
"""Code points of a line that is broken."""


class ExportLook(QWidget):
    """Counts and losses above, the beginning of a file below."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = PlainLabel("", wrap=True)
        self.losses = PlainLabel("", "muted", wrap=True)
        self.losses.setAccessibleName(self.tr("What the format cannot carry"))
        self.progress = ProgressLine(keeper)
        self.files = narrow(QComboBox())
        self.files.setAccessibleName(self.tr("File that is shown"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("The first records"))
        self.text.setTabChangesFocus(True)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._found = Looked(())
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("The first records"), "heading"), 1)
        head.addWidget(self.files)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(self.tr("What comes of it"), "heading"))
        column.addWidget(self.counts)
        column.addWidget(self.losses)
        column.addWidget(self.progress)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        self.files.currentIndexChanged.connect(self._show_file)
        self.files.hide()
        room = self.progress.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(room)
        self.progress.hide()

    def wait(self) -> None:
        """Something else is chosen, and not counted yet."""
        self.counts.setText(self.tr("Counting…"))
        self.losses.setText("")
        self.progress.set_progress(0, 0)
        self.progress.show()

    def show_problem(self, words: str) -> None:
        """It cannot be exported like this."""
        self.counts.setText(words)
        self.losses.setText("")
        self.progress.hide()
        self._show_files(Looked(()))

    def show_first(self, looked: Looked) -> None:
        """The first records are there."""
        self._show_files(looked)

    def show_written(self, written: Written, format: Format) -> None:
        """Everything is counted."""
        name = QCoreApplication.translate("formats", format.title)
        self.progress.hide()
        words = ", ".join(
            (
                counted("Export", "%n articles", written.articles),
                counted("Export", "%n annotations", written.annotations),
                counted("Export", "%n relations", written.relations),
            )
        )
        self.counts.setText(
            words if written.articles else self.tr("There is nothing to write: no article is chosen by this.")
        )
        if not written.articles and not written.loss:
            self.losses.setText("")
            return
        unseen = [
            self.tr("• {what}").format(what=QCoreApplication.translate("formats", one))
            for one in format.unseen
        ]
        withheld = []
        if written.withheld:
            words = self.tr("Texts that may not be passed on and are left out: {number}")
            withheld.append(words.format(number=whole(written.withheld)))
        set_look(self.losses, *([] if withheld or written.loss else ["muted"]))
        if not written.loss:
            nothing = (
                self.tr("Nothing else is lost with {format}.")
                if withheld
                else self.tr("Nothing is lost with {format}.")
            ).format(format=name)
            self.losses.setText("\n".join([*withheld, nothing, *unseen]))
            return
        lines = [
            self.tr("• {what} ({number}): {how}").format(
                what=QCoreApplication.translate("formats", loss.what),
                number=whole(loss.n),
                how=QCoreApplication.translate("formats", loss.how),
            )
            for loss in written.loss
        ]
        lines.insert(0, self.tr("{format} cannot carry:").format(format=name))
        self.losses.setText("\n".join([*withheld, *lines, *unseen]))

    def _show_files(self, looked: Looked) -> None:
        self._found, files = looked, looked.files
        self.files.blockSignals(True)
        self.files.clear()
        for name, _text in files:
            self.files.addItem(name)
        filled = (at for at, (_name, text) in enumerate(files) if text != "")
        self.files.setCurrentIndex(next(filled, 0 if files else -1))
        self.files.blockSignals(False)
        self.files.setVisible(len(files) > 1)
        self._show_file()

    def _show_file(self) -> None:
        at = self.files.currentIndex()
        self._show_text(self._words(self._found.files[at][1]) if 0 <= at < len(self._found.files) else "")

    def _words(self, text: str | None) -> str:
        if text is not None:
            return text
        if not self._found.records:
            return self.tr("This file is not text that could be shown.")
        words = self.tr("This file is not text that could be shown. As native JSONL it would hold:")
        return f"{words}\n\n{self._found.records}"

    def _show_text(self, text: str) -> None:
        # Where a record is one endless line, as in JSON, nothing could be seen of it without breaking it.
        endless = text[:1] in {"{", "["} or any(len(line) > _LONG for line in text.split("\n"))
        modes = QPlainTextEdit.LineWrapMode
        self.text.setLineWrapMode(modes.WidgetWidth if endless else modes.NoWrap)
        self.text.setPlainText(text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
