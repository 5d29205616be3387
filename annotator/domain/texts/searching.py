"""Words looked for in many texts: how text and words are compared, which texts have them, and where.

Capital and small letters are alike, and so are letters with and without accents. A word is found where
a word of the text begins with it; words may come in any order. What is written without a space between
(`don't`) is found as it stands together. Scripts without spaces are found anywhere in a run, signs as they
stand. Nothing that is typed has a meaning of its own.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, islice
from typing import Final

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import snapped_to_graphemes

LONGEST: Final = 1000
"""Characters of what is looked for; what is behind them is left out."""
MOST: Final = 10_000
"""Places of one word that are found in one text."""
_DROPPED: Final = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""Accents, and points that are written or left out; not the vowel signs of Indic scripts."""
_NO_SPACES: Final = (
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u303f\u3040-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_ALIKE: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"'})
_FOREIGN: Final = "[^\x00-\x7f]+"
_IN_WORD: Final = "0-9a-z\x80-\U0010ffff"
_TOKEN: Final = f"[{_IN_WORD}]+"
_OTHER_SPACES: Final = r"[^\S ]"


@cache
def _compiled(source: str) -> "re.Pattern[str]":
    """A pattern, made when it is used for the first time: many who come by here never search."""
    return re.compile(source)


class _Letters(dict[int, str]):
    """What each character beyond ASCII is compared as, worked out when it is met for the first time."""

    def __init__(self, *, words: bool) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        apart = unicodedata.normalize("NFD", sign)
        if len(apart) > 1 and not _compiled(_DROPPED).sub("", apart[1:]):
            sign = apart[0]
        sign = "" if _compiled(_DROPPED).match(sign) else sign.translate(_ALIKE)
        small = "σ" if sign == "ς" else sign.lower()
        if len(small) == 1:
            sign = small
        if self._words and sign and unicodedata.category(sign)[0] not in "LNM":
            sign = " "
        sign = " " if sign.isspace() else sign
        self[code] = sign
        return sign


_PLAIN: Final = _Letters(words=False)
_WORDS: Final = _Letters(words=True)


def folded(text: str) -> str:
    """The text as it is compared, sign by sign; accents may be dropped."""
    return _small(_fold(text, _PLAIN))


def words_of(text: str) -> str:
    """The same with a space for every sign beyond ASCII that belongs to no word."""
    return _small(_fold(text, _WORDS))


def index_text(text: str) -> str:
    """What an index keeps that minds ASCII letters and digits itself: words between signs of ASCII."""
    return _fold(text, _WORDS)


def tokens(text: str) -> list[str]:
    """The words of a text as they are compared, in order."""
    return _compiled(_TOKEN).findall(words_of(text))


def _small(text: str) -> str:
    """The text with the capitals of ASCII made small; all others are already."""
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def _fold(text: str, letters: _Letters) -> str:
    return (
        text if text.isascii() else _compiled(_FOREIGN).sub(lambda run: run.group().translate(letters), text)
    )


def homes(text: str) -> list[int] | None:
    """Where each sign of the folded text stands in the text, and its end; None where they are the same."""
    if text.isascii() or not _compiled(_DROPPED).search(text):
        return None
    places = [at for at, sign in enumerate(text) if sign.isascii() or _PLAIN[ord(sign)]]
    return [*places, len(text)]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of what is looked for: its pattern, and how an index is asked for it."""

    pattern: "re.Pattern[str]"
    tokens: tuple[str, ...] = ()
    """Words that follow each other, for an index; none where it cannot be asked."""
    whole: bool = False
    """Whether the last of them is a whole word, not the beginning of one."""
    plain: bool = False
    """Whether it is looked for among the signs, not among the words."""


@dataclass(frozen=True)
class Query:
    """What is looked for in many texts."""

    letters: str = ""
    exact: bool = False
    """Whether it is found only as it was typed: all signs, in this order."""
    whole_words: bool = False

    @cached_property
    def chunks(self) -> tuple[Chunk, ...]:
        """Its parts; a text must have them all."""
        parts = self.letters[:LONGEST].split()
        if self.exact:
            return (self._literal(parts),) if parts else ()
        return tuple(dict.fromkeys(self._chunk(part) for part in parts))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return not self.chunks

    @property
    def indexed(self) -> bool:
        """Whether an index by words can tell alone which texts have it."""
        return all(chunk.tokens for chunk in self.chunks)

    def _literal(self, parts: Sequence[str]) -> Chunk:
        pattern = r"\s+".join(re.escape(folded(part)) for part in parts)
        if not any(map(folded, parts)):  # an accent alone
            return Chunk(re.compile(r"(?!)"), plain=True)
        if self.whole_words:
            pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
        return Chunk(re.compile(pattern), plain=True)

    def _chunk(self, part: str) -> Chunk:
        words = tokens(part)
        if not words:
            return self._literal([part])
        gap, first = f"[^{_IN_WORD}]+", re.escape(words[0])
        run = gap.join(map(re.escape, words))
        if any(_compiled(_NO_SPACES).search(word) for word in words):
            return Chunk(re.compile(run))
        end = f"(?![{_IN_WORD}])" if self.whole_words else ""
        # The letters come first and then what must not stand before them, for letters are found fast.
        begins = gap.join([f"{first}(?<![{_IN_WORD}]{first})", *map(re.escape, words[1:])])
        return Chunk(re.compile(begins + end), tuple(words), self.whole_words)

    def hits(self, text: str, within: Sequence[Span] | None = None) -> list[Span]:
        """Where a text has it (code points, in order, whole graphemes); empty where a part of it is missing.

        Args:
            text: what is looked through.
            within: where alone it counts, if given.
        """
        plain = folded(text) if any(chunk.plain for chunk in self.chunks) else ""
        words = words_of(text) if any(not chunk.plain for chunk in self.chunks) else ""
        found: set[tuple[int, int]] = set()
        places, inside = homes(text), None if within is None else _Inside(within)
        for chunk in self.chunks:
            matches = islice(chunk.pattern.finditer(plain if chunk.plain else words), MOST)
            spans = {match.span() for match in matches}
            if places is not None:
                spans = {(places[start], places[end - 1] + 1) for start, end in spans}
            if inside is not None:
                spans = {span for span in spans if inside.has(*span)}
            if not spans:
                return []
            found |= spans
        return _merged(text, found)


class _Inside:
    """Stretches, and whether a place lies whole in one of them."""

    def __init__(self, stretches: Sequence[Span]) -> None:
        ordered = sorted(stretches)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def has(self, start: int, end: int) -> bool:
        """Whether start..end does."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]


def _merged(text: str, found: set[tuple[int, int]]) -> list[Span]:
    result: list[Span] = []
    for start, end in sorted(found):
        span = snapped_to_graphemes(text, Span(start, end))
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(span.end, result[-1].end))
        else:
            result.append(span)
    return result


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line of a text around a place."""

    text: str
    bold: tuple[Span, ...]
    """What is found in it, in code points of the snippet."""
    place: Span
    """The first place, in code points of the article."""


BEFORE: Final = 40
AFTER: Final = 90
"""Code points around a place."""


def snippets(text: str, hits: Sequence[Span], most: int) -> list[Snippet]:
    """Lines around the places, those near each other on one; `most` of them at the most."""
    result: list[Snippet] = []
    at = 0
    while at < len(hits) and len(result) < most:
        first = hits[at]
        start, end = max(0, first.start - BEFORE), min(len(text), max(first.start + AFTER, first.end))
        if start:
            start = _word_start(text, start, first.start)
        if end < len(text):
            end = _word_end(text, end, first.end)
        span = snapped_to_graphemes(text, Span(start, end))
        together = [hit for hit in hits[at : at + AFTER] if hit.end <= span.end]
        before = "… " if span.start else ""
        shift = len(before) - span.start
        line = _compiled(_OTHER_SPACES).sub(" ", span.of(text))
        earlier = [hit for hit in hits[max(0, at - BEFORE) : at] if hit.start >= span.start]
        bold = tuple(Span(hit.start + shift, hit.end + shift) for hit in (*earlier, *together))
        result.append(Snippet(before + line + (" …" if span.end < len(text) else ""), bold, first))
        at += len(together)
    return result


def _word_start(text: str, start: int, before: int) -> int:
    """The first start of a word from there on, if it is near."""
    for place in range(start, min(before, start + 15)):
        if text[place - 1].isspace() and not text[place].isspace():
            return place
    return start


def _word_end(text: str, end: int, behind: int) -> int:
    """The last end of a word before there, if it is near."""
    for place in range(end, max(behind, end - 15), -1):
        if text[place].isspace() and not text[place - 1].isspace():
            return place
    return end
