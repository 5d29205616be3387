"""An annotated article as it is given out to be read, on paper or as a page: plain values, words made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from annotator.domain.span import Fragments

LANES = 3
"""So many underlines lie below each other; what lies deeper shares the last lane."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a label on one kind of page, `#RRGGBB` each."""

    line: str
    tint: str


@dataclass(frozen=True, slots=True)
class SheetLabel:
    """A label as the legend shows it."""

    title: str
    underline: str
    """`solid`, `thick`, `dashed` or `dotted`."""
    count: int
    """Annotations of the sheet that have it."""
    light: Ink
    dark: Ink


@dataclass(frozen=True, slots=True)
class SheetMark:
    """One annotation."""

    fragments: Fragments
    """Code points of the sheet's text."""
    label: int
    """The place of its label among those of the sheet."""
    told: str
    """Label, attributes and note in a few lines of plain text."""
    note: int = 0
    """The number of its footnote; 0 where it has none."""


@dataclass(frozen=True, slots=True)
class SheetNote:
    """One footnote."""

    number: int
    label: str
    """The title of the label."""
    quoted: str
    """The beginning of the annotation's text."""
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is shown; marks are in reading order, and footnotes numbered in it."""

    title: str
    subtitle: str
    by: str
    """Who annotated it and when, as a sentence; may be empty."""
    text: str
    labels: tuple[SheetLabel, ...]
    marks: tuple[SheetMark, ...]
    notes: tuple[SheetNote, ...]
    legend_heading: str
    notes_heading: str
    language: str = "en"
    """Of the headings, as HTML names it."""
    text_language: str | None = None
    """The same of the text; empty where nobody knows, None where it is taken to be that of the headings."""
    prefix: str = ""
    """Stands before the numbers of footnotes where a page has several sheets."""


class Stretch(NamedTuple):
    """One fragment of a mark, in its lane."""

    start: int
    end: int
    lane: int
    mark: int
    """The place of the mark among those of the sheet."""


class Run(NamedTuple):
    """A piece of the text over which the same marks lie from end to end."""

    start: int
    end: int
    over: tuple[Stretch, ...]
    """Outer ones first."""


def stretches(marks: Sequence[SheetMark]) -> list[Stretch]:
    """All fragments by place, outer ones first, each in the first lane that is free where it begins."""
    pieces = sorted(
        (span.start, -span.end, number) for number, mark in enumerate(marks) for span in mark.fragments
    )
    taken = [0] * LANES
    result = []
    for start, minus_end, number in pieces:
        lane = next((lane for lane in range(LANES - 1) if taken[lane] <= start), LANES - 1)
        taken[lane] = max(taken[lane], -minus_end)
        result.append(Stretch(start, -minus_end, lane, number))
    return result


def runs(pieces: Sequence[Stretch], length: int) -> Iterator[Run]:
    """Cut a text of that many code points wherever a stretch (in their order) begins or ends."""
    edges = sorted({0, length, *(one.start for one in pieces), *(one.end for one in pieces)})
    active: list[Stretch] = []
    following = 0
    for start, end in pairwise(edges):
        active = [one for one in active if one.end > start]
        while following < len(pieces) and pieces[following].start <= start:
            active.append(pieces[following])
            following += 1
        yield Run(start, end, tuple(active))


def last_letter(text: str, end: int) -> int:
    """Where the last letter before `end` ends, if there is one: blanks behind it may stand on no line."""
    place = end
    while place and text[place - 1].isspace():
        place -= 1
    return place or end


def blank_lines_part(text: str) -> bool:
    """Whether blank lines part the paragraphs, so that single line breaks need no gap."""
    return text.count("\n\n") * 5 >= text.count("\n") > 0
