"""Words, sentences and graphemes where people expect them."""

import time

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import grapheme_ceil, grapheme_floor, next_grapheme, previous_grapheme
from annotator.domain.texts.words import (
    next_word_edge,
    previous_word_edge,
    sentence_at,
    snapped_to_graphemes,
    snapped_to_words,
    word_at,
)

FAMILY = "👨‍👩‍👧"
letters = st.sampled_from(
    ["a", "B", "7", " ", "’", ".", ",", "-", '"', "\n", "é", "e\u0301", FAMILY, "🇩🇪", "مر", "เก"]
)
texts = st.lists(letters | st.characters(exclude_categories=["Cs"]), max_size=40).map("".join)


@given(texts)
def test_grapheme_borders_are_those_of_unicode(text: str) -> None:
    borders = [0, *(match.end() for match in regex.finditer(r"\X", text))]
    for position in range(len(text) + 1):
        floor = max(border for border in borders if border <= position)
        assert grapheme_floor(text, position) == floor
        assert grapheme_ceil(text, position) == min(border for border in borders if border >= position)
        if position < len(text):
            assert next_grapheme(text, position) == min(border for border in borders if border > position)
        if position:
            assert previous_grapheme(text, position) == max(border for border in borders if border < position)


@given(texts, st.data())
def test_snapping_moves_outward_once_and_never_cuts_a_grapheme(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    for snap in (snapped_to_words, snapped_to_graphemes):
        snapped = snap(text, span)
        assert snapped.start <= span.start
        assert span.end <= snapped.end
        assert snap(text, snapped) == snapped
        assert snapped_to_graphemes(text, snapped) == snapped


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("over a hundred men", "undre", "hundred"),
        ("he said “five people” died", "ive peopl", "five people"),
        ("he said “five” died", "“five”", "“five”"),
        ("who’s now", "o’", "who’s"),
        ("José's car", "s", "José's"),
        ("Bashar al-Assad said", "ssa", "Assad"),
        ("Bashar al-Assad said", "al-", "al-"),
        ("about 1,000.50 dollars", "00.5", "1,000.50"),
        ("in 2018, then", "201", "2018"),
        ("a cafe\u0301 b", "af", "cafe\u0301"),
        ("killed 25.", "5.", "25."),
        ("one two", " ", " "),
        (f"a{FAMILY}b", FAMILY[:2], FAMILY),
        ("شَرِكة كبيرة", "رِ", "شَرِكة"),
        ("می‌خواهم رفت", "ه", "می‌خواهم"),
        ("国際的な", "際", "際"),
        ("カタカナ語", "タカ", "カタカナ"),
        ("ที่นี่ด้วย", "น", "นี่"),
    ],
)
def test_an_edge_inside_a_word_goes_to_its_border(text: str, part: str, whole: str) -> None:
    at = text.rindex(part)
    assert snapped_to_words(text, Span(at, at + len(part))).of(text) == whole


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ("don’t go", 2, "don’t"),
        ("don’t go", 5, "don’t"),
        ("go (now)", 3, "("),
        ("25 %", 3, "%"),
        (f"x {FAMILY}", 3, FAMILY),
        ("  x", 0, None),
        ("end", 3, "end"),
        ("", 0, None),
    ],
)
def test_the_word_at_a_place(text: str, position: int, word: str | None) -> None:
    span = word_at(text, position)
    assert (span and span.of(text)) == word


def test_edges_go_from_word_to_word() -> None:
    text = "Mr. Al-Asad's 5,000 men."
    ends, starts = [0], [len(text)]
    while ends[-1] < len(text):
        ends.append(next_word_edge(text, ends[-1]))
    while starts[-1] > 0:
        starts.append(previous_word_edge(text, starts[-1]))
    assert ends == [0, 2, 6, 13, 19, 23, 24]
    assert starts == [24, 20, 14, 7, 4, 0]
    assert next_word_edge(text, 0, "start") == 4
    assert previous_word_edge(text, 13, "end") == 6


SENTENCES = [
    ["He left.", "She stayed!", "Why?", "Nobody knows…", "It ended."],
    ["Mr. Smith of the U.S. Army paid 3.5 dollars.", "Dr. No. 5 came."],
    ["J. K. Rowling came at 5 p.m.", "The end."],
    ["“Why?” Frolov asked.", "“Because!” he said.", "“But Russia will pretend nothing happened.”", "Indeed."],
    ['The number was lower, no more than "5 people."', "(It rose.)", "Then 2.5 million."],
    ["No servicemen were there, e.g. none, according to Gen. Ivanov.", "So it was."],
]


@pytest.mark.parametrize("sentences", SENTENCES)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    text = "Before.\n  " + " ".join(sentences) + "  \nAfter."
    at = text.index(sentences[0])
    for sentence in sentences:
        start = text.index(sentence, at)
        for position in (start, start + len(sentence) // 2, start + len(sentence) - 1):
            span = sentence_at(text, position)
            assert span is not None
            assert span.of(text) == sentence
        at = start + len(sentence)


def test_sentences_of_other_scripts_and_empty_paragraphs() -> None:
    text = "彼は行った。「本当？」と言った。\n\nकल आया। आज गया।"
    first = sentence_at(text, 2)
    assert first is not None
    assert first.of(text) == "彼は行った。"
    last = sentence_at(text, len(text))
    assert last is not None
    assert last.of(text) == "आज गया।"
    assert sentence_at(text, text.index("\n\n") + 1) is None
    assert sentence_at("", 0) is None


def test_a_huge_paragraph_is_not_read_whole() -> None:
    """A text that may only be touched near the place: whoever reads farther fails."""

    class Guarded(str):
        __slots__ = ()

        def __getitem__(self, key: object) -> str:
            places = (key.start, key.stop) if isinstance(key, slice) else (key,)
            assert all(isinstance(place, int) and abs(place - 500_000) < 25_000 for place in places)
            return super().__getitem__(key)  # type: ignore[index]

    text = Guarded("ab cd " * 200_000)
    assert word_at(text, 500_000) is not None
    assert snapped_to_words(text, Span(500_000, 500_004)) is not None
    assert next_word_edge(text, 500_000) < 500_010
    assert previous_word_edge(text, 500_000) > 499_990
    sentence = sentence_at(text, 500_000)
    assert sentence is not None
    assert len(sentence) < 10_000


def test_a_word_without_end_is_left_as_it_is() -> None:
    text = "x" * 100_000
    assert snapped_to_words(text, Span(50_000, 50_010)) == Span(50_000, 50_010)


def test_a_letter_under_a_heap_of_marks_costs_no_time() -> None:
    text = "a" + "\u0301" * 20_000
    began = time.process_time()
    assert word_at(text, 10_000) is not None
    assert time.process_time() - began < 0.3
