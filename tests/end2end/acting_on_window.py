"""The cases of the menus File, Article, View, People and Help."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow

from annotator.domain.annotation_set import Status
from annotator.domain.span import Span
from annotator.gui.actions.catalogue import CATALOGUE, spec
from annotator.gui.demo.waiting import wait_until
from annotator.gui.guidelines.window import GuidelinesWindow
from tests.end2end.acting import case, dialog_opens, fresh, marked, press
from tests.end2end.beginning import FIRE
from tests.end2end.driving import Seat

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
    dialog_opens(seat, key, "remove-dialog")


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
    for _ in range(6):
        press(seat, key)
        visited.append(seat.window.focusWidget())
    first, second, *_ = (field.editor for field in rail.inspector.attributes.fields.values())
    parts = [rail.listed(), first, rail.inspector.note, seat.window.articles.view, seat.visitor.page]
    assert set(parts) <= set(visited)
    assert visited[-1] is seat.visitor.page
    second.setFocus()
    press(seat, key)
    assert seat.window.focusWidget() is visited[visited.index(first) + 1]


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


@case("note-time")
def _notes_the_time_or_not(seat: Seat, key: str) -> None:
    fresh(seat)
    time = seat.window.foot.time
    assert time.isVisible()
    press(seat, key)
    assert not time.isVisible()
    press(seat, key)
    assert time.isVisible()


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


@case("things")
def _lists_speakers_and_quantities(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "things")


@case("review")
def _opens_the_review(seat: Seat, key: str) -> None:
    press(fresh(seat), key)
    window = seat.window.findChild(QMainWindow, "review")
    assert isinstance(window, QMainWindow)
    wait_until(window.isVisible, "the review")
    window.close()
    seat.visitor.come_to_front()


@case("ledger")
def _shows_who_claims_which_number(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "ledger")


@case("agreement")
def _shows_how_far_annotators_agree(seat: Seat, key: str) -> None:
    dialog_opens(seat, key, "agreement")


@case("edit-guidelines")
def _changes_the_guidelines(seat: Seat, key: str) -> None:
    dialog = dialog_opens(seat, key, "guidelines")
    assert isinstance(dialog, GuidelinesWindow)
    wait_until(dialog.is_editing, "the editor")
    dialog.editor.cancel.click()
    seat.visitor.settle()


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
