"""Attributes in the window of the label scheme, presets, files, and labels that an import brings."""

import json
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QMenu,
    QPushButton,
)

from annotator.domain.label import AttributeKind, Condition, default_scheme
from annotator.gui.demo.waiting import wait_until
from annotator.gui.labels.merging import MergeOwnersDialog
from annotator.gui.labels.taking_in import TakeInDialog
from annotator.services.scheme.file import read_scheme
from tests.end2end.acting_on_labels import window_of
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop
from tests.end2end.labelling import choose, click, fill, label, name_it, opened, pick, scheme, show, tick


def test_attributes(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    window.resize(1200, 1000)
    pick(seat, window.labels, "Hedge")
    form, fields = window.form.attributes, window.form.attributes.fields
    click(seat, show(form.add, window))
    name_it(seat, window, "attribute-dialog", "scope")
    assert form.chosen_name() == "scope"
    show(fields.required, window)
    choose(seat, fields.kind, 0)
    name_it(seat, window, "values-dialog", " ")
    assert "give it values" in window.messages.texts()[0]
    assert fields.kind.currentText() == "Text"
    choose(seat, fields.kind, 0)
    name_it(seat, window, "values-dialog", "near, far,near ,")
    assert label(seat, "hedge").attributes[-1].choices == ("near", "far")
    choose(seat, fields.kind, 2)
    assert not fields.choices.isVisible()
    fill(seat, fields.name, "reach")
    fill(seat, fields.default_line, "here")
    click(seat, fields.required)
    reach = label(seat, "hedge").attributes[-1]
    assert (reach.name, reach.kind, reach.default, reach.required) == (
        "reach",
        AttributeKind.TEXT,
        "here",
        True,
    )
    choose(seat, fields.when, fields.when.findData("type"))
    tick(seat, fields.when_values, "modal", "adverb")
    assert label(seat, "hedge").attributes[-1].when == Condition(
        "type", ("evidential", "approximator", "conditional", "other")
    )
    form.table.setCurrentIndex(form.table.model().index(0, 0))
    assert form.chosen_name() == "type"
    item = fields.choices.list.item(2)
    fields.choices.list.setCurrentItem(item)
    fields.choices.list.setFocus()
    fields.choices.list.editItem(item)
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("hearsay")
    seat.visitor.press("Return")
    seat.visitor.settle()
    hedge = label(seat, "hedge")
    assert hedge.attributes[0].choices[2] == "hearsay"
    assert hedge.attributes[-1].when == Condition("type", ("hearsay", "approximator", "conditional", "other"))
    click(seat, show(form.down, window))
    assert [one.name for one in label(seat, "hedge").attributes] == ["strength", "type", "reach"]
    click(seat, show(fields.choices.remove, window))
    assert len(label(seat, "hedge").attributes[1].choices) == 5
    click(seat, show(form.remove, window))
    assert [one.name for one in label(seat, "hedge").attributes] == ["strength", "reach"]
    assert label(seat, "hedge").attributes[-1].when is None


def test_a_preset_is_looked_at_before_it_is_taken_in(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    window = opened(seat)
    menu = window.presets.menu()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.objectName() == "preset:quotes").trigger()
    seat.visitor.settle()
    dialog = window.findChild(TakeInDialog)
    assert isinstance(dialog, TakeInDialog)
    wait_until(dialog.go.isEnabled, "what would change")
    assert "nothing that somebody marked is lost" in dialog.words.text()
    click(seat, dialog.remove)
    wait_until(lambda: "is lost" in dialog.words.text() and dialog.go.isEnabled(), "what would change")
    click(seat, dialog.go)
    assert [one.name for one in scheme(seat).labels] == ["quote", "speaker", "addressee", "frame"]
    assert seat.annotations() == []
    seat.visitor.press("Ctrl+Z")
    seat.visitor.settle()
    assert scheme(seat) == default_scheme()
    assert seat.labelled() == [("number", "dozens")]


def test_export_and_import(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    click(seat, window.export_it)
    asking = window.findChild(QFileDialog, "scheme-export-dialog")
    assert isinstance(asking, QFileDialog)
    asking.reject()
    file = tmp_path / "mine.toml"
    window.files.write(file)
    seat.visitor.settle()
    assert read_scheme(file) == default_scheme()
    assert window.messages.texts() == [f"Written to {file}"]
    book = tmp_path / "mine.qdc"
    window.files.write(book)
    seat.visitor.settle()
    assert [label.name for label in read_scheme(book).labels] == ["claim", "speaker", "number", "hedge"]
    file.write_text(
        file.read_text(encoding="utf-8").replace('title = "Hedge"', 'titel = "Hedge"'), encoding="utf-8"
    )
    window.files.read(file)
    number = file.read_text(encoding="utf-8").split("\n").index('titel = "Hedge"') + 1
    assert f": line {number}: " in window.messages.texts()[0]
    assert "“titel”, which is not known" in window.messages.texts()[0]


def test_labels_that_an_import_brings_are_told_and_merged_into_ours(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    spans = [
        {"id": "x", "label": "<i>figure</i>", "start": 0, "end": 4},
        {"id": "y", "label": "claim", "start": 5, "end": 9},
    ]
    article = {"id": "z", "text": "Some more words.", "layers": [{"annotator": "ben", "spans": spans}]}
    file = tmp_path / "theirs.jsonl"
    file.write_text(json.dumps(article), encoding="utf-8")
    seat.project.wiring.importing.take([file])
    seat.dialog("names-dialog")
    seat.visitor.press("Return")
    words = "1 label is new in the scheme: “<i>figure</i>”"
    wait_until(lambda: words in seat.messages(), "what the import brought")
    button = next(
        one for one in seat.window.messages.findChildren(QPushButton) if "merge into ours" in one.text()
    )
    click(seat, button)
    window = window_of(seat)
    chosen = window.chosen()
    assert chosen is not None
    assert chosen.name == "<i>figure</i>"
    click(seat, window.form.merge)
    dialog = window.findChild(MergeOwnersDialog)
    assert isinstance(dialog, MergeOwnersDialog)
    dialog.target.setCurrentIndex(dialog.target.findData("number"))
    wait_until(dialog.isActiveWindow, "the question")
    seat.visitor.press("Return")
    seat.visitor.settle()
    assert scheme(seat).labels == default_scheme().labels
