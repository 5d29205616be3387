"""doccano JSONL: a record for each annotation set of an article, with entities and relations.

Both shapes are read: `label` with triples, and `entities` with `relations`.
"""

from collections.abc import Iterator

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.domain.span import outermost
from annotator.formats.api import (
    AnnotatedArticle,
    Format,
    Layer,
    RelationRecord,
)
from annotator.formats.json.reading import Reading
from annotator.formats.json.values import Object, listed, no_object
from annotator.formats.json_records.family import LinesExporter, RecordImporter
from annotator.formats.json_records.parts import (
    RELATION_KEYS,
    SPAN_KEYS,
    Spans,
    article_keys,
    article_of,
    assert_not_native,
    body_of,
    is_ours,
    known_keys,
    layer_from,
    layer_keys,
    meta_of,
    no_end,
    relation_from,
    relation_keys,
    span_keys,
    with_layer,
)
from annotator.formats.wording import kind_of, shown

_OWN_KEYS = frozenset({"id", "text", "entities", "relations", "label", "labels"})
_ENTITY_KEYS = SPAN_KEYS | {"id", "annotation", "label", "start_offset", "end_offset", "text"}
_RELATION_KEYS = RELATION_KEYS | {"id", "relation", "from_id", "to_id", "type"}


def _record(article: AnnotatedArticle, layer: Layer | None) -> dict[str, object]:
    """Entities have numbers in doccano; ours keep their ids as `annotation`."""
    spans = layer.spans if layer else ()
    numbers = {span.id: number for number, span in enumerate(spans, start=1)}
    entities = []
    for span in spans:
        place = outermost(span.fragments)
        entry: dict[str, object] = {
            "id": numbers[span.id],
            "label": span.label,
            "start_offset": place.start,
            "end_offset": place.end,
            "annotation": span.id,
        }
        entities.append(entry | span_keys(span))
    relations = []
    for number, relation in enumerate(layer.relations if layer else (), start=1):
        entry = {
            "id": number,
            "from_id": numbers[relation.source],
            "to_id": numbers[relation.target],
            "type": relation.type,
        }
        if relation.id is not None:
            entry["relation"] = relation.id
        relations.append(entry | relation_keys(relation))
    return {
        **article_keys(article),
        **layer_keys(layer),
        "text": article.text,
        "entities": entities,
        "relations": relations,
    }


def _article(record: Object, reading: Reading) -> Iterator[AnnotatedArticle]:
    assert_not_native(record, reading.where)
    ours = is_ours(record)
    if ours:
        reading.name_article(record.get("article"))
    text = body_of(record.get("text"), "text", reading.where, reading.tell)
    spans = Spans(text, reading.where)
    numbers: dict[int, str] = {}
    for entry in _entities(record, reading.where):
        _add(spans, numbers, entry, reading)
    entries = listed(record, "relations", "the record", reading.where)
    relations = tuple(_relation(entry, numbers, reading) for entry in entries)
    known = known_keys(record, _OWN_KEYS if record.get("Comments") else _OWN_KEYS | {"Comments"})
    article = article_of(record, text, meta_of(record, known), reading)
    if not ours or record["role"] is not None:
        article = with_layer(article, layer_from(record, spans.found, relations, reading))
    yield article


def _entities(record: Object, where: str) -> list[Json]:
    for key in ("entities", "label", "labels"):
        if record.get(key) is not None:
            return listed(record, key, "the record", where)
    return []


def _add(spans: Spans, numbers: dict[int, str], entry: Json, reading: Reading) -> None:
    if isinstance(entry, list):
        if len(entry) != 3:
            raise BadInputError(
                "{where}: {entry} is no annotation; write its start, its end and its label",
                where=reading.where,
                entry=shown(entry),
            )
        start, end, label = entry
        spans.add({}, None, label, start, end)
        return
    if not isinstance(entry, dict):
        raise no_object("an annotation", entry, reading.where)
    reading.pass_over(entry.keys() - _ENTITY_KEYS)
    number = entry.get("id")
    if number is not None and type(number) is not int:
        raise BadInputError(
            "{where}: the `id` of an entity is {kind}; write a whole number",
            where=reading.where,
            kind=kind_of(number),
        )
    name = entry.get("annotation")
    known_as = name if isinstance(name, str) and name else None if number is None else str(number)
    span = spans.add(entry, known_as, entry.get("label"), entry.get("start_offset"), entry.get("end_offset"))
    if number is not None:
        if number in numbers:
            raise BadInputError(
                "{where}: two entities have the id {id}; give each its own", where=reading.where, id=number
            )
        numbers[number] = span.id


def _relation(entry: Json, numbers: dict[int, str], reading: Reading) -> RelationRecord:
    if not isinstance(entry, dict):
        raise no_object("a relation", entry, reading.where)
    reading.pass_over(entry.keys() - _RELATION_KEYS)
    kind = entry.get("type")
    ends = []
    for key in ("from_id", "to_id"):
        end = entry.get(key)
        if type(end) is not int or end not in numbers:
            raise no_end(kind, key, end, reading.where)
        ends.append(numbers[end])
    source, target = ends
    name = entry.get("relation")
    known_as = name if isinstance(name, str) and name else None
    return relation_from(entry, source, target, kind, known_as, reading.where)


FORMAT = Format(
    name="doccano",
    title="doccano JSONL",
    endings=(".jsonl", ".json"),
    target="file",
    loses=(),
    importer=RecordImporter("doccano", _article),
    exporter=LinesExporter(_record),
    unseen=(
        "doccano itself takes an annotation of several fragments as one stretch",
        "doccano itself passes over attributes, notes and marks to discuss (they come back here)",
    ),
)
