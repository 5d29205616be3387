"""What an annotation must be, and in which order they are read."""

from itertools import permutations

import pytest

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.errors import BadInputError
from annotator.domain.span import Span


def made(*fragments: tuple[int, int], id: str = "x", position: int = 1) -> Annotation:
    return Annotation(id, "set", id, "claim", tuple(Span(*one) for one in fragments), position)


def test_its_stretch_and_its_text() -> None:
    one = made((1, 3), (3, 4), (6, 8))
    assert (one.start, one.end, one.extent) == (1, 8, Span(1, 8))
    assert one.text("abcdefghij") == "bc d gh"


@pytest.mark.parametrize(
    "fragments", [((3, 5), (1, 2)), ((1, 4), (3, 5)), ((1, 2), (1, 2)), ((1, 9), (2, 3))]
)
def test_fragments_are_sorted_and_apart(fragments: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(BadInputError, match="the fragments of annotation x are unsorted or overlap"):
        made(*fragments)


def test_it_covers_something() -> None:
    with pytest.raises(BadInputError, match="the annotation x covers nothing"):
        made()


def test_reading_order_is_by_start_the_longer_first_then_as_made() -> None:
    ordered = [
        made((0, 9), id="long"),
        made((0, 2), (5, 8), id="less"),
        made((0, 3), id="first", position=1),
        made((0, 3), id="second", position=2),
        made((1, 20), id="later"),
    ]
    for shuffled in permutations(ordered):
        assert sorted(shuffled, key=reading_order) == ordered
