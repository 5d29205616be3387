"""Tying by the mouse: a knob beneath the chosen mark is dragged to another mark, and a line goes along.

A knob of its own, because every press on the letters selects text, with each modifier in its own way.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QMouseEvent, QPainter, QPen

from annotator.gui.text.key_mode import KeyMode
from annotator.gui.text.mark_store import MarkStore
from annotator.gui.text.marks import Layer, Mark
from annotator.gui.text.scroll_on import ScrollOn
from annotator.gui.text.surface import PageSurface
from annotator.gui.text.ties import foot_of, rows_of

_RADIUS = 4.0
_REACH = 8
"""Pixels around the middle of the knob in which the mouse takes hold of it."""


class TieDrag(QObject):
    """The knob of the chosen mark, and the line that somebody draws from it."""

    tied = Signal(str, str, QPoint)
    """The keys of the chosen mark and of the one it was drawn to, and where on the screen."""

    def __init__(
        self,
        surface: PageSurface,
        store: MarkStore,
        mode: Callable[[], KeyMode | None],
        set_mode: Callable[[KeyMode | None], object],
    ) -> None:
        super().__init__(surface)
        self._surface = surface
        self._store = store
        self._mode, self._set_mode = mode, set_mode
        self._layer: Layer | None = None
        self.may_tie: Callable[[str, str], bool] = lambda _one, _other: True
        """Whether two marks (keys) can be tied; what cannot is passed over for what lies beneath it."""
        self._from: str | None = None
        self._at = QPoint()
        self._across = 0
        """Where the knob was from left to right when it was taken hold of."""
        self._hovered = False
        self._pointer: QCursor | None = None
        self._scroll_on = ScrollOn(surface.viewport(), surface.verticalScrollBar(), self._show, self)
        surface.choice_shown.connect(self._choice_shown)
        surface.article_set.connect(self.give_up)

    def set_layer(self, layer: Layer | None) -> None:
        """Offer a knob for chosen marks of this layer, or none."""
        if layer != self._layer:
            self.give_up()
            self._layer = layer
            self._surface.viewport().update()

    @property
    def held(self) -> bool:
        """Whether a line is being drawn."""
        return self._from is not None

    def knob(self) -> QPoint | None:
        """The middle of the knob in the viewport: there the connectors of the chosen mark begin."""
        mark = self._mark()
        if mark is None or self._mode() not in {None, self}:
            return None
        rows = rows_of(self._surface.lines, mark, self._surface.viewport().height())
        return foot_of(rows[0]).toPoint() if rows else None

    def paint(self, painter: QPainter) -> None:
        """Paint knob and line."""
        mark, knob = self._mark(), self.knob()
        if mark is None or (knob is None and not self.held):
            return
        colours = self._surface.colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.held:
            painter.setPen(QPen(mark.style.colour, 1.6))
            painter.drawLine(QPointF(knob if knob is not None else self._beyond(mark)), QPointF(self._at))
            self._paint_aim(painter, mark.style.colour)
        if knob is not None:
            painter.setPen(QPen(mark.style.colour, 1.6))
            painter.setBrush(mark.style.colour if self._hovered or self.held else colours.page)
            painter.drawEllipse(QPointF(knob), _RADIUS, _RADIUS)
        painter.restore()

    def _beyond(self, mark: Mark) -> QPoint:
        """Where the line comes into view while the knob is scrolled out of it."""
        above = mark.fragments[0].start < self._surface.first_visible()
        return QPoint(self._across, -1 if above else self._surface.viewport().height())

    def _paint_aim(self, painter: QPainter, colour: QColor) -> None:
        """A frame round what it would be tied to."""
        target = self._target()
        mark = self._store.find(target) if target is not None else None
        if mark is None or not self._may(mark.key):
            return
        painter.setPen(QPen(colour, 2))
        for row in rows_of(self._surface.lines, mark, self._surface.viewport().height()):
            box = QRectF(row.left - 2, row.top - 2, row.right - row.left + 4, row.foot - row.top + 3)
            painter.drawRoundedRect(box, 3, 3)

    # The mouse

    def take_hold(self, event: QMouseEvent) -> bool:
        """Take hold of the knob; False where it is not."""
        mark = self._mark()
        if mark is None or not self._on_knob(event.position().toPoint()):
            return False
        self._from, self._at = mark.key, event.position().toPoint()
        self._across = self._at.x()
        self._set_mode(self)
        self._show()
        return True

    def drag_on(self, event: QMouseEvent) -> bool:
        """Draw the line to the mouse, or show that the knob can be held; whether a line is drawn."""
        point = event.position().toPoint()
        if self._from is None:
            if not event.buttons():
                self._hover(self._on_knob(point))
            return False
        self._at = point
        target = self._target()
        allowed = target is None or self._may(target)
        self._surface.viewport().setCursor(
            Qt.CursorShape.CrossCursor if allowed else Qt.CursorShape.ForbiddenCursor
        )
        self._scroll_on.follow(point)
        self._show()
        return True

    def let_go(self, event: QMouseEvent) -> bool:
        """Tell what it was drawn to; False where no line was drawn."""
        source = self._from
        if source is None:
            return False
        self._at = event.position().toPoint()
        target = self._target()
        self._end()
        if target is not None:
            self.tied.emit(source, target, event.globalPosition().toPoint())
        return True

    def give_up(self) -> None:
        """Tie nothing."""
        if self._from is not None:
            self._end()

    # The mode of the keys

    def press(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()

    def leave(self) -> None:
        """The page was clicked or lost the keyboard."""
        self.give_up()

    # Helpers

    def _mark(self) -> Mark | None:
        chosen = self._surface.chosen()
        return self._store.mark(self._layer, chosen) if chosen is not None and self._layer else None

    def _target(self) -> str | None:
        """The smallest mark under the mouse that can be tied, else the smallest there is."""
        on = self._surface.lines.character_at(self._at)
        keys = [mark.key for mark in self._surface.marks_under(on)] if on is not None else []
        keys = [key for key in keys if key != self._from]
        return next((key for key in keys if self._may(key)), keys[0] if keys else None)

    def _may(self, key: str) -> bool:
        return self._from is not None and self.may_tie(self._from, key)

    def _on_knob(self, point: QPoint) -> bool:
        knob = self.knob()
        return knob is not None and (point - knob).manhattanLength() <= _REACH

    def _hover(self, on: bool) -> None:
        if on == self._hovered:
            return
        port = self._surface.viewport()
        if on:
            self._pointer = port.cursor()
            port.setCursor(Qt.CursorShape.CrossCursor)
        elif self._pointer is not None:
            port.setCursor(self._pointer)
            self._pointer = None
        self._hovered = on
        self._show()

    def _show(self) -> None:
        self._surface.viewport().update()

    def _choice_shown(self) -> None:
        if self._from is not None and self._surface.chosen() != self._from:
            self.give_up()
        elif self._from is None:
            self._hover(False)

    def _end(self) -> None:
        self._from = None
        self._scroll_on.stop()
        self._hover(False)
        if self._mode() is self:
            self._set_mode(None)
        self._show()
