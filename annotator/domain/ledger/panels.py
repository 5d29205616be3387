"""The ledger as it is shown: a panel for each quantity, with its scale, bars, and brackets."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from annotator.domain.ledger.bars import Bar, bar_of
from annotator.domain.ledger.rows import Ledger, LedgerRow, LedgerSpeaker
from annotator.domain.ledger.scale import Scale, scale_for
from annotator.domain.numbers.quantity import Amount

MOST = 20
"""So many brackets of a panel are told; nobody reads more, and the rows know all they contradict."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the ledger in its panel."""

    index: int
    """Of the row in the ledger."""
    row: LedgerRow
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Saying:
    """What one speaker (or several together, or nobody named) says on one side of a bracket."""

    speakers: tuple[str, ...]
    """Names; empty where no speaker stands in the text."""
    voice: str | None
    amounts: tuple[Amount, ...]
    """In reading order, each once."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """Rows that exclude each other: every one of the first side every one of the second."""

    sides: tuple[tuple[int, ...], tuple[int, ...]]
    """Indexes of rows, ascending; the side that is read first comes first."""
    said: tuple[tuple[Saying, ...], tuple[Saying, ...]]
    """The same as what its sentence tells."""
    lane: int
    """Brackets of one panel that would lie over each other have different lanes, counted from 0."""

    @property
    def first(self) -> int:
        """The index of its first row."""
        return min(side[0] for side in self.sides)

    @property
    def last(self) -> int:
        """The index of its last row."""
        return max(side[-1] for side in self.sides)

    def holds(self, index: int) -> bool:
        """Whether a row is on one of its sides."""
        places = ((side, bisect_left(side, index)) for side in self.sides)
        return any(place < len(side) and side[place] == index for side, place in places)


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything that is said about one quantity."""

    quantity: str
    scale: Scale
    lines: tuple[Line, ...]
    """In reading order."""
    brackets: tuple[Bracket, ...]
    """By where they begin."""
    left_out: int = 0
    """How many brackets there are beyond `MOST`."""


@dataclass(frozen=True, slots=True)
class LaneMark:
    """How a bracket passes a line: through it, or with its first or last end there."""

    lane: int
    member: bool
    """Whether the row of the line is one of those that exclude each other."""
    begins: bool
    ends: bool


def panels_of(ledger: Ledger) -> list[Panel]:
    """The panels in the order in which their quantities are first read."""
    by_quantity: dict[str, list[int]] = {}
    for index, row in enumerate(ledger.rows):
        if row.amount.quantity is not None:
            by_quantity.setdefault(row.amount.quantity, []).append(index)
    return [_panel(quantity, indexes, ledger) for quantity, indexes in by_quantity.items()]


def unsorted_rows(ledger: Ledger) -> list[int]:
    """The indexes of the rows whose number has no quantity yet."""
    return [index for index, row in enumerate(ledger.rows) if row.amount.quantity is None]


def lane_marks(panel: Panel, index: int) -> Iterator[LaneMark]:
    """The brackets of a panel that pass the line of a row, by the index of the row."""
    for bracket in panel.brackets:
        if bracket.first <= index <= bracket.last:
            begins, ends = index == bracket.first, index == bracket.last
            yield LaneMark(bracket.lane, bracket.holds(index), begins, ends)


def _panel(quantity: str, indexes: Sequence[int], ledger: Ledger) -> Panel:
    rows = ledger.rows
    scale = scale_for(rows[index].amount for index in indexes)
    lines = tuple(Line(index, rows[index], bar_of(rows[index].amount, scale)) for index in indexes)
    cuts = ledger.contradictions.cuts(indexes)
    brackets = tuple(_brackets(list(islice(cuts, MOST)), ledger))
    return Panel(quantity, scale, lines, brackets, left_out=sum(1 for _ in cuts))


def _brackets(cuts: Sequence[tuple[list[int], list[int]]], ledger: Ledger) -> Iterator[Bracket]:
    taken: list[int] = []
    for first, second in sorted(sorted((tuple(one), tuple(other))) for one, other in cuts):
        top, bottom = first[0], max(first[-1], second[-1])
        lane = next((lane for lane, until in enumerate(taken) if until < top), len(taken))
        taken[lane : lane + 1] = [bottom]
        said = _said([ledger.rows[index] for index in first]), _said([ledger.rows[index] for index in second])
        yield Bracket((first, second), said, lane)


def _said(rows: Iterable[LedgerRow]) -> tuple[Saying, ...]:
    found: dict[tuple[tuple[str, ...], str | None], dict[Amount, None]] = {}
    for row in rows:
        names = names_of(row.speakers)
        found.setdefault((names, None if names else row.voice), {})[row.amount] = None
    return tuple(Saying(names, voice, tuple(amounts)) for (names, voice), amounts in found.items())


def names_of(speakers: Iterable[LedgerSpeaker]) -> tuple[str, ...]:
    """The names of speakers, each once."""
    return tuple(dict.fromkeys(speaker.name for speaker in speakers))
