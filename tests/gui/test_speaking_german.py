"""The window in German: what undo takes back, and letters of menus and buttons that do not meet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from annotator.gui.demo.waiting import wait_until
from annotator.gui.main_window import MainWindow
from annotator.gui.translators import install_translators
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop
from tests.end2end.touring import start_tour


@pytest.fixture
def language() -> str:
    return "de"


@pytest.fixture
def desktop(
    qapp: QApplication, languages: None, language: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desktop]:
    """The program in a language."""
    for module in ("driving", "touring"):
        monkeypatch.setattr(
            f"tests.end2end.{module}.install_translators", lambda app, _: install_translators(app, language)
        )
    desktop = Desktop()
    yield desktop
    desktop.end()


def buttons_of(root: QWidget) -> list[str]:
    return [one.text() for one in root.findChildren(QPushButton)]


def twice(window: MainWindow, texts: list[str]) -> list[str]:
    """The letters that are the mnemonic of two texts, or of a text and a menu."""
    every = [*texts, *(action.text() for action in window.menuBar().actions())]
    letters = [text.replace("&&", "").partition("&")[2][:1].casefold() for text in every]
    return [letter for letter in letters if letter and letters.count(letter) > 1]


def test_the_menu_says_what_undo_takes_back(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight(" ".join(seat.text.split()[:2]), "1")
    undo, redo = seat.window.actions_of["undo"], seat.window.actions_of["redo"]
    menu = seat.window.menus["edit"]

    menu.aboutToShow.emit()
    wait_until(lambda: ":" in undo.text(), "the name of the step", 5000)
    assert undo.text() == "Rückgängig: Auszeichnen"

    undo.trigger()
    seat.visitor.settle()
    menu.aboutToShow.emit()
    wait_until(lambda: ":" in redo.text(), "the name of the step", 5000)
    assert redo.text() == "Wiederholen: Auszeichnen"


@pytest.mark.parametrize("language", ["en", "de"])
def test_letters_of_the_tour_open_no_menu(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path)
    buttons = buttons_of(tour.panel)

    assert sum("&" in text for text in buttons) > 5
    assert not twice(tour.seat.window, buttons)


@pytest.mark.parametrize("language", ["en", "de"])
def test_letters_of_the_empty_window_open_no_menu(desktop: Desktop) -> None:
    window = desktop.start(as_name="ana").window
    buttons = [text for text in buttons_of(window) if "&" in text]

    assert len(buttons) > 1
    assert not twice(window, buttons)
