"""Somebody at the window who has a mouse and a keyboard and nothing else, and whose actions are counted."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.span import Span
from annotator.gui.annotate.desk import Desk
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.main_window import MainWindow
from annotator.gui.text.view import ArticleView

NOTCH: Final = 120
"""What Qt counts for one step of a mouse wheel."""

_LEFT = Qt.MouseButton.LeftButton
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


class Visitor:
    """Works one window as a person does: events go to the window, which decides who gets them.

    So a click lands on what lies in front there, and a key goes to whoever has the keyboard.
    Places on the page are code points of the article.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.actions = 0
        """Key presses, clicks, drags, and steps of the wheel so far; modifiers do not count."""

    @property
    def page(self) -> ArticleView:
        """The page of the window."""
        return self.window.annotate.page

    @property
    def desk(self) -> Desk:
        """What lies open there."""
        return self.window.annotate.desk

    # The mouse on the page

    def drag(self, span: Span, *, exact: bool = False, further: bool = False) -> None:
        """Select from the start of a span to its end, with Alt held if `exact`, with Ctrl if `further`.

        Raises:
            LookupError: it is not in view.
        """
        held = (_ALT if exact else _NONE) | (_CTRL if further else _NONE)
        start, end = self._on_page(span.start), self._to_end(span.end)
        window = self._window_of(self.page)
        # A hand comes by: what it hovers over notices.
        QTest.mouseMove(window, start)
        QTest.mousePress(window, _LEFT, held, start)
        QTest.mouseMove(window, (start + end) / 2)
        QTest.mouseMove(window, end)
        QTest.mouseRelease(window, _LEFT, held, end)
        self._acted()

    def click_text(self, position: int) -> None:
        """Click on the code point."""
        self._click(self._window_of(self.page), self._on_page(position) + QPoint(3, 0))

    def double_click_text(self, position: int) -> None:
        """Click on the code point twice."""
        QTest.mouseDClick(self._window_of(self.page), _LEFT, pos=self._on_page(position) + QPoint(3, 0))
        self._acted(2)

    def wheel(self, notches: int) -> None:
        """Turn the wheel over the page, downwards where positive; a notch is an action."""
        viewport = self.page.viewport()
        middle = viewport.mapTo(self.window, viewport.rect().center())
        for _ in range(abs(notches)):
            turn = QPoint(0, -NOTCH if notches > 0 else NOTCH)
            QTest.wheelEvent(self._window_of(self.page), QPointF(middle), turn)
            self._acted()

    def sees(self, span: Span) -> bool:
        """Whether the whole of a span is in view."""
        try:
            self._on_page(span.start)
            self._to_end(span.end)
        except LookupError:
            return False
        return True

    # The mouse elsewhere

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on a widget, in its middle or at a point of it.

        Raises:
            LookupError: it is hidden, or something else lies in front of it.
        """
        point = widget.rect().center() if at is None else at
        top = widget.window()
        spot = widget.mapTo(top, point)
        hit = top.childAt(spot)
        if not widget.isVisible() or (hit is not widget and not (hit and widget.isAncestorOf(hit))):
            raise LookupError(f"{widget.accessibleName() or widget.objectName() or widget} cannot be clicked")
        self._click(self._window_of(widget), spot)

    # The keyboard

    def press(self, *keys: str) -> None:
        """Press keys one after the other, named as in the shortcut sheet: `3`, `Ctrl+Shift+Right`, `?`."""
        for name in keys:
            combination = QKeySequence(name)[0]  # type: ignore[index]  # it is; the stubs do not know
            QTest.keyClick(self._front(), combination.key(), combination.keyboardModifiers())
            self._acted()

    def write(self, text: str) -> None:
        """Type a text."""
        for character in text:
            QTest.sendKeyEvent(QTest.KeyAction.Click, self._front(), Qt.Key.Key_unknown, character, _NONE)
            self._acted()

    # Waiting

    def settle(self) -> None:
        """Wait until everything that was asked for is saved and shown."""
        session = self.window.session
        let_events_pass()
        wait_until(lambda: session.is_idle() and not self.window.running_tasks(), "the end of the work")
        let_events_pass()

    def come_to_front(self) -> None:
        """Bring the window to the front, or the dialog that it has open, so that keys go there."""
        modal = QApplication.activeModalWidget()
        front = modal if modal is not None and self._owns(modal) else self.window
        if not front.isActiveWindow():
            front.activateWindow()
        wait_until(front.isActiveWindow, "the window in front")

    # Helpers

    def _acted(self, times: int = 1) -> None:
        self.actions += times
        let_events_pass()

    def _click(self, window: QWindow, spot: QPoint) -> None:
        QTest.mouseMove(window, spot)
        QTest.mouseClick(window, _LEFT, pos=spot)
        self._acted()

    def _on_page(self, position: int) -> QPoint:
        return self._in_window(self.page.point_of(position), position)

    def _to_end(self, position: int) -> QPoint:
        """Where a hand lets go: right after the last letter, not at the start of the next line."""
        last = self.page.rect_of(Span(position - 1, position))
        if not last.isEmpty() and self.page.point_of(position).y() > last.bottom():
            return self._in_window(last.center() + QPoint(last.width(), 0), position)
        return self._on_page(position)

    def _in_window(self, point: QPoint, position: int) -> QPoint:
        viewport = self.page.viewport()
        if not viewport.rect().contains(point):
            raise LookupError(f"code point {position} is not in view")
        return viewport.mapTo(self.window, point)

    def _window_of(self, widget: QWidget) -> QWindow:
        handle = widget.window().windowHandle()
        if handle is None:
            raise LookupError(f"the window of {widget.objectName() or widget} is not shown")
        return handle

    def _owns(self, dialog: QWidget) -> bool:
        owner = dialog.parentWidget()
        while owner is not None and owner is not self.window:
            owner = owner.parentWidget()
        return owner is self.window

    def _front(self) -> QWindow:
        modal = QApplication.activeModalWidget()
        front: QWindow | None = QGuiApplication.focusWindow()
        if front is None or (modal is not None and front is self.window.windowHandle()):
            # A dialog came or went; a desktop hands the keyboard on by itself, no screen does not.
            self.come_to_front()
            front = QGuiApplication.focusWindow()
        return front
