"""The colours of labels on white, for files that name colours."""

import tomllib
from functools import cache

from annotator.assets import read_text
from annotator.domain.label import Label

_UNKNOWN = "#5F656C"


@cache
def _roles() -> dict[str, str]:
    theme = tomllib.loads(read_text("themes", "light.toml"))
    return {name: ink["line"] for part in ("labels", "palette") for name, ink in theme[part].items()}


def line_colour(label: Label) -> str:
    """Return the label's strong colour as `#RRGGBB`."""
    return label.colour if label.colour.startswith("#") else _roles().get(label.colour, _UNKNOWN)


def tint_colour(label: Label) -> str:
    """Return a light shade of it that dark letters can be read on, as `#RRGGBB`."""
    line = line_colour(label)
    return "#" + "".join(f"{255 - (255 - int(line[at : at + 2], 16)) // 4:02X}" for at in (1, 3, 5))
