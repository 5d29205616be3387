"""Annotations as the storage has them, of which records are made only when somebody asks for them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, overload

import orjson

from annotator.domain.span import Fragments, Span
from annotator.formats.api import SpanRecord

Written: TypeAlias = tuple[str, str, str, int, int, str | None, str | None, str | None, bool, str | None]
"""`uid`, id, `uid` of the label, outermost start and end in code points; then, None where there is none:
several fragments as JSON, attributes as JSON, the note; whether it is marked to be discussed; origin as JSON.
"""


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


class SpanRows(Sequence[SpanRecord]):
    """The annotations of a set in their order.

    A writer for which a million records are too slow takes the rows themselves; to everybody else this is a
    tuple of records.
    """

    __slots__ = ("_records", "labels", "rows")

    def __init__(self, rows: Sequence[Written], labels: Mapping[str, str]) -> None:
        self.rows = rows
        self.labels = labels
        """Names by `uid`."""
        self._records: tuple[SpanRecord, ...] | None = None

    def records(self) -> tuple[SpanRecord, ...]:
        """The annotations under the names of files."""
        if self._records is None:
            self._records = _records(self.rows, self.labels)
        return self._records

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> SpanRecord: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[SpanRecord, ...]: ...
    def __getitem__(self, place: int | slice) -> SpanRecord | tuple[SpanRecord, ...]:
        return self.records()[place]

    def __iter__(self) -> Iterator[SpanRecord]:
        return iter(self.records())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, SpanRows):
            return self.records() == other.records()
        return self.records() == other

    def __hash__(self) -> int:
        return hash(self.records())

    def __repr__(self) -> str:
        return repr(self.records())


def as_json(value: object) -> object:
    """What orjson takes in place of a value that it does not know: the records of rows.

    Raises:
        TypeError: the value is something else.
    """
    if isinstance(value, SpanRows):
        return value.records()
    raise TypeError(type(value))


def _records(rows: Sequence[Written], labels: Mapping[str, str]) -> tuple[SpanRecord, ...]:
    loads = orjson.loads
    made = []
    for _uid, name, label, start, end, fragments, attributes, note, discuss, origin in rows:
        record = _NEW(SpanRecord)
        _ID(record, name)
        _LABEL(record, labels[label])
        if fragments is None and start < end:
            span = _NEW(Span)
            _START(span, start)
            _END(span, end)
            _FRAGMENTS(record, (span,))
        else:
            _FRAGMENTS(record, several(fragments, start, end))
        _ATTRIBUTES(record, {} if attributes is None else loads(attributes))
        _NOTE(record, "" if note is None else note)
        _DISCUSS(record, bool(discuss))
        _ORIGIN(record, None if origin is None else loads(origin))
        made.append(record)
    return tuple(made)


def several(fragments: str | None, start: int, end: int) -> Fragments:
    """Several fragments, or one that is not as it should be, which the constructor refuses."""
    pairs = [(start, end)] if fragments is None else orjson.loads(fragments)
    return tuple([Span(*pair) for pair in pairs])
