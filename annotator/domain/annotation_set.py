"""One annotator's work on one article, and how far it is."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Whether a set is an annotator's own or the gold that a reviewer makes."""

    ANNOTATOR = "annotator"
    GOLD = "gold"


class Status(StrEnum):
    """How far an annotation set is; the words are those of the contract."""

    NEW = "new"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    SKIPPED = "skipped"
    FLAGGED = "flagged"


CLOSED = frozenset({Status.DONE})
"""Statuses in which a set is protected until it is reopened."""


@dataclass(frozen=True, slots=True)
class AnnotationSet:
    """The work of one annotator in one role on one article."""

    uid: str
    article: str
    """The article's `uid`."""
    annotator: str
    """The annotator's `uid`."""
    role: Role
    status: Status
    position: int
    """Its place among the sets of the article."""
    reason: str = ""
    """Why it was skipped or flagged."""
    final: bool = True
    """For gold: whether this is the one that counts where a second reviewer made another."""
    guideline: str | None = None
    """The version of the guidelines it was made by, where known."""
