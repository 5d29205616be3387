"""What a person can set: these classes are the schema and the defaults of the file of settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import NamedTuple, TypeVar

N = TypeVar("N", int, float)


class ThemeMode(StrEnum):
    """Whether the window is light, dark, of high contrast, or as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Limits(NamedTuple):
    """The least and the greatest value of a setting that is a number."""

    least: float
    most: float


def limited(default: N, least: N, most: N) -> N:
    """A field for a number that a file of settings may set no lower and no higher than that."""
    made: N = field(default=default, metadata={"limits": Limits(least, most)})
    return made


def limits_of(table: type, name: str) -> Limits | None:
    """The limits of a setting of one of the classes below; None where any value will do."""
    found: Limits | None = next(one for one in fields(table) if one.name == name).metadata.get("limits")
    return found


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window looks; sizes in device-independent pixels."""

    theme: ThemeMode = ThemeMode.SYSTEM
    language: str = ""
    """A code such as `de`; empty: that of the system."""
    interface_size: int = limited(13, 10, 24)
    page_size: int = limited(17, 9, 51)
    """Of the article's text; the zoom keys change it."""
    page_font: str = ""
    """A family; empty, or one that is not installed: a serif that is there."""
    line_spacing: float = limited(1.3, 1.2, 3.0)
    """From one line to the next, in heights of the font."""
    paragraph_gap: float = limited(0.75, 0.0, 3.0)
    """Between paragraphs, in sizes of the font."""
    measure: int = limited(78, 40, 120)
    """Characters in a line, at most; 60 to 80 read best."""
    margin: bool = True
    """A bar per annotation stands at the left of the text."""
    overview: bool = True
    """A strip beside the scroll bar shows where in the article annotations and search hits are."""
    claims: bool = True
    """Annotations are listed as a card for each claim, not one by one."""


@dataclass(frozen=True, slots=True)
class Annotating:
    """How one works."""

    whole_words: bool = True
    """Selections by hand snap outwards to whole words."""
    selection_bar: bool = True
    """A small bar with the labels appears at a selection."""
    note_time: bool = True
    """The active time on each article is noted, and shown to the person alone."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who sits here."""

    name: str = ""
    """The annotator's name; empty until it was asked for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, a table each in the file."""

    appearance: Appearance = field(default_factory=Appearance)
    annotating: Annotating = field(default_factory=Annotating)
    person: Person = field(default_factory=Person)
    shortcuts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys that are not as they came: by id of an action all its keys, as Qt writes them portably."""
