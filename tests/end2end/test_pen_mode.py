"""Pen mode as somebody uses it: whatever is selected is tagged, by mouse and by keys, and nothing else is."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.domain.span import Span
from annotator.gui.demo.waiting import let_events_pass, wait_until
from tests.end2end.beginning import begin, fill_in, made_project
from tests.end2end.driving import Desktop, Seat

LEFT = Qt.MouseButton.LeftButton


def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        seat.visitor.press(key)
        seat.visitor.settle()


def drag(seat: Seat, words: str, *, further: bool = False) -> None:
    seat.visitor.drag(seat.span(words), further=further)
    seat.visitor.settle()


def spot(seat: Seat, words: str) -> QPoint:
    page = seat.visitor.page
    return page.viewport().mapTo(seat.window, page.point_of(seat.span(words).start) + QPoint(3, 0))


def click_times(seat: Seat, words: str, times: int) -> None:
    """Click twice or three times on the start of words, as fast as a hand does."""
    handle = seat.window.windowHandle()
    QTest.mouseClick(handle, LEFT, pos=spot(seat, words))
    QTest.mouseDClick(handle, LEFT, pos=spot(seat, words))
    if times == 3:
        QTest.mouseClick(handle, LEFT, pos=spot(seat, words))
    let_events_pass()


def select_by_keys(seat: Seat, *keys: Qt.Key) -> None:
    """Hold Shift, press keys with Ctrl, let Shift go."""
    handle = seat.window.windowHandle()
    both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    before = seat.labelled()
    for key in keys:
        QTest.keyPress(handle, key, both)  # a click would let Shift go after each
    seat.visitor.settle()
    assert seat.labelled() == before
    QTest.keyRelease(handle, Qt.Key.Key_Shift)
    seat.visitor.settle()


def wait_for_no_third_click(seat: Seat) -> None:
    wait_until(lambda: not seat.visitor.page.third_click_may_come(), "the end of the double click", 5000)


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    return begin(desktop, tmp_path)


def test_the_mouse_let_go_tags_and_a_key_changes_the_pen(seat: Seat) -> None:
    press(seat, "P", "3")
    drag(seat, "30 people")
    chosen = seat.visitor.desk.chosen_annotation()
    assert chosen is not None
    assert seat.visitor.page.selection() is None
    assert seat.visitor.page.caret() == chosen.end
    press(seat, "2")
    drag(seat, "Ida Moll")
    # The one chosen before was not retagged.
    assert seat.labelled() == [("number", "30 people"), ("speaker", "Ida Moll")]


def test_shift_let_go_tags_and_one_goes_on_from_the_end(seat: Seat) -> None:
    page = seat.visitor.page
    page.set_caret(seat.span("at least").start)
    press(seat, "P", "4")
    select_by_keys(seat, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert seat.labelled() == [("hedge", "at least")]
    page.set_caret(seat.span("dozens").end)
    select_by_keys(seat, Qt.Key.Key_Left)
    assert seat.labelled() == [("hedge", "at least"), ("hedge", "dozens")]
    assert page.caret() == seat.span("dozens").end


def test_return_tags_what_was_selected_otherwise(seat: Seat) -> None:
    press(seat, "Return")
    assert seat.annotations() == []
    assert "Select words first" in seat.messages()[0]
    seat.visitor.page.select(seat.span("dozens"))
    press(seat, "R")
    assert "Nothing was tagged yet" in seat.messages()[0]
    press(seat, "3")
    seat.visitor.page.select(seat.span("30 people"))
    press(seat, "Return")
    press(seat, "P", "4")
    seat.visitor.page.select(seat.span("least"))
    press(seat, "R")
    assert seat.labelled() == [("hedge", "least"), ("number", "30 people"), ("number", "dozens")]


def test_return_in_a_list_tags_nothing(seat: Seat) -> None:
    press(seat, "P")
    drag(seat, "dozens")
    seat.visitor.page.select(seat.span("30 people"))
    seat.window.articles.view.setFocus()
    press(seat, "Return")
    assert len(seat.annotations()) == 1


def test_a_double_click_tags_the_word(seat: Seat) -> None:
    press(seat, "P")
    click_times(seat, "neighbour", 2)
    assert seat.annotations() == []
    wait_for_no_third_click(seat)
    wait_until(seat.annotations, "the word")
    assert seat.labelled() == [("claim", "neighbour")]


def test_a_triple_click_tags_the_sentence_only(seat: Seat) -> None:
    press(seat, "P")
    click_times(seat, "neighbour", 3)
    wait_until(seat.annotations, "the sentence")
    wait_for_no_third_click(seat)
    seat.visitor.settle()
    assert [text for _label, text in seat.labelled()] == ["A neighbour, Ida Moll, spoke of dozens."]


def test_a_drag_right_after_a_double_click_loses_neither(seat: Seat) -> None:
    press(seat, "P")
    click_times(seat, "neighbour", 2)
    drag(seat, "the hospital in Tarn")
    wait_until(lambda: len(seat.annotations()) == 2, "both")
    assert [text for _, text in seat.labelled()] == ["neighbour", "the hospital in Tarn"]


def test_a_key_after_a_double_click_tags_once(seat: Seat) -> None:
    press(seat, "P")
    click_times(seat, "neighbour", 2)
    press(seat, "2")
    wait_for_no_third_click(seat)
    let_events_pass()
    seat.visitor.settle()
    assert seat.labelled() == [("speaker", "neighbour")]
    assert seat.window.annotate.hands.pen == seat.visitor.desk.scheme.labels[0].uid


def test_with_ctrl_a_drag_adds_a_fragment_with_and_without_the_pen(seat: Seat) -> None:
    drag(seat, "dozens", further=True)
    assert seat.annotations() == []
    assert seat.visitor.page.selection() == seat.span("dozens")
    press(seat, "1")
    drag(seat, "30 people", further=True)
    press(seat, "P", "2")
    drag(seat, "Ida Moll", further=True)
    assert seat.labelled() == [("claim", "30 people Ida Moll dozens")]
    press(seat, "Esc")
    drag(seat, "The owner", further=True)
    assert seat.labelled()[1] == ("speaker", "The owner")


def test_the_window_says_that_the_pen_is_on(seat: Seat) -> None:
    buttons = list(seat.window.annotate.rail.labels.buttons.values())
    seat.visitor.drag(seat.span("30 people"))
    assert seat.window.annotate.bar.isVisible()
    press(seat, "Esc", "P")
    assert seat.window.foot.pen.text() == "Pen: Claim · P or Esc ends"
    assert seat.window.foot.pen.isVisible()
    assert [button.is_pen() for button in buttons] == [True, False, False, False]
    assert "In hand" in buttons[0].accessibleDescription()
    seat.visitor.page.select(seat.span("30 people"))
    assert not seat.window.annotate.bar.isVisible()
    press(seat, "Esc")
    seat.visitor.click(buttons[2])
    assert [button.is_pen() for button in buttons] == [False, False, True, False]
    assert seat.window.foot.pen.text().startswith("Pen: Number")
    press(seat, "P")
    assert not any(button.is_pen() for button in buttons)
    assert not seat.window.foot.pen.isVisible()
    press(seat, "P")
    assert buttons[2].is_pen(), "the pen that was in hand last"


def test_esc_lets_everything_else_go_first(seat: Seat) -> None:
    hands = seat.window.annotate.hands
    press(seat, "P")
    drag(seat, "dozens")
    seat.visitor.page.select(seat.span("30 people"))
    seat.window.messages.show_warning("Something.")
    for _ in range(3):
        press(seat, "Esc")
        assert hands.pen is not None
    press(seat, "Esc")
    assert hands.pen is None
    assert not seat.window.actions_of["pen"].isChecked()


def test_the_pen_begins_with_the_label_used_last_or_the_chosen_ones(seat: Seat) -> None:
    drag(seat, "dozens")
    press(seat, "3", "P")
    assert seat.window.foot.pen.text().startswith("Pen: Number")


def test_the_pen_ends_when_its_label_goes(seat: Seat) -> None:
    press(seat, "P", "3")
    desk = seat.visitor.desk
    desk.set_scheme(replace(desk.scheme, labels=desk.scheme.labels[:2]))
    assert seat.window.annotate.hands.pen is None
    assert not seat.window.foot.pen.isVisible()
    press(seat, "P")
    assert seat.window.foot.pen.text().startswith("Pen: Claim"), "the last one is no more"


def test_a_label_with_a_long_name_leaves_the_window_its_width(seat: Seat) -> None:
    before = seat.window.width()
    desk = seat.visitor.desk
    first = replace(desk.scheme.labels[0], title="R&D <b>" + "long " * 60)
    desk.set_scheme(replace(desk.scheme, labels=(first, *desk.scheme.labels[1:])))
    press(seat, "P")
    assert seat.window.foot.pen.text().startswith("Pen: R&D <b>long")
    assert seat.window.minimumSizeHint().width() <= before
    assert seat.window.width() == before


def test_the_pointer_over_the_text_shows_the_pen(seat: Seat) -> None:
    port = seat.visitor.page.viewport()
    assert port.cursor().shape() == Qt.CursorShape.IBeamCursor
    press(seat, "P")
    first = port.cursor().pixmap().toImage()
    press(seat, "2")
    assert port.cursor().pixmap().toImage() != first
    press(seat, "P")
    assert port.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_esc_after_a_double_click_tags_nothing(seat: Seat) -> None:
    press(seat, "P")
    click_times(seat, "neighbour", 2)
    press(seat, "Esc")
    wait_for_no_third_click(seat)
    let_events_pass()
    seat.visitor.settle()
    assert seat.annotations() == []


def test_a_double_click_right_before_the_end_is_kept(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path)
    seat = desktop.start(project, "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    press(seat, "P")
    click_times(seat, "neighbour", 2)
    desktop.end()
    seat = desktop.start(project, "ana")
    assert seat.labelled() == [("claim", "neighbour")]


def test_clicks_choose_as_ever(seat: Seat) -> None:
    press(seat, "P")
    drag(seat, "dozens")
    press(seat, "Esc")
    seat.visitor.click_text(seat.span("dozens").start + 1)
    assert seat.visitor.desk.chosen_annotation() is not None
    seat.visitor.click_text(seat.span("Nobody").start)
    assert seat.visitor.desk.chosen is None
    assert len(seat.annotations()) == 1


def test_the_pen_goes_along_to_another_article_and_a_done_one_is_protected(seat: Seat) -> None:
    press(seat, "P", "3")
    drag(seat, "dozens")
    press(seat, "Ctrl+D")
    drag(seat, "30 people")
    assert seat.labelled() == [("number", "dozens")]
    assert "done" in seat.messages()[0]
    seat.open_article("flood")
    drag(seat, "200 houses")
    assert seat.labelled() == [("number", "200 houses")]


def test_whoever_has_no_name_is_asked_and_the_tag_is_made(desktop: Desktop, tmp_path: Path) -> None:
    seat = desktop.start(made_project(tmp_path))
    seat.visitor.press("Esc")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    press(seat, "P")
    drag(seat, "dozens")
    dialog = seat.dialog("who-dialog")
    fill_in(seat, dialog.name.lineEdit(), "ana")  # type: ignore[attr-defined]
    seat.visitor.press("Return")
    seat.visitor.settle()
    wait_until(seat.annotations, "the annotation")
    assert seat.labelled() == [("claim", "dozens")]


def test_a_key_right_after_a_double_click_comes_after_its_tag(seat: Seat) -> None:
    press(seat, "P")
    drag(seat, "dozens")
    click_times(seat, "neighbour", 2)
    press(seat, "Ctrl+Z")
    assert seat.labelled() == [("claim", "dozens")], "the double click, not what was there before"
    press(seat, "Ctrl+Shift+Z")
    assert seat.labelled() == [("claim", "neighbour"), ("claim", "dozens")]
    click_times(seat, "complained", 2)
    press(seat, "Del")
    wait_for_no_third_click(seat)
    let_events_pass()
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "neighbour"), ("claim", "dozens")]


def test_a_double_click_right_before_the_article_is_done_is_kept(seat: Seat) -> None:
    press(seat, "P")
    click_times(seat, "neighbour", 2)
    press(seat, "Ctrl+D")
    wait_for_no_third_click(seat)
    let_events_pass()
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "neighbour")]
    assert seat.messages() == []


def test_a_drag_between_two_words_tags_nothing(seat: Seat) -> None:
    press(seat, "P")
    blank = seat.span("at least").start + len("at")
    seat.visitor.drag(Span(blank, blank + 1), exact=True)
    seat.visitor.settle()
    assert seat.visitor.page.selection() == Span(blank, blank + 1)
    assert seat.annotations() == []
    drag(seat, "dozens")
    assert seat.labelled() == [("claim", "dozens")]
