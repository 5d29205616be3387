"""What Krippendorff's unitizing alpha is made of, gathered article by article.

What an annotator did is one sequence, article after article, and gaps reach from one article into the next.
Articles that only one annotator did say nothing and are left out.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement.counting import Table
from annotator.domain.agreement.measures import Unitized
from annotator.domain.agreement.tallies import Tallies, summed
from annotator.domain.agreement.tokens import Whole


class Lengths(NamedTuple):
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
        self._units: list[Lengths] = []
        self._gaps: list[Lengths] = []

    def add(self, part: Tallies) -> None:
        """Take articles in, each with two works or more."""
        lengths, done = part.length, part.done
        weights = 1 / (done[part.pair_article] - 1)
        self._apart.append(summed(part.pair_article, part.apart * weights[:, None], len(lengths)))
        self._values.append(lengths * done)
        begins = self._begins(part.work_person, lengths[part.work_article])
        work, label = part.stretch_work, part.stretch_label
        self._note(
            part.work_person[work] * self._labels + label,
            begins[work] + part.stretch_start,
            begins[work] + part.stretch_end,
            part.work_article[work],
        )
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
        self._units.append(_lengths_of(article, label, end - start))
        some = start > before
        self._gaps.append(_lengths_of(article[some], label[some], (start - before)[some]))

    def _begins(self, whose: Whole, long: Whole) -> Whole:
        """Where each work begins in the sequence of the annotator who did it."""
        order = np.argsort(whose, kind="stable")
        sorted_long, sorted_whose = long[order], whose[order]
        before = np.cumsum(sorted_long) - sorted_long
        firsts = np.searchsorted(sorted_whose, sorted_whose)
        begins = np.empty(len(whose), np.int64)
        begins[order] = before - before[firsts] + self._lengths[sorted_whose]
        self._lengths += np.bincount(whose, long, len(self._lengths)).astype(np.int64)
        return begins

    def finish(self) -> "UnitizedByArticle":
        """What was gathered; the last gaps end with the last article."""
        ends = np.repeat(self._lengths, self._labels)
        labels = np.tile(np.arange(self._labels), len(self._lengths))
        some = ends > self._last_ends
        last = np.full(int(some.sum()), max(self._articles - 1, 0))
        self._gaps.append(_lengths_of(last, labels[some], (ends - self._last_ends)[some]))
        self._last_ends = ends
        apart = np.concatenate(self._apart) if self._apart else np.zeros((0, self._labels))
        values = np.concatenate(self._values) if self._values else np.zeros(0, np.int64)
        return UnitizedByArticle(apart, values, _together(self._units), _together(self._gaps))


class UnitizedByArticle:
    """The parts of the unitizing alpha as sums over articles, so that articles can be drawn."""

    def __init__(self, apart: Table, values: Whole, units: Lengths, gaps: Lengths) -> None:
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

    def _by_article(self, some: Lengths, values: Table) -> Table:
        articles, labels = self._shape
        where = some.article.astype(np.int64) * labels + some.label
        sums: Table = np.bincount(where, values, articles * labels).astype(np.float64)
        return sums.reshape(articles, labels)


def _held(units: Lengths, gaps: Lengths, labels: int) -> tuple[Table, Table]:
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


def _lengths_of(article: Whole, label: Whole, length: Whole) -> Lengths:
    return Lengths(article.astype(np.int32), label.astype(np.int32), length.astype(np.int32))


def _together(parts: list[Lengths]) -> Lengths:
    empty = np.zeros(0, np.int32)
    return Lengths(
        np.concatenate([empty, *(one.article for one in parts)]),
        np.concatenate([empty, *(one.label for one in parts)]),
        np.concatenate([empty, *(one.length for one in parts)]),
    )
