"""How the marks of a crowd look, as rows of pixels ready to be cut: thousands are painted as two pictures."""

import sys
from dataclasses import dataclass

from PySide6.QtGui import QColor

from annotator.gui.text.marks import Mark, MarkStyle

_BLANK = bytes(4)
_DASHES = {"dashed": (6.0, 8.5), "dotted": (2.0, 4.0)}
"""Pixels that are painted of how many, as `strokes` has it."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """One colour and pattern: rows of 4 bytes a pixel, premultiplied, as long as the widest line."""

    tint: bytes
    upper: bytes
    """The row above a solid underline, where a thick one begins."""
    lower: bytes
    """The two rows of an underline."""
    tinted: bool = False
    lined: bool = False


class Looks:
    """The looks of a page at one number of device pixels to the pixel."""

    def __init__(self, scale: float, width: int) -> None:
        self.scale = scale
        self.width = width
        """The pixels of a row, of the device."""
        self.blank = Look(_BLANK * width, _BLANK * width, _BLANK * width)
        self.plain: dict[int, Look] = {}
        """By the id of a style: the looks of marks that are neither faded nor stronger."""
        self._by_style: dict[tuple[int, bool, float], tuple[MarkStyle, Look]] = {}
        self._by_value: dict[tuple[object, ...], Look] = {}

    def of(self, mark: Mark, added: float) -> Look:
        """The look of a mark; `added` is what its tint is stronger by."""
        key = (id(mark.style), mark.faded, added)
        known = self._by_style.get(key)
        if known is None:
            # The style is kept with it, lest another one gets the same id.
            known = self._by_style[key] = (mark.style, self._made(mark, added))
            if not added and not mark.faded:
                self.plain[key[0]] = known[1]
        return known[1]

    def _made(self, mark: Mark, added: float) -> Look:
        style = mark.style
        line, tint = line_colour(mark), tint_colour(mark, added)
        value = (tint.rgba(), line.rgba(), style.underline)
        look = self._by_value.get(value)
        if look is None:
            solid = self._row(line)
            thick, none = style.underline == "thick", style.underline == "none"
            lower = self.blank.lower if none else self._dashed(solid, style.underline)
            upper = solid if thick else self.blank.upper
            look = Look(self._row(tint), upper, lower, tinted=tint.alpha() > 0, lined=not none)
            self._by_value[value] = look
        return look

    def _row(self, colour: QColor) -> bytes:
        red, green, blue, alpha = colour.red(), colour.green(), colour.blue(), colour.alpha()
        pixel = alpha << 24
        for shift, part in ((16, red), (8, green), (0, blue)):
            pixel |= round(part * alpha / 255) << shift
        return pixel.to_bytes(4, sys.byteorder) * self.width

    def _dashed(self, solid: bytes, underline: str) -> bytes:
        if underline not in _DASHES:
            return solid
        on, period = _DASHES[underline]
        on, period = on * self.scale, period * self.scale
        pixel = solid[:4]
        return b"".join(pixel if (x + 0.5) % period < on else _BLANK for x in range(self.width))


def tint_colour(mark: Mark, added: float) -> QColor:
    """The colour behind the letters of a mark; `added` is what it is stronger by, 0 where it is not."""
    if not added and not mark.faded:
        return mark.style.tint
    colour = QColor(mark.style.tint)
    if added:
        colour.setAlphaF(min(colour.alphaF() + added, 0.5))
    else:
        colour.setAlphaF(colour.alphaF() * 0.4)
    return colour


def line_colour(mark: Mark) -> QColor:
    """The colour of the underline of a mark."""
    if not mark.faded:
        return mark.style.colour
    colour = QColor(mark.style.colour)
    colour.setAlphaF(0.35)
    return colour
