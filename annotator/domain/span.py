"""A stretch of text: a half-open interval of Unicode code points, and lists of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.errors import BadInputError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to but not including `end`; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadInputError(
                "the span {start}-{end} is empty, reversed or negative; give code points, start before end",
                start=self.start,
                end=self.end,
            )

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, position: int) -> bool:
        """Whether the code point at `position` belongs to the span."""
        return self.start <= position < self.end

    def of(self, text: str) -> str:
        """The stretch itself, sliced from the article's text."""
        return text[self.start : self.end]


Fragments = tuple[Span, ...]
"""One or more spans: sorted, none touching or overlapping another when made here."""


def merged(spans: Iterable[Span]) -> Fragments:
    """Sort the spans and join those that touch or overlap."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def without(spans: Iterable[Span], hole: Span) -> Fragments:
    """What is left of the spans when the code points of `hole` are taken out; may be empty."""
    result: list[Span] = []
    for span in spans:
        if not span.overlaps(hole):
            result.append(span)
            continue
        if span.start < hole.start:
            result.append(Span(span.start, hole.start))
        if hole.end < span.end:
            result.append(Span(hole.end, span.end))
    return tuple(result)


def trimmed(span: Span, text: str) -> Span | None:
    """The span without white space at its edges; None where there is nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if start < end else None


def outermost(fragments: Sequence[Span]) -> Span:
    """From the start of the first fragment to the end of the last."""
    return Span(fragments[0].start, fragments[-1].end)


def text_of(fragments: Sequence[Span], text: str) -> str:
    """An annotation's `text`: its fragments joined with one space."""
    return " ".join(fragment.of(text) for fragment in fragments)
