"""Where a stretch of a line lies: by cursor places where all runs left to right, else by its glyphs."""

from collections.abc import Callable
from typing import NamedTuple, cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout, QTextLine

Extent = tuple[float, float]
"""Left and right in the coordinates of the layout, pixels."""

_HAIR = 0.5
"""Pixels that are nothing."""
cursor_to_x = cast("Callable[[QTextLine, int], tuple[float, int]]", QTextLine.cursorToX)
"""What Qt's stubs call an object: the x of a caret before a UTF-16 unit of the block, and that unit."""
_INDEXES = QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes


def caret_x(line: QTextLine, position: int, *, mixed: bool = False, runs: "list[Run] | None" = None) -> float:
    """The x of a caret before the UTF-16 unit `position` of the block; the others as for `extents`."""
    if mixed:
        for run in runs_of(line, runs):
            if run.start < position < run.end:
                return _inside(line, run, position)
    return _told(line, position)


def extents(
    line: QTextLine, start: int, end: int, *, mixed: bool, runs: "list[Run] | None" = None
) -> list[Extent]:
    """Where the UTF-16 units start..end of the block lie in the line, joined and from left to right.

    With `mixed` the line may run from right to left or both ways: then a stretch can lie in several places.
    The list `runs` keeps what was found out of the line for the next stretch of it.
    """
    if not mixed:
        return [(_told(line, start), _told(line, end))]
    pieces: list[Extent] = []
    for run in runs_of(line, runs):
        first, last = max(start, run.start), min(end, run.end)
        if first < last:
            begin, finish = place_in_run(line, run, first), place_in_run(line, run, last)
            pieces.append((min(begin, finish), max(begin, finish)))
    return joined([piece for piece in pieces if piece[0] < piece[1]])


class Run(NamedTuple):
    """A part of a line that runs one way: its UTF-16 units in the block, and where it lies."""

    start: int
    end: int
    left: float
    right: float
    backwards: bool
    beside: float = 0.0
    """How far to the right of their places Qt tells the carets inside."""


def place_in_run(line: QTextLine, run: Run, position: int) -> float:
    """The x of a UTF-16 unit of a run, or of its end, at the edge of the letters of that run.

    At the ends of a run a caret may stand at the other side of the run beside it.
    """
    if position == run.start:
        return run.right if run.backwards else run.left
    if position == run.end:
        return run.left if run.backwards else run.right
    return _inside(line, run, position)


def _told(line: QTextLine, position: int) -> float:
    return cursor_to_x(line, position)[0]


def _inside(line: QTextLine, run: Run, position: int) -> float:
    """The x of a caret inside a run.

    In a run that goes against its paragraph Qt takes the place after as many units as the run has glyphs for
    its end; where letters are drawn as one that is before its end, and what is told is an edge of the run.
    """
    x = _told(line, position) - run.beside
    if run.left < x < run.right:
        return x
    first, last = (run.right, run.left) if run.backwards else (run.left, run.right)
    before = first if position == run.start + 1 else _told(line, position - 1) - run.beside
    after = last if position == run.end - 1 else _told(line, position + 1) - run.beside
    edge = cast("tuple[float, int]", line.cursorToX(position - 1, QTextLine.Edge.Trailing))[0] - run.beside
    # Of a letter that is drawn as one with the next, the edge is that of both or more.
    one_glyph = abs(edge - before) > abs(after - before) - _HAIR
    return (before + after) / 2 if one_glyph else edge


def runs_of(line: QTextLine, runs: list[Run] | None) -> list[Run]:
    """The runs of a line by their place in the text, kept in the list if there is one."""
    if runs is None:
        return _runs(line)
    if not runs:
        runs += _runs(line)
    return runs


def _runs(line: QTextLine) -> list[Run]:
    """The runs of a line, by their place in the text.

    The glyphs of whole runs are told where they are; of a part of a ligature Qt tells a place beside it.
    """
    first, count = line.textStart(), line.textLength()
    boxes: dict[int, tuple[float, float, bool]] = {}
    for glyphs in line.glyphRuns(first, count, _INDEXES):
        box, start = glyphs.boundingRect(), min(glyphs.stringIndexes(), default=first)
        # Of a run in several fonts each piece begins with the index of the whole run.
        left, right, backwards = boxes.get(start, (box.left(), box.right(), glyphs.isRightToLeft()))
        boxes[start] = (min(left, box.left()), max(right, box.right()), backwards)
    end = first + count
    while end > first + 1 and not line.glyphRuns(end - 1, 1):
        end -= 1
    starts = sorted(boxes)
    found = [Run(start, stop, *boxes[start]) for start, stop in zip(starts, [*starts[1:], end], strict=True)]
    if end < first + count and found:
        found[-1] = _without_hanging(line, found[-1])
    return found


def _without_hanging(line: QTextLine, run: Run) -> Run:
    """The last run of a line whose white space hangs over the end and has no glyph.

    Where the white space is one run with the letters but stands at their other side, Qt tells all carets
    among them as far away as it is wide.
    """
    told, edge = _told(line, run.end), run.left if run.backwards else run.right
    if run.left < told < run.right:
        return run._replace(beside=told - edge)
    # Letters drawn as one hide the end: a first letter that is a glyph of its own knows it as well.
    box, both = _box(line, run.start, 1), _box(line, run.start, 2)
    if run.end - run.start > 1 and 0 < box.width() < both.width() - _HAIR:
        beside = _told(line, run.start + 1) - (box.left() if run.backwards else box.right())
        if (beside > _HAIR) == run.backwards and abs(beside) > _HAIR:
            return run._replace(beside=beside)
    return run


def _box(line: QTextLine, start: int, count: int) -> QRectF:
    boxes = [glyphs.boundingRect() for glyphs in line.glyphRuns(start, count)]
    return boxes[0] if len(boxes) == 1 else QRectF()


def joined(pieces: list[Extent]) -> list[Extent]:
    """The pieces sorted from left to right, those that touch made one."""
    result: list[Extent] = []
    for left, right in sorted(pieces):
        if result and left <= result[-1][1] + 0.75:
            result[-1] = (result[-1][0], max(right, result[-1][1]))
        else:
            result.append((left, right))
    return result
