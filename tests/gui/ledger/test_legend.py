"""The legend of the ledger names every drawing, also in a window of a thousand pixels."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.formats.ledger.html import LEGEND
from annotator.formats.ledger.words import ENGLISH
from annotator.gui.ledger.legend import Legend
from annotator.gui.style.keeper import ThemeKeeper


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[ThemeKeeper]:
    yield ThemeKeeper(qapp, "light")
    qapp.setStyleSheet("")


def test_little_room_brings_the_samples_closer_together(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    legend = Legend(ENGLISH, keeper)
    qtbot.addWidget(legend)
    legend.resize(legend.sizeHint())
    assert legend.names_shown() == list(LEGEND)
    wide = legend.width()
    legend.resize(wide * 7 // 8, legend.height())
    assert legend.names_shown() == list(LEGEND)
    ink = legend.grab().toImage()
    edge = [ink.pixelColor(x, y) for x in range(ink.width() - 30, ink.width()) for y in range(ink.height())]
    assert len({colour.name() for colour in edge}) > 1, "the last name is drawn"
    legend.resize(wide // 2, legend.height())
    assert legend.names_shown() == list(LEGEND)[: len(legend.names_shown())]
    assert len(legend.names_shown()) < len(LEGEND)
