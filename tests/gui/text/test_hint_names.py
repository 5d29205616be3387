"""The letters of hints: never ambiguous, never longer than need be."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.text.hint_names import LETTERS, hint_names, lasting_names


@given(st.integers(0, 3000), st.integers(1, 3))
def test_names_are_different_and_equally_long(count: int, least: int) -> None:
    names = hint_names(count, least)
    assert len(names) == len(set(names)) == count
    assert len({len(name) for name in names}) <= 1
    assert set("".join(names)) <= set(LETTERS)
    if names and len(names[0]) > least:
        assert len(LETTERS) ** (len(names[0]) - 1) < count


def test_two_letters_name_a_page_and_one_a_few() -> None:
    assert {len(name) for name in hint_names(600, 2)} == {2}
    assert {len(name) for name in hint_names(677, 2)} == {3}
    assert hint_names(4) == ["F", "J", "D", "K"]


def test_on_a_usual_page_only_letters_are_used_that_lie_alike_on_qwerty_qwertz_and_azerty() -> None:
    assert not set("".join(hint_names(300, 2))) & set("QAZWYM")


@given(
    st.lists(st.integers(0, 900), unique=True, min_size=1, max_size=450),
    st.lists(st.integers(0, 900), unique=True, min_size=1, max_size=450),
    st.integers(1, 2),
)
def test_what_had_a_name_keeps_it(first: list[int], then: list[int], least: int) -> None:
    before = dict(zip(first, hint_names(len(first), least), strict=True))
    after = dict(zip(then, lasting_names(before, then, least), strict=True))
    assert len(set(after.values())) == len(then)
    assert len({len(name) for name in after.values()}) == 1
    room = len(LETTERS) ** least >= len(first) + len(then)
    if room:
        assert all(after[thing] == before[thing] for thing in then if thing in before)
