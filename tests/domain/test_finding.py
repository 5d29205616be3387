"""Finding in one text: every place, whole graphemes, plain words about bad patterns, never long."""

import time
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.domain.texts.finding import (
    MOST,
    BadPatternError,
    Search,
    Wanted,
    first_from,
)
from annotator.domain.texts.graphemes import is_border

TEXTS = st.text('abB é\u0301ïİß“"\n.😀\u200d👩 的', max_size=60)


def found(text: str, letters: str, **how: bool) -> list[str]:
    return [span.of(text) for span in Search(text, Wanted(letters, **how)).run()]


@given(TEXTS, st.text('abB"é的 .', min_size=1, max_size=3), st.booleans(), st.booleans())
def test_it_finds_what_a_look_at_every_place_finds(text: str, letters: str, case: bool, words: bool) -> None:
    search = Search(text, Wanted(letters, case, words))
    places = search.run()
    assert search.done
    assert not search.more
    naive = _naive(text, letters, case=case, words=words)
    # Each one is found, alone or widened to the graphemes that it touches.
    assert all(any(span.start <= at.start and at.end <= span.end for span in places) for at in naive)
    assert len(places) <= len(naive)
    assert all(a.end <= b.start for a, b in pairwise(places))
    for span in places:
        assert is_border(text, span.start)
        assert is_border(text, span.end)


def _naive(text: str, letters: str, *, case: bool, words: bool) -> list[Span]:
    """Place after place, without a pattern for the whole."""
    result, at = [], 0
    while at < len(text):
        end = _fits(text, letters, at, case=case)
        if end and words:
            before, after = text[at - 1 : at], text[end : end + 1]
            end = 0 if regex.match(r"\w", before) or regex.match(r"\w", after) else end
        if end:
            result.append(Span(at, end))
            at = end
        else:
            at += 1
    return result


def _fits(text: str, letters: str, at: int, *, case: bool) -> int:
    """Where the letters end that begin at a place; 0 where they do not."""
    in_space = False
    for sign in letters:
        if sign.isspace():
            if not in_space and not text[at : at + 1].isspace():
                return 0
            while text[at : at + 1].isspace():
                at += 1
            in_space = True
            continue
        in_space = False
        here = text[at : at + 1]
        same = here == sign or (sign == '"' and here in {"“", "”", "„"})
        if not case:
            same = same or (here != "" and (here.lower() == sign.lower() or here.upper() == sign.upper()))
        if (
            not same
            and sign == "é"
            and text[at : at + 2] in ({"e\u0301"} if case else {"e\u0301", "E\u0301"})
        ):
            at += 2
            continue
        if not same or not here:
            return 0
        at += 1
    return at


@pytest.mark.parametrize("letters", ["café", "cafe\u0301", "CAFÉ"])
@pytest.mark.parametrize("whole", [False, True])
def test_what_looks_the_same_is_found_however_it_is_written(letters: str, whole: bool) -> None:
    text = "Café, cafe\u0301, CAFE\u0301 and cafés."
    expected = ["Café", "cafe\u0301", "CAFE\u0301", *([] if whole else ["café"])]
    assert found(text, letters, whole_words=whole) == expected
    hangul, jamo = "한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"
    assert found(f"{hangul} {jamo}", hangul) == found(f"{hangul} {jamo}", jamo) == [hangul, jamo]
    assert found("10 Å, 10 \u212b, 10 A\u030a", "\u212b", case=True) == ["Å", "\u212b", "A\u030a"]


@given(TEXTS, st.sampled_from(["a*", "b|a", r"\w+", r"^.", "(?=a)", r"\s", ".+?", r"\X", "[^a]", "é?"]))
def test_patterns_never_give_anything_empty_or_half(text: str, pattern: str) -> None:
    places = Search(text, Wanted(pattern, pattern=True)).run()
    assert all(a.end <= b.start for a, b in pairwise(places))
    for span in places:
        assert span.end <= len(text)
        assert is_border(text, span.start)
        assert is_border(text, span.end)


@given(st.text("ab", max_size=60), st.integers(0, 60), st.integers(1, 5))
def test_of_too_many_those_after_the_caret_are_found_first(text: str, near: int, most: int) -> None:
    near = min(near, len(text))
    every = Search(text, Wanted("a")).run()
    search = Search(text, Wanted("a"), near, most)
    places = search.run()
    assert search.more == (len(every) > most)
    later = [span for span in every if span.start >= near]
    wanted = every if len(every) <= most else sorted([*later, *every][:most])
    assert places == wanted


def test_case_words_quotes_and_line_breaks() -> None:
    text = "He said “No\nway”. No, nobody did. NO"
    assert found(text, "no") == ["No", "No", "no", "NO"]
    assert found(text, "no", case=True) == ["no"]
    assert found(text, "no", whole_words=True) == ["No", "No", "NO"]
    assert found(text, '"no way"') == ["“No\nway”"]
    assert found(text, "n.", pattern=True) == ["No", "No", "no", "NO"]
    assert found("50% (or 5.0%)", "5.0%") == ["5.0%"]
    assert found(text, "") == []


def test_a_letter_with_its_accent_is_one_place() -> None:
    text = "cafe\u0301 👩\u200d🚀"
    assert found(text, "e") == ["e\u0301"]
    assert found(text, "🚀") == ["👩\u200d🚀"]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(a", "a ( without its )"),
        ("a)", "a ) without its ("),
        ("a)(", "a ) without its ("),
        ("[a", "a [ without its ]"),
        ("*a", "repeats nothing"),
        ("a\\", "ends in a \\"),
        ("\\p{Nonsense}", "cannot be understood"),
        ("(?<=", "the pattern"),
        ("a" * 1001, "too long"),
    ],
)
def test_a_bad_pattern_is_explained(pattern: str, words: str) -> None:
    with pytest.raises(BadPatternError) as told:
        Search("aaa", Wanted(pattern, pattern=True, whole_words=True))
    assert words in str(told.value)


def test_a_catastrophic_pattern_is_given_up() -> None:
    search = Search("x" * 5000, Wanted("(x+x+)+y", pattern=True))
    began = time.process_time()
    with pytest.raises(BadPatternError, match="too long"):
        search.run()
    assert time.process_time() - began < 3
    assert search.done


def test_five_megabytes_are_looked_through_in_pieces() -> None:
    search = Search("Aber e e re " * 420_000, Wanted("e"), near=2_000_000)
    pieces = 0
    while not search.go_on():
        pieces += 1
    assert pieces > 1
    assert search.more
    assert len(search.places) == MOST
    assert search.places[first_from(search.places, 2_000_000)].start == 2_000_002


def test_the_first_place_after_the_caret_else_the_first() -> None:
    places = [Span(2, 3), Span(5, 6)]
    assert [first_from(places, at) for at in (0, 2, 3, 5, 6)] == [0, 0, 1, 1, 0]
    assert first_from([], 3) == 0
