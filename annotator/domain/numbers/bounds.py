"""What bounds a number: "more than", "at least", "some", "or so", before it and after it."""

from typing import NamedTuple

import regex

from annotator.domain.numbers.bound_words import (
    AFTER,
    APPROXIMATE,
    AT_LEAST,
    BEFORE,
    BETWEEN,
    EXACT,
    FROM_ABOVE,
    FROM_BELOW,
    NOT_OUTSIDE,
    NOTHING,
    SIGNS,
)
from annotator.domain.numbers.word_patterns import any_of

_OUTSIDE = [
    phrase for phrase, kind in BEFORE.items() if kind not in {NOTHING, EXACT} and phrase not in NOT_OUTSIDE
]
_LEADS = regex.compile(
    rf"\s*(?:(?P<sign>{any_of(SIGNS)})|(?i:(?P<between>{any_of(BETWEEN)})"
    rf"|(?P<phrase>{any_of(BEFORE)}))(?![\p{{L}}-]))[\s:]*"
)
_FOLLOWS = regex.compile(rf"(?i)(?:\s{{0,3}}[+](?!\w)|[\s,-]{{1,3}}(?:{any_of(AFTER)})(?!\w))")
_ENDS = regex.compile(
    rf"(?i)(?:(?<![\p{{L}}\p{{N}}])(?P<phrase>{any_of(_OUTSIDE)})|(?P<sign>{any_of(SIGNS)}))[\"”’]?\s{{0,3}}$"
)
_ARTICLE = regex.compile(r"(?i)\b(?:an?)\s+\Z")
_SCALE_WORD = regex.compile(r"(?i)(?:hundred|thousand|million|billion|trillion|dozen)(?!\p{L})")
"""Behind "a", which was left outside: "more than a" bounds a "thousand"."""
_ENDS_BETWEEN = regex.compile(r"(?i)(?<!\p{L})(?:between|range[sd]? from|ranging from|from)\s{1,3}$")
_LAST_WORDS = {phrase.rsplit(" ", 1)[-1] for phrase in _OUTSIDE} | set(SIGNS)
_REACH = 40


class Lead(NamedTuple):
    """What stands before a number: its bound ("" for none), whether two are to follow, where it ends."""

    bound: str
    between: bool
    end: int


def lead_of(phrase: str) -> Lead:
    """Read what stands before the number in the phrase, from its beginning; offsets are code points."""
    bounds: list[str] = []
    between, end = False, 0
    while (match := _LEADS.match(phrase, end)) is not None and match.end() > end:
        between = between or match["between"] is not None
        bounds.append(_kind(match))
        end = match.end()
    return Lead(stronger(bounds), between, end)


def _kind(match: regex.Match[str]) -> str:
    if match["sign"]:
        return SIGNS[match["sign"]]
    return BEFORE[" ".join(match["phrase"].lower().split())] if match["phrase"] else NOTHING


def stronger(bounds: list[str]) -> str:
    """The one bound that several together set: the last with a direction, else a mere "about"."""
    for some in (FROM_BELOW | FROM_ABOVE, {APPROXIMATE}, {EXACT}):
        if chosen := [bound for bound in bounds if bound in some]:
            return chosen[-1]
    return NOTHING


_OUTSIDE_FOLLOWS = regex.compile(r"(?i)[+]|-|\s+(?:or|at|and)\s")


def outside_behind(text: str, end: int) -> tuple[str, int]:
    """The bound right behind a number tagged without it, and where it ends; "" and `end` for none."""
    return follower_at(text, end) if _OUTSIDE_FOLLOWS.match(text, end) else (NOTHING, end)


def follower_at(text: str, position: int) -> tuple[str, int]:
    """The bound that begins behind a number at `position`, and where it ends; "" and `position` for none."""
    match = _FOLLOWS.match(text, position, position + _REACH)
    if match is None:
        return NOTHING, position
    words = " ".join(match[0].lower().strip(" ,-\n\t").split())
    return AFTER.get(words, AT_LEAST if words == "+" else NOTHING), match.end()


def follower_in(rest: str) -> tuple[str, int]:
    """The first bound behind a number and its unit ("10 % or more"), and where it begins; "" for none."""
    for match in _FOLLOWS.finditer(rest):
        bound, _ = follower_at(rest, match.start())
        return bound, match.start()
    return NOTHING, len(rest)


def outside_before(text: str, start: int) -> str:
    """The bound that stands right before a number tagged without it; "" for none."""
    article = _ARTICLE.search(text, max(0, start - 5), start) if _SCALE_WORD.match(text, start) else None
    before = article.start() if article is not None else start
    if _last_word(text, before) not in _LAST_WORDS:
        return NOTHING
    match = _ENDS.search(text[max(0, before - _REACH) : before])
    return _kind(match) if match is not None else NOTHING


def between_before(text: str, start: int) -> bool:
    """Whether "between" or "from" stands right before a number tagged without it."""
    if _last_word(text, start) not in {"between", "from"}:
        return False
    return _ENDS_BETWEEN.search(text[max(0, start - _REACH) : start]) is not None


def _last_word(text: str, end: int) -> str:
    """The word or sign right before `end`, in lower case: most numbers have none that bounds them."""
    parts = text[max(0, end - _REACH) : end].lower().split()
    return parts[-1].strip("\"“”'‘’(") if parts else ""
