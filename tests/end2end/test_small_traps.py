"""Small traps for people in a hurry: what a newcomer ran into in the real window."""

import json
from pathlib import Path

import pytest

from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.people.dialogs import WhoDialog
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat


def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        seat.visitor.press(key)
        seat.visitor.settle()


def fragments(seat: Seat) -> list[str]:
    """The fragments of the only annotation."""
    (one,) = seat.annotations()
    return [seat.text[part.start : part.end] for part in one.fragments]


@pytest.mark.parametrize("inside", ["neighbour", "people"])
def test_a_double_clicked_word_is_added_to_what_was_chosen_before(
    desktop: Desktop, tmp_path: Path, inside: str
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("at least 30", "3")
    chosen = seat.visitor.desk.chosen
    assert chosen is not None
    seat.visitor.double_click_text(seat.span(inside).start + 2)
    seat.visitor.settle()
    assert seat.visitor.page.selection() == seat.span(inside)
    assert seat.visitor.desk.chosen == chosen
    press(seat, "F")
    assert fragments(seat) == ["at least 30", inside]


def test_a_double_click_inside_another_annotation_keeps_what_was_chosen(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("A neighbour, Ida Moll", "2")
    seat.highlight("at least 30", "3")
    chosen = seat.visitor.desk.chosen
    seat.visitor.double_click_text(seat.span("Ida").start + 1)
    seat.visitor.settle()
    assert seat.visitor.desk.chosen == chosen
    seat.visitor.click_text(seat.span("hospital").start + 3)
    seat.visitor.settle()
    assert seat.visitor.desk.chosen is None


def become(seat: Seat, name: str) -> None:
    """Type a name where the annotator is changed."""
    seat.visitor.press("Ctrl+Shift+A")
    dialog = seat.dialog("who-dialog")
    assert isinstance(dialog, WhoDialog)
    seat.visitor.press("Ctrl+A")
    seat.visitor.write(name)
    assert dialog.name.currentText() == name
    seat.visitor.press("Return")
    wait_until(lambda: seat.window.session.annotator_name == name, "the name as it was typed")
    seat.visitor.settle()


def test_a_name_that_begins_like_another_can_be_typed(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path, name="Johanna")
    seat.highlight("dozens", "3")
    become(seat, "Jo")
    assert seat.annotations() == []


def test_a_known_name_is_chosen_with_the_arrow_keys(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path, name="Johanna")
    seat.highlight("dozens", "3")
    become(seat, "Jo")
    assert seat.annotations() == []
    seat.visitor.press("Ctrl+Shift+A")
    seat.dialog("who-dialog")
    press(seat, "Down", "Return")
    wait_until(lambda: seat.window.session.annotator_name == "Johanna", "the one in the list")
    seat.visitor.settle()
    assert seat.labelled() == [("number", "dozens")]


def test_writing_on_in_a_note_keeps_what_stands_there(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    for words in ("ask the hospital", ", then the council"):
        seat.visitor.press("E")
        seat.visitor.write(words)
        press(seat, "Esc")
    assert seat.annotations()[0].note == "ask the hospital, then the council"


def test_one_long_name_of_a_label_leaves_the_others_their_room(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    record = {
        "id": "long",
        "text": "Short text.",
        "layers": [
            {
                "annotator": "b",
                "spans": [{"id": "1", "label": "A very long name of a label " * 3, "start": 0, "end": 5}],
            }
        ],
    }
    (tmp_path / "long.jsonl").write_text(json.dumps(record), encoding="utf-8")
    seat.project.wiring.importing.take([tmp_path / "long.jsonl"])
    seat.dialog("names-dialog")
    seat.visitor.press("Return")
    wait_until(lambda: len(seat.window.articles.model.rows()) == 4, "the article")
    seat.visitor.settle()
    panel = seat.window.annotate.rail.labels
    wait_until(lambda: len(panel.buttons) == 5, "the new label")
    let_events_pass()
    widths = {button.width() for button in panel.buttons.values()}
    assert max(widths) - min(widths) <= 2
    listed = seat.window.annotate.rail.list
    assert listed.section.title.width() >= listed.section.title.sizeHint().width()


def test_who_leafs_faster_than_articles_open_passes_none_twice(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    rows = [row.title for row in seat.window.articles.model.shown_rows()]
    assert rows[0] == "fire"
    for _ in range(2):  # before the first one can have come
        seat.window.actions_of["next-article"].trigger()
    seat.visitor.settle()
    assert seat.visitor.desk.article is not None
    assert seat.visitor.desk.article.title == rows[2]
