"""Annotations as exports take them, made of the rows of the storage; the hot path of every export."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from annotator.domain.json_values import JsonObject
from annotator.domain.span import Fragments, Span
from annotator.formats.api import SpanRecord
from annotator.services.ports.exports import Written

Hide = Callable[[str], str]
HideObject = Callable[[JsonObject], JsonObject | None]


def _setter(kind: type, name: str) -> Callable[[Any, object], None]:
    """What sets a field of a frozen value that is being made."""
    setter: Callable[[Any, object], None] = kind.__dict__[name].__set__
    return setter


# A frozen value that is made field by field costs half of what its own constructor does, which looks for
# errors that rows of a sound project do not have; of a million of them that is a second.
_NEW = object.__new__
_START, _END = _setter(Span, "start"), _setter(Span, "end")
_ID, _LABEL, _FRAGMENTS, _ATTRIBUTES, _NOTE, _DISCUSS, _ORIGIN = (
    _setter(SpanRecord, name)
    for name in ("id", "label", "fragments", "attributes", "note", "discuss", "origin")
)


def span_records(
    rows: Sequence[Written], labels: Mapping[str, str], hide: Hide, hide_object: HideObject
) -> tuple[SpanRecord, ...]:
    """Return the annotations of a set under the names of files.

    Args:
        rows: of the storage.
        labels: names by `uid`.
        hide: what is written for a note.
        hide_object: what is written for an origin.
    """
    loads = orjson.loads
    made = []
    for name, label, start, end, fragments, attributes, note, discuss, origin in rows:
        record = _NEW(SpanRecord)
        _ID(record, name)
        _LABEL(record, labels[label])
        if fragments is None and start < end:
            span = _NEW(Span)
            _START(span, start)
            _END(span, end)
            _FRAGMENTS(record, (span,))
        else:
            _FRAGMENTS(record, _several(fragments, start, end))
        _ATTRIBUTES(record, {} if attributes is None else loads(attributes))
        _NOTE(record, "" if note is None else hide(note))
        _DISCUSS(record, bool(discuss))
        _ORIGIN(record, None if origin is None else hide_object(loads(origin)))
        made.append(record)
    return tuple(made)


def _several(fragments: str | None, start: int, end: int) -> Fragments:
    """Several fragments, or one that is not as it should be, which the constructor refuses."""
    pairs = [(start, end)] if fragments is None else orjson.loads(fragments)
    return tuple([Span(*pair) for pair in pairs])
