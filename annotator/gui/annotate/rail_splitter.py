"""The border between list and details: where nothing is chosen the list has the room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.gui.annotate.details_area import DetailsArea

_SHARE = 0.6
"""How much of the room the details may take by themselves."""


class RailSplitter(QSplitter):
    """Gives the details what they need, and no less again while something is chosen, so that nothing jumps.

    Whoever moves the border has it there from then on, whether something is chosen or not.
    """

    def __init__(self, listing: QWidget, area: DetailsArea, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        self.addWidget(listing)
        self.addWidget(area)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._area = area
        self.most = 0
        """The most that details have needed so far, in pixels."""
        self.by_hand = 0
        """Where somebody has put the border: the height of the details in pixels; 0: nobody has."""
        area.needs_changed.connect(self.share)
        self.splitterMoved.connect(self._moved)

    def take_up(self, by_hand: int, most: int) -> None:
        """Go on from where the border was left."""
        self.by_hand, self.most = by_hand, most
        self.share()

    def share(self) -> None:
        """Share the room by what is shown."""
        whole = sum(self.sizes())
        if not whole:
            return
        if self.by_hand:
            wanted = self.by_hand
        elif self._area.is_empty():
            wanted = self._area.needs()
        else:
            self.most = max(self.most, self._area.needs())
            wanted = min(self.most, round(whole * _SHARE))
        if wanted != self.sizes()[1]:
            self.setSizes([whole - wanted, wanted])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        self.share()

    def _moved(self) -> None:
        self.by_hand = self.sizes()[1]
