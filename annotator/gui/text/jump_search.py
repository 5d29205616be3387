"""Finds letters in a text while they are typed, from the caret on, without ever looking at too much of it."""

from dataclasses import dataclass

from annotator.domain.span import Span

MOST = 1000
"""Places that are shown."""
_LOOKED_AT = 20_000
"""Places that are looked at for those at the start of a word, before it is enough for one key."""
_ALIKE = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " ", "\n": " "}


@dataclass(frozen=True, slots=True)
class Found:
    """Where letters stand (code points): at the start of words first, then inside of words."""

    places: tuple[Span, ...] = ()
    at_words: int = 0
    """How many of them are at the start of a word."""
    first: int = 0
    """Which of them is the first at or after the caret."""
    more: bool = False
    """Whether there are more than these."""


class LetterSearch:
    """The letters of one text, folded once: small and capital, straight and curly are alike."""

    def __init__(self, text: str) -> None:
        self._letters = _folded(text)

    def find(self, letters: str, caret: int) -> Found:
        """Where the letters stand; `caret` is a code point. No letters stand nowhere."""
        wanted = _folded(letters)
        if not wanted.strip():
            return Found()
        outer: list[int] = []
        inner: list[int] = []
        more = self._collect(wanted, caret, len(self._letters), outer, inner)
        if not more:
            more = self._collect(wanted, 0, min(caret, len(self._letters)), outer, inner)
        more = more or len(outer) + len(inner) > MOST
        outer, inner = outer[:MOST], inner[: max(0, MOST - len(outer))]
        ordered = sorted(outer) + sorted(inner)
        first = ordered.index((outer or inner)[0]) if ordered else 0
        size = len(wanted)
        return Found(tuple(Span(at, at + size) for at in ordered), len(outer), first, more)

    def _collect(self, wanted: str, start: int, end: int, outer: list[int], inner: list[int]) -> bool:
        """Note the places that begin in start..end; whether it was broken off."""
        text = self._letters
        word_like = wanted[0].isalnum()
        place = text.find(wanted, start)
        while 0 <= place < end:
            starts = not word_like or place == 0 or not text[place - 1].isalnum()
            (outer if starts else inner).append(place)
            if len(outer) > MOST or len(outer) + len(inner) > _LOOKED_AT:
                return True
            place = text.find(wanted, place + 1)
        return False


def _folded(text: str) -> str:
    """The text in small letters, code point by code point."""
    small = text.lower()
    if len(small) != len(text):  # a few letters grow when made small
        small = "".join(sign if len(sign.lower()) != 1 else sign.lower() for sign in text)
    for curly, straight in _ALIKE.items():
        small = small.replace(curly, straight)
    return small
