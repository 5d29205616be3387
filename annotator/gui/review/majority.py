"""Asks how large a majority decides, and says at once how many disagreements that is."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QSpinBox, QVBoxLayout, QWidget

from annotator.domain.review.majority import majority_of
from annotator.domain.review.review import State
from annotator.gui.review.places import Place
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.indented import indented
from annotator.gui.widgets.labels import PlainLabel

USUAL = 60
"""Per cent."""


class MajorityDialog(QDialog):
    """A share in per cent; what it decides stands beneath while it is changed."""

    def __init__(
        self, places: Sequence[Place], then: Callable[[float], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("majority-dialog")
        self.setWindowTitle(self.tr("Take the majority"))
        self.setMinimumWidth(400)
        self._open = [place.disagreement for place in places if place.state is State.OPEN]
        self._then = then
        self.share = indented(QSpinBox())
        self.share.setRange(1, 100)
        self.share.setValue(USUAL)
        self.share.setSuffix(" %")
        self.share.setAccessibleName(self.tr("At least this share of the annotators"))
        self.told = PlainLabel("", "muted", wrap=True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("&Decide"))
        set_look(self.ok, "primary")
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        words = self.tr("Take what at least this share of the annotators have alike; the rest stays open.")
        column.addWidget(PlainLabel(words, wrap=True))
        column.addWidget(self.share)
        column.addWidget(self.told)
        column.addWidget(buttons)
        self.share.valueChanged.connect(self._tell)
        self.finished.connect(self.deleteLater)
        self._tell()

    def decides(self) -> int:
        """How many of the open disagreements it would decide."""
        threshold = self.share.value() / 100
        return sum(majority_of(one, threshold) is not None for one in self._open)

    def _tell(self) -> None:
        count = self.decides()
        words = self.tr("Decides {count} of {all} that are open.")
        self.told.setText(words.format(count=count, all=len(self._open)))
        self.ok.setEnabled(count > 0)

    def _accepted(self) -> None:
        self.accept()
        self._then(self.share.value() / 100)
