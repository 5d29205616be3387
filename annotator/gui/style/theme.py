"""A theme: every colour of the window by the role it plays, read from a TOML file and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final
from zlib import crc32

from annotator.assets import read_text
from annotator.gui.style.colour import blend, channels, contrast, is_colour, readable

THEME_NAMES: Final = ("light", "dark", "contrast", "contrast-light")
BUILT_IN_LABELS: Final = ("claim", "speaker", "number", "hedge")
TEXT_ON_TINT: Final = 8.0
TEXT_ON_SURFACE: Final = 4.5
STRONG: Final = 7.0
"""What themes of high contrast hold where others hold 4.5."""
_FOREIGN_TINT: Final = 20
_NO_COLOURS: Final = frozenset({"name", "dark", "strong", "labels", "palette"})


@dataclass(frozen=True, slots=True)
class LabelColour:
    """How annotations of one label are coloured; every value is an opaque `#RRGGBB`."""

    line: str
    """The underline, the swatch, and the label's name where it is written in colour."""
    tint: str
    """Behind the text, already mixed with the page."""
    strong_tint: str
    """The same for the chosen annotation."""
    tint_percent: int
    """How much of `line` is in `tint`, for those who mix tints that overlap."""
    strong_percent: int
    """How much of `line` is in `strong_tint`."""


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours by role, `#RRGGBB` each; make a QColor of one where it is painted."""

    name: str
    dark: bool
    strong: bool
    """Whether it is one of high contrast."""

    page: str
    chrome: str
    window: str
    field: str

    line: str
    line_strong: str
    text: str
    muted: str
    faint: str

    accent: str
    accent_hover: str
    on_accent: str
    accent_off: str
    on_accent_off: str

    button: str
    button_hover: str
    button_pressed: str
    hover: str
    chosen: str
    chosen_bar: str
    selection: str
    selection_text: str
    page_selection: str
    """What is selected on the page; unlike every label's tint, and painted translucent but in high contrast,
    where `selection_text` is the colour of the letters."""
    focus: str

    danger: str
    danger_surface: str
    danger_line: str
    warning: str
    warning_surface: str
    warning_line: str
    info_surface: str
    info_line: str

    success: str
    progress: str
    progress_track: str
    status_new: str
    status_begun: str
    status_flagged: str

    agreed_line: str
    agreed_tint: str
    search_hit: str
    search_hit_current: str
    tooltip: str
    tooltip_text: str

    labels: Mapping[str, LabelColour]
    """The four labels of the default scheme by name."""
    palette: Mapping[str, LabelColour]
    """Further colours for labels that a project adds: `palette-1` and so on."""

    def label_colour(self, name: str) -> LabelColour:
        """Return the colour that a label scheme names: `claim`, `palette-3`, or `#RRGGBB`.

        A colour that came with a foreign scheme is moved until it can be read on the page. A name
        that no theme knows gets one of the palette, always the same, for a scheme may come from anywhere.
        """
        known = self.labels.get(name) or self.palette.get(name)
        if known is not None:
            return known
        if is_colour(name):
            return _foreign_colour(name, self.text, self.page, STRONG if self.strong else TEXT_ON_SURFACE)
        others = list(self.palette.values())
        return others[crc32(name.encode()) % len(others)]


def label_colour(line: str, page: str, percent: int, strong_percent: int) -> LabelColour:
    """Return a label's colours on `page`; the percentages say how much of `line` a tint has."""
    return LabelColour(
        line, blend(line, page, percent), blend(line, page, strong_percent), percent, strong_percent
    )


@cache
def load_theme(name: str) -> Theme:
    """Return the theme `name`, one of THEME_NAMES; raises ValueError naming what its file has wrong."""
    return parse_theme(name, read_text("themes", f"{name}.toml"))


def parse_theme(name: str, source: str) -> Theme:
    """Return the theme written in TOML; raises ValueError naming every missing, unknown or bad role."""
    data = tomllib.loads(source)
    colours = data.get("colours", {})
    roles = [field.name for field in fields(Theme) if field.name not in _NO_COLOURS]
    missing = [role for role in roles if role not in colours]
    unknown = [role for role in colours if role not in roles]
    missing += [f"labels.{label}" for label in BUILT_IN_LABELS if label not in data.get("labels", {})]
    if missing or unknown:
        raise ValueError(f"theme {name}: missing {missing}, unknown {unknown}")
    for role in roles:
        channels(colours[role])
    return Theme(
        name=name,
        dark=bool(data["dark"]),
        strong=bool(data.get("strong", False)),
        **{role: str(colours[role]) for role in roles},
        labels=_label_colours(data["labels"], colours["page"]),
        palette=_label_colours(data["palette"], colours["page"]),
    )


def _label_colours(tables: Mapping[str, Mapping[str, Any]], page: str) -> Mapping[str, LabelColour]:
    """Return the colours of one table of labels, in the order of the file."""
    made = {
        name: label_colour(table["line"], page, table["tint"], table["strong"])
        for name, table in tables.items()
    }
    return MappingProxyType(made)


@lru_cache(maxsize=256)
def _foreign_colour(line: str, text: str, page: str, ratio: float) -> LabelColour:
    """Return a foreign colour, its line of that contrast at least, with as much tint as the text allows."""
    moved = readable(line, text, page, ratio)
    fits = [p for p in range(0, 36, 2) if contrast(text, blend(moved, page, p)) >= TEXT_ON_TINT]
    return label_colour(moved, page, min(_FOREIGN_TINT, max(fits)), max(fits))
