"""The mouse on the grips of the chosen mark: dragging one moves the edge, and the page shows it at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter

from annotator.domain.span import Fragments
from annotator.domain.texts.edges import Edge, with_edge_at
from annotator.gui.text.grips import Grip, grip_at, grips_of, paint_grip
from annotator.gui.text.key_mode import KeyMode
from annotator.gui.text.mark_store import MarkStore
from annotator.gui.text.marks import Layer, Mark
from annotator.gui.text.scroll_on import ScrollOn
from annotator.gui.text.surface import PageSurface

_STILL = 3
"""Pixels that a hand may tremble before it moves something."""


@dataclass(slots=True)
class _Drag:
    """One edge on its way."""

    mark: Mark
    """As it was."""
    layer: Layer
    edge: Edge
    pressed: QPoint
    reach: QPoint
    """From where the mouse took hold to the edge."""
    last: QPoint
    exact: bool
    shown: Fragments
    moved: bool = False

    def edge_shown(self) -> Edge:
        """Where the edge is among the fragments shown, some of which may have joined."""
        whole, side = self.mark.fragments[self.edge.fragment], self.edge.side
        stays = whole.start if side == "end" else whole.end - 1
        number = next((n for n, span in enumerate(self.shown) if span.contains(stays)), 0)
        return Edge(number, side)


class Handles(QObject):
    """Grips at the edges of the chosen mark, painted on the page; while one is held, every key is its own.

    What is shown while dragging is a mark like any other; who listens to `moved` makes it last.
    """

    moved = Signal(str, object)
    """The key of the mark, and the Fragments that somebody has given it."""

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
        self.whole_words = True
        self._drag: _Drag | None = None
        self._grips: list[Grip] | None = None
        self._under: Edge | None = None
        self._pointer: QCursor | None = None
        """What the pointer was before it came to a grip."""
        self._quiet = False
        surface.viewport().setMouseTracking(True)
        self._scroll_on = ScrollOn(surface.viewport(), surface.verticalScrollBar(), self._show, self)
        for signal in (surface.scrolled, surface.article_set, surface.layer_set):
            signal.connect(self._forget)
        surface.layer_set.connect(self._drop)
        surface.choice_shown.connect(self._choice_shown)
        surface.mark_changed.connect(self._mark_changed)

    def set_layer(self, layer: Layer | None) -> None:
        """Offer grips for chosen marks of this layer, or none."""
        if layer != self._layer:
            self.give_up()
            self._layer = layer
            self._forget()
            self._surface.viewport().update()

    @property
    def held(self) -> bool:
        """Whether the mouse moves an edge just now."""
        return self._drag is not None

    def grips(self) -> list[Grip]:
        """Those in the view, where the page offers any now."""
        mark = self._mark()
        if mark is None or self._mode() not in {None, self}:
            return []
        if self._grips is None:
            surface = self._surface
            self._grips = grips_of(mark.fragments, surface.text(), surface.lines, surface.metrics())
        return self._grips

    def paint(self, painter: QPainter, asked: QRect) -> None:
        """Paint those that lie in what is painted anew."""
        mark = self._mark()
        for grip in self.grips() if mark is not None else ():
            if mark is not None and grip.area().intersects(asked):
                page = self._surface.colours().page
                paint_grip(painter, grip, mark.style.colour, page, held=grip.edge == self._under)

    # The mouse

    def take_hold(self, event: QMouseEvent) -> bool:
        """Take hold of a grip; False where there is none."""
        point = event.position().toPoint()
        grip = grip_at(self.grips(), point)
        mark = self._mark()
        if grip is None or mark is None or self._layer is None:
            return False
        self._drag = _Drag(
            mark, self._layer, grip.edge, point, grip.aim - point, point, exact=False, shown=mark.fragments
        )
        self._hover(grip)
        self._set_mode(self)
        return True

    def drag_on(self, event: QMouseEvent) -> bool:
        """Move what is held to the mouse, or show what could be held; whether something is."""
        drag, point = self._drag, event.position().toPoint()
        if drag is None:
            if not event.buttons():
                self._hover(grip_at(self.grips(), point))
            return False
        drag.last = point
        drag.exact = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if drag.moved or (point - drag.pressed).manhattanLength() > _STILL:
            drag.moved = True
            self._show()
            self._scroll_on.follow(point)
        return True

    def mouse_left(self) -> None:
        """The mouse is not on the page any more."""
        if self._drag is None:
            self._hover(None)

    def let_go(self) -> bool:
        """Tell what became of it; False where nothing was held."""
        drag = self._drag
        if drag is None:
            return False
        if drag.moved:
            self._show()
        self._end()
        if drag.shown != drag.mark.fragments:
            self.moved.emit(drag.mark.key, drag.shown)
        return True

    def give_up(self) -> None:
        """Leave the mark as it was."""
        drag = self._drag
        if drag is None:
            return
        self._end()
        if drag.shown != drag.mark.fragments:
            self._surface.put_mark(drag.layer, drag.mark)

    # The mode of the keys

    def press(self, event: QKeyEvent) -> None:
        """Esc gives up; Alt goes by characters."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() == Qt.Key.Key_Alt:
            self.hold_alt(held=True)

    def hold_alt(self, *, held: bool) -> None:
        """Alt was pressed or let go while the mouse holds an edge."""
        if self._drag is not None and self._drag.moved:
            self._drag.exact = held
            self._show()

    def leave(self) -> None:
        """The page was clicked or lost the keyboard."""
        self.give_up()

    # Helpers

    def _mark(self) -> Mark | None:
        chosen = self._surface.chosen()
        if chosen is None or self._layer is None:
            return None
        return self._store.mark(self._layer, chosen)

    def _show(self) -> None:
        drag, surface = self._drag, self._surface
        if drag is None:
            return
        place = surface.lines.caret_at(drag.last + drag.reach)
        by_word = drag.exact != self.whole_words
        shown = with_edge_at(drag.mark.fragments, drag.edge, place, surface.text(), by_word=by_word)
        if shown != drag.shown:
            drag.shown = shown
            self._quiet = True
            surface.put_mark(drag.layer, replace(drag.mark, fragments=shown))
            self._quiet = False
            self._under = drag.edge_shown()

    def _end(self) -> None:
        self._drag = None
        self._scroll_on.stop()
        self._hover(None)
        if self._mode() is self:
            self._set_mode(None)

    def _drop(self) -> None:
        """What is on the page now is somebody else's word."""
        if self._drag is not None:
            self._end()

    def _hover(self, grip: Grip | None) -> None:
        edge = grip.edge if grip is not None else None
        if edge == self._under:
            return
        port = self._surface.viewport()
        for one in self.grips():
            if one.edge in {edge, self._under}:
                port.update(one.area())
        if self._under is None:
            self._pointer = port.cursor()
            port.setCursor(Qt.CursorShape.SizeHorCursor)
        elif edge is None and self._pointer is not None:
            # If the pointer was changed meanwhile (a pen was taken in hand), it stays so.
            if port.cursor().shape() == Qt.CursorShape.SizeHorCursor:
                port.setCursor(self._pointer)
            self._pointer = None
        self._under = edge

    def _forget(self) -> None:
        self._grips = None

    def _choice_shown(self) -> None:
        self._forget()
        if self._drag is not None and self._surface.chosen() != self._drag.mark.key:
            self.give_up()
        elif self._drag is None:
            self._hover(None)

    def _mark_changed(self, _layer: Layer, before: Mark | None, after: Mark | None) -> None:
        changed = after or before
        if changed is None or changed.key != self._surface.chosen():
            return
        self._forget()
        drag = self._drag
        if drag is None or self._quiet:
            return
        if after is not None and after.fragments == drag.mark.fragments:
            # What was dragged before is saved now, or the label is another: the hand goes on.
            drag.mark, drag.shown = after, after.fragments
        else:
            self._end()
