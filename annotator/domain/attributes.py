"""Values of attributes: which an attribute takes, what a label begins with, and what it still asks for."""

from math import isfinite
from typing import Final

from annotator.domain.json_values import Json, JsonObject
from annotator.domain.label import Attribute, AttributeKind, Label
from annotator.domain.text import canonical

BOUND: Final = "bound"
"""The attribute that a number has once somebody has read it."""
VALUE: Final = "value"
LOWER: Final = "lower"
UPPER: Final = "upper"
UNIT: Final = "unit"
ENTITY: Final = "entity"
"""The attribute of a speaker that says who it is."""
QUANTITY: Final = "quantity"
"""The attribute of a number that says what it counts."""
BETWEEN: Final = frozenset({"range", "vague"})
"""Bounds that have a lower and an upper end instead of one value."""
LARGEST: Final = 2**63
"""Whole numbers from here on are not kept exactly by every reader of JSON."""


def attribute_of(label: Label | None, name: str) -> Attribute | None:
    """The attribute of that name, if the label has it."""
    return next((one for one in label.attributes if one.name == name), None) if label else None


def settled(attribute: Attribute, value: Json) -> Json:
    """A value as the attribute keeps it, or None where it is none that the attribute takes.

    Texts are made canonical, and blank ones are no value; numbers keep their type, finite and below 2**63.
    """
    if attribute.kind is AttributeKind.CHOICE:
        return value if isinstance(value, str) and value in attribute.choices else None
    if attribute.kind is AttributeKind.YES_NO:
        return value if isinstance(value, bool) else None
    if attribute.kind is AttributeKind.NUMBER:
        return value if _is_number(value) else None
    text = canonical(value) if isinstance(value, str) else ""
    return text if text.strip() else None


def defaults(label: Label) -> JsonObject:
    """What an annotation of the label begins with; a default that its attribute does not take is left out.

    So is one whose attribute is not asked for beside the other defaults.
    """
    values: dict[str, Json] = {}
    for _round in label.attributes:  # one may wait for another
        for one in label.attributes:
            value = settled(one, one.default) if one.is_asked(values) else None
            if value is not None:
                values[one.name] = value
    return {one.name: values[one.name] for one in label.attributes if one.name in values}


def is_missing(value: Json) -> bool:
    """Whether an attribute with this value has none; no and 0 are values."""
    return value is None or value == ""


def missing(label: Label, attributes: JsonObject) -> tuple[Attribute, ...]:
    """The required attributes that are asked for and have no value yet, in the order of the label."""
    return tuple(
        one
        for one in label.attributes
        if one.required and one.is_asked(attributes) and is_missing(attributes.get(one.name))
    )


def with_bound(attributes: JsonObject, bound: str) -> JsonObject:
    """The attributes of a number with another bound.

    A single number goes along: it is the `value` of a bound, the `lower` end of a range. Two ends stay.
    """
    values = {**attributes, BOUND: bound}
    if bound in BETWEEN:
        if VALUE in values and LOWER not in values and UPPER not in values:
            return {LOWER if name == VALUE else name: value for name, value in values.items()}
    elif VALUE not in values and (LOWER in values) != (UPPER in values):
        return {VALUE if name in {LOWER, UPPER} else name: value for name, value in values.items()}
    return values


def _is_number(value: Json) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return isfinite(value) and (isinstance(value, float) or abs(value) < LARGEST)
