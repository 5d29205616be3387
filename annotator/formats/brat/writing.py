"""An annotation set as brat standoff, one line for each thing that is said.

Lines in the order of the set: of each annotation `T`, then its attributes `A` and notes `#`; then relations
`R` with theirs. What brat has no place for stands in notes of own kinds, which brat shows and keeps: `Id`
(where it is no number of brat's), `Fragments` (where joining what was split at line ends would not give them
again), `Discuss`, `Origin`.
"""

import re
from collections.abc import Sequence

import orjson

from annotator.domain.json_values import JsonObject
from annotator.domain.span import Fragments
from annotator.formats.api import Layer, SpanRecord
from annotator.formats.brat.names import escaped
from annotator.formats.line_ends import END, joined, split
from annotator.formats.plain_values import as_text, quoted

NOTE = "AnnotatorNotes"
ID, FRAGMENTS, DISCUSS, ORIGIN = "Id", "Fragments", "Discuss", "Origin"
_OWN_NUMBER = re.compile("T[1-9][0-9]{0,8}")


def standoff(layer: Layer, text: str) -> str:
    """Return the lines of a set; every annotation has to have something besides line ends in it."""
    return "".join(_Writing(layer, text).lines())


def numbered(spans: Sequence[SpanRecord]) -> dict[str, str]:
    """Return brat's number of each annotation: its own id where it is one, else the next that is free."""
    taken = {one.id for one in spans if one.id[:1] == "T" and _OWN_NUMBER.fullmatch(one.id)}
    result, number = {}, 0
    for span in spans:
        if span.id in taken:
            result[span.id] = span.id
            continue
        number += 1
        while f"T{number}" in taken:
            number += 1
        result[span.id] = f"T{number}"
    return result


class _Writing:
    def __init__(self, layer: Layer, text: str) -> None:
        self._layer = layer
        self._text = text
        self._attributes = self._notes = 0
        self._lines: list[str] = []

    def lines(self) -> list[str]:
        numbers = numbered(self._layer.spans)
        for span in self._layer.spans:
            self._span(span, numbers[span.id])
        for count, relation in enumerate(self._layer.relations, 1):
            number = f"R{count}"
            ends = f"Arg1:{numbers[relation.source]} Arg2:{numbers[relation.target]}"
            self._lines.append(f"{number}\t{escaped(relation.type)} {ends}\n")
            self._say(number, relation.attributes, relation.note)
            if relation.id is not None:
                self._note(ID, number, quoted(relation.id))
        return self._lines

    def _span(self, span: SpanRecord, number: str) -> None:
        text, fragments = self._text, span.fragments
        start, end = fragments[0].start, fragments[0].end
        parts = fragments
        plain = len(fragments) == 1 and not END.search(text, start, end)
        if plain:
            self._lines.append(f"{number}\t{escaped(span.label)} {start} {end}\t{text[start:end]}\n")
        else:
            parts = split(fragments, text)
            places = ";".join([f"{one.start} {one.end}" for one in parts])
            covered = " ".join([text[one.start : one.end] for one in parts])
            self._lines.append(f"{number}\t{escaped(span.label)} {places}\t{covered}\n")
        if span.attributes or span.note:
            self._say(number, span.attributes, span.note)
        if number != span.id:
            self._note(ID, number, quoted(span.id))
        if not plain and joined(parts, text) != fragments:
            self._note(FRAGMENTS, number, _listed(fragments))
        if span.discuss:
            self._note(DISCUSS, number, "yes")
        if span.origin is not None:
            self._note(ORIGIN, number, as_text(dict(span.origin)))

    def _say(self, number: str, attributes: JsonObject, note: str) -> None:
        for name, value in attributes.items():
            self._attributes += 1
            said = "" if value is True else f" {as_text(value)}"
            self._lines.append(f"A{self._attributes}\t{escaped(name)} {number}{said}\n")
        if note:
            self._note(NOTE, number, quoted(note))

    def _note(self, kind: str, number: str, said: str) -> None:
        self._notes += 1
        self._lines.append(f"#{self._notes}\t{kind} {number}\t{said}\n")


def _listed(fragments: Fragments) -> str:
    return orjson.dumps([[one.start, one.end] for one in fragments]).decode()
