"""The work of annotators as plain rows, as figures of agreement take it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Mark: TypeAlias = tuple[str, str, str, str]
"""An annotation as it is stored: `uid`, label (`uid`), fragments as compact JSON `[[start,end],…]`
(code points), and attributes as JSON."""
Tie: TypeAlias = tuple[str, str, str]
"""A relation: its type (`uid`) and the `uid`s of its two ends."""


class Unit(StrEnum):
    """What is inside or outside an annotation."""

    TOKEN = "token"  # noqa: S105 -- a word of a text
    CODEPOINT = "codepoint"


@dataclass(frozen=True, slots=True)
class Work:
    """What one annotator did in one article."""

    person: int
    """The annotator's place in the list of them."""
    marks: Sequence[Mark]
    ties: Sequence[Tie] = ()


@dataclass(frozen=True, slots=True)
class Worked:
    """An article with the work of those who count, in the order of the annotators."""

    text: str
    works: Sequence[Work]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where labels and relation types (`uid`) stand in their lists; others do not count."""

    labels: Mapping[str, int]
    types: Mapping[str, int]
