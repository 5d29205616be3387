"""Changing the guidelines: Markdown at the left, how it will look at the right, what was changed beneath."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.guidelines.markdown_page import MarkdownPage
from annotator.gui.style.fonts import fixed_font
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.plain_text import put_tip

REST = 300
"""Milliseconds without a key after which the preview follows."""


class GuidelinesEditor(QWidget):
    """Holds one text while it is changed; saving makes another version."""

    saved = Signal(str, str)
    """The text, and what was changed."""
    left = Signal()
    """Nothing of it is wanted."""
    typed = Signal(str)
    """What there is now, after a moment's rest, so that it can be kept."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setFont(fixed_font())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Guidelines as Markdown"))
        self.preview = MarkdownPage(keeper)
        self.preview.setAccessibleName(self.tr("How they will look"))
        self.note = QLineEdit()
        self.note.setMaxLength(200)
        self.note.setPlaceholderText(self.tr("What was changed, and why"))
        self.note.setAccessibleName(self.tr("What was changed, and why"))
        self.problem = PlainLabel("", "danger", wrap=True)
        self.problem.hide()
        self.save = QPushButton(self.tr("Save as a new version"))
        put_tip(self.save, self.save.text(), QKeySequence(QKeySequence.StandardKey.Save))
        set_look(self.save, "primary")
        self.cancel = QPushButton(self.tr("Cancel"))
        for button in (self.save, self.cancel):
            button.setAutoDefault(False)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._lay_out()
        self.text.textChanged.connect(self._rest.start)
        self._rest.timeout.connect(self.settle)
        self.save.clicked.connect(self._save)
        self.note.returnPressed.connect(self._save)
        self.cancel.clicked.connect(self.left)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self._save).setContext(
            Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.text)
        both.addWidget(self.preview)
        both.setSizes([1, 1])
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        foot.setSpacing(GAP)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(both, 1)
        self.problem.setContentsMargins(MARGIN, GAP, MARGIN, 0)
        column.addWidget(self.problem)
        column.addLayout(foot)
        order = (self.text, self.note, self.cancel, self.save, self.preview)
        for one, other in pairwise(order):
            self.setTabOrder(one, other)

    def begin(self, text: str) -> None:
        """Take a text to change."""
        self.text.setPlainText(text)
        self._rest.stop()
        self.note.clear()
        self.show_problem("")
        self.preview.show_text(text)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def written(self) -> str:
        """The text as it stands, its no-break spaces kept, which Qt's plain text would lose."""
        return self.text.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_problem(self, words: str) -> None:
        """Say why it could not be saved; empty takes it away."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        self.save.setAccessibleDescription(words)

    def settle(self) -> None:
        """Let the preview follow, and tell what there is."""
        self._rest.stop()
        self.preview.show_text(self.written())
        self.typed.emit(self.written())

    def _save(self) -> None:
        self._rest.stop()
        self.saved.emit(self.written(), self.note.text())
