"""The words in question on one line of equal letters, and each version as a bar under them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.offsets import OffsetMap
from annotator.domain.span import Fragments
from annotator.gui.review.facets.excerpt import Excerpt, excerpt
from annotator.gui.style.fonts import fixed_font
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.boxes import extents
from annotator.gui.text.shown_text import has_right_to_left
from annotator.gui.widgets.painted import Painted, smaller

_BAR, _ROW, _TOP = 8, 13, 2
_LARGER = 2
_MOST = 6
"""Bars that are shown; of more versions the rest is in the rows of the facet."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One version of a boundary: who has it (as the digits that mean them), where it lies, its colour."""

    who: str
    fragments: Fragments
    colour: str
    chosen: bool = False


class Ruler(Painted):
    """Aligned character by character; right-to-left words have their bars where they stand."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._text = ""
        self._bars: tuple[Bar, ...] = ()
        self._excerpt = Excerpt("", (), ())
        self._layout = QTextLayout()
        self._line: QTextLine | None = None
        self._offsets = OffsetMap("")
        self._mixed = False
        self._fixed = QFont()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The versions under the text"))

    def show_versions(self, text: str, bars: Sequence[Bar]) -> None:
        """Show versions of a stretch of an article's text."""
        self._text, self._bars = text, tuple(bars[:_MOST])
        self._lay_out()
        self.setAccessibleDescription(
            "\n".join(
                f"{bar.who}: {' | '.join(span.of(text) for span in bar.fragments) or '—'}" for bar in bars
            )
        )
        self.updateGeometry()
        self.update()

    def shown(self) -> Excerpt:
        """What of the text is shown."""
        return self._excerpt

    def boxes(self, number: int) -> list[tuple[float, float]]:
        """Left and right of the parts of a bar, in pixels of the widget."""
        if self._line is None:
            return []
        found: list[tuple[float, float]] = []
        to_utf16 = self._offsets.to_utf16
        for span in self._bars[number].fragments:
            stretch = self._excerpt.stretch(span)
            if stretch is not None:
                found += extents(
                    self._line, to_utf16(stretch.start), to_utf16(stretch.end), mixed=self._mixed
                )
        left = self._left()
        return [(first + left, last + left) for first, last in found]

    def _left(self) -> float:
        """Room for the digits of the people."""
        metrics = QFontMetricsF(smaller(self.font()))
        return max((metrics.horizontalAdvance(bar.who) for bar in self._bars), default=0.0) + 8

    def _letters(self) -> QFont:
        pixels = self._keeper.type_size + _LARGER
        if self._fixed.pixelSize() != pixels:
            self._fixed = fixed_font(pixels)
        return self._fixed

    def _lay_out(self) -> None:
        font = self._letters()
        room = int((self.width() - self._left() - 4) / QFontMetricsF(font).horizontalAdvance("m"))
        self._excerpt = excerpt(self._text, [bar.fragments for bar in self._bars], max(room, 12))
        shown = self._excerpt.shown
        self._offsets, self._mixed = OffsetMap(shown), has_right_to_left(shown)
        self._layout = QTextLayout(shown, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        line = self._layout.createLine()
        if line.isValid():
            line.setLineWidth(max(self.width() - self._left(), 10))
            line.setPosition(QPointF(0, 0))
            self._line = line
        else:
            self._line = None
        self._layout.endLayout()

    def _text_height(self) -> int:
        return round(QFontMetricsF(self._letters()).height()) + _TOP

    def sizeHint(self) -> QSize:
        """A line of text and a row for each version."""
        return QSize(200, self._text_height() + max(len(self._bars), 2) * _ROW + 2)

    def minimumSizeHint(self) -> QSize:
        """The same height, however narrow."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _take_theme(self) -> None:
        self._lay_out()
        super()._take_theme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, then the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, left = self.theme, self._left()
        painter.setPen(QColor(theme.text))
        self._layout.draw(painter, QPointF(left, 0))
        small = smaller(self.font())
        top = self._text_height()
        for number, bar in enumerate(self._bars):
            y = top + number * _ROW
            painter.setFont(small)
            painter.setPen(QColor(theme.text if bar.chosen else theme.muted))
            label = QRectF(0, y - 2, left - 6, _BAR + 4)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.who)
            self._paint_bar(painter, number, bar, y)
        painter.end()

    def _paint_bar(self, painter: QPainter, number: int, bar: Bar, y: float) -> None:
        theme = self.theme
        boxes = self.boxes(number)
        colour = QColor(bar.colour)
        if not boxes:
            painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
            middle = round(y + _BAR / 2) + 0.5
            painter.drawLine(QPointF(self._left(), middle), QPointF(self._left() + 40, middle))
            return
        for first, last in boxes:
            box = QRectF(first, y, max(last - first, 2), _BAR)
            if bar.chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawRoundedRect(box, 2, 2)
            else:
                light = QColor(colour)
                light.setAlphaF(0.3)
                painter.setPen(QPen(colour, 1))
                painter.setBrush(light)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
