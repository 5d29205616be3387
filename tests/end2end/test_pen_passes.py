"""Passes: all articles for one label only, how far they are, and that it is kept."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMessageBox

from annotator.bootstrap import open_workspace
from annotator.domain.annotation_set import Status
from annotator.gui.demo.waiting import wait_until
from annotator.gui.keyboard.positions import EVDEV_PLUS_8
from annotator.gui.library.article_model import Roles
from annotator.gui.passes.pass_bar import PassBar
from annotator.services.removing_articles import remove
from tests.end2end.beginning import begin, made_project
from tests.end2end.driving import Desktop, Seat


def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        seat.visitor.press(key)
        seat.visitor.settle()


def bar(seat: Seat) -> PassBar:
    return seat.project.wiring.passes.bar


def title(seat: Seat) -> str:
    article = seat.visitor.desk.article
    return article.title if article else ""


def begin_pass(seat: Seat, digit: str) -> None:
    press(seat, "Shift+P")
    seat.dialog("pass-dialog")
    press(seat, digit, "Return")


def test_a_pass_from_the_first_article_to_the_last(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    begin_pass(seat, "3")
    assert bar(seat).words.text() == "Only Number: 0 of 3 articles"
    assert (bar(seat).progress.value(), bar(seat).progress.maximum()) == (0, 3)
    assert not seat.window.top.done.isVisible()
    seat.visitor.drag(seat.span("30 people"))
    seat.visitor.settle()
    press(seat, "1")  # in a pass the pen keeps its label
    assert "In a pass" in seat.messages()[0]
    seat.visitor.drag(seat.span("dozens"))
    seat.visitor.settle()
    assert seat.labelled() == [("number", "30 people"), ("number", "dozens")]
    press(seat, "Ctrl+Return")
    assert title(seat) == "flood"
    assert bar(seat).words.text() == "Only Number: 1 of 3 articles"
    seat.visitor.drag(seat.span("200 houses"))
    seat.visitor.settle()
    assert seat.labelled() == [("number", "200 houses")]
    seat.visitor.click(bar(seat).done)
    seat.visitor.settle()
    assert title(seat) == "strike"
    press(seat, "Ctrl+Return")
    assert bar(seat).words.text() == "Only Number: 3 of 3 articles"
    assert "complete" in seat.messages()[0]
    statuses = [row.status for row in seat.window.articles.model.rows()]
    assert statuses == [Status.IN_PROGRESS, Status.IN_PROGRESS, Status.NEW], "done in the pass only"
    press(seat, "Ctrl+Shift+E")
    assert not bar(seat).isVisible()
    assert seat.window.annotate.hands.pen is None
    assert seat.window.top.done.isVisible()


def test_the_list_marks_what_is_done_in_the_pass(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)

    def details() -> list[str]:
        model = seat.window.articles.model
        return [str(model.index(row).data(Roles.DETAIL)) for row in range(model.rowCount())]

    begin_pass(seat, "1")
    press(seat, "Ctrl+Return")
    assert ["✓ pass" in detail for detail in details()] == [True, False, False]
    press(seat, "Ctrl+Shift+E")
    assert not any("✓" in detail for detail in details())


def test_done_in_the_pass_can_be_taken_back(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    begin_pass(seat, "1")
    assert not bar(seat).here.isVisible()
    press(seat, "Ctrl+Return")
    seat.open_article("fire")
    assert bar(seat).here.isVisible()
    assert "done in this pass" in bar(seat).here.text()
    press(seat, "Ctrl+R")
    assert not bar(seat).here.isVisible()
    assert bar(seat).words.text() == "Only Claim: 0 of 3 articles"
    press(seat, "Ctrl+Return")
    seat.open_article("fire")
    seat.visitor.click(bar(seat).back)
    seat.visitor.settle()
    assert bar(seat).progress.value() == 0


def test_what_was_done_is_kept_for_the_next_start_of_the_program(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path)
    seat = desktop.start(project, "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    begin_pass(seat, "2")
    press(seat, "Ctrl+Return")
    desktop.end()
    seat = desktop.start(project, "ana")
    assert not bar(seat).isVisible()
    seat.visitor.page.setFocus()
    press(seat, "Shift+P")
    dialog = seat.dialog("pass-dialog")
    wait_until(lambda: "1 of 3" in dialog.list.item(1).text(), "the progress")  # type: ignore[attr-defined]
    assert "of 3" not in dialog.list.item(0).text()  # type: ignore[attr-defined]
    press(seat, "2", "Return")
    assert bar(seat).words.text() == "Only Speaker: 1 of 3 articles"
    desktop.end()
    seat = desktop.start(project, "bob")
    seat.visitor.page.setFocus()
    begin_pass(seat, "2")
    assert bar(seat).words.text() == "Only Speaker: 0 of 3 articles", "another person's pass"


def test_a_pass_begins_where_something_is_to_be_done(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    begin_pass(seat, "1")
    press(seat, "Ctrl+Return", "Ctrl+Shift+E")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    begin_pass(seat, "1")
    assert title(seat) == "flood"


def test_a_pass_begun_anew_after_asking(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    begin_pass(seat, "1")
    press(seat, "Ctrl+Return", "Ctrl+Shift+E", "Shift+P")
    dialog = seat.dialog("pass-dialog")
    press(seat, "1")
    seat.visitor.click(dialog.again)  # type: ignore[attr-defined]
    asked = seat.dialog("yes-dialog")
    assert isinstance(asked, QMessageBox)
    assert "every annotation stays" in asked.text()
    seat.visitor.press("Return")
    seat.visitor.settle()
    assert bar(seat).words.text() == "Only Claim: 0 of 3 articles"


def test_imported_articles_join_and_removed_ones_leave(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    begin_pass(seat, "1")
    press(seat, "Ctrl+Return")
    more = tmp_path / "more.txt"
    more.write_text("One more article.", encoding="utf-8")
    seat.drop(more)
    wait_until(lambda: bar(seat).words.text() == "Only Claim: 1 of 4 articles", "the fourth")
    seat.open_article("fire")
    press(seat, "Ctrl+Del")
    seat.dialog("remove-dialog")
    seat.visitor.write("asked")
    press(seat, "Return")
    wait_until(lambda: bar(seat).words.text() == "Only Claim: 0 of 3 articles", "the one without it")


def test_the_pen_can_be_put_down_in_a_pass(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    begin_pass(seat, "3")
    press(seat, "Esc", "Esc")
    assert seat.window.annotate.hands.pen is not None
    press(seat, "P")
    seat.visitor.drag(seat.span("Ida Moll"))
    press(seat, "2", "P")
    seat.visitor.drag(seat.span("dozens"))
    seat.visitor.settle()
    assert seat.labelled() == [("speaker", "Ida Moll"), ("number", "dozens")]


def test_the_bar_is_a_part_of_the_window_for_the_keyboard(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    begin_pass(seat, "3")
    press(seat, "Shift+F6", "Shift+F6")
    assert bar(seat).done.hasFocus()
    press(seat, "Return")
    assert title(seat) == "flood"


def test_only_the_annotations_of_the_pass_are_listed(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("Ida Moll", "2")
    model = seat.window.annotate.rail.list.model
    begin_pass(seat, "3")
    assert model.rowCount() == 0
    press(seat, "Ctrl+Shift+E")
    assert model.rowCount() == 1


def test_a_done_article_can_be_looked_at_and_reopened(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "Ctrl+D")
    begin_pass(seat, "3")
    seat.visitor.drag(seat.span("dozens"))
    seat.visitor.settle()
    assert seat.annotations() == []
    assert "done" in seat.messages()[0]
    press(seat, "Ctrl+R")
    seat.visitor.drag(seat.span("dozens"))
    seat.visitor.settle()
    assert seat.labelled() == [("number", "dozens")]


def test_the_dialog_closed_before_the_progress_is_known(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    begin_pass(seat, "1")
    press(seat, "Ctrl+Return", "Ctrl+Shift+E")
    seat.visitor.press("Shift+P", "Esc")
    seat.visitor.settle()
    begin_pass(seat, "1")
    assert bar(seat).words.text() == "Only Claim: 1 of 3 articles"


def test_a_digit_that_is_typed_with_shift_only_chooses_the_label(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "Shift+P")
    dialog = seat.dialog("pass-dialog")
    place = next(code for code, name in EVDEV_PLUS_8.items() if name == "3")
    held = Qt.KeyboardModifier.NoModifier
    french = QKeyEvent(QEvent.Type.KeyPress, ord('"'), held, place, 0, 0, '"')
    QCoreApplication.sendEvent(dialog.windowHandle(), french)
    press(seat, "Return")
    assert bar(seat).words.text() == "Only Number: 0 of 3 articles"


def test_done_with_the_last_article_that_has_just_gone_does_nothing(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    other = open_workspace(seat.project.target)
    uids = [row.uid for row in seat.window.articles.model.rows()]
    other.run("Remove articles", remove, uids, "asked")
    other.close()
    wait_until(lambda: not seat.window.articles.model.rows(), "the removal")
    seat.visitor.settle()
    button = seat.window.welcome.sample
    button.setFocus()
    asked: list[bool] = []
    button.clicked.connect(lambda: asked.append(True))
    press(seat, "Ctrl+Return", "Ctrl+Enter")
    assert not asked
    press(seat, "Return")
    assert asked
    wait_until(seat.window.articles.model.rows, "the sample")
