"""The usual shape of a brat file of ours, read in one go: every export is read back, so this is done often.

Whatever is not of that shape is left to the reader that takes any file and says what is wrong with it.
"""

import re
from dataclasses import dataclass, field

from annotator.domain.json_values import EMPTY, Json, JsonObject
from annotator.domain.span import Fragments, Span
from annotator.formats.api import RelationRecord, SpanRecord
from annotator.formats.brat.names import unescaped
from annotator.formats.brat.reading import fragments_noted, origin_noted
from annotator.formats.brat.writing import DISCUSS, FRAGMENTS, ID, NOTE, ORIGIN
from annotator.formats.line_ends import joined, split
from annotator.formats.plain_values import from_text, unquoted

_SAID = r"((?:[A#][^\n]*\n)*)"
_SPAN = re.compile(
    rf"(T\d+)\t([\w-]+) (\d{{1,9}}) (\d{{1,9}})((?:;\d{{1,9}} \d{{1,9}})*)\t([^\n]*)\n{_SAID}", re.ASCII
)
_TIE = re.compile(rf"(R\d+)\t([\w-]+) Arg1:(T\d+) Arg2:(T\d+)\n{_SAID}", re.ASCII)
_ONLY_ID = re.compile(r"#\d+\tId [TR]\d+\t(\w+)\n", re.ASCII)


class _OtherShapeError(Exception):
    """The file is not of the usual shape."""


@dataclass(slots=True)
class _Said:
    """What stands below an annotation or a relation."""

    id: str | None = None
    attributes: JsonObject = field(default_factory=lambda: EMPTY)
    note: str = ""
    discuss: bool = False
    origin: JsonObject | None = None
    fragments: str | None = None


def quickly(lines: str, text: str) -> tuple[tuple[SpanRecord, ...], tuple[RelationRecord, ...]] | None:
    """Return the annotations and relations of a file of ours; None where it is not of the usual shape.

    Args:
        lines: all of the file.
        text: the article's.
    """
    try:
        spans, at = _spans(lines, text)
        return tuple(spans.values()), tuple(_ties(lines, at, spans))
    except _OtherShapeError:
        return None


def _spans(lines: str, text: str) -> tuple[dict[str, SpanRecord], int]:
    spans: dict[str, SpanRecord] = {}
    ids: set[str] = set()
    at = 0
    while found := _SPAN.match(lines, at):
        number, label, first, last, more, covered, below = found.groups()
        start, end = int(first), int(last)
        only = _ONLY_ID.fullmatch(below)
        said = None if only else _said(below, number)
        if more or (said and said.fragments is not None):
            fragments = _fragments(f"{first} {last}{more}", covered, text, said)
        elif text[start:end] == covered and start < end:
            fragments = (Span(start, end),)
        else:
            raise _OtherShapeError
        if said is None:
            record = SpanRecord(only.group(1) if only else number, unescaped(label), fragments)
        else:
            known = number if said.id is None else said.id
            record = SpanRecord(
                known, unescaped(label), fragments, said.attributes, said.note, said.discuss, said.origin
            )
        if number in spans or record.id in ids:
            raise _OtherShapeError
        spans[number] = record
        ids.add(record.id)
        at = found.end()
    return spans, at


def _ties(lines: str, at: int, spans: dict[str, SpanRecord]) -> list[RelationRecord]:
    ties: list[RelationRecord] = []
    numbers: set[str] = set()
    while found := _TIE.match(lines, at):
        number, kind, source, target, below = found.groups()
        if source not in spans or target not in spans or number in numbers:
            raise _OtherShapeError
        said = _said(below, number)
        if said.discuss or said.origin is not None or said.fragments is not None:
            raise _OtherShapeError
        ends = spans[source].id, spans[target].id
        ties.append(RelationRecord(*ends, unescaped(kind), said.id, said.attributes, said.note))
        numbers.add(number)
        at = found.end()
    if at != len(lines):
        raise _OtherShapeError
    return ties


def _said(below: str, number: str) -> _Said:
    said = _Said()
    if not below:
        return said
    attributes: dict[str, Json] = {}
    seen: set[str] = set()
    for line in below.split("\n")[:-1]:
        _, tab, rest = line.partition("\t")
        name, _, about = rest.partition(" ")
        if line[0] == "A":
            about, space, value = about.partition(" ")
            name = unescaped(name)
            attributes[name] = from_text(value) if space else True
        else:
            about, _, value = about.partition("\t")
            _take(said, name, value)
        key = f"{line[0]}{name}"
        if not tab or about != number or key in seen:
            raise _OtherShapeError
        seen.add(key)
    if attributes:
        said.attributes = attributes
    return said


def _take(said: _Said, name: str, value: str) -> None:
    if name == ID:
        said.id = unquoted(value)
    elif name == NOTE:
        said.note = unquoted(value)
    elif name == DISCUSS:
        said.discuss = True
    elif name == ORIGIN:
        said.origin = origin_noted(value)
    elif name == FRAGMENTS:
        said.fragments = value
    else:
        raise _OtherShapeError


def _fragments(places: str, covered: str, text: str, said: _Said | None) -> Fragments:
    pairs = [tuple(map(int, one.split(" "))) for one in places.split(";")]
    at = 0
    for start, end in pairs:
        if not at <= start < end <= len(text):
            raise _OtherShapeError
        at = end
    found = tuple([Span(start, end) for start, end in pairs])
    if " ".join([text[one.start : one.end] for one in found]) != covered:
        raise _OtherShapeError
    if said is None or said.fragments is None:
        return joined(found, text)
    exact = fragments_noted(said.fragments, len(text))
    if exact is None or split(exact, text) != found:
        raise _OtherShapeError
    return exact
