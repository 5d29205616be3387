"""What figures of agreement are made of, counted article by article for two annotators of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement.attributes import AttributeColumns
from annotator.domain.agreement.batch import Batch, Marks
from annotator.domain.agreement.intervals import Intervals, merged, overlapping, shared
from annotator.domain.agreement.matching import matched, same_ones
from annotator.domain.agreement.relations import entities_of, relations_by_entity, same_relations
from annotator.domain.agreement.tokens import Whole

Table: TypeAlias = NDArray[np.float64]
"""Numbers in rows and columns; counts are whole."""

OF_A_LABEL = ("exact", "overlap", "first", "second", "both", "in_first", "in_second")
"""Matches of both kinds; annotations of the first and of the second; units in both, in the first, in the
second."""
OF_A_TYPE = ("matched", "first", "second", "by_entity")
"""Relations with both ends matched; those of the first and of the second; matched where entities tell who."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of a table of counts is what."""

    labels: int
    types: int
    attributes: AttributeColumns

    @property
    def units(self) -> int:
        """The column with the number of units."""
        return self.labels * len(OF_A_LABEL)

    @property
    def first_attribute(self) -> int:
        """Where two columns an attribute begin: how many agree, and of how many."""
        return self.units + 1

    @property
    def first_type(self) -> int:
        """Where the columns of relation types begin."""
        return self.first_attribute + 2 * len(self.attributes.names)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.first_type + self.types * len(OF_A_TYPE)

    def label_columns(self, label: int) -> slice:
        """The columns of a label."""
        return slice(label * len(OF_A_LABEL), (label + 1) * len(OF_A_LABEL))

    def type_columns(self, kind: int) -> slice:
        """The columns of a relation type."""
        begin = self.first_type + kind * len(OF_A_TYPE)
        return slice(begin, begin + len(OF_A_TYPE))


@dataclass(frozen=True, slots=True)
class Pairwise:
    """Counts for the annotators at two places of each article."""

    first: int
    second: int
    counts: Table
    """A row an article, as the layout says; what an article without two such annotators has is 0."""
    at: Whole
    """Those of the first that are matched with one of the second, and each one's partner."""
    beside: Whole


class Counting:
    """The counts of one batch."""

    def __init__(self, batch: Batch, layout: Layout) -> None:
        self._batch, self._layout = batch, layout
        self._articles = len(batch.units)
        self._begins = np.cumsum(batch.units) - batch.units + np.arange(self._articles)
        self._size = len(batch.unit_starts) + self._articles + 1
        self._entities = entities_of(batch.attributes)
        self._covered = [self._in_units(one) for one in batch.slots]
        self.inside = [self._lengths(one) for one in self._covered]
        """Of each place: units inside annotations, by article and label."""

    def pairs(self) -> Iterator[Pairwise]:
        """The counts of every two places."""
        for second in range(1, len(self._batch.slots)):
            for first in range(second):
                yield self._of(first, second)

    def _of(self, first: int, second: int) -> Pairwise:
        layout, batch = self._layout, self._batch
        one, other = batch.slots[first], batch.slots[second]
        there = batch.people[:, second] >= 0
        table = np.zeros((self._articles, layout.width))
        by_label = table[:, : layout.units].reshape(self._articles, layout.labels, len(OF_A_LABEL))
        places, counts = same_ones(one, other)
        at, beside = matched(one, other)
        by_label[:, :, 0] = self._tally(one.article[places], one.label[places], counts)
        by_label[:, :, 1] = self._tally(one.article[at], one.label[at])
        by_label[:, :, 2] = self._tally(one.article, one.label)
        by_label[:, :, 3] = self._tally(other.article, other.label)
        by_label[:, :, 4] = self.common(first, second)
        by_label[:, :, 5], by_label[:, :, 6] = self.inside[first], self.inside[second]
        table[:, layout.units] = batch.units
        attributes = slice(layout.first_attribute, layout.first_type)
        table[:, attributes] = layout.attributes.counted(batch, one, other, at, beside)
        self._relations(table, one, other, at, beside)
        table[~there] = 0
        return Pairwise(first, second, table, at, beside)

    def _tally(self, article: Whole, label: Whole, weights: Whole | None = None) -> Table:
        """Sum by article and label."""
        size = self._articles * self._layout.labels
        sums = np.bincount(article * self._layout.labels + label, weights, size)
        return sums.astype(np.float64).reshape(self._articles, self._layout.labels)

    def _in_units(self, marks: Marks) -> Intervals:
        """The units that annotations of a label cover, as intervals of units; the group is the label.

        Between two articles one place stays free, so that nothing touches what is in another.
        """
        batch = self._batch
        span = batch.length + 1
        label, article = marks.label[marks.fragments.group], marks.article[marks.fragments.group]
        start, end = marks.fragments.start - label * span, marks.fragments.end - label * span
        first = np.searchsorted(batch.unit_ends, start, "right")
        last = np.searchsorted(batch.unit_starts, end)
        some = np.flatnonzero(first < last)
        apart = label[some] * self._size + article[some]
        return merged(Intervals(first[some] + apart, last[some] + apart, label[some]), touching=True)

    def _lengths(self, covered: Intervals) -> Table:
        return self._by_article(covered.start, covered.end - covered.start, covered.group)

    def common(self, first: int, second: int) -> Table:
        """Units that two places both have inside annotations, by article and label."""
        one, other = self._covered[first], self._covered[second]
        at, beside = overlapping(one, other)
        start = np.maximum(one.start[at], other.start[beside])
        return self._by_article(start, shared(one, other, at, beside), one.group[at])

    def _by_article(self, start: Whole, length: Whole, label: Whole) -> Table:
        article = np.searchsorted(self._begins, start - label * self._size, "right") - 1
        return self._tally(article, label, length)

    def _relations(self, table: Table, one: Marks, other: Marks, at: Whole, beside: Whole) -> None:
        """Relations are matched where both their ends are; each is used once."""
        layout = self._layout
        if not layout.types:
            return
        shape = (self._articles, layout.types, len(OF_A_TYPE))
        by_type = table[:, layout.first_type :].reshape(shape)
        for column, marks in ((1, one), (2, other)):
            kinds = marks.tie_article * layout.types + marks.tie_type
            by_type[:, :, column] = np.bincount(kinds, minlength=shape[0] * shape[1]).reshape(shape[:2])
        partner = np.full(len(one.label), -1, np.int64)
        partner[at] = beside
        for column, (which, often) in (
            (0, same_relations(one, other, partner)),
            (3, relations_by_entity(one, other, partner, self._entities)),
        ):
            kinds = one.tie_article[which] * layout.types + one.tie_type[which]
            found = np.bincount(kinds, often, shape[0] * shape[1])
            by_type[:, :, column] = found.reshape(shape[:2])
