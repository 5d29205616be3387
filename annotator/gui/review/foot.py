"""The foot of the review: saved or not, what is in gold, a word about the last thing, and the usual keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import MARGIN, STEP
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel


class ReviewFoot(QFrame):
    """Quiet facts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "foot")
        self.saved = PlainLabel("", "muted")
        self.gold = ElidedLabel("", "muted")
        self.keys = ElidedLabel("", "muted")
        self.keys.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        row.setSpacing(2 * MARGIN)
        row.addWidget(self.saved)
        row.addWidget(self.gold, 1)
        row.addWidget(self.keys)
        self.show_saved(waiting=False)
        self.show_keys(own=False)

    def show_saved(self, *, waiting: bool, read_only: bool = False) -> None:
        """Say whether everything is on the disk."""
        if read_only:
            self.saved.setText(self.tr("Read-only"))
        else:
            self.saved.setText("○ " + self.tr("Saving…") if waiting else "● " + self.tr("Saved"))

    def show_gold(self, annotations: int, agreed: int) -> None:
        """Say how much is in gold, and how much of it all agree on."""
        told = self.tr("%Ln marks are in gold", "", annotations)
        self.gold.setText(told + " · " + self.tr("%Ln agreed by all", "", agreed))

    def show_no_gold(self, agreed: int) -> None:
        """Say before the first decision what comes into gold with it."""
        self.gold.setText(
            self.tr("%Ln marks that all agree on go into gold with the first decision", "", agreed)
        )

    def show_keys(self, *, own: bool, done: bool = False) -> None:
        """Say which keys are of use: those that decide, those that make one's own, or what reopens."""
        if own:
            words = self.tr("Label keys tag · Alt with arrows moves edges · Enter or Esc ends")
        elif done:
            words = self.tr("This gold is done and protected · Ctrl R reopens it")
        else:
            words = self.tr("J next · K previous · digits take · Ctrl Z undo")
        self.keys.setText(words)
