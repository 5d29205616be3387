"""What figures of agreement ask of a storage: annotations and relations as plain rows, article by article."""

from collections.abc import Collection, Sequence
from typing import Protocol

from annotator.domain.agreement_rows import Mark, Tie
from annotator.domain.annotation_set import AnnotationSet, Status


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
