"""Words of a text: the word at a place, spans snapped to words, edges moved by a word; in code points.

Looks at the neighbourhood of a place only, never at the whole text. Scripts written without spaces (Han,
Hiragana, Thai and their like) count each character as a word, for want of a dictionary.
"""

from functools import lru_cache
from typing import Literal

import regex

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import (
    grapheme_ceil,
    grapheme_floor,
    is_border,
    next_grapheme,
    previous_grapheme,
    snapped_to_graphemes,
)
from annotator.domain.texts.sentences import sentence_at

__all__ = [
    "next_grapheme",
    "next_word_edge",
    "previous_grapheme",
    "previous_word_edge",
    "sentence_at",
    "snapped_to_graphemes",
    "snapped_to_words",
    "word_at",
]

Side = Literal["start", "end"]
Kind = Literal["letter", "digit", "kana", "single", "mark", "apostrophe", "point", "space", "other"]

_LONGEST_WORD = 2000
_LONGEST_GAP = 20_000
_APOSTROPHES = frozenset("'’ʼ＇·\u05f3\u05f4\u200c\u200d\u00ad\u2060")
"""Inside words: apostrophes, the middle dot of Catalan, Hebrew geresh, joiners, soft hyphens."""
_POINTS = frozenset(".,٫٬")
_SINGLE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]")
_KANA = regex.compile(r"[\p{Katakana}ー]")
_LETTER = regex.compile(r"[\p{L}\p{Nl}\p{Pc}]")
_DIGIT = regex.compile(r"[\p{Nd}\p{No}]")
_MARK = regex.compile(r"\p{M}")
_SITS = regex.compile(r"(?V1)[\p{Mn}&&\p{GCB=Extend}]")
"""Marks before which no grapheme ever begins, but after a control character."""


def word_at(text: str, position: int) -> Span | None:
    """The word that the code point at `position` belongs to.

    A sign that is part of no word counts as one of its own. White space and the end of the text give the
    word that ends right there, or None.
    """
    position = min(max(position, 0), len(text))
    if position == len(text) or _kind(text[position]) == "space":
        if position == 0 or _kind(text[position - 1]) == "space":
            return None
        position -= 1
    start, end = _word_start(text, position), _word_end(text, position + 1)
    return Span(start, end)


def snapped_to_words(text: str, span: Span) -> Span:
    """The span with each edge that stands inside a word moved outward to the border of the word."""
    return Span(_word_start(text, span.start), _word_end(text, span.end))


def next_word_edge(text: str, position: int, side: Side = "end") -> int:
    """The first place after `position` where a word ends (or, by `side`, starts), else the text's end."""
    for place in range(position + 1, min(len(text), position + _LONGEST_GAP)):
        if _is_edge(text, place, side):
            return place
    return min(len(text), position + _LONGEST_GAP)


def previous_word_edge(text: str, position: int, side: Side = "start") -> int:
    """The last place before `position` where a word starts (or, by `side`, ends), else the text's start."""
    lowest = max(0, position - _LONGEST_GAP)
    for place in range(min(position, len(text)) - 1, lowest, -1):
        if _is_edge(text, place, side):
            return place
    return lowest


def _is_edge(text: str, position: int, side: Side) -> bool:
    neighbour = position if side == "start" else position - 1
    while side == "end" and neighbour > 0 and _kind(text[neighbour]) == "mark":
        neighbour -= 1
    return _kind(text[neighbour]) in {"letter", "digit", "kana", "single"} and not _inside(text, position)


def _word_start(text: str, position: int) -> int:
    start = position = min(max(position, 0), len(text))
    lowest = max(0, position - _LONGEST_WORD)
    while start > lowest and _inside(text, start):
        start -= 1
    if start == lowest and start > 0:  # a word without end (a key, a dump): leave the edge where it is
        return grapheme_floor(text, position)
    return start


def _word_end(text: str, position: int) -> int:
    end = position = min(max(position, 0), len(text))
    highest = min(len(text), position + _LONGEST_WORD)
    while end < highest and _inside(text, end):
        end += 1
    if end == highest and end < len(text):
        return grapheme_ceil(text, position)
    return end


def _inside(text: str, position: int) -> bool:
    """Whether the code points before and after `position` belong to one word or one grapheme."""
    if not 0 < position < len(text):
        return False
    before, after = _kind(text[position - 1]), _kind(text[position])
    if after == "mark" and before in {"letter", "mark"} and _SITS.match(text, position):
        return True
    if not (text[position - 1].isascii() and text[position].isascii()) and not is_border(text, position):
        return True
    if before == "mark":
        before = _base_kind(text, position - 1)
    if after in {"apostrophe", "point"}:
        return position + 1 < len(text) and _links(before, after, _kind(text[position + 1]))
    if before in {"apostrophe", "point"}:
        return position > 1 and _links(_base_kind(text, position - 2), before, after)
    return (before in {"letter", "digit"} and after in {"letter", "digit"}) or before == after == "kana"


def _links(before: Kind, middle: Kind, after: Kind) -> bool:
    """Whether an apostrophe stands between letters, or a point or comma between digits."""
    if middle == "point":
        return before == after == "digit"
    return before in {"letter", "digit"} and after in {"letter", "digit"}


def _base_kind(text: str, position: int) -> Kind:
    """The kind of the code point at `position`, or of the letter that its combining marks sit on."""
    while position > 0 and _kind(text[position]) == "mark":
        position -= 1
    return _kind(text[position])


@lru_cache(maxsize=4096)
def _kind(character: str) -> Kind:
    if character.isspace():
        return "space"
    if character in _APOSTROPHES:
        return "apostrophe"
    if character in _POINTS:
        return "point"
    if _MARK.match(character):
        return "mark"
    for pattern, kind in _KINDS:
        if pattern.match(character):
            return kind
    return "other"


_KINDS: tuple[tuple[regex.Pattern[str], Kind], ...] = (
    (_KANA, "kana"),
    (_SINGLE, "single"),
    (_LETTER, "letter"),
    (_DIGIT, "digit"),
)
