"""What a person can set: these classes are the schema and the defaults of the file of settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ThemeMode(StrEnum):
    """Whether the window is light, dark, or as the system is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window looks; sizes in device-independent pixels."""

    theme: ThemeMode = ThemeMode.SYSTEM
    language: str = ""
    """A code such as `de`; empty: that of the system."""
    interface_size: int = 13
    page_size: int = 17
    """Of the article's text; the zoom keys change it."""


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
