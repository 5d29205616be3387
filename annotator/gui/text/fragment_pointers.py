"""Small arrows at the edges of the view that tell of parts of the chosen annotation beyond them."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton

from annotator.domain.span import Span
from annotator.gui.text.marks import Mark
from annotator.gui.text.surface import PageSurface

_ASIDE = 6
"""Pixels to the edge of the view."""
_HEIGHT = 22
_ARROW = 9


class FragmentPointers(QObject):
    """Shows one where parts lie above the view, one where they lie below; a click leads to the nearest."""

    def __init__(self, page: PageSurface) -> None:
        super().__init__(page)
        self._page = page
        self.above, self.below = Pointer(page, up=True), Pointer(page, up=False)
        self.above.clicked.connect(lambda: self._go(self.above))
        self.below.clicked.connect(lambda: self._go(self.below))
        for signal in (page.scrolled, page.choice_shown, page.article_set, page.layer_set):
            signal.connect(self._show)
        page.mark_changed.connect(self._mark_changed)
        page.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep to the edges."""
        if event.type() == QEvent.Type.Resize:
            self._show()
        return False

    def _mark_changed(self, _layer: object, _before: object, after: Mark | None) -> None:
        chosen = self._page.chosen()
        if chosen is not None and (after is None or after.key == chosen):
            self._show()

    def _show(self) -> None:
        mark = self._page.chosen_mark()
        if mark is None or len(mark.fragments) < 2:
            self.above.hide()
            self.below.hide()
            return
        start, end = self._page.visible()
        self.above.tell(mark, [span for span in mark.fragments if span.end <= start])
        self.below.tell(mark, [span for span in mark.fragments if span.start >= end])
        room = self._page.viewport().geometry()
        for pointer in (self.above, self.below):
            size = pointer.sizeHint()
            y = room.top() + _ASIDE if pointer is self.above else room.bottom() - _ASIDE - size.height()
            left = room.left() + max((room.width() - size.width()) // 2, 0)
            pointer.setGeometry(left, y, size.width(), size.height())

    def _go(self, pointer: "Pointer") -> None:
        if pointer.parts:
            self._page.show_span(pointer.parts[-1] if pointer.up else pointer.parts[0])
            self._show()


class Pointer(QAbstractButton):
    """An arrow with the number of parts that lie its way."""

    def __init__(self, page: PageSurface, *, up: bool) -> None:
        super().__init__(page)
        self._page = page
        self.up = up
        self.parts: list[Span] = []
        self._mark: Mark | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def tell(self, mark: Mark, parts: list[Span]) -> None:
        """Show that these parts of a mark lie beyond the edge, or hide where there are none."""
        self._mark, self.parts = mark, parts
        words = (
            self.tr("%n more parts above", "", len(parts))
            if self.up
            else self.tr("%n more parts below", "", len(parts))
        )
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(parts))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + _ARROW + 26, max(_HEIGHT, QFontMetrics(self.font()).height() + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pill in the colours of the page, framed like the annotation."""
        if self._mark is None:
            return
        painter, colours = QPainter(self), self._page.colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.page)
        painter.setPen(QPen(self._mark.style.colour, 2.5 if self.underMouse() else 1.5))
        room = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
        middle, tip = room.center().y(), -1 if self.up else 1
        x = room.left() + 9
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._mark.style.colour)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x, middle - tip * _ARROW / 3),
                    QPointF(x + _ARROW, middle - tip * _ARROW / 3),
                    QPointF(x + _ARROW / 2, middle + tip * _ARROW / 2),
                ]
            )
        )
        painter.setPen(colours.text)
        words = room.adjusted(9 + _ARROW + 5, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
