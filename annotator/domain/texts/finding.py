"""Finding in one text, plain, as whole words or by a pattern; in code points, whole graphemes only.

A text is looked through piece by piece, so that whoever looks can do something else in between, and no
pattern, however unlucky, is followed for longer than `PATIENCE`.
"""

import time
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal
from unicodedata import normalize

import regex

from annotator.domain.errors import BadInputError
from annotator.domain.span import Span
from annotator.domain.texts.graphemes import snapped_to_graphemes

MOST: Final = 10_000
"""So many places are found; there may be more."""
LONGEST: Final = 1000
"""Characters of what is looked for; more are refused."""
PATIENCE: Final = 0.4
"""Seconds after which a regular expression that finds nothing meanwhile is given up."""
AT_A_TIME: Final = 0.008
"""Seconds that one piece of the work takes, about half of what a frame has."""

_ALIKE: Final = {
    "'": "['’‘ʼ]",
    "’": "['’‘ʼ]",
    "‘": "['’‘ʼ]",
    '"': '["“”„]',
    "“": '["“”„]',
    "”": '["“”„]',
    "„": '["“”„]',
}
_SPACES: Final = regex.compile(r"\s+")
_GRAPHEME: Final = regex.compile(r"\X")

TOO_LONG: Final = "this is too long to look for; give at most {most} characters"
TOO_SLOW: Final = "this pattern takes too long on this article; make it simpler, or look for plain text"
UNCLOSED: Final = "the pattern has a ( without its ); add ) or write \\( for the sign itself"
UNOPENED: Final = "the pattern has a ) without its (; take it out or write \\) for the sign itself"
NO_SET_END: Final = "the pattern has a [ without its ]; add ] or write \\[ for the sign itself"
NOTHING_TO_REPEAT: Final = (
    "the pattern repeats nothing: something must stand before *, + or ?; "
    "write \\*, \\+ or \\? for the sign itself"
)
LOST_BACKSLASH: Final = "the pattern ends in a \\; write \\\\ for the sign itself"
NO_PATTERN: Final = (
    "the pattern cannot be understood ({reason}, character {at}); mend it, or look for plain text"
)
_REASONS: Final = (
    ("missing )", UNCLOSED),
    ("unbalanced parenthesis", UNOPENED),
    ("unterminated character set", NO_SET_END),
    ("nothing to repeat", NOTHING_TO_REPEAT),
    ("multiple repeat", NOTHING_TO_REPEAT),
    ("bad escape (end of pattern)", LOST_BACKSLASH),
)


class BadPatternError(BadInputError):
    """What is looked for is no pattern, or one that takes too long."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how."""

    letters: str = ""
    case: bool = False
    """Whether capital and small letters differ."""
    whole_words: bool = False
    pattern: bool = False
    """Whether the letters are a regular expression."""


@lru_cache(maxsize=32)
def compiled(wanted: Wanted) -> "regex.Pattern[str]":
    """The pattern to look with; plain text takes any white space for a space, any quotes for quotes.

    Raises:
        BadPatternError: it is too long or no regular expression.
    """
    if len(wanted.letters) > LONGEST:
        raise BadPatternError(TOO_LONG, most=LONGEST)
    source = wanted.letters if wanted.pattern else plain_pattern(wanted.letters)
    flags = regex.VERSION0 | regex.MULTILINE | (0 if wanted.case else regex.IGNORECASE)
    try:
        regex.compile(source, flags)  # alone, so that brackets around it cannot mend it
        if wanted.whole_words:
            source = rf"(?<!\w)(?:{source})(?!\w)"
        return regex.compile(source, flags)
    except regex.error as error:
        reason: str = getattr(error, "msg", "") or str(error)
        for begin, told in _REASONS:
            if reason.startswith(begin):
                raise BadPatternError(told) from error
        raise BadPatternError(NO_PATTERN, reason=reason, at=(getattr(error, "pos", 0) or 0) + 1) from error
    except (ValueError, OverflowError, RecursionError, IndexError, KeyError) as error:
        raise BadPatternError(NO_PATTERN, reason=str(error), at=1) from error


def plain_pattern(letters: str) -> str:
    """A pattern that finds just these letters, whether their accents are written apart or not."""
    parts = _SPACES.split(letters)
    return r"\s+".join("".join(map(_grapheme_pattern, _GRAPHEME.findall(part))) for part in parts)


def _grapheme_pattern(grapheme: str) -> str:
    """One grapheme as it is typed, and its composed and decomposed forms (canonical equivalence, UAX 15)."""
    if grapheme.isascii():
        return _ALIKE.get(grapheme) or regex.escape(grapheme)
    forms = dict.fromkeys((grapheme, normalize("NFD", grapheme), normalize("NFC", grapheme)))
    if len(forms) == 1:
        return "".join(_ALIKE.get(one) or regex.escape(one) for one in grapheme)
    longest_first = sorted(forms, key=len, reverse=True)
    return f"(?:{'|'.join(map(regex.escape, longest_first))})"


class Search:
    """One text looked through for one thing: `go_on` until `done`.

    Where there are more than `MOST` places, those from `near` on are found, then those from the start.
    """

    def __init__(self, text: str, wanted: Wanted, near: int = 0, most: int = MOST) -> None:
        """Make ready to look.

        Args:
            text: the article.
            wanted: what is looked for; no letters are nowhere.
            near: the code point from which the next place matters most.
            most: how many places are enough.

        Raises:
            BadPatternError: it cannot be looked for.
        """
        self._text = text
        self._pattern = compiled(wanted)
        self._near = near
        self._most = most
        self._wanted = wanted
        self._simple = text.isascii() and "\r" not in text
        self._at = 0
        self._stop = len(text)
        self._found: list[Span] = []
        self._last = 0
        self._turn: Literal["all", "from near", "up to near"] = "all"
        self.done = not wanted.letters
        self.more = False
        """Whether there are more places than were found."""

    @property
    def places(self) -> list[Span]:
        """What was found, in the order of the text; complete when it is `done`."""
        return sorted(self._found) if self._turn == "up to near" else self._found

    def go_on(self, seconds: float = AT_A_TIME) -> bool:
        """Look on for a while; whether it is done.

        Raises:
            BadPatternError: the pattern takes too long.
        """
        if self.done:
            return True
        began = time.monotonic()
        patience = seconds + PATIENCE if self._wanted.pattern else None
        try:
            for count, match in enumerate(self._pattern.finditer(self._text, self._at, timeout=patience), 1):
                start, end = match.span()
                if start >= self._stop:
                    break
                self._at = end if end > start else end + 1
                if end > start and not self._take(start, end):
                    return self.done
                if count % 32 == 0 and time.monotonic() - began > seconds:
                    return False
        except TimeoutError as error:
            self.done = True
            raise BadPatternError(TOO_SLOW) from error
        return self._reached_end()

    def run(self) -> list[Span]:
        """Look to the end at once; the places.

        Raises:
            BadPatternError: the pattern takes too long.
        """
        while not self.go_on():
            pass
        return self.places

    def _take(self, start: int, end: int) -> bool:
        """Keep a place, widened to whole graphemes; False when there are enough or all is begun anew."""
        span = Span(start, end)
        if not self._simple:
            span = snapped_to_graphemes(self._text, span)
        if span.start < self._last or span.end > self._stop:
            return True  # it shares a grapheme with the one before
        self._last = span.end
        if len(self._found) < self._most:
            self._found.append(span)
            return True
        self.more = True
        if self._turn != "all" or self._near == 0:
            self.done = True
            return False
        # Too many: those after the caret matter more than those at the start.
        self._turn = "from near"
        self._found, self._at, self._last = [], self._near, self._near
        return False

    def _reached_end(self) -> bool:
        if self._turn != "from near":
            self.done = True
            return True
        self._turn = "up to near"
        self._stop = self._near
        self._at, self._last = 0, 0
        return False


def first_from(places: list[Span], position: int) -> int:
    """Which of the places (in their order) is the first that begins at or after a code point, else 0."""
    at = bisect_left(places, position, key=lambda span: span.start)
    return at if at < len(places) else 0
