"""The label scheme changed in its window by mouse and keys; the page follows, and undo works in both."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QLineEdit,
    QWidget,
)

from annotator.bootstrap import open_workspace
from annotator.domain.label import Label, Underline, default_scheme
from annotator.gui.demo.waiting import wait_until
from annotator.gui.labels.merging import MergeOwnersDialog
from annotator.services.scheme import labelling
from annotator.services.work import Work
from tests.end2end.beginning import begin, fill_in, made_project, make_later, wait_for_focus
from tests.end2end.driving import Desktop
from tests.end2end.labelling import click, fill, label, name_it, opened, pick, say_yes, scheme, tick


def test_name_title_colour_underline_and_key_change_at_once(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    window = opened(seat)
    pick(seat, window.labels, "Number")
    assert window.form.touched.text() == "1 annotation in 1 article by 1 person"
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
    assert label(seat, "figure").uid == "number"


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
    # Once something is right, and when the window opens anew, what was wrong is said no more.
    fill(seat, window.form.title, "Figure")
    assert window.messages.texts() == []
    fill(seat, window.form.name, "claim")
    assert window.messages.texts()
    seat.visitor.press("Esc")
    assert opened(seat).messages.texts() == []


def test_what_cannot_be_undone_is_said_in_this_window(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    for _ in range(5):  # the step that brought the articles is there to be undone
        seat.visitor.press("Ctrl+Z")
        seat.visitor.settle()
    assert window.messages.texts() == ["There is nothing left to undo or redo here."]


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


def test_tab_leads_to_the_form_of_what_is_chosen(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    wait_for_focus(window.labels, "the labels")
    seat.visitor.press("Down", "Down")
    for _ in range(20):
        seat.visitor.press("Tab")
        if window.form.name.hasFocus():
            break
    assert window.form.name.hasFocus()
    assert window.form.name.text() == "number"
    # The list of relations was passed on the way; there the first arrow chooses the first.
    window.types.setFocus()
    assert window.form.name.text() == "number"
    seat.visitor.press("Down")
    assert window.form.name.text() == "said-by"
    seat.visitor.press("Down")
    assert window.form.name.text() == "has-number"


def test_of_many_faults_some_are_said_and_the_rest_counted(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)

    def add(work: Work) -> None:
        for number in range(12):
            labelling.recolour(work, labelling.add_label(work, f"label {number}").uid, "#0072B2")

    seat.project.session.workspace.run("Add", add)
    seat.visitor.settle()
    pick(seat, window.labels, "Label 0")
    said = window.form.warning_words.text().split("\n")
    assert len(said) == 5
    assert said[-1].startswith("and ")


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
    make_later(project)
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
            inside = widget.objectName().startswith("qt_") or widget.inherits("QTabBar")
            assert named or inside, widget
    assert QApplication.focusWidget() is window.labels
