"""A line above the foot of the ledger that says what was done, and offers to take it back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.plain_text import put_tip


class Telling(QFrame):
    """Hidden while there is nothing to say."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "foot")
        self.words = PlainLabel("", wrap=True)
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setAutoDefault(False)
        set_look(self.undo, "link")
        self.show_key(QKeySequence())
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        set_look(self.close_button, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        row.setSpacing(GAP)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        row.addWidget(self.close_button)
        self.undo.clicked.connect(self.undone)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_key(self, key: QKeySequence) -> None:
        """Name the key by which the same is taken back."""
        put_tip(self.undo, self.tr("Take it back"), key)

    def tell(self, words: str, undoable: bool = False) -> None:
        """Say something, or nothing more."""
        self.words.setText(words)
        self.undo.setVisible(undoable)
        self.setVisible(bool(words))
        if words and self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.words, words))
