"""What is whole in the view, and where on it a hint has to stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from annotator.domain.span import Span
from annotator.domain.texts.words import next_word_edge, word_at
from annotator.gui.text.page_lines import PageLine
from annotator.gui.text.view import ArticleView

_SIGNS = regex.compile(r"[\p{Sc}%‰]")
"""Signs that are no part of a word and yet something to begin or end a selection with."""


@dataclass(frozen=True, slots=True)
class HintPlace:
    """A stretch that can be picked (code points), and where in the viewport it starts (pixels)."""

    span: Span
    x: float
    top: int
    """The upper edge of the slot of its line."""
    backwards: bool = False
    """Whether its paragraph runs from right to left, so that `x` is its right edge."""


def whole_lines(view: ArticleView) -> list[PageLine]:
    """The lines whose letters are whole in the viewport; of the gap beneath them some may be missing."""
    metrics = view.metrics()
    foot, height = metrics.baseline + round(metrics.descent), view.viewport().height()
    return [line for line in view.lines.shown() if line.top >= 0 and line.top + foot <= height]


def seen_stretch(view: ArticleView) -> Span | None:
    """From the first to the last of these lines (code points); None where no text is seen."""
    lines = [line for line in whole_lines(view) if line.start < line.end]
    return Span(lines[0].start, lines[-1].end) if lines else None


def seen_words(view: ArticleView) -> list[HintPlace]:
    """Every word that is whole in the viewport, in reading order; signs of money and per cent are words."""
    stretch = seen_stretch(view)
    if stretch is None:
        return []
    return places_of(view, (word for word in _words(view.text(), stretch) if word.end <= stretch.end))


def places_of(view: ArticleView, spans: Iterable[Span]) -> list[HintPlace]:
    """Where spans start, of those that start in a line that is whole; spans by their start."""
    found: list[HintPlace] = []
    lines = iter(whole_lines(view))
    line = next(lines, None)
    for span in spans:
        while line is not None and line.end <= span.start:
            line = next(lines, None)
        if line is None:
            break
        if line.start <= span.start:
            backwards = line.mixed and view.runs_right_to_left(span.start)
            found.append(HintPlace(span, view.lines.caret_x(line, span.start), line.top, backwards))
    return found


def _words(text: str, stretch: Span) -> Iterator[Span]:
    signs = [Span(*match.span()) for match in _SIGNS.finditer(text, stretch.start, stretch.end)]
    place = next_word_edge(text, stretch.start - 1, "start")
    while place < stretch.end:
        word = word_at(text, place)
        if word is None:
            break
        while signs and signs[0].start < word.start:
            yield signs.pop(0)
        if word.start == place:
            yield word
        place = next_word_edge(text, place, "start")
    yield from signs
