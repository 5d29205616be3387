"""Whole numbers: what Python takes for one besides plain digits is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.plain_numbers import decimal_number, whole_number


@given(number=st.integers(-(10**18) + 1, 10**18 - 1))
def test_plain_digits_are_read(number: int) -> None:
    assert whole_number(str(number), signed=True) == number
    assert whole_number(str(number)) == (number if number >= 0 else None)


@pytest.mark.parametrize(
    "text",
    ["", " 5", "5 ", "5\n", "+5", "1_000", "٣", "３", "5²", "5.0", "0x5", "--5", "- 5", "1" * 19, "1,000"],
)
def test_everything_else_is_none(text: str) -> None:
    assert whole_number(text, signed=True) is None


def test_zeros_in_front_change_nothing() -> None:
    assert whole_number("007") == 7


@given(number=st.floats(allow_nan=False, allow_infinity=False))
def test_fractions_are_read(number: float) -> None:
    assert decimal_number(repr(number)) == number


@pytest.mark.parametrize(
    "text", ["", ".", "nan", "inf", "1e999", "٣.٥", "1_0.5", " 5", "+5", "1,5", "0x1", "1e", "-"]
)
def test_what_is_no_fraction_is_none(text: str) -> None:
    assert decimal_number(text) is None
