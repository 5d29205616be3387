"""A box to choose a label from, each with its colour and its digit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.domain.label import DIGITS, Label
from annotator.gui.style.theme import Theme
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.swatch import SWATCH, paint_swatch


class LabelBox(QComboBox):
    """Knows labels by `uid`."""

    def __init__(
        self, labels: Sequence[Label], current: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        narrow(self)
        self.setAccessibleName(self.tr("Label"))
        self.setIconSize(QSize(SWATCH, SWATCH))
        for number, label in enumerate(labels, 1):
            digit = f"   {number}" if number <= DIGITS else ""
            self.addItem(_swatch(label, theme, self.devicePixelRatioF()), f"{label.title}{digit}", label.uid)
        self.setCurrentIndex(max(0, self.findData(current)))

    def label(self) -> str:
        """The label (`uid`) that is chosen."""
        return str(self.currentData())

    def choose(self, number: int) -> None:
        """Choose a label by its number, counted from 0, if there are so many."""
        if number < self.count():
            self.setCurrentIndex(number)


def _swatch(label: Label, theme: Theme, ratio: float) -> QIcon:
    pixmap = QPixmap(round(SWATCH * ratio), round(SWATCH * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, 0, 0, label.colour, theme)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else Qt mixes it with the colour of the selection
    return icon
