"""The common part of controls that paint themselves: the theme, and a repaint when it changes."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.theme import Theme


class Painted(QWidget):
    """A control that paints itself in the theme that holds."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        keeper.changed.connect(self._take_theme)

    @property
    def theme(self) -> Theme:
        """The theme to paint in."""
        return self._keeper.theme

    def _take_theme(self) -> None:
        self.updateGeometry()
        self.update()


def smaller(font: QFont, pixels: int = 2) -> QFont:
    """Return the font some pixels smaller, but never below 9 pixels."""
    made = QFont(font)
    made.setPixelSize(max(9, pixel_size(font) - pixels))
    return made


def pixel_size(font: QFont) -> int:
    """Return a font's size in pixels, also where it was set in points (at 96 dots an inch)."""
    return font.pixelSize() if font.pixelSize() > 0 else round(font.pointSizeF() * 96 / 72)
