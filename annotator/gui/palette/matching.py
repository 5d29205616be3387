"""How well a few typed letters fit a name: whole, from its start, by words, by initials, and ever looser."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import pairwise
from typing import Final

START: Final = "\x01"
"""Stands before the first letter of every word of a marked text."""
TYPO_FROM: Final = 4
"""Letters that a word must have for one of them to be wrong."""
SCATTER_FROM: Final = 3
"""Letters that a word must have to be found scattered; fewer are found anywhere."""
INITIALS_TO: Final = 24
"""Letters of a word that are still taken for initials."""
LONG: Final = 100
"""Characters from which on a name has no initials and nothing scattered: in a long text everything is."""
SKIPPED: Final = 1
"""Words that initials may leave out between two."""
LOOSER: Final = 1000
"""What a looser fit of one of several words costs, in characters."""

_WORD_START = re.compile(r"(?<![^\W_])(?=[^\W_])")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"})


class Fit(IntEnum):
    """Kinds of fit, the best first; a query of several words fits as badly as the worst of them."""

    WHOLE = 0
    START = 1
    PHRASE = 2
    """The typed words stand together, in their order, the last one perhaps not in full."""
    WORDS = 3
    """Each typed word begins a word."""
    INITIALS = 4
    """Each letter begins a word or follows the one before it."""
    NEARLY = 5
    """It begins a word, but for one letter."""
    BESIDE = 6
    """A word begins a word of what stands beside the name."""
    INSIDE = 7
    """In the middle of a word."""
    SCATTERED = 8
    """All letters in their order, not far from each other."""


class _Letters(dict[int, str]):
    """What each character is compared as, worked out when it is met for the first time."""

    def __missing__(self, code: int) -> str:
        apart = unicodedata.normalize("NFKD", chr(code).translate(_ALIKE).casefold()).casefold()
        kept = "".join(c for c in unicodedata.normalize("NFD", apart) if not unicodedata.combining(c))
        self[code] = kept
        return kept


_LETTERS: Final = _Letters()


def fold(text: str) -> str:
    """The text without case, accents and the finer points of typography; each character by itself."""
    return text.lower() if text.isascii() else text.translate(_LETTERS)


def marked(text: str) -> str:
    """A folded text with START before the first letter of every word."""
    return _WORD_START.sub(START, text)


@dataclass(frozen=True)
class Name:
    """A name made ready to be searched, and what stands beside it."""

    plain: str
    """Folded."""
    marked: str
    beside: str
    """Marked."""

    @classmethod
    def of(cls, name: str, beside: str = "") -> "Name":
        """Make a name of one line ready."""
        plain = fold(name)
        return cls(plain, marked(plain), marked(fold(beside)) if beside else "")

    @cached_property
    def starts(self) -> list[int]:
        """Where its words begin, in the folded text."""
        return [at.start() for at in _WORD_START.finditer(self.plain)]


@dataclass(frozen=True)
class Query:
    """What was typed, made ready to search with."""

    words: tuple[str, ...]
    """Folded."""
    marked: tuple[str, ...]
    whole: str
    whole_marked: str

    @classmethod
    def of(cls, text: str) -> "Query":
        """Make ready what was typed; its words may come in any order."""
        words = tuple(fold(text).split())
        whole = " ".join(words)
        return cls(words, tuple(map(marked, words)), whole, marked(whole))

    def fit(self, name: Name, *, nearly: bool = False) -> tuple[Fit, int] | None:
        """How well this fits a name, and a cost among equal fits; less is better, None is no fit.

        Args:
            name: what is searched.
            nearly: whether one letter of a word may be wrong, missing, too many, or swapped with the next.
        """
        if not self.words:
            return None
        if self.whole == name.plain or self.whole_marked == name.beside:
            return Fit.WHOLE, 0
        if name.plain.startswith(self.whole):
            return Fit.START, len(name.plain)
        if len(self.words) > 1 and (at := name.marked.find(self.whole_marked)) >= 0:
            return Fit.PHRASE, at
        worst, cost = Fit.WORDS, 0
        for word, begun in zip(self.words, self.marked, strict=True):
            found = _place(word, begun, name, nearly=nearly)
            if found is None:
                return None
            worst = max(worst, found[0])
            cost += found[0] * LOOSER + found[1]
        return worst, cost

    def letters(self, text: str, *, nearly: bool = False) -> tuple[int, ...]:
        """Which code points of a name fit, sorted; those found only beside it have none."""
        name, homes = Name.of(text), _homes(text)
        places: set[int] = set()
        for word, begun in zip(self.words, self.marked, strict=True):
            found = _in_name(word, begun, name, nearly=nearly)
            places.update(found[1] if found else ())
        return tuple(sorted({homes[place] for place in places}))


def subsequence(word: str) -> re.Pattern[str]:
    """A pattern that matches what has all letters of a folded word in their order; it never looks back."""
    return re.compile("".join(f"[^{re.escape(c)}]*+{re.escape(c)}" for c in word), re.DOTALL)


def pieces(word: str) -> tuple[tuple[str, ...], str]:
    """What a word with one wrong letter begins with, one of several, or else has in it."""
    half = len(word) // 2
    if len(word) < TYPO_FROM:
        return (), word
    return (word[:half], word[: half - 1] + word[half] + word[half - 1]), word[half:]


def _place(word: str, begun: str, name: Name, *, nearly: bool) -> tuple[Fit, int] | None:
    """The fit of one word and its cost."""
    found = _in_name(word, begun, name, nearly=nearly)
    if begun in name.beside and (found is None or found[0] > Fit.BESIDE):
        return Fit.BESIDE, 0
    if found is None:
        return None
    fit, places = found
    return fit, places[0] + 4 * sum(b - a > 1 for a, b in pairwise(places))


def _in_name(word: str, begun: str, name: Name, *, nearly: bool) -> tuple[Fit, Sequence[int]] | None:
    """The fit of one word and the places of its letters in the folded name, what fits better first."""
    size, at = len(word), name.marked.find(begun)
    if at >= 0:
        at -= name.marked.count(START, 0, at)
        return Fit.WORDS, range(at, at + size)
    places: Sequence[int] = ()
    if begun[0] == START and begun[:2] in name.marked:
        places = initials(word, name)
    if places:
        return Fit.INITIALS, places
    if nearly and (places := _nearly(word, name)):
        return Fit.NEARLY, places
    at = name.plain.find(word)
    if at >= 0:
        return Fit.INSIDE, range(at, at + size)
    places = scattered(word, name.plain) if len(name.plain) <= LONG else ()
    return (Fit.SCATTERED, places) if places else None


def initials(word: str, name: Name) -> tuple[int, ...]:
    """Places of the letters where each begins one of the next words or follows the one before it, if any."""
    if len(word) > INITIALS_TO or len(name.plain) > LONG:
        return ()
    plain, failed = name.plain, set[tuple[int, int]]()

    def after(place: int, count: int) -> tuple[int, ...] | None:
        """The places of the letters from the `count`th on, the one before it being at `place`."""
        if count == len(word):
            return ()
        if (place, count) in failed:
            return None
        begun = bisect_right(name.starts, place + 1)
        later = name.starts[begun : begun + 1 + SKIPPED] if count else name.starts
        for at in (place + 1, *later) if count else later:
            if plain[at : at + 1] == word[count]:
                rest = after(at, count + 1)
                if rest is not None:
                    return (at, *rest)
        failed.add((place, count))
        return None

    return after(-1, 0) or ()


def scattered(word: str, plain: str) -> tuple[int, ...]:
    """Places of all letters in their order within a short stretch; empty where there is no such."""
    if len(word) < SCATTER_FROM:
        return ()
    reach, begin = 3 * len(word) + 6, 0
    while True:
        end = begin - 1
        for letter in word:
            end = plain.find(letter, end + 1)
            if end < 0:
                return ()
        # Backwards from there the stretch is as short as it can be.
        places, at = [end], end
        for letter in reversed(word[:-1]):
            at = plain.rfind(letter, 0, at)
            places.append(at)
        if end - at < reach:
            return tuple(reversed(places))
        begin = at + 1


def _nearly(word: str, name: Name) -> tuple[int, ...]:
    """The places where a word of the name begins with this word but for one letter; the first such."""
    if len(word) < TYPO_FROM:
        return ()
    for start in name.starts:
        length = _nearly_at(word, name.plain, start)
        if length:
            return tuple(range(start, start + length))
    return ()


def _nearly_at(word: str, plain: str, start: int) -> int:
    """How many letters from `start` are the word but for one letter; 0 where they are not."""
    size, same = len(word), 0
    while same < size and plain[start + same : start + same + 1] == word[same]:
        same += 1
    at = start + same
    if same == size:
        return size
    rest = word[same:]
    if len(rest) > 1 and plain[at : at + len(rest)] == rest[1] + rest[0] + rest[2:]:
        return size
    if at < len(plain) and plain[at + 1 : at + len(rest)] == rest[1:]:
        return size
    if plain[at + 1 : at + 1 + len(rest)] == rest:
        return size + 1
    return size - 1 if plain[at : at + len(rest) - 1] == rest[1:] else 0


def _homes(text: str) -> list[int]:
    """For each character of the folded text, the code point that it comes from."""
    return [place for place, character in enumerate(text) for _ in fold(character)]
