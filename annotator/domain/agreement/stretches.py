"""The units of the unitizing alpha in some articles, and how far those of two annotators lie apart.

Units are the fragments of a label, those that overlap made one; what touches stays two.
"""

from dataclasses import dataclass

import numpy as np

from annotator.domain.agreement.batch import Batch, Marks
from annotator.domain.agreement.counting import Table
from annotator.domain.agreement.intervals import Intervals, merged, overlapping
from annotator.domain.agreement.tokens import Whole


@dataclass(frozen=True, slots=True)
class Stretches:
    """The units of one place of each article."""

    units: Intervals
    """In the batch's text, apart by label; the group is the label."""
    article: Whole
    """Of each."""
    start: Whole
    """Of each: where it starts in its article (code points)."""
    labels: int

    def rows(self, works: Whole) -> Whole:
        """Work, label, start and end of each, given the work of each article."""
        long = self.units.end - self.units.start
        return np.stack((works[self.article], self.units.group, self.start, self.start + long))


def stretches_of(batch: Batch, marks: Marks, labels: int) -> Stretches:
    """The units of one place."""
    fragments = marks.fragments
    group = marks.label[fragments.group]
    units = merged(Intervals(fragments.start, fragments.end, group), touching=False)
    plain = units.start - units.group * marks.span
    article = np.searchsorted(batch.offsets, plain, "right") - 1
    return Stretches(units, article, plain - batch.offsets[article], labels)


def squares_apart(one: Stretches, other: Stretches, articles: int) -> Table:
    """By article and label the squared differences between two annotators, counted both ways.

    Units that overlap: difference of begins squared and difference of ends squared; a unit that meets none
    of the other's: its length squared.
    """
    at, beside = overlapping(one.units, other.units)
    begins = (one.units.start[at] - other.units.start[beside]).astype(np.float64)
    ends = (one.units.end[at] - other.units.end[beside]).astype(np.float64)
    total = _summed(one, at, begins**2 + ends**2, articles)
    for some, met in ((one, at), (other, beside)):
        alone = np.ones(len(some.start), np.bool_)
        alone[met] = False
        left = np.flatnonzero(alone)
        total += _summed(
            some, left, (some.units.end - some.units.start)[left].astype(np.float64) ** 2, articles
        )
    return 2 * total


def _summed(some: Stretches, which: Whole, squares: Table, articles: int) -> Table:
    where = some.article[which] * some.labels + some.units.group[which]
    sums: Table = np.bincount(where, squares, articles * some.labels).astype(np.float64)
    return sums.reshape(articles, some.labels)
