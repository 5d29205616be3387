"""Many intervals at once: which overlap, and what they cover together; sorted rows of numbers, no loops."""

from typing import NamedTuple

import numpy as np

from annotator.domain.agreement.tokens import Whole


class Intervals(NamedTuple):
    """Half-open intervals, sorted by where they start; intervals of different groups are far apart."""

    start: Whole
    end: Whole
    group: Whole
    """What each belongs to: a number below the number of groups."""

    def part(self, first: int, last: int) -> "Intervals":
        """Those from one place in the row up to but not including another."""
        return Intervals(self.start[first:last], self.end[first:last], self.group[first:last])


def merged(some: Intervals, *, touching: bool) -> Intervals:
    """Join those of a group that overlap; those that only touch, if asked."""
    if not len(some.start):
        return some
    reach = np.maximum.accumulate(some.end)
    new = np.ones(len(some.start), np.bool_)
    if touching:
        np.greater(some.start[1:], reach[:-1], out=new[1:])
    else:
        np.greater_equal(some.start[1:], reach[:-1], out=new[1:])
    new[1:] |= some.group[1:] != some.group[:-1]
    firsts = np.flatnonzero(new)
    lasts = np.append(firsts[1:], len(new)) - 1
    return Intervals(some.start[firsts], reach[lasts], some.group[firsts])


def overlapping(one: Intervals, other: Intervals) -> tuple[Whole, Whole]:
    """Every pair of one of each that shares something, by their places in the two rows.

    Of a pair that overlaps, either the other starts within the one, or the one within the other and later.
    """
    first, last = np.searchsorted(other.start, one.start), np.searchsorted(other.start, one.end)
    of_one, in_other = spread(first, last)
    first, last = np.searchsorted(one.start, other.start, "right"), np.searchsorted(one.start, other.end)
    of_other, in_one = spread(first, last)
    return np.concatenate((of_one, in_one)), np.concatenate((in_other, of_other))


def shared(one: Intervals, other: Intervals, at: Whole, beside: Whole) -> Whole:
    """How much each pair shares."""
    return np.minimum(one.end[at], other.end[beside]) - np.maximum(one.start[at], other.start[beside])


def spread(first: Whole, last: Whole) -> tuple[Whole, Whole]:
    """Each place with every number from `first` to `last` (exclusive) of it."""
    counts = np.maximum(last - first, 0)
    places = np.repeat(np.arange(len(first)), counts)
    before = np.cumsum(counts) - counts
    return places, np.arange(len(places)) - np.repeat(before - first, counts)
