"""Articles as lines of native JSONL, keys in the order of the contract.

Always written: `version`, `id`, `title`, `text`, `sha256`, `meta`, `layers`; of a layer `annotator`, `role`,
`status`, `spans`, `relations`; of an annotation `id`, `label`, `start`, `end`, `text`; of a relation `from`,
`to`, `type`. Everything else stands only where it says something: `fragments` where there is more than one,
`attributes` and `note` where not empty, `discuss` where true, `final` where false, `guideline`, `origin`,
`decisions` and a relation's `id` where there is one. Leaving out what is empty loses nothing, because a
reader takes what is not there as just that.
"""

import orjson

from annotator.domain.json_values import Json
from annotator.domain.span import text_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.span_rows import SpanRows, record_of

_VERSION = 1


def written(article: AnnotatedArticle, *, without_text: bool = False) -> bytes:
    """Return the line of an article in UTF-8, LF included; `without_text` leaves out every `text`."""
    text = None if without_text else article.text
    record: dict[str, object] = {"version": _VERSION}
    if article.id is not None:
        record["id"] = article.id
    record["title"] = article.title
    if text is not None:
        record["text"] = text
    record["sha256"] = article.sha256
    record["meta"] = article.meta
    record["layers"] = [_layer(layer, text) for layer in article.layers]
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


def span_entry(span: SpanRecord, text: str | None) -> dict[str, object]:
    """Return an annotation as the contract writes it, also for other programs' `--json`."""
    fragments = span.fragments
    start, end = fragments[0].start, fragments[-1].end
    entry: dict[str, object] = {"id": span.id, "label": span.label, "start": start, "end": end}
    if len(fragments) > 1:
        entry["fragments"] = [[one.start, one.end] for one in fragments]
        if text is not None:
            entry["text"] = text_of(fragments, text)
    elif text is not None:
        entry["text"] = text[start:end]
    add_span_facts(entry, span)
    return entry


def add_span_facts(entry: dict[str, object], span: SpanRecord) -> None:
    """Add to an entry what is known of an annotation beside its place and its label."""
    if span.attributes:
        entry["attributes"] = span.attributes
    if span.note:
        entry["note"] = span.note
    if span.discuss:
        entry["discuss"] = True
    if span.origin is not None:
        entry["origin"] = span.origin


def _stored_entries(spans: SpanRows, text: str | None) -> list[dict[str, object]]:
    """The same of annotations as the storage has them; no record is made of those that are as most are."""
    labels = spans.labels
    entries: list[dict[str, object]] = []
    for row in spans.rows:
        _uid, name, label, start, end, *rest = row
        if start >= end or any(rest):
            entries.append(span_entry(record_of(row, labels), text))
            continue
        entry: dict[str, object] = {"id": name, "label": labels[label], "start": start, "end": end}
        if text is not None:
            entry["text"] = text[start:end]
        entries.append(entry)
    return entries


def relation_entry(relation: RelationRecord) -> dict[str, object]:
    """Return a relation as the contract writes it."""
    entry: dict[str, object] = {} if relation.id is None else {"id": relation.id}
    entry |= {"from": relation.source, "to": relation.target, "type": relation.type}
    add_relation_facts(entry, relation)
    return entry


def add_relation_facts(entry: dict[str, object], relation: RelationRecord) -> None:
    """Add to an entry what is known of a relation beside its ends and its type."""
    if relation.attributes:
        entry["attributes"] = relation.attributes
    if relation.note:
        entry["note"] = relation.note


def _layer(layer: Layer, text: str | None) -> dict[str, object]:
    entry: dict[str, object] = {} if layer.annotator is None else {"annotator": layer.annotator}
    entry["role"] = layer.role
    entry["status"] = layer.status
    if not layer.final:
        entry["final"] = False
    if layer.guideline is not None:
        entry["guideline"] = layer.guideline
    entry["spans"] = (
        _stored_entries(layer.spans, text)
        if isinstance(layer.spans, SpanRows)
        else [span_entry(span, text) for span in layer.spans]
    )
    entry["relations"] = [relation_entry(relation) for relation in layer.relations]
    if layer.decisions:
        decisions: list[Json] = list(layer.decisions)
        entry["decisions"] = decisions
    return entry
