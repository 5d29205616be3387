"""Every action, by each of its keys, where it is of use: and something is seen to happen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from annotator.domain.annotation_set import Status
from annotator.domain.span import Span
from annotator.gui.actions.catalogue import CATALOGUE, MENUS, spec
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.program import Program
from tests.end2end.beginning import FIRE, begin
from tests.end2end.driving import Desktop, Seat

Case = Callable[[Seat, str], None]
CASES: dict[str, Case] = {}


def case(*ids: str) -> Callable[[Case], Case]:
    """The function that sets up, presses the key and looks, for the actions of these ids."""

    def note(function: Case) -> Case:
        CASES.update(dict.fromkeys(ids, function))
        return function

    return note


def fresh(seat: Seat) -> Seat:
    """The article “fire” open and in progress, nothing selected or chosen, no dialog, no annotation."""
    for dialog in seat.window.findChildren(QDialog):
        dialog.close()
    let_events_pass()
    if seat.visitor.desk.article is None or seat.visitor.desk.article.title != "fire":
        seat.open_article("fire")
    seat.visitor.page.setFocus()
    if seat.visitor.desk.set is not None and seat.visitor.desk.set.status is not Status.IN_PROGRESS:
        seat.visitor.press("Ctrl+R")
        seat.visitor.settle()
    seat.visitor.press("Esc", "Esc", "Esc", "Esc")
    while seat.annotations():
        seat.visitor.page.setFocus()
        seat.visitor.press("Tab", "Del")
        seat.visitor.settle()
    return seat


def marked(seat: Seat, words: str = "30 people", key: str = "1") -> None:
    fresh(seat).highlight(words, key)
    assert seat.visitor.desk.chosen is not None


def press(seat: Seat, key: str) -> None:
    seat.visitor.press(key)
    seat.visitor.settle()


def chosen_text(seat: Seat) -> str:
    one = seat.visitor.desk.chosen_annotation()
    return one.text(seat.text) if one else ""


def dialog_opens(seat: Seat, key: str, name: str) -> QDialog:
    press(fresh(seat), key)
    return seat.dialog(name)


# File


@case("import-files", "import-folder")
def _asks_for_files(seat: Seat, key: str) -> None:
    dialog = dialog_opens(seat, key, "import-dialog")
    assert isinstance(dialog, QFileDialog)
    one_folder = dialog.fileMode() is QFileDialog.FileMode.Directory
    assert one_folder == ("Shift" in key)


@case("paste-article")
def _pastes(seat: Seat, key: str) -> None:
    rows = len(seat.window.articles.model.rows())
    QGuiApplication.clipboard().setText("A pasted line.\nAnd another.")
    press(fresh(seat), key)
    wait_until(lambda: len(seat.window.articles.model.rows()) == rows + 1, "the pasted article")
    assert "A pasted line." in {row.title for row in seat.window.articles.model.rows()}


@case("import-sample")
def _adds_the_sample(seat: Seat, key: str) -> None:
    rows = len(seat.window.articles.model.rows())
    press(fresh(seat), key)
    wait_until(lambda: len(seat.window.articles.model.rows()) == rows + 3, "the sample")


@case("export")
def _asks_what_to_export(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "export-dialog")


# Edit


@case("undo")
def _undoes(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    assert seat.annotations() == []


@case("redo")
def _redoes(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, "Ctrl+Z")
    press(seat, key)
    assert seat.labelled() == [("claim", "30 people")]


@case("undo-project", "redo-project")
def _undoes_and_redoes_in_the_project(seat: Seat, key: str) -> None:
    fresh(seat)
    dialog = dialog_opens(seat, "F2", "details-dialog")
    seat.visitor.click(dialog.title)  # type: ignore[attr-defined]
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("renamed")
    seat.visitor.press("Return")
    seat.visitor.settle()
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "renamed"
    press(seat, "Ctrl+Alt+Z")
    assert seat.visitor.desk.article.title == "fire"
    if key == "Ctrl+Alt+Y":
        press(seat, key)
        assert seat.visitor.desk.article.title == "renamed"
        press(seat, "Ctrl+Alt+Z")


# Annotation


@case("add-fragment")
def _adds_a_fragment(seat: Seat, key: str) -> None:
    marked(seat)
    seat.visitor.drag(seat.span("the blaze"))
    press(seat, key)
    assert chosen_text(seat) == "30 people the blaze"


@case("take-away")
def _takes_away(seat: Seat, key: str) -> None:
    marked(seat, "at least 30 people")
    seat.visitor.drag(seat.span("least 30"))
    press(seat, key)
    assert chosen_text(seat).split() == ["at", "people"]


@case("edit-note")
def _goes_to_the_note(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    assert seat.window.annotate.rail.inspector.note.hasFocus()


@case("toggle-discuss")
def _marks_to_discuss(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    assert [one.discuss for one in seat.annotations()] == [True]
    assert seat.window.annotate.rail.inspector.discuss.isChecked()
    press(seat, key)
    assert [one.discuss for one in seat.annotations()] == [False]


@case("delete-annotation")
def _deletes(seat: Seat, key: str) -> None:
    marked(seat)
    press(seat, key)
    assert seat.annotations() == []


EDGES = {
    "end-word-on": "30 people escaped",
    "end-word-back": "30",
    "end-character-on": "30 people ",
    "end-character-back": "30 peopl",
    "start-word-on": "people",
    "start-word-back": "least 30 people",
    "start-character-on": "0 people",
    "start-character-back": " 30 people",
}


@case(*EDGES)
def _moves_an_edge(seat: Seat, key: str) -> None:
    name = next(name for name in EDGES if key in spec(name).keys)
    marked(seat)
    press(seat, key)
    assert chosen_text(seat) == EDGES[name], name


@case("next-annotation", "previous-annotation")
def _goes_from_one_to_the_next(seat: Seat, key: str) -> None:
    marked(seat, "the blaze")
    seat.highlight("30 people", "1")
    seat.highlight("The fire service", "2")
    seat.visitor.press("Esc", "Esc")
    press(seat, key)
    first = chosen_text(seat)
    press(seat, key)
    assert first != chosen_text(seat)
    assert {first, chosen_text(seat)} <= {"the blaze", "30 people", "The fire service"}


@case("choose-beneath")
def _chooses_beneath(seat: Seat, key: str) -> None:
    marked(seat, "at least 30 people")
    seat.highlight("30", "3")
    press(seat, key)
    assert chosen_text(seat) == "at least 30 people"
    press(seat, key)
    assert chosen_text(seat) == "30"


@case("let-go")
def _lets_go(seat: Seat, key: str) -> None:
    marked(seat)
    seat.visitor.drag(seat.span("the blaze"))
    press(seat, key)
    assert seat.visitor.page.selection() is None
    assert seat.visitor.desk.chosen is not None
    press(seat, key)
    assert seat.visitor.desk.chosen is None


# Article


@case("done-next")
def _is_done_and_goes_on(seat: Seat, key: str) -> None:
    press(fresh(seat), key)
    wait_until(lambda: seat.visitor.desk.article and seat.visitor.desk.article.title != "fire", "the next")
    row = next(row for row in seat.window.articles.model.rows() if row.title == "fire")
    assert row.status is Status.DONE


@case("done", "reopen")
def _is_done_and_reopened(seat: Seat, _key: str) -> None:
    press(fresh(seat), "Ctrl+D")
    assert seat.visitor.desk.protected
    press(seat, "Ctrl+R")
    assert not seat.visitor.desk.protected


@case("skip")
def _asks_why_it_is_skipped(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "skip-dialog")


@case("flag")
def _asks_why_it_is_flagged(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "flag-dialog")


@case("next-article")
def _opens_the_next(seat: Seat, key: str) -> None:
    press(fresh(seat), key)
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "flood"


@case("previous-article")
def _opens_the_one_before(seat: Seat, key: str) -> None:
    fresh(seat).open_article("flood")
    press(seat, key)
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "fire"


@case("article-details")
def _shows_details(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "details-dialog")


@case("remove-article")
def _asks_before_removing(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "yes-dialog")


# View


@case("filter-articles")
def _goes_to_the_filter(seat: Seat, key: str) -> None:
    press(fresh(seat), key)
    assert seat.window.articles.filter.hasFocus()


@case("filter-annotations")
def _lists_one_label(seat: Seat, key: str) -> None:
    marked(seat, "30 people", "2")
    names = []
    for _ in range(5):
        press(seat, key)
        names.append(seat.window.annotate.rail.list.filter.currentText().split()[0])
    assert names == ["Claim", "Speaker", "Number", "Hedge", "All"]


@case("next-part", "previous-part")
def _goes_round_the_parts(seat: Seat, key: str) -> None:
    marked(seat)
    rail = seat.window.annotate.rail
    visited = []
    for _ in range(5):
        press(seat, key)
        visited.append(seat.window.focusWidget())
    parts = [rail.list.view, rail.inspector.note, seat.window.articles.view, seat.visitor.page]
    assert set(parts) <= set(visited)
    assert visited[-1] is seat.visitor.page


@case("larger", "smaller", "usual-size")
def _changes_the_size(seat: Seat, key: str) -> None:
    fresh(seat)
    page = seat.visitor.page
    if key == "Ctrl+0":
        press(seat, "Ctrl++")
    before = page.zoom()
    press(seat, key)
    assert (page.zoom() > before) == (key in spec("larger").keys)
    assert page.zoom() != before
    assert seat.window.foot.zoom.text() == f"{round(page.zoom() * 100)} %"
    press(seat, "Ctrl+0")
    assert page.zoom() == 1.0


@case("theme-system", "theme-light", "theme-dark")
def _changes_the_theme(seat: Seat, key: str) -> None:
    other = "Ctrl+Alt+2" if key != "Ctrl+Alt+2" else "Ctrl+Alt+3"
    press(fresh(seat), other)
    press(seat, key)
    name = next(one.id for one in CATALOGUE if key in one.keys)
    assert seat.window.actions_of[name].isChecked()
    dark = seat.window.keeper.theme.page.lower() != "#ffffff"
    if name != "theme-system":
        assert dark == (name == "theme-dark")
    press(seat, "Ctrl+Alt+1")


@case("whole-words")
def _selects_exactly(seat: Seat, key: str) -> None:
    fresh(seat)
    press(seat, key)
    inside = Span(FIRE.index("0 people"), FIRE.index("ple escaped"))
    seat.visitor.drag(inside)
    assert seat.visitor.page.selection() == inside
    press(seat, key)
    seat.visitor.drag(inside)
    assert seat.visitor.page.selection() == seat.span("30 people")


@case("selection-bar")
def _hides_the_bar(seat: Seat, key: str) -> None:
    fresh(seat)
    press(seat, key)
    seat.visitor.drag(seat.span("30 people"))
    assert not seat.window.annotate.bar.isVisible()
    press(seat, key)
    assert seat.window.annotate.bar.isVisible()


# People


@case("change-annotator")
def _asks_who_goes_on(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "who-dialog")


@case("rename-annotator")
def _asks_for_a_new_name(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "rename-dialog")


@case("merge-annotators")
def _asks_whom_to_merge(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "merge-dialog")


# Help


@case("shortcuts")
def _shows_the_keys(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "shortcut-sheet")


@case("guidelines")
def _shows_the_guidelines(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "guidelines")


@case("about")
def _shows_the_version(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "about")


OPENED: list[QUrl] = []


@case("open-log")
def _opens_the_log(seat: Seat, key: str) -> None:
    press(fresh(seat), key)
    assert [url.isLocalFile() for url in OPENED] == [True]


WINDOWS = {"new-project", "open-project", "new-window", "quit"}


def test_the_table_has_every_action() -> None:
    assert set(CASES) | WINDOWS == {one.id for one in CATALOGUE}


@pytest.mark.parametrize("menu", [name for name, _ in MENUS])
def test_each_action_of_a_menu_does_something(
    desktop: Desktop, tmp_path: Path, menu: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    OPENED.clear()
    monkeypatch.setattr(QDesktopServices, "openUrl", OPENED.append)
    seat = begin(desktop, tmp_path)
    for one in CATALOGUE:
        if one.menu == menu and one.id not in WINDOWS:
            for key in one.keys:
                try:
                    CASES[one.id](seat, key)
                except (AssertionError, TimeoutError, LookupError) as error:
                    raise AssertionError(f"{one.id} by {key}: {error}") from error
    fresh(seat)


def test_actions_that_open_and_close_windows(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    program = desktop.program
    for key in ("Ctrl+N", "Ctrl+O"):
        press(seat, key)
        asking = [one for one in seat.window.findChildren(QFileDialog) if one.isVisible()]
        assert len(asking) == 1, key
        asking[0].reject()
        let_events_pass()
    press(seat, "Ctrl+Shift+N")
    wait_until(lambda: len(program.windows) == 2, "the second window")
    second = desktop.seat(program.windows[1])
    assert second.project.target == seat.project.target
    press_last(program, second)


def press_last(program: Program, seat: Seat) -> None:
    """Quit, and see that all windows go."""
    seat.visitor.press("Ctrl+Q")
    wait_until(lambda: not program.windows, "the end of the program")
