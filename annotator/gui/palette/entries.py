"""What can be found: one entry for each action, label, article and annotation."""

from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """The kinds, in the order in which they are listed."""

    ACTION = 0
    LABEL = 1
    ARTICLE = 2
    ANNOTATION = 3


PREFIXES = {">": Kind.ACTION, ":": Kind.LABEL, "@": Kind.ARTICLE, "#": Kind.ANNOTATION}
"""Typed first, they leave one kind."""


class Entry(NamedTuple):
    """One thing that can be found; all texts are plain and on one line."""

    kind: Kind
    key: str
    """The id of the action, the `uid` of all others."""
    name: str
    beside: str = ""
    """What is searched as well: the menu, the article's id, the annotation's label."""
    detail: str = ""
    """What is shown behind the name."""
    keys: tuple[str, ...] = ()
    """Its keys as people read them."""
    look: str = ""
    """The icon, the status, or the colour as the label scheme names it."""
    underline: str = ""
    """Of an annotation, as the label scheme names it."""
    why_not: str = ""
    """Why it is of no use at the moment, as a sentence; empty where it is."""

    @property
    def place(self) -> str:
        """What it is remembered by."""
        return f"{self.kind.name.lower()}:{self.key}"


def one_line(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def without_prefix(typed: str) -> tuple[Kind | None, str]:
    """The kind that a typed text asks for, if any, and the rest of it."""
    kind = PREFIXES.get(typed[:1])
    return kind, typed[1:] if kind is not None else typed
