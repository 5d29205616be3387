"""Whatever is said of a quantity, its scale has a place for it, for 0 and for labels that can be read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.ledger.bars import Bar, bar_of
from annotator.domain.ledger.scale import GAP, Scale, scale_for
from annotator.domain.numbers.quantity import Amount, Bound
from tests.domain.amounts_made import AMOUNTS

ANY = st.one_of(
    st.none(), st.integers(-(2**63), 2**64), st.floats(allow_nan=False, allow_infinity=False, width=64)
)
WILD = st.builds(Amount, bound=st.sampled_from(list(Bound)), value=ANY, lower=ANY, upper=ANY)
PANELS = st.lists(st.one_of(AMOUNTS, WILD), max_size=8)


@given(PANELS)
def test_a_scale_has_a_place_for_everything(amounts: list[Amount]) -> None:
    scale = scale_for(amounts)
    assert scale.low <= 0 <= scale.high
    assert scale.low < scale.high
    assert scale.position(scale.low) == 0
    assert scale.position(scale.high) == 1
    figures = sorted(float(figure) for amount in amounts for figure in amount.figures)
    places = [scale.position(figure) for figure in figures]
    assert places == sorted(places)
    for amount in amounts:
        bar = bar_of(amount, scale)
        assert (bar is None) == (amount.interval() is None)
        if bar is not None:
            assert 0 <= bar.start <= bar.end <= 1
            assert bar.point is None or bar.start <= bar.point <= bar.end


@given(PANELS)
def test_labels_are_few_and_apart(amounts: list[Amount]) -> None:
    scale = scale_for(amounts)
    places = [tick.position for tick in scale.ticks]
    assert 2 <= len(places) <= 12
    assert all(one < other for one, other in pairwise(places))
    assert 0 in {tick.value for tick in scale.ticks}
    if scale.is_logarithmic:
        assert all(other - one >= GAP for one, other in pairwise(places))
    assert all(tick.position == scale.position(tick.value) for tick in scale.ticks)


@given(PANELS)
def test_an_open_end_has_room_to_fade(amounts: list[Amount]) -> None:
    scale = scale_for(amounts)
    for amount in amounts:
        bar = bar_of(amount, scale)
        if bar is not None and bar.fades_right and not bar.fades_left:
            assert bar.start < 0.95


@pytest.mark.parametrize("sign", [1, -1])
def test_a_figure_beyond_all_floats_lies_at_the_end(sign: int) -> None:
    about = Amount("approximate", sign * 1.7e308)
    bar = bar_of(about, scale_for([about, Amount("exact", sign * 5)]))
    assert bar is not None
    assert bar.point is not None
    assert bar.point > 0.9 if sign > 0 else bar.point < 0.1


@pytest.mark.parametrize("figure", [1.14e300, 1.7e308])
@pytest.mark.parametrize("others", [[], [Amount("exact", 5)]])
def test_beyond_such_a_figure_there_is_room_too(figure: float, others: list[Amount]) -> None:
    least = Amount("at-least", figure)
    bar = bar_of(least, scale_for([least, *others]))
    assert bar is not None
    assert bar.start < 0.95


def test_an_open_end_has_room_also_where_the_other_side_is_wide() -> None:
    least = Amount("at-least", 0)
    bar = bar_of(least, scale_for([least, Amount("exact", 1), Amount("exact", -1_175_511_184_678.0)]))
    assert bar is not None
    assert bar.start < 0.95


def ticks(*amounts: Amount) -> list[float]:
    return [tick.value for tick in scale_for(amounts).ticks]


def test_the_scale_goes_by_the_data() -> None:
    assert ticks(Amount("exact", 25)) == [0, 5, 10, 15, 20, 25]
    assert ticks(Amount("exact", 0)) == [0, 1, 2, 3, 4, 5]
    assert ticks(Amount("exact", 1)) == [0, 1]
    assert ticks(Amount("more-than", 100)) == [0, 50, 100, 150]
    assert ticks(Amount("exact", 0.25), Amount("exact", 0.5)) == [0, 0.1, 0.2, 0.3, 0.4, 0.5]
    assert ticks(Amount("at-least", -5)) == [-6, -4, -2, 0, 2, 4]
    killed = scale_for([Amount("more-than", 100), Amount("vague", lower=24), Amount("exact", 5)])
    assert killed.is_logarithmic
    assert killed.position(0) == 0
    assert {0.0, 5.0, 24.0, 100.0, 400.0} <= {tick.value for tick in killed.ticks}
    assert not scale_for([Amount("exact", 5), Amount("exact", 50)]).is_logarithmic
    assert scale_for([Amount("exact", 5), Amount("exact", 51)]).is_logarithmic


TEN = Scale(0.0, 10.0)


@pytest.mark.parametrize(
    ("amount", "bar"),
    [
        (Amount("exact", 5), Bar(0.5, 0.5, 0.5)),
        (Amount("approximate", 5), Bar(0.45, 0.55, 0.5, soft=True)),
        (Amount("at-least", 5), Bar(0.5, 1.0, edge_left=True, fades_right=True)),
        (Amount("more-than", 5), Bar(0.5, 1.0, edge_left=True, fades_right=True)),
        (Amount("at-most", 5), Bar(0.0, 0.5, edge_right=True)),
        (Amount("less-than", 5), Bar(0.0, 0.5, edge_right=True)),
        (Amount("range", lower=2, upper=5), Bar(0.2, 0.5, edge_left=True, edge_right=True)),
        (Amount("range", lower=5, upper=2), Bar(0.2, 0.5, edge_left=True, edge_right=True)),
        (Amount("vague", lower=2), Bar(0.2, 1.0, fades_right=True, soft=True)),
        (Amount("vague", upper=2), Bar(0.0, 0.2, fades_left=True, soft=True)),
        (Amount("vague"), Bar(0.0, 1.0, fades_left=True, fades_right=True, soft=True)),
        (Amount("range"), None),
        (Amount("exact"), None),
        (Amount(None, 5), None),
        (Amount("sort of", 5), None),
    ],
)
def test_bars(amount: Amount, bar: Bar | None) -> None:
    assert bar_of(amount, TEN) == bar


def test_what_has_no_lower_limit_fades_only_where_there_is_something_below() -> None:
    assert bar_of(Amount("at-most", 5), Scale(-10.0, 10.0)) == Bar(
        0.0, 0.75, edge_right=True, fades_left=True
    )
