"""Counts of articles, told article by article, label against label, border by border and over time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement.borders import BEGIN, BEGIN_KIND, END, END_KIND, LABEL, SHAPE, Border, Shape
from annotator.domain.agreement.counting import OF_A_LABEL, Layout, Table
from annotator.domain.agreement.drawing import DRAWS, FEWEST, Draws
from annotator.domain.agreement.figures import Figure, Why
from annotator.domain.agreement.measures import alpha, f1, kappa
from annotator.domain.agreement.pictures import (
    NOTHING,
    ArticleAgreement,
    BorderCount,
    Borders,
    Confusion,
    End,
    Missing,
    Pair,
    Trend,
    TrendPoint,
)
from annotator.domain.agreement.places import Wanted, What
from annotator.domain.agreement.sums import figure_of, why_constant
from annotator.domain.agreement.tallies import Tallies, summed
from annotator.domain.agreement.tokens import Whole
from annotator.domain.agreement.trend import piece_of, step_of

_COLUMNS = (
    "exact",
    "overlap",
    "first",
    "second",
    "both",
    "in_first",
    "in_second",
    "units",
    "inside",
    "apart",
    "values",
)


_BITS = 32
_MIDDLE = 1 << (_BITS - 1)
_AT_ONCE = 200
"""Articles of a draw that are taken together."""


@dataclass(frozen=True, slots=True)
class TableArticle:
    """What is known of an article beside its counts."""

    uid: str
    id: str
    title: str
    done: str = ""
    """When the last of the sets that count was done, in UTC; empty where nobody knows."""
    guideline: str | None = None
    """The version that all these sets were made by; None where they differ."""


@dataclass(frozen=True, slots=True)
class ArticleTable:
    """The counts of chosen articles, in their order, with what they are called.

    Every question takes a pair (two names, in the order of the list of annotators) or None for all, and a
    label or None for all labels.
    """

    articles: tuple[TableArticle, ...]
    people: tuple[str, ...]
    labels: tuple[str, ...]
    layout: Layout
    tallies: Tallies

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every two annotators who have an article in common."""
        first, second = self._people
        found = np.unique(first * len(self.people) + second).tolist()
        return tuple(
            (self.people[one // len(self.people)], self.people[one % len(self.people)]) for one in found
        )

    def by_article(
        self, pair: Pair | None = None, label: str | None = None, worst: str = "overlap_f1"
    ) -> tuple[ArticleAgreement, ...]:
        """The articles, worst first by one of the figures.

        Those without that figure come last; of equal ones those first in which more annotations differ.
        """
        rows, table = self._parts(pair, label)
        found = dict(zip(("exact_f1", "overlap_f1", "kappa", "alpha"), _figures(table), strict=True))
        differing = table[:, 2] + table[:, 3] - 2 * table[:, 0]
        order = np.lexsort((rows, -differing, np.nan_to_num(found[worst], nan=np.inf)))
        there = self._there() if pair is None else {}
        return tuple(
            self._told(int(rows[n]), table[n], found, int(n), pair or there[int(rows[n])]) for n in order
        )

    def confusion(self, pair: Pair | None = None) -> Confusion:
        """How often each label of the first meets each of the second."""
        width = len(self.labels) + 1
        sums = self.tallies.confusion[self._of(pair)].sum(axis=0, dtype=np.int64).reshape(width, width)
        if pair is None:
            sums = sums + sums.T - np.diag(np.diag(sums))
        names = [*self.labels, NOTHING]
        cells = {
            (one, other): int(sums[n, m])
            for n, one in enumerate(names)
            for m, other in enumerate(names)
            if one or other
        }
        return Confusion(pair, self.labels, cells)

    def borders(self, pair: Pair | None = None, label: str | None = None) -> Borders:
        """Every difference of begin and end, counted."""
        pairs = self._of(pair)
        rows = self.tallies.borders[pairs[self.tallies.border_pair]].astype(np.int64)
        place = self.labels.index(label) if label is not None else None
        if place is not None:
            rows = rows[rows[:, LABEL] == place]
        counts = []
        for end, length, kind in ((End.BEGIN, BEGIN, BEGIN_KIND), (End.END, END, END_KIND)):
            # Four small numbers as one, which is sorted far quicker than rows are.
            sizes = (len(self.labels), len(Border), len(Shape))
            some = np.ravel_multi_index((rows[:, LABEL], rows[:, kind], rows[:, SHAPE]), sizes)
            keys, often = np.unique((some << _BITS) + (rows[:, length] + _MIDDLE), return_counts=True)
            lengths = (keys & ((1 << _BITS) - 1)) - _MIDDLE
            told = zip(*np.unravel_index(keys >> _BITS, sizes), lengths, often, strict=True)
            counts += [
                BorderCount(self.labels[at], end, Border(what), Shape(shape), int(by), int(n))
                for at, what, shape, by, n in told
            ]
        matched = self._parts(pair, label)[1][:, 1].sum()
        return Borders(pair, int(matched), len(rows), tuple(counts))

    def missing(self, pair: Pair | None = None) -> tuple[Missing, ...]:
        """By annotator and label what others have and they do not, in the order of both."""
        width = len(self.labels) + 1
        some = self._of(pair)
        tables = self.tallies.confusion[some].reshape(-1, width, width)
        people = [one[some] for one in self._people]
        found: dict[tuple[int, int], list[int]] = {}
        for person in sorted({*people[0].tolist(), *people[1].tolist()}):
            as_first = tables[people[0] == person].sum(axis=0, dtype=np.int64)
            as_second = tables[people[1] == person].sum(axis=0, dtype=np.int64)
            for place in range(len(self.labels)):
                n = as_first[-1, place] + as_second[place, -1]
                of = as_first[:, place].sum() + as_second[place].sum()
                found[person, place] = [int(n), int(of)]
        return tuple(
            Missing(self.people[person], self.labels[place], n, of)
            for (person, place), (n, of) in found.items()
        )

    def by_time(self, pair: Pair | None = None, label: str | None = None) -> Trend:
        """The figures by the time the last set of an article was done: days, weeks, months or years."""
        rows = self._parts(pair, label)[0]
        days = {int(row): self.articles[row].done[:10] for row in rows if self.articles[row].done}
        step = step_of(list(days.values()))
        pieces = {row: piece_of(day, step) for row, day in days.items()}
        return Trend(step, self._points(pair, label, pieces), len(rows) - len(days))

    def by_guideline(
        self, pair: Pair | None = None, label: str | None = None, order: Sequence[str] = ()
    ) -> Trend:
        """The figures by version of the guidelines; `order` is that of the versions."""
        rows = self._parts(pair, label)[0]
        versions = {int(row): self.articles[row].guideline for row in rows}
        pieces = {row: (version, version) for row, version in versions.items() if version is not None}
        known = {version: n for n, version in enumerate(order)}
        points = self._points(pair, label, pieces)
        ordered = sorted(points, key=lambda one: (known.get(one.name, -1), one.name))
        return Trend(None, tuple(ordered), len(rows) - len(pieces))

    def pooled(self, pair: Pair | None = None, label: str | None = None) -> TrendPoint:
        """The figures of all articles; without a pair those of every two annotators counted together."""
        rows = self._parts(pair, label)[0].tolist()
        found = self._points(pair, label, dict.fromkeys(rows, ("", "")))
        return (
            found[0] if found else TrendPoint("", "", 0, *_with_intervals(np.zeros((0, len(_COLUMNS)))), ())
        )

    def articles_with(self, wanted: Wanted) -> frozenset[str]:
        """The articles (`uid`) that may have what is looked for; the others have nothing of it."""
        tallies = self.tallies
        some = self._of(wanted.pair)
        if wanted.what is What.BORDER:
            some &= np.bincount(tallies.border_pair, minlength=len(some)) > 0
        elif wanted.what is What.CONFUSION:
            width = len(self.labels) + 1
            places = {name: n for n, name in enumerate(self.labels)}
            a, b = (places.get(name or "", width - 1) for name in (wanted.label, wanted.other))
            cells = tallies.confusion[:, a * width + b]
            some &= (cells + tallies.confusion[:, b * width + a] if wanted.pair is None else cells) > 0
        rows = np.unique(tallies.pair_article[some]).tolist()
        known = {self.articles[row].uid for row in rows}
        return frozenset(known & {*wanted.articles} if wanted.articles else known)

    # How it is counted

    @property
    def _people(self) -> tuple[Whole, Whole]:
        whose = self.tallies.work_person
        return whose[self.tallies.first], whose[self.tallies.second]

    def _of(self, pair: Pair | None) -> NDArray[np.bool_]:
        """Which rows of pairs are asked for."""
        if pair is None:
            return np.ones(len(self.tallies.first), np.bool_)
        first, second = self._people
        one, other = (self.people.index(name) for name in pair)
        found: NDArray[np.bool_] = (first == one) & (second == other)
        return found

    def _there(self) -> Mapping[int, tuple[str, ...]]:
        """By article who did it."""
        found: dict[int, list[str]] = {}
        tallies = self.tallies
        for article, person in zip(tallies.work_article.tolist(), tallies.work_person.tolist(), strict=True):
            found.setdefault(article, []).append(self.people[person])
        return {row: tuple(names) for row, names in found.items()}

    def _told(
        self,
        row: int,
        counts: Table,
        figures: Mapping[str, Table],
        n: int,
        annotators: tuple[str, ...],
    ) -> ArticleAgreement:
        article = self.articles[row]
        values = {name: _or_none(table[n]) for name, table in figures.items()}
        return ArticleAgreement(
            article.uid,
            article.id,
            article.title,
            annotators,
            values["exact_f1"],
            values["overlap_f1"],
            values["kappa"],
            values["alpha"],
            int(counts[2] + counts[3]),
            int(2 * counts[0]),
            int(2 * counts[1]),
            article.done,
        )

    def _parts(self, pair: Pair | None, label: str | None) -> tuple[Whole, Table]:
        """The articles that the pair did, and of each what figures are made of."""
        layout, tallies = self.layout, self.tallies
        some = self._of(pair)
        counts, article = tallies.counts[some], tallies.pair_article[some]
        by_label = counts[:, : layout.units].reshape(-1, layout.labels, len(OF_A_LABEL))
        units, times = counts[:, layout.units], 1 if label is not None else layout.labels
        place = self.labels.index(label) if label is not None else slice(None)
        columns = by_label[:, place] if label is not None else by_label.sum(axis=1)
        apart = columns[:, 5] + columns[:, 6] - 2 * columns[:, 4]
        if pair is None:
            apart = apart / (tallies.done[article] - 1)
        rows, at = np.unique(article, return_inverse=True)
        parts = np.concatenate((columns, (units * times)[:, None]), axis=1)
        table = np.zeros((len(rows), len(_COLUMNS)))
        table[:, :8] = summed(at, parts, len(rows))
        table[:, 9] = summed(at, apart[:, None], len(rows))[:, 0]
        if pair is None:
            inside = tallies.inside[:, place] if label is not None else tallies.inside.sum(axis=1)
            table[:, 8] = np.bincount(tallies.work_article, inside, len(tallies.units))[rows]
            table[:, 10] = (tallies.units * tallies.done)[rows] * times
        else:
            table[:, 8], table[:, 10] = table[:, 5] + table[:, 6], 2 * table[:, 7]
        return rows, table

    def _points(
        self, pair: Pair | None, label: str | None, pieces: Mapping[int, tuple[str, str]]
    ) -> tuple[TrendPoint, ...]:
        rows, table = self._parts(pair, label)
        place = {int(row): n for n, row in enumerate(rows)}
        members: dict[tuple[str, str], list[int]] = {}
        for row, piece in pieces.items():
            members.setdefault(piece, []).append(row)
        found = []
        for piece in sorted(members):
            some = members[piece]
            counts = table[[place[row] for row in some]]
            uids = tuple(self.articles[row].uid for row in some)
            found.append(TrendPoint(*piece, len(some), *_with_intervals(counts), uids))
        return tuple(found)


def _figures(table: Table) -> tuple[Table, Table, Table, Table]:
    """Exact F1, overlap F1, kappa and alpha of each row."""
    exact, overlap, first, second, both, in_first, in_second, units, inside, apart, values = table.T
    return (
        f1(exact, first, second),
        f1(overlap, first, second),
        kappa(units, both, in_first, in_second),
        alpha(values, inside, apart),
    )


def _with_intervals(counts: Table) -> tuple[Figure, Figure, Figure, Figure]:
    total = counts.sum(axis=0, keepdims=True)
    found = _figures(total)
    drawn: tuple[Table | None, ...] = (None,) * 4
    if len(counts) >= FEWEST:
        draws, sums = Draws(len(counts)), np.zeros((DRAWS, counts.shape[1]))
        for first in range(0, len(counts), _AT_ONCE):
            some = counts[first : first + _AT_ONCE]
            sums += draws.portion(len(some)) @ some
        drawn = _figures(sums)
    varied = why_constant(len(counts), float(total[0, 8]), float(total[0, 10]))
    reasons = (Why.NOTHING_MARKED, Why.NOTHING_MARKED, varied, varied)
    one, two, three, four = map(figure_of, found, drawn, reasons)
    return one, two, three, four


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
