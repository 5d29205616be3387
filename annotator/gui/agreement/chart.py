"""The line of a trend above its table: what is chosen there is marked here, a click chooses there."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.formats.agreement.trend_svg import Colours, Point, places_of, trend_svg
from annotator.gui.agreement.words import two_digits
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.painted import Painted

_HEIGHT = 260


class TrendChart(Painted):
    """A picture; the table beneath says the same to screen readers and is walked by keys."""

    picked = Signal(int)
    """The row of the table that a point belongs to."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._points: Sequence[Point] = ()
        self._title = ""
        self._chosen = -1
        self._drawn: tuple[object, QSvgRenderer] | None = None

    def sizeHint(self) -> QSize:
        """As high as it always is."""
        return QSize(640, _HEIGHT)

    def show_points(self, points: Sequence[Point], title: str) -> None:
        """Show other points."""
        self._points, self._title, self._drawn = points, title, None
        self.setAccessibleName(title)
        self.update()

    def choose(self, row: int) -> None:
        """Mark a point."""
        if row != self._chosen:
            self._chosen = row
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, and a band behind what is chosen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.page))
        self._renderer().render(painter, QRectF(self.rect()))
        places = places_of(len(self._points), self.width())
        if 0 <= self._chosen < len(places):
            painter.setPen(QPen(QColor(self.theme.focus), 1, Qt.PenStyle.DashLine))
            x = round(places[self._chosen])
            painter.drawLine(x, 28, x, self.height() - 40)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the nearest point."""
        places = places_of(len(self._points), self.width())
        if places:
            x = event.position().x()
            self.picked.emit(min(range(len(places)), key=lambda n: abs(places[n] - x)))

    def _renderer(self) -> QSvgRenderer:
        theme = self.theme
        key = (theme.name, self.size().toTuple())
        if self._drawn is None or self._drawn[0] != key:
            colours = Colours(theme.page, theme.line, theme.muted, theme.text, theme.labels["claim"].line)
            size = (self.width(), self.height())
            svg = trend_svg(
                self._points, self._title, size=size, colours=colours, figure=two_digits, whole=whole
            )
            self._drawn = (key, QSvgRenderer(QByteArray(svg.encode())))
        return self._drawn[1]
