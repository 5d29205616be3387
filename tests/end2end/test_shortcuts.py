"""Somebody changes keys in the sheet, at once and for good, in German, in every window, and shares them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from annotator.bootstrap import open_workspace
from annotator.config.paths import paths
from annotator.domain.label import new_label
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.help.shortcut_sheet import ShortcutSheet
from annotator.gui.shortcuts.capture import CaptureDialog
from annotator.gui.shortcuts.presets import ENDING
from annotator.services.work import Work
from tests.end2end.acting import marked
from tests.end2end.beginning import begin, made_project
from tests.end2end.driving import Desktop, Seat


def sheet(seat: Seat) -> ShortcutSheet:
    """The sheet, opened by its key."""
    seat.visitor.press("F1")
    dialog = seat.dialog("shortcut-sheet")
    assert isinstance(dialog, ShortcutSheet)
    return dialog


def choose(seat: Seat, words: str) -> ShortcutSheet:
    """The sheet, with the first action that has these words chosen."""
    shown = sheet(seat)
    seat.visitor.write(words)
    seat.visitor.press("Return")
    assert shown.tree.hasFocus()
    return shown


def capture(shown: ShortcutSheet) -> CaptureDialog:
    dialog = shown.findChild(CaptureDialog)
    assert isinstance(dialog, CaptureDialog)
    return dialog


def file_dialog(shown: ShortcutSheet) -> QFileDialog:
    def found() -> list[QFileDialog]:
        return [one for one in shown.findChildren(QFileDialog) if one.isVisible()]

    wait_until(found, "the dialog of files")
    return found()[0]


def give(seat: Seat, words: str, key: str) -> None:
    """Give an action another key in the sheet, with the keyboard alone, and leave."""
    choose(seat, words)
    seat.visitor.press("F2", key, "Return", "Esc")
    let_events_pass()


def discusses(seat: Seat, key: str) -> bool:
    """Whether a key marks the chosen annotation to be discussed, or takes that back."""
    chosen = seat.visitor.desk.chosen_annotation()
    assert chosen
    seat.visitor.page.setFocus()
    seat.visitor.press(key)
    seat.visitor.settle()
    now = seat.visitor.desk.chosen_annotation()
    assert now
    return now.discuss != chosen.discuss


def test_the_new_key_works_and_the_old_one_does_not(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    marked(seat)
    assert discusses(seat, "D")
    give(seat, "mark to discuss", "F9")
    assert not discusses(seat, "D")
    assert discusses(seat, "F9")
    assert seat.window.actions_of["toggle-discuss"].toolTip().endswith("(F9)</span>")
    project = seat.project.target
    desktop.end()
    again = desktop.start(project, "ana")
    again.open_article("fire")
    marked(again)
    assert discusses(again, "F9")
    assert not discusses(again, "D")
    assert '[shortcuts]\ntoggle-discuss = ["F9"]\n' in paths().settings.read_text(encoding="utf-8")


def test_what_is_pressed_is_said_at_once(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    shown = choose(seat, "mark to discuss")
    seat.visitor.press("F2")
    asking = capture(shown)
    for key, words in (
        ("Left", "works in the text itself"),
        ("Alt+E", "opens a menu"),
        ("Tab", "presses buttons"),
        ("Return", "presses buttons"),
        ("D", "already"),
    ):
        seat.visitor.press(key)
        assert words in asking.told.text(), key
        assert not asking.take.isEnabled()
        assert asking.field.hasFocus()
    for dead in (Qt.Key.Key_Dead_Acute, Qt.Key.Key_Multi_key):
        QApplication.sendEvent(
            asking.field, QKeyEvent(QEvent.Type.KeyPress, dead, Qt.KeyboardModifier.NoModifier)
        )
        assert "input method" in asking.told.text()
    seat.visitor.press("Ctrl+M")
    assert asking.told.text() == "Ctrl+M is “Tag a number by its letters”. Take it from there?"
    assert asking.take.text() == "&Take it from there"
    assert asking.take.hasFocus()
    seat.visitor.press("F12")
    assert (asking.told.text(), asking.take.text()) == ("F12 is free.", "&Use it")
    seat.visitor.press("O")
    assert asking.told.text().endswith("That action is left without a key.")
    seat.visitor.press("Return")
    assert seat.window.actions_of.keys("toggle-discuss") == ("O",)
    assert seat.window.actions_of.keys("next-open") == ()
    item = shown.tree.item_of("next-open")
    assert item
    assert item.text(2).startswith("O belongs to “Mark to discuss”; this action has no key · ")
    assert not item.icon(2).isNull()


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.ShiftModifier, "/"),
        (Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ShiftModifier, ";"),
        (Qt.Key.Key_Adiaeresis, Qt.KeyboardModifier.NoModifier, "Ä"),
    ],
)
def test_presses_of_other_keyboards_are_named_as_written(
    desktop: Desktop, tmp_path: Path, key: Qt.Key, held: Qt.KeyboardModifier, name: str
) -> None:
    seat = begin(desktop, tmp_path)
    shown = choose(seat, "mark to discuss")
    seat.visitor.press("F2")
    asking = capture(shown)
    window = asking.windowHandle()
    QTest.keyClick(window, key, held)
    assert asking.field.text() == name
    assert asking.told.text().startswith(name)
    assert ("only while the keyboard has this letter" in asking.told.text()) != name.isascii()


def test_keys_are_added_removed_and_brought_back(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    keys = seat.window.actions_of.keys
    shown = choose(seat, "label in hand")
    seat.visitor.press("Alt+A")
    wait_until(lambda: shown.findChild(CaptureDialog), "the question for a key")
    seat.visitor.come_to_front()
    seat.visitor.press("F9", "Return")
    seat.visitor.come_to_front()
    assert keys("pen") == ("P", "Ctrl+Shift+P", "F9")
    assert shown.tree.item_of("pen").text(1) == "P, Ctrl+Shift+P, F9"  # type: ignore[union-attr]
    seat.visitor.press("Del")
    menu = shown.findChild(QMenu, "remove-key")
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == ["P", "Ctrl+Shift+P", "F9"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    let_events_pass()
    assert keys("pen") == ("P", "F9")
    assert "Changed, usually P, Ctrl+Shift+P." in shown.state.text()
    seat.visitor.press("Alt+B")
    wait_until(lambda: keys("pen") == ("P", "Ctrl+Shift+P"), "the default")
    assert not shown.back_button.isEnabled()


def test_the_keys_column_is_changed_by_a_double_click(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    shown = sheet(seat)
    shown.filter.setText("pen mode")
    item = shown.tree.item_of("pen")
    box = shown.tree.visualItemRect(item)  # type: ignore[arg-type]
    spot = box.center()
    spot.setX(shown.tree.columnViewportPosition(1) + 10)
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(shown.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert capture(shown).isVisible()
    seat.visitor.press("Esc")
    spot.setX(20)
    QTest.mouseDClick(shown.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    let_events_pass()
    assert not shown.isVisible()


def test_letting_go_stays_on_esc(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    shown = choose(seat, "drop the selection")
    assert not shown.change_button.isEnabled()
    seat.visitor.press("F2")
    assert shown.findChild(CaptureDialog) is None
    assert "always a way out" in shown.state.text()


def test_every_window_follows(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.press("Ctrl+Shift+N")
    wait_until(lambda: len(desktop.program.windows) == 2, "the second window")
    second = desktop.seat(desktop.program.windows[1])
    give(second, "mark to discuss", "F9")
    for one in (seat, second):
        action = one.window.actions_of["toggle-discuss"]
        assert action.shortcuts() == [QKeySequence("F9")]


def test_it_holds_in_german(languages: None, desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    give(seat, "mark to discuss", "Ctrl+Shift+Del")
    program = desktop.program
    appearance = replace(program.settings.appearance, language="de")
    program.change_settings(replace(program.settings, appearance=appearance))
    project = seat.project.target
    desktop.end()
    again = desktop.start(project, "ana")
    again.open_article("fire")
    marked(again)
    assert again.window.actions_of.keys("toggle-discuss") == ("Ctrl+Shift+Del",)
    assert QCoreApplication.translate("QShortcut", "Del") == "Entf"
    assert "Strg+Umschalt+Entf" in again.window.actions_of["toggle-discuss"].toolTip()
    assert discusses(again, "Ctrl+Shift+Del")
    assert not discusses(again, "D")
    shown = sheet(again)
    again.visitor.write("umschalt+entf")
    again.visitor.press("Return")
    assert shown.tree.chosen() == "toggle-discuss"
    again.visitor.press("F2", "Ctrl+Shift+Ins", "Return", "Esc")
    assert 'toggle-discuss = ["Ctrl+Shift+Ins"]' in paths().settings.read_text(encoding="utf-8")


def test_a_label_takes_a_letter_and_the_action_keeps_its_chord(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path)
    workspace = open_workspace(str(project))

    def add(work: Work) -> None:
        label = new_label("group", work.read.scheme())
        work.put(replace(label, key="g"))

    try:
        workspace.run("Label", add)
    finally:
        workspace.close()
    seat = desktop.start(project, "ana")
    seat.open_article("fire")
    seat.visitor.drag(seat.span("the council") if "the council" in seat.text else seat.span("30 people"))
    seat.visitor.press("G")
    seat.visitor.settle()
    assert [label for label, _ in seat.labelled()] == ["group"]
    actions = seat.window.actions_of
    assert actions["hint-word"].shortcuts() == [QKeySequence("Ctrl+J")]
    shown = choose(seat, "go to a word by its letters")
    assert shown.state.text().endswith(". G belongs to the label Group; this action has Ctrl+J.")
    seat.visitor.press("F2", "G")
    assert "“Group”. Take it from there?" in capture(shown).told.text()
    seat.visitor.press("Return")
    assert actions.keys("hint-word") == ("G",)
    assert actions.label_keys()["group"] == "5"


def test_label_buttons_show_the_keys_that_hold(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    buttons = seat.window.annotate.rail.labels.buttons
    assert [one.key() for one in buttons.values()] == ["1", "2", "3", "4"]
    shown = choose(seat, "speaker")
    assert shown.tree.chosen() == "label:speaker"
    seat.visitor.press("F2", "F9", "Return", "Esc")
    assert [one.key() for one in buttons.values()] == ["1", "F9", "3", "4"]
    bar = seat.window.annotate.bar.buttons()
    assert bar[1].accessibleName() == "Speaker, key F9"
    assert 'label:speaker" = ["F9", "S"]' in paths().settings.read_text(encoding="utf-8")


# Presets


def test_a_preset_is_chosen_and_taken_back(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    give(seat, "label in hand", "F9")
    keys = seat.window.actions_of.keys
    shown = sheet(seat)
    assert shown.presets.combo.currentText() == "Your own"
    combo = shown.presets.combo
    QTest.wheelEvent(shown.windowHandle(), QPointF(combo.mapTo(shown, combo.rect().center())), QPoint(0, 120))
    assert combo.currentText() == "Your own"
    combo.setFocus()
    seat.visitor.press("Up")
    assert shown.presets.combo.currentText() == "Without letters"
    assert shown.messages.texts() == ["The preset “Without letters” holds now."]
    assert keys("hint-word") == ("Ctrl+J",)
    assert keys("label:claim") == ("1",)
    claim = shown.tree.item_of("label:claim")
    assert claim
    assert claim.text(2).startswith("Labels have no letters of their own now · ")
    seat.visitor.press("Up")
    assert shown.presets.combo.currentText() == "Left hand"
    assert keys("pen") == ("Q", "Ctrl+Shift+P")
    assert keys("label:claim") == ("1", "C")
    shown.messages.findChildren(type(shown.close_button))[-1].click()
    assert keys("hint-word") == ("Ctrl+J",)
    assert shown.presets.combo.currentText() == "Without letters"
    shown.all_button.click()
    assert seat.window.actions_of.changes == {}
    assert shown.presets.combo.currentText() == "Annotator"


def test_shortcuts_travel_as_a_file(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    give(seat, "label in hand", "F9")
    shown = sheet(seat)
    file = tmp_path / f"mine{ENDING}"
    seat.visitor.press("Alt+S")
    dialog = file_dialog(shown)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    let_events_pass()
    assert shown.messages.texts() == [f"The shortcuts are saved in {file}."]
    shown.all_button.click()
    assert seat.window.actions_of.keys("pen") == ("P", "Ctrl+Shift+P")
    seat.visitor.come_to_front()
    seat.visitor.press("Alt+O")
    dialog = file_dialog(shown)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    let_events_pass()
    assert seat.window.actions_of.keys("pen") == ("F9", "Ctrl+Shift+P")
    assert shown.messages.texts() == ["The preset “mine” holds now."]


def test_what_cannot_be_taken_is_told_before(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    shown = sheet(seat)
    file = tmp_path / f"other{ENDING}"
    file.write_text(
        'name = "Other"\n[shortcuts]\npen = ["F9"]\nundo = ["F9"]\nspark = ["F8"]\nredo = ["Left"]\n'
    )
    shown.presets.open_file(file)
    box = shown.findChild(QMessageBox, "yes-dialog")
    assert isinstance(box, QMessageBox)
    assert box.text().split("\n") == [
        "3 of 4 cannot be taken:",
        "",
        "Undo (F9): It is given to another action as well. “Pen mode”",
        "spark (F8): There is no such action in this version.",
        "Redo (Left): Left works in the text itself; it is fixed.",
    ]
    assert seat.window.actions_of.changes == {}
    box.buttons()[0].click()
    let_events_pass()
    assert seat.window.actions_of.changes == {"pen": ("F9",)}
    file.write_text("name = ")
    shown.presets.open_file(file)
    assert "line 1, cannot be taken" in shown.messages.texts()[0]
    assert seat.window.actions_of.changes == {"pen": ("F9",)}


def test_arrow_keys_go_from_action_to_action(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    shown = choose(seat, "number")
    first = shown.tree.chosen()
    seat.visitor.press("Down")
    assert shown.tree.chosen() not in {"", first}
    seat.visitor.press("Up")
    assert shown.tree.chosen() == first
