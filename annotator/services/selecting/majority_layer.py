"""The layer that most annotators of an article agree on, made for an export."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import orjson

from annotator.domain.annotation_set import Role, Status
from annotator.domain.json_values import Json, JsonObject
from annotator.formats.api import Layer, RelationRecord, SpanRecord

MAJORITY = "majority"


def majority_layer(layers: Sequence[Layer]) -> Layer | None:
    """What more than half of those who are done have alike, as gold of nobody; None for fewer than two.

    An annotation is in it where more than half have one with the same label and fragments; of each attribute
    the value that more than half have. A relation is in it where more than half have one of its type between
    such annotations. Two equal annotations of one annotator count as two.
    """
    done = [one for one in layers if one.role is Role.ANNOTATOR and one.status is Status.DONE]
    if len(done) < 2:
        return None
    enough = len(done) // 2 + 1
    held: dict[object, list[tuple[Layer, SpanRecord]]] = {}
    for layer in done:
        seen: Counter[object] = Counter()
        for span in layer.spans:
            key = span.label, span.fragments
            seen[key] += 1
            held.setdefault((*key, seen[key]), []).append((layer, span))
    taken = [holders for holders in held.values() if len(holders) >= enough]
    taken.sort(key=lambda holders: (holders[0][1].fragments, holders[0][1].label))
    ids: dict[tuple[str | None, str], str] = {}
    spans = []
    for number, holders in enumerate(taken, start=1):
        for layer, span in holders:
            ids[layer.annotator, span.id] = f"m{number}"
        spans.append(_voted(f"m{number}", holders, len(done), enough))
    return Layer(
        annotator=MAJORITY, role=Role.GOLD, spans=tuple(spans), relations=tuple(_relations(done, ids, enough))
    )


def _voted(id: str, holders: Sequence[tuple[Layer, SpanRecord]], of: int, enough: int) -> SpanRecord:
    origin: JsonObject = {
        "kind": "unanimous" if len(holders) == of else "majority",
        "from": [f"{layer.annotator}/{span.id}" for layer, span in holders],
    }
    attributes = _common([span.attributes for _, span in holders], enough)
    return replace(holders[0][1], id=id, attributes=attributes, note="", discuss=False, origin=origin)


def _common(values: Sequence[JsonObject], enough: int) -> dict[str, Json]:
    """Of each attribute the value that enough have."""
    found: dict[str, Json] = {}
    for name in dict.fromkeys(name for one in values for name in one):
        written = Counter(orjson.dumps(one[name]) for one in values if name in one)
        value, n = written.most_common(1)[0]
        if n >= enough:
            found[name] = orjson.loads(value)
    return found


def _relations(
    done: Iterable[Layer], ids: dict[tuple[str | None, str], str], enough: int
) -> Iterable[RelationRecord]:
    held: dict[tuple[str, str, str], dict[str | None, RelationRecord]] = {}
    for layer in done:
        for one in layer.relations:
            source, target = ids.get((layer.annotator, one.source)), ids.get((layer.annotator, one.target))
            if source and target:
                held.setdefault((source, target, one.type), {}).setdefault(layer.annotator, one)
    for (source, target, kind), holders in sorted(held.items()):
        if len(holders) >= enough:
            attributes = _common([one.attributes for one in holders.values()], enough)
            yield RelationRecord(source, target, kind, attributes=attributes)
