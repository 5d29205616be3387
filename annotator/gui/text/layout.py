"""The page layout: generous pitch, gaps after paragraphs, a centred measure; only what is looked at."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout

from annotator.gui.text.advances import Advances
from annotator.gui.text.breaking import broken
from annotator.gui.text.typography import Typography

_SAMPLE = "The minister said on Tuesday that no more than five people had died in"
"""Characters of news; how wide they are on average makes the measure of so many characters."""
_LEAST_HEIGHT = 1.354
"""Of a line before it is spaced, in sizes of the font: letters of other scripts are taller than Latin."""
_LEAST_EMPTY = 6
_SIDE = 24
TOP = 26
_BOTTOM = 56


@dataclass(frozen=True, slots=True)
class Metrics:
    """Distances of the page in pixels, all from the font."""

    pitch: int
    """From one line to the next."""
    gap: int
    """Between paragraphs."""
    empty: int
    """The height of an empty paragraph: a gap, but one that can be seen and hit."""
    baseline: int
    """From the top of a line's slot to the feet of its letters."""
    ascent: float
    descent: float
    measure: int
    """The width of the text column at most."""


def metrics_of(font: QFont, typography: Typography | None = None) -> Metrics:
    """The page's distances for a reading font, as somebody likes them; else the usual ones."""
    like = typography or Typography()
    size, pixels = QFontMetricsF(font), font.pixelSize()
    height = size.ascent() + size.descent()
    # An underline has to fit beneath the letters; a second one where lines are not put close.
    room = min(max(round(20 * (like.line_spacing - 1)), 4), 6)
    pitch = max(round(max(height, _LEAST_HEIGHT * pixels) * like.line_spacing), ceil(height) + room)
    return Metrics(
        pitch=pitch,
        gap=(gap := round(pixels * like.paragraph_gap)),
        empty=max(gap, _LEAST_EMPTY),
        baseline=floor(min((pitch - height) * 0.25, 0.5 * pixels) + size.ascent()),
        ascent=size.ascent(),
        descent=size.descent(),
        measure=ceil(size.horizontalAdvance(_SAMPLE) / len(_SAMPLE) * like.measure),
    )


class PageLayout(QPlainTextDocumentLayout):
    """Lays a block's lines out itself whenever its height is asked for and it has none yet.

    Block heights count slots of one pitch each, however tall a fallback font is. Blocks never looked at
    count one line.
    """

    def __init__(self, document: QTextDocument, like: "PageLayout | None" = None) -> None:
        super().__init__(document)
        self.metrics = metrics_of(document.defaultFont())
        self.header_height = 0
        """Pixels above the first line, for what stands over the text."""
        self.margin = 0
        """Pixels kept free at the left of the column for what stands beside it."""
        self.gap_after_line = True
        """Whether a paragraph is followed by a gap even where no blank line follows."""
        self._left = float(_SIDE)
        self._width = 100.0
        self._telling = False
        self._rooms: Mapping[int, int] = {}
        self._room_places: list[int] = []
        self.laid_out = 0
        """Paragraphs that have been laid out, some of them more than once."""
        self.advances: Advances = Advances() if like is None else like.advances
        """Where letters stand before lines are broken, which another width leaves as it is."""
        if like is not None:
            self.metrics, self.header_height, self.margin = like.metrics, like.header_height, like.margin
            self.gap_after_line, self._left, self._width = like.gap_after_line, like.left, like.column_width
            self._rooms, self._room_places = like.rooms(), sorted(like.rooms())

    def set_rooms(self, rooms: Mapping[int, int]) -> None:
        """Keep pixels free after single UTF-16 units, for what stands between letters.

        The caller lays out anew.
        """
        self._rooms, self._room_places = rooms, sorted(rooms)
        self.advances.forget()

    def rooms(self) -> Mapping[int, int]:
        """What is kept free, by the UTF-16 offset after which it is."""
        return self._rooms

    @property
    def left(self) -> float:
        """The x of the text column."""
        return self._left

    @property
    def column_width(self) -> float:
        """The width of the text column."""
        return self._width

    def set_font(self, font: QFont, typography: Typography) -> None:
        """Take the distances of another font; the caller lays out anew."""
        self.metrics = metrics_of(font, typography)
        self.advances.forget()

    def set_view_width(self, width: int) -> None:
        """Centre the measure in a view of that width; the caller sees to it that blocks are laid out anew."""
        side = max(_SIDE, self.margin)
        self._width = float(max(min(self.metrics.measure, width - _SIDE - side), 60))
        self._left = float(max((width - self._width) // 2, self.margin, 6))

    def documentSize(self) -> QSizeF:
        """Width in pixels, height in lines, as QPlainTextEdit wants it."""
        return QSizeF(self._left + self._width, self.document().lineCount())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The rectangle of the block with its gap, at 0, 0; lays the block out if need be."""
        if not block.isValid():
            return QRectF()
        lines = block.layout().lineCount() or self._lay_out(block)
        return QRectF(0, 0, self._left + self._width, self.height(block, lines))

    def height(self, block: QTextBlock, lines: int) -> int:
        """Pixels from the top of the block to the top of the next."""
        # What `above`, `slot` and `below` say, in one: each paint asks for each block several times.
        metrics, following = self.metrics, block.next()
        above = 0 if block.position() else TOP + self.header_height
        if not following.isValid():
            return above + lines * metrics.pitch + _BOTTOM
        if block.length() == 1:
            return above + lines * metrics.empty
        gap = metrics.gap if self.gap_after_line and following.length() > 1 else 0
        return above + lines * metrics.pitch + gap

    def below(self, block: QTextBlock) -> int:
        """Pixels from the bottom of the block's last line to the next paragraph."""
        if block.length() == 1 or not self.gap_after_line or block.next().length() <= 1:
            return 0
        return self.metrics.gap

    def above(self, block: QTextBlock) -> int:
        """Pixels from the top of the block to the slot of its first line."""
        return 0 if block.position() else TOP + self.header_height

    def slot(self, block: QTextBlock) -> int:
        """The height of one line of the block; an empty block is no more than a gap."""
        return self.metrics.empty if block.length() == 1 and block.next().isValid() else self.metrics.pitch

    def documentChanged(self, _from: int, _removed: int, _added: int) -> None:
        """Nothing: blocks are laid out when they are looked at, where the stock layout lays some out at once.

        The widget repaints itself when it is given another text or font.
        """

    def lay_out_from(self, block: QTextBlock, height: int) -> None:
        """Lay out what a view of that height shows from the block on, and let the scroll bar know once."""
        known = self.document().lineCount()
        telling, self._telling = self._telling, True
        try:
            while block.isValid() and height > 0:
                height -= self.height(block, block.layout().lineCount() or self._lay_out(block))
                block = block.next()
        finally:
            self._telling = telling
        if self.document().lineCount() != known:
            self.tell()

    def _lay_out(self, block: QTextBlock) -> int:
        self.laid_out += 1
        layout = block.layout()
        if self._room_places or layout.formats():
            layout.setFormats(self._formats(block))
        option = self.document().defaultTextOption()
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        left, width, pitch = self._left, self._width, self.slot(block)
        baseline = self.above(block) + min(self.metrics.baseline, pitch)
        count = 0
        for line in broken(layout, block.text(), option, width):
            # The lower edge is a whole pixel, for the stock widget scrolls by it.
            foot = round(baseline + count * pitch + line.descent())
            line.setPosition(QPointF(left, foot - line.height()))
            count += 1
        if block.lineCount() != count:
            block.setLineCount(count)
            self.tell()
        return count

    def _formats(self, block: QTextBlock) -> list[QTextLayout.FormatRange]:
        """The spaced letters of a block."""
        start, places = block.position(), self._room_places
        made = []
        for place in places[bisect_left(places, start) : bisect_left(places, start + block.length())]:
            spaced, one = QTextCharFormat(), QTextLayout.FormatRange()
            spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            spaced.setFontLetterSpacing(self._rooms[place])
            one.start, one.length = place - start, 1
            one.format = spaced
            made.append(one)
        return made

    def tell(self) -> None:
        """Let the scroll bar know; what that lays out is told in the same breath, not in a deeper one."""
        if self._telling:
            return
        self._telling = True
        try:
            before = -1
            while before != self.document().lineCount():
                before = self.document().lineCount()
                self.documentSizeChanged.emit(self.documentSize())
        finally:
            self._telling = False
