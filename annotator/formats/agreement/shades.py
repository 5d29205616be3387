"""Shades of one hue for figures from 0 to 1, each with the ink that can be read on it; safe for all eyes."""

from dataclasses import dataclass
from typing import Final

HUE: Final = (38, 132, 208)
"""A blue, which most people with other eyes see as a blue as well; all of them can go by lightness."""
BLACK, WHITE = "#000000", "#FFFFFF"
READABLE: Final = 4.5
"""WCAG 2: contrast of text of usual size."""
_FLARE = 0.05
"""What WCAG 2 adds to luminances before it divides them."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A ground and what is written on it, `#RRGGBB` each."""

    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class Ramp:
    """From where nothing is to where all is, in even steps of lightness (CIE L*), of one hue.

    Where neither black nor white could be read well enough on a lightness, the ramp leaps over it.
    """

    first: float = 97.0
    """Lightness of 0; 0 is black, 100 white."""
    last: float = 30.0
    """Lightness of 1."""
    ratio: float = READABLE
    """Contrast of what is written, by WCAG 2."""

    def shade(self, share: float) -> Shade:
        """The shade of a figure; below 0 and above 1 count as these."""
        least, most = sorted((self.first, self.last))
        # With a little to spare, for channels are whole numbers.
        for_white = lightness((1 + _FLARE) / (self.ratio * 1.01) - _FLARE)
        for_black = lightness(self.ratio * 1.01 * _FLARE - _FLARE)
        leap = max(0.0, min(most, for_black) - max(least, for_white))
        way = (most - least - leap) * min(max(share, 0.0), 1.0)
        at = least + way if self.last > self.first else most - way
        if leap and self.last > self.first and at > for_white:
            at += leap
        elif leap and self.last < self.first and at < for_black:
            at -= leap
        ground = _of_luminance(luminance(at))
        return Shade(ground, WHITE if at <= for_white else BLACK)


def lightness(luminance: float) -> float:
    """CIE L* (0 to 100) of a relative luminance (0 to 1)."""
    if luminance <= (6 / 29) ** 3:
        return luminance * (29 / 3) ** 3
    return float(116 * luminance ** (1 / 3) - 16)


def luminance(lightness: float) -> float:
    """The relative luminance (0 to 1) of a CIE L* (0 to 100)."""
    if lightness <= 8:
        return lightness * (3 / 29) ** 3
    return float(((lightness + 16) / 116) ** 3)


def _of_luminance(wanted: float) -> str:
    """The hue with just that luminance: mixed with white, or with black, as light mixes."""
    pure = [_linear(channel / 255) for channel in HUE]
    own = 0.2126 * pure[0] + 0.7152 * pure[1] + 0.0722 * pure[2]
    if wanted >= own:
        white = (wanted - own) / (1 - own)
        mixed = [one + (1 - one) * white for one in pure]
    else:
        mixed = [one * wanted / own for one in pure]
    return "#" + "".join(f"{round(_display(one) * 255):02X}" for one in mixed)


def _linear(value: float) -> float:
    """Light of a channel of sRGB (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _display(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
