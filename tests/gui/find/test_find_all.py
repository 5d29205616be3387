"""Finding in all articles, by keys and mouse on the real window, with a search that is made up."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.annotation_set import Status
from annotator.domain.annotator import Annotator
from annotator.domain.label import default_scheme
from annotator.domain.span import Span
from annotator.domain.texts.searching import snippets
from annotator.gui.find.panel import FindAllPanel
from annotator.gui.find.results import Roles, Row
from annotator.gui.style.keeper import ThemeKeeper
from annotator.services.progress import Progress
from annotator.services.searching import FoundArticle, FoundInAll, Wanted

TEXTS = {
    "<b>Fire</b> & smoke": "The fire was seen from afar. <i>Firemen</i> came. " * 3,
    "Nobody": "No fire here.",
    "Water": "Quiet.",
}


class Made:
    """Looks through TEXTS, and may be held up."""

    def __init__(self) -> None:
        self.asked: list[Wanted] = []
        self.held = threading.Event()
        self.held.set()

    def __call__(self, wanted: Wanted, progress: Progress) -> FoundInAll:
        self.asked.append(wanted)
        while not self.held.wait(0.005):
            progress(1, 3)
        found = []
        for title, text in TEXTS.items():
            hits = wanted.query.hits(text)
            if hits:
                found.append(FoundArticle(title, title, title, len(hits), tuple(snippets(text, hits, 20))))
        return FoundInAll(tuple(found), len(found))


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, made: Made) -> FindAllPanel:
    keeper = ThemeKeeper(qapp)
    window = FindAllPanel(made, keeper)
    keeper.setParent(window)

    def end(_window: object) -> None:
        made.held.set()
        window.finish()

    qtbot.addWidget(window, before_close_func=end)
    window.filters.fill(default_scheme().labels, [Annotator("u1", "anna", 1), Annotator("u2", "bert", 2)])
    window.begin("")
    return window


@pytest.fixture
def typed(window: FindAllPanel, qtbot: QtBot) -> Callable[[str], None]:
    def write(letters: str) -> None:
        window.line.clear()
        QTest.keyClicks(window.line, letters)
        qtbot.waitUntil(lambda: not window.is_looking())

    return write


def rows(window: FindAllPanel) -> list[tuple[str, bool]]:
    return [(row.article.title, row.snippet is None) for row in window.model.rows()]


def test_what_is_found_stands_beneath_its_article(
    window: FindAllPanel, typed: Callable[[str], None], qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.line.hasFocus)
    assert window.words.text() == "Type words that stand in articles"
    typed("fire")
    first = "<b>Fire</b> & smoke"
    headings = [title for title, heading in rows(window) if heading]
    assert headings == [first, "Nobody"]
    assert rows(window)[0] == (first, True)
    assert "7" in window.words.text()
    assert "2" in window.words.text()
    row = window.model.data(window.model.index(1), Roles.ROW)
    assert isinstance(row, Row)
    assert row.snippet is not None
    assert {span.of(row.snippet.text).lower() for span in row.snippet.bold} == {"fire"}
    # It is plain text that the row paints; what looks like markup is shown as it is.
    assert "<i>" in str(window.model.data(window.model.index(1)))
    window.grab()
    typed("nothing at all")
    assert window.words.text() == "Nothing found"
    assert window.model.rowCount() == 0
    typed(" ")
    assert window.words.text() == "Type words that stand in articles"


def test_arrows_and_return_open_at_the_place(
    window: FindAllPanel, typed: Callable[[str], None], qtbot: QtBot
) -> None:
    typed("fire")
    with qtbot.waitSignal(window.picked) as picked:
        QTest.keyClick(window.line, Qt.Key.Key_Return)
    assert picked.args == ["<b>Fire</b> & smoke", Span(4, 8)]
    last = window.model.rowCount() - 1
    for _ in range(last):
        QTest.keyClick(window.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.picked) as picked:
        QTest.keyClick(window.view, Qt.Key.Key_Return)
    assert picked.args == ["Nobody", Span(3, 7)]
    QTest.keyClick(window.line, Qt.Key.Key_Up)
    with qtbot.waitSignal(window.picked) as picked:  # a heading opens at the first place
        QTest.keyClick(window.line, Qt.Key.Key_Return)
    assert picked.args == ["Nobody", Span(3, 7)]


def test_a_click_opens(window: FindAllPanel, typed: Callable[[str], None], qtbot: QtBot) -> None:
    typed("no")
    index = window.model.index(1)
    with qtbot.waitSignal(window.picked) as picked:
        QTest.mouseClick(
            window.view.viewport(), Qt.MouseButton.LeftButton, pos=window.view.visualRect(index).center()
        )
    assert picked.args == ["Nobody", Span(0, 2)]


def test_filters_and_options_are_asked_for(
    window: FindAllPanel, typed: Callable[[str], None], made: Made, qtbot: QtBot
) -> None:
    typed("fire")
    filters = window.filters
    assert not filters.inside.isEnabled()
    filters.label.setCurrentIndex(1)
    assert filters.inside.isEnabled()
    filters.inside.click()
    filters.annotator.setCurrentIndex(2)
    filters.status.setCurrentIndex(filters.status.findData("done"))
    QTest.mouseClick(window.exact, Qt.MouseButton.LeftButton)
    QTest.mouseClick(window.whole_words, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.is_looking())
    asked = made.asked[-1]
    assert asked.where.label == default_scheme().labels[0].uid
    assert (asked.where.annotator, asked.where.status) == ("u2", Status.DONE)
    assert asked.inside
    assert asked.query.exact
    assert asked.query.whole_words
    filters.label.setCurrentIndex(0)
    assert not filters.is_inside()
    filters.fill(default_scheme().labels, [Annotator("u2", "bert", 2)])
    assert filters.annotator.currentText() == "bert"


def test_what_takes_long_shows_how_far_it_is_and_can_be_stopped(
    window: FindAllPanel, made: Made, qtbot: QtBot
) -> None:
    made.held.clear()
    QTest.keyClicks(window.line, "fire")
    qtbot.waitUntil(window.progress.isVisible)
    assert window.stop.isVisible()
    QTest.mouseClick(window.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.is_looking())
    assert window.words.text() == "Stopped"
    assert not window.stop.isVisible()


def test_typing_on_leaves_what_was_looked_for(window: FindAllPanel, made: Made, qtbot: QtBot) -> None:
    made.held.clear()
    QTest.keyClicks(window.line, "wat")
    qtbot.waitUntil(lambda: len(made.asked) == 1)
    QTest.keyClicks(window.line, "er no")
    qtbot.waitUntil(lambda: len(made.asked) == 2)
    made.held.set()
    qtbot.waitUntil(lambda: not window.is_looking())
    assert made.asked[-1].query.letters == "water no"
    assert window.words.text() == "Nothing found"


def test_every_control_has_a_name(window: FindAllPanel) -> None:
    filters = window.filters
    for control in (window.line, window.whole_words, window.exact, window.view, window.progress):
        assert control.accessibleName()
    for box in (filters.label, filters.annotator, filters.status, filters.inside):
        assert box.accessibleName()


def test_esc_and_the_button_close(window: FindAllPanel, qtbot: QtBot) -> None:
    for control in (window.line, window.view, window.whole_words):
        with qtbot.waitSignal(window.closed):
            QTest.keyClick(control, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.closed):
        QTest.mouseClick(window.close_it, Qt.MouseButton.LeftButton)


def test_looking_for_the_same_again_leaves_one_where_one_was(
    window: FindAllPanel, typed: Callable[[str], None], qtbot: QtBot
) -> None:
    typed("fire")
    last = window.model.rowCount() - 1
    window.view.show_row(last)
    window.begin("")
    qtbot.waitUntil(lambda: not window.is_looking())
    assert window.view.currentIndex().row() == last
    typed("no")
    assert window.view.currentIndex().row() == 1
