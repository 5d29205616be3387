"""Moving one edge of a fragment to a place in the text, as a hand that drags it means it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from annotator.domain.span import Fragments, Span, merged
from annotator.domain.texts.graphemes import grapheme_ceil, grapheme_floor
from annotator.domain.texts.words import snapped_to_words, word_at

_GAP = 1000
"""Code points of white space that an edge is taken back over at most."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or the end of one fragment, counted from 0."""

    fragment: int
    side: Literal["start", "end"]

    def of(self, fragments: Sequence[Span]) -> int:
        """The code point at which it stands."""
        span = fragments[self.fragment]
        return span.start if self.side == "start" else span.end


def with_edge_at(fragments: Fragments, edge: Edge, place: int, text: str, *, by_word: bool) -> Fragments:
    """The fragments with one edge moved to a place; one that meets its neighbours joins them.

    The edge never goes past the other one of its fragment: a word is left of it, or a character.

    Args:
        fragments: sorted spans of the text.
        edge: which edge moves.
        place: where to (code points); beyond the text is its border.
        text: the article's text.
        by_word: whether it goes to the nearer border of a word it comes to stand in, and never behind white
            space; else it goes exactly there, but not inside a grapheme.
    """
    span = fragments[edge.fragment]
    place = grapheme_floor(text, min(max(place, 0), len(text)))
    if place == edge.of(fragments):
        return merged(fragments)
    if edge.side == "end":
        wanted = _word_end_near(text, place) if by_word else place
        moved = Span(span.start, max(wanted, _least_end(text, span.start, by_word=by_word)))
    else:
        wanted = _word_start_near(text, place) if by_word else place
        moved = Span(min(wanted, _last_start(text, span.end, by_word=by_word)), span.end)
    return merged((*fragments[: edge.fragment], moved, *fragments[edge.fragment + 1 :]))


def _near(text: str, place: int) -> int:
    """The nearer border of the word that a place is inside; the place itself where it is in none."""
    if not 0 < place < len(text):
        return place
    start = snapped_to_words(text, Span(place, place + 1)).start
    end = snapped_to_words(text, Span(place - 1, place)).end
    return start if place - start < end - place else end


def _word_end_near(text: str, place: int) -> int:
    border = _near(text, place)
    return border - len(gap := text[max(0, border - _GAP) : border]) + len(gap.rstrip())


def _word_start_near(text: str, place: int) -> int:
    border = _near(text, place)
    gap = text[border : border + _GAP]
    return border + len(gap) - len(gap.lstrip())


def _least_end(text: str, start: int, *, by_word: bool) -> int:
    """Where a fragment that starts there ends at the earliest."""
    word = word_at(text, start) if by_word else None
    return max(grapheme_ceil(text, start + 1), word.end if word is not None else 0)


def _last_start(text: str, end: int, *, by_word: bool) -> int:
    """Where a fragment that ends there starts at the latest."""
    word = word_at(text, end - 1) if by_word else None
    last = grapheme_floor(text, end - 1)
    return min(last, word.start) if word is not None else last
