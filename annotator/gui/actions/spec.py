"""What the catalogue says of one action: its name, its keys, where it stands and what it needs."""

from dataclasses import dataclass
from enum import StrEnum


class Needs(StrEnum):
    """What must be there for an action to be of use."""

    NOTHING = "nothing"
    PROJECT = "project"
    WRITABLE = "writable"
    """A project that can be changed."""
    ARTICLE = "article"
    """An open article."""
    EDITABLE = "editable"
    """An open article in a project that can be changed."""
    SELECTED = "selected"
    """A selection in an open article."""
    SELECTION = "selection"
    """A selection in an article that can be changed."""
    CHOSEN = "chosen"
    """A chosen annotation."""
    CHOSEN_EDITABLE = "chosen-editable"
    """A chosen annotation in an article that can be changed."""
    CHOSEN_AND_SELECTION = "chosen-and-selection"


class Part(StrEnum):
    """Where an action's keys work: anywhere in the window, or on the page only."""

    WINDOW = "window"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; texts are English and marked for translation in the context `actions`."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    tip: str
    icon: str = ""
    needs: Needs = Needs.NOTHING
    part: Part = Part.WINDOW
    repeats: bool = False
    """Whether holding the key repeats it."""
    group: bool = False
    """Whether a line separates it from what stands above it in the menu."""
    radio: str = ""
    """The name of the group of which only one is checked at a time."""
    switch: bool = False
    """Whether it is on or off."""
