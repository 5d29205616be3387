"""An edge that is dragged goes to words or characters, and never loses a fragment or leaves the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Fragments, Span, merged
from annotator.domain.texts.edges import Edge, with_edge_at
from annotator.domain.texts.graphemes import is_border

TEXT = "At least 30 people died, he said. Perhaps 40 more."


def moved(words: str, side: str, place: int, *, by_word: bool = True) -> str:
    start = TEXT.index(words)
    (span,) = with_edge_at(
        (Span(start, start + len(words)),),
        Edge(0, side),  # type: ignore[arg-type]
        place,
        TEXT,
        by_word=by_word,
    )
    return span.of(TEXT)


@pytest.mark.parametrize(
    ("side", "at", "words"),
    [
        ("end", TEXT.index("died") + 3, "30 people died"),
        ("end", TEXT.index("died") + 1, "30 people"),
        ("end", TEXT.index("died") + 5, "30 people died,"),
        ("end", TEXT.index("people"), "30"),
        ("end", 0, "30"),
        ("end", 9999, TEXT[9:]),
        ("start", TEXT.index("least") + 1, "least 30 people"),
        ("start", TEXT.index("least") + 4, "30 people"),
        ("start", 0, "At least 30 people"),
        ("start", TEXT.index("people") - 1, "people"),
        ("start", 9999, "people"),
        ("start", -5, "At least 30 people"),
    ],
)
def test_by_words_it_goes_to_the_nearer_border(side: str, at: int, words: str) -> None:
    assert moved("30 people", side, at) == words


@pytest.mark.parametrize(
    ("side", "at", "words"),
    [
        ("end", TEXT.index("died") + 1, "30 people d"),
        ("end", 0, "3"),
        ("start", 9999, "e"),
        ("start", TEXT.index("30") - 1, " 30 people"),
    ],
)
def test_by_characters_it_goes_exactly_there(side: str, at: int, words: str) -> None:
    assert moved("30 people", side, at, by_word=False) == words


def test_an_edge_put_where_it_was_stays_there_even_inside_a_word() -> None:
    spans = (Span(1, 5),)
    assert with_edge_at(spans, Edge(0, "end"), 5, TEXT, by_word=True) == spans


def test_what_meets_its_neighbour_joins_it() -> None:
    first, second, third = Span(0, 2), Span(9, 11), Span(19, 23)
    spans = (first, second, third)
    assert with_edge_at(spans, Edge(0, "end"), 8, TEXT, by_word=False) == (Span(0, 8), second, third)
    assert with_edge_at(spans, Edge(0, "end"), 9, TEXT, by_word=False) == (Span(0, 11), third)
    assert with_edge_at(spans, Edge(0, "end"), 24, TEXT, by_word=False) == (Span(0, 24),)
    assert with_edge_at(spans, Edge(2, "start"), 5, TEXT, by_word=False) == (first, Span(5, 23))


LETTERS = "aé 中x.,\n“’e\u0301👨\u200d👩ש ב1"


@st.composite
def drags(draw: st.DrawFn) -> tuple[str, Fragments, Edge]:
    text = draw(st.text(LETTERS, min_size=2, max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    spans = merged(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    which = draw(st.integers(0, len(spans) - 1))
    return text, spans, Edge(which, draw(st.sampled_from(["start", "end"])))


@given(drags(), st.integers(-5, 50), st.booleans())
def test_nothing_is_lost_and_nothing_leaves_the_text(
    drag: tuple[str, Fragments, Edge], place: int, by_word: bool
) -> None:
    text, spans, edge = drag
    result = with_edge_at(spans, edge, place, text, by_word=by_word)
    assert result == merged(result)
    assert 0 <= result[0].start < result[-1].end <= len(text)
    others = [span for number, span in enumerate(spans) if number != edge.fragment]
    for span in others:  # each is still there, alone or in what has joined it
        assert any(one.start <= span.start and span.end <= one.end for one in result)
    # The other edge of the fragment stays, or lies inside what it has joined.
    whole = spans[edge.fragment]
    kept = whole.start if edge.side == "end" else whole.end - 1
    assert any(one.contains(kept) for one in result)
    assert len(result) <= len(spans)
    for one in result:
        for border in (one.start, one.end):
            known = {each for span in spans for each in (span.start, span.end)}
            assert border in known or is_border(text, border) or border in {0, len(text)}
