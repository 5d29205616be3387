"""The matching is the best there is: against all others, in small cases made at random."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.assignment import best_matching
from annotator.domain.review.alignment import APART, Group, aligned, attributes_alike, cost_of, distance
from annotator.domain.span import Span, merged

Sides = list[list[Annotation]]
ROUNDED = Fraction(1, 10**4)
"""Costs are rounded to a millionth, and there are fewer than a hundred in a case."""


def all_matchings(rows: int, columns: int) -> Iterator[list[int]]:
    """Every way to pair rows with columns, -1 for those that stay alone."""
    if not rows:
        yield []
        return
    for rest in all_matchings(rows - 1, columns):
        yield [*rest, -1]
        for column in range(columns):
            if column not in rest:
                yield [*rest, column]


@given(st.integers(0, 4), st.integers(0, 4), st.data())
def test_no_assignment_gains_more(rows: int, columns: int, data: st.DataObject) -> None:
    gains = [
        {
            column: gain
            for column in range(columns)
            if (gain := data.draw(st.integers(0, 9) | st.integers(10**8, 10**9)))
        }
        for _ in range(rows)
    ]

    def worth(matching: Sequence[int]) -> int:
        return sum(gains[row].get(column, 0) for row, column in enumerate(matching))

    found = best_matching(gains, columns)
    paired = [column for column in found if column >= 0]
    assert len(set(paired)) == len(paired)
    assert all(column < 0 or column in gains[row] for row, column in enumerate(found))
    assert worth(found) == max(map(worth, all_matchings(rows, columns)))


def made(random: Random, most: int) -> Sides:
    """Annotations of several annotators, many of them on the same stretches."""
    uid = 0
    sides: Sides = []
    for side in range(random.choice((2, 2, 3, 4))):
        own = []
        for _ in range(random.randint(0, most)):
            start = random.randint(0, 12)
            spans = [Span(start, start + random.randint(1, 8))]
            if random.random() < 0.2:
                spans.append(Span(22, 22 + random.randint(1, 4)))
            uid += 1
            own.append(
                Annotation(
                    f"u{uid}",
                    f"set{side}",
                    f"i{uid}",
                    random.choice("ccs"),
                    merged(spans),
                    uid,
                    random.choice(({}, {}, {"x": 1}, {"x": 2, "y": 1})),
                )
            )
        sides.append(own)
    return sides


def few(random: Random, most: int) -> Sides:
    """So few annotations in all that every grouping can be tried."""
    sides = made(random, 4)
    while sum(map(len, sides)) > most:
        max(sides, key=len).pop()
    return sides


def all_groupings(sides: Sides) -> Iterator[list[list[Annotation]]]:
    """Every way to group annotations with at most one of each annotator in a group."""

    def go(rest: list[Annotation], groups: list[list[Annotation]]) -> Iterator[list[list[Annotation]]]:
        if not rest:
            yield groups
            return
        first, others = rest[0], rest[1:]
        for n, group in enumerate(groups):
            if all(one.set != first.set for one in group):
                yield from go(others, [*groups[:n], [*group, first], *groups[n + 1 :]])
        yield from go(others, [*groups, [first]])

    return go([one for side in sides for one in side], [])


def covered(annotation: Annotation) -> set[int]:
    return {point for span in annotation.fragments for point in range(span.start, span.end)}


def exact_distance(one: Annotation, other: Annotation) -> Fraction:
    """The cost as it is documented, without its millionths for attributes."""
    points, others = covered(one), covered(other)
    apart = 1 - Fraction(len(points & others), len(points | others))
    return min(Fraction(1), apart + (Fraction(1, 2) if one.label != other.label else 0))


def exact_cost(
    groups: Sequence[Sequence[Annotation]], annotators: int, apart: dict[tuple[str, str], Fraction]
) -> Fraction:
    total = Fraction(sum(len(group) * (annotators - len(group)) for group in groups), 2)
    for group in groups:
        for one, other in combinations(group, 2):
            pair = (one.uid, other.uid)
            if pair not in apart:
                apart[pair] = exact_distance(one, other)
            total += apart[pair]
    return total


def as_annotations(groups: Sequence[Group], sides: Sides) -> list[list[Annotation]]:
    return [[sides[side][index] for side, index in enumerate(group) if index >= 0] for group in groups]


def check(sides: Sides) -> None:
    """The grouping is whole, the cheapest there is, and what all have alike stands together."""
    groups = aligned(sides)
    found = as_annotations(groups, sides)
    assert sorted(one.uid for group in found for one in group) == sorted(
        one.uid for side in sides for one in side
    )
    apart: dict[tuple[str, str], Fraction] = {}
    cheapest = min(exact_cost(grouping, len(sides), apart) for grouping in all_groupings(sides))
    assert exact_cost(found, len(sides), apart) <= cheapest + ROUNDED
    assert abs(Fraction(cost_of(groups, sides), 2 * APART) - exact_cost(found, len(sides), apart)) < ROUNDED
    assert whole(found, len(sides)) == alike_everywhere(sides)


def alike(one: Annotation, other: Annotation) -> bool:
    return (one.label, one.fragments) == (other.label, other.fragments) and attributes_alike(
        one.attributes, other.attributes
    )


def whole(groups: Sequence[Sequence[Annotation]], annotators: int) -> int:
    return sum(len(group) == annotators and all(alike(group[0], one) for one in group) for group in groups)


def alike_everywhere(sides: Sides) -> int:
    """How many annotations all have, each used once."""
    left = [list(side) for side in sides[1:]]
    count = 0
    for one in sides[0]:
        same = [next((other for other in side if alike(one, other)), None) for side in left]
        if all(other is not None for other in same):
            count += 1
            for side, other in zip(left, same, strict=True):
                side[:] = [each for each in side if each is not other]
    return count


@pytest.mark.parametrize("seed", range(4))
def test_no_grouping_is_cheaper(seed: int) -> None:
    random = Random(seed)
    for _ in range(100):
        check(few(random, 8))


@given(st.integers(0, 10**9))
def test_no_grouping_is_cheaper_in_as_many_cases_as_are_asked_for(seed: int) -> None:
    check(few(Random(seed), 7))


@given(st.integers(0, 10**9))
def test_the_cost_of_three_is_a_metric(seed: int) -> None:
    sides = made(Random(seed), 3)
    everything = [one for side in sides for one in side]
    for one in everything:
        assert distance(one, one) == 0
        for other in everything:
            assert distance(one, other) == distance(other, one)
            for third in everything:
                assert distance(one, third) <= distance(one, other) + distance(other, third) + 2000


def test_many_in_a_heap_are_grouped_as_well_as_can_be_found() -> None:
    """Where all overlap, six annotators with thirty annotations each: within the steps that are allowed."""
    random = Random(7)
    sides = [
        [
            Annotation(f"{side}-{n}", f"s{side}", "i", "c", (Span(s, s + random.randint(5, 60)),), n)
            for n in range(30)
            if (s := random.randint(0, 60)) >= 0
        ]
        for side in range(6)
    ]
    groups = aligned(sides)
    assert sum(index >= 0 for group in groups for index in group) == 180
    one_by_one = sum(5 * APART for _ in range(180))
    assert cost_of(groups, sides) < one_by_one // 2
