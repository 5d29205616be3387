"""Where the same words stand again, compared with looking at every place by hand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import is_border
from annotator.domain.texts.occurrences import Sought, Surroundings, occurrences, surroundings
from annotator.domain.texts.words import snapped_to_words

LETTERS = "aAbB.'’\u0301é5, \n🙂\u200d👩東ก"
FEW = "aA \u0301"
"""So few that the same comes again and again, and one place lies over another."""
TEXTS = st.text(LETTERS, max_size=60) | st.text(FEW, max_size=30)
WORDS = st.text(LETTERS, min_size=1, max_size=5) | st.text(FEW, min_size=1, max_size=4)


def spans(text: str, words: str, *, case: bool = True, whole_words: bool = True) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in occurrences(text, Sought(words, case, whole_words))]


def same(one: str, other: str, case: bool) -> bool:
    if one in "'’" and other in "'’":
        return True
    return one == other if case else one.lower() == other.lower()


def ends_at(text: str, at: int, words: list[str], case: bool, gaps: bool) -> int | None:
    """Where the words end that begin at a place, read letter by letter; None where they do not."""
    for number, word in enumerate(words):
        if number:
            begin = at
            while at < len(text) and text[at].isspace() and (gaps or text[begin:at].count("\n") < 1):
                at += 1
            while not gaps and at < len(text) and text[at] == " ":
                at += 1
            if at == begin:
                return None
        for letter in word:
            if at == len(text) or not same(text[at], letter, case):
                return None
            at += 1
    return at


def naive(text: str, sought: Sought) -> list[Span]:
    words = sought.words.split()
    gaps = sought.words.strip() != "" and any(
        run.count("\n") > 1 for run in _runs_of_space(sought.words.strip())
    )
    found: list[Span] = []
    at = 0
    while words and at < len(text):
        end = ends_at(text, at, words, sought.case, gaps)
        good = end is not None and is_border(text, at) and is_border(text, end)
        if end is not None and good and sought.whole_words:
            good = snapped_to_words(text, Span(at, end)) == Span(at, end)
        if end is not None and good:
            found.append(Span(at, end))
            at = end
        else:
            at += 1
    return found


def _runs_of_space(words: str) -> list[str]:
    runs, run = [], ""
    for letter in words:
        if letter.isspace():
            run += letter
        else:
            runs.append(run)
            run = ""
    return runs


@given(TEXTS, WORDS, st.booleans(), st.booleans())
def test_finds_what_a_look_at_every_place_finds(text: str, words: str, case: bool, whole: bool) -> None:
    sought = Sought(words, case, whole)
    assert list(occurrences(text, sought)) == naive(text, sought)


@given(TEXTS, st.data(), st.booleans())
def test_a_stretch_of_the_text_is_among_its_own_places(text: str, data: st.DataObject, case: bool) -> None:
    borders = [at for at in range(len(text) + 1) if is_border(text, at)]
    start, end = sorted((data.draw(st.sampled_from(borders)), data.draw(st.sampled_from(borders))))
    words = text[start:end]
    if words.strip() != words or not words:
        return
    found = list(occurrences(text, Sought(words, case, whole_words=False)))
    assert any(one.start <= start < one.end for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_whole_words_only() -> None:
    text = "The art of Art: art, artful; smart art's 3.5 and 5."
    assert spans(text, "art") == [(4, 7), (16, 19)]
    assert spans(text, "art", case=False) == [(4, 7), (11, 14), (16, 19)]
    assert len(spans(text, "art", whole_words=False)) == 5
    assert spans(text, "5") == [(49, 50)]


def test_a_letter_is_not_taken_from_under_its_accent() -> None:
    assert spans("cafe\u0301 cafe", "cafe", whole_words=False) == [(6, 10)]
    assert spans("👩\u200d👩\u200d👧 👩", "👩", whole_words=False) == [(6, 7)]


def test_words_over_the_end_of_a_line_but_not_of_a_paragraph() -> None:
    assert spans("New York, New\nYork, New  York, New\n\nYork", "New York") == [(0, 8), (10, 18), (20, 29)]
    assert spans("a.\n\nb a.\n\nb", "a.\n\nb") == [(0, 5), (6, 11)]


def test_of_two_that_overlap_the_first_that_holds_counts() -> None:
    assert spans("aaaaa", "aa", whole_words=False) == [(0, 2), (2, 4)]
    assert spans("a a a a", "a a") == [(0, 3), (4, 7)]
    assert spans("ba a a", "a a") == [(3, 6)]


def test_signs_of_patterns_are_signs() -> None:
    assert spans("it cost $5 (+3) or $5 (+3).", "$5 (+3)", whole_words=False) == [(8, 15), (19, 26)]


def test_scripts_without_spaces_are_found_within() -> None:
    assert spans("東京都と東京", "東京") == [(0, 2), (4, 6)]


def test_nothing_and_too_much_are_nowhere() -> None:
    assert spans("a b", "  ") == []
    assert spans("a" * 3000, "a" * 1001) == []


def test_surroundings_stay_in_the_paragraph() -> None:
    text = "One.\n\nTwo three four.\nFive."
    at = text.index("three")
    assert surroundings(text, Span(at, at + 5), 40) == Surroundings("Two ", " four.")
    assert surroundings(text, Span(at, at + 5), 2) == Surroundings("o ", " f")
