"""Where matched annotations begin and end differently: how far, and what lies between the two borders."""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from annotator.domain.agreement.batch import Marks
from annotator.domain.agreement.tokens import Whole


class Border(IntEnum):
    """What lies between two borders; the first that fits."""

    SAME = 0
    SPACE = 1
    """White space only."""
    QUOTATION_MARK = 2
    """Quotation marks, and white space."""
    PUNCTUATION = 3
    """Signs that are no part of words, and white space."""
    PART_OF_WORD = 4
    """A border stands within a word."""
    DETERMINER = 5
    """One word, and it is an article or the like ("the", "ein", "les")."""
    WORD = 6
    """One word, with the signs around it."""
    WORDS = 7
    """Several words."""


class Shape(IntEnum):
    """How the second of two matched annotations lies to the first."""

    SAME = 0
    LONGER = 1
    """It has all of the first, and more."""
    SHORTER = 2
    """The first has all of it, and more."""
    SHIFTED = 3
    """Each has something that the other lacks."""
    PIECES = 4
    """They begin and end alike and are in other fragments."""


LABEL, BEGIN, END, BEGIN_KIND, END_KIND, SHAPE = range(6)
"""The columns that tell of two annotations."""

_QUOTES = frozenset("\"'`´«»‹›„“”‟‘’‚‛〝〞〟「」『』\uff02")
_DETERMINERS = (
    " a an the this that these those its his her their our your my"
    " der die das des dem den ein eine einer eines einem einen"
    " le la les un une du ce cet cette ces el los las unos unas il lo gli uno una os um uma"
    " het een en ett et "
)
"""Of several languages of news, in small letters."""
_WORD = re.compile(r"\w+")
LONGEST = 400
"""Code points between two borders that are looked at; what is longer is several words."""


def borders_of(
    text: str, one: Marks, other: Marks, at: Whole, beside: Whole
) -> tuple[Whole, NDArray[np.int32]]:
    """The matched annotations that differ: places of the first ones, and the six columns of each two.

    Args:
        text: those of the batch's articles with a line end between them, so that no word goes from one
            into the next.
        one: the annotations of the first.
        other: the annotations of the second.
        at: those of the first that are matched.
        beside: each one's partner.
    """
    differ = one.same[at] != other.same[beside]
    at, beside = at[differ], beside[differ]
    begin, other_begin = one.begin[at], other.begin[beside]
    end, other_end = one.end[at], other.end[beside]
    table = np.empty((len(at), 6), np.int32)
    table[:, LABEL], table[:, BEGIN], table[:, END] = one.label[at], other_begin - begin, other_end - end
    before = one.article[at]
    table[:, BEGIN_KIND] = _kinds(text, begin + before, other_begin + before)
    table[:, END_KIND] = _kinds(text, end + before, other_end + before)
    more = (other_begin < begin) | (other_end > end)
    less = (other_begin > begin) | (other_end < end)
    table[:, SHAPE] = np.select(
        [more & less, more, less], [Shape.SHIFTED, Shape.LONGER, Shape.SHORTER], Shape.PIECES
    )
    return at, table


def _kinds(text: str, one: Whole, other: Whole) -> list[int]:
    lows, highs = np.minimum(one, other).tolist(), np.maximum(one, other).tolist()
    return [_between(text, low, high) for low, high in zip(lows, highs, strict=True)]


def _between(text: str, low: int, high: int) -> int:
    if low == high:
        return Border.SAME
    if high - low > LONGEST:
        return Border.WORDS
    cut = _within_word(text, low) or _within_word(text, high)
    return border_kind(text[low:high], cut=cut)


@lru_cache(50_000)
def border_kind(between: str, *, cut: bool) -> Border:
    """What lies between two borders.

    Args:
        between: the text between them, which is not empty.
        cut: whether one of the two stands within a word.
    """
    bare = "".join(between.split())
    if not bare:
        return Border.SPACE
    words = _WORD.findall(between)
    if cut and len(words) < 2:
        return Border.PART_OF_WORD
    if not words:
        return Border.QUOTATION_MARK if _QUOTES.issuperset(bare) else Border.PUNCTUATION
    if len(words) > 1:
        return Border.WORDS
    return Border.DETERMINER if f" {words[0].casefold()} " in _DETERMINERS else Border.WORD


def _within_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and _is_of_word(text[place - 1]) and _is_of_word(text[place])


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.combining(sign) > 0
