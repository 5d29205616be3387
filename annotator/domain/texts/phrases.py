"""Phrases: what stands between punctuation within a sentence, and the way from mark to mark.

A comma inside 8,000, a colon inside 10:30, a hyphen or an apostrophe in a word and the stop of an
abbreviation are no punctuation here. Looks at the sentence around a place only. All places are code points.
"""

import regex

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import grapheme_ceil, snapped_to_graphemes
from annotator.domain.texts.quotations import quotation_marks, without_stop
from annotator.domain.texts.sentences import sentence_at

_WINDOW = 4000
"""Code points looked at for the next punctuation mark."""
_QUOTES = "“”„‟«»‹›「」『』"
_POINTS = regex.compile(
    rf"""
      [;!?…‽؛؟；！？。；、，，،।॥(){{}}\[\]（）【】《》〈〉{_QUOTES}—―]
    | (?<![0-9٠-٩]),|,(?![0-9٠-٩])
    | [:：](?![\w/])|(?<!\w):
    | \.{{2,}}
    | (?<=\s)(?:[-–‒]|--)(?=\s)
    | ["'‘’‚]
    """,
    regex.VERBOSE,
)
"""What may part phrases; straight and single marks do so only where they are quotation marks."""
_STOPS = regex.compile(rf"{_POINTS.pattern}|[.۔]|[\n\r\v\f\x85\u2028\u2029]", regex.VERBOSE)
_SINGLE = frozenset("\"'‘’‚")
_FULL_STOPS = frozenset(".۔")
_ENDING = regex.compile(r"[.!?…‽۔]+\W*")


def phrase_at(text: str, position: int) -> Span | None:
    """The phrase around the caret at `position`, else the nearest of its sentence; None in an empty line."""
    phrases = _phrases(text, position)
    return min(phrases, key=lambda one: _distance(one, position)) if phrases else None


def phrases_over(text: str, span: Span) -> Span | None:
    """The phrases that the span touches, as one stretch; None if it reaches over sentences."""
    phrases = [one for one in _phrases(text, span.start) if one.overlaps(span)]
    sentence = sentence_at(text, span.start)
    if not phrases or sentence is None or span.end > sentence.end:
        return None
    return Span(min(span.start, phrases[0].start), max(span.end, phrases[-1].end))


def next_punctuation(text: str, position: int) -> int:
    """The place before the next punctuation mark after `position`, white space left out.

    From there it is the one after it: marks that stand together, as in `,” “`, count as one. The end of a
    paragraph counts as well. Where there is no more, the end of the text.
    """
    position = min(max(position, 0), len(text))
    high = min(len(text), position + _WINDOW)
    signs, reached = _Signs(text, position, high), position
    for match in _STOPS.finditer(text, position, high):
        place = match.start()
        if not signs.part(place):
            continue
        before = text[reached:place].rstrip()
        if before:
            whole = match.group() in _FULL_STOPS and _is_abbreviation(text, place)
            return grapheme_ceil(text, place + 1 if whole else reached + len(before))
        reached = match.end()  # still beside the mark from which we come
    return grapheme_ceil(text, high) if high < len(text) else len(text)


def _phrases(text: str, position: int) -> list[Span]:
    """The phrases of the sentence at a place, in reading order."""
    sentence = sentence_at(text, position)
    if sentence is None:
        return []
    signs = _Signs(text, sentence.start, sentence.end)
    phrases: list[Span] = []
    start = sentence.start
    for match in _POINTS.finditer(text, sentence.start, sentence.end):
        if signs.part(match.start()):
            phrases += _between(text, start, match.start())
            start = match.end()
    return phrases + _between(text, start, sentence.end)


def _between(text: str, start: int, end: int) -> list[Span]:
    span = without_stop(text, start, end)
    return (
        [snapped_to_graphemes(text, span)] if span is not None and regex.search(r"\w", span.of(text)) else []
    )


def _distance(span: Span, position: int) -> tuple[int, bool]:
    if span.start <= position <= span.end:
        return 0, position == span.end
    return min(abs(span.start - position), abs(span.end - position)), False


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop belongs to what is before it, as in “U.S.”."""
    kept = without_stop(text, max(0, stop - 20), stop + 1)
    return kept is not None and kept.end == stop + 1


class _Signs:
    """Which signs of a stretch part phrases or sentences; looks up what that takes once."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._marks: frozenset[int] | None = None
        self._sentence: Span | None = None

    def part(self, at: int) -> bool:
        """Whether the sign, which may part phrases or end a sentence, does so here."""
        text, following = self._text, self._text[at + 1 : at + 2]
        if text[at] in _SINGLE:
            return self._is_mark(at)
        if text[at] not in _FULL_STOPS or following == "." or text[at - 1 : at] == ".":
            return True
        return not following.isalnum() and self._ends_sentence(at)

    def _is_mark(self, at: int) -> bool:
        """Whether it is a mark of a quotation, or a straight one without partner that means no inches."""
        text = self._text
        if text[at] == '"' and not (at > 0 and text[at - 1].isdigit()):
            return True
        if self._marks is None:
            self._marks = quotation_marks(text, self._start, self._end)
        return at in self._marks

    def _ends_sentence(self, at: int) -> bool:
        if self._sentence is None or not self._sentence.contains(at):
            self._sentence = sentence_at(self._text, at)
        return self._sentence is None or bool(_ENDING.fullmatch(self._text, at, self._sentence.end))
