"""Prodigy JSONL: a task for each annotation set of an article, with tokens, spans and relations.

Read is what Prodigy puts out (`db-out`), and what it takes in as tasks.
"""

from collections.abc import Iterator

from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.domain.span import outermost
from annotator.formats.api import (
    AnnotatedArticle,
    Format,
    Layer,
    RelationRecord,
    SpanRecord,
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
from annotator.formats.prodigy.tokens import Tokens, tokens_of
from annotator.formats.wording import shown

_ANSWERS = {Status.DONE: "accept", Status.SKIPPED: "ignore", Status.FLAGGED: "ignore"}
"""A set that is not finished has no answer, as a task that nobody answered yet."""
_STATUSES = {
    "accept": Status.DONE,
    "ignore": Status.SKIPPED,
    "reject": Status.FLAGGED,
}
_PLACE_KEYS = frozenset({"start", "end", "token_start", "token_end", "label", "text"})
_SPAN_KEYS = SPAN_KEYS | _PLACE_KEYS | {"id", "type"}
_RELATION_KEYS = RELATION_KEYS | {
    "id",
    "from",
    "to",
    "head",
    "child",
    "head_span",
    "child_span",
    "label",
    "color",
}
_OWN_KEYS = frozenset(
    {
        "text",
        "tokens",
        "spans",
        "relations",
        "answer",
        "flagged",
        "_annotator_id",
        "_session_id",
        "_view_id",
        "_input_hash",
        "_task_hash",
        "_is_binary",
        "_timestamp",
    }
)


def _task(article: AnnotatedArticle, layer: Layer | None) -> dict[str, object]:
    text = article.text or ""
    spans = layer.spans if layer else ()
    task: dict[str, object] = {}
    if layer and layer.annotator is not None:
        task = {"_annotator_id": layer.annotator, "_session_id": layer.annotator}
    task["_view_id"] = "relations" if layer and layer.relations else "spans_manual"
    task |= {**article_keys(article), **layer_keys(layer, annotator=False), "text": text}
    if layer is None:
        return {**task, "spans": []}
    tokens = tokens_of(text, (outermost(span.fragments) for span in spans))
    places = {span.id: _place(span, tokens) for span in spans}
    if spans:
        task["tokens"] = tokens.entries(text)
    task["spans"] = [{**places[span.id], "id": span.id, **span_keys(span)} for span in spans]
    if layer.relations:
        task["relations"] = [_relation(relation, places) for relation in layer.relations]
    if layer.status in _ANSWERS:
        task["answer"] = _ANSWERS[layer.status]
    if layer.status is Status.FLAGGED:
        task["flagged"] = True
    return task


def _place(span: SpanRecord, tokens: Tokens) -> dict[str, object]:
    place = outermost(span.fragments)
    first, last = tokens.around(place)
    return {
        "start": place.start,
        "end": place.end,
        "token_start": first,
        "token_end": last,
        "label": span.label,
    }


def _relation(relation: RelationRecord, places: dict[str, dict[str, object]]) -> dict[str, object]:
    """Prodigy ties the last tokens of two stretches; ours are named by `from` and `to`."""
    head, child = places[relation.source], places[relation.target]
    entry: dict[str, object] = {
        "head": head["token_end"],
        "child": child["token_end"],
        "head_span": head,
        "child_span": child,
        "label": relation.type,
        "from": relation.source,
        "to": relation.target,
    }
    if relation.id is not None:
        entry["id"] = relation.id
    return entry | relation_keys(relation)


def _article(record: Object, reading: Reading) -> Iterator[AnnotatedArticle]:
    assert_not_native(record, reading.where)
    ours = is_ours(record)
    if ours:
        reading.name_article(record.get("article"))
    text = body_of(record.get("text"), "text", reading.where, reading.tell)
    spans = Spans(text, reading.where)
    for entry in listed(record, "spans", "the task", reading.where):
        if not isinstance(entry, dict):
            raise no_object("an annotation", entry, reading.where)
        reading.pass_over(entry.keys() - _SPAN_KEYS)
        name = entry.get("id")
        known_as = name if isinstance(name, str) and name else str(name) if type(name) is int else None
        spans.add(entry, known_as, entry.get("label"), entry.get("start"), entry.get("end"))
    ends = _Ends(record, spans, reading)
    entries = listed(record, "relations", "the task", reading.where)
    relations = tuple(ends.relation(entry) for entry in entries)
    article = article_of(record, text, meta_of(record, known_keys(record, _OWN_KEYS)), reading)
    if not ours or record["role"] is not None:
        usual = Layer(_annotator(record), status=_status(record, reading.where))
        article = with_layer(article, layer_from(record, spans.found, relations, reading, usual))
    yield article


def _annotator(record: Object) -> str | None:
    for key in ("_annotator_id", "_session_id"):
        name = record.get(key)
        if isinstance(name, str) and name:
            return name
    return None


def _status(record: Object, where: str) -> Status:
    answer = record.get("answer")
    if answer is None:
        return Status.DONE
    if not isinstance(answer, str) or answer not in _STATUSES:
        raise BadInputError(
            "{where}: `answer` is {value}; write one of {known}",
            where=where,
            value=shown(answer),
            known=", ".join(_STATUSES),
        )
    return Status.FLAGGED if record.get("flagged") is True else _STATUSES[answer]


class _Ends:
    """What the relations of a task tie, by the ids of the annotations."""

    def __init__(self, record: Object, spans: Spans, reading: Reading) -> None:
        self._spans = spans
        self._reading = reading
        self._by_place: dict[tuple[int, int, str], str] = {}
        self._by_token: dict[int, str] = {}
        if not record.get("relations"):
            return
        entries = listed(record, "spans", "the task", reading.where)
        for entry, span in zip(entries, spans.found.values(), strict=True):
            if not isinstance(entry, dict):
                continue
            start, end, last = entry.get("start"), entry.get("end"), entry.get("token_end")
            if type(start) is int and type(end) is int:
                self._by_place.setdefault((start, end, span.label), span.id)
            if type(last) is int:
                self._by_token.setdefault(last, span.id)
        if not self._by_token:
            self._add_tokens(record)

    def _add_tokens(self, record: Object) -> None:
        """Where spans do not name their tokens, the places of the tokens tell."""
        by_end: dict[int, str] = {}
        for (_, end, _), known_as in self._by_place.items():
            by_end.setdefault(end, known_as)
        for number, token in enumerate(listed(record, "tokens", "the task", self._reading.where)):
            stop = token.get("end") if isinstance(token, dict) else None
            if type(stop) is int and stop in by_end:
                self._by_token.setdefault(number, by_end[stop])

    def relation(self, entry: Json) -> RelationRecord:
        """Read one relation."""
        where = self._reading.where
        if not isinstance(entry, dict):
            raise no_object("a relation", entry, where)
        self._reading.pass_over(entry.keys() - _RELATION_KEYS)
        kind = entry.get("label")
        source = self._end(entry, "from", "head")
        target = self._end(entry, "to", "child")
        if source is None or target is None:
            key = "head" if source is None else "child"
            raise no_end(kind, key, entry.get(f"{key}_span") or entry.get(key), where)
        name = entry.get("id")
        return relation_from(
            entry, source, target, kind, name if isinstance(name, str) and name else None, where
        )

    def _end(self, entry: Object, ours: str, theirs: str) -> str | None:
        name = entry.get(ours)
        if isinstance(name, str) and name in self._spans.found:
            return name
        place = entry.get(f"{theirs}_span")
        if isinstance(place, dict):
            start, end, label = place.get("start"), place.get("end"), place.get("label")
            if type(start) is int and type(end) is int and isinstance(label, str):
                found = self._by_place.get((start, end, label))
                if found is not None:
                    return found
        token = entry.get(theirs)
        return self._by_token.get(token) if type(token) is int else None


FORMAT = Format(
    name="prodigy",
    title="Prodigy JSONL",
    endings=(".jsonl",),
    target="file",
    loses=(),
    importer=RecordImporter("prodigy", _article),
    exporter=LinesExporter(_task),
    unseen=(
        "Prodigy itself takes an annotation of several fragments as one stretch",
        "Prodigy itself does not show attributes, notes and marks to discuss (they come back here)",
    ),
)
