"""Cuts out of an article what the versions of a disagreement need, long stretches elided in the middle."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.span import Fragments, Span

_CONTEXT = 14
"""Code points before and after the outermost edges, where there is room."""
_LEAST = 3
"""Code points that are always shown on both sides of an edge."""
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pieces of an article on one line; between two of them stands an ellipsis."""

    shown: str
    pieces: tuple[Span, ...]
    """Code points of the article, in order."""
    starts: tuple[int, ...]
    """Where in `shown` each piece begins (code points)."""

    def place(self, position: int) -> int:
        """Where a code point of the article stands in `shown`; inside an elided stretch at its ellipsis."""
        index = bisect_right([piece.start for piece in self.pieces], position) - 1
        if index < 0:
            return self.starts[0]
        piece = self.pieces[index]
        return self.starts[index] + min(position - piece.start, len(piece))

    def stretch(self, span: Span) -> Span | None:
        """A span of the article in `shown`; None where nothing of it can be seen."""
        first, last = self.place(span.start), self.place(span.end)
        return Span(first, last) if last > first else None


def excerpt(text: str, versions: Iterable[Fragments], room: int) -> Excerpt:
    """What to show of a text so that every edge of every version is seen, in about `room` characters."""
    edges = sorted({edge for version in versions for span in version for edge in (span.start, span.end)})
    if not edges:
        return Excerpt("", (), ())
    first = _word_start(text, max(edges[0] - _CONTEXT, text.rfind("\n", 0, edges[0]) + 1), edges[0])
    stop = text.find("\n", edges[-1])
    last = min(edges[-1] + _CONTEXT, len(text) if stop < 0 else max(stop, edges[-1]))
    last = _word_end(text, last, edges[-1])
    whole = Span(first, last)
    if len(whole) <= room:
        return _made(text, (whole,))
    low, high = _LEAST, room
    best = _around(edges, whole, _LEAST)
    while low <= high:
        middle = (low + high) // 2
        pieces = _around(edges, whole, middle)
        if sum(map(len, pieces)) + len(pieces) <= room:
            best, low = pieces, middle + 1
        else:
            high = middle - 1
    return _made(text, best)


def _around(edges: Sequence[int], whole: Span, reach: int) -> tuple[Span, ...]:
    """The stretches within `reach` code points of an edge; a gap no longer than an ellipsis is shown."""
    found: list[Span] = []
    for edge in edges:
        start, end = max(edge - reach, whole.start), min(edge + reach, whole.end)
        if found and start <= found[-1].end + 1:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        elif end > start:
            found.append(Span(start, end))
    return tuple(found)


def _made(text: str, pieces: tuple[Span, ...]) -> Excerpt:
    shown, starts = "", []
    for piece in pieces:
        if shown:
            shown += ELLIPSIS
        starts.append(len(shown))
        shown += "".join(_visible(letter) for letter in text[piece.start : piece.end])
    return Excerpt(shown, pieces, tuple(starts))


def _visible(letter: str) -> str:
    """One letter for one letter: a line break has a sign, other control characters are blanks."""
    if letter in {"\n", "\u2028", "\u2029"}:
        return "↵"
    return letter if letter.isprintable() or letter in {"\u200d", "\ufe0f"} else " "


def _word_start(text: str, place: int, limit: int) -> int:
    """The first beginning of a word at a place or after it, not beyond the limit."""
    if place == 0 or not text[place - 1].isalnum():
        return place
    while place < limit and text[place].isalnum():
        place += 1
    while place < limit and text[place].isspace():
        place += 1
    return place


def _word_end(text: str, place: int, limit: int) -> int:
    """The last end of a word at a place or before it, not before the limit."""
    if place < len(text) and text[place].isalnum():
        while place > limit and text[place - 1].isalnum():
            place -= 1
    while place > limit and text[place - 1].isspace():
        place -= 1
    return place
