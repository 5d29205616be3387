"""Paints a tint behind the letters: a rectangle, its upper corners round where the mark begins and ends."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

_RADIUS = 2.5
_CAP = 3
"""Pixels from an end that its round corner takes."""


def paint_tint(painter: QPainter, box: QRectF, colour: QColor, *, opens: bool, closes: bool) -> None:
    """Fill the box; `opens` and `closes` say whether its left and right end are those of the mark."""
    if not opens and not closes:
        painter.fillRect(box, colour)
        return
    scale = painter.device().devicePixelRatioF()
    width = int(box.right() + 0.5) - int(box.left() + 0.5)
    if scale != int(scale) or width < 2 * _CAP or box.height() < 2 * _CAP:
        _fill_rounded(painter, box, colour, opens=opens, closes=closes)
        return
    # Round corners take long to paint: they are painted once for each colour, and copied.
    left, top = int(box.left() + 0.5), int(box.top())
    right, bottom = left + width, int(box.bottom())
    painter.fillRect(QRect(left, top + _CAP, width, bottom - top - _CAP), colour)
    corners = _corners(colour.rgba(), int(scale))
    first, last = left, right
    if opens:
        painter.drawImage(left, top, corners[0])
        first += _CAP
    if closes:
        last -= _CAP
        painter.drawImage(last, top, corners[1])
    painter.fillRect(QRect(first, top, last - first, _CAP), colour)


@lru_cache(maxsize=256)
def _corners(rgba: int, scale: int) -> tuple[QImage, QImage]:
    """The upper left and the upper right corner of a tint."""
    images = []
    for left in (0, -2 * _CAP):
        image = QImage(_CAP * scale, _CAP * scale, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(scale)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor.fromRgba(rgba))
        painter.drawRoundedRect(QRectF(left, 0, 3 * _CAP, 3 * _CAP), _RADIUS, _RADIUS)
        painter.end()
        images.append(image)
    return images[0], images[1]


def _fill_rounded(painter: QPainter, box: QRectF, colour: QColor, *, opens: bool, closes: bool) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setBrush(colour)
    reach = 2 * _RADIUS
    box.adjust(0 if opens else -reach, 0, reach if not closes else 0, reach)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    painter.restore()
