"""A table that is imported through the window: columns are chosen, and one sees what becomes of it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from annotator.gui.demo.waiting import wait_until
from annotator.gui.library.tables.dialog import TableDialog
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat
from tests.formats.documents import xlsx

ODD = "<b>Zwei</b> & R&D: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
ROWS = f"Kopf|Leib|{ODD}|Tag\nEins|Er sagte: “Nein”.|x|7.2.2018\n{ODD}|Mehr davon|y|03/04/2018\nDrei||z|\n"


def titles(seat: Seat) -> list[str]:
    return [row.title for row in seat.window.articles.model.rows()]


def asked(seat: Seat, *paths: Path) -> TableDialog:
    """Import tables, and wait for the question."""
    seat.project.wiring.importing.take(list(paths))
    dialog = seat.dialog("table-dialog")
    assert isinstance(dialog, TableDialog)
    return dialog


def choose(seat: Seat, box: QComboBox, words: str) -> None:
    """Choose in a box by keys, as a person types the beginning of a name."""
    box.setFocus()
    seat.visitor.press("Home")
    for _step in range(box.findText(words)):
        seat.visitor.press("Down")
    assert box.currentText() == words


def headings(dialog: TableDialog) -> list[str]:
    return [
        str(dialog.model.headerData(place, Qt.Orientation.Horizontal))
        for place in range(dialog.model.columnCount())
    ]


def test_columns_are_chosen_with_a_preview(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    table, same = tmp_path / "Ausgabe.csv", tmp_path / "Ausgabe 2.csv"
    table.write_text(ROWS, encoding="cp1252")
    same.write_text(ROWS.replace("Mehr davon", "Noch mehr"), encoding="utf-8")
    dialog = asked(seat, table, same)
    assert not dialog.go.isEnabled()
    assert dialog.columns.boxes["text"].hasFocus()
    assert dialog.preview.facts.text() == "Choose the column that holds the texts."
    choose(seat, dialog.columns.boxes["text"], "Leib")
    assert dialog.preview.text.document().firstBlock().text() == "Er sagte: “Nein”."
    assert dialog.preview.title.text() == "Ausgabe"
    choose(seat, dialog.columns.boxes["title"], "Kopf")
    choose(seat, dialog.columns.boxes["date"], "Tag")
    assert (dialog.preview.title.text(), dialog.preview.facts.text()) == ("Eins", "2018-02-07")
    assert headings(dialog) == ["Kopf\n→ Title", "Leib\n→ Text", f"{ODD}\n→ Detail", "Tag\n→ Date"]
    dialog.rows.setFocus()
    seat.visitor.press("Down")
    assert dialog.preview.title.text() == ODD
    assert "is not clear" in dialog.preview.facts.text()
    seat.visitor.press("Down")
    assert dialog.preview.facts.text() == "This row has no text; it will be left out."
    others = dialog.columns.others
    others.setFocus()
    others.setCurrentRow(0)
    seat.visitor.press("Space")
    assert headings(dialog)[2] == f"{ODD}\n→ left out"
    choose(seat, dialog.reading.delimiter, "comma")
    assert len(headings(dialog)) == 1
    choose(seat, dialog.reading.delimiter, "Found out: vertical bar")
    choose(seat, dialog.columns.boxes["text"], "Leib")
    choose(seat, dialog.columns.boxes["title"], "Kopf")
    before = len(titles(seat))
    seat.visitor.click(dialog.go)
    wait_until(lambda: len(titles(seat)) == before + 3, "the articles")
    seat.visitor.settle()
    assert titles(seat)[before:] == ["Eins", ODD, ODD]
    assert seat.messages()[-1].startswith("3 articles imported")


def test_tables_one_after_the_other_and_cancelling_leaves_all_as_it_was(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    book = tmp_path / "a.xlsx"
    book.write_bytes(xlsx(About=[["a"], ["b"]], Texts=[["Title", "Content"], ["One", "First."]]))
    lines = tmp_path / "b.jsonl"
    lines.write_text('{"leib": "Text.", "n": 1}\n', encoding="utf-8")
    before = titles(seat)
    dialog = asked(seat, book, lines)
    assert dialog.reading.sheet.currentText() == "Texts"
    choose(seat, dialog.reading.sheet, "About")
    assert headings(dialog) == ["a\n→ Detail"]
    choose(seat, dialog.reading.sheet, "Texts")
    dialog.setObjectName("the first")
    seat.visitor.click(dialog.go)
    second = seat.dialog("table-dialog")
    assert isinstance(second, TableDialog)
    assert headings(second) == ["leib\n→ Detail", "n\n→ Detail"]
    seat.visitor.press("Esc")
    wait_until(seat.messages, "the message")
    assert seat.messages() == ["The import was stopped. Nothing was taken in."]
    assert titles(seat) == before
