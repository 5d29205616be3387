"""What a storage answers that is no entity of the project: rows of lists, counts, what was found."""

from dataclasses import dataclass, field
from typing import Literal

from annotator.domain.annotation_set import Status


@dataclass(frozen=True, slots=True)
class Project:
    """What a project knows of itself."""

    uid: str
    name: str
    created: str
    """When, in UTC, as in the journal."""
    program: str
    """The version of the program that wrote its schema."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the list of articles, for one annotator."""

    uid: str
    id: str
    title: str
    published: str
    length: int
    """Code points."""
    position: int
    status: Status
    reason: str
    annotations: int


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of `annotator stats`."""

    articles: int
    sets: dict[str, int] = field(default_factory=dict)
    """Annotation sets by status, gold among them."""
    by_label: dict[str, int] = field(default_factory=dict)
    """Annotations of annotators' sets by name of label, in the order of the scheme."""
    by_annotator: dict[str, int] = field(default_factory=dict)
    """The same by name of annotator."""
    relations: int = 0
    gold: int = 0
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles a search looks at; what is empty lets all through."""

    label: str = ""
    """Those with an annotation of this label (`uid`)."""
    annotator: str = ""
    """Whose annotation or status counts (`uid`); alone: those that this annotator has begun."""
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class FoundText:
    """An article that a search looks through."""

    uid: str
    id: str
    title: str
    text: str


NamedAttribute = Literal["entity", "quantity"]
"""Attributes whose values are lists of the project: who speaks, what is counted."""


@dataclass(frozen=True, slots=True)
class NamedValue:
    """One entity or quantity of the project's list."""

    name: str
    annotations: int
    """How many annotations of annotators' sets name it."""
    articles: int
    """In how many articles they are."""
