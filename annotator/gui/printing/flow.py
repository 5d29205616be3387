"""What is printed flows down the page and on to the next, broken between lines."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from annotator.gui.printing.look import PrintLook, laid_out
from annotator.gui.printing.paper import Paper
from annotator.gui.text.marks import PageColours, light_colours

_FOOT = 30
"""What the page number takes at the bottom of a page."""


class PagesOver(Exception):  # noqa: N818 - nothing went wrong
    """The last page that was asked for is printed."""


class Flow:
    """The place on the page where printing goes on; `left` and `width` are those of the column."""

    def __init__(self, paper: Paper, look: PrintLook, title: str) -> None:
        self._paper = paper
        self._title = title
        self.look = look
        full, height = paper.size
        self._full = full
        self._bottom = max(int(height) - _FOOT, look.metrics.pitch)
        self._foot = height
        self.width = min(float(look.metrics.measure), full)
        self.left = (full - self.width) / 2
        self.y = 0
        self.page = 1
        self.colours: PageColours = light_colours()
        self.painter: QPainter = paper.begin()

    @property
    def drawn(self) -> bool:
        """Whether this page is asked for; else it is laid out only."""
        return self._paper.wants(self.page)

    def room(self, height: int, *, besides: int = 0) -> None:
        """Go to the next page where so much, and what has to stay with it, has no room on this one."""
        if self.y and self.y + height + besides > self._bottom:
            self._number()
            if self._paper.is_over(self.page + 1):
                raise PagesOver
            if self.drawn:
                self._paper.turn()
            self.page += 1
            self.y = 0

    def gap(self, height: int) -> None:
        """Leave room free; none at the top of a page."""
        if self.y:
            self.y += height

    def rule(self) -> None:
        """A thin line across the column."""
        if self.drawn and self.y:
            self.painter.fillRect(QRectF(self.left, self.y, self.width, 0.75), QColor("#9A9A96"))

    def words(
        self, text: str, font: QFont, *, colour: QColor | None = None, indent: float = 0, besides: int = 0
    ) -> None:
        """A paragraph that is no part of the article; `besides` is what has to stay with its last line."""
        layout, lines = laid_out(text, font, self.width - indent)
        for number, line in enumerate(lines):
            height = ceil(line.height() * 1.15)
            self.room(height, besides=besides if number == len(lines) - 1 else 0)
            if self.drawn:
                self.painter.setPen(colour or self.colours.text)
                line.draw(self.painter, QPointF(self.left + indent, self.y))
            self.y += height
        del layout

    def end(self) -> None:
        """Number the last page."""
        self._number()

    def _number(self) -> None:
        if not self.drawn:
            return
        font = self.look.small
        size = QFontMetricsF(font)
        number = str(self.page)
        painter, wide = self.painter, size.horizontalAdvance(number)
        baseline = self._foot - size.descent() - 1
        painter.setFont(font)
        painter.setPen(self.colours.muted)
        title = size.elidedText(self._title, Qt.TextElideMode.ElideRight, self.width - wide - 24)
        painter.drawText(QPointF(self.left, baseline), title)
        painter.drawText(QPointF(self.left + self.width - wide, baseline), number)
