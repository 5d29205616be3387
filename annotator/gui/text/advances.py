"""Where the letters of a paragraph stand before it is broken into lines; whatever the width, that stays."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtGui import QTextBlock, QTextLayout

from annotator.gui.text.boxes import cursor_to_x

_LONGEST = 1500
"""UTF-16 units: for each place Qt adds up all letters before it, which takes long in longer paragraphs."""
_KEPT = 64
"""Paragraphs that are remembered: more than the largest screen shows."""
_BY_LINE = frozenset("\t\u00ad")
"""As wide as their place on a line has it: tabs, and soft hyphens, which are seen at its end."""
_ENDLESS = 1e6
"""Pixels; no paragraph of that many units is as wide."""


class Advances:
    """Measures paragraphs once for all widths, and remembers those looked at last.

    Letters are shaped as a paragraph, not as a line: those of a line stand as far from each other as they do
    in the paragraph.
    """

    def __init__(self) -> None:
        self._known: dict[int, Sequence[float] | None] = {}

    def forget(self) -> None:
        """Text, font or room between letters are others from now on."""
        self._known.clear()

    def of(self, block: QTextBlock) -> Sequence[float] | None:
        """The x before each UTF-16 unit of a paragraph, and that of its end.

        Pixels from its first letter, never falling. None where lines have to be asked: the paragraph is too
        long, or what stands in it depends on them. Only for paragraphs that run from left to right.
        """
        start = block.position()
        if start not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[start] = _measured(block)
        return self._known[start]


def _measured(block: QTextBlock) -> Sequence[float] | None:
    text = block.text()
    if len(text) > _LONGEST or not _BY_LINE.isdisjoint(text):
        return None
    layout = QTextLayout(text, block.document().defaultFont())
    layout.setFormats(block.layout().formats())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    units = block.length() - 1
    if line.textLength() < units:
        return None  # it ends within the paragraph
    return list(accumulate([cursor_to_x(line, unit)[0] for unit in range(units + 1)], max))
