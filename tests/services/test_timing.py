"""Active time: what lies between actions counts, pauses do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.services.timing import PAUSE, ActiveTime


def counted(*moments: int) -> int:
    time = ActiveTime()
    for moment in moments:
        time.act(moment)
    return time.take()


@pytest.mark.parametrize(
    ("moments", "milliseconds"),
    [
        ((), 0),
        ((5000,), 0),
        ((5000, 5000), 0),
        ((5000, 6000, 7500), 2500),
        ((0, PAUSE - 1), PAUSE - 1),
        ((0, PAUSE), 0),
        ((0, 1000, 10 * PAUSE, 10 * PAUSE + 2000), 3000),
    ],
)
def test_pauses_are_left_out(moments: tuple[int, ...], milliseconds: int) -> None:
    assert counted(*moments) == milliseconds


def test_what_comes_before_a_rest_ends_does_not_count() -> None:
    time = ActiveTime()
    time.act(0)
    time.act(700)
    time.rest()
    time.act(900)
    time.act(1000)
    assert time.counted == 800


def test_what_was_taken_is_not_given_twice() -> None:
    time = ActiveTime()
    time.act(0)
    time.act(700)
    assert (time.take(), time.take(), time.counted) == (700, 0, 0)
    time.act(1000)
    assert time.take() == 300


@given(st.lists(st.tuples(st.integers(0, 3 * PAUSE), st.booleans())))
def test_however_often_it_is_taken_the_sum_is_the_same(steps: list[tuple[int, bool]]) -> None:
    time, now, taken, moments = ActiveTime(), 0, 0, []
    for gap, take in steps:
        now += gap
        moments.append(now)
        time.act(now)
        taken += time.take() if take else 0
    assert taken + time.take() == counted(*moments) <= now
