"""Boxes to choose from show all that there is to choose, in every theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from annotator.gui.style.keeper import MODES, Mode, ThemeKeeper


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[ThemeKeeper]:
    yield ThemeKeeper(qapp, "light")
    qapp.setStyleSheet("")


@pytest.mark.parametrize("mode", MODES)
def test_a_box_with_the_keyboard_shows_its_last_row_whole(
    qtbot: QtBot, keeper: ThemeKeeper, mode: Mode
) -> None:
    keeper.set_mode(mode)
    box = QComboBox()
    box.addItems(["in reading order", "by speaker", "by label"])
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    box.showPopup()
    rows = box.view()
    qtbot.waitUntil(rows.isVisible)
    last = rows.visualRect(box.model().index(2, 0))
    assert last.bottom() <= rows.viewport().rect().bottom()
    box.hidePopup()
