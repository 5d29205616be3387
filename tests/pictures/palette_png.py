"""Pictures of pages as small PNG files: at most 256 colours, the common ones exactly as painted."""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

_STEPS = (1, 2, 4, 8, 16, 24, 32)
_MOST = 256
_EXACT = 64
"""So many colours are kept as they are, the commonest; the others are those of the fringes of letters."""


def save_small(image: QImage, file: Path) -> None:
    """Write a picture with a palette, rounding rare colours only as far as the palette needs.

    Raises:
        OSError: the file cannot be written.
    """
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    pixels = memoryview(image.constBits()).cast("I")
    near = _fewer(Counter(pixels))
    table = sorted(set(near.values()))
    places = {colour: table.index(one) for colour, one in near.items()}
    small = QImage(width, height, QImage.Format.Format_Indexed8)
    small.setColorTable(table)
    rows = memoryview(small.bits())
    for y in range(height):
        at = y * small.bytesPerLine()
        rows[at : at + width] = bytes(places[colour] for colour in pixels[y * width : (y + 1) * width])
    if not small.save(str(file)):
        raise OSError(f"{file} cannot be written")


def _fewer(counted: Counter[int]) -> dict[int, int]:
    """For each colour one that is near, so that there are no more than a palette has."""
    exact = {colour for colour, _ in counted.most_common(_EXACT)}
    for step in _STEPS:
        near = {colour: colour if colour in exact else _rounded(colour, step) for colour in counted}
        if len(set(near.values())) <= _MOST:
            return near
    raise ValueError("the picture has too many colours for a palette")


def _rounded(colour: int, step: int) -> int:
    made = 0xFF
    for shift in (16, 8, 0):
        channel = colour >> shift & 0xFF
        made = made << 8 | min(round(channel / step) * step, 255)
    return made
