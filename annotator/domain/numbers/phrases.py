"""A tagged number taken apart: what bounds it, its one amount or two, and what is left behind them."""

from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from annotator.domain.numbers import bounds
from annotator.domain.numbers.amounts import amount_at
from annotator.domain.numbers.bound_words import APPROXIMATE
from annotator.domain.numbers.spelling import SMALL_WORDS
from annotator.domain.numbers.vague_amounts import Amount

_QUOTES = regex.compile(r"[\"“”„«»‘]|(?<!\p{L})['’]|['’](?!\p{L}|\p{N})")
_TO = regex.compile(r"(?i)\s{0,3}(?:\s(?:to|till|through|until)\s|[-–—‑‐])\s{0,3}")
_AND = regex.compile(r"(?i)\s{1,3}(?:and|to)\s{1,3}|\s{0,3}[-–—‑]\s{0,3}")
_OR = regex.compile(r"(?i),?\s{1,3}or\s{1,3}")
_COMMA = regex.compile(r",\s{1,3}(?:and\s{1,3}|or\s{1,3})?")
_RATIO = regex.compile(
    r"(?i)\s{1,3}(?:in|out\s{1,3}of)\s{1,3}(?:every\s{1,3}|each\s{1,3})?|\s{1,3}per\s{1,3}(?=\p{Nd}{2})|:(?=\p{Nd})"
)
_BLANKS = regex.compile(r"[^\S\u00a0\u202f\u2009]+")
_BRACKETED = regex.compile(r"\s\([^()×]*\p{Nd}[^()×]*\)")
_UNIT_AND_HALF = regex.compile(
    r"(?i)(?:an?|one)\s(?!hundred|thousand|[mbtr]+illion|dozen|half|quarter)(?P<unit>\p{L}+)"
    r"\sand\s(?:an?|one)\s(?P<part>half|quarter)(?!\p{L})"
)
_SEVERAL = regex.compile(
    rf"(?:(?<=[\s,/×(])|^)(?<![\[−-])\p{{Nd}}|(?i:\s(?:and\s|over\s)?(?:{SMALL_WORDS})(?!\p{{L}}))"
)
_ORDINAL = regex.compile(r"(?:st|nd|rd|th)(?!\p{L})")
_UNIT_BETWEEN = regex.compile(
    r"[\s-]?[^\s\p{N},;()–]{1,15}?(?:\s[\p{L}\p{N}]{1,4}[−⁻]\p{N}+)?(?:\s\([^)]{1,20}\))?(?=[\s–—-])"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The number of a span in parts: bounds around it, one amount or two, what is left behind them."""

    amounts: tuple[Amount, ...]
    bound: str
    rest: str


def _plain(phrase: str) -> str:
    """The phrase without quotation marks and figures in brackets, with single blanks."""
    phrase = _BRACKETED.sub("", _QUOTES.sub("", phrase)).strip(" \t\n,;:([")
    return _BLANKS.sub(" ", phrase)


def parted(written: str, *, between: bool) -> Parts | None:
    """The parts of a tagged number; None where it holds no number, or several that are no range.

    `between` says that "between" or "from" stands before it, so that "and" joins the ends of a range.
    """
    phrase = _plain(written)
    lead = bounds.lead_of(phrase)
    both_ways = phrase.startswith("±", lead.end)
    first = _unit_and_half(phrase, lead.end) or amount_at(phrase, lead.end + both_ways)
    if first is None:
        # "some" and "the few" are amounts where no other follows what would otherwise bound it.
        lead = bounds.Lead("", between=False, end=0)
        first = amount_at(phrase, 0)
    if first is None:
        return None
    amounts, inner = _joined(phrase, first, between=between or lead.between)
    rest = phrase[amounts[-1].end :]
    if _SEVERAL.search(rest) or _ORDINAL.match(rest):
        return None
    after, cut = bounds.follower_in(rest)
    bound = bounds.stronger([lead.bound, inner, after])
    if both_ways and len(amounts) == 1:
        amounts = (replace(amounts[0], value=-(amounts[0].value or Fraction(0))), *amounts)
    return Parts(amounts, bound, rest[:cut])


def _unit_and_half(phrase: str, position: int) -> Amount | None:
    """“A month and a half”: the unit stands inside the amount."""
    match = _UNIT_AND_HALF.match(phrase, position)
    if match is None:
        return None
    part = Fraction(1, 2 if match["part"].lower() == "half" else 4)
    return Amount(1 + part, match.end(), unit=match["unit"])


def _joined(phrase: str, first: Amount, *, between: bool) -> tuple[tuple[Amount, ...], str]:
    """The first amount with the one it makes a range or a ratio with, and what bounds the second."""
    if ratio := _ratio(phrase, first):
        return (ratio,), ""
    ends = [first.end]
    if chunk := _UNIT_BETWEEN.match(phrase, first.end):
        ends.append(chunk.end())
    joints = [_TO, _OR, *([_AND] if between else []), *([_COMMA] if first.vague else [])]
    for end in ends:
        for joint in joints:
            if (match := joint.match(phrase, end)) is None:
                continue
            lead = bounds.lead_of(phrase[match.end() :])
            second = amount_at(phrase, match.end() + lead.end)
            if second is not None:
                directed = "" if between or lead.bound == APPROXIMATE else lead.bound
                return (first, second), directed
    return (first,), ""


def _ratio(phrase: str, first: Amount) -> Amount | None:
    """“One in five” as a fifth."""
    match = _RATIO.match(phrase, first.end)
    if match is None or first.vague or first.unit is not None:
        return None
    second = amount_at(phrase, match.end())
    if second is None or second.value is None or first.value is None or not 0 < first.value < second.value:
        return None
    return replace(second, value=first.value / second.value)
