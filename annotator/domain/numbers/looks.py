"""What looks like a number in English news: whole phrases, with what bounds them; in code points.

It follows the built-in guidelines: digits or words, with bound, currency and unit of measure, without the
counted noun; dates, times and ordinals are none. It is a look, not a reading: a person decides.
"""

import regex

from annotator.domain.numbers import words
from annotator.domain.span import Span

_REACH = 4000
"""Code points that a paragraph is read on either side of what was asked for."""
_PARAGRAPH = regex.compile(r"\n[^\S\n]*\n")
_CLOSES = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'"}
_MARK = regex.compile(r"[\"“”„«»‘]|(?<!\p{Nd})[’']")

_FIGURE = rf"{words.FIGURE}(?:{words.UNIT}|(?![\p{{L}}\p{{N}}_]|[.,:/]\p{{Nd}}))"
_ONE = "(?&one)"
_ONE_NUMBER = (
    rf"(?:{_FIGURE}|{words.SPELT}(?:{words.UNIT})?|{words.MANY}(?:{words.GAP}of{words.GAP}(?=percent))?)"
)
_RATIO = (
    rf"{words.GAP}(?:in|out{words.GAP}of){words.GAP}(?:every{words.GAP})?{_ONE}(?!{words.GAP}{words.MONTH})"
)
_JOINED = (
    rf"(?:{words.CLOSING}?(?:{words.GAP}(?:or|to){words.GAP}|{words.SPACE}?[–—-]{words.SPACE}?)"
    rf"(?:{words.BOUND}{words.GAP})?{words.OPENING}?{_ONE}|{_RATIO})"
)
_RANGE = rf"(?:between|range[sd]?{words.GAP}from|ranging{words.GAP}from)"
_BETWEEN = rf"{_RANGE}{words.GAP}{_ONE}{words.GAP}(?:and|to){words.GAP}{_ONE}"
_LIST = rf"{words.MANY}(?:,{words.GAP}{words.MANY}){{1,2}}"
_TAKE = (
    rf"(?P<bound>(?:{words.OPENING}?{words.BOUND}(?:{words.CLOSING})?{words.GAP}){{0,2}})"
    rf"(?:{_BETWEEN}|{_LIST}|{words.OPENING}?{_ONE}{_JOINED}{{0,1}})(?:{words.AFTER})?"
)
_FEW = rf"(?<!\b(?:how|How|so|as|too) )(?:{words.FEW}|some)(?={words.SOON_PLURAL})"
_NO = rf"[Nn]o(?={words.SOON_PLURAL})"
_LOOKS = regex.compile(
    rf"(?(DEFINE){words.DEFINITIONS}(?i:(?P<one>{_ONE_NUMBER})))"
    rf"(?<![\p{{L}}\p{{N}}_]|[\p{{L}}\p{{N}}_][-/@#:.,&%=’'])"
    rf"(?:(?P<none>{words.NO_NUMBER})|(?P<take>(?i:{_TAKE})|{_FEW}|{_NO})(?![\p{{L}}\p{{N}}_]))"
)
_BEGINS = regex.compile(
    r"(?<![\p{L}\p{N}_])(?:\p{N}|[\p{Sc}.+±≥≤<>~≈−–\"“„«‘'’-](?=\s?[\p{L}\p{N}\p{Sc}.])|\L<first>(?!\p{L}))",
    regex.IGNORECASE,
    first=sorted(words.FIRST_WORDS),
)
"""Where a phrase can begin; the patterns above are tried only there."""


def numbers_in(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The number phrases that begin in start..end (code points; by default the whole text), in order.

    What is found does not depend on how much is asked for, but for paragraphs longer than 4,000 code points.
    """
    end = len(text) if end is None else min(end, len(text))
    found: list[Span] = []
    place, last = _paragraph_start(text, start), min(len(text), end + _REACH)
    while (begin := _BEGINS.search(text, place, last)) is not None and begin.start() < end:
        match = _LOOKS.match(text, begin.start(), last)
        place = max(match.end() if match is not None else 0, begin.start() + 1)
        span = _span(text, match) if match is not None else None
        if span is not None and start <= span.start < end:
            found.append(span)
    return found


def _paragraph_start(text: str, position: int) -> int:
    low = max(0, position - _REACH)
    breaks = list(_PARAGRAPH.finditer(text, low, position))
    return breaks[-1].end() if breaks else low


def _span(text: str, match: regex.Match[str]) -> Span | None:
    """What of the match is the number; None where it only looks like one."""
    start, end = match.span()
    if match["none"] is not None or _is_year(text, match):
        return None
    if match["take"].lower() == "one" and words.PRONOUN.search(text[max(0, start - 10) : start]):
        return None
    marks = [mark.start() for mark in _MARK.finditer(text, start, end)]
    if len(marks) % 2 and marks[0] == start:
        if len(marks) > 1 and text[end : end + 1] == _CLOSES[text[start]]:
            return Span(start, end + 1)
        return Span(start + 1, end)
    if len(marks) % 2 and text[end : end + 1] == _CLOSES.get(text[marks[0]]):
        end += 1
    return Span(start, end)


def _is_year(text: str, match: regex.Match[str]) -> bool:
    """Whether it is a bare year: no sign of a quantity before it, nothing that could be counted after it."""
    figure = match["take"][len(match["bound"] or "") :].strip("\"“„«‘'”»’")
    if not words.YEAR.fullmatch(figure):
        return False
    if match["bound"]:
        return words.LIKE_TIME.match(match["bound"]) is not None and not _counts(text, match.end())
    return words.BEFORE_YEAR.search(
        text[max(0, match.start() - 12) : match.start()]
    ) is not None or not _counts(text, match.end())


def _counts(text: str, position: int) -> bool:
    return words.COUNTED.match(text, position) is not None
