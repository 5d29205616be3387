"""Articles come in by dialog, drop and paste, with progress, a way to stop, and a report."""

import json
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPlainTextEdit

from annotator.bootstrap import check_project, create_project
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.library.details_dialog import DetailsDialog
from annotator.gui.widgets.ask import LineDialog
from annotator.gui.widgets.message_row import MessageRow
from tests.end2end.beginning import begin, fill_in
from tests.end2end.driving import Desktop, Seat

ODD = "<b>Zwei</b> & R&D: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"


def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        seat.visitor.press(key)
        seat.visitor.settle()


def titles(seat: Seat) -> list[str]:
    return [row.title for row in seat.window.articles.model.rows()]


def has_articles(seat: Seat, number: int) -> bool:
    return len(titles(seat)) == number


def empty(desktop: Desktop, folder: Path) -> Seat:
    project = folder / "empty.annotator"
    create_project(project)
    return desktop.start(project, "ana")


def test_files_chosen_in_the_dialog(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    more = tmp_path / "more news.txt"
    more.write_text("More of it.", encoding="utf-8")
    seat.visitor.press("Ctrl+I")
    dialog = seat.dialog("import-dialog")
    assert isinstance(dialog, QFileDialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(line, QLineEdit)
    fill_in(seat, line, str(more))
    seat.visitor.press("Return")
    wait_until(lambda: "more news" in titles(seat), "the article")
    seat.visitor.settle()
    assert seat.messages() == ["1 article imported"]
    seat.visitor.come_to_front()
    assert seat.visitor.page.hasFocus()


def test_a_folder_dropped_on_an_empty_project_opens_its_first_article(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = empty(desktop, tmp_path)
    assert seat.window.welcome.isVisible()
    assert seat.window.articles.section.figure.text() == "0 of 0"
    folder = tmp_path / "folder"
    (folder / "deeper").mkdir(parents=True)
    (folder / "b.txt").write_text("Second.", encoding="utf-8")
    (folder / "a.txt").write_text("First.", encoding="utf-8")
    (folder / "deeper" / "c.txt").write_text("Third.", encoding="utf-8")
    seat.drop(folder)
    wait_until(lambda: len(titles(seat)) == 3, "the articles")
    wait_until(lambda: seat.visitor.desk.article, "an article on the page")
    assert seat.messages() == ["3 articles imported"]


def test_what_is_no_file_is_not_taken(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    for url in ("https://example.org/a.txt", ""):
        data = QMimeData()
        if url:
            data.setUrls([QUrl(url)])
        else:
            data.setText("dragged words")
        entering = QDragEnterEvent(
            QPointF(50, 50).toPoint(),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        entering.ignore()
        QApplication.sendEvent(seat.window, entering)
        assert not entering.isAccepted()


def test_pasting(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    QGuiApplication.clipboard().setText(f"\n{ODD}\r\nAnd 5 more.\u2028")
    press(seat, "Ctrl+Shift+V")
    wait_until(lambda: len(titles(seat)) == 4, "the article")
    assert titles(seat)[3].startswith("<b>Zwei</b> & R&D:")
    press(seat, "Ctrl+Shift+V")
    assert len(titles(seat)) == 4
    assert "Everything was there already; nothing changed." in seat.messages()


def test_pasting_nothing_is_told(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    QGuiApplication.clipboard().setText(" \n ")
    press(seat, "Ctrl+Shift+V")
    assert len(titles(seat)) == 3
    assert len(seat.messages()) == 1


def test_what_cannot_be_imported_is_told_and_takes_no_focus(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a", "text": "x", "layers": [{"annotator": 5}]}\n', encoding="utf-8")
    press(seat, "Ctrl+L")
    seat.visitor.write("f")
    seat.project.wiring.importing.take([broken])
    wait_until(seat.messages, "the message")
    seat.visitor.settle()
    assert "broken.jsonl" in seat.messages()[0]
    assert seat.window.articles.filter.hasFocus()
    seat.visitor.write("lo")
    assert seat.window.articles.filter.text() == "flo"
    assert len(titles(seat)) == 3
    row = seat.window.messages.findChild(MessageRow)
    assert isinstance(row, MessageRow)
    assert row.kind == "error"


def test_the_report_is_one_click_away(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    latin = tmp_path / "latin.txt"
    latin.write_bytes(
        ("Im März waren es über 300 Häuser, sagte die Behörde für Straßen. " * 9).encode("cp1252")
    )
    seat.drop(latin)
    row = seat.window.messages.findChild(MessageRow)
    assert isinstance(row, MessageRow)
    action = row.action()
    assert action is not None, seat.messages()
    assert action.text == "1 remark"
    action.call()
    let_events_pass()
    shown = [one for one in seat.window.findChildren(QDialog) if one.isVisible()]
    assert len(shown) == 1
    lines = shown[0].findChild(QPlainTextEdit)
    assert isinstance(lines, QPlainTextEdit)
    assert "1252" in lines.document().firstBlock().text()
    seat.visitor.press("Esc")
    assert [one for one in seat.window.findChildren(QDialog) if one.isVisible()] == []


def test_a_large_import_shows_progress_and_can_be_stopped(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    large = tmp_path / "large.jsonl"
    spans = [{"id": f"s{n}", "label": "claim", "start": n, "end": n + 4} for n in range(100)]
    with large.open("w", encoding="utf-8") as lines:
        for number in range(6000):
            text = f"{number} " + "word " * 40
            layers = [{"annotator": "ana", "status": "done", "spans": spans}]
            lines.write(json.dumps({"id": f"n{number}", "text": text, "layers": layers}) + "\n")
    project = Path(seat.project.target)
    seat.project.wiring.importing.take([large])
    task = seat.window.running_tasks()[0]
    told: list[tuple[int, int]] = []
    task.progressed.connect(lambda done, total: told.append((done, total)))
    wait_until(lambda: len(told) > 3, "progress")
    row = seat.window._tasks[0]
    assert row.bar.maximum() == 1000
    seat.visitor.click(row.stop)
    wait_until(lambda: not seat.window.running_tasks(), "the end of the import")
    seat.visitor.settle()
    assert seat.messages() == ["The import was stopped. Nothing was taken in."]
    assert len(titles(seat)) == 3
    seat.project.session.follow()
    seat.visitor.settle()
    assert check_project(project) == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("made.annotator")] == [
        "made.annotator"
    ]
    seat.highlight("30 people", "1")
    assert seat.labelled() == [("claim", "30 people")]


def test_an_import_is_undone_and_redone_in_the_project(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    more = tmp_path / "more.txt"
    more.write_text("More of it.", encoding="utf-8")
    seat.drop(more)
    seat.highlight("30 people", "1")
    assert len(titles(seat)) == 4
    press(seat, "Ctrl+Alt+Z")
    wait_until(lambda: len(titles(seat)) == 3, "the undoing")
    press(seat, "Ctrl+Alt+Y")
    wait_until(lambda: len(titles(seat)) == 4, "the redoing")
    assert seat.labelled() == [("claim", "30 people")]


def test_renaming_with_details_and_removing(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    press(seat, "F2")
    dialog = seat.dialog("details-dialog")
    assert isinstance(dialog, DetailsDialog)
    fill_in(seat, dialog.title, ODD)
    fill_in(seat, dialog.published, "2026-13-45")
    press(seat, "Return")
    assert dialog.problem.isVisible()
    fill_in(seat, dialog.published, "2026-02-03")
    fill_in(seat, dialog.source, "The <i>Paper</i>")
    fill_in(seat, dialog.licence, "none")
    dialog.withheld.click()
    press(seat, "Return")
    article = seat.visitor.desk.article
    assert article is not None
    assert (article.title, article.published) == (ODD, "2026-02-03")
    assert article.meta["source"] == "The <i>Paper</i>"
    assert (article.meta["licence"], article.meta["share_text"]) == ("none", False)
    assert titles(seat)[0] == ODD
    assert seat.labelled() == [("claim", "30 people")]
    press(seat, "Ctrl+Del")
    box = seat.dialog("remove-dialog")
    assert isinstance(box, LineDialog)
    assert ODD in box.line.accessibleName()
    fill_in(seat, box.line, "asked by the paper")
    press(seat, "Return")
    wait_until(lambda: len(titles(seat)) == 2, "the removal")
    seat.visitor.settle()
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "flood"
    press(seat, "Ctrl+Alt+Z")
    wait_until(lambda: len(titles(seat)) == 3, "the article again")
    seat.open_article("Zwei")
    assert seat.labelled() == [("claim", "30 people")]
    press(seat, "Ctrl+Alt+Z")
    assert seat.visitor.desk.article.title == "fire"


def test_removing_the_last_one_leaves_the_welcome(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    for left in (2, 1, 0):
        press(seat, "Ctrl+Del")
        fill_in(seat, seat.dialog("remove-dialog").line, "asked")  # type: ignore[attr-defined]
        press(seat, "Return")
        wait_until(partial(has_articles, seat, left), "the removal")
        seat.visitor.settle()
    wait_until(seat.window.welcome.isVisible, "the welcome")
    assert seat.window.welcome.sample.isVisible()
    press(seat, "Ctrl+Alt+Z")
    wait_until(lambda: len(titles(seat)) == 1, "the article again")
