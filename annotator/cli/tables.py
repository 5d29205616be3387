"""Small tables for people."""

from collections.abc import Sequence
from unicodedata import combining, east_asian_width


def columns(rows: Sequence[Sequence[object]], indent: str = "") -> list[str]:
    """Lay rows out in columns; numbers to the right, everything else to the left."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row, shown in zip(rows, cells, strict=True):
        padded = []
        for cell, text, width in zip(row, shown, widths, strict=True):
            gap = " " * (width - _width(text))
            padded.append(gap + text if isinstance(cell, int) else text + gap)
        lines.append(indent + "  ".join(padded).rstrip())
    return lines


def counted(n: int, one: str, many: str = "") -> str:
    """A number with its word: `1 article`, `2 articles`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def _width(text: str) -> int:
    """Columns that a terminal takes for a text."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)
