"""Arithmetic on colours written `#RRGGBB`: mixing them and measuring their contrast."""

import re
from typing import Final

_HEX: Final = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(text: str) -> bool:
    """Say whether a text is a colour of the form `#RRGGBB`."""
    return _HEX.fullmatch(text) is not None


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255; raises ValueError for anything but `#RRGGBB`."""
    if not is_colour(colour):
        raise ValueError(f"{colour!r} is no colour of the form #RRGGBB")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def blend(top: str, bottom: str, percent: float) -> str:
    """Return what `top` laid on `bottom` looks like, `percent` of it covering (0 to 100)."""
    pairs = zip(channels(top), channels(bottom), strict=True)
    mixed = [round((over * percent + under * (100 - percent)) / 100) for over, under in pairs]
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2, 0 (black) to 1 (white)."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (v / 255 for v in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2, from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, towards: str, page: str, ratio: float) -> str:
    """Return `colour`, moved towards `towards` no further than `ratio` on `page` needs."""
    for percent in range(0, 101, 5):
        moved = blend(towards, colour, percent)
        if contrast(moved, page) >= ratio:
            return moved
    return towards
