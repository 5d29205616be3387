"""Spans and lists of them, against sets of code points."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import BadInputError
from annotator.domain.span import Span, merged, outermost, text_of, without

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 8))


def points(*some: Span) -> set[int]:
    return {point for one in some for point in range(one.start, one.end)}


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (5, 4), (-1, 3), (-3, -1)])
def test_no_span_is_empty_reversed_or_negative(start: int, end: int) -> None:
    with pytest.raises(BadInputError, match=f"the span {start}-{end} is empty, reversed or negative"):
        Span(start, end)


@given(spans, spans)
def test_two_overlap_where_they_share_a_code_point(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one) == bool(points(one) & points(other))


@given(spans, st.integers(-2, 45))
def test_what_a_span_contains(one: Span, position: int) -> None:
    assert one.contains(position) == (position in points(one))
    assert len(one) == len(points(one))


@given(st.lists(spans))
def test_merged_is_the_same_stretch_sorted_and_apart(some: list[Span]) -> None:
    result = merged(some)
    assert points(*result) == points(*some)
    assert list(result) == sorted(result)
    assert all(one.end < other.start for one, other in pairwise(result))
    assert merged(result) == result


@given(st.lists(spans), spans)
def test_without_takes_out_just_that(some: list[Span], hole: Span) -> None:
    assert points(*without(merged(some), hole)) == points(*some) - points(hole)


@given(st.lists(spans, min_size=1))
def test_outermost(some: list[Span]) -> None:
    fragments = merged(some)
    assert (outermost(fragments).start, outermost(fragments).end - 1) == (
        min(points(*some)),
        max(points(*some)),
    )


def test_text_of_fragments() -> None:
    text = "a🙂bc\N{LINE SEPARATOR}d"
    assert text_of((Span(1, 2), Span(3, 6)), text) == "🙂 c\N{LINE SEPARATOR}d"
    assert Span(1, 2).of(text) == "🙂"


def test_order_is_by_start_then_end() -> None:
    assert sorted([Span(2, 3), Span(0, 9), Span(0, 1)]) == [Span(0, 1), Span(0, 9), Span(2, 3)]
