"""How panes share a window, and what many annotators marked cut into stretches of equal support."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.span import Span
from annotator.gui.review.panes.grid import READABLE, shape
from annotator.gui.review.panes.merged import stretches


def test_panes_stand_in_rows_as_even_as_can_be() -> None:
    assert shape(2, 1280) == [2]
    assert shape(4, 1280) == [2, 2]
    assert shape(5, 1280) == [3, 2]
    assert shape(6, 1280) == [3, 3]
    assert shape(6, 2560) == [6]
    assert shape(3, READABLE - 1) == [1, 1, 1]
    assert shape(0, 1280) == []


_MARKS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 15)), max_size=4)


@given(st.lists(_MARKS, min_size=1, max_size=4))
def test_each_code_point_is_counted_once_for_each_who_marked_it(people: list[list[tuple[int, int]]]) -> None:
    sides = {
        f"p{number}": [
            Annotation(f"{number}-{n}", "s", str(n), "claim", (Span(start, start + width),), n)
            for n, (start, width) in enumerate(marks)
        ]
        for number, marks in enumerate(people)
    }
    found = stretches(sides)
    for position in range(60):
        who = [name for name, own in sides.items() if any(one.start <= position < one.end for one in own)]
        told = [one.people for one in found if one.span.start <= position < one.span.end]
        assert told == ([tuple(who)] if who else [])
