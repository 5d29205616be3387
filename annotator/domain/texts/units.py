"""The units of a text, and a selection that grows and shrinks by them; all places are code points.

Word, phrase, quotation, sentence, paragraph, the whole text: sorted by what includes what at the place in
question, for a quotation may be a part of a sentence or hold several. No edge ever cuts a grapheme.
"""

from collections.abc import Iterator

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import snapped_to_graphemes
from annotator.domain.texts.paragraphs import (
    next_paragraph,
    next_paragraph_end,
    paragraph_at,
    previous_paragraph,
    previous_paragraph_end,
)
from annotator.domain.texts.phrases import next_punctuation, phrase_at, phrases_over
from annotator.domain.texts.quotations import quotation_at, quotations_around, quotations_in
from annotator.domain.texts.sentence_steps import (
    next_sentence,
    next_sentence_end,
    previous_sentence,
    previous_sentence_end,
)
from annotator.domain.texts.sentences import sentence_at
from annotator.domain.texts.words import next_word_edge, previous_word_edge, snapped_to_words, word_at

__all__ = [
    "grown",
    "next_paragraph",
    "next_paragraph_end",
    "next_punctuation",
    "next_sentence",
    "next_sentence_end",
    "paragraph_at",
    "phrase_at",
    "previous_paragraph",
    "previous_paragraph_end",
    "previous_sentence",
    "previous_sentence_end",
    "quotation_at",
    "quotations_around",
    "quotations_in",
    "sentence_at",
    "shrunk",
    "word_at",
    "word_near",
]

_DEEPEST = 16
"""Units in units that are looked at; a sentence without end, which is cut, grows again and again."""


def grown(text: str, span: Span) -> Span:
    """The smallest unit that is larger than the span and includes it; the whole text stays."""
    units = (snapped_to_graphemes(text, one) for one in _units_over(text, span))
    larger = [one for one in units if one != span and _includes(one, span)]
    return min(larger, key=len, default=span)


def shrunk(text: str, span: Span, toward: int) -> Span:
    """The largest unit around the caret at `toward` that is smaller than the span; a single word stays."""
    unit = _word_within(text, span, toward)
    if unit is None:
        return span
    for _ in range(_DEEPEST):
        larger = grown(text, unit)
        if larger in {unit, span} or not _includes(span, larger):
            return unit
        unit = larger
    return unit


def word_near(text: str, position: int) -> Span | None:
    """The word that the caret at `position` touches, else the next or the last one of its line.

    In a line without words the sign at the caret; None in an empty line.
    """
    line = paragraph_at(text, position)
    if line is None:
        return None
    before = previous_word_edge(text, position, "start")
    for start in (position, position - 1, next_word_edge(text, position, "start"), before):
        word = word_at(text, start) if line.start <= start < line.end else None
        touches = word is not None and (start not in {position, position - 1} or word.end >= position)
        if word is not None and touches and _is_word(text, word):
            return word
    return word_at(text, min(max(position, line.start), line.end))


def _is_word(text: str, span: Span) -> bool:
    return any(sign.isalnum() for sign in span.of(text))


def _includes(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _units_over(text: str, span: Span) -> Iterator[Span]:
    """The units that cover the span, one of each kind but of quotations all."""
    yield snapped_to_words(text, span)
    phrases = phrases_over(text, span)
    if phrases is not None:
        yield phrases
    quotations = [one for one in quotations_around(text, span.start) if _includes(one, span)]
    yield from quotations
    sentences = _cover(sentence_at(text, span.start), span, sentence_at(text, span.end - 1))
    for quotation in quotations:  # a sentence of several in a quotation ends with it
        if not _includes(quotation, sentences) and not _includes(sentences, quotation):
            sentences = Span(max(sentences.start, quotation.start), min(sentences.end, quotation.end))
    yield sentences
    yield _cover(paragraph_at(text, span.start), span, paragraph_at(text, span.end - 1))
    yield Span(0, len(text))


def _cover(first: Span | None, span: Span, last: Span | None) -> Span:
    start = min(span.start, first.start) if first is not None else span.start
    return Span(start, max(span.end, last.end) if last is not None else span.end)


def _word_within(text: str, span: Span, toward: int) -> Span | None:
    """The word in the span that is nearest to the caret, if it is smaller than the span."""
    place = min(max(toward, span.start), span.end - 1)
    before = previous_word_edge(text, place + 1, "start")
    after = next_word_edge(text, place, "start")
    for start in (place, before, after):
        word = word_at(text, start) if span.start <= start < span.end else None
        if word is not None and _is_word(text, word) and word != span and _includes(span, word):
            return word
    return None
