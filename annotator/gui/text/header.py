"""What stands above the text on the page: title and a line of facts; plain text, no part of the offsets."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from annotator.domain.offsets import OffsetMap
from annotator.gui.text.layout import TOP
from annotator.gui.text.marks import PageColours
from annotator.gui.text.shown_text import is_right_to_left

if TYPE_CHECKING:
    from annotator.gui.text.page import Page

_BETWEEN = 6
_BELOW = 16
_LINES = 4
"""At most, of a title and of a subtitle: the text is to be seen on the first page of a low window."""


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
        painter.drawText(
            QRectF(left, top, width, title), _cut(page.title, self._title_font, width), _option(page.title)
        )
        painter.setPen(colours.muted)
        painter.setFont(self._subtitle_font)
        area = QRectF(left, top + title + _BETWEEN, width, subtitle)
        shown = _cut(page.subtitle, self._subtitle_font, width)
        painter.drawText(area, shown, _option(page.subtitle))

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
    return sum(line[1] for line in _lines(text, font, width)[:_LINES])


def _cut(text: str, font: QFont, width: float) -> str:
    """The text as far as its lines are shown; the last of them says that more was left out."""
    lines = _lines(text, font, width)
    if len(lines) <= _LINES:
        return text
    start = OffsetMap(text).to_codepoint(lines[_LINES - 1][0])
    last = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, max(width - 2, 1.0))
    return text[:start] + last


def _lines(text: str, font: QFont, width: float) -> list[tuple[int, float]]:
    """Of the lines that are shown and one more: the UTF-16 offset of the first letter, and the height."""
    if not text:
        return []
    layout = QTextLayout(text, font)
    layout.setTextOption(_option(text))
    layout.beginLayout()
    found: list[tuple[int, float]] = []
    while len(found) <= _LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        found.append((line.textStart(), line.height()))
    layout.endLayout()
    return found
