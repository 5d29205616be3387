"""All places where a text has the same words again; in code points, no grapheme is ever cut.

White space stands for any white space within a paragraph, and quotation marks for others of their kind,
as where one finds in an article.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from annotator.domain.span import Span
from annotator.domain.texts.finding import plain_pattern
from annotator.domain.texts.graphemes import grapheme_ceil, grapheme_floor, is_border
from annotator.domain.texts.words import snapped_to_words

LONGEST: Final = 1000
"""Characters of what occurs again; a longer selection is the only one of its kind."""
_SPACES: Final = regex.compile(r"\s+")
_WITHIN: Final = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
"""White space with at most one end of a line, so that words of two paragraphs are no place of one."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The words that occur again, and what counts as the same."""

    words: str
    case: bool = True
    """Whether capital and small letters differ."""
    whole_words: bool = True
    """Whether a place begins and ends where words do."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a place in its paragraph."""

    before: str
    after: str


def occurrences(text: str, sought: Sought) -> Iterator[Span]:
    """The places of the words from the start on, none overlapping another; none for words that are no words.

    Of two that overlap the first one counts.
    """
    pattern = _compiled(sought.words.strip(), sought.case)
    if pattern is None:
        return
    free = 0
    for match in pattern.finditer(text, overlapped=True):
        start, end = match.span()
        if start < free or not (is_border(text, start) and is_border(text, end)):
            continue
        span = Span(start, end)
        if not sought.whole_words or snapped_to_words(text, span) == span:
            free = end
            yield span


def surroundings(text: str, span: Span, reach: int) -> Surroundings:
    """Up to `reach` code points on either side of a span, of its own paragraph only."""
    before = text[grapheme_floor(text, max(0, span.start - reach)) : span.start]
    after = text[span.end : grapheme_ceil(text, min(len(text), span.end + reach))]
    return Surroundings(before.rpartition("\n")[2], after.partition("\n")[0])


@lru_cache(maxsize=16)
def _compiled(words: str, case: bool) -> "regex.Pattern[str] | None":
    if not words or len(words) > LONGEST:
        return None
    gap = r"\s+" if any(run.count("\n") > 1 for run in _SPACES.findall(words)) else _WITHIN
    source = gap.join(plain_pattern(part) for part in _SPACES.split(words))
    return regex.compile(source, regex.VERSION0 | (0 if case else regex.IGNORECASE))
