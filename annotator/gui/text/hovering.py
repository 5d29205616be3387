"""What the tooltip over marks tells: one after the other, the innermost first, letter by letter."""

from collections.abc import Sequence

from annotator.gui.text.marks import Mark
from annotator.gui.translation import counted, quoted

_MARKS = 5
"""More than these would hide the page; the rest is counted."""
_LENGTH = 700
"""Characters of one description at most."""
_WORDS = 40
"""Characters of what is marked."""


def told(marks: Sequence[Mark], text: str = "") -> str:
    """What there is to tell of these marks, plain text; empty where they have nothing to say.

    Args:
        marks: the innermost first.
        text: the article's; of several marks each is told with its words, so that one knows which is which.
    """
    telling = [mark for mark in marks if mark.description]
    several = len(telling) > 1
    parts = [shortened(_described(one, text if several else ""), _LENGTH) for one in telling[:_MARKS]]
    if len(telling) > _MARKS:
        parts.append(counted("Hovering", "and %n more", len(telling) - _MARKS))
    return "\n\n".join(parts)


def _described(mark: Mark, text: str) -> str:
    """What a mark has to say, its words (where a text is given) behind the first line."""
    first, line, rest = mark.description.partition("\n")
    if text and mark.fragments:
        part = mark.fragments[0]
        words = " ".join(text[part.start : min(part.end, part.start + 4 * _WORDS)].split())
        cut = shortened(words, _WORDS)
        first += " " + quoted(f"{cut}…" if len(mark.fragments) > 1 and cut == words else cut)
    return first + line + rest


def shortened(text: str, length: int) -> str:
    """The text, or what of it fits `length` characters, cut at a space, and an ellipsis."""
    if len(text) <= length:
        return text
    kept = text[:length]
    space = kept.rfind(" ", length * 3 // 4)
    return (kept[:space] if space > 0 else kept).rstrip() + "…"
