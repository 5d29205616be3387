"""A small square in a label's colour."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.theme import Theme
from annotator.gui.widgets.painted import Painted

SWATCH: Final = 10
"""Width and height in pixels."""


def paint_swatch(painter: QPainter, left: float, top: float, colour: str, theme: Theme) -> None:
    """Draw the square of a label's colour, as a label scheme names it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(0, 0, 0, 0))
    painter.setBrush(QColor(theme.label_colour(colour).line))
    painter.drawRoundedRect(QRectF(left, top, SWATCH, SWATCH), 2.5, 2.5)
    painter.restore()


def swatch_icon(colour: str, theme: Theme, ratio: float) -> QIcon:
    """Return the square for a row of a list, on a screen of density `ratio`."""
    pixmap = QPixmap(round(SWATCH * ratio), round(SWATCH * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, 0, 0, colour, theme)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else Qt mixes it with the colour of the selection
    return icon


class Swatch(Painted):
    """The square of a label's colour, beside the label's name."""

    def __init__(self, colour: str, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def colour(self) -> str:
        """Return the colour as a label scheme names it."""
        return self._colour

    def set_colour(self, colour: str) -> None:
        """Show another colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the square."""
        return QSize(SWATCH, SWATCH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the square in the middle."""
        top = (self.height() - SWATCH) / 2
        paint_swatch(QPainter(self), (self.width() - SWATCH) / 2, top, self._colour, self.theme)
