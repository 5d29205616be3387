"""A real page with an article and the bar beneath it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.find.bar import FindBar
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.view import ArticleView

NEWS = (
    "Two days after Bloomberg reported that over 100 fighters were killed, the ministry denied it. "
    "“No more than five died,” Mr. Frolov said on Tuesday.\n\n"
    "He added that the number could rise, presumably by a few. Others did not answer.\n"
)


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(760, 420)
    view.show()
    view.set_article(NEWS, "“No more than five”", "15 February 2018")
    view.setFocus()
    QApplication.processEvents()
    return view


@pytest.fixture
def bar(view: ArticleView, qapp: QApplication) -> FindBar:
    return FindBar(view, ThemeKeeper(qapp, parent=view), view)
