"""What changes of the label scheme ask of a storage: what is tagged or tied, in portions and counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from annotator.domain.annotation import Annotation
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.label import Label, RelationType
from annotator.domain.relation import Relation


@dataclass(frozen=True, slots=True)
class Use:
    """So many annotations of one label, or relations of one type, in one annotation set."""

    set: str
    """The annotation set's `uid`."""
    count: int
    attributes: str = ""
    """The JSON text of the attributes that all of them have, where it was asked for."""


class SchemeReading(Protocol):
    """Questions about what has a label or relation type."""

    def tagged(self, label: str, after: str, limit: int) -> list[Annotation]:
        """Annotations of a label (`uid`) in the order of their `uid`s, from behind one on."""
        ...

    def tied(self, type: str, after: str, limit: int) -> list[Relation]:
        """Relations of a type (`uid`) in the order of their `uid`s, from behind one on."""
        ...

    def relations_at_any(self, annotations: Sequence[str]) -> list[Relation]:
        """The relations that start or end at one of several annotations (`uid`s), each once."""
        ...

    def uses(self, owner: type[Label | RelationType], uid: str, mentioning: str = "") -> list[Use]:
        """Where a label or relation type (`uid`) is used.

        Args:
            owner: which of the two it is.
            uid: its `uid`.
            mentioning: a text that stands in the attributes; then these are told, too. In what case it is
                written there may make no difference.
        """
        ...

    def uses_of_ties(self, label: str) -> dict[str, list[Use]]:
        """The relations with an end of a label (`uid`), by type (`uid`)."""
        ...

    def uses_in_all(self, owner: type[Label | RelationType]) -> dict[str, int]:
        """How many annotations there are of each label, or relations of each type (`uid`), that is used."""
        ...

    def declined_as(self, type: str) -> list[DeclinedTie]:
        """The ties of a relation type (`uid`) that are not to be proposed, in all sets."""
        ...
