"""Dragging statements onto the panel of another quantity, inside of the list."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from annotator.gui.ledger.items import Heading, Statement
from annotator.gui.ledger.measure import clean
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.translation import counted

WhyNot = Callable[[Statement], str]

_EDGE: Final = 28
"""Pixels at the edges of the list in which it scrolls along."""
_SCROLL_EVERY: Final = 40
"""Milliseconds."""


class DroppedOn(Protocol):
    """The list as far as dragging needs to know it."""

    def heading_at(self, place: QPoint) -> Heading | None:
        """The heading that a point belongs to."""
        ...

    def viewport(self) -> QWidget:
        """Where it is drawn."""
        ...

    def verticalScrollBar(self) -> QScrollBar:  # noqa: N802 -- Qt's name
        """How far it is scrolled."""
        ...


class RowDrag(QObject):
    """What the mouse carries from press to release; nothing of it leaves the list."""

    dropped = Signal(object, object)
    """The Statements, and the Heading that they were let go under."""
    refused = Signal(str)
    """Why nothing of what was dragged can be sorted in."""

    def __init__(
        self, view: DroppedOn, keeper: ThemeKeeper, why_not: WhyNot, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._keeper = keeper
        self._why_not = why_not
        self._from: QPoint | None = None
        self._carried: tuple[Statement, ...] = ()
        self._why = ""
        self._place = QPoint()
        self._target: Heading | None = None
        self.active = False
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_EVERY)
        self._scroll.timeout.connect(self._scroll_along)

    @property
    def target(self) -> Heading | None:
        """Under which heading it would be dropped now."""
        return self._target

    def press(self, place: QPoint, carried: Sequence[Statement]) -> None:
        """The button went down on one of these."""
        self._from = place
        self._carried = tuple(carried)

    def move(self, place: QPoint) -> None:
        """The mouse moves with its button down."""
        if self._from is None or not self._carried:
            return
        if not self.active:
            if (place - self._from).manhattanLength() < QApplication.startDragDistance():
                return
            self._begin()
        self._place = place
        self._target = None if self._why else self._view.heading_at(place)
        if self._target is not None and not self._moved_to(self._target):
            self._target = None
        self._view.viewport().update()

    def release(self) -> bool:
        """The button is let go; return whether something was being dragged."""
        was, target, carried, why = self.active, self._target, self._carried, self._why
        self.cancel()
        if was and why:
            self.refused.emit(why)
        elif was and target is not None:
            self.dropped.emit(carried, target)
        return was

    def cancel(self) -> bool:
        """Carry nothing any more; return whether something was carried."""
        was = self.active
        self._from, self._carried, self._target, self._why = None, (), None, ""
        self.active = False
        self._scroll.stop()
        if was:
            self._view.viewport().unsetCursor()
            self._view.viewport().update()
        return was

    def _begin(self) -> None:
        self.active = True
        reasons = [self._why_not(one) for one in self._carried]
        self._carried = tuple(one for one, why in zip(self._carried, reasons, strict=True) if not why)
        self._why = "" if self._carried else reasons[0]
        cursor = Qt.CursorShape.ForbiddenCursor if self._why else Qt.CursorShape.ClosedHandCursor
        self._view.viewport().setCursor(cursor)
        self._scroll.start()

    def _moved_to(self, heading: Heading) -> bool:
        """Whether dropping there would change anything."""
        quantity = heading.panel.quantity if heading.panel is not None else None
        return any(one.row.amount.quantity != quantity for one in self._carried)

    def _scroll_along(self) -> None:
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if self._place.y() < _EDGE:
            bar.setValue(bar.value() - _EDGE // 2)
        elif self._place.y() > height - _EDGE:
            bar.setValue(bar.value() + _EDGE // 2)
        else:
            return
        self.move(self._place)

    def paint(self, painter: QPainter) -> None:
        """Say beside the mouse what is carried, and where it would go."""
        if not self.active:
            return
        theme, words = self._keeper.theme, clean(self._words())
        metrics = QFontMetricsF(painter.font())
        width = min(metrics.horizontalAdvance(words) + 2 * MARGIN, self._view.viewport().width() - 2.0 * GAP)
        box = QRectF(self._place.x() + 14, self._place.y() + 10, width, metrics.height() + GAP)
        port = QRectF(self._view.viewport().rect()).adjusted(GAP, GAP, -GAP, -GAP)
        box.moveRight(min(box.right(), port.right()))
        box.moveBottom(min(box.bottom(), port.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tooltip))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(theme.tooltip_text))
        inner = box.adjusted(MARGIN, 0, -MARGIN, 0)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width() + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)

    def _words(self) -> str:
        if self._why:
            return self._why
        count = counted("RowDrag", "%n numbers", len(self._carried))
        target = self._target
        if target is None:
            return count
        if target.panel is None:
            return self.tr("{what}: take the quantity off").format(what=count)
        return self.tr("{what} → {quantity}").format(what=count, quantity=target.panel.quantity)
