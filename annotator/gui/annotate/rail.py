"""The panel at the right: labels with keys, the list of annotations, details of the chosen one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from annotator.gui.annotate.annotation_list import AnnotationList
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.inspector import Inspector
from annotator.gui.annotate.label_panel import LabelPanel
from annotator.gui.annotate.several import Several
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import MARGIN


class Rail(QFrame):
    """Holds the three parts one above the other; list and details share the room by a splitter."""

    def __init__(self, desk: Desk, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "rail")
        self._desk = desk
        self.labels = LabelPanel(keeper)
        self.labels.setEnabled(desk.writable)
        self.several = Several(desk, self)
        self.list = AnnotationList(desk, self.several, keeper)
        self.inspector = Inspector(desk, self.several, keeper)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        head.addWidget(self.labels)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MARGIN)
        column.addLayout(head)
        column.addWidget(self.splitter, 1)
        self.setMinimumWidth(240)
        desk.scheme_changed.connect(self._scheme_changed)
        desk.chose.connect(self._mark_label)
        desk.put.connect(self._mark_label)

    def _scheme_changed(self) -> None:
        self.labels.set_scheme(self._desk.scheme)
        self._mark_label()

    def _mark_label(self, *_: object) -> None:
        chosen = self._desk.chosen_annotation()
        self.labels.mark(chosen.label if chosen else None)
