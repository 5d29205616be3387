"""Names that the project does not know are asked for before anything is taken in."""

import json
from pathlib import Path

from annotator.gui.demo.waiting import wait_until
from annotator.gui.library.names.dialog import NamesDialog
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat

TEXT = "Two said five."


def corpus(folder: Path) -> Path:
    spans = [
        {"id": "q", "label": "Quantity", "start": 9, "end": 13},
        {"id": "s", "label": "speaker", "start": 0, "end": 3, "attributes": {"Form": "pronoun"}},
    ]
    layer = {"annotator": "A1", "spans": spans, "relations": [{"from": "q", "to": "s", "type": "by"}]}
    path = folder / "other.jsonl"
    path.write_text(json.dumps({"id": "x", "title": "Other", "text": TEXT, "layers": [layer]}))
    return path


def asked(seat: Seat, path: Path) -> NamesDialog:
    seat.project.wiring.importing.take([path])
    dialog = seat.dialog("names-dialog")
    assert isinstance(dialog, NamesDialog)
    return dialog


def test_new_names_can_become_known_ones(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    path = corpus(tmp_path)
    before = len(seat.window.articles.model.rows())
    dialog = asked(seat, path)
    assert dialog.table.rowCount() == 4
    seat.visitor.press("Esc")
    seat.visitor.settle()
    assert len(seat.window.articles.model.rows()) == before
    dialog = asked(seat, path)
    for kind, name, becomes in (
        ("labels", "Quantity", "number"),
        ("relations", "by", "about"),
        ("attributes", "speaker.Form", "form"),
        ("annotators", "A1", ""),
    ):
        box = dialog.box_of(kind, name)
        box.setCurrentIndex(max(0, box.findData(becomes)))
    seat.visitor.press("Return")
    wait_until(lambda: len(seat.window.articles.model.rows()) == before + 1, "the article")
    seat.visitor.settle()
    session = seat.window.session
    with session.workspace.store.reading() as read:
        assert "Quantity" not in [one.name for one in read.scheme().labels]
        assert "by" not in [one.name for one in read.scheme().relation_types]
        assert "A1" in [one.name for one in read.annotators()]
        article = read.article_called("x")
        assert article is not None
        (owner,) = read.sets_of(article.uid)
        number, speaker = read.annotations_of(owner.uid)
    assert number.label == "number"
    assert speaker.attributes == {"form": "pronoun"}


def test_a_name_that_differs_only_in_capitals_is_proposed(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    spans = [
        {"id": "q", "label": "Claim", "start": 9, "end": 13},
        {"id": "s", "label": "Said", "start": 0, "end": 3},
    ]
    layer = {"annotator": "A1", "spans": spans, "relations": [{"from": "q", "to": "s", "type": "Said by"}]}
    path = tmp_path / "other.jsonl"
    path.write_text(json.dumps({"id": "x", "title": "Other", "text": TEXT, "layers": [layer]}))
    dialog = asked(seat, path)
    boxes = {name: box for _kind, name, box in dialog._rows}
    assert {name: box.currentData() for name, box in boxes.items()} == {
        "Claim": "claim",
        "Said": None,
        "Said by": "said-by",
        "A1": None,
    }
    for row, box in enumerate(boxes.values()):
        middle = dialog.table.rowViewportPosition(row) + dialog.table.rowHeight(row) / 2
        assert abs(box.y() + box.height() / 2 - middle) <= 1
        assert box.height() >= box.sizeHint().height()
    dialog.reject()
    seat.visitor.settle()
