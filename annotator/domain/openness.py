"""What is still open about an annotation: not tied to what it belongs to, not read, or to talk about."""

from collections.abc import Iterable
from enum import StrEnum

from annotator.domain.annotation import Annotation
from annotator.domain.attributes import BOUND, missing
from annotator.domain.label import Attribute, Label, RelationType, Scheme
from annotator.domain.relation import Relation

SAID_BY = "said-by"
"""The relation type that gives a claim its speaker."""
VOICE = "voice"
"""The attribute of a claim that says why no speaker stands in the text."""


class OpenPoint(StrEnum):
    """Why an annotation is open."""

    UNTIED = "untied"
    """No relation ties it to what it belongs to."""
    UNREAD = "unread"
    """A number whose bound nobody has given."""
    REQUIRED = "required"
    """An attribute that its label asks for has no value."""
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
                (OpenPoint.UNREAD, is_unread(annotation, label)),
                (OpenPoint.REQUIRED, bool(self.missing(annotation))),
                (OpenPoint.DISCUSS, annotation.discuss),
            )
            if is_so
        )

    def missing(self, annotation: Annotation) -> tuple[Attribute, ...]:
        """The required attributes without a value; the bound of a number is told as unread instead."""
        label = self._scheme.label(annotation.label)
        if label is None:
            return ()
        return tuple(one for one in missing(label, annotation.attributes) if one.name != BOUND)

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


def is_unread(annotation: Annotation, label: Label | None) -> bool:
    """Whether it is a number (its label has a bound) and nobody has said which bound."""
    if label is None or annotation.attributes.get(BOUND):
        return False
    return any(attribute.name == BOUND for attribute in label.attributes)
