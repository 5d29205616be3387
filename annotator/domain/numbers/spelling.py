"""Reading numbers spelt out in English: words by the library text2num, fractions by ours."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import cast

import regex

from annotator.domain.numbers.word_patterns import any_of

_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen nought"
)
_TENS = "twenty thirty forty fourty fifty sixty seventy eighty ninety"
SMALL_WORDS = any_of(f"{_BELOW_TWENTY} {_TENS}".split())
_RUN = regex.compile(
    rf"(?i)(?:an?(?=[\s-]+hundred(?!\p{{L}}))|(?:{SMALL_WORDS}|hundred)(?!\p{{L}}))"
    rf"(?:(?:\s{{1,3}}|\s?-\s?)(?:and\s{{1,3}})?(?:{SMALL_WORDS}|hundred)(?!\p{{L}}))*"
)
_WORD = regex.compile(r"\p{L}+")
_A_SCALE = regex.compile(r"(?i)an?(?=[\s-]+(?:thousand|million|billion|trillion|dozen|score)(?!\p{L}))")
_BARE_SCALE = regex.compile(r"(?i)(?=(?:thousand|million|billion|trillion|dozen)(?!\p{L}))")
_POINT = regex.compile(rf"(?i)\s{{1,3}}point((?:[\s-]{{1,3}}(?:{SMALL_WORDS})(?!\p{{L}}))+)")
_ORDINALS = {
    "half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fifteenth": 15,
    "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
    "millionth": 10**6, "billionth": 10**9,
}  # fmt: skip
_LAST_AND = regex.compile(rf"(?i)\s+and\s+(?P<n>{SMALL_WORDS})$")
_PARTS = any_of(_ORDINALS)
_DENOMINATOR = regex.compile(
    rf"(?i)(?:\s{{1,3}}|-)(?:(?P<tens>{_TENS.replace(' ', '|')})[\s-])?"
    rf"(?P<part>{_PARTS}|(?<=\p{{L}}[\s-])first|second)s?(?!\p{{L}})"
)
_ALONE = regex.compile(rf"(?i)(?:an?[\s-]+)?(?P<part>{_PARTS})(?!\p{{L}})")
_AND_PARTS = regex.compile(
    rf"(?i)\s{{1,3}}and\s{{1,3}}(?P<n>an?|{SMALL_WORDS})(?:\s{{1,3}}|-)(?P<part>{_PARTS})s?(?!\p{{L}})"
)


@dataclass(frozen=True, slots=True)
class Spelt:
    """A number in words: its value, where it ends (code points); `whole`: no scale can follow."""

    value: Fraction
    end: int
    whole: bool = False


def spelt_at(phrase: str, position: int) -> Spelt | None:
    """The number in words below a thousand that begins at `position`, with its fraction; None for none."""
    run = _RUN.match(phrase, position)
    if run is None and (match := _A_SCALE.match(phrase, position)):
        return Spelt(Fraction(1), match.end())
    if run is None and _BARE_SCALE.match(phrase, position):
        return Spelt(Fraction(1), position)
    if run is None:
        return _alone_at(phrase, position)
    value, end = _longest(run[0])
    if value is None:
        return None
    return _and_parts(phrase, run[0][:end], position) or _with_fraction(
        phrase, Fraction(value), position + end
    )


def _alone_at(phrase: str, position: int) -> Spelt | None:
    """“Half”, “a quarter”, “a hundredth”."""
    match = _ALONE.match(phrase, position)
    if match is None or (match["part"] == match[0] and match["part"].lower() not in {"half", "quarter"}):
        return None
    return Spelt(Fraction(1, _ORDINALS[match["part"].lower()]), match.end(), whole=True)


def _and_parts(phrase: str, run: str, position: int) -> Spelt | None:
    """“One hundred and three quarters” adds three of them, “one hundred and thirty fifths” are 130 fifths."""
    last = _LAST_AND.search(run)
    if last is None or (parts := _DENOMINATOR.match(phrase, position + len(run))) is None:
        return None
    whole, length = _longest(run[: last.start()])
    count, denominator = word_value(last["n"]) or 0, _denominator(parts)
    if whole is None or length != last.start() or not 0 < count < denominator:
        return None
    return Spelt(Fraction(whole) + Fraction(count, denominator), parts.end(), whole=True)


def _with_fraction(phrase: str, value: Fraction, end: int) -> Spelt:
    if point := _POINT.match(phrase, end):
        digits = [word_value(word) or 0 for word in _words(point[1])]
        one_number = word_value(" ".join(_words(point[1]))) if max(digits) > 9 else None
        decimals = "".join(map(str, [one_number] if one_number is not None else digits))
        return Spelt(value + Fraction(int(decimals), 10 ** len(decimals)), point.end())
    if more := _AND_PARTS.match(phrase, end):
        count = 1 if more["n"].lower() in {"a", "an"} else word_value(more["n"]) or 0
        parts = _ORDINALS[more["part"].lower()]
        if 0 < count < parts:
            return Spelt(value + Fraction(count, parts), more.end())
    if parts_match := _DENOMINATOR.match(phrase, end):
        denominator = _denominator(parts_match)
        if denominator:
            return Spelt(value / denominator, parts_match.end(), whole=True)
    return Spelt(value, end)


def _denominator(match: "regex.Match[str]") -> int:
    """What to divide by; 0 where it is none: "one second", "three first"."""
    tens = word_value(match["tens"]) or 0 if match["tens"] else 0
    part = match["part"].lower()
    if part in {"first", "second"}:
        return tens + (1 if part == "first" else 2) if tens else 0
    return tens + _ORDINALS[part]


def _words(run: str) -> list[str]:
    return run.replace("-", " ").split()


def _longest(run: str) -> tuple[int | None, int]:
    """The value of the longest beginning of the run that is one number, and its length in code points."""
    ends = [match.end() for match in _WORD.finditer(run)]
    for end in reversed(ends):
        words = ["one" if word.lower() in {"a", "an"} else word.lower() for word in _words(run[:end])]
        if words[-1] != "and" and (value := word_value(" ".join(words))) is not None:
            return value, end
    return None, 0


@lru_cache(maxsize=1024)
def word_value(words: str) -> int | None:
    """What the library makes of words parted by single spaces; None where they are no number to it."""
    try:
        return _library()(words.lower(), "en")
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _library() -> Callable[[str, str], int]:
    # Loaded with the first number in words: starting the program needs none.
    from text_to_num import text2num  # type: ignore[import-untyped]  # noqa: PLC0415

    return cast("Callable[[str, str], int]", text2num)
