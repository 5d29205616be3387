"""The article itself on paper: its letters, and tints, underlines and numbers of footnotes with them."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QTextLine

from annotator.domain.offsets import OffsetMap
from annotator.formats.pages.sheet import Sheet, Stretch, blank_lines_part, last_letter, stretches
from annotator.gui.printing.flow import Flow
from annotator.gui.printing.look import laid_out
from annotator.gui.text.boxes import Extent, caret_x, extents
from annotator.gui.text.painting import LANE_STEP
from annotator.gui.text.shown_text import has_right_to_left, is_right_to_left, shown
from annotator.gui.text.strokes import paint_underline
from annotator.services.progress import Progress

_TELL_EVERY = 50
"""Lines between two looks at whether somebody wants to stop."""


class Body:
    """Prints the text of a sheet, once and from its beginning: marks are met in their order."""

    def __init__(self, sheet: Sheet, flow: Flow, progress: Progress) -> None:
        self._sheet = sheet
        self._flow = flow
        self._progress = progress
        self._coming = stretches(sheet.marks)
        self._next = 0
        self._active: list[Stretch] = []
        notes: dict[int, list[int]] = {}
        for mark in sheet.marks:
            if mark.note:
                notes.setdefault(last_letter(sheet.text, mark.fragments[-1].end), []).append(mark.note)
        self._notes = sorted(notes.items(), reverse=True)
        self._inks = [(QColor(one.light.line), QColor(one.light.tint)) for one in sheet.labels]
        self._lines = 0

    def print(self) -> None:
        """Print all of it; raises CancelledError when somebody stopped it."""
        text = shown(self._sheet.text)
        metrics = self._flow.look.metrics
        parted = blank_lines_part(text)
        start = 0
        while start < len(text):
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            if end == start:
                self._flow.gap(metrics.empty)
            else:
                self._paragraph(text[start:end], start)
                if not parted:
                    self._flow.gap(metrics.gap)
            start = end + 1
        self._progress(len(text), len(text))

    def _paragraph(self, text: str, start: int) -> None:
        flow, offsets = self._flow, OffsetMap(text)
        mixed = has_right_to_left(text)
        backwards = mixed and is_right_to_left(text)
        pitch = flow.look.metrics.pitch
        layout, lines = laid_out(text, flow.look.text, flow.width)
        for number, line in enumerate(lines):
            self._lines += 1
            if self._lines % _TELL_EVERY == 0:
                self._progress(start + offsets.to_codepoint(line.textStart()), len(self._sheet.text))
            flow.room(pitch, besides=pitch * _bound(number, len(lines)))
            self._line(line, offsets, start, mixed=mixed, backwards=backwards)
            flow.y += pitch
        del layout

    def _line(self, line: QTextLine, offsets: OffsetMap, base: int, *, mixed: bool, backwards: bool) -> None:
        first, last = line.textStart(), line.textStart() + line.textLength()
        start, end = base + offsets.to_codepoint(first), base + offsets.to_codepoint(last)
        active = self._over(start, end)
        notes = self._ending(end)
        flow = self._flow
        if not flow.drawn:
            return
        painter, metrics = flow.painter, flow.look.metrics
        painter.save()
        painter.translate(flow.left, flow.y)
        foot = metrics.baseline + round(metrics.descent)
        strokes: list[tuple[Extent, Stretch]] = []
        for one in active:
            begin = offsets.to_utf16(max(one.start, start) - base)
            finish = offsets.to_utf16(min(one.end, end) - base)
            for left, right in extents(line, begin, finish, mixed=mixed):
                # White space where a line is broken reaches out of the column.
                extent = (max(left, 0.0), min(right, flow.width))
                if extent[0] < extent[1]:
                    strokes.append((extent, one))
        for (left, right), one in strokes:
            tint = self._inks[self._label(one)][1]
            painter.fillRect(QRectF(left, 2, right - left, foot + one.lane * LANE_STEP - 2), tint)
        for extent, one in strokes:
            label = self._label(one)
            colour, underline = self._inks[label][0], self._sheet.labels[label].underline
            paint_underline(painter, extent, foot + one.lane * LANE_STEP, colour, underline)  # type: ignore[arg-type]
        painter.setPen(flow.colours.text)
        line.draw(painter, QPointF(0, metrics.baseline - line.ascent()))
        for place, numbers in notes:
            x = caret_x(line, offsets.to_utf16(max(place - base, 0)), mixed=mixed)
            self._number(x, numbers, backwards=backwards)
        painter.restore()

    def _label(self, one: Stretch) -> int:
        return self._sheet.marks[one.mark].label

    def _over(self, start: int, end: int) -> list[Stretch]:
        """The stretches that lie on these code points, which follow those asked for before."""
        active = [one for one in self._active if one.end > start]
        coming = self._coming
        while self._next < len(coming) and coming[self._next].start < end:
            if coming[self._next].end > start:
                active.append(coming[self._next])
            self._next += 1
        self._active = active
        return active

    def _ending(self, end: int) -> list[tuple[int, list[int]]]:
        """Where marks with footnotes end up to there, and the numbers; each is told once."""
        found = []
        while self._notes and self._notes[-1][0] <= end:
            found.append(self._notes.pop())
        return found

    def _number(self, x: float, numbers: list[int], *, backwards: bool) -> None:
        """Above the letters, in the room between the lines: nothing is moved by it.

        It reaches from x to where the paragraph goes on: `backwards` is to the left.
        """
        painter, font = self._flow.painter, self._flow.look.number
        words = ",".join(map(str, sorted(numbers)))
        size = QFontMetricsF(font)
        painter.setFont(font)
        wide = size.horizontalAdvance(words)
        x = max(x - wide, 0.0) if backwards else min(x, self._flow.width - wide)
        painter.drawText(QPointF(x, size.capHeight() - 1), words)


def _bound(number: int, count: int) -> int:
    """How many lines must not be parted from a line: neither the first nor the last stands alone."""
    if count == 3:
        return 2 - number
    return 1 if count > 1 and number in {0, count - 2} else 0
