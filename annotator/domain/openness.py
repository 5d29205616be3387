"""What is still open about an annotation: not tied to what it belongs to, not read, or to talk about."""

from collections.abc import Iterable
from enum import StrEnum

from annotator.domain.annotation import Annotation
from annotator.domain.label import Label, RelationType, Scheme
from annotator.domain.relation import Relation

SAID_BY = "said-by"
"""The relation type that gives a claim its speaker."""
VOICE = "voice"
"""The attribute of a claim that says why no speaker stands in the text."""
BOUND = "bound"
"""The attribute that a number has once somebody has read it."""


class OpenPoint(StrEnum):
    """Why an annotation is open."""

    UNTIED = "untied"
    """No relation ties it to what it belongs to."""
    UNREAD = "unread"
    """A number whose bound nobody has given."""
    DISCUSS = "discuss"
    """Somebody wants to talk about it."""


class Openness:
    """Knows the relations of one annotation set, and so what is open in it."""

    def __init__(self, scheme: Scheme, relations: Iterable[Relation]) -> None:
        self._scheme = scheme
        self._out: dict[str, set[str]] = {}
        self._in: dict[str, set[str]] = {}
        for relation in relations:
            self._out.setdefault(relation.source, set()).add(relation.type)
            self._in.setdefault(relation.target, set()).add(relation.type)

    def points(self, annotation: Annotation) -> tuple[OpenPoint, ...]:
        """What is open about an annotation; empty where nothing is."""
        label = self._scheme.label(annotation.label)
        return tuple(
            point
            for point, is_so in (
                (OpenPoint.UNTIED, label is not None and self._untied(annotation)),
                (OpenPoint.UNREAD, label is not None and _unread(annotation, label)),
                (OpenPoint.DISCUSS, annotation.discuss),
            )
            if is_so
        )

    def _untied(self, annotation: Annotation) -> bool:
        """A claim needs a speaker, or a word why it has none; what is said of a claim must be tied to one."""
        out = self._types(annotation.label, of="sources")
        said_by = next((kind for kind in out if kind.name == SAID_BY), None)
        if said_by is not None:
            return said_by.uid not in self._out.get(annotation.uid, ()) and not annotation.attributes.get(
                VOICE
            )
        if self._types(annotation.label, of="targets"):
            return annotation.uid not in self._in
        return bool(out) and annotation.uid not in self._out

    def _types(self, label: str, *, of: str) -> list[RelationType]:
        return [kind for kind in self._scheme.relation_types if label in getattr(kind, of)]


def _unread(annotation: Annotation, label: Label) -> bool:
    return any(attribute.name == BOUND for attribute in label.attributes) and not annotation.attributes.get(
        BOUND
    )
