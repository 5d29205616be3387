"""How the window of the label scheme is worked in stories."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

from annotator.domain.label import Label, Scheme
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.labels.owner_list import OwnerList
from annotator.gui.labels.window import LabelsWindow
from annotator.gui.widgets.ask import LineDialog
from tests.end2end.acting_on_labels import window_of
from tests.end2end.beginning import fill_in
from tests.end2end.driving import Seat


def opened(seat: Seat) -> LabelsWindow:
    seat.visitor.press("Ctrl+Shift+K")
    seat.visitor.settle()
    return window_of(seat)


def scheme(seat: Seat) -> Scheme:
    return seat.project.session.workspace.read(lambda read: read.scheme())


def label(seat: Seat, name: str) -> Label:
    found = scheme(seat).label_named(name)
    assert found is not None, name
    return found


def click(seat: Seat, widget: QWidget) -> None:
    seat.visitor.click(widget)
    seat.visitor.settle()


def pick(seat: Seat, view: OwnerList, title: str) -> None:
    row = next(n for n, one in enumerate(view.owners.owners()) if one.title == title)
    seat.visitor.click(view.viewport(), view.visualRect(view.owners.index(row, 0)).center())
    seat.visitor.settle()


def show(widget: QWidget, window: LabelsWindow) -> QWidget:
    """Scroll until a widget of the form is in view."""
    window.area.ensureWidgetVisible(widget)
    let_events_pass()
    return widget


def fill(seat: Seat, line: QLineEdit, text: str) -> None:
    fill_in(seat, line, text)
    seat.visitor.press("Return")
    seat.visitor.settle()


def name_it(seat: Seat, window: LabelsWindow, dialog: str, text: str) -> None:
    found = window.findChild(LineDialog, dialog)
    assert isinstance(found, LineDialog)
    wait_until(found.isActiveWindow, "the question")
    seat.visitor.write(text)
    seat.visitor.press("Return")
    seat.visitor.settle()


def say_yes(seat: Seat, window: LabelsWindow) -> str:
    """Press the button with the verb; return what was asked."""
    box = window.findChild(QMessageBox, "yes-dialog")
    assert isinstance(box, QMessageBox)
    wait_until(box.isVisible, "the question")
    words, button = box.text(), box.buttons()[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    seat.visitor.settle()
    return words


def choose(seat: Seat, box: QComboBox, row: int) -> None:
    """Open a box and pick a row."""
    box.setFocus()
    seat.visitor.press("Alt+Down")
    wait_until(box.view().isVisible, "the list of the box")
    box.view().setCurrentIndex(box.model().index(row, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    seat.visitor.settle()


def tick(seat: Seat, button: QPushButton, *titles: str) -> None:
    """Open the list of a button and tick or untick what is so called."""
    for title in titles:
        menu = button.menu()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text() == title)
        menu.popup(button.mapToGlobal(QPoint(0, 0)))
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        seat.visitor.settle()
    # Without a desktop nobody gives the keyboard back to the window.
    button.window().activateWindow()
    wait_until(button.window().isActiveWindow, "the window in front")
