"""The panel of the current disagreement: what differs, the bars, the facets, and the ways to decide it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.review.facets.row import FacetRow, FacetShown
from annotator.gui.review.facets.ruler import Bar, Ruler
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.flow import FlowLayout
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel


@dataclass(frozen=True, slots=True)
class PanelShown:
    """All that the panel says of a disagreement."""

    number: str
    head: str
    bars: tuple[Bar, ...]
    facets: tuple[FacetShown, ...]
    state: str = ""
    """What was decided, and by whom; empty where it is open."""
    warning: str = ""
    """That the decision is stale, and what it was."""


class FacetPanel(QFrame):
    """Everything in it can be clicked; the keys are those of the window."""

    picked = Signal(str, str)
    """A facet's name, and from whom (`uid`)."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "rail")
        self.setObjectName("facets")
        self._keeper = keeper
        self.number = PlainLabel("", "heading")
        self.head = ElidedLabel("", "muted")
        self.state = ElidedLabel("", "muted")
        self.warning = PlainLabel("", "warning", wrap=True)
        self.ruler = Ruler(keeper)
        self.rows: list[FacetRow] = []
        self._spare: list[FacetRow] = []
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.number)
        head.addWidget(self.head, 1)
        head.addWidget(self.state)
        inner = QWidget()
        inner.setObjectName("facet-rows")
        self._facets = QVBoxLayout(inner)
        self._facets.setContentsMargins(0, 0, 0, 0)
        self._facets.setSpacing(0)
        self.ways = QWidget()
        self._ways = FlowLayout(self.ways)
        policy = self.ways.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.ways.setSizePolicy(policy)
        self._facets.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        self._area.setMinimumHeight(36)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.warning)
        column.addWidget(self.ruler)
        column.addWidget(self._area, 100)
        column.addWidget(self.ways)
        column.addStretch(1)
        self.setMinimumWidth(320)
        self.warning.hide()

    def add_ways(self, buttons: Sequence[QPushButton]) -> None:
        """Put the buttons of the ways in a row, or in two where it is narrow."""
        for button in buttons:
            self._ways.addWidget(button)

    def show_nothing(self, words: str) -> None:
        """There is no disagreement to show."""
        self.show_panel("", PanelShown("", words, (), ()))
        self.ruler.hide()

    def show_panel(self, text: str, shown: PanelShown) -> None:
        """Show a disagreement of an article with that text."""
        self.number.setText(shown.number)
        self.number.setVisible(bool(shown.number))
        self.head.setText(shown.head)
        self.state.setText(shown.state)
        self.warning.setText(shown.warning)
        self.warning.setVisible(bool(shown.warning))
        self.ruler.setVisible(bool(shown.bars))
        self.ruler.show_versions(text, shown.bars)
        if shown.facets != tuple(row.facet for row in self.rows):
            self._renew(shown.facets)

    def _renew(self, facets: Sequence[FacetShown]) -> None:
        for row, facet in zip(self.rows, facets, strict=False):
            row.show_facet(facet)
        for gone in self.rows[len(facets) :]:
            gone.hide()
            self._spare.append(gone)
        del self.rows[len(facets) :]
        for facet in facets[len(self.rows) :]:
            self.rows.append(self._row(facet, len(self.rows)))
        self._facets.activate()
        self._area.setMaximumHeight(max(self._facets.sizeHint().height(), 36))
        self._area.verticalScrollBar().setValue(0)
        focused = next((row for row in self.rows[1:] if row.facet.focused), None)
        if focused is not None:
            self._area.ensureWidgetVisible(focused, 0, 4)

    def _row(self, facet: FacetShown, number: int) -> FacetRow:
        if self._spare:
            row = self._spare.pop()
            row.show_facet(facet)
            self._facets.removeWidget(row)
        else:
            row = FacetRow(facet, self._keeper)
            row.picked.connect(self.picked)
        self._facets.insertWidget(number, row)
        row.show()
        return row
