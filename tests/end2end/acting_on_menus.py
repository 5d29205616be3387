"""The cases of the context menu and of copying."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from annotator.gui.demo.waiting import let_events_pass, wait_until
from tests.end2end.acting import case, fresh, marked, press
from tests.end2end.driving import Seat


def hand_back(seat: Seat) -> None:
    """Give the window the keyboard after a menu, as a desktop does by itself and no screen does not."""
    let_events_pass()
    handle = seat.window.windowHandle()
    if QGuiApplication.focusWindow() is None:
        handle.requestActivate()
    wait_until(lambda: QGuiApplication.focusWindow() is handle, "the window in front")


@case("copy")
def _copies(seat: Seat, key: str) -> None:
    fresh(seat)
    seat.visitor.drag(seat.span("the blaze"))
    QGuiApplication.clipboard().setText("before")
    press(seat, key)
    assert QGuiApplication.clipboard().text() == "the blaze"
    seat.visitor.press("Esc")
    # A line keeps the key for itself.
    line = seat.window.articles.filter
    seat.visitor.click(line)
    seat.visitor.write("fl")
    seat.visitor.press("Ctrl+A")
    press(seat, key)
    assert QGuiApplication.clipboard().text() == "fl"
    line.clear()


@case("context-menu")
def _shows_a_menu(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    (menu,) = [one for one in seat.window.findChildren(QMenu, "context-menu") if one.isVisible()]
    assert seat.window.actions_of["delete-annotation"] in menu.actions()
    menu.close()
    hand_back(seat)
