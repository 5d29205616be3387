"""What stands above the text on the page: title and a line of facts; plain text, no part of the offsets."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from annotator.gui.text.layout import TOP
from annotator.gui.text.marks import PageColours
from annotator.gui.text.shown_text import is_right_to_left

if TYPE_CHECKING:
    from annotator.gui.text.page import Page

_BETWEEN = 6
_BELOW = 16


class Header:
    """Measures and paints title and subtitle in the width of the text column."""

    def __init__(self) -> None:
        self._title_font = QFont()
        self._subtitle_font = QFont()

    def set_fonts(self, page_font: QFont, interface_font: QFont) -> None:
        """The title takes the reading font, larger and bold; the subtitle the font of the interface."""
        self._title_font = QFont(page_font)
        self._title_font.setPixelSize(round(page_font.pixelSize() * 1.35))
        self._title_font.setBold(True)
        self._subtitle_font = QFont(interface_font)
        self._subtitle_font.setPixelSize(max(round(page_font.pixelSize() * 0.78), 10))

    def height(self, page: "Page") -> int:
        """Pixels that the header takes above the first line; 0 without title and subtitle."""
        title, subtitle = self._heights(page)
        if not page.title and not page.subtitle:
            return 0
        return ceil(title + _BETWEEN + subtitle + _BELOW)

    def paint(self, painter: QPainter, page: "Page", top: int, colours: PageColours) -> None:
        """Paint it into the block that begins at the row `top`."""
        title, subtitle = self._heights(page)
        left, width = page.layout.left, page.layout.column_width
        top += TOP
        painter.setPen(colours.text)
        painter.setFont(self._title_font)
        painter.drawText(QRectF(left, top, width, title), page.title, _option(page.title))
        painter.setPen(colours.muted)
        painter.setFont(self._subtitle_font)
        area = QRectF(left, top + title + _BETWEEN, width, subtitle)
        painter.drawText(area, page.subtitle, _option(page.subtitle))

    def _heights(self, page: "Page") -> tuple[float, float]:
        return (
            _height(page.title, self._title_font, page.layout.column_width),
            _height(page.subtitle, self._subtitle_font, page.layout.column_width),
        )


def _option(text: str) -> QTextOption:
    """Lines break between words, inside one only where it is longer than a line."""
    right = is_right_to_left(text)
    # An option takes the direction of the window's language if it is not given one.
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _height(text: str, font: QFont, width: float) -> float:
    if not text:
        return 0.0
    layout = QTextLayout(text, font)
    layout.setTextOption(_option(text))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        height += line.height()
    layout.endLayout()
    return height
