"""Annotations as the storage has them, of which records are made only when somebody asks for them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, overload

import orjson

from annotator.domain.span import Fragments, Span
from annotator.formats.api import SpanRecord
from annotator.formats.quick_records import quick_record, quick_span

Written: TypeAlias = tuple[str, str, str, int, int, str | None, str | None, str | None, bool, str | None]
"""`uid`, id, `uid` of the label, outermost start and end in code points; then, None where there is none:
several fragments as JSON, attributes as JSON, the note; whether it is marked to be discussed; origin as JSON.
"""


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
            self._records = tuple([record_of(row, self.labels) for row in self.rows])
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


def record_of(row: Written, labels: Mapping[str, str]) -> SpanRecord:
    """One annotation under the names of files; `labels` are names by `uid`."""
    _uid, name, label, start, end, fragments, attributes, note, discuss, origin = row
    return quick_record(
        name,
        labels[label],
        (quick_span(start, end),) if fragments is None and start < end else several(fragments, start, end),
        {} if attributes is None else orjson.loads(attributes),
        "" if note is None else note,
        bool(discuss),
        None if origin is None else orjson.loads(origin),
    )


def several(fragments: str | None, start: int, end: int) -> Fragments:
    """Several fragments, or one that is not as it should be, which the constructor refuses."""
    pairs = [(start, end)] if fragments is None else orjson.loads(fragments)
    return tuple([Span(*pair) for pair in pairs])
