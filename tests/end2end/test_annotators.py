"""Who annotates: asked once, changed, renamed, merged; each sees their own work only."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit

from annotator.gui.demo.waiting import wait_until
from annotator.gui.people.dialogs import MergeDialog, RenameDialog, WhoDialog
from tests.end2end.beginning import begin, made_project, say_name
from tests.end2end.driving import Desktop, Seat


def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        seat.visitor.press(key)
        seat.visitor.settle()


def change_to(seat: Seat, name: str) -> None:
    press(seat, "Ctrl+Shift+A")
    say_name(seat, name)


def choose(seat: Seat, box: QComboBox, key: str, name: str) -> None:
    """Go to a list by its letter and choose by typing."""
    seat.visitor.press(key)
    assert box.hasFocus()
    seat.visitor.write(name)
    assert box.currentText() == name


def counts(seat: Seat) -> dict[str, int]:
    """Annotations by annotator, as the project has them."""
    with seat.project.session.workspace.store.reading() as read:
        return dict(read.counts().by_annotator)


def test_a_name_refused_at_first_is_asked_for_at_the_first_tag_and_the_tag_is_made(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = desktop.start(made_project(tmp_path))
    seat.dialog("who-dialog")
    seat.visitor.press("Esc")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    seat.visitor.drag(seat.span("dozens"))
    press(seat, "3")
    seat.dialog("who-dialog")
    press(seat, "Esc")
    assert seat.annotations() == []
    assert seat.visitor.page.selection() == seat.span("dozens")
    press(seat, "3")
    say_name(seat, "ana")
    wait_until(lambda: seat.labelled() == [("number", "dozens")], "the annotation that was wanted")
    assert "annotating as ana" in seat.window.top.project.text()
    seat.highlight("Ida Moll", "2")
    assert counts(seat) == {"ana": 2}


def test_done_without_a_name_asks_for_it(desktop: Desktop, tmp_path: Path) -> None:
    seat = desktop.start(made_project(tmp_path))
    seat.dialog("who-dialog")
    press(seat, "Esc")
    press(seat, "Ctrl+D")
    say_name(seat, "ana")
    assert seat.messages() == []


def test_a_name_is_one_line_without_edges_of_blanks(desktop: Desktop, tmp_path: Path) -> None:
    seat = desktop.start(made_project(tmp_path))
    dialog = seat.dialog("who-dialog")
    assert isinstance(dialog, WhoDialog)
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("   ")
    assert not dialog.ok.isEnabled()
    seat.visitor.write("ana  b ")
    assert dialog.ok.isEnabled()
    seat.visitor.press("Return")
    wait_until(lambda: seat.window.session.annotator_name == "ana b", "the name")
    seat.visitor.settle()


def test_each_sees_their_own_only_and_stays_at_the_article(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.open_article("flood")
    seat.highlight("200", "3")
    change_to(seat, "ben")
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "flood"
    assert seat.annotations() == []
    assert all(row.annotations == 0 for row in seat.window.articles.model.rows())
    seat.highlight("200 houses", "1")
    assert seat.labelled() == [("claim", "200 houses")]
    change_to(seat, "ana")
    assert seat.labelled() == [("number", "200")]
    press(seat, "Ctrl+Z")
    assert seat.annotations() == []
    assert counts(seat) == {"ben": 1}


def test_the_name_is_remembered_and_as_holds_for_this_time_only(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path)
    seat = desktop.start(project)
    say_name(seat, "ana")
    desktop.end()
    seat = desktop.start(project, "guest")
    assert seat.window.session.annotator_name == "guest"
    assert "annotating as guest" in seat.window.top.project.text()
    desktop.end()
    seat = desktop.start(project)
    assert seat.window.session.annotator_name == "ana"


def test_renaming(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    press(seat, "Ctrl+Alt+R")
    dialog = seat.dialog("rename-dialog")
    assert isinstance(dialog, RenameDialog)
    assert dialog.who.currentText() == "ana"
    seat.visitor.click(dialog.name)
    press(seat, "Ctrl+A")
    seat.visitor.write("Ana <i>R&D</i>")
    seat.visitor.press("Return")
    wait_until(lambda: seat.window.session.annotator_name == "Ana <i>R&D</i>", "the new name")
    seat.visitor.settle()
    assert seat.labelled() == [("number", "dozens")]
    assert "annotating as Ana <i>R&D</i>" in seat.window.top.project.text()
    assert counts(seat) == {"Ana <i>R&D</i>": 1}
    press(seat, "Ctrl+Alt+Z")
    wait_until(lambda: seat.window.session.annotator_name == "ana", "the old name")


def test_a_name_that_is_taken_is_refused_with_words(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    change_to(seat, "ben")
    seat.highlight("30 people", "1")
    press(seat, "Ctrl+Alt+R")
    dialog = seat.dialog("rename-dialog")
    assert isinstance(dialog, RenameDialog)
    assert isinstance(dialog.name, QLineEdit)
    seat.visitor.click(dialog.name)
    press(seat, "Ctrl+A")
    seat.visitor.write("ana")
    press(seat, "Return")
    assert seat.messages() == ["There is a ana already; merge the two if they are one person"]
    assert counts(seat) == {"ana": 1, "ben": 1}


def test_merging_by_menu_mouse_and_keys(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    change_to(seat, "ben")
    seat.highlight("dozens", "3")
    seat.highlight("30 people", "1")
    seat.visitor.press("Alt+P")
    menu = seat.window.menus["people"]
    wait_until(menu.isVisible, "the menu")
    seat.visitor.press("Up", "Return")
    dialog = seat.dialog("merge-dialog")
    assert isinstance(dialog, MergeDialog)
    choose(seat, dialog.source, "Alt+W", "ben")
    choose(seat, dialog.target, "Alt+B", "ana")
    seat.visitor.press("Return")
    wait_until(lambda: seat.window.session.annotator_name == "ana", "the other name")
    seat.visitor.settle()
    assert counts(seat) == {"ana": 2}
    assert seat.labelled() == [("claim", "30 people"), ("number", "dozens")]
    seat.highlight("Ida Moll", "2")
    assert counts(seat) == {"ana": 3}
