"""What Krippendorff's unitizing alpha is made of, gathered article by article.

Units are the fragments of a label, those that overlap made one; what touches stays two. What an annotator
did is one sequence, article after article, and gaps reach from one article into the next. Articles that only
one annotator did say nothing and are left out.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement_batch import Batch, Marks
from annotator.domain.agreement_counting import Table
from annotator.domain.agreement_intervals import Intervals, merged, overlapping
from annotator.domain.agreement_measures import Unitized
from annotator.domain.agreement_tokens import Whole


class Stretches(NamedTuple):
    """Units or gaps: the article (a gap's is where it ends), the label and the length (code points)."""

    article: NDArray[np.int32]
    label: NDArray[np.int32]
    length: NDArray[np.int32]


class Unitizing:
    """Grows with every batch by some bytes for each unit and each gap."""

    def __init__(self, labels: int, people: int) -> None:
        self._labels = labels
        self._lengths = np.zeros(people, np.int64)
        """How long each one's sequence is so far."""
        self._last_ends = np.zeros(people * labels, np.int64)
        """Where each one's last unit of each label ended there."""
        self._articles = 0
        self._apart: list[Table] = []
        self._values: list[Whole] = []
        self._units: list[Stretches] = []
        self._gaps: list[Stretches] = []

    def add(self, batch: Batch) -> None:
        """Take the articles of a batch in."""
        counts = batch.done > 1
        lengths = np.where(counts, np.diff(batch.offsets), 0)
        units = [_units_of(marks) for marks in batch.slots]
        self._apart.append(self._differences(batch, units))
        self._values.append(lengths * batch.done)
        begins = self._begins(batch.people, lengths)
        keys, starts, ends, articles = [], [], [], []
        for slot, some in enumerate(units):
            article, plain = _places(batch, some)
            kept = counts[article]
            article, label = article[kept], some.group[kept]
            begin = plain[kept] - batch.offsets[article] + begins[article, slot]
            keys.append(batch.people[article, slot] * self._labels + label)
            starts.append(begin)
            ends.append(begin + (some.end - some.start)[kept])
            articles.append(article)
        key, start, end, article = map(np.concatenate, (keys, starts, ends, articles))
        self._note(key, start, end, article)
        self._articles += len(lengths)

    def _note(self, key: Whole, start: Whole, end: Whole, article: Whole) -> None:
        order = np.lexsort((start, key))
        key, start, end, article = key[order], start[order], end[order], article[order] + self._articles
        new = np.ones(len(key), np.bool_)
        new[1:] = key[1:] != key[:-1]
        before = np.concatenate(([0], end[:-1])) if len(end) else end
        before[new] = self._last_ends[key[new]]
        last = np.append(new[1:], True) if len(new) else new
        self._last_ends[key[last]] = end[last]
        label = key % self._labels
        self._units.append(_stretches(article, label, end - start))
        some = start > before
        self._gaps.append(_stretches(article[some], label[some], (start - before)[some]))

    def _begins(self, people: Whole, lengths: Whole) -> Whole:
        """Where each article begins in the sequence of each of those who did it."""
        whose = people.ravel()
        order = np.argsort(whose, kind="stable")
        long = np.repeat(lengths, people.shape[1])[order]
        ends = np.cumsum(long)
        whose = whose[order]
        firsts = np.searchsorted(whose, whose)
        begins = np.empty(len(whose), np.int64)
        begins[order] = ends - long - (ends - long)[firsts] + self._lengths[whose]
        there = whose >= 0
        self._lengths += np.bincount(whose[there], long[there], len(self._lengths)).astype(np.int64)
        return begins.reshape(people.shape)

    def _differences(self, batch: Batch, units: list[Intervals]) -> Table:
        """By article and label the squared differences of all ordered pairs of annotators."""
        shape = (len(batch.units), self._labels)
        total = np.zeros(shape)
        done = batch.done

        def add(some: Intervals, squares: Table, there: Whole) -> None:
            article, _ = _places(batch, some)
            kept = batch.people[article, there] >= 0
            where = article[kept] * self._labels + some.group[kept]
            weights = 2 * squares[kept] / np.maximum(done[article[kept]] - 1, 1)
            total.ravel()[:] += np.bincount(where, weights, total.size)

        for second in range(1, len(units)):
            for first in range(second):
                one, other = units[first], units[second]
                at, beside = overlapping(one, other)
                begins = (one.start[at] - other.start[beside]).astype(np.float64)
                ends = (one.end[at] - other.end[beside]).astype(np.float64)
                add(Intervals(*(part[at] for part in one)), begins**2 + ends**2, np.full(len(at), second))
                for some, met, there in ((one, at, second), (other, beside, first)):
                    alone = np.ones(len(some.start), np.bool_)
                    alone[met] = False
                    left = Intervals(*(part[alone] for part in some))
                    squares = (left.end - left.start).astype(np.float64) ** 2
                    add(left, squares, np.full(len(left.start), there))
        return total

    def finish(self) -> "UnitizedByArticle":
        """What was gathered; the last gaps end with the last article."""
        ends = np.repeat(self._lengths, self._labels)
        labels = np.tile(np.arange(self._labels), len(self._lengths))
        some = ends > self._last_ends
        last = np.full(int(some.sum()), max(self._articles - 1, 0))
        self._gaps.append(_stretches(last, labels[some], (ends - self._last_ends)[some]))
        self._last_ends = ends
        apart = np.concatenate(self._apart) if self._apart else np.zeros((0, self._labels))
        values = np.concatenate(self._values) if self._values else np.zeros(0, np.int64)
        return UnitizedByArticle(apart, values, _together(self._units), _together(self._gaps))


class UnitizedByArticle:
    """The parts of the unitizing alpha as sums over articles, so that articles can be drawn."""

    def __init__(self, apart: Table, values: Whole, units: Stretches, gaps: Stretches) -> None:
        self._shape = apart.shape
        long = units.length.astype(np.float64)
        of_units, of_gaps = _held(units, gaps, apart.shape[1])
        self.table: Table = np.concatenate(
            (
                apart,
                self._by_article(units, np.ones(len(long))),
                self._by_article(units, (2 * long**3 - 3 * long**2 + long) / 3),
                self._by_article(units, long * (long - 1)),
                self._by_article(units, of_units),
                self._by_article(gaps, of_gaps),
                values[:, None].astype(np.float64),
            ),
            axis=1,
        )
        """A row an article; its sums are what `of` takes."""

    def of(self, sums: Table) -> Unitized:
        """The parts from sums over rows of the table, each row taken so many times.

        What units and gaps of different articles come to together is the product of what each article's
        units and each one's gaps come to with all others, over the whole: exact where every article is
        taken once, else near.
        """
        labels = self._shape[1]
        parts = [sums[:, n * labels : (n + 1) * labels] for n in range(6)]
        rows, columns = parts[4:]
        whole = self.table[:, 4 * labels : 5 * labels].sum(axis=0)
        in_gaps = np.divide(rows * columns, whole, out=np.zeros_like(rows), where=whole > 0)
        return Unitized(
            apart=parts[0],
            values=sums[:, -1:],
            units=parts[1],
            placed=parts[2],
            repeated=parts[3],
            in_gaps=in_gaps,
        )

    def _by_article(self, some: Stretches, values: Table) -> Table:
        articles, labels = self._shape
        where = some.article.astype(np.int64) * labels + some.label
        sums: Table = np.bincount(where, values, articles * labels).astype(np.float64)
        return sums.reshape(articles, labels)


def _held(units: Stretches, gaps: Stretches, labels: int) -> tuple[Table, Table]:
    """The sum of l² · (gap - l + 1) for each unit over the gaps of its label, and for each gap over units."""
    of_units, of_gaps = np.zeros(len(units.length)), np.zeros(len(gaps.length))
    for label in range(labels):
        mine, theirs = np.flatnonzero(units.label == label), np.flatnonzero(gaps.label == label)
        long, which, often = np.unique(units.length[mine], return_inverse=True, return_counts=True)
        wide, which_gap, how_often = np.unique(gaps.length[theirs], return_inverse=True, return_counts=True)
        long, wide = long.astype(np.float64), wide.astype(np.float64)
        # Of each length of a unit: how many gaps are as long or longer, and how long together.
        at = np.searchsorted(wide, long)
        counts = np.append(np.cumsum(how_often[::-1])[::-1], 0)[at]
        sums = np.append(np.cumsum((how_often * wide)[::-1])[::-1], 0)[at]
        of_units[mine] = (long**2 * (sums - (long - 1) * counts))[which]
        # Of each length of a gap: the units that fit, by their l² and l² · (l - 1).
        to = np.searchsorted(long, wide, "right")
        squares = np.concatenate(([0], np.cumsum(often * long**2)))[to]
        cubes = np.concatenate(([0], np.cumsum(often * long**2 * (long - 1))))[to]
        of_gaps[theirs] = (wide * squares - cubes)[which_gap]
    return of_units, of_gaps


def _units_of(marks: Marks) -> Intervals:
    """The units of one place, in the batch's text, apart by label; the group is the label."""
    fragments = marks.fragments
    labels = marks.label[fragments.group]
    return merged(Intervals(fragments.start, fragments.end, labels), touching=False)


def _places(batch: Batch, some: Intervals) -> tuple[Whole, Whole]:
    """The article of each and where it starts in the batch's text."""
    plain = some.start - some.group * (batch.length + 1)
    return np.searchsorted(batch.offsets, plain, "right") - 1, plain


def _stretches(article: Whole, label: Whole, length: Whole) -> Stretches:
    return Stretches(article.astype(np.int32), label.astype(np.int32), length.astype(np.int32))


def _together(parts: list[Stretches]) -> Stretches:
    empty = np.zeros(0, np.int32)
    return Stretches(
        np.concatenate([empty, *(one.article for one in parts)]),
        np.concatenate([empty, *(one.label for one in parts)]),
        np.concatenate([empty, *(one.length for one in parts)]),
    )
