"""The colours that a `visual.conf` beside files of brat's gives to labels."""

from functools import lru_cache
from pathlib import Path

from annotator.formats.brat.conf import VISUAL
from annotator.formats.brat.names import unescaped
from annotator.formats.label_colours import COLOUR, file_beside

_SECTION = "[drawing]"
_KINDS = "borderColor", "bgColor"
"""The stronger one first, if it is no word such as `darken`."""


def drawn_colours(path: Path, *, own: bool) -> dict[str, str]:
    """By label the colour that is configured in the folder of a file, or else in the one above."""
    data = file_beside(path.with_name(VISUAL)) or file_beside(path.parent.parent / VISUAL)
    return _colours(data, own) if data else {}


@lru_cache(8)
def _colours(data: bytes, own: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    inside = False
    for line in data.decode("utf-8", "replace").replace("\r", "").split("\n"):
        if line.startswith("["):
            inside = line.strip() == _SECTION
            continue
        name, _, drawn = line.partition("\t")
        if not inside or not drawn or name.startswith("#"):
            continue
        told = dict(one.strip().partition(":")[::2] for one in drawn.split(","))
        colour = next((told[kind] for kind in _KINDS if COLOUR.fullmatch(told.get(kind, ""))), "")
        if colour:
            found[unescaped(name) if own else name] = colour
    return found
