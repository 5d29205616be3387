"""Numbers contradict each other exactly where the definition says so, however many there are."""

from itertools import combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.ledger.contradictions import Contradictions
from annotator.domain.numbers.quantity import Amount
from tests.domain.amounts_made import AMOUNTS, contradict, satisfies, telling

ROWS = st.lists(st.one_of(st.none(), AMOUNTS), max_size=14)


def brute(rows: list[Amount | None]) -> set[tuple[int, int]]:
    pairs = combinations(enumerate(rows), 2)
    return {(i, j) for (i, one), (j, other) in pairs if one and other and contradict(one, other)}


@given(ROWS)
def test_as_by_brute_force(rows: list[Amount | None]) -> None:
    found, wanted = Contradictions(rows), brute(rows)
    for index in range(len(rows)):
        others = sorted({i + j - index for i, j in wanted if index in {i, j}})
        assert found.of(index) == others
        assert found.count(index) == len(others)
    assert found.pairs == len(wanted)


@given(ROWS)
def test_every_contradiction_is_in_one_cut_and_all_across_a_cut_contradict(rows: list[Amount | None]) -> None:
    found = Contradictions(rows)
    told: list[tuple[int, int]] = []
    for quantity in ("killed", "wounded"):
        indexes = [index for index, row in enumerate(rows) if row and row.quantity == quantity]
        for below, above in found.cuts(indexes):
            assert below == sorted(below)
            assert above == sorted(above)
            told += [(min(pair), max(pair)) for pair in product(below, above)]
    assert len(told) == len(set(told))
    assert set(told) == brute(rows)


@given(AMOUNTS)
def test_an_interval_holds_what_satisfies_the_bound(amount: Amount) -> None:
    interval = amount.interval()
    for value in telling(amount):
        wanted = satisfies(amount, value)
        if interval is None:
            assert wanted is None
            continue
        above = interval.low is None or interval.low < value or (interval.low_in and interval.low == value)
        below = (
            interval.high is None or value < interval.high or (interval.high_in and interval.high == value)
        )
        assert (above and below) is wanted


def test_edges() -> None:
    def pairs(*amounts: Amount) -> int:
        return Contradictions(amounts).pairs

    q: dict[str, Any] = {"quantity": "q"}
    assert pairs(Amount("at-most", 5, **q), Amount("at-least", 5, **q)) == 0
    assert pairs(Amount("at-most", 5, **q), Amount("more-than", 5, **q)) == 1
    assert pairs(Amount("less-than", 5, **q), Amount("more-than", 5, **q)) == 1
    assert pairs(Amount("exact", 110, **q), Amount("approximate", 100, **q)) == 0
    assert pairs(Amount("exact", 110.1, **q), Amount("approximate", 100, **q)) == 1
    assert pairs(Amount("exact", 0.33, **q), Amount("approximate", 0.3, **q)) == 0
    assert pairs(Amount("exact", 24, **q), Amount("exact", 24.0, **q)) == 0
    assert pairs(Amount("exact", 1), Amount("exact", 2)) == 0
    assert pairs(Amount(None, 1, **q), Amount("exact", 2, **q)) == 0


def test_ten_thousand_of_one_quantity_are_counted_at_once() -> None:
    """All pairs would be fifty million; nothing goes through them."""
    amounts = [Amount("exact", n % 100, quantity="q") for n in range(10_000)]
    assert Contradictions(amounts).pairs == (10_000 * 10_000 - 100 * 100 * 100) // 2
