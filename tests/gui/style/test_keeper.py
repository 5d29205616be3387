"""The keeper follows the system or the person, and puts the theme on the whole program."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.style import keeper as keeper_module
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import LOOKS, set_look
from annotator.gui.style.stylesheet import stylesheet
from annotator.gui.style.theme import THEME_NAMES, Theme, load_theme


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    qapp.setStyleSheet("")


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_stylesheet_has_no_role_left_and_qt_takes_it(app: QApplication, qtbot: QtBot, name: str) -> None:
    sheet = stylesheet(load_theme(name))
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    app.setStyleSheet(sheet)
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.sizeHint().height() == 28


def test_the_persons_choice_holds(app: QApplication, qtbot: QtBot) -> None:
    keeper = ThemeKeeper(app, "light")
    heard: list[Theme] = []
    keeper.changed.connect(heard.append)
    keeper.set_mode("dark")
    assert heard == [load_theme("dark")]
    assert app.palette().color(QPalette.ColorRole.Base).name().upper() == load_theme("dark").page
    assert load_theme("dark").page in app.styleSheet()
    keeper.set_mode("dark")
    assert len(heard) == 1


def test_the_system_is_followed_only_where_the_person_left_it_to_it(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    keeper = ThemeKeeper(app, "system")
    assert keeper.theme.name == "light"
    monkeypatch.setattr(ThemeKeeper, "_system_theme", staticmethod(lambda: "dark"))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert keeper.theme.name == "dark"
    keeper.set_mode("light")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert keeper.theme.name == "light"
    keeper.set_mode("no such mode")
    assert (keeper.mode, keeper.theme.name) == ("system", "dark")


def test_high_contrast_is_taken_where_the_person_or_the_system_asks_for_it(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    keeper = ThemeKeeper(app, "light")
    heard: list[str] = []
    keeper.changed.connect(lambda theme: heard.append(theme.name))
    keeper.set_mode("contrast")
    assert (keeper.mode, keeper.theme.strong, keeper.theme.dark) == ("contrast", True, True)
    keeper.set_mode("system")
    assert heard == ["contrast", "light"]
    if not hasattr(hints, "accessibility"):
        pytest.skip("this Qt tells nothing of contrast; from 6.10 on it does")
    monkeypatch.setattr(keeper_module, "wants_contrast", lambda _hints: True)
    wishes = hints.accessibility()
    wishes.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert heard == ["contrast", "light", "contrast-light"]
    monkeypatch.setattr(keeper_module, "wants_contrast", lambda _hints: False)
    wishes.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    assert heard[3:] == ["light"]


def test_a_system_without_a_wish_wants_none(app: QApplication) -> None:
    assert not keeper_module.wants_contrast(QGuiApplication.styleHints())


def test_larger_type_reaches_the_whole_program(app: QApplication) -> None:
    keeper = ThemeKeeper(app, "light")
    keeper.set_type_size(16)
    assert app.font().pixelSize() == 16
    keeper.set_type_size(400)
    assert keeper.type_size == 24
    keeper.set_type_size(13)


def test_a_look_is_one_that_the_stylesheet_knows(app: QApplication, qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    set_look(label, "muted", "small")
    assert label.property("look") == "muted small"
    with pytest.raises(ValueError, match="shiny"):
        set_look(label, "shiny")
    sheet = stylesheet(load_theme("light"))
    assert [look for look in LOOKS if f'look~="{look}"' not in sheet] == []
    app.setStyleSheet(sheet)
    set_look(label, "small")
    assert label.font().pixelSize() == 11
