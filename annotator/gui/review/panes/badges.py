"""The small numbers before the marks: what they say, how they look, how much room they take."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from annotator.gui.style.theme import Theme

_PAD = 4
_BETWEEN = 2
_LESS = 6
"""Pixels by which a number is smaller than the letters of the page."""
_LEAST = 9
_EDGE = 2
"""Pixels around a number, for its ring."""
_PICTURES = 500


class BadgeState(StrEnum):
    """What a number stands for; each looks different without its colour, too."""

    OPEN = "open"
    """Filled."""
    DECIDED = "decided"
    """An outline."""
    HERE = "here"
    """Filled, with a ring round it."""
    COUNT = "count"
    """Small figures without a ground: how many marked a stretch."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A number that stands before a code point."""

    position: int
    text: str
    state: BadgeState = BadgeState.OPEN
    inline: bool = True
    """Whether the line makes room for it; else it stands over the letters."""


def badge_font(page_pixels: int) -> QFont:
    """The letters of numbers on a page whose own are so large."""
    font = QFont()
    font.setPixelSize(max(_LEAST, page_pixels - _LESS))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def badge_width(text: str, font: QFont) -> int:
    """Pixels of a number with the gap beside it."""
    return _width(text, font.family(), font.pixelSize())


@lru_cache(maxsize=4096)
def _width(text: str, family: str, pixels: int) -> int:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    return max(round(QFontMetricsF(font).horizontalAdvance(text)) + 2 * _PAD, badge_height(font)) + _BETWEEN


def badge_height(font: QFont) -> int:
    """Pixels."""
    return font.pixelSize() + 4


class BadgePictures:
    """The numbers as small pictures, each drawn once in a theme, a size and a density of pixels."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, BadgeState, str, int, float], QPixmap] = {}

    def paint(
        self, painter: QPainter, left: float, top: float, badge: Badge, font: QFont, theme: Theme
    ) -> None:
        """Draw a number whose room begins at `left`, `top` pixels."""
        scale = painter.device().devicePixelRatioF()
        name = (badge.text, badge.state, theme.name, font.pixelSize(), scale)
        picture = self._kept.get(name)
        if picture is None:
            if len(self._kept) > _PICTURES:
                self._kept.clear()
            picture = self._kept[name] = _drawn(badge, font, theme, scale)
        painter.drawPixmap(QPointF(left - _EDGE, top - _EDGE), picture)


def _drawn(badge: Badge, font: QFont, theme: Theme, scale: float) -> QPixmap:
    width, height = badge_width(badge.text, font) + 2 * _EDGE, badge_height(font) + 2 * _EDGE
    picture = QPixmap(ceil(width * scale), ceil(height * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_badge(painter, _EDGE, _EDGE, badge, font, theme)
    painter.end()
    return picture


def paint_badge(painter: QPainter, left: float, top: float, badge: Badge, font: QFont, theme: Theme) -> None:
    """Draw a number whose room begins at `left`, `top` pixels."""
    box = QRectF(left, top, badge_width(badge.text, font) - _BETWEEN, badge_height(font))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.setFont(font)
    round_ = box.height() / 2
    dark, light = QColor(theme.text), QColor(theme.page)
    if badge.state is BadgeState.COUNT:
        painter.setPen(QColor(theme.muted))
    elif badge.state is BadgeState.DECIDED:
        painter.setPen(QPen(QColor(theme.muted), 1))
        painter.setBrush(light)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)
        painter.setPen(QColor(theme.muted))
    else:
        if badge.state is BadgeState.HERE:
            ring = QColor(theme.focus)
            painter.setPen(QPen(ring, 2))
            painter.setBrush(dark)
            painter.drawRoundedRect(box.adjusted(0, 0, 0, 0), round_, round_)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(dark)
            painter.drawRoundedRect(box, round_, round_)
        painter.setPen(light)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge.text)
    painter.restore()
