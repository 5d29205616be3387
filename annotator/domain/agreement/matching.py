"""Which annotations of two annotators are the same, and which overlap: one with one, as many as can be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement.batch import Marks
from annotator.domain.agreement.intervals import Intervals, overlapping, shared
from annotator.domain.agreement.tokens import Whole
from annotator.domain.assignment import best_matching

Edge = tuple[int, int, int, bool]
"""An annotation of each of the two, the code points they share, and whether they are the same."""


def same_ones(one: Marks, other: Marks) -> tuple[Whole, Whole]:
    """Annotations of `one` that `other` has as well, each used once: one of them, and how many."""
    values, places, counts = np.unique(one.same, return_index=True, return_counts=True)
    others, other_counts = np.unique(other.same, return_counts=True)
    _, at, beside = np.intersect1d(values, others, assume_unique=True, return_indices=True)
    return places[at], np.minimum(counts[at], other_counts[beside])


def matched(one: Marks, other: Marks) -> tuple[Whole, Whole]:
    """Pairs of annotations of one label that share a code point, each annotation in one pair at most.

    There are as many as can be (a maximum matching). Of several such matchings it is one with the most
    pairs that are the same, and of these one whose pairs share the most code points.
    """
    first, second, common = _meeting(one.fragments, other.fragments, len(other.label))
    return best_pairs(first, second, common, one.same[first] == other.same[second])


def matched_otherwise(one: Marks, other: Marks, at: Whole, beside: Whole) -> tuple[Whole, Whole]:
    """Pairs of annotations of different labels among those that are in no pair so far.

    Two are a pair where they share more than half of the code points that they cover together, which is
    where review shows them as one place with two labels.

    Args:
        one: the annotations of the first.
        other: the annotations of the second.
        at: those of the first that are matched.
        beside: each one's partner.
    """
    free, free_other = (_plain(marks, taken) for marks, taken in ((one, at), (other, beside)))
    first, second, common = _meeting(free, free_other, len(other.label))
    together = _sizes(one)[first] + _sizes(other)[second] - common
    near = 2 * common > together
    return best_pairs(first[near], second[near], common[near], np.zeros(int(near.sum()), np.bool_))


def _plain(marks: Marks, taken: Whole) -> Intervals:
    """The fragments of those that are not taken, whatever their label."""
    free = np.ones(len(marks.label), np.bool_)
    free[taken] = False
    fragments = marks.fragments
    kept = np.flatnonzero(free[fragments.group])
    group = fragments.group[kept]
    apart = marks.label[group] * marks.span
    start, end = fragments.start[kept] - apart, fragments.end[kept] - apart
    order = np.argsort(start, kind="stable")
    return Intervals(start[order], end[order], group[order])


def _sizes(marks: Marks) -> Whole:
    """How many code points each covers."""
    fragments = marks.fragments
    lengths = np.bincount(fragments.group, fragments.end - fragments.start, len(marks.label))
    return lengths.astype(np.int64)


def _meeting(one: Intervals, other: Intervals, others: int) -> tuple[Whole, Whole, Whole]:
    """Annotations that share code points, and how many these are; some may have several fragments.

    They stand in the order of the annotations, so that what is chosen among equals does not depend on which
    articles are counted together.
    """
    at, beside = overlapping(one, other)
    common = shared(one, other, at, beside)
    if not len(at):
        return at, beside, common
    pair, inverse = np.unique(one.group[at] * others + other.group[beside], return_inverse=True)
    first, second = np.divmod(pair, others)
    return first, second, np.bincount(inverse, common).astype(np.int64)


def best_pairs(first: Whole, second: Whole, common: Whole, alike: NDArray[np.bool_]) -> tuple[Whole, Whole]:
    """Of pairs that may be, as many as can be with each in one of them at most.

    Args:
        first: a place among the ones, for each pair.
        second: a place among the others.
        common: what decides last between choices of as many.
        alike: what decides before that.
    """
    chosen, left = _of_stars(first, second, common, alike)
    found = [np.stack((first[chosen], second[chosen]))]
    rest = zip(
        first[left].tolist(), second[left].tolist(), common[left].tolist(), alike[left].tolist(), strict=True
    )
    pairs = [pair for edges in _components(list(rest)) for pair in _best(edges)]
    if pairs:
        found.append(np.asarray(pairs, np.int64).T)
    together = np.concatenate(found, axis=1)
    return together[0], together[1]


def _of_stars(
    first: Whole, second: Whole, common: Whole, alike: NDArray[np.bool_]
) -> tuple[Whole, NDArray[np.bool_]]:
    """What is chosen where one annotation meets others that meet nobody else, and which edges are left."""
    if not len(first):
        return np.zeros(0, np.int64), np.zeros(0, np.bool_)
    others_of_first, others_of_second = np.bincount(first), np.bincount(second)
    entangled_first = np.bincount(first, others_of_second[second] > 1) > 0
    entangled_second = np.bincount(second, others_of_first[first] > 1) > 0
    by_first, by_second = ~entangled_first[first], ~entangled_second[second]
    chosen = []
    for centre, mine in ((first, by_first), (second, by_second & ~by_first)):
        edges = np.flatnonzero(mine)
        order = edges[np.lexsort((-common[edges], ~alike[edges], centre[edges]))]
        begins = np.ones(len(order), np.bool_)
        begins[1:] = centre[order][1:] != centre[order][:-1]
        chosen.append(order[begins])
    return np.concatenate(chosen), ~(by_first | by_second)


def _components(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Edges that hang together."""
    of_first: defaultdict[int, list[Edge]] = defaultdict(list)
    of_second: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        of_first[edge[0]].append(edge)
        of_second[edge[1]].append(edge)
    while of_first:
        begin = next(iter(of_first))
        component: list[Edge] = []
        waiting = [begin]
        while waiting:
            for edge in of_first.pop(waiting.pop(), ()):
                component.append(edge)
                waiting += [beside[0] for beside in of_second.pop(edge[1], ())]
        yield component


def _best(edges: Sequence[Edge]) -> list[tuple[int, int]]:
    rows: dict[int, dict[int, int]] = {}
    columns: dict[int, int] = {}
    most_shared = sum(edge[2] for edge in edges) + 1
    pair = most_shared * (len(edges) + 1)
    for one, other, common, alike in edges:
        column = columns.setdefault(other, len(columns))
        rows.setdefault(one, {})[column] = pair + alike * most_shared + common
    names = list(columns)
    found = best_matching(list(rows.values()), len(names))
    return [(one, names[column]) for one, column in zip(rows, found, strict=True) if column >= 0]
