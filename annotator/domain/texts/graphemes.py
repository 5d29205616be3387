"""User-perceived characters (extended grapheme clusters), found by looking at a small window of the text."""

import regex

from annotator.domain.span import Span

_CLUSTER = regex.compile(r"\X")
_WINDOW = 400
"""Code points looked at on either side; only a longer single cluster is cut."""


def grapheme_floor(text: str, position: int) -> int:
    """The last grapheme border at or before `position` (code points)."""
    position = min(max(position, 0), len(text))
    if _plain_border(text, position):
        return position
    border = start = _safe_start(text, position)
    for match in _CLUSTER.finditer(text[start : position + _WINDOW]):
        if start + match.end() > position:
            break
        border = start + match.end()
    return border


def grapheme_ceil(text: str, position: int) -> int:
    """The first grapheme border at or after `position` (code points)."""
    position = min(max(position, 0), len(text))
    floor = grapheme_floor(text, position)
    return position if floor == position else next_grapheme(text, floor)


def next_grapheme(text: str, position: int) -> int:
    """The first grapheme border after `position`; the end of the text stays."""
    if position >= len(text):
        return len(text)
    start = grapheme_floor(text, position)
    match = _CLUSTER.match(text[start : start + _WINDOW])
    return start + match.end() if match else start + 1


def previous_grapheme(text: str, position: int) -> int:
    """The last grapheme border before `position`; the start of the text stays."""
    return grapheme_floor(text, min(position, len(text)) - 1)


def snapped_to_graphemes(text: str, span: Span) -> Span:
    """The span with edges inside a grapheme moved outward."""
    return Span(grapheme_floor(text, span.start), grapheme_ceil(text, span.end))


def is_border(text: str, position: int) -> bool:
    """Whether a grapheme begins or ends at `position`."""
    return grapheme_floor(text, position) == position


def _plain_border(text: str, position: int) -> bool:
    """Whether there is surely a border: at an end of the text, or between two plain ASCII characters."""
    if position in {0, len(text)}:
        return True
    before, after = text[position - 1], text[position]
    return (" " <= before <= "~" and " " <= after <= "~") or (before == "\n")


def _safe_start(text: str, position: int) -> int:
    """A sure border not after `position` from which clusters can be counted."""
    lowest = max(0, position - _WINDOW)
    while position > lowest and not _plain_border(text, position):
        position -= 1
    return position
