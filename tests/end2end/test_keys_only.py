"""From first start to the exported file without a mouse."""

import json
from pathlib import Path

from annotator.gui.demo.waiting import wait_until
from tests.end2end.acting import chosen_text
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat


def test_from_first_start_to_export(desktop: Desktop, tmp_path: Path) -> None:
    seat = desktop.start()
    visitor = seat.visitor
    seat.dialog("who-dialog")
    visitor.press("Ctrl+A")
    visitor.write("nadia")
    visitor.press("Return")
    visitor.settle()
    visitor.press("Return")  # on the first thing that is offered: the sample
    wait_until(lambda: visitor.desk.article, "the sample")
    visitor.settle()
    assert visitor.page.hasFocus()
    visitor.press("Ctrl+Home", "Ctrl+Right", "Ctrl+Right", *["Shift+Ctrl+Right"] * 2, "3")
    visitor.settle()
    assert [label for label, _ in seat.labelled()] == ["number"]
    visitor.press("E")
    visitor.write("1234 csnh: who counted?")
    visitor.press("Ctrl+Return")
    visitor.settle()
    assert [one.note for one in seat.annotations()] == ["1234 csnh: who counted?"]
    assert visitor.page.hasFocus()
    visitor.press("F6")  # to the labels
    visitor.press("Tab", "Tab", "Tab", "Return")
    visitor.settle()
    assert [label for label, _ in seat.labelled()] == ["hedge"]
    visitor.press("Esc", "Ctrl+L")
    visitor.write("ferry csnh 1234 ?")
    assert seat.window.articles.filter.text() == "ferry csnh 1234 ?"
    assert [label for label, _ in seat.labelled()] == ["hedge"]
    visitor.press("Ctrl+A", "Backspace", "Esc")
    visitor.press("Ctrl+Return")
    visitor.settle()
    visitor.press("Ctrl+E")
    exports(seat, tmp_path / "out.jsonl")


def test_first_start_to_export_the_fast_way(desktop: Desktop, tmp_path: Path) -> None:
    """By hints, pen and palette; nothing is clicked, no menu is opened."""
    seat = desktop.start()
    visitor = seat.visitor
    seat.dialog("who-dialog")
    visitor.press("Ctrl+A")
    visitor.write("nadia")
    visitor.press("Return")
    visitor.settle()
    palette(seat, "sample articles")
    wait_until(lambda: len(seat.window.articles.model.rows()) == 3, "the sample")
    visitor.settle()
    palette(seat, "@halvera")
    wait_until(lambda: visitor.desk.article and "Halvera" in visitor.desk.article.title, "the article")
    visitor.settle()
    assert visitor.page.hasFocus()
    visitor.press("M", "F")  # the first number in view has the first letter
    visitor.settle()
    assert seat.labelled() == [("number", "At least 40")]
    visitor.press("X", "P", "2")  # the sentence is selected; the pen takes what it is told
    visitor.press("P", "Esc", "Esc")
    visitor.settle()
    palette(seat, "#at least")
    assert chosen_text(seat) == "At least 40"
    visitor.press("Del")
    visitor.settle()
    assert [label for label, _ in seat.labelled()] == ["speaker"]
    palette(seat, ">done")
    visitor.settle()
    palette(seat, ">export")
    exports(seat, tmp_path / "out.jsonl")


def exports(seat: Seat, target: Path) -> None:
    """Name the file in the open dialog, by keys; it then has one done article with one annotation."""
    visitor = seat.visitor
    dialog = seat.dialog("export-dialog")
    visitor.press("Alt+I")
    assert dialog.target.hasFocus()  # type: ignore[attr-defined]
    visitor.press("Ctrl+A")
    visitor.write(str(target))
    visitor.press("Return")
    wait_until(target.exists, "the file")
    visitor.settle()
    records = [json.loads(line) for line in target.read_text(encoding="utf-8").strip().split("\n")]
    own = [layer for record in records for layer in record["layers"] if layer["annotator"] == "nadia"]
    assert [(layer["status"], len(layer["spans"])) for layer in own] == [("done", 1)]


def palette(seat: Seat, typed: str) -> None:
    """Find something by some of its letters and take the first that is found."""
    seat.visitor.press("Ctrl+K")
    seat.visitor.write(typed)
    panel = seat.project.palette.panel
    wait_until(lambda: not panel.is_searching(), "what is found")
    seat.visitor.press("Return")
    seat.visitor.settle()


def test_letters_are_letters_in_a_dialog(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    seat.visitor.press("Ctrl+Shift+F")
    dialog = seat.dialog("flag-dialog")
    seat.visitor.write("1234csnhbdef?")
    seat.visitor.settle()
    assert dialog.line.text() == "1234csnhbdef?"  # type: ignore[attr-defined]
    seat.visitor.press("Backspace", "Esc")
    seat.visitor.settle()
    assert seat.labelled() == [("number", "dozens")]
    assert not seat.annotations()[0].discuss
