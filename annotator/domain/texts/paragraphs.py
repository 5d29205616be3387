"""The paragraph at a place, and the steps from one to another; a paragraph is a line with something in it.

Reads from a place to the ends of its paragraph and no farther. All places are code points.
"""

import regex

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import snapped_to_graphemes

_BREAKS = "\n\r\v\f\x85\u2028\u2029"
BREAK = regex.compile(f"[{_BREAKS}]")
"""The sign between two paragraphs."""
_LAST_BREAK = regex.compile(f"(?r)[{_BREAKS}]")
_SIGN = r"[^\s\x1c-\x1f]"
"""What `str.isspace` is false of."""
_NEXT_SIGN = regex.compile(_SIGN)
_LAST_SIGN = regex.compile(f"(?r){_SIGN}")


def paragraph_at(text: str, position: int) -> Span | None:
    """The paragraph around `position`, without white space at its ends; None in an empty line."""
    position = min(max(position, 0), len(text))
    before, after = _LAST_BREAK.search(text, 0, position), BREAK.search(text, position)
    low, high = before.end() if before else 0, after.start() if after else len(text)
    first, last = _NEXT_SIGN.search(text, low, high), _LAST_SIGN.search(text, low, high)
    return snapped_to_graphemes(text, Span(first.start(), last.end())) if first and last else None


def next_paragraph(text: str, position: int) -> int:
    """Where the first paragraph after `position` starts; in the last one the end of the text."""
    here = paragraph_at(text, position)
    if here is not None and position < here.start:
        return here.start
    following = next_sign(text, here.end if here is not None and here.end > position else position)
    found = paragraph_at(text, following) if following is not None else None
    return found.start if found is not None and found.start > position else len(text)


def previous_paragraph(text: str, position: int) -> int:
    """Where the last paragraph that starts before `position` does; else the start of the text."""
    before = last_sign(text, position)
    found = paragraph_at(text, before) if before is not None else None
    return found.start if found is not None else 0


def next_paragraph_end(text: str, position: int) -> int:
    """Where the first paragraph that ends after `position` does; where none does, `position`."""
    following = next_sign(text, position)
    found = paragraph_at(text, following) if following is not None else None
    return max(position, found.end) if found is not None else position


def previous_paragraph_end(text: str, position: int) -> int:
    """Where the last paragraph that ends before `position` does; else the start of the text."""
    before = last_sign(text, position)
    here = paragraph_at(text, before) if before is not None else None
    if here is not None and here.end >= position:
        before = last_sign(text, here.start)
        here = paragraph_at(text, before) if before is not None else None
    return here.end if here is not None else 0


def next_sign(text: str, position: int) -> int | None:
    """The first code point at or after `position` that is no white space."""
    found = _NEXT_SIGN.search(text, position)
    return found.start() if found else None


def last_sign(text: str, position: int) -> int | None:
    """The last code point before `position` that is no white space."""
    found = _LAST_SIGN.search(text, 0, position)
    return found.start() if found else None
