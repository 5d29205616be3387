"""The units of a text, and the selection that grows and shrinks by them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.domain.texts import units
from annotator.domain.texts.graphemes import snapped_to_graphemes
from annotator.domain.texts.units import (
    grown,
    next_paragraph,
    next_paragraph_end,
    next_punctuation,
    next_sentence,
    next_sentence_end,
    paragraph_at,
    phrase_at,
    previous_paragraph,
    previous_paragraph_end,
    previous_sentence,
    previous_sentence_end,
    shrunk,
)

FAMILIES = ["👨‍👩‍👧", "🇩🇪", "é", "e\u0301", "\u0301", "مر", "。", "次"]
NEWS = (
    "Two days later, over 8,000 men - mercenaries of Mr. Frolov's - were killed (at 10:30 p.m.).\n\n"
    "“It is over. They went home, all of them,” he said. Others agreed.\n"
    "No stop here\n"
)
signs = st.sampled_from(
    [
        *FAMILIES,
        "a",
        "Bc",
        " ",
        " ",
        ". ",
        ", ",
        "!",
        "—",
        " - ",
        '"',
        "“",
        "”",
        "‘",
        "’",
        "(",
        ")",
        "\n",
        "\n\n",
        "7",
    ]
)
texts = st.lists(signs | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=50).map("".join)


def drawn(data: st.DataObject, text: str) -> Span:
    start = data.draw(st.integers(0, len(text) - 1))
    return Span(start, data.draw(st.integers(start + 1, len(text))))


def chain(text: str, span: Span) -> list[str]:
    """Everything that it grows to, in turn."""
    found = [span]
    while (larger := grown(text, found[-1])) != found[-1]:
        found.append(larger)
    return [one.of(text) for one in found]


def found(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("days", "Two days later"),
        ("8,000", "over 8,000 men"),
        ("men", "over 8,000 men"),
        ("Frolov", "mercenaries of Mr. Frolov's"),
        ("were", "were killed"),
        ("10:30", "at 10:30 p.m."),
        ("over. ", "It is over"),
        ("home", "They went home"),
        ("all of", "all of them"),
        ("he said", "he said"),
        ("Others", "Others agreed"),
        ("stop", "No stop here"),
    ],
)
def test_a_phrase_stands_between_punctuation(words: str, phrase: str) -> None:
    for place in range(found(NEWS, words).start, found(NEWS, words).start + 3):
        span = phrase_at(NEWS, place)
        assert span is not None
        assert span.of(NEWS) == phrase


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("the well-known user’s 'best' goal", ["the well-known user’s", "best", "goal"]),
        ("one – two – three–four—five", ["one", "two", "three–four", "five"]),
        ("see https://example.org/a,b now", ["see https://example.org/a", "b now"]),
        ('a 12" pipe, and “more”', ['a 12" pipe', "and", "more"]),
        ("Erstens: „Nein“, sagte er", ["Erstens", "Nein", "sagte er"]),
        ("第一、第二,第三", ["第一", "第二", "第三"]),
        ("what...then, well", ["what", "then", "well"]),
    ],
)
def test_phrases_in_other_hands(text: str, phrases: list[str]) -> None:
    for phrase in phrases:
        span = phrase_at(text, text.index(phrase))
        assert span is not None
        assert span.of(text) == phrase
    assert phrase_at(" \n ", 1) is None


def test_to_one_punctuation_mark_after_the_other() -> None:
    start = NEWS.index("days")
    places, at = [], start
    while (at := next_punctuation(NEWS, at)) < len(NEWS):
        places.append(at)
    reached = [NEWS[start:place].rpartition("\n")[2] for place in places]
    assert reached == [
        "days later",
        "days later, over 8,000 men",
        "days later, over 8,000 men - mercenaries of Mr. Frolov's",
        "days later, over 8,000 men - mercenaries of Mr. Frolov's - were killed",
        "days later, over 8,000 men - mercenaries of Mr. Frolov's - were killed (at 10:30 p.m.",
        "“It is over",
        "“It is over. They went home",
        "“It is over. They went home, all of them",
        "“It is over. They went home, all of them,” he said",
        "“It is over. They went home, all of them,” he said. Others agreed",
        "No stop here",
    ]
    assert next_punctuation("no marks", 3) == 8
    assert next_punctuation("no marks", 8) == 8


def test_growing_goes_from_the_word_to_the_whole_text() -> None:
    assert chain(NEWS, found(NEWS, "mercenar"))[1:] == [
        "mercenaries",
        "mercenaries of Mr. Frolov's",
        NEWS.partition("\n")[0],
        NEWS,
    ]
    quoted = "It is over. They went home, all of them"
    assert chain(NEWS, found(NEWS, "home")) == [
        "home",
        "They went home",
        "They went home, all of them",
        quoted,
        f"“{quoted},” he said.",
        f"“{quoted},” he said. Others agreed.",
        NEWS,
    ]


def test_growing_sorts_quotation_and_sentence_by_what_holds_what() -> None:
    small = "He called it “a big, fat scandal” on Monday, and left. Then not."
    assert chain(small, found(small, "big")) == [
        "big",
        "a big",
        "a big, fat scandal",
        "He called it “a big, fat scandal” on Monday, and left.",
        small,
    ]
    large = "“One is. Two, are. Three be.” So. More."
    assert chain(large, found(large, "are")) == [
        "are",
        "Two, are.",
        "One is. Two, are. Three be",
        "“One is. Two, are. Three be.”",
        large,
    ]


def test_growing_never_cuts_a_grapheme() -> None:
    text = "éé0:🏻!👨\u200d👩\u200d👧"
    larger = grown(text, Span(4, 7))
    assert snapped_to_graphemes(text, larger) == larger


def test_a_selection_over_two_units_grows_to_both() -> None:
    span = found(NEWS, "later, over 8,0")
    assert chain(NEWS, span)[1:3] == ["later, over 8,000", "Two days later, over 8,000 men"]
    assert grown(NEWS, found(NEWS, "said. Oth")).of(NEWS) == "said. Others"


def test_shrinking_goes_toward_the_caret() -> None:
    whole = Span(0, len(NEWS))
    steps, span = [], whole
    caret = NEWS.index("home")
    while (smaller := shrunk(NEWS, span, caret)) != span:
        span = smaller
        steps.append(span.of(NEWS))
    assert steps == list(reversed(chain(NEWS, found(NEWS, "home"))[:-1]))
    last = found(NEWS, "Others agreed.")
    assert shrunk(NEWS, last, last.end).of(NEWS) == "Others agreed"
    assert shrunk(NEWS, found(NEWS, "Others agreed"), last.start).of(NEWS) == "Others"
    assert shrunk(NEWS, found(NEWS, "Others"), last.start) == found(NEWS, "Others")


@given(texts, st.data())
def test_growing_and_shrinking_always_get_somewhere(text: str, data: st.DataObject) -> None:
    span = drawn(data, text)
    larger = grown(text, span)
    if span == Span(0, len(text)):
        assert larger == span
    else:
        assert larger.start <= span.start
        assert span.end <= larger.end
        assert larger != span
        assert snapped_to_graphemes(text, larger) == larger
    toward = data.draw(st.integers(0, len(text)))
    smaller = shrunk(text, span, toward)
    assert span.start <= smaller.start
    assert smaller.end <= span.end
    if smaller != span:
        assert snapped_to_graphemes(text, smaller) == smaller
        assert chain(text, smaller)


def test_walking_by_sentences_and_paragraphs() -> None:
    starts = [NEWS.index(words) for words in ("Two", "“It", "They", "Others", "No stop")]
    ends = [NEWS.index(words) + len(words) for words in ("p.m.).", "over.", "said.", "agreed.", "here")]
    walked, at = [0], 0
    while (at := next_sentence(NEWS, at)) < len(NEWS):
        walked.append(at)
    assert walked == starts
    back = [len(NEWS)]
    while back[-1] > 0:
        back.append(previous_sentence(NEWS, back[-1]))
    assert back[1:] == starts[::-1]
    walked, at = [], 0
    while (following := next_sentence_end(NEWS, at)) != at:
        at = following
        walked.append(at)
    assert walked == ends
    back = [len(NEWS)]
    while back[-1] > 0:
        back.append(previous_sentence_end(NEWS, back[-1]))
    assert back[1:-1] == ends[::-1]
    assert next_sentence(NEWS, NEWS.index("home")) == starts[3]
    assert previous_sentence(NEWS, NEWS.index("home")) == starts[2]
    assert previous_sentence_end(NEWS, NEWS.index("home")) == ends[1]

    firsts = [NEWS.index(words) for words in ("Two", "“It", "No stop")]
    lasts = [NEWS.index(words) + len(words) for words in ("p.m.).", "agreed.", "here")]
    assert [next_paragraph(NEWS, place) for place in firsts] == [*firsts[1:], len(NEWS)]
    assert [previous_paragraph(NEWS, place) for place in [*firsts[1:], len(NEWS)]] == firsts
    assert [next_paragraph_end(NEWS, place) for place in firsts] == lasts
    assert [previous_paragraph_end(NEWS, place) for place in [*lasts, len(NEWS)]] == [0, *lasts]
    assert [next_paragraph_end(NEWS, place) for place in lasts] == [*lasts[1:], lasts[-1]]


def test_a_paragraph_is_a_line_with_something_in_it() -> None:
    span = paragraph_at(" \n  one two \r\n\n", 6)
    assert span == Span(4, 11)
    assert paragraph_at("one\n\ntwo", 4) is None
    assert paragraph_at("one\n\ntwo", 3) == Span(0, 3)
    assert paragraph_at("", 0) is None


@given(texts, st.data())
def test_every_step_goes_on_and_cuts_no_grapheme(text: str, data: st.DataObject) -> None:
    place = snapped_to_graphemes(text, drawn(data, text)).start
    for step in (next_sentence, next_sentence_end, next_paragraph, next_paragraph_end, next_punctuation):
        reached = step(text, place)
        assert reached > place or not text[place:].strip() or step in {next_sentence_end, next_paragraph_end}
        assert place <= reached <= len(text)
        assert reached in {0, len(text)} or snapped_to_graphemes(text, Span(0, reached)).end == reached
    for step in (previous_sentence, previous_sentence_end, previous_paragraph, previous_paragraph_end):
        reached = step(text, place)
        assert 0 <= reached < max(place, 1)
        assert reached == 0 or snapped_to_graphemes(text, Span(0, reached)).end == reached


def test_a_huge_text_is_not_read() -> None:
    text = "“It is over,” he said, and left. They did not. \n" * 100_000
    place = 2_400_010
    begun = time.process_time()
    for step in (next_sentence, previous_sentence, next_paragraph, previous_paragraph, next_punctuation):
        assert abs(step(text, place) - place) < 100
    assert len(chain(text, Span(place, place + 1))) > 3
    assert time.process_time() - begun < 0.5


@pytest.mark.parametrize("sign", ['"', "“", "»", "'a", "\n", "“a\n", "a. "])
def test_strange_texts_are_not_read_over_and_over(sign: str) -> None:
    text = sign * 50_000
    place = len(text) // 2
    begun = time.process_time()
    next_punctuation(text, place)
    grown(text, Span(place, place + 1))
    assert time.process_time() - begun < 3  # it was half a minute once


def test_shrinking_what_has_no_stop_takes_no_longer_than_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "word word 5 " * 40_000
    steps: list[Span] = []

    def counted(text: str, span: Span) -> Span:
        steps.append(span)
        return grown(text, span)

    monkeypatch.setattr(units, "grown", counted)
    smaller = shrunk(text, Span(0, len(text)), len(text))
    assert len(steps) < 20
    assert 0 < len(smaller) < len(text)


@pytest.mark.parametrize("sign", ["x", "百", "."])
def test_the_end_before_is_found_at_once_where_nothing_ends(sign: str) -> None:
    text = sign * 60_000
    began = time.process_time()
    assert 0 <= previous_sentence_end(text, len(text)) < len(text)
    assert time.process_time() - began < 0.4
