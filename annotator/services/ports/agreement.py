"""What figures of agreement ask of a storage: annotations and relations as plain rows, article by article."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from annotator.domain.agreement.rows import Mark, Tie
from annotator.domain.annotation_set import AnnotationSet, Status


@dataclass(frozen=True, slots=True)
class SetStep:
    """What an entry of the journal did to a set."""

    seq: int
    """The number of the entry."""
    at: str
    """When, in UTC."""
    set: str
    """The set's `uid`."""
    status: Status | None
    """What it was then; None where it came in with a file and the journal does not say."""
    was: Status | None
    """What it was before; None where it was not there."""


class AgreementReading(Protocol):
    """Questions that make no entities, because there may be millions of rows."""

    def annotators_sets(self, statuses: Collection[Status]) -> list[AnnotationSet]:
        """Annotators' sets with one of the statuses, article by article in no order."""
        ...

    def marks_of(self, set: str) -> Sequence[Mark]:
        """The annotations of a set (`uid`) in their order."""
        ...

    def ties_of(self, set: str) -> Sequence[Tie]:
        """The relations of a set (`uid`) in their order."""
        ...

    def set_steps(self, after: int = 0) -> list[SetStep]:
        """What became of annotation sets, oldest first, in journal entries with a number above `after`."""
        ...
