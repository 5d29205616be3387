"""Context menus by the right button and by key: they choose what is meant, and offer only what is of use."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from annotator.gui.demo.waiting import let_events_pass, wait_until
from tests.end2end.acting_on_menus import hand_back
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat

LEFT = Qt.MouseButton.LeftButton


def menus(seat: Seat) -> list[QMenu]:
    return [one for one in seat.window.findChildren(QMenu, "context-menu") if one.isVisible()]


def right_click(seat: Seat, widget: QWidget, at: QPoint) -> None:
    """The button, and what the window system makes of it."""
    QTest.mouseClick(widget, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    seat.visitor.settle()


def on_text(seat: Seat, words: str) -> None:
    page = seat.visitor.page
    right_click(seat, page.viewport(), page.point_of(seat.span(words).start) + QPoint(3, 0))


def the_menu(seat: Seat) -> QMenu:
    (menu,) = menus(seat)
    return menu


def ids(menu: QMenu) -> list[str]:
    return [one.objectName() for one in menu.actions() if one.objectName()]


def titles(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if not one.isSeparator()]


def sub(menu: QMenu, title: str) -> QMenu:
    (one,) = [each for each in menu.findChildren(QMenu) if each.title() == title]
    return one


def pick(seat: Seat, menu: QMenu, name: str) -> None:
    """Click an entry."""
    action = next(one for one in menu.actions() if name in {one.objectName(), one.text()})
    box = menu.actionGeometry(action)
    assert box.isValid()
    QTest.mouseClick(menu, LEFT, pos=box.center())
    seat.visitor.settle()


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    return begin(desktop, tmp_path)


def test_on_bare_text_it_selects_and_lets_go_of_what_was_chosen(seat: Seat) -> None:
    seat.highlight("30 people", "1")
    on_text(seat, "Ida Moll")
    assert seat.visitor.desk.chosen is None
    menu = the_menu(seat)
    assert ids(menu) == [
        *("select-word", "select-sentence", "select-quotation", "select-paragraph"),
        *("pen", "guidelines"),
    ]
    pick(seat, menu, "select-word")
    assert seat.visitor.page.selection() == seat.span("Ida")
    assert menus(seat) == []


def test_on_a_mark_it_chooses_the_innermost_and_offers_the_others(seat: Seat) -> None:
    seat.highlight("at least 30 people escaped", "1")
    seat.highlight("30 people", "3")
    inner = seat.visitor.desk.chosen
    seat.visitor.press("Esc", "Esc")
    on_text(seat, "people")
    assert seat.visitor.desk.chosen == inner
    menu = the_menu(seat)
    assert {"edit-note", "toggle-discuss", "delete-annotation", "tag-all"} <= set(ids(menu))
    assert not {"add-fragment", "copy", "repeat-tag", "reopen"} & set(ids(menu))
    choose = sub(menu, "Choose")
    assert [(one.text(), one.isChecked()) for one in choose.actions()] == [
        ("Number: 30 people", True),
        ("Claim: at least 30 people escaped", False),
    ]
    choose.actions()[1].trigger()
    assert seat.visitor.desk.chosen != inner
    menu.close()
    let_events_pass()
    on_text(seat, "people")  # what is chosen there stays so
    assert seat.visitor.desk.chosen != inner
    label = sub(the_menu(seat), "Change the label")
    own = seat.visitor.desk.chosen_annotation()
    assert own is not None
    assert f"label:{own.label}" not in [one.objectName() for one in label.actions()]
    next(one for one in label.actions() if one.text() == "Speaker").trigger()
    seat.visitor.settle()
    assert ("speaker", "at least 30 people escaped") in seat.labelled()
    pick(seat, the_menu(seat), "delete-annotation")
    assert seat.labelled() == [("number", "30 people")]


def test_on_another_mark_it_chooses_that_one(seat: Seat) -> None:
    seat.highlight("30 people", "1")
    seat.highlight("Ida Moll", "2")
    on_text(seat, "people")
    chosen = seat.visitor.desk.chosen_annotation()
    assert chosen is not None
    assert chosen.text(seat.text) == "30 people"
    assert "Choose" not in titles(the_menu(seat))


def test_inside_the_selection_the_chosen_annotation_stays(seat: Seat) -> None:
    seat.highlight("Ida Moll", "2")
    seat.highlight("30 people", "1")
    seat.visitor.drag(seat.span("A neighbour, Ida Moll"))
    on_text(seat, "Moll")
    chosen = seat.visitor.desk.chosen_annotation()
    assert chosen is not None
    assert chosen.text(seat.text) == "30 people"
    pick(seat, the_menu(seat), "add-fragment")
    assert ("claim", "30 people A neighbour, Ida Moll") in seat.labelled()


def test_inside_the_selection_it_stays_and_labels_tag_it(seat: Seat) -> None:
    seat.visitor.drag(seat.span("escaped the blaze"))
    on_text(seat, "the blaze")
    assert seat.visitor.page.selection() == seat.span("escaped the blaze")
    menu = the_menu(seat)
    assert [one for one in ids(menu) if one.startswith("label:")] == seat.window.actions_of.label_ids()
    assert "copy" in ids(menu)
    assert "Change the label" not in titles(menu)
    assert sub(menu, "Select").actions()
    pick(seat, menu, "Claim")
    assert seat.labelled() == [("claim", "escaped the blaze")]


def test_a_selection_is_added_to_the_mark_under_the_mouse(seat: Seat) -> None:
    seat.highlight("30 people", "1")
    seat.visitor.press("Esc", "Esc")
    seat.visitor.drag(seat.span("the blaze"))
    on_text(seat, "people")
    assert seat.visitor.page.selection() == seat.span("the blaze")
    menu = the_menu(seat)
    assert "take-away" not in ids(menu)
    assert "Change the label" not in titles(menu)  # labels would tag the selection
    assert "delete-annotation" in ids(menu)
    pick(seat, menu, "add-fragment")
    assert seat.labelled() == [("claim", "30 people the blaze")]


def test_elsewhere_the_selection_goes(seat: Seat) -> None:
    seat.visitor.drag(seat.span("the blaze"))
    on_text(seat, "dozens")
    assert seat.visitor.page.selection() is None
    assert seat.visitor.page.caret() == seat.span("dozens").start


def test_copy_is_there_for_a_selection(seat: Seat) -> None:
    seat.visitor.drag(seat.span("the blaze"))
    on_text(seat, "blaze")
    pick(seat, the_menu(seat), "copy")
    assert QGuiApplication.clipboard().text() == "the blaze"


def test_a_done_article_offers_to_reopen_it(seat: Seat) -> None:
    seat.highlight("30 people", "1")
    seat.visitor.press("Ctrl+D")
    seat.visitor.settle()
    on_text(seat, "people")
    menu = the_menu(seat)
    assert not {"delete-annotation", "edit-note", "pen"} & set(ids(menu))
    pick(seat, menu, "reopen")
    assert not seat.visitor.desk.protected


def test_by_key_what_is_chosen_stays_and_the_first_entry_is_current(seat: Seat) -> None:
    seat.highlight("30 people", "1")
    chosen = seat.visitor.desk.chosen
    page = seat.visitor.page
    page.set_caret(seat.span("hospital").start)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(page, event)  # the menu key
    assert seat.visitor.desk.chosen == chosen
    menu = the_menu(seat)
    assert menu.activeAction() is not None
    place = page.viewport().mapFromGlobal(menu.pos())
    assert abs(place.x() - page.point_of(seat.span("30 people").start).x()) < 5
    assert {"edit-note", "delete-annotation"} <= set(ids(menu))
    menu.close()


def test_keys_are_shown(seat: Seat) -> None:
    seat.highlight("30 people", "1")
    on_text(seat, "people")
    for action in the_menu(seat).actions():
        if action.objectName():
            assert action.isShortcutVisibleInContextMenu(), action.objectName()


def test_the_list_of_annotations_has_one(seat: Seat) -> None:
    seat.highlight("30 people", "1")
    seat.highlight("Ida Moll", "2")
    view = seat.window.annotate.rail.list.view
    right_click(seat, view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    chosen = seat.visitor.desk.chosen_annotation()
    assert chosen is not None
    assert chosen.text(seat.text) == "30 people"
    menu = the_menu(seat)
    assert titles(menu)[:2] == ["Show on the page", "Change the label"]
    pick(seat, menu, "Show on the page")
    assert seat.visitor.page.hasFocus()
    right_click(seat, view.viewport(), view.visualRect(view.model().index(1, 0)).center())
    pick(seat, the_menu(seat), "delete-annotation")
    assert seat.labelled() == [("claim", "30 people")]


def test_the_list_of_articles_opens_the_article_first(seat: Seat) -> None:
    view = seat.window.articles.view
    rows = seat.window.articles.model.shown_rows()
    number = next(n for n, row in enumerate(rows) if row.title == "flood")
    right_click(seat, view.viewport(), view.visualRect(view.model().index(number, 0)).center())
    wait_until(lambda: bool(menus(seat)), "the menu")
    article = seat.visitor.desk.article
    assert article is not None
    assert article.title == "flood"
    menu = the_menu(seat)
    assert ids(menu) == ["article-details", "done-next", "done", "skip", "flag", "remove-article"]
    pick(seat, menu, "done")
    seat.visitor.settle()
    assert seat.visitor.desk.protected
    view.setFocus()
    hand_back(seat)
    seat.visitor.press("Shift+F10")
    menu = the_menu(seat)
    assert ids(menu) == ["article-details", "reopen", "remove-article"]
    menu.close()


def test_while_the_mouse_selects_there_is_none(seat: Seat) -> None:
    page = seat.visitor.page
    QTest.mousePress(page.viewport(), LEFT, pos=page.point_of(3))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
    QApplication.sendEvent(page.viewport(), event)
    assert menus(seat) == []
    QTest.mouseRelease(page.viewport(), LEFT, pos=page.point_of(3))
