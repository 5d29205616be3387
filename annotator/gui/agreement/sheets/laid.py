"""A table that is shown, and what each of its cells is about."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.formats.agreement_sheet import Sheet


@dataclass(frozen=True, slots=True)
class Spot:
    """What a figure is about, so that the annotations behind it can be found; what is empty is anything."""

    title: str
    """What it is about, in words."""
    figure: str = ""
    """The figure itself, in words."""
    also: str = ""
    """Other figures of the same, in words."""
    told: str = ""
    """What it rests on, or why it is not defined."""
    means: str = ""
    """What the measure means."""
    people: tuple[str, str] | None = None
    """The names of the two annotators."""
    label: str = ""
    """Name."""
    attribute: str = ""
    """`label.attribute`."""
    relation: str = ""
    """Name of the type."""
    article: str = ""
    """`uid`."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table, and what its cells are about."""

    sheet: Sheet
    spot: Callable[[int, int], Spot | None]
    """By row and column."""
    wide: int = 0
    """Pixels of the names of rows, at most; 0 where they take what they need."""
