"""How far annotators agree on where something is, in one figure: F1 of annotations that overlap."""

from collections.abc import Sequence
from itertools import combinations

from annotator.domain.annotation import Annotation
from annotator.domain.assignment import best_matching
from annotator.domain.review.alignment import shared_points


def overlap_f1(one: Sequence[Annotation], other: Sequence[Annotation]) -> float | None:
    """2 · matches / annotations of both; None where neither has any.

    The matches are as many pairs of one label that share a code point as there can be, each annotation in
    one pair at most.
    """
    if not one and not other:
        return None
    gains: list[dict[int, int]] = [{} for _ in one]
    ends = [(annotation, 0, place) for place, annotation in enumerate(one)]
    ends += [(annotation, 1, place) for place, annotation in enumerate(other)]
    open_now: list[tuple[Annotation, int, int]] = []
    for annotation, side, place in sorted(ends, key=lambda end: (end[0].start, end[1], end[2])):
        open_now = [each for each in open_now if each[0].end > annotation.start]
        for there, its_side, its_place in open_now:
            if (
                its_side != side
                and there.label == annotation.label
                and shared_points(there.fragments, annotation.fragments)
            ):
                row, column = (its_place, place) if side else (place, its_place)
                gains[row][column] = 1
        open_now.append((annotation, side, place))
    matches = sum(column >= 0 for column in best_matching(gains, len(other)))
    return 2 * matches / (len(one) + len(other))


def mean_overlap_f1(sides: Sequence[Sequence[Annotation]]) -> float | None:
    """The mean over all pairs of annotators for whom it is defined; None where it is for none."""
    found = [figure for pair in combinations(sides, 2) if (figure := overlap_f1(*pair)) is not None]
    return sum(found) / len(found) if found else None
