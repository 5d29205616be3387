"""Scrolling while something is dragged beyond the upper or lower edge of the view."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollBar, QWidget

_TICK = 40
"""Milliseconds between two steps."""


class ScrollOn(QObject):
    """Scrolls as long as the mouse is held beyond the edge, faster the farther it is."""

    def __init__(
        self, viewport: QWidget, bar: QScrollBar, then: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._viewport = viewport
        self._bar = bar
        self._then = then
        self._at = QPoint()
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._step)

    def follow(self, point: QPoint) -> None:
        """The mouse is there now, in the viewport or beyond."""
        self._at = point
        beyond = not 0 <= point.y() < self._viewport.height()
        if beyond and not self._timer.isActive():
            self._timer.start()
        elif not beyond:
            self._timer.stop()

    def stop(self) -> None:
        """It was let go."""
        self._timer.stop()

    def _step(self) -> None:
        y, height = self._at.y(), self._viewport.height()
        beyond = y if y < 0 else y - height + 1
        self._bar.setValue(self._bar.value() + (1 if beyond > 0 else -1) * (1 + abs(beyond) // 40))
        self._then()
