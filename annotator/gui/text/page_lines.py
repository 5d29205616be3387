"""The lines that the view shows, and what lies where on them: the geometry that all others use."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextBlock, QTextLine

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import grapheme_ceil, grapheme_floor, next_grapheme
from annotator.gui.text.boxes import Extent, Run, caret_x, cursor_to_x, extents, place_in_run, runs_of

if TYPE_CHECKING:
    from annotator.gui.text.page import Page


class PageLine(NamedTuple):
    """One laid-out line: its slot in the view (pixels) and its stretch of the article (code points)."""

    block: QTextBlock
    line: QTextLine
    top: int
    height: int
    base: int
    """UTF-16 offset of the block."""
    start: int
    end: int
    mixed: bool
    """Whether it may run from right to left."""
    last: bool
    """Whether it is the last of its block."""
    origin: float
    """The y of the block in the view."""
    runs: list[Run]
    """Where its runs lie, once somebody has asked; empty before."""

    @property
    def bottom(self) -> int:
        """One past the last row of pixels of the slot."""
        return self.top + self.height

    def touches(self, span: Span) -> bool:
        """Whether any of the span (code points), or the line break after it, is on the line."""
        return span.start <= self.end and self.start < span.end


class PageLines:
    """Finds lines by place and places by point, in coordinates of the viewport."""

    def __init__(self, page: "Page") -> None:
        self._page = page

    def shown(
        self, top: int = 0, bottom: int | None = None, within: Span | None = None
    ) -> Iterator[PageLine]:
        """The lines whose slots touch the rows top..bottom (exclusive) of the view, from above to below.

        With `within` (code points) the paragraphs that it does not touch are left out.
        """
        page = self._page
        bottom = page.view_height() if bottom is None else bottom
        first, last = (
            page.offsets.span_to_utf16(within) if within is not None else (0, page.offsets.utf16_length)
        )
        block, y = page.first_block()
        while block.isValid() and y < bottom:
            position = block.position()
            if position > last:
                return
            height = page.layout.blockBoundingRect(block).height()
            if y + height > top and position + block.length() > first:
                yield from self._of_block(block, y, top, bottom)
            y += height
            block = block.next()

    def _of_block(self, block: QTextBlock, y: float, top: int, bottom: int) -> Iterator[PageLine]:
        page = self._page
        layout, above, pitch = block.layout(), page.layout.above(block), page.layout.slot(block)
        count = layout.lineCount()
        first = max(0, int((top - y - above) // pitch))
        mixed = page.is_mixed(block)
        for number in range(first, count):
            slot = round(y) + above + number * pitch
            if slot >= bottom:
                return
            yield self._line(
                block, layout.lineAt(number), slot, pitch, y, mixed=mixed, last=number == count - 1
            )

    def _line(
        self, block: QTextBlock, line: QTextLine, top: int, height: int, y: float, *, mixed: bool, last: bool
    ) -> PageLine:
        base, offsets = block.position(), self._page.offsets
        start = base + line.textStart()
        return PageLine(
            block,
            line,
            top,
            height,
            base,
            offsets.to_codepoint(start),
            offsets.to_codepoint(start + line.textLength(), up=True),
            mixed,
            last,
            y,
            [],
        )

    def line_of(self, position: int) -> PageLine | None:
        """The line that a caret at `position` stands in; None if its block is not near the view."""
        return self._line_with(position, self._page.block_top)

    def line_in_view(self, position: int) -> PageLine | None:
        """The same if its block is in the view, at no cost where the caret was left far behind."""
        return self._line_with(position, self._page.top_in_view)

    def _line_with(self, position: int, top_of: Callable[[QTextBlock], float | None]) -> PageLine | None:
        page = self._page
        utf16 = page.offsets.to_utf16(position)
        block = page.document.findBlock(utf16)
        y = top_of(block)
        if y is None:
            return None
        layout = block.layout()
        line = layout.lineForTextPosition(utf16 - block.position())
        if not line.isValid():
            line = layout.lineAt(max(layout.lineCount() - 1, 0))
        pitch = page.layout.slot(block)
        top = round(y) + page.layout.above(block) + line.lineNumber() * pitch
        last = line.lineNumber() == layout.lineCount() - 1
        return self._line(block, line, top, pitch, y, mixed=page.is_mixed(block), last=last)

    def utf16_in(self, line: PageLine, position: int) -> int:
        """The UTF-16 offset of a code point in the block of the line."""
        return self._page.offsets.to_utf16(position) - line.base

    def caret_x(self, line: PageLine, position: int) -> float:
        """The x of a caret before a code point of the line."""
        return caret_x(line.line, self.utf16_in(line, position), mixed=line.mixed, runs=line.runs)

    def extents(self, line: PageLine, start: int, end: int) -> list[Extent]:
        """Where the code points start..end lie in the line; without white space hanging at its end."""
        start, end = max(start, line.start), min(end, line.end)
        if not line.last and end == line.end:
            end = self._without_space(start, end)
        if start >= end:
            return []
        to_utf16, base = self._page.offsets.to_utf16, line.base
        first, last = to_utf16(start) - base, to_utf16(end) - base
        if not line.mixed:  # what all of most articles are: no call more than Qt's own
            left, right = cursor_to_x(line.line, first)[0], cursor_to_x(line.line, last)[0]
            found = [(left, right)]
        else:
            found = extents(line.line, first, last, mixed=True, runs=line.runs)
        if found and found[0][0] < found[0][1]:
            return found
        # Part of a grapheme, or of letters drawn as one: all of what it is drawn in.
        start, end = self._drawn_with(line, start, end)
        whole = extents(line.line, to_utf16(start) - base, to_utf16(end) - base, mixed=line.mixed)
        return whole or found

    def _drawn_with(self, line: PageLine, start: int, end: int) -> tuple[int, int]:
        """The code points start..end with those that no caret parts them from."""
        text, x = self._page.text, self.caret_x(line, end)
        start, end = max(grapheme_floor(text, start), line.start), min(grapheme_ceil(text, end), line.end)
        while start > line.start and self.caret_x(line, start) == x:
            start = max(grapheme_floor(text, start - 1), line.start)
        return start, end

    def in_one_paragraph(self, start: int, end: int) -> bool:
        """Whether no paragraph ends between two code points."""
        return "\n" not in self._page.text[start:end]

    def _without_space(self, start: int, end: int) -> int:
        """The end of a stretch that ends with a line, without white space, but for a first character."""
        text = self._page.text
        while end > start + 1 and text[end - 1].isspace():
            end -= 1
        return end

    def text_end(self, line: PageLine) -> int:
        """The end of a line (code points) without the white space that hangs there."""
        return line.end if line.last else self._without_space(line.start, line.end)

    def places(self, line: PageLine, positions: Iterable[int]) -> list[float]:
        """The x before each of these code points of a line."""
        to_utf16, base, qt_line = self._page.offsets.to_utf16, line.base, line.line
        first = to_utf16(line.start) - base
        if to_utf16(line.end) - base - first == line.end - line.start:
            shift = first - line.start
            return [cursor_to_x(qt_line, position + shift)[0] for position in positions]
        return [cursor_to_x(qt_line, to_utf16(position) - base)[0] for position in positions]

    def all_places(self, line: PageLine, x: float, end: int) -> list[float] | None:
        """The x before each code point of a line that runs from left to right and begins at `x`, up to `end`.

        Found without asking the line, which takes long of many; None where that is not possible.
        """
        xs = self._page.layout.advances.of(line.block)
        if xs is None:
            return None
        to_utf16, base = self._page.offsets.to_utf16, line.base
        first, last = to_utf16(line.start) - base, to_utf16(end) - base
        shift, right = x - xs[first], self._page.layout.left + self._page.layout.column_width
        if xs[last] + shift > right:  # spaces hang over its end, where Qt lets none stand
            xs = [min(x, right - shift) for x in xs]
        if last - first == end - line.start:
            return [x + shift for x in xs[first : last + 1]]
        return [xs[to_utf16(position) - base] + shift for position in range(line.start, end + 1)]

    def line_at(self, y: int) -> PageLine | None:
        """The line nearest to a row of the view: the one whose slot it is in, else the last one above it."""
        found: PageLine | None = None
        for line in self.shown(y - self._page.layout.metrics.pitch * 2, y + 1):
            found = line
        if found is None:  # above the first line, or far below the last one
            for line in self.shown():
                if found is not None and line.top > y:
                    break
                found = line
        return found

    def caret_at(self, point: QPoint) -> int:
        """The code point offset between characters nearest to the point; never inside a grapheme."""
        line = self.line_at(point.y())
        if line is None:
            return 0
        return self._to_border(line, point.x())

    def _to_border(self, line: PageLine, x: float) -> int:
        page = self._page
        runs = runs_of(line.line, line.runs) if line.mixed else []
        if runs:
            return self._border_in_runs(line, runs, x)
        utf16 = line.base + line.line.xToCursor(x)
        low, high = page.offsets.to_codepoint(utf16), page.offsets.to_codepoint(utf16, up=True)
        low, high = grapheme_floor(page.text, low), grapheme_ceil(page.text, high)
        if low == high:
            return low
        below, above = abs(self.caret_x(line, low) - x), abs(self.caret_x(line, high) - x)
        return low if below <= above else high

    def _border_in_runs(self, line: PageLine, runs: list[Run], x: float) -> int:
        """The border of a grapheme nearest to an x among those of the run that is there.

        Where white space hangs over the end of a line, Qt looks for it beside where it paints the letters.
        """
        page = self._page
        ends = line.start, self.text_end(line)
        if line.block.textDirection() == Qt.LayoutDirection.RightToLeft:
            ends = ends[1], ends[0]
        if x < min(run.left for run in runs):
            return ends[0]
        if x >= max(run.right for run in runs):
            return ends[1]
        run = min(runs, key=lambda run: max(run.left - x, x - run.right))
        place = page.offsets.to_codepoint(line.base + run.start)
        last = page.offsets.to_codepoint(line.base + run.end, up=True)
        borders = [grapheme_floor(page.text, place)]
        while borders[-1] < last:
            borders.append(next_grapheme(page.text, borders[-1]))
        away = [abs(self._place_in(line, run, border) - x) for border in borders]
        nearest = borders[away.index(min(away))]
        return min(max(nearest, line.start), line.end)

    def _place_in(self, line: PageLine, run: Run, position: int) -> float:
        utf16 = min(max(self.utf16_in(line, position), run.start), run.end)
        return place_in_run(line.line, run, utf16)

    def character_at(self, point: QPoint) -> int | None:
        """The code point that the point lies on (the first of its grapheme); None beside the letters."""
        line = self.line_at(point.y())
        if line is None or not line.top <= point.y() < line.bottom or line.start == line.end:
            return None
        page = self._page
        nearest = self._to_border(line, point.x())
        for position in (nearest, grapheme_floor(page.text, nearest - 1)):
            if line.start <= position < line.end:
                after = grapheme_ceil(page.text, position + 1)
                for left, right in self.extents(line, position, after):
                    if left <= point.x() < right:
                        return position
        return None

    def point_of(self, position: int) -> QPoint | None:
        """A point in the view that a press would take for exactly that code point offset."""
        line = self.line_of(position)
        if line is None:
            return None
        y = line.top + line.height // 2
        x = self.caret_x(line, position)
        candidates = [x]
        for first, last in ((position, position + 1), (position - 1, position)):
            for left, right in self.extents(line, first, last):
                candidates += [left, left + 1, right - 1, right]
        for candidate in candidates:
            point = QPoint(round(candidate), y)
            if self.caret_at(point) == position:
                return point
        return QPoint(round(x), y)

    def rows_of(self, spans: list[Span], *, edges: bool = False) -> list[QRect]:
        """The whole rows of the view that show any of the spans; with `edges` also those they only touch."""
        if not spans:
            return []
        width, reach = self._page.view_width(), 1 if edges else 0
        within = Span(min(span.start for span in spans), max(span.end for span in spans))
        return [
            QRect(0, line.top, width, line.height + self._gap_under(line, spans))
            for line in self.shown(within=within)
            if any(span.start < line.end + reach and line.start < span.end + reach for span in spans)
        ]

    def _gap_under(self, line: PageLine, spans: list[Span]) -> int:
        """Pixels of the gap below a line over which one of the spans goes on, with what stands beside it."""
        goes_on = line.last and any(span.start <= line.end and line.end + 1 < span.end for span in spans)
        return self._page.layout.below(line.block) if goes_on else 0

    def rect_of(self, span: Span) -> QRect:
        """The rectangle of the span's last line in the view that has any of it; empty if none is near."""
        line = self.line_of(max(span.end - 1, span.start))
        if line is None:
            return QRect()
        pieces = self.extents(line, span.start, span.end)
        left = min((piece[0] for piece in pieces), default=self._page.layout.left)
        right = max((piece[1] for piece in pieces), default=left + 1)
        return QRect(round(left), line.top, max(round(right - left), 1), line.height)
