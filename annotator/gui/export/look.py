"""A look at an export before it is written: what the format cannot carry, and the first records."""

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.api import Format
from annotator.gui.export.looking import Looked
from annotator.gui.numerals import whole
from annotator.gui.style.fonts import fixed_font
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP
from annotator.gui.translation import counted
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.services.exports.manifests import Written

_ROOM, _LETTERS = 120, 12
"""Pixels of the first records, and letters of the name of a file, at the least."""
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
        self.files.setMinimumContentsLength(_LETTERS)
        self.files.setAccessibleName(self.tr("File that is shown"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._keeper = keeper
        self._take_font()
        keeper.changed.connect(self._take_font)
        self.text.setAccessibleName(self.tr("The first records"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_ROOM)
        self.text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._found = Looked(())
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.tr("The first records"), "heading"), 1)
        head.addWidget(self.files, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(self.tr("What comes of it"), "heading"))
        column.addWidget(self.counts)
        self._area = _Losses(self.losses)
        column.addWidget(self._area)
        column.addWidget(self.progress)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        self.files.currentIndexChanged.connect(self._show_file)
        self.files.hide()
        room = self.progress.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(room)
        self.progress.hide()

    def _take_font(self) -> None:
        self.text.setFont(fixed_font(self._keeper.type_size))

    def _lose(self, words: str) -> None:
        self.losses.setText(words)
        self._area.updateGeometry()

    def wait(self) -> None:
        """Something else is chosen, and not counted yet."""
        set_look(self.counts)
        self.counts.setText(self.tr("Counting…"))
        self._lose("")
        self.progress.set_progress(0, 0)
        self.progress.show()

    def show_problem(self, words: str) -> None:
        """It cannot be exported like this."""
        set_look(self.counts, "danger")
        self.counts.setText(words)
        self._lose("")
        self.progress.hide()
        self._show_files(Looked(()))

    def show_first(self, looked: Looked) -> None:
        """The first records are there."""
        self._show_files(looked)

    def show_written(self, written: Written, format: Format) -> None:
        """Everything is counted; a screen reader says it, wherever the keyboard is."""
        self._lay(written, format)
        told = QAccessibleAnnouncementEvent(self, f"{self.counts.text()}. {self.losses.text()}")
        QAccessible.updateAccessibility(told)

    def _lay(self, written: Written, format: Format) -> None:
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
            self._lose("")
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
            self._lose("\n".join([*withheld, nothing, *unseen]))
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
        self._lose("\n".join([*withheld, *lines, *unseen]))

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
        said = self.tr("This file is not text that could be shown.")
        if not self._found.records:
            return said
        # On a line of its own: lines of text are not broken here, and both in one would be cut off.
        leads = self.tr("As native JSONL it would hold:")
        return f"{said}\n{leads}\n\n{self._found.records}"

    def _show_text(self, text: str) -> None:
        # Where a record is one endless line, as in JSON, nothing could be seen of it without breaking it.
        endless = text[:1] in {"{", "["} or any(len(line) > _LONG for line in text.split("\n"))
        modes = QPlainTextEdit.LineWrapMode
        self.text.setLineWrapMode(modes.WidgetWidth if endless else modes.NoWrap)
        self.text.setPlainText(text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)


class _Losses(QScrollArea):
    """As high as what it shows, as far as there is room; the rest can be scrolled to."""

    def __init__(self, shown: PlainLabel) -> None:
        super().__init__()
        self._shown = shown
        self.setAccessibleName(shown.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._take_keys)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        shown.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.setWidget(shown)

    def sizeHint(self) -> QSize:
        """The room for all of it at the width that there is."""
        return QSize(super().sizeHint().width(), self._shown.heightForWidth(self.viewport().width()))

    def minimumSizeHint(self) -> QSize:
        """The room for three lines, or for all where it is less."""
        lines = min(3 * self.fontMetrics().lineSpacing(), self.sizeHint().height())
        return QSize(0, lines)

    def _take_keys(self, _least: int, most: int) -> None:
        """Be reached with Tab where there is something to scroll to."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        self.updateGeometry()
