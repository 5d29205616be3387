"""How somebody likes the page set: family, distances and measure; its size is the zoom's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typography:
    """What a person can choose of the letters of the page and the room around them."""

    family: str = ""
    """Before all others; empty: the first serif of ours that is installed."""
    line_spacing: float = 1.3
    """From one line to the next, in heights of the font."""
    paragraph_gap: float = 0.75
    """Between paragraphs, in sizes of the font."""
    measure: int = 78
    """Characters in a line, at most."""
