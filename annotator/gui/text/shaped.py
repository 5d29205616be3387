"""The glyphs that Qt keeps of every paragraph that was painted, let go of when they are many."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextDocument

_KEPT = 200
"""Paragraphs: more than the largest screen shows, so that scrolling to and fro shapes nothing anew."""
_NOWHERE = QRectF(0, -2, 1, 1)


class Shaped:
    """Knows which paragraphs have been painted since it let go of the last ones.

    The stock widget forgets the glyphs of a paragraph after each paint and shapes it again for the next.
    Painted line by line they stay, some 70 bytes for a code point, until lines break elsewhere.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self.painted: set[int] = set()
        """The UTF-16 offsets at which the paragraphs begin."""

    def let_go(self, painter: QPainter) -> None:
        """Free the glyphs if there are too many; the lines stay. The painter is one that is at work."""
        if len(self.painted) <= _KEPT:
            return
        for position in self.painted:
            block = self._document.findBlock(position)
            if block.isValid():
                # Drawing a whole layout forgets its glyphs afterwards; of this one nothing is in sight.
                block.layout().draw(painter, QPointF(), [], _NOWHERE)
        self.painted.clear()
