"""Words in many texts: what is found, held against a look at word after word; hostile input is plain."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import is_border
from annotator.domain.texts.searching import Query, folded, homes, index_text, snippets, tokens, words_of

TEXTS = st.text("abAB éÉe\u0301ïİß ’'\n.,%_\"*的中กำनि٠Ως😀-", max_size=60)


def found(text: str, letters: str, *, exact: bool = False, whole: bool = False) -> list[str]:
    return [span.of(text) for span in Query(letters, exact, whole).hits(text)]


@given(st.text(max_size=80))
@example("İ\u0344≠K\u1fef")
def test_folding_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(words_of(text)) == len(index_text(text))
    places = homes(text)
    if places is None:
        assert len(folded(text)) == len(text)
    else:
        assert len(places) == len(folded(text)) + 1
        assert places == sorted(set(places))
        assert places[-1] == len(text)


@given(TEXTS, TEXTS.filter(lambda letters: len(letters) < 8), st.booleans())
def test_it_finds_what_a_look_at_word_after_word_finds(text: str, letters: str, whole: bool) -> None:
    hits = Query(letters, whole_words=whole).hits(text)
    assert bool(hits) == _naive(text, letters, whole=whole)
    for span in hits:
        assert is_border(text, span.start)
        assert is_border(text, span.end)
    assert hits == sorted(hits)


def _naive(text: str, letters: str, *, whole: bool) -> bool:
    """Whether each typed part stands in the text: word by word, sign by sign, or inside of a run."""
    there = tokens(text)
    parts = letters.split()
    for part in parts:
        words = tokens(part)
        if not words:
            fits = bool(folded(part)) and folded(part) in folded(text)
        elif any(unicodedata.name(sign, "")[:3] in {"CJK", "THA"} for word in words for sign in word):
            fits = len(words) > 1 or words[0] in words_of(text)
            if len(words) > 1:
                fits = any(
                    there[at].endswith(words[0])
                    and there[at + 1 : at + len(words) - 1] == words[1:-1]
                    and there[at + len(words) - 1].startswith(words[-1])
                    for at in range(len(there) - len(words) + 1)
                )
        else:
            fits = any(
                there[at : at + len(words) - 1] == words[:-1]
                and (
                    there[at + len(words) - 1] == words[-1]
                    or (not whole and there[at + len(words) - 1].startswith(words[-1]))
                )
                for at in range(len(there) - len(words) + 1)
            )
        if not fits:
            return False
    return bool(parts)


def test_words_begin_with_it_in_any_order_without_accents() -> None:
    text = "The café of Bjørn wasn’t walking. Cafe\u0301s don't."
    assert found(text, "CAFÉ") == ["café", "Cafe\u0301"]
    assert found(text, "cafe", whole=True) == ["café"]
    assert found(text, "walk the") == ["The", "walk"]
    assert found(text, "alking") == []
    assert found(text, "wasn't") == ["wasn’t"]
    assert found(text, "don’t") == ["don't"]
    assert found(text, "cafe nothing") == []


def test_as_it_was_typed() -> None:
    text = "about 5.0% and 50% of\n  them"
    assert found(text, "0% and", exact=True) == ["0% and"]
    assert found(text, "% of them", exact=True) == ["% of\n  them"]
    assert found(text, "50%", exact=True, whole=True) == ["50%"]
    assert found(text, "5.0%") == ["5.0"]


def test_scripts_without_spaces_and_signs() -> None:
    assert found("我们在北京大学", "北京") == ["北京"]
    assert found("เขาไปโรงเรียนแล้ว", "โรงเรียน") == ["โรงเรียน"]
    assert found("नमस्ते दुनिया", "दुनि") == ["दुनि"]
    assert found("so 😀 what", "😀") == ["😀"]
    assert found("a % b", "%") == ["%"]


@pytest.mark.parametrize(
    "letters", ['"', "'", "*", "AND", "NEAR(a b)", "a*", "-a", "^a", "{a}", "\\", "(", "_"]
)
def test_what_means_something_elsewhere_is_plain(letters: str) -> None:
    assert Query(letters).hits(f"x {letters} y") != []
    assert Query(letters).hits("x y") == []


def test_inside_of_stretches_only() -> None:
    text = "one two one two one"
    hits = Query("one two").hits(text, [Span(4, 12), Span(0, 2)])
    assert [span.start for span in hits] == [4, 8]
    assert Query("one").hits(text, [Span(0, 2)]) == []
    assert Query("one").hits(text, []) == []


@given(TEXTS, st.lists(st.tuples(st.integers(0, 59), st.integers(1, 9)), max_size=6))
def test_snippets_show_what_was_found(text: str, pairs: list[tuple[int, int]]) -> None:
    text = text * 5
    hits: list[Span] = []
    for start, size in sorted(pairs):
        if (not hits or start >= hits[-1].end) and start + size <= len(text):
            hits.append(Span(start, start + size))
    lines = snippets(text, hits, 10)
    every = [hit.of(text).split() for hit in hits]
    shown = [[bold.of(line.text).split() for bold in line.bold] for line in lines]
    # Each line goes on where the one before it ended, and may show some of that again.
    at = 0
    for words in shown:
        again = next(n for n in range(len(words)) if every[at : at + len(words) - n] == words[n:])
        assert every[at - again : at] == words[:again]
        at += len(words) - again
    assert at == len(every)
    assert all("\n" not in line.text for line in lines)
    assert [line.place for line in lines] == [hit for hit in hits if hit in {line.place for line in lines}]


def test_many_places_near_each_other_share_a_line_and_there_are_not_too_many() -> None:
    text = "word " * 1000
    lines = snippets(text, Query("wo").hits(text), 3)
    assert len(lines) == 3
    assert all(len(line.bold) > 10 for line in lines)
    assert lines[0].text.endswith(" …")
    assert lines[1].text.startswith("… word")
