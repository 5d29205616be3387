"""Where a stretch of a line lies: by cursor places where all runs left to right, else by its glyphs."""

from typing import cast

from PySide6.QtGui import QTextLine

Extent = tuple[float, float]
"""Left and right in the coordinates of the layout, pixels."""


def caret_x(line: QTextLine, position: int) -> float:
    """The x of a caret before the UTF-16 unit `position` of the block."""
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def extents(line: QTextLine, start: int, end: int, *, mixed: bool) -> list[Extent]:
    """Where the UTF-16 units start..end of the block lie in the line, joined and from left to right.

    With `mixed` the line may run from right to left or both ways: then a stretch can lie in several places.
    """
    if not mixed:
        return [(caret_x(line, start), caret_x(line, end))]
    boxes = (run.boundingRect() for run in line.glyphRuns(start, end - start))
    return joined([(box.left(), box.right()) for box in boxes if box.width() > 0])


def joined(pieces: list[Extent]) -> list[Extent]:
    """The pieces sorted from left to right, those that touch made one."""
    result: list[Extent] = []
    for left, right in sorted(pieces):
        if result and left <= result[-1][1] + 0.75:
            result[-1] = (result[-1][0], max(right, result[-1][1]))
        else:
            result.append((left, right))
    return result
