"""The guidelines beside the page: sections, finding, versions, and nothing that a stranger wrote is run."""

from pathlib import Path

from PySide6.QtCore import QSize

from annotator.gui.demo.waiting import wait_until
from annotator.gui.guidelines.window import GuidelinesWindow
from annotator.services.keeping_guidelines import save
from tests.end2end.acting import press
from tests.end2end.beginning import begin, wait_for_focus
from tests.end2end.driving import Desktop, Seat


def opened(seat: Seat, key: str = "Ctrl+G") -> GuidelinesWindow:
    seat.visitor.press(key)
    dialog = seat.dialog("guidelines")
    assert isinstance(dialog, GuidelinesWindow)
    seat.visitor.settle()
    return dialog


def is_at_top(window: GuidelinesWindow, heading: str) -> bool:
    """Whether a section begins at the top of what is in view."""
    cursor = window.page.textCursor()
    return cursor.block().text() == heading and 0 <= window.page.cursorRect(cursor).top() < 40


def test_the_section_of_the_chosen_label_is_shown(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    window = opened(seat)
    wait_until(lambda: is_at_top(window, "Number"), "the section on numbers")
    seat.window.activateWindow()
    seat.visitor.page.setFocus()
    seat.highlight("may have", "4")
    assert opened(seat) is window
    wait_until(lambda: is_at_top(window, "Hedge"), "the section on hedges")


def test_finding_goes_from_place_to_place_and_round(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat)
    seat.visitor.press("/")
    wait_for_focus(window.line, "the line")
    seat.visitor.write("full stop")
    first = window.page.textCursor().selectionStart()
    assert window.page.textCursor().selectedText().casefold() == "full stop"
    seat.visitor.press("Return")
    assert window.page.textCursor().selectionStart() > first
    seat.visitor.press("Shift+Return")
    assert window.page.textCursor().selectionStart() == first
    seat.visitor.write("xx")
    assert window.told.isVisible()
    assert window.told.text() == "Nothing found"
    seat.visitor.press("Escape")
    assert window.page.hasFocus()
    seat.visitor.press("Escape")
    assert not window.isVisible()


def test_a_lead_saves_a_version_by_keys_alone(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat, "Ctrl+Alt+E")
    wait_for_focus(window.editor.text, "the editor")
    seat.visitor.press("Ctrl+A")
    for line in ("# Ours", "## Claim", "Short ones."):
        seat.visitor.write(line)
        seat.visitor.press("Return")
    wait_until(lambda: "Short ones." in window.editor.preview.toPlainText(), "the preview")
    seat.visitor.press("Tab")
    wait_for_focus(window.editor.note, "the note")
    seat.visitor.write("shorter")
    seat.visitor.press("Return")
    wait_until(lambda: not window.is_editing(), "the saved version")
    seat.visitor.settle()
    assert window.versions.currentText().startswith("Version 1 · ")
    assert window.versions.currentText().endswith("ana · shorter")
    assert window.page.sections() == ["Ours", "Claim"]
    window.versions.setCurrentIndex(1)
    assert window.page.sections()[0] == "Annotation guidelines"
    assert "does not count any more" in window.told.text()
    window.reject()
    press(seat, "Ctrl+Alt+Z")
    assert seat.project.session.workspace.read(lambda read: read.guidelines()) == []
    opened(seat)
    assert window.versions.count() == 1


def test_what_is_half_typed_is_there_again(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat, "Ctrl+Alt+E")
    wait_for_focus(window.editor.text, "the editor")
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("half")
    seat.window.close()
    desktop.end()
    seat = desktop.start(tmp_path / "made.annotator", "ana")
    window = opened(seat, "Ctrl+Alt+E")
    wait_until(lambda: window.editor.written() == "half", "what was typed")
    window.editor.cancel.click()
    seat.visitor.settle()
    assert window.page.sections()[0] == "Annotation guidelines"
    window.begin_to_edit()
    wait_until(window.is_editing, "the editor")
    assert window.editor.written().startswith("# Annotation guidelines")


def test_two_people_do_not_overwrite_each_other(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat, "Ctrl+Alt+E")
    wait_for_focus(window.editor.text, "the editor")
    seat.project.session.workspace.run("Save guidelines", save, "theirs", after=0)
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("mine")
    seat.visitor.press("Ctrl+S")
    wait_until(window.editor.problem.isVisible, "the refusal")
    assert "version 1" in window.editor.problem.text()
    assert window.editor.written() == "mine"
    window.editor.cancel.click()
    seat.visitor.settle()


HOSTILE = """# Hi <b>bold</b>
<img src="file://{picture}"> ![x](file://{picture}) ![y](http://127.0.0.1:9/x.png)
[click](file:///etc/passwd) <script>alert(1)</script>

| a | b |
| --- | --- |
| <u>c</u> | `d` |
"""


def test_nothing_in_a_strangers_guidelines_is_run_or_loaded(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    picture = tmp_path / "p.png"
    seat.window.grab().save(str(picture))
    text = HOSTILE.format(picture=picture)
    seat.project.session.workspace.run("Save guidelines", save, text, after=0)
    window = opened(seat)
    shown = window.page.toPlainText()
    assert "Hi <b>bold</b>" in shown
    assert "<script>" in shown
    assert "x (picture)" in shown
    block = window.page.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            letters = pieces.fragment().charFormat()
            assert not letters.isAnchor()
            assert not letters.isImageFormat()
            pieces += 1
        block = block.next()


def test_all_of_the_window_is_on_a_low_screen(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    screen = seat.window.screen().availableSize()
    window = opened(seat, "Ctrl+Alt+E")
    wait_until(window.is_editing, "the editor")
    room = screen - QSize(8, 40)
    assert window.size() == window.size().boundedTo(room)


def test_what_is_not_changed_is_no_version(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    window = opened(seat, "Ctrl+Alt+E")
    wait_for_focus(window.editor.text, "the editor")
    seat.visitor.press("Ctrl+S")
    wait_until(lambda: not window.is_editing(), "the way back")
    seat.visitor.settle()
    assert window.versions.newest == 0
