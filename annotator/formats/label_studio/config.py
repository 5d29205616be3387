"""The labelling config of Label Studio for a scheme: what its tasks mean, as its own window reads it.

Attributes are controls for each region, named `label.attribute`. What a value is decides where it stands:
choices, numbers and texts in a result of their own where the scheme has such an attribute, else in the
region's `meta`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from xml.sax.saxutils import quoteattr

from annotator.assets import read_text
from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.domain.label import Attribute, AttributeKind, Scheme
from annotator.domain.text import REPLACEMENT
from annotator.formats.xml.reading import pieces

CONFIG = "label_config.xml"
LABELS, TEXT = "label", "text"
"""Names of the control with the labels and of the object with the text."""
YES, NO = "true", "false"
"""How true and false stand among the choices."""
_TAGS = {
    AttributeKind.CHOICE: "Choices",
    AttributeKind.YES_NO: "Choices",
    AttributeKind.NUMBER: "Number",
    AttributeKind.TEXT: "TextArea",
}
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def control_of(label: str, attribute: str) -> str:
    """Name the control of an attribute."""
    return f"{label}.{attribute}"


def attribute_of(control: str, label: str) -> str:
    """Name the attribute of a control; one that was not made here is called like the control."""
    return control.removeprefix(f"{label}.") or control


def result_of(attribute: Attribute, value: Json) -> tuple[str, Json] | None:
    """The type of a result and its value for an attribute's value; None where it fits no control."""
    if attribute.kind is AttributeKind.CHOICE:
        fits = isinstance(value, str) and value in attribute.choices and value not in {YES, NO}
        return ("choices", [value]) if fits else None
    if attribute.kind is AttributeKind.YES_NO:
        return ("choices", [YES if value else NO]) if isinstance(value, bool) else None
    if attribute.kind is AttributeKind.NUMBER:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return ("number", value) if is_number else None
    return ("textarea", [value]) if isinstance(value, str) and "\0" not in value else None


def value_key(kind: str) -> str:
    """Under which key a result of that type has its value."""
    return "text" if kind == "textarea" else kind


def config_of(scheme: Scheme, labels: Iterable[str] = (), relation_types: Iterable[str] = ()) -> str:
    """Write the config.

    Args:
        scheme: what the project has.
        labels: further labels that the tasks have.
        relation_types: further types of relations that they have.
    """
    return "\n".join(_lines(scheme, labels, relation_types)) + "\n"


def colours_in(config: bytes) -> dict[str, str]:
    """By label the colour that a config gives it; nothing where it cannot be read."""
    found: dict[str, str] = {}
    try:
        waiting = list(pieces(BytesIO(config), CONFIG, depth=0)) if config else []
    except BadInputError:
        return found
    while waiting:
        node = waiting.pop()
        if node.name == "Label":
            found.setdefault(node.attributes.get("value", ""), node.attributes.get("background", ""))
        waiting.extend(node.elements())
    return found


def _lines(scheme: Scheme, labels: Iterable[str], relation_types: Iterable[str]) -> Iterator[str]:
    yield "<View>"
    yield f'  <Labels name="{LABELS}" toName="{TEXT}">'
    for label in scheme.labels:
        given = {"value": label.name, "background": _colour(label.colour)}
        if label.key:
            given["hotkey"] = label.key
        yield f"    <Label{_attributes(given)}/>"
    for name in sorted(labels):
        yield f"    <Label{_attributes({'value': name})}/>"
    yield "  </Labels>"
    yield f'  <Text name="{TEXT}" value="${TEXT}"/>'
    for label in scheme.labels:
        for attribute in label.attributes:
            if attribute.name:
                yield from _control(label.name, attribute)
    yield "  <Relations>"
    for name in [*(kind.name for kind in scheme.relation_types), *sorted(relation_types)]:
        yield f"    <Relation{_attributes({'value': name})}/>"
    yield "  </Relations>"
    yield "</View>"


def _control(label: str, attribute: Attribute) -> Iterator[str]:
    given = {
        "name": control_of(label, attribute.name),
        "toName": TEXT,
        "perRegion": "true",
        "whenTagName": LABELS,
        "whenLabelValue": label,
    }
    values = (YES, NO) if attribute.kind is AttributeKind.YES_NO else attribute.choices
    tag = _TAGS[attribute.kind]
    if attribute.kind is AttributeKind.TEXT:
        given |= {"maxSubmissions": "1", "editable": "true"}
    if tag != "Choices":
        yield f"  <{tag}{_attributes(given)}/>"
        return
    yield f"  <{tag}{_attributes({**given, 'choice': 'single', 'showInline': 'true'})}>"
    for value in values:
        yield f"    <Choice{_attributes({'value': value})}/>"
    yield f"  </{tag}>"


def _attributes(given: Mapping[str, str]) -> str:
    return "".join(
        f" {name}={quoteattr(_NOT_IN_XML.sub(REPLACEMENT, value))}" for name, value in given.items()
    )


def _colour(colour: str) -> str:
    """A colour as `#RRGGBB`: the one the label has on white paper."""
    return colour if colour.startswith("#") else _inks().get(colour, "#4A5568")


@cache
def _inks() -> dict[str, str]:
    theme = tomllib.loads(read_text("themes", "light.toml"))
    return {
        name: str(look["line"])
        for table in theme.values()
        if isinstance(table, dict)
        for name, look in table.items()
        if isinstance(look, dict) and "line" in look
    }
