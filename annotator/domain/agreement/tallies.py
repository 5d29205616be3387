"""What was counted of articles, in rows that can be taken apart and put together again.

An article has one row, each work in it has one, each two works have one, and each unit of the unitizing
alpha has one. So counts of articles that did not change are kept, and those of work that is not asked for
are left out, without anything being counted again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement.batch import Batch
from annotator.domain.agreement.borders import borders_of
from annotator.domain.agreement.counting import Counting, Layout, Table
from annotator.domain.agreement.pairing import confused
from annotator.domain.agreement.stretches import squares_apart, stretches_of
from annotator.domain.agreement.tokens import Whole

Half: TypeAlias = NDArray[np.int32]
"""Whole numbers where there are so many that half the room counts."""


@dataclass(frozen=True, slots=True)
class Tallies:
    """Counts in rows; works, pairs and stretches stand in the order of their articles."""

    units: Whole
    """Of each article: how many units."""
    length: Whole
    """Of each article: how many code points."""
    work_article: Whole
    """Of each work: the row of its article."""
    work_person: Whole
    inside: Table
    """Of each work: units inside annotations, by label."""
    first: Whole
    """Of each pair: the row of the first work."""
    second: Whole
    counts: Table
    """Of each pair: what the layout says."""
    apart: Table
    """Of each pair: the squared differences of the unitizing alpha, both ways, by label."""
    confusion: Half
    """Of each pair: how often a label of the first (the last row: nothing) meets a label of the second (the
    last column: nothing), row after row; no columns where that was not asked for."""
    stretch_work: Half
    """Of each stretch, a unit of the unitizing alpha: the row of its work."""
    stretch_label: Half
    stretch_start: Half
    """Where it starts in its article (code points)."""
    stretch_end: Half
    border_pair: Half
    """Of each two matched annotations that differ: the row of the pair."""
    borders: Half
    """Of these: label, how far the begin and the end of the second lie behind those of the first (code
    points), what kind of difference each is, and the shape (`agreement_borders`)."""

    @property
    def pair_article(self) -> Whole:
        """Of each pair: the row of its article."""
        return self.work_article[self.first]

    @property
    def done(self) -> Whole:
        """How many works each article has."""
        return np.bincount(self.work_article, minlength=len(self.units))

    def part(self, first: int, last: int) -> "Tallies":
        """The articles from one row up to but not including another."""
        works = np.searchsorted(self.work_article, [first, last])
        pairs = np.searchsorted(self.first, works)
        stretches = np.searchsorted(self.stretch_work, works)
        borders = np.searchsorted(self.border_pair, pairs)
        cuts = ((first, last), works, pairs, stretches, borders)
        return self._cut([np.s_[int(a) : int(b)] for a, b in cuts], first, int(works[0]), int(pairs[0]))

    def _cut(self, cuts: Sequence[slice], article: int, work: int, pair: int) -> "Tallies":
        articles, works, pairs, stretches, borders = cuts
        return Tallies(
            self.units[articles],
            self.length[articles],
            self.work_article[works] - article,
            self.work_person[works],
            self.inside[works],
            self.first[pairs] - work,
            self.second[pairs] - work,
            self.counts[pairs],
            self.apart[pairs],
            self.confusion[pairs],
            self.stretch_work[stretches] - work,
            self.stretch_label[stretches],
            self.stretch_start[stretches],
            self.stretch_end[stretches],
            self.border_pair[borders] - pair,
            self.borders[borders],
        )

    def take(self, articles: Whole, works: NDArray[np.bool_]) -> "Tallies":
        """Some articles in a new order, and of them some works.

        Args:
            articles: their rows, each once.
            works: for each work whether it is taken.
        """
        if works.all() and np.array_equal(articles, np.arange(len(self.units))):
            return self
        place = np.full(len(self.units), -1, np.int64)
        place[articles] = np.arange(len(articles))
        work, new_work = _moved(place[self.work_article], works)
        both = works[self.first] & works[self.second]
        pair, new_pair = _moved(place[self.pair_article], both)
        stretch, _ = _moved(new_work[self.stretch_work])
        border, _ = _moved(new_pair[self.border_pair])
        return Tallies(
            self.units[articles],
            self.length[articles],
            place[self.work_article[work]],
            self.work_person[work],
            self.inside[work],
            new_work[self.first[pair]],
            new_work[self.second[pair]],
            self.counts[pair],
            self.apart[pair],
            self.confusion[pair],
            new_work[self.stretch_work[stretch]].astype(np.int32),
            self.stretch_label[stretch],
            self.stretch_start[stretch],
            self.stretch_end[stretch],
            new_pair[self.border_pair[border]].astype(np.int32),
            self.borders[border],
        )


def _moved(places: Whole, kept: NDArray[np.bool_] | None = None) -> tuple[Whole, Whole]:
    """Rows in the order of their new places, those at -1 left out, and where each row then stands."""
    there = places >= 0 if kept is None else (places >= 0) & kept
    some = np.flatnonzero(there)
    some = some[np.argsort(places[some], kind="stable")]
    moved = np.full(len(places), -1, np.int64)
    moved[some] = np.arange(len(some))
    return some, moved


def together(parts: Sequence[Tallies]) -> Tallies:
    """The articles of several, one after another; there is at least one."""
    columns: dict[str, list[NDArray[np.generic]]] = {one.name: [] for one in fields(Tallies)}
    behind = {"work_article": 0, "first": 0, "second": 0, "stretch_work": 0, "border_pair": 0}
    for part in parts:
        for name, some in columns.items():
            values = getattr(part, name)
            some.append(values + behind[name] if name in behind else values)
        behind["work_article"] += len(part.units)
        behind["border_pair"] += len(part.first)
        for name in ("first", "second", "stretch_work"):
            behind[name] += len(part.work_article)
    return Tallies(**{name: np.concatenate(some) for name, some in columns.items()})


def tallies_of(batch: Batch, layout: Layout, texts: Sequence[str] | None = None) -> Tallies:
    """Count a batch.

    Args:
        batch: articles, each with at least one work.
        layout: what is counted.
        texts: those of the articles, where confusion and borders are to be counted as well.
    """
    counting = Counting(batch, layout)
    there = batch.people >= 0
    work_of = np.where(there, np.cumsum(there).reshape(there.shape) - 1, -1)
    article, slot = np.nonzero(there)
    inside = np.zeros((len(article), layout.labels))
    for number, table in enumerate(counting.inside):
        inside[slot == number] = table[article[slot == number]]
    stretches = [stretches_of(batch, marks, layout.labels) for marks in batch.slots]
    firsts, seconds, counts, apart = [], [], [], []
    confusion, border_pairs, borders = [], [], []
    before, whole = 0, "\n".join(texts or ())
    for pair in counting.pairs():
        some = np.flatnonzero(there[:, pair.second])
        firsts.append(work_of[some, pair.first])
        seconds.append(work_of[some, pair.second])
        counts.append(pair.counts[some])
        apart.append(squares_apart(stretches[pair.first], stretches[pair.second], len(there))[some])
        if texts is not None:
            one, other = batch.slots[pair.first], batch.slots[pair.second]
            confusion.append(confused(one, other, pair.at, pair.beside, layout.labels, len(there))[some])
            row = np.cumsum(there[:, pair.second]) - 1 + before
            owner, told = borders_of(whole, one, other, pair.at, pair.beside)
            border_pairs.append(row[one.article[owner]])
            borders.append(told)
        before += len(some)
    first, second = _joined(firsts), _joined(seconds)
    order = np.lexsort((second, first))
    new = np.empty(len(order), np.int64)
    new[order] = np.arange(len(order))
    stretch = np.concatenate(
        [np.zeros((4, 0), np.int64), *(one.rows(work_of[:, n]) for n, one in enumerate(stretches))], axis=1
    )
    stretch = stretch[:, np.argsort(stretch[0], kind="stable")].astype(np.int32)
    border_pair = new[_joined(border_pairs)]
    by_pair = np.argsort(border_pair, kind="stable")
    width = (layout.labels + 1) ** 2 if texts is not None else 0
    return Tallies(
        batch.units,
        np.diff(batch.offsets),
        article,
        batch.people[there],
        inside,
        first[order],
        second[order],
        np.concatenate([np.zeros((0, layout.width)), *counts])[order],
        np.concatenate([np.zeros((0, layout.labels)), *apart])[order],
        np.concatenate([np.zeros((0, width), np.int32), *confusion])[order]
        if texts is not None
        else np.zeros((len(order), 0), np.int32),
        stretch[0],
        stretch[1],
        stretch[2],
        stretch[3],
        border_pair[by_pair].astype(np.int32),
        np.concatenate([np.zeros((0, 6), np.int32), *borders])[by_pair],
    )


def _joined(parts: Sequence[Whole]) -> Whole:
    return np.concatenate([np.zeros(0, np.int64), *parts])


def summed(rows: Whole, values: Table, n: int) -> Table:
    """Rows of values added up by where they belong.

    Args:
        rows: where each belongs, in rising order.
        values: the rows.
        n: how many rows the sums have.
    """
    sums = np.zeros((n, values.shape[1]))
    if len(rows):
        starts = np.flatnonzero(np.append(True, rows[1:] != rows[:-1]))
        sums[rows[starts]] = np.add.reduceat(values, starts, axis=0)
    return sums
