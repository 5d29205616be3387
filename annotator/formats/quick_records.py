"""Frozen values of annotations made field by field, for the loops that make millions of them.

That costs half of what their own constructors do, which also look for errors: only for values that were
checked before, or that come from a sound project.
"""

from collections.abc import Callable
from typing import Any

from annotator.domain.json_values import JsonObject
from annotator.domain.span import Fragments, Span
from annotator.formats.api import SpanRecord


def _setter(kind: type, name: str) -> Callable[[Any, object], None]:
    """What sets a field of a frozen value that is being made."""
    setter: Callable[[Any, object], None] = kind.__dict__[name].__set__
    return setter


_NEW = object.__new__
_START, _END = _setter(Span, "start"), _setter(Span, "end")
_ID, _LABEL, _FRAGMENTS, _ATTRIBUTES, _NOTE, _DISCUSS, _ORIGIN = (
    _setter(SpanRecord, name)
    for name in ("id", "label", "fragments", "attributes", "note", "discuss", "origin")
)


def quick_span(start: int, end: int) -> Span:
    """A span of code points, `0 <= start < end`."""
    span = _NEW(Span)
    _START(span, start)
    _END(span, end)
    return span


def quick_record(
    id: str,
    label: str,
    fragments: Fragments,
    attributes: JsonObject,
    note: str = "",
    discuss: bool = False,
    origin: JsonObject | None = None,
) -> SpanRecord:
    """An annotation as a file tells it."""
    record = _NEW(SpanRecord)
    _ID(record, id)
    _LABEL(record, label)
    _FRAGMENTS(record, fragments)
    _ATTRIBUTES(record, attributes)
    _NOTE(record, note)
    _DISCUSS(record, discuss)
    _ORIGIN(record, origin)
    return record
