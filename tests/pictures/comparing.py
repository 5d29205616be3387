"""Compares pictures tile by tile: the fringes of letters may differ, a line or a colour may not.

Both pictures are blurred over 3 by 3 pixels, so that a letter smoothed otherwise stays nearly the same.
A pixel differs where a channel is more than DIFFERENCE of 255 apart then; a tile of 16 by 16 pixels differs
where more than SHARE of its pixels do. A solid underline that is moved by one pixel differs in 2 of 16 rows.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter

TILE = 16
DIFFERENCE = 24
SHARE = 0.08
_OVER = bytes(int(value > DIFFERENCE) for value in range(256))


def different_tiles(one: QImage, other: QImage) -> list[QPoint]:
    """The upper left corners of the tiles that differ; all of them where the sizes do."""
    if one.size() != other.size():
        return [QPoint(x, y) for y in range(0, one.height(), TILE) for x in range(0, one.width(), TILE)]
    difference = _blurred(one)
    painter = QPainter(difference)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, _blurred(other))
    painter.end()
    width, height = difference.width(), difference.height()
    rows = bytes(difference.constBits()).translate(_OVER)
    channels = [int.from_bytes(rows[channel::4], "big") for channel in range(3)]
    over = (channels[0] | channels[1] | channels[2]).to_bytes(width * height, "big")
    found = []
    for top in range(0, height, TILE):
        bottom = min(top + TILE, height)
        for left in range(0, width, TILE):
            right = min(left + TILE, width)
            count = sum(over.count(1, y * width + left, y * width + right) for y in range(top, bottom))
            if count > SHARE * (right - left) * (bottom - top):
                found.append(QPoint(left, top))
    return found


def shown_differences(kept: QImage, drawn: QImage, tiles: list[QPoint]) -> QImage:
    """What was drawn, with a frame round each tile that differs, for whoever looks into it."""
    image = drawn.convertToFormat(QImage.Format.Format_RGB32)
    both = QImage(image.width(), image.height() + kept.height(), QImage.Format.Format_RGB32)
    both.fill(Qt.GlobalColor.gray)
    painter = QPainter(both)
    painter.drawImage(0, 0, kept)
    painter.drawImage(0, kept.height(), image)
    painter.setPen(Qt.GlobalColor.magenta)
    for tile in tiles:
        painter.drawRect(tile.x(), tile.y() + kept.height(), TILE - 1, TILE - 1)
    painter.end()
    return both


def _blurred(image: QImage) -> QImage:
    """The mean of each pixel and its eight neighbours; at the edges, of itself more than once."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    made = image.copy()
    painter = QPainter(made)
    shifts = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)]
    for number, (x, y) in enumerate(shifts, start=2):
        painter.setOpacity(1 / number)
        painter.drawImage(x, y, image)
    painter.end()
    return made
