"""From new to done: what an article's status is, where it is shown, and what it protects."""

from pathlib import Path

from annotator.domain.annotation_set import Status
from annotator.gui.demo.waiting import wait_until
from annotator.gui.library.article_model import Roles
from tests.end2end.beginning import begin, fill_in
from tests.end2end.driving import Desktop, Seat


def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        seat.visitor.press(key)
        seat.visitor.settle()


def row(seat: Seat, title: str) -> tuple[str, str]:
    """Status and second line of an article as the list shows them."""
    model = seat.window.articles.model
    for number in range(model.rowCount()):
        index = model.index(number)
        if index.data() == title:
            return str(index.data(Roles.STATUS)), str(index.data(Roles.DETAIL))
    raise LookupError(title)


def progress(seat: Seat) -> str:
    return str(seat.window.articles.section.figure.text())


def title(seat: Seat) -> str:
    article = seat.visitor.desk.article
    return article.title if article else ""


def reason(seat: Seat, dialog_name: str, words: str) -> None:
    dialog = seat.dialog(dialog_name)
    fill_in(seat, dialog.line, words)  # type: ignore[attr-defined]
    seat.visitor.press("Return")
    seat.visitor.settle()


def test_from_new_to_done_and_back(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    button = seat.window.top.done
    assert row(seat, "fire") == ("new", "not started")
    assert progress(seat) == "0 of 3"
    assert button.text().startswith("Done, next article")
    seat.highlight("dozens", "3")
    assert row(seat, "fire") == ("in-progress", "1 annotation · in progress")
    seat.highlight("Ida Moll", "2")
    assert row(seat, "fire") == ("in-progress", "2 annotations · in progress")
    press(seat, "Ctrl+D")
    assert title(seat) == "fire"
    assert row(seat, "fire") == ("done", "2 annotations · done")
    assert progress(seat) == "1 of 3"
    assert button.text().startswith("Reopen")
    seat.visitor.click(button)
    seat.visitor.settle()
    assert row(seat, "fire")[0] == "in-progress"
    assert progress(seat) == "0 of 3"
    # Both are tied to nothing.
    assert button.text().startswith("Done (2 open), next")


def test_what_is_done_is_protected(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    press(seat, "Ctrl+D")
    seat.visitor.drag(seat.span("Ida Moll"))
    press(seat, "2")
    assert seat.messages() == ["The article is done and protected; reopen it to change it"]
    assert seat.visitor.page.selection() == seat.span("Ida Moll")
    assert seat.labelled() == [("number", "dozens")]
    seat.visitor.click_text(seat.text.index("dozens") + 1)
    press(seat, "Del", "Alt+Right", "D")
    assert set(seat.messages()) == {"The article is done and protected; reopen it to change it"}
    assert seat.labelled() == [("number", "dozens")]
    inspector = seat.window.annotate.rail.inspector
    assert inspector.note.isReadOnly()
    assert not inspector.discuss.isEnabled()
    seat.visitor.drag(seat.span("Ida Moll"))
    press(seat, "Ctrl+R", "2")
    assert seat.labelled() == [("speaker", "Ida Moll"), ("number", "dozens")]


def test_done_next_goes_to_the_next_open_one_and_says_when_there_is_none(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    seat.open_article("flood")
    press(seat, "Ctrl+Return")
    assert title(seat) == "strike"
    assert seat.visitor.page.hasFocus()
    press(seat, "Ctrl+Return")
    assert title(seat) == "fire"
    assert progress(seat) == "2 of 3"
    assert seat.messages() == []
    press(seat, "Ctrl+Return")
    assert title(seat) == "fire"
    assert progress(seat) == "3 of 3"
    assert seat.messages() == ["That was the last one: every article is done."]


def test_skipping_with_and_without_a_reason(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "Ctrl+Shift+S")
    reason(seat, "skip-dialog", "no <b>claims</b> & nothing else")
    assert row(seat, "fire") == ("skipped", "skipped: no <b>claims</b> & nothing else")
    assert title(seat) == "flood"
    press(seat, "Ctrl+Shift+S")
    reason(seat, "skip-dialog", "")
    assert row(seat, "flood") == ("skipped", "skipped")
    assert title(seat) == "strike"
    assert progress(seat) == "2 of 3"
    seat.open_article("fire")
    seat.highlight("dozens", "3")
    assert row(seat, "fire") == ("in-progress", "1 annotation · in progress")


def test_a_cancelled_question_changes_nothing(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    for key in ("Ctrl+Shift+S", "Ctrl+Shift+F"):
        press(seat, key, "Esc")
        assert row(seat, "fire")[0] == "new"


def test_flagging_needs_a_reason_and_leaves_the_article_open(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "Ctrl+Shift+F")
    dialog = seat.dialog("flag-dialog")
    assert not dialog.ok.isEnabled()  # type: ignore[attr-defined]
    seat.visitor.press("Return")
    assert dialog.isVisible()
    reason(seat, "flag-dialog", "source unclear")
    assert row(seat, "fire") == ("flagged", "flagged: source unclear")
    assert title(seat) == "fire"
    seat.highlight("dozens", "3")
    assert row(seat, "fire") == ("flagged", "1 annotation · flagged: source unclear")
    press(seat, "Ctrl+R")
    assert row(seat, "fire") == ("in-progress", "1 annotation · in progress")


def test_statuses_are_undone_like_everything_else(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "Ctrl+D")
    assert row(seat, "fire")[0] == "done"
    press(seat, "Ctrl+Z")
    assert row(seat, "fire")[0] == "new"
    assert progress(seat) == "0 of 3"
    press(seat, "Ctrl+Y")
    assert row(seat, "fire")[0] == "done"


def test_the_filter_finds_by_status(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "Ctrl+D", "Ctrl+L")
    seat.visitor.write("done")
    assert [one.title for one in seat.window.articles.model.shown_rows()] == ["fire"]
    seat.visitor.press("Ctrl+A", "Backspace")
    assert len(seat.window.articles.model.shown_rows()) == 3
    wait_until(lambda: seat.window.articles.model.rows()[0].status is Status.DONE, "the status")
