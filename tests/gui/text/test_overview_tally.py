"""The overview's sums: the same whether marks come all at once or one by one, and true to each row."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.text.overview_scale import Scale
from annotator.gui.text.overview_tally import Look, Tally

HEIGHT = 24
LOOKS = [
    Look(lane, colour, layer) for lane in (0, 1) for colour in (0xFF0000FF, 0xFF00FF00) for layer in "ab"
]
stretches = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, HEIGHT - 1)).map(sorted).map(tuple)
counted = st.lists(st.tuples(st.sampled_from(LOOKS), stretches), max_size=30)


def naive(marks: list[tuple[Look, tuple[int, int]]]) -> dict[tuple[int, int], int]:
    """The colour of each lane and row, found by counting each."""
    cells: dict[tuple[int, int], Counter[Look]] = {}
    for look, (first, last) in marks:
        for row in range(first, last + 1):
            cells.setdefault((look.lane, row), Counter())[look] += 1
    return {cell: min(looks, key=lambda look: (-looks[look], look)).colour for cell, looks in cells.items()}


def shown(tally: Tally, first: int = 0, last: int = HEIGHT - 1) -> dict[tuple[int, int], int]:
    return {
        (run.lane, row): run.colour
        for run in tally.runs(first, last)
        for row in range(run.top, run.bottom + 1)
    }


@given(counted, counted, st.randoms())
def test_marks_that_come_and_go_leave_what_is_there(
    staying: list[tuple[Look, tuple[int, int]]],
    going: list[tuple[Look, tuple[int, int]]],
    chance: Random,
) -> None:
    tally = Tally(HEIGHT)
    steps = [(look, span, 1) for look, span in staying + going] + [(look, span, -1) for look, span in going]
    chance.shuffle(steps)
    for look, (first, last), times in steps:
        tally.add(look, first, last, times)
    assert shown(tally) == naive(staying)


@given(counted, stretches)
def test_a_part_of_the_rows_shows_what_the_whole_shows_there(
    marks: list[tuple[Look, tuple[int, int]]], asked: tuple[int, int]
) -> None:
    tally = Tally(HEIGHT)
    for look, (first, last) in marks:
        tally.add(look, first, last)
    whole = shown(tally)
    assert shown(tally, *asked) == {
        cell: colour for cell, colour in whole.items() if asked[0] <= cell[1] <= asked[1]
    }


@given(counted)
def test_a_layer_is_forgotten_whole(marks: list[tuple[Look, tuple[int, int]]]) -> None:
    tally = Tally(HEIGHT)
    for look, (first, last) in marks:
        tally.add(look, first, last)
    tally.forget("a")
    assert shown(tally) == naive([(look, span) for look, span in marks if look.layer == "b"])


@given(st.text("ab \n", max_size=300), st.integers(1, 80))
def test_rows_follow_the_text_and_lead_back(text: str, height: int) -> None:
    scale = Scale(text, height)
    rows = [scale.row(position) for position in range(len(text) + 1)]
    assert rows == sorted(rows)
    assert all(0 <= row < height for row in rows)
    places = [scale.place(row) for row in range(height)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert [scale.resized(height).row(position) for position in range(len(text) + 1)] == rows


@pytest.mark.parametrize("length", [10_000, 300_000])
def test_a_place_is_found_again_to_within_a_row(length: int) -> None:
    text = ("Some words of a line that goes on.\n\n" * (length // 36 + 1))[:length]
    scale = Scale(text, 500)
    for row in range(500):
        assert abs(scale.row(scale.place(row + 0.5)) - row) <= 1


def test_line_breaks_count_as_well_as_letters() -> None:
    """A list of short lines fills more of the page than as many letters in one paragraph."""
    scale = Scale("x" * 1000 + "\n" * 100 + "x" * 1000, 100)
    assert scale.row(1000) < 25
    assert scale.row(1100) > 75


def test_no_text_has_a_strip_as_well() -> None:
    scale = Scale("", 10)
    assert scale.row(0) == 0
    assert scale.place(7) == 0
