"""Amounts made at random, and what the contract says of them in the plainest words."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

from annotator.domain.numbers.quantity import Amount, Bound

FIGURES = st.one_of(
    st.integers(-12, 12),
    st.sampled_from([0.1, 0.3, 1.1, 2.5, 9.0, 10.0, 11.0, -0.5, 90, 100, 110, 99.0, 1e6]),
)
MAYBE = st.one_of(st.none(), FIGURES)
AMOUNTS = st.builds(
    Amount,
    bound=st.one_of(st.none(), st.sampled_from([*Bound, "sort of"])),
    value=MAYBE,
    lower=MAYBE,
    upper=MAYBE,
    quantity=st.sampled_from(["killed", "wounded", None]),
)


def exactly(figure: float) -> Fraction:
    return Fraction(str(figure))


def satisfies(amount: Amount, value: Fraction) -> bool | None:
    """Whether a value satisfies the bound, as the contract says it; None where the bound is not known."""
    named = None if amount.value is None else exactly(amount.value)
    lower = None if amount.lower is None else exactly(amount.lower)
    upper = None if amount.upper is None else exactly(amount.upper)
    if lower is not None and upper is not None and upper < lower:
        lower, upper = upper, lower
    if amount.bound == "vague" or (amount.bound == "range" and (lower, upper) != (None, None)):
        return (lower is None or lower <= value) and (upper is None or value <= upper)
    if named is None:
        return None
    return {
        "exact": value == named,
        "approximate": abs(value - named) * 10 <= abs(named),
        "at-least": value >= named,
        "more-than": value > named,
        "at-most": value <= named,
        "less-than": value < named,
    }.get(amount.bound or "")


def telling(*amounts: Amount) -> list[Fraction]:
    """Values among which is one for each way in which the amounts can be satisfied."""
    named = [
        exactly(one) for each in amounts for one in (each.value, each.lower, each.upper) if one is not None
    ]
    edges = sorted({*named, *(one * factor / 10 for one in named for factor in (9, 11)), Fraction(0)})
    between = [(one + other) / 2 for one, other in pairwise(edges)]
    return [edges[0] - 1, *edges, *between, edges[-1] + 1]


def contradict(one: Amount, other: Amount) -> bool:
    """The definition of the contract for two amounts that are both asserted."""
    if one.quantity is None or one.quantity != other.quantity:
        return False
    values = telling(one, other)
    known = satisfies(one, values[0]) is not None and satisfies(other, values[0]) is not None
    return known and not any(satisfies(one, value) and satisfies(other, value) for value in values)
