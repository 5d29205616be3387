"""Which articles are searched: by label, annotator and status, and whether inside of annotations only."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from annotator.domain.annotation_set import Status
from annotator.domain.annotator import Annotator
from annotator.domain.label import Label
from annotator.gui.style.metrics import GAP
from annotator.gui.widgets.status_dot import status_text
from annotator.services.ports.answers import ArticleFilter


class Filters(QWidget):
    """Three boxes and a tick."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = self._box(self.tr("Label"), self.tr("Any label"))
        self.annotator = self._box(self.tr("Annotator"), self.tr("Any annotator"))
        self.status = self._box(self.tr("Status"), self.tr("Any status"))
        for status in Status:
            self.status.addItem(status_text(status.value).capitalize(), status.value)
        self.inside = QCheckBox(self.tr("Inside its annotations only"))
        self.inside.setAccessibleName(self.tr("Inside annotations of the label only"))
        self.inside.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for box in (self.label, self.inside, self.annotator, self.status):
            row.addWidget(box)
        row.addStretch(1)
        self.label.currentIndexChanged.connect(self._label_changed)
        for box in (self.annotator, self.status):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.inside.toggled.connect(lambda _on: self.changed.emit())

    def _box(self, name: str, every: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(220)
        box.addItem(every, "")
        return box

    def fill(self, labels: Sequence[Label], annotators: Sequence[Annotator]) -> None:
        """Offer these, keeping what is chosen if it is still there."""
        _fill(self.label, [(label.title, label.uid) for label in labels])
        _fill(self.annotator, [(person.name, person.uid) for person in annotators])
        self.inside.setEnabled(bool(self.label.currentData()))

    def filter(self) -> ArticleFilter:
        """What is chosen."""
        status = self.status.currentData()
        return ArticleFilter(
            str(self.label.currentData() or ""),
            str(self.annotator.currentData() or ""),
            Status(status) if status else None,
        )

    def is_inside(self) -> bool:
        """Whether a place counts only inside of annotations of the label."""
        return self.inside.isEnabled() and self.inside.isChecked()

    def _label_changed(self) -> None:
        with QSignalBlocker(self.inside):
            self.inside.setEnabled(bool(self.label.currentData()))
        self.changed.emit()


def _fill(box: QComboBox, entries: Sequence[tuple[str, str]]) -> None:
    chosen = box.currentData()
    with QSignalBlocker(box):
        while box.count() > 1:
            box.removeItem(1)
        for name, uid in entries:
            box.addItem(name, uid)
        box.setCurrentIndex(max(0, box.findData(chosen)))
