"""One facet as a row: what it is called, and a button for each of its versions."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.gui.review.facets.version_button import VersionButton
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.labels import ElidedLabel

TITLE_WIDTH, LONG_TITLE = 112, 240
"""Pixels of what stands before the versions, at most of what a relation goes to."""


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version: whom it is taken from (`uid`), the digits and names of all who have it, its words."""

    annotator: str
    digits: tuple[str, ...]
    people: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FacetShown:
    """A facet with its versions; one version alone is told, for there is nothing to choose."""

    name: str
    title: str
    versions: tuple[VersionShown, ...]
    focused: bool = False


class FacetRow(QWidget):
    """The facet in focus has a sign before its name; the controls are used again for the next facet."""

    picked = Signal(str, str)
    """The facet's name, and from whom (`uid`) it is to be taken."""

    def __init__(self, facet: FacetShown, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self._keeper = keeper
        self._all: list[VersionButton] = []
        self.title = ElidedLabel("", "muted")
        self._only = ElidedLabel("", "muted")
        self._only.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, STEP)
        self._row.setSpacing(GAP)
        self._row.addWidget(self.title)
        self._row.addWidget(self._only, 1)
        self.show_facet(facet)

    @property
    def buttons(self) -> list[VersionButton]:
        """Those of the versions; none where there is nothing to choose."""
        count = len(self.facet.versions)
        return self._all[:count] if count > 1 else []

    def show_facet(self, facet: FacetShown) -> None:
        """Show another facet, or the same one with something else chosen."""
        self.facet = facet
        self.title.setText(f"▸ {facet.title}" if facet.focused else facet.title)
        set_look(self.title, "heading" if facet.focused else "muted")
        needed = self.title.fontMetrics().horizontalAdvance(self.title.text()) + 2
        self.title.setFixedWidth(max(TITLE_WIDTH, min(needed, LONG_TITLE)))
        alone = len(facet.versions) == 1
        self._only.setVisible(alone)
        self._only.setText(facet.versions[0].words if alone else "")
        shown = () if alone else facet.versions
        while len(self._all) < len(shown):
            self._all.append(self._made(len(self._all)))
        for number, button in enumerate(self._all):
            if number < len(shown):
                version = shown[number]
                button.show_version(list(version.digits), version.people, version.words)
                button.setChecked(version.chosen)
            button.setVisible(number < len(shown))

    def _made(self, number: int) -> VersionButton:
        button = VersionButton([], "", "", self._keeper)
        button.clicked.connect(lambda _on=False: self._pick(number))
        self._row.addWidget(button, 1)
        return button

    def _pick(self, number: int) -> None:
        version = self.facet.versions[number]
        self._all[number].setChecked(version.chosen)
        self.picked.emit(self.facet.name, version.annotator)
