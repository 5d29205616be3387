"""Breaks a paragraph into lines, one that is a single word without end as quickly as any other."""

from collections.abc import Iterator

import regex
from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

LONG = 2000
"""UTF-16 units of a word that surely does not fit on a line."""
_BLANK = regex.compile(r"\s")


def broken(layout: QTextLayout, text: str, option: QTextOption, width: float) -> Iterator[QTextLine]:
    """Lay a paragraph of that text out, and yield each line as it is made, for its place to be set.

    For each line that begins in a word Qt looks at all of the word that is still to come: the time grows
    with its square. Inside a long word there is nothing to choose, and Qt is told to break anywhere.
    """
    layout.setTextOption(option)
    word = _LongWords(text) if _has_long_word(text) else None
    anywhere = QTextOption(option)
    anywhere.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    start = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        end = word.end_from(start) if word is not None else start
        if end - start < LONG:
            line.setLineWidth(width)
        else:
            layout.setTextOption(anywhere)
            line.setLineWidth(width)
            layout.setTextOption(option)
            if line.textStart() + line.textLength() > end:
                line.setLineWidth(width)  # letters without width: the word has an end on this line
        start = line.textStart() + line.textLength()
        yield line
    layout.endLayout()


class _LongWords:
    """Where the words of a text end, asked for from its beginning on; UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
        self._end = 0

    def end_from(self, position: int) -> int:
        """The next place from there on at which a line may be broken between words."""
        if position >= self._end:
            self._finder.setPosition(position)
            self._end = self._finder.toNextBoundary()
        return self._end


def _has_long_word(text: str) -> bool:
    """Whether blanks are far apart anywhere; of scripts without blanks that says little."""
    step = LONG // 4
    starts = range(0, len(text) - step, step)
    return any(_BLANK.search(text, start, start + step) is None for start in starts)
