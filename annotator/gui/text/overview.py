"""The overview: the whole article as a narrow strip with all its marks, to be looked at and clicked."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.domain.span import Span
from annotator.gui.text.hovering import told
from annotator.gui.text.marks import Layer, Mark
from annotator.gui.text.overview_picture import WIDTH, OverviewPicture, lane_at, lane_of
from annotator.gui.text.view import ArticleView
from annotator.gui.widgets.plain_text import plain_tooltip

_REACH = 3
"""Rows that a hand may miss a mark by."""
_STILL = 3
"""Pixels that it may tremble in a click."""
_AFTER = 25
"""Milliseconds after which the strip follows the page: what somebody does there is seen first."""
_LEAST_VIEW = 8
"""Rows that what the view shows has at least."""


class Overview(QWidget):
    """Lies between the page and its scroll bar; the keys for the same are those that go from mark to mark."""

    picked = Signal(object, object)
    """The Layer and the Mark of a click; one that can be chosen is chosen."""

    def __init__(self, page: ArticleView) -> None:
        super().__init__(page)
        self._page = page
        self._picture = OverviewPicture(page, self)
        self._pressed: QPoint | None = None
        self._dragged = False
        self._grip = 0.0
        """Rows from the middle of what the view shows to where it was taken hold of."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Overview of the article"))
        self.setAccessibleDescription(
            self.tr("All annotations and search hits at their place in the article; click to go there")
        )
        page.installEventFilter(self)
        page.viewport().installEventFilter(self)
        self._soon = QTimer(self, interval=_AFTER, singleShot=True)
        self._soon.timeout.connect(self.update)
        for signal in (page.scrolled, page.choice_shown, page.recoloured, self._picture.changed):
            signal.connect(self._repaint_soon)
        self.set_wanted(wanted=True)

    def set_wanted(self, *, wanted: bool) -> None:
        """Show the strip, or give its room back to the page."""
        self.setVisible(wanted)
        self._picture.want(wanted=wanted)
        self._page.reserve_right(WIDTH if wanted else 0)
        self._put()

    def _repaint_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def settled(self) -> bool:
        """Whether all marks are in the picture."""
        return not self._picture.busy

    def row_of(self, position: int) -> int:
        """The row that shows a code point."""
        return self._picture.scale.row(position)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stand beside the page, however it is resized."""
        if event.type() == QEvent.Type.Resize:
            self._put()
        return False

    def _put(self) -> None:
        room = self._page.viewport().geometry()
        self.setGeometry(room.right() + 1, room.top(), WIDTH, room.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count by other rows."""
        super().resizeEvent(event)
        self._picture.set_height(max(self.height(), 1))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, what the view shows, the marks, and the chosen one across them."""
        painter, colours = QPainter(self), self._page.colours()
        painter.fillRect(event.rect(), colours.page)
        painter.fillRect(QRect(0, 0, 1, self.height()), _thin(colours.muted, 0.3))
        shown = self._shown()
        painter.fillRect(shown, _thin(colours.text, 0.08))
        image = self._picture.image()
        if not image.isNull():
            painter.drawImage(self.rect(), image)
        for edge in (shown.top(), shown.bottom()):
            painter.fillRect(QRect(1, edge, WIDTH - 1, 1), colours.muted)
        chosen = self._page.chosen_mark()
        for span in chosen.fragments if chosen else ():
            first, last = self.row_of(span.start), self.row_of(span.end - 1)
            bar = QRect(1, first - 1, WIDTH - 1, max(last - first + 1, 2) + 2)
            painter.fillRect(bar, colours.text)
            painter.fillRect(bar.adjusted(1, 1, -1, -1), chosen.style.colour if chosen else colours.text)
        painter.end()

    def _shown(self) -> QRect:
        """What the view shows, in rows of the strip."""
        top, bottom = map(self.row_of, self._page.visible())
        height = max(bottom - top + 1, _LEAST_VIEW)
        return QRect(1, min(top, max(self.height() - height, 0)), WIDTH - 1, height)

    # The mouse

    def mark_at(self, point: QPoint) -> tuple[Layer, Mark] | None:
        """The mark nearest to a point, one of the column under it before others; None where none is near."""
        row, lane = point.y(), lane_at(point.x())
        scale = self._picture.scale
        start, end = scale.place(row - _REACH), scale.place(row + _REACH + 1)
        best: tuple[tuple[bool, int, int], Layer, Mark] | None = None
        for layer, mark in self._page.marks_over(Span(start, max(end, start + 1))):
            for span in mark.fragments:
                first, last = self.row_of(span.start), self.row_of(span.end - 1)
                away = max(first - row, row - last, 0)
                if away <= _REACH:
                    rank = (lane is not None and lane_of(layer, mark) != lane, away, len(span))
                    if best is None or rank < best[0]:
                        best = (rank, layer, mark)
        return best[1:] if best is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there; or take hold of what the view shows."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = point = event.position().toPoint()
        self._dragged = False
        shown = self._shown()
        if shown.top() <= point.y() <= shown.bottom():
            self._grip = point.y() - shown.center().y()
        else:
            self._grip = 0.0
            if self.mark_at(point) is None:
                self._go(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the view along."""
        point = event.position().toPoint()
        if self._pressed is None:
            return
        self._dragged = self._dragged or (point - self._pressed).manhattanLength() > _STILL
        if self._dragged:
            self._go(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that was no drag chooses the mark under it and shows it."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        point = event.position().toPoint()
        self._pressed = None
        found = None if self._dragged else self.mark_at(point)
        if found is not None:
            layer, mark = found
            self._page.show_span(self._nearest(mark, point.y()))
            if layer.choosable:
                self._page.choose_by_hand(mark.key)
            self.picked.emit(layer, mark)

    def _nearest(self, mark: Mark, row: int) -> Span:
        return min(mark.fragments, key=lambda span: abs(self.row_of(span.start) - row))

    def _go(self, point: QPoint) -> None:
        """Let the view show what the row stands for in its middle."""
        self._page.scroller.put_at(self._picture.scale.place(point.y() - self._grip), 0.5)

    def event(self, event: QEvent) -> bool:
        """Tell in a tooltip which mark a click would go to."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.mark_at(event.pos())
            words = told([found[1]] if found else [])
            QToolTip.showText(event.globalPos(), plain_tooltip(words), self)
            return True
        return super().event(event)


def _thin(colour: QColor, alpha: float) -> QColor:
    thin = QColor(colour)
    thin.setAlphaF(alpha)
    return thin
