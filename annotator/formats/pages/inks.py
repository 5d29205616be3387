"""The colours of labels on paper and on dark screens, for files that are read without the program."""

import re
import tomllib
from functools import cache
from zlib import crc32

from annotator.assets import read_text
from annotator.domain.label import Scheme
from annotator.formats.pages.sheet import Ink

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_FOREIGN_TINT = 20
"""How much of a colour that no theme knows its tint has, in percent."""


def ink_of(colour: str, theme: str = "light") -> Ink:
    """The line and the tint of a label's colour.

    Args:
        colour: as a label has it: a role of the theme or `#RRGGBB`; others get one of the palette.
        theme: `light` or `dark`.
    """
    inks, page = _inks(theme)
    if colour in inks:
        return inks[colour]
    if _COLOUR.fullmatch(colour):
        return Ink(colour.upper(), _mixed(colour, page, _FOREIGN_TINT))
    palette = [ink for name, ink in inks.items() if name.startswith("palette-")]
    return palette[crc32(colour.encode()) % len(palette)]


def colour_of(name: str, scheme: Scheme) -> str:
    """The colour in which a label is known on paper, `#RRGGBB`, be it in the scheme or not."""
    label = scheme.label_named(name)
    return ink_of(label.colour if label else name).line


@cache
def _inks(theme: str) -> tuple[dict[str, Ink], str]:
    told = tomllib.loads(read_text("themes", f"{theme}.toml"))
    page = str(told["colours"]["page"])
    return {
        name: Ink(look["line"], _mixed(look["line"], page, look["tint"]))
        for table in ("labels", "palette")
        for name, look in told[table].items()
    }, page


def _mixed(top: str, bottom: str, percent: float) -> str:
    pairs = zip(_channels(top), _channels(bottom), strict=True)
    return "#" + "".join(
        f"{round((over * percent + under * (100 - percent)) / 100):02X}" for over, under in pairs
    )


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
