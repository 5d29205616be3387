"""Some articles with what annotators marked in them, as rows of numbers to count with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np

from annotator.domain.agreement.intervals import Intervals
from annotator.domain.agreement.rows import Columns, Mark, Unit, Work, Worked
from annotator.domain.agreement.tokens import Whole, tokens


@dataclass(frozen=True, slots=True)
class Marks:
    """The annotations of one place among the annotators (the first, the second, ... of each article)."""

    article: Whole
    label: Whole
    same: Whole
    """Equal for those of one article with the same label and fragments, and for no others."""
    attributes: Whole
    """Which attributes, as a place in the batch's list of them."""
    fragments: Intervals
    """Their fragments in the batch's text, apart by label; the group is the annotation."""
    begin: Whole
    """Where each begins in the batch's text, and where its last fragment ends."""
    end: Whole
    uids: Sequence[str]
    span: int
    """How far two labels are apart among the fragments."""
    tie_article: Whole
    tie_type: Whole
    tie_source: Whole
    tie_target: Whole


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles one after another as one text."""

    offsets: Whole
    """Where each article begins, and last where the last one ends (code points)."""
    unit_starts: Whole
    unit_ends: Whole
    units: Whole
    """How many units each article has."""
    people: Whole
    """Who did the work, by article and place; -1 where there is nobody."""
    slots: tuple[Marks, ...]
    """The work of each place."""
    attributes: tuple[str, ...] = field(default=())
    """Attributes that occur, as JSON."""

    @property
    def length(self) -> int:
        """Code points of all."""
        return int(self.offsets[-1])

    @property
    def done(self) -> Whole:
        """How many annotators did each article."""
        there: Whole = np.count_nonzero(self.people >= 0, axis=1)
        return there


def batch_of(articles: Sequence[Worked], names: Columns, unit: Unit = Unit.TOKEN) -> Batch:
    """Lay articles out in rows.

    Args:
        articles: each with at least one work, of people in rising order.
        names: the labels and relation types that count; ties of what does not count are left out.
        unit: what kappa and alpha count.
    """
    lengths = [len(one.text) for one in articles]
    offsets = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)
    if unit is Unit.TOKEN:
        starts, ends = tokens([one.text for one in articles], offsets)
    else:
        starts = np.arange(offsets[-1])
        ends = starts + 1
    units = np.diff(np.searchsorted(starts, offsets))
    slots = max((len(one.works) for one in articles), default=0)
    people = np.full((len(articles), slots), -1, np.int64)
    for number, one in enumerate(articles):
        people[number, : len(one.works)] = [work.person for work in one.works]
    values = _Numbered()
    pieces: dict[object, int] = {}
    made = tuple(_marks(articles, slot, offsets, names, values, pieces) for slot in range(slots))
    return Batch(offsets, starts, ends, units, people, made, tuple(values))


def _marks(
    articles: Sequence[Worked],
    slot: int,
    offsets: Whole,
    names: Columns,
    values: "_Numbered",
    pieces: dict[object, int],
) -> Marks:
    works = [(number, one.works[slot]) for number, one in enumerate(articles) if len(one.works) > slot]
    rows: list[Mark] = []
    counts = []
    for _, work in works:
        before = len(rows)
        rows += work.marks
        counts.append(len(rows) - before)
    article = np.repeat(_whole([number for number, _ in works]), counts)
    uids, labels, fragments, attributes = zip(*rows, strict=True) if rows else ((),) * 4
    label = _whole(list(map(_Places(names.labels).__getitem__, labels)))
    if len(label) and label.min() < 0:
        kept = label >= 0
        article, label = article[kept], label[kept]
        uids, fragments, attributes = (tuple(compress(one, kept)) for one in (uids, fragments, attributes))
    owner, start, end = places_of(fragments)
    codes = _whole(list(map(values.__getitem__, attributes)))
    base, span = offsets[article], int(offsets[-1]) + 1
    start, end = start + base[owner], end + base[owner]
    if len(owner) == len(label):
        same = (label * span + start) * span + end
    else:
        same = np.empty(len(label), np.int64)
        same[owner] = (label[owner] * span + start) * span + end
        for n in np.flatnonzero(np.bincount(owner, minlength=len(label)) > 1).tolist():
            same[n] = -1 - pieces.setdefault((int(article[n]), int(label[n]), fragments[n]), len(pieces))
    apart = label[owner] * span
    order = np.argsort(apart + start, kind="stable")
    some = Intervals((apart + start)[order], (apart + end)[order], owner[order])
    bounds = np.searchsorted(owner, np.arange(len(label) + 1))
    begin, last = start[bounds[:-1]], end[bounds[1:] - 1]
    return Marks(article, label, same, codes, some, begin, last, uids, span, *_ties(works, uids, names))


class _Places(dict[str, int]):
    """Places of labels; -1 for one that does not count."""

    def __missing__(self, key: str) -> int:
        return -1


class _Numbered(dict[str, int]):
    """Numbers texts as they come."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


def places_of(fragments: Sequence[str]) -> tuple[Whole, Whole, Whole]:
    """The fragments of several annotations from their JSON: whose each is, where it starts and ends."""
    text = "".join(fragments)
    numbers = np.fromstring(text.replace("[[", "").replace("]]", ",").replace("],[", ","), np.int64, sep=",")
    starts, ends = numbers[::2], numbers[1::2]
    if "],[" not in text:
        return np.arange(len(fragments)), starts, ends
    return np.repeat(np.arange(len(fragments)), [one.count("[") - 1 for one in fragments]), starts, ends


def _ties(
    works: Sequence[tuple[int, Work]], uids: Sequence[str], names: Columns
) -> tuple[Whole, Whole, Whole, Whole]:
    wanted = [(number, tie) for number, work in works for tie in work.ties if tie[0] in names.types]
    if not wanted:
        empty = _whole(())
        return empty, empty, empty, empty
    places = {uid: place for place, uid in enumerate(uids)}
    found = [
        (number, names.types[kind], places[source], places[target])
        for number, (kind, source, target) in wanted
        if source in places and target in places
    ]
    columns = _whole(found).reshape(-1, 4).T
    return columns[0], columns[1], columns[2], columns[3]


def _whole(values: object) -> Whole:
    return np.asarray(values, np.int64)
