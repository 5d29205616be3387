"""The noun that a number counts, found behind it: the head of what follows, by its form alone."""

from itertools import takewhile

import regex

from annotator.domain.numbers import words
from annotator.domain.numbers.spelling import SMALL_WORDS

_REACH = 160
"""Code points that are looked at behind a number."""
_MOST_WORDS = 7
_GAP = r"(?:[^\S\n]|(?<!\n)\n(?!\n)){1,3}"
_OF = regex.compile(
    rf"[\"”’,]{{0,2}}{_GAP}of{_GAP}(?:(?:the|these|those|its|his|her|their|our|your|my|all|such|them)(?:{_GAP}|(?=\W)))?"
    rf"(?:(?:\p{{Nd}}+|{SMALL_WORDS}){_GAP})?",
    regex.IGNORECASE,
)
_OPENING = regex.compile(rf"(?:{_GAP}[(][^()\s]{{1,12}}[)]|[\"”’,]{{0,2}})(?:{_GAP}|-)?[\"“„«‘]?")
_WORD = regex.compile(r"[\p{L}][\p{L}\p{M}'’.-]*(?<![.'’-])")
_BETWEEN = regex.compile(rf"{_GAP}[\"“„«‘]?|/")
_PLURAL = regex.compile(
    r"(?:[\p{L}-]*[^\W\d_sui]s|[\p{L}-]*(?:people|men|women|children|persons|folk)|police|troops|personnel|species"
    r"|horsepower|hp|series|data|media|criteria|phenomena|axes|lives|feet|teeth|mice|cattle|sheep|aircraft|spacecraft|crew|buses"
    r"|viruses|bacteria|tonnes|staff|fish|youth|cows|basis|analyses|crises|theses|menus|gurus|emus|taxis|skis|Iraqis"
    r"|Israelis|Saudis|Pakistanis|Afghanis|Somalis|Swiss|Chinese|Japanese|dead|wounded|injured|missing)",
    regex.IGNORECASE,
)
_CASUALTIES = {"dead", "wounded", "injured", "missing"}
"""Nouns only where no noun follows: “25 wounded”, but “25 wounded men”."""
_STOP = regex.compile(
    rf"(?:{words.FUNCTION_WORDS}|per|ago|old|into|onto|during|while|where|because|since|until|under|over|after|before"
    r"|between|among|within|without|about|against|across|around|through|also|not|no|did|died|could|should|must|shall"
    r"|having|being|there|here|then|now|later|earlier|today|yesterday|each|every|per|both|only|just|respectively"
    r"|either|neither|nor|yet|still|even|what|how|why|whose|whom|already|I|including|such|him|them|me|nevertheless"
    r"|at|least|most|two|three|four|five|six|seven|eight|nine|ten)",
    regex.IGNORECASE,
)
_NOT_LAST = regex.compile(r"\p{Ll}+(?:ed|ing|ly)")


def noun_behind(text: str, position: int, *, one: bool = False) -> str | None:
    """The noun counted behind `position` (code points), as written: “Russian fighters” gives “fighters”.

    A noun in the plural is looked for; where the number is one, the last of the words will do. It goes by
    the words' endings and a list of words that end the search, so a rare word can lead it astray.
    """
    text = text[position : position + _REACH]
    match = _OF.match(text)
    of = match is not None
    match = match or _OPENING.match(text)
    return _head(_run(text, match.end() if match is not None else 0), one=one and not of)


def noun_in(phrase: str, *, one: bool = False) -> str | None:
    """The head noun of words that stand inside the number's own span: “thin shale barriers”, “days”."""
    run = _run(phrase, 0)
    return _head(run, one=True) if one or run else None


def _run(text: str, position: int) -> list[str]:
    """The words from `position` up to one that ends the search or a sign that parts them."""
    run: list[str] = []
    while len(run) < _MOST_WORDS and (word := _WORD.match(text, position)) is not None:
        if _STOP.fullmatch(word[0]):
            break
        run.append(word[0])
        gap = _BETWEEN.match(text, word.end())
        if gap is None:
            break
        position = gap.end()
    return run


def _head(run: list[str], *, one: bool) -> str | None:
    if one:
        run = list(takewhile(lambda word: word == run[0] or not _describes(word), run))
    plurals = [bool(_PLURAL.fullmatch(word)) for word in run]
    for index, plural in enumerate(plurals):
        if not plural or (run[index].lower() in _CASUALTIES and index + 1 < len(run)):
            continue
        if index + 1 < len(run) and plurals[index + 1]:
            continue
        return run[index]
    if one and run and len(run) <= 3 and not _NOT_LAST.fullmatch(run[-1]):
        return run[-1]
    return None


def _describes(word: str) -> bool:
    """Whether it says more about a noun before it: “one man wounded”, “one ear containing films”."""
    return word in _CASUALTIES or _NOT_LAST.fullmatch(word) is not None
