"""The thread that joins the parts of the chosen mark: under the words between, or beside the column."""

from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from annotator.gui.text.boxes import Extent
from annotator.gui.text.lanes import LANES
from annotator.gui.text.marks import Mark
from annotator.gui.text.page_lines import PageLine, PageLines

_NEAR = 160
"""Code points: over more than about two lines of others' words the thread runs beside the column."""
_ASIDE = 5
"""Pixels from there to the column."""


@dataclass(frozen=True, slots=True)
class Hook:
    """What runs beside one line: from its top or from the foot of its letters, to its foot or its bottom."""

    from_top: bool
    to_bottom: bool
    reach: float = 0.0
    """The x of the part that hangs on it in this line; 0 where none does."""


@dataclass(slots=True)
class Thread:
    """All of the thread that one line shows."""

    colour: QColor
    pieces: list[tuple[Extent, int]] = field(default_factory=list)
    """Stretches between parts on one line, with their lanes."""
    hooks: list[Hook] = field(default_factory=list)


def thread_of(
    lines: PageLines, line: PageLine, mark: Mark | None, taken: list[tuple[Extent, int]]
) -> Thread | None:
    """The thread of a mark on a line, in lanes that are not taken; None where there is none."""
    if mark is None or len(mark.fragments) < 2:
        return None
    thread = Thread(mark.style.colour)
    for before, after in pairwise(mark.fragments):
        if after.start < line.start or line.end < before.end:
            continue
        gap = (before.end, after.start)
        if gap[1] - gap[0] <= _NEAR and lines.in_one_paragraph(*gap):
            for extent in lines.extents(line, *gap):
                thread.pieces.append((extent, _free(extent, taken)))
            continue
        ends, begins = line.start < before.end <= line.end, line.start <= after.start < line.end
        part = (before.start, before.end) if ends else (after.start, after.end)
        extents = lines.extents(line, *part) if ends or begins else []
        reach = min((left for left, _ in extents), default=0.0)
        thread.hooks.append(Hook(from_top=not ends, to_bottom=not begins, reach=reach))
    return thread if thread.pieces or thread.hooks else None


def _free(extent: Extent, taken: list[tuple[Extent, int]]) -> int:
    """The first lane that no underline has there."""
    over = {lane for (left, right), lane in taken if left < extent[1] - 0.5 and extent[0] + 0.5 < right}
    return next((lane for lane in range(LANES) if lane not in over), LANES - 1)


def paint_thread(
    painter: QPainter, thread: Thread, rows: tuple[int, int, int], left: float, lane_step: int
) -> None:
    """Paint it; `rows` are the line's top, the foot of its letters, and its bottom with the gap below."""
    top, foot, bottom = rows
    for (begin, end), lane in thread.pieces:
        painter.fillRect(QRectF(begin, foot + lane * lane_step + 1, end - begin, 1), thread.colour)
    x = round(left) - _ASIDE
    for hook in thread.hooks:
        begin, end = (top if hook.from_top else foot), (bottom if hook.to_bottom else foot + 2)
        painter.fillRect(QRectF(x, begin, 2, end - begin), thread.colour)
        if hook.reach:
            painter.fillRect(QRectF(x, foot + 1, hook.reach - x, 1), thread.colour)
