"""One facet as a row: what it is called, and a button for each of its versions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotator.gui.review.facets.version_button import VersionButton
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.labels import ElidedLabel

TITLE_WIDTH = 112
"""Pixels of what stands before the versions."""


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
    """The facet in focus has a sign before its name."""

    picked = Signal(str, str)
    """The facet's name, and from whom (`uid`) it is to be taken."""

    def __init__(self, facet: FacetShown, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        title = f"▸ {facet.title}" if facet.focused else facet.title
        self.title = ElidedLabel(title, *(("heading",) if facet.focused else ("muted",)))
        self.title.setFixedWidth(TITLE_WIDTH)
        self.buttons: list[VersionButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, STEP)
        row.setSpacing(GAP)
        row.addWidget(self.title)
        if len(facet.versions) == 1:
            only = ElidedLabel(facet.versions[0].words, "muted")
            only.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(only, 1)
            return
        self.buttons = self._made(facet.versions, keeper)
        for button in self.buttons:
            row.addWidget(button, 1)

    def _made(self, versions: Sequence[VersionShown], keeper: ThemeKeeper) -> list[VersionButton]:
        made = []
        for version in versions:
            button = VersionButton(list(version.digits), version.people, version.words, keeper)
            button.setChecked(version.chosen)
            button.clicked.connect(
                lambda _on=False, who=version.annotator: self.picked.emit(self.facet.name, who)
            )
            made.append(button)
        return made
