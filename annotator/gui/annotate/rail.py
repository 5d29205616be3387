"""The panel at the right: labels with keys, the list of annotations, details of the chosen one."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.annotate.annotation_list import AnnotationList
from annotator.gui.annotate.claims.panel import ClaimsPanel
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.details_area import DetailsArea
from annotator.gui.annotate.inspector import Inspector
from annotator.gui.annotate.label_area import LabelArea
from annotator.gui.annotate.label_panel import LabelPanel
from annotator.gui.annotate.open_panel import MOST, OpenPanel
from annotator.gui.annotate.rail_splitter import RailSplitter
from annotator.gui.annotate.several import Several
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import MARGIN

LOW = 720
"""Pixels below which the panel has no room for everything."""
LABELS = 0.36
"""How much of the height the buttons of the labels take at most; more of them scroll."""


class Rail(QFrame):
    """Holds the three parts one above the other; list and details share the room by a splitter."""

    def __init__(self, desk: Desk, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "rail")
        self._desk = desk
        self._claims_wanted = True
        self.labels = LabelPanel(keeper, self)
        self.labels.setEnabled(desk.writable)
        self.open = OpenPanel(desk, keeper, self)
        self.listing = QStackedWidget(self)
        self.several = Several(desk, self)
        self.list = AnnotationList(desk, self.several, keeper, self.listing)
        self.claims = ClaimsPanel(desk, keeper, self.listing)
        self.listing.addWidget(self.claims)
        self.listing.addWidget(self.list)
        self.inspector = Inspector(desk, self.several, keeper, self)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        head.setSpacing(MARGIN)
        self._label_area = LabelArea(self.labels)
        head.addWidget(self._label_area)
        head.addWidget(self.open)
        self.splitter = RailSplitter(self.listing, DetailsArea(self.inspector, self.inspector.is_empty))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MARGIN)
        column.addLayout(head)
        column.addWidget(self.splitter, 1)
        self.setMinimumWidth(240)
        desk.scheme_changed.connect(self._scheme_changed)
        desk.chose.connect(self._mark_label)
        desk.put.connect(self._mark_label)
        self.several.changed.connect(self._show_group)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window what is open takes one row, so that claims and details are seen."""
        super().resizeEvent(event)
        self._label_area.set_most(round(self.height() * LABELS))
        self.open.set_rows(MOST if self.height() >= LOW else 1)

    def show_claims(self, *, wanted: bool) -> None:
        """List claims as cards, or all annotations one by one."""
        self._claims_wanted = wanted
        self.listing.setCurrentWidget(self.claims if wanted else self.list)

    def list_label(self, label: str | None) -> None:
        """List the annotations of one label (`uid`), as a pass does; None: as before it."""
        self.list.list_label(label)
        by_claim = label is None and self._claims_wanted
        self.listing.setCurrentWidget(self.claims if by_claim else self.list)

    def listed(self) -> QWidget:
        """The list that is seen, where the keyboard goes."""
        return self.claims.view if self.listing.currentWidget() is self.claims else self.list.view

    def _show_group(self) -> None:
        """Several at once are seen in the list; whoever works in it keeps it afterwards."""
        if self.several.group():
            self.listing.setCurrentWidget(self.list)
        elif self._claims_wanted and self.list.model.label is None and not self.list.view.hasFocus():
            self.listing.setCurrentWidget(self.claims)

    def finish(self) -> None:
        """Wait for what is being worked out; for closing the window."""
        self.claims.model.kept_up.finish()
        self.open.finish()

    def _scheme_changed(self) -> None:
        self.labels.set_scheme(self._desk.scheme)
        self._mark_label()

    def _mark_label(self, *_: object) -> None:
        chosen = self._desk.chosen_annotation()
        self.labels.mark(chosen.label if chosen else None)
