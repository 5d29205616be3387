"""How far down the whole article a place is, by its text alone, whatever of it has been laid out."""

from bisect import bisect_right
from math import ceil

_STEPS = 4096
"""The text is measured in at most so many pieces; places within one are told apart by their share of it."""
_LINE = 75
"""Characters that fill a line of the page, about."""
_BREAK = 0.5
"""Lines that a line break costs: what it leaves empty of its line, and the gap that follows."""


class Scale:
    """The rows of a strip of some height, and the places (code points) of a text that they stand for.

    Neither the scroll bar nor the layout is asked: a paragraph that was never looked at counts one line
    there, so that their figures change while somebody reads. This one is the same from first to last.
    """

    def __init__(self, text: str, height: int) -> None:
        self.height = height
        self.length = len(text)
        self.step = max(1, ceil(self.length / _STEPS))
        self._tops = [0.0]
        top = 0.0
        for start in range(0, self.length, self.step):
            end = min(start + self.step, self.length)
            top += (end - start) / _LINE + text.count("\n", start, end) * _BREAK
            self._tops.append(top)
        self._total = top or 1.0
        self.rows = self._rows()
        """The row of each piece of `step` code points, the end of the text among them."""

    def _rows(self) -> list[int]:
        last = max(self.height - 1, 0)
        return [min(int(top / self._total * self.height), last) for top in self._tops]

    def resized(self, height: int) -> "Scale":
        """The same text on a strip of another height."""
        other = Scale("", height)
        other.length, other.step = self.length, self.step
        other._tops, other._total = self._tops, self._total
        other.rows = other._rows()
        return other

    def row(self, position: int) -> int:
        """The row that shows a code point."""
        return self.rows[min(max(position, 0), self.length) // self.step]

    def place(self, row: float) -> int:
        """The first code point of a row; rows beyond the strip are those at its ends."""
        if not self.length:
            return 0
        wanted = min(max(row / max(self.height, 1), 0.0), 1.0) * self._total
        piece = min(bisect_right(self._tops, wanted) - 1, len(self._tops) - 2)
        top, below = self._tops[piece], self._tops[piece + 1]
        inside = (wanted - top) / (below - top) if below > top else 0.0
        return min(piece * self.step + int(inside * self.step), self.length)
