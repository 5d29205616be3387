"""The label scheme changed in its window by mouse and keys; the page follows, and undo works in both."""

import json
import sqlite3
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QWidget,
)

from annotator.bootstrap import open_workspace
from annotator.domain.label import AttributeKind, Condition, Label, Scheme, Underline, default_scheme
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.labels.merging import MergeOwnersDialog
from annotator.gui.labels.owner_list import OwnerList
from annotator.gui.labels.taking_in import TakeInDialog
from annotator.gui.labels.window import LabelsWindow
from annotator.gui.widgets.ask import LineDialog
from annotator.services import labelling
from annotator.services.scheme_file import read_scheme
from tests.end2end.acting_on_labels import window_of
from tests.end2end.beginning import begin, fill_in, made_project
from tests.end2end.driving import Desktop, Seat


def opened(seat: Seat) -> LabelsWindow:
    seat.visitor.press("Ctrl+Shift+K")
    seat.visitor.settle()
    return window_of(seat)


def scheme(seat: Seat) -> Scheme:
    return seat.project.session.workspace.read(lambda read: read.scheme())


def label(seat: Seat, name: str) -> Label:
    found = scheme(seat).label_named(name)
    assert found is not None, name
    return found


def click(seat: Seat, widget: QWidget) -> None:
    seat.visitor.click(widget)
    seat.visitor.settle()


def pick(seat: Seat, view: OwnerList, title: str) -> None:
    row = next(n for n, one in enumerate(view.owners.owners()) if one.title == title)
    seat.visitor.click(view.viewport(), view.visualRect(view.owners.index(row, 0)).center())
    seat.visitor.settle()


def show(widget: QWidget, window: LabelsWindow) -> QWidget:
    """Scroll until a widget of the form is in view."""
    window.scroll.ensureWidgetVisible(widget)
    let_events_pass()
    return widget


def fill(seat: Seat, line: QLineEdit, text: str) -> None:
    fill_in(seat, line, text)
    seat.visitor.press("Return")
    seat.visitor.settle()


def name_it(seat: Seat, window: LabelsWindow, dialog: str, text: str) -> None:
    found = window.findChild(LineDialog, dialog)
    assert isinstance(found, LineDialog)
    wait_until(found.isActiveWindow, "the question")
    seat.visitor.write(text)
    seat.visitor.press("Return")
    seat.visitor.settle()


def say_yes(seat: Seat, window: LabelsWindow) -> str:
    """Press the button with the verb; return what was asked."""
    box = window.findChild(QMessageBox, "yes-dialog")
    assert isinstance(box, QMessageBox)
    wait_until(box.isVisible, "the question")
    words, button = box.text(), box.buttons()[0]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    seat.visitor.settle()
    return words


def choose(seat: Seat, box: QComboBox, row: int) -> None:
    """Open a box and pick a row."""
    box.setFocus()
    seat.visitor.press("Alt+Down")
    wait_until(box.view().isVisible, "the list of the box")
    box.view().setCurrentIndex(box.model().index(row, 0))
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    seat.visitor.settle()


def tick(seat: Seat, button: QPushButton, *titles: str) -> None:
    """Open the list of a button and tick or untick what is so called."""
    for title in titles:
        menu = button.menu()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.text() == title)
        menu.popup(button.mapToGlobal(QPoint(0, 0)))
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        seat.visitor.settle()
    # Without a desktop nobody gives the keyboard back to the window.
    button.window().activateWindow()
    wait_until(button.window().isActiveWindow, "the window in front")


def test_name_title_colour_underline_and_key_change_at_once(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    window = opened(seat)
    pick(seat, window.labels, "Number")
    assert window.form.touched.text().startswith("1 annotations in 1 articles")
    fill(seat, window.form.name, "figure")
    fill(seat, window.form.title, "A <b>&figure</b>")
    click(seat, window.form.colours.fields["palette-2"])
    click(seat, window.form.underlines.fields[Underline.SOLID])
    fill(seat, window.form.key, "w")
    one = label(seat, "figure")
    assert (one.uid, one.title, one.colour) == ("number", "A <b>&figure</b>", "palette-2")
    assert (one.underline, one.key) == (Underline.SOLID, "w")
    assert "the label wins" in window.form.key_words.text()
    # The page and its buttons follow.
    assert seat.window.annotate.rail.labels.buttons["number"].name() == "A <b>&figure</b>"
    assert seat.labelled() == [("number", "dozens")]
    for _ in range(5):
        seat.visitor.press("Ctrl+Z")
        seat.visitor.settle()
    assert scheme(seat) == default_scheme()
    assert window.form.name.text() == "number"
    seat.visitor.press("Ctrl+Shift+Z")
    seat.visitor.settle()
    assert label(seat, "figure").title == "Number"
    click(seat, window.undo_button)
    assert scheme(seat) == default_scheme()
    click(seat, window.redo_button)
    assert label(seat, "figure")


def test_refusals_are_said_in_the_window_and_what_was_typed_goes_back(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    pick(seat, window.labels, "Number")
    fill(seat, window.form.name, "claim")
    assert "There is a claim already" in window.messages.texts()[0]
    assert window.form.name.text() == "number"
    seat.visitor.click(window.form.key)
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("s")
    assert window.form.key_words.text() == "That is the key of “Speaker”."
    seat.visitor.press("Return")
    seat.visitor.settle()
    assert "is the key of “Speaker”" in window.messages.texts()[0]
    assert window.form.key.text() == "N"
    fill_in(seat, window.form.title, "half")
    seat.visitor.press("Esc")
    assert window.form.title.text() == "Number"
    assert scheme(seat) == default_scheme()
    assert seat.messages() == []


def test_own_colours_are_warned_of_but_taken(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    assert not window.form.warnings.isVisible()
    pick(seat, window.labels, "Number")
    click(seat, window.form.colours.own)
    dialog = window.findChild(QColorDialog, "colour-dialog")
    assert isinstance(dialog, QColorDialog)
    line = next(one for one in dialog.findChildren(QLineEdit) if one.text().startswith("#"))
    line.selectAll()
    QTest.keyClicks(line, "#FFEE00")
    dialog.accept()
    seat.visitor.settle()
    assert label(seat, "number").colour == "#FFEE00"
    words = window.form.warning_words.text()
    assert "On the light page its contrast is 1.2 : 1, and 4.5 is needed" in words
    assert window.form.warnings.isVisible()
    click(seat, window.form.colours.fields["claim"])
    assert "Anybody can hardly tell it from “Claim” (0.0 apart" in window.form.warning_words.text()
    assert "The underlines differ." in window.form.warning_words.text()


def test_adding_ordering_merging_and_deleting(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    seat.highlight("30 people", "3")
    window = opened(seat)
    click(seat, window.add_label)
    name_it(seat, window, "owner-dialog", "count")
    assert window.chosen() == label(seat, "count")
    click(seat, window.label_up)
    assert [one.name for one in scheme(seat).labels] == ["claim", "speaker", "number", "count", "hedge"]
    pick(seat, window.labels, "Number")
    click(seat, window.form.merge)
    dialog = window.findChild(MergeOwnersDialog)
    assert isinstance(dialog, MergeOwnersDialog)
    wait_until(dialog.isActiveWindow, "the question")
    dialog.target.setFocus()
    seat.visitor.write("Count")
    seat.visitor.press("Return")
    seat.visitor.settle()
    assert [words for _label, words in seat.labelled()] == ["30 people", "dozens"]
    assert {one.label for one in seat.annotations()} == {label(seat, "count").uid}
    assert scheme(seat).label_named("number") is None
    assert window.chosen() == label(seat, "count")
    click(seat, window.form.delete)
    asked = say_yes(seat, window)
    assert "2 annotations" in asked
    assert "the relation types “has number”" in asked
    assert seat.annotations() == []
    for _ in range(2):
        seat.visitor.press("Ctrl+Alt+Z")
        seat.visitor.settle()
    assert seat.labelled() == [("number", "30 people"), ("number", "dozens")]


def test_relation_types(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    click(seat, window.add_type)
    name_it(seat, window, "owner-dialog", "denied-by")
    tick(seat, window.form.targets, "Speaker", "Claim")
    tick(seat, window.form.sources, "Number")
    made = scheme(seat).relation_type_named("denied-by")
    assert made is not None
    assert (made.sources, made.targets) == (("claim", "number"), ("speaker",))
    tick(seat, window.form.targets, "Speaker")
    assert "starts and ends somewhere" in window.messages.texts()[0]
    assert window.form.targets.values() == ["speaker"]
    click(seat, window.form.delete)
    assert scheme(seat).relation_type_named("denied-by") is None
    assert window.chosen() is not None


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
    seat.drop(file)
    words = "1 labels are new in the scheme: “<i>figure</i>”"
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


def test_what_others_change_is_followed(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    pick(seat, window.labels, "Number")
    other = open_workspace(seat.project.target)
    try:
        other.run("Rename", labelling.rename, Label, "number", "theirs")
        wait_until(lambda: window.form.name.text() == "theirs", "their name")
        other.run("Delete", labelling.delete, Label, "number", confirmed=True)
        wait_until(lambda: window.form.name.text() == "hedge", "the next one")
    finally:
        other.close()


def test_a_project_that_cannot_be_written_says_why(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path)
    with sqlite3.connect(project) as direct:
        direct.execute("PRAGMA user_version = 999")
        direct.execute("UPDATE meta SET value = '9.9.9' WHERE key = 'program'")
    direct.close()
    seat = desktop.start(project, "ana")
    window = opened(seat)
    assert "update Annotator to change it" in window.messages.texts()[0]
    assert window.form.name.isReadOnly()
    for button in (
        window.add_label,
        window.form.merge,
        window.form.delete,
        window.import_it,
        window.label_up,
    ):
        assert not button.isEnabled()
    assert window.export_it.isEnabled()
    pick(seat, window.labels, "Hedge")
    assert window.form.name.text() == "hedge"


def test_every_control_has_a_name(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    kinds = ("QPushButton", "QLineEdit", "QComboBox", "QCheckBox", "QTreeWidget", "QListWidget")
    for widget in window.findChildren(QWidget):
        if widget.inherits("QAbstractButton") or any(widget.inherits(kind) for kind in kinds):
            text = getattr(widget, "text", str)()
            named = widget.accessibleName() or (text and text not in "↑↓")
            inside = widget.objectName().startswith("qt_") or widget.parent().inherits("QTabBar")
            assert named or inside, widget
    assert QApplication.focusWidget() is window.labels
