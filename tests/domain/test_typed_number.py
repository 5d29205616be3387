"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.attributes import LARGEST
from annotator.domain.json_values import same
from annotator.domain.numbers.typed import parsed_number, typed_number

ENGLISH, GERMAN = (".", ","), (",", ".")


@pytest.mark.parametrize(
    ("typed", "separators", "number"),
    [
        ("5", ENGLISH, 5),
        (" 1,200 ", ENGLISH, 1200),
        ("1,200,000.5", ENGLISH, 1200000.5),
        ("1.2", ENGLISH, 1.2),
        ("1.200", ENGLISH, 1.2),
        ("1.200", GERMAN, 1200),
        ("1.200.000", GERMAN, 1200000),
        ("1,2", GERMAN, 1.2),
        ("1.2", GERMAN, 1.2),
        ("1 200", ENGLISH, 1200),
        ("1\u202f200,5", GERMAN, 1200.5),
        ("1'200", GERMAN, 1200),
        ("24.0", ENGLISH, 24.0),
        ("-5", ENGLISH, -5),
        ("\u22125", ENGLISH, -5),
        ("+5", ENGLISH, 5),
        ("1e3", ENGLISH, 1000.0),
        ("٣", ENGLISH, 3),
        (str(LARGEST), ENGLISH, float(LARGEST)),
    ],
)
def test_numbers(typed: str, separators: tuple[str, str], number: float) -> None:
    assert same(parsed_number(typed, *separators), number)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "five", "1,2", "1,20,000", "1,200 000", "1.2.3", "12,00", "1.2 million", "5 people"),
        *("--5", "5-", "nan", "inf", "1e999", "9" * 400, "0x10", "1_000", ".", ",", "½", "5\n5"),
    ],
)
def test_what_is_no_number(typed: str) -> None:
    assert parsed_number(typed, *ENGLISH) is None


@given(
    st.integers(-LARGEST + 1, LARGEST - 1) | st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([ENGLISH, GERMAN, ("٫", "٬"), (",", "\u202f")]),
)
def test_a_number_that_is_shown_is_read_back(number: float, separators: tuple[str, str]) -> None:
    assert same(parsed_number(typed_number(number, separators[0]), *separators), number)


@given(st.text(), st.sampled_from([ENGLISH, GERMAN]))
def test_any_text_is_a_number_or_none(text: str, separators: tuple[str, str]) -> None:
    assert isinstance(parsed_number(text, *separators), (int, float, type(None)))
