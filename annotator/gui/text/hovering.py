"""What the tooltip over marks tells: one after the other, the innermost first, letter by letter."""

from collections.abc import Sequence

from annotator.gui.text.marks import Mark
from annotator.gui.translation import counted

_MARKS = 5
"""More than these would hide the page; the rest is counted."""
_LENGTH = 700
"""Characters of one description at most."""


def told(marks: Sequence[Mark]) -> str:
    """What there is to tell of these marks, plain text; empty where they have nothing to say."""
    words = [mark.description for mark in marks if mark.description]
    parts = [shortened(each, _LENGTH) for each in words[:_MARKS]]
    if len(words) > _MARKS:
        parts.append(counted("Hovering", "and %n more", len(words) - _MARKS))
    return "\n\n".join(parts)


def shortened(text: str, length: int) -> str:
    """The text, or what of it fits `length` characters, cut at a space, and an ellipsis."""
    if len(text) <= length:
        return text
    kept = text[:length]
    space = kept.rfind(" ", length * 3 // 4)
    return (kept[:space] if space > 0 else kept).rstrip() + "…"
