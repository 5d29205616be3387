"""The palette: every action is reached through it and by menu, and nothing is lost by opening it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu

from annotator.domain.annotation_set import Status
from annotator.gui.actions.actions import Actions
from annotator.gui.actions.catalogue import CATALOGUE, MENUS
from annotator.gui.demo.waiting import wait_until
from annotator.gui.main_window import MainWindow
from annotator.gui.palette.entries import Entry, Kind
from annotator.gui.palette.panel import PalettePanel
from annotator.gui.translators import install_translators
from tests.end2end.beginning import begin, focus, made_project
from tests.end2end.driving import Desktop, Seat


def searched(panel: PalettePanel) -> PalettePanel:
    """The palette when all is found."""
    wait_until(lambda: not panel.is_searching(), "what is found")
    return panel


def opened(seat: Seat, typed: str = "") -> PalettePanel:
    """The palette, opened by its key, with something typed and all of it found."""
    seat.visitor.press("Ctrl+K")
    panel = seat.project.palette.panel
    assert panel.line.hasFocus()
    if typed:
        seat.visitor.write(typed)
    return searched(panel)


def retyped(seat: Seat, typed: str) -> PalettePanel:
    panel = seat.project.palette.panel
    seat.visitor.press("Ctrl+A", "Backspace")
    seat.visitor.write(typed)
    return searched(panel)


def names(panel: PalettePanel) -> list[str]:
    return [row.name if isinstance(row, Entry) else f"[{row}]" for row in panel.model.rows()]


def in_speech(desktop: Desktop, folder: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> Seat:
    monkeypatch.setattr(
        "tests.end2end.driving.install_translators", lambda app, _language: install_translators(app, language)
    )
    return begin(desktop, folder)


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_action_is_found_by_its_name_and_return_triggers_it(
    desktop: Desktop, tmp_path: Path, languages: None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = in_speech(desktop, tmp_path, language, monkeypatch)
    actions = seat.window.actions_of
    triggered = _only_watched(actions)
    for spec in actions.specs():
        if spec.id == "palette":
            continue
        actions[spec.id].setEnabled(True)
        is_label = spec.id.startswith("label:")
        name = " ".join((spec.text if is_label else actions.text(spec.id)).split())
        QGuiApplication.clipboard().setText(name)
        panel = opened(seat)
        seat.visitor.press("Ctrl+V")
        searched(panel)
        first = [row for row in panel.model.rows()[:3] if isinstance(row, Entry)]
        key = spec.id.removeprefix("label:")
        kind = Kind.LABEL if is_label else Kind.ACTION
        at = next((n for n, row in enumerate(first) if (row.kind, row.key) == (kind, key)), -1)
        assert at >= 0, f"{spec.id}: {name!r} finds {names(panel)[:3]}"
        seat.visitor.press(*["Down"] * at, "Return")
        wait_until(lambda: bool(triggered), f"{spec.id} by {name!r}")
        assert triggered == [spec.id]
        assert not panel.isVisible()
        triggered.clear()


def _only_watched(actions: Actions) -> list[str]:
    """Have every action do nothing but note that it was triggered."""
    triggered: list[str] = []

    def watch(id: str) -> Callable[[], None]:
        return lambda: triggered.append(id)

    for spec in actions.specs():
        if spec.id != "palette":
            actions[spec.id].triggered.disconnect()
            actions[spec.id].triggered.connect(watch(spec.id))
    return triggered


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_action_is_in_a_menu(
    desktop: Desktop, tmp_path: Path, languages: None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = in_speech(desktop, tmp_path, language, monkeypatch)
    reached = {action.objectName() for action in _in_menus(seat.window)}
    assert reached >= {spec.id for spec in seat.window.actions_of.specs()}
    assert reached >= {one.id for one in CATALOGUE}


def _in_menus(window: MainWindow) -> list[QAction]:
    found: list[QAction] = []
    waiting: list[QMenu] = []
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        assert top.text()
        waiting.append(menu)
    assert len(waiting) == len(MENUS)
    while waiting:
        for action in waiting.pop().actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                waiting.append(inner)
            else:
                found.append(action)
    return [action for action in found if action.isVisible()]


def test_opening_it_loses_nothing_and_the_action_meets_what_was_there(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    chosen, page = seat.visitor.desk.chosen, seat.visitor.page
    seat.visitor.drag(seat.span("the blaze"))
    opened(seat)
    seat.visitor.press("Esc")
    assert page.hasFocus()
    assert page.selection() == seat.span("the blaze")
    assert seat.visitor.desk.chosen == chosen
    opened(seat, "add fragm")
    seat.visitor.press("Return")
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "30 people the blaze")]
    assert page.hasFocus()


def test_the_pen_stays_in_hand_and_a_label_changes_it(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.press("P")
    pen = seat.window.actions_of["pen"]
    assert pen.isChecked()
    panel = opened(seat, "pen mode")
    current = panel.current()
    assert current is not None
    assert current.detail.endswith("on")
    seat.visitor.press("Esc")
    assert pen.isChecked()
    opened(seat, ":hedge")
    seat.visitor.press("Return")
    seat.visitor.settle()
    seat.visitor.drag(seat.span("may have"))
    seat.visitor.settle()
    assert seat.labelled() == [("hedge", "may have")]


def test_a_key_right_behind_return_is_for_what_was_chosen(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    opened(seat, "tag a number by its letters")
    for key, sign in ((Qt.Key.Key_Return, "\r"), (Qt.Key.Key_F, "f")):  # no time for anything between them
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(focus() or seat.window, event)
    seat.visitor.settle()
    assert seat.labelled() == [("number", "at least 30")]


def test_the_program_ends_by_it(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    opened(seat, "quit")
    seat.visitor.press("Return")
    wait_until(lambda: not desktop.program.windows, "the end of the program")


def test_a_label_tags_the_selection(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.drag(seat.span("dozens"))
    panel = opened(seat, ":num")
    assert names(panel) == ["Number"]
    seat.visitor.press("Return")
    seat.visitor.settle()
    assert seat.labelled() == [("number", "dozens")]


def test_an_article_opens_by_its_title_or_its_id(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    for typed, title in (("@flo", "flood"), ("strike", "strike"), ("fire", "fire")):
        panel = opened(seat, typed)
        current = panel.current()
        assert current is not None
        assert (current.kind, current.name) == (Kind.ARTICLE, title)
        seat.visitor.press("Return")
        wait_until(lambda title=title: _title(seat) == title, title)  # type: ignore[misc]
        seat.visitor.settle()
        assert seat.visitor.page.hasFocus()
    seat.visitor.press("Ctrl+D")
    seat.visitor.settle()
    panel = opened(seat, "@fire")
    current = panel.current()
    assert current is not None
    assert current.look == Status.DONE.value
    assert current.detail.startswith("done")
    seat.visitor.press("Esc")


def _title(seat: Seat) -> str:
    return seat.visitor.desk.article.title if seat.visitor.desk.article else ""


def test_an_annotation_is_gone_to_by_its_text(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("the hospital in Tarn", "2")
    seat.highlight("30 people", "3")
    panel = opened(seat, "#tarn hosp")
    assert names(panel) == ["the hospital in Tarn"]
    seat.visitor.press("Return")
    seat.visitor.settle()
    chosen = seat.visitor.desk.chosen_annotation()
    assert chosen is not None
    assert chosen.text(seat.text) == "the hospital in Tarn"
    assert seat.visitor.page.hasFocus()


def test_what_was_chosen_lately_comes_first_also_after_a_restart(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    opened(seat, "usual size")
    seat.visitor.press("Return")
    seat.visitor.settle()
    panel = opened(seat)
    assert names(panel)[:3] == ["[Recent]", "Usual size", "[Actions]"]
    assert panel.view.indexAt(panel.view.viewport().rect().topLeft()).row() == 0  # the heading is seen
    assert panel.current() == panel.model.entry(1)
    seat.visitor.press("Esc")
    target = Path(seat.project.target)
    desktop.end()
    seat = desktop.start(target, "ana")
    panel = opened(seat)
    assert names(panel)[:2] == ["[Recent]", "Usual size"]
    panel = retyped(seat, "us")
    assert names(panel)[0] == "Usual size"
    seat.visitor.press("Esc")


def test_what_cannot_be_done_says_why(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    panel = opened(seat, "delete annotation")
    seat.visitor.press("Return")
    assert panel.isVisible()
    assert panel.foot.text() == "Choose an annotation first."
    retyped(seat, "take the selection out")
    seat.visitor.press("Return")
    assert panel.foot.text() == "Choose an annotation and select words first."
    retyped(seat, "qqxx")
    assert panel.nothing.text() == "Nothing found for “qqxx”."
    assert panel.nothing.isVisible()
    seat.visitor.press("Return", "Esc")
    assert not panel.isVisible()


def test_keys_move_in_the_list_and_none_reaches_the_window(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    panel = opened(seat)
    last = panel.model.rowCount() - 1

    def row() -> int:
        assert panel.line.hasFocus()
        return panel.view.currentIndex().row()

    assert row() == 1  # below the first heading
    for key, expected in (("Down", 2), ("Up", 1), ("Up", last), ("Down", 1), ("End", last), ("Home", 1)):
        seat.visitor.press(key)
        assert row() == expected, key
    seat.visitor.press("PgDown")
    assert row() > 5
    seat.visitor.press("PgUp")
    assert row() == 1
    seat.visitor.press("Ctrl+D", "Del", "Ctrl+Return", "Ctrl+Z", "F6", "1", "D")
    seat.visitor.settle()
    assert panel.line.text() == "1d"
    assert not seat.visitor.desk.protected
    assert len(seat.annotations()) == 1
    seat.visitor.press("Ctrl+K")
    assert not panel.isVisible()
    assert seat.visitor.page.hasFocus()


def test_kinds_are_chosen_by_tab_by_click_and_by_their_sign(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    panel = opened(seat, "fi")
    assert {row.kind for row in panel.model.rows() if isinstance(row, Entry)} == {Kind.ARTICLE, Kind.ACTION}
    seat.visitor.press("Tab", "Tab")
    assert panel.line.text() == "@fi"
    assert names(searched(panel)) == ["fire"]
    assert panel.kinds.buttons[Kind.ARTICLE].isChecked()
    seat.visitor.click(panel.kinds.buttons[Kind.ACTION])
    assert panel.line.text() == ">fi"
    assert panel.line.hasFocus()
    seat.visitor.press("Shift+Tab")
    assert panel.line.text() == "fi"
    seat.visitor.press("Esc")


def test_the_mouse_chooses_a_row_and_closes_beside_it(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.click(seat.window.top.anything)
    panel = seat.project.palette.panel
    assert panel.line.hasFocus()
    seat.visitor.click(panel, panel.rect().bottomLeft() + panel.card.rect().topLeft())
    assert not panel.isVisible()
    assert seat.visitor.page.hasFocus()
    panel = opened(seat, "@flood")
    seat.visitor.click(panel.view.viewport(), panel.view.visualRect(panel.model.index(0)).center())
    wait_until(lambda: _title(seat) == "flood", "the article")
    seat.visitor.settle()


def test_a_half_typed_note_and_what_is_selected_in_a_line_stay(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    seat.visitor.press("E")
    seat.visitor.write("who")
    opened(seat)
    seat.visitor.press("Esc")
    seat.visitor.write(" counted")
    assert seat.window.annotate.rail.inspector.note.written() == "who counted"
    seat.visitor.press("Esc", "Ctrl+L")
    seat.visitor.write("fire")
    seat.visitor.press("Ctrl+A")
    opened(seat)
    seat.visitor.press("Esc")
    assert seat.window.articles.filter.selectedText() == "fire"


def test_it_fits_a_small_window_and_follows_it(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    panel = opened(seat)
    for width, height in ((1000, 600), (1600, 1000)):
        seat.window.resize(width, height)
        seat.visitor.settle()
        assert panel.size() == seat.window.size()
        assert panel.rect().contains(panel.card.geometry())
        assert panel.card.width() == 640
        assert panel.card.rect().contains(panel.foot.geometry())
    seat.visitor.press("Esc")


def test_names_are_shown_letter_by_letter(desktop: Desktop, tmp_path: Path) -> None:
    seat = desktop.start(made_project(tmp_path, {"R&D <b>x": "Some words."}), "ana")
    panel = opened(seat, "@r&d <b")
    assert len(names(panel)) == 1
    assert panel.model.entry(0) == panel.current()
    seat.visitor.press("Esc")
