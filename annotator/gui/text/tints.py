"""Paints a tint behind the letters: a rectangle, its upper corners round where the mark begins and ends."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.gui.text.boxes import Extent

_RADIUS = 2.5
_CAP = 3
"""Pixels from an end that its round corner takes."""


def paint_tint(
    painter: QPainter,
    extent: Extent,
    rows: tuple[int, int],
    colour: QColor,
    scale: float,
    *,
    opens: bool,
    closes: bool,
) -> None:
    """Fill the extent from the first row to the last, exclusive; `scale` is device pixels to the pixel.

    `opens` and `closes` say whether its left and right end are those of the mark.
    """
    top, bottom = rows
    if not opens and not closes:
        painter.fillRect(QRectF(extent[0], top, extent[1] - extent[0], bottom - top), colour)
        return
    left, right = int(extent[0] + 0.5), int(extent[1] + 0.5)
    if scale != int(scale) or right - left < 2 * _CAP or bottom - top < 2 * _CAP:
        box = QRectF(extent[0], top, extent[1] - extent[0], bottom - top)
        _fill_rounded(painter, box, colour, opens=opens, closes=closes)
        return
    # Round corners take long to paint: they are painted once for each colour, and copied.
    # Plain numbers, for a page has dozens of tints, and to make a QRect takes as long as to fill it.
    painter.fillRect(left, top + _CAP, right - left, bottom - top - _CAP, colour)
    corners = _corners(colour.rgba(), int(scale))
    if opens:
        painter.drawImage(left, top, corners[0])
        left += _CAP
    if closes:
        right -= _CAP
        painter.drawImage(right, top, corners[1])
    painter.fillRect(left, top, right - left, _CAP, colour)


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
