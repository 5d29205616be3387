"""Splits: one annotation of one annotator over the same stretch as several of another."""

from collections.abc import Iterator, Sequence

from annotator.domain.annotation import Annotation
from annotator.domain.review.alignment import Group, Sides, points, shared_points

Gathered = tuple[tuple[int, ...], ...]
"""A group with its splits: of each annotator the indexes of their annotations in it, in reading order."""


def with_splits(groups: Sequence[Group], sides: Sides) -> list[Gathered]:
    """Draw groups together where somebody has in several pieces what another has in one.

    A group joins another where all its annotations are such pieces: of the label of a whole annotation there,
    at least half inside it, and apart from the piece that their annotator has there already, which lies at
    least half inside it, too. Whoever has the whole has no piece.
    """
    found: list[list[tuple[int, ...]]] = [
        [() if index < 0 else (index,) for index in group] for group in groups
    ]
    holders = sorted(
        (
            (side, index, n)
            for n, group in enumerate(groups)
            for side, index in enumerate(group)
            if index >= 0
        ),
        key=lambda one: (sides[one[0]][one[1]].start, one),
    )
    open_now: list[tuple[int, int, int]] = []
    near: dict[int, dict[int, None]] = {}
    for entry in holders:
        one = sides[entry[0]][entry[1]]
        open_now = [each for each in open_now if sides[each[0]][each[1]].end > one.start]
        for other in open_now:
            if other[0] != entry[0] and other[2] != entry[2] and _whole_and_piece(sides, other, entry):
                near.setdefault(other[2], {})[entry[2]] = None
                near.setdefault(entry[2], {})[other[2]] = None
        open_now.append(entry)
    joined: set[int] = set()
    # Pieces with few annotators join those with many.
    for piece in sorted(near, key=lambda n: sum(index >= 0 for index in groups[n])):
        for whole in near[piece]:
            if whole not in joined and _is_split(found[whole], found[piece], sides):
                joined.add(piece)
                for side, indexes in enumerate(found[piece]):
                    both = (*found[whole][side], *indexes)
                    found[whole][side] = tuple(sorted(both, key=lambda index: sides[side][index].start))
                break
    return [tuple(group) for n, group in enumerate(found) if n not in joined]


def _whole_and_piece(sides: Sides, one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    first, second = sides[one[0]][one[1]], sides[other[0]][other[1]]
    return first.label == second.label and (_inside(first, second) or _inside(second, first))


def _inside(piece: Annotation, whole: Annotation) -> bool:
    """Whether half a piece or more lies in the whole, which is longer."""
    size = points(piece.fragments)
    return size < points(whole.fragments) and 2 * shared_points(piece.fragments, whole.fragments) >= size


def _is_split(group: Sequence[Sequence[int]], pieces: Sequence[Sequence[int]], sides: Sides) -> bool:
    if any(indexes and not group[side] for side, indexes in enumerate(pieces)):
        return False
    new, old = list(_all(pieces, sides)), list(_all(group, sides))
    for whole_side, indexes in enumerate(group):
        if len(indexes) != 1 or pieces[whole_side]:
            continue
        whole = sides[whole_side][indexes[0]]
        if all(one.label == whole.label and _inside(one, whole) for _, one in new) and all(
            one.label == whole.label
            and _inside(one, whole)
            and not any(side == its and shared_points(one.fragments, piece.fragments) for its, piece in new)
            for side, one in old
            if pieces[side]
        ):
            return True
    return False


def _all(group: Sequence[Sequence[int]], sides: Sides) -> Iterator[tuple[int, Annotation]]:
    return ((side, sides[side][index]) for side, indexes in enumerate(group) for index in indexes)
