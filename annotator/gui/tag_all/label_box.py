"""A box to choose a label from, each with its colour and its digit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.domain.label import DIGITS, Label
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.swatch import SWATCH, swatch_icon


class LabelBox(QComboBox):
    """Knows labels by `uid`."""

    def __init__(
        self, labels: Sequence[Label], current: str, keeper: ThemeKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._labels, self._keeper = labels, keeper
        narrow(self)
        self.setAccessibleName(self.tr("Label"))
        self.setIconSize(QSize(SWATCH, SWATCH))
        for number, label in enumerate(labels, 1):
            digit = f"   {number}" if number <= DIGITS else ""
            self.addItem(f"{label.title}{digit}", label.uid)
        self.setCurrentIndex(max(0, self.findData(current)))
        self._draw()
        keeper.changed.connect(self._draw)

    def label(self) -> str:
        """The label (`uid`) that is chosen."""
        return str(self.currentData())

    def choose(self, number: int) -> None:
        """Choose a label by its number, counted from 0, if there are so many."""
        if number < self.count():
            self.setCurrentIndex(number)

    def _draw(self) -> None:
        for row, label in enumerate(self._labels):
            self.setItemIcon(row, swatch_icon(label.colour, self._keeper.theme, self.devicePixelRatioF()))
