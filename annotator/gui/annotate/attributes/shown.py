"""What a field shows: one value of all that is chosen, several, none, or one that is only read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from annotator.domain.annotation import Annotation
from annotator.domain.attributes import is_missing
from annotator.domain.json_values import EMPTY, Json, JsonObject, same
from annotator.domain.label import Attribute, AttributeKind, Label


class Standing(Enum):
    """How a value stands."""

    UNSET = auto()
    READ = auto()
    """Read from the text, and not confirmed by anybody."""
    SET = auto()
    SEVERAL = auto()
    """The annotations have different ones, or only some have one."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value and how it stands; None where it is unset or several."""

    standing: Standing = Standing.UNSET
    value: Json = None


def shown_of(annotations: Sequence[Annotation], name: str, read: JsonObject = EMPTY) -> Shown:
    """What annotations have of an attribute.

    Args:
        annotations: at least one.
        name: the attribute's.
        read: what is read from the text where only one is chosen, by attribute.
    """
    values = [one.attributes.get(name) for one in annotations]
    first = values[0]
    if any(not same(first, other) for other in values[1:]):
        return Shown(Standing.SEVERAL)
    if not is_missing(first):
        return Shown(Standing.SET, first)
    return Shown(Standing.READ, read[name]) if name in read else Shown()


def shared_attributes(labels: Sequence[Label]) -> tuple[Attribute, ...]:
    """The attributes that all labels have alike; of choices those that all of them have."""
    if len(labels) == 1:
        return labels[0].attributes
    shared = []
    for attribute in labels[0].attributes if labels else ():
        alike = [
            other
            for label in labels
            for other in label.attributes
            if (other.name, other.kind) == (attribute.name, attribute.kind)
        ]
        if len(alike) == len(labels):
            choices = tuple(c for c in attribute.choices if all(c in other.choices for other in alike))
            if choices or attribute.kind is not AttributeKind.CHOICE:
                when = attribute.when if all(other.when == attribute.when for other in alike) else None
                shared.append(replace(attribute, choices=choices, when=when))
    return tuple(shared)


def asked_names(
    annotations: Sequence[Annotation], attributes: Sequence[Attribute], read: JsonObject = EMPTY
) -> frozenset[str]:
    """The attributes that are asked for in some of the annotations, given what they have or what is read."""
    return frozenset(
        attribute.name
        for attribute in attributes
        if any(attribute.is_asked({**read, **one.attributes}) for one in annotations)
    )


def other_names(annotations: Sequence[Annotation], labels: Sequence[Label]) -> tuple[str, ...]:
    """The attributes that annotations have and their labels lack, in the order of their first use."""
    known = {label.uid: {attribute.name for attribute in label.attributes} for label in labels}
    names = (name for one in annotations for name in one.attributes if name not in known.get(one.label, ()))
    return tuple(dict.fromkeys(names))
