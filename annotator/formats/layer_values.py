"""What a set says, in the short form in which an export compares what was selected and what was read."""

from collections.abc import Iterable
from operator import attrgetter

from annotator.domain.json_values import Json, JsonObject
from annotator.formats.api import Layer

_SPAN = attrgetter("id", "label", "fragments", "attributes", "note", "discuss", "origin")
_RELATION = attrgetter("id", "source", "target", "type", "attributes", "note")


def values_of(layer: Layer) -> object:
    """Everything about a selected set, as JSON can hold it."""
    return (
        *(layer.annotator, layer.role, layer.status, layer.final, layer.guideline, layer.decisions),
        spans_of(layer),
        relations_of(layer),
    )


def spans_of(layer: Layer) -> list[object]:
    """Everything about the annotations of a selected set."""
    return list(map(_SPAN, layer.spans))


def relations_of(layer: Layer) -> list[object]:
    """Everything about the relations of a selected set."""
    return list(map(_RELATION, layer.relations))


def values_read(layer: JsonObject, spans: Iterable[object], relations: Iterable[object]) -> object:
    """The same of a set that was read: what native JSONL says of it, and its annotations and relations."""
    get = layer.get
    return (
        *(get("annotator"), layer["role"], layer["status"], get("final", True), get("guideline")),
        get("decisions", ()),
        spans,
        relations,
    )


def plain_span(name: str, label: str, start: int, end: int) -> object:
    """An annotation that has nothing but what every one has, as most are."""
    return name, label, [{"start": start, "end": end}], {}, "", False, None


def span_read(
    name: str,
    label: str,
    fragments: Iterable[tuple[int, int]],
    attributes: Json,
    note: str,
    discuss: Json,
    origin: Json,
) -> object:
    """An annotation that was read."""
    places = [{"start": start, "end": end} for start, end in fragments]
    return name, label, places, attributes, note, discuss, origin
