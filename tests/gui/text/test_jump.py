"""Going to typed letters: what is found, what is shown, where one ends up."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.jump import FOUND, Jump
from annotator.gui.text.jump_search import MOST, LetterSearch
from annotator.gui.text.view import ArticleView


@given(st.text("abB İß“\n", max_size=40), st.text('abB İß"\n', min_size=1, max_size=3), st.integers(0, 40))
def test_it_finds_every_place(text: str, letters: str, caret: int) -> None:
    found = LetterSearch(text).find(letters, caret)
    folded = LetterSearch(text)._letters
    wanted = LetterSearch(letters)._letters
    assert len(folded) == len(text)
    places = [at for at in range(len(text)) if folded.startswith(wanted, at)] if wanted.strip() else []
    assert sorted(span.start for span in found.places) == places
    starts = [span.start for span in found.places]
    assert starts[: found.at_words] == sorted(starts[: found.at_words])
    assert starts[found.at_words :] == sorted(starts[found.at_words :])
    assert not found.more


def test_starts_of_words_come_first_and_the_first_is_after_the_caret() -> None:
    found = LetterSearch("unit it bit It sit").find("it", 6)
    assert [span.start for span in found.places] == [5, 12, 2, 9, 16]
    assert (found.at_words, found.first) == (2, 1)


def test_capitals_quotes_and_line_breaks_do_not_matter() -> None:
    assert LetterSearch("He said “No\nway”").find('"NO WAY"', 0).places == (Span(8, 16),)


def test_in_a_long_text_it_stops_in_time() -> None:
    search = LetterSearch("Aber e e re " * 420_000)
    began = time.process_time()
    found = search.find("e", 2_000_000)
    assert found.more
    assert len(found.places) == MOST
    assert found.places[found.first].start >= 2_000_000
    assert search.find("qx", 0).places == ()
    assert time.process_time() - began < 1


@pytest.fixture
def jump(view: ArticleView, qapp: QApplication) -> Jump:
    jump = Jump(view, ThemeKeeper(qapp, parent=view), view)
    jump.open()
    QApplication.processEvents()
    return jump


def marks(view: ArticleView) -> list[str]:
    return sorted(mark.key for at in range(len(view.text())) for mark in view._store.marks_at(at))


def test_letters_are_shown_counted_and_stepped_through(view: ArticleView, jump: Jump) -> None:
    assert jump.line.hasFocus()
    QTest.keyClicks(jump.line, "th")
    text = view.text()
    first = jump.current()
    assert first == Span(text.index("that"), text.index("that") + 2)
    total = text.lower().count("th")
    assert jump.count.text() == f"1 of {total}"
    assert len(set(marks(view))) == total
    QTest.keyClick(jump.line, Qt.Key.Key_Down)
    assert jump.count.text() == f"2 of {total}"
    QTest.keyClick(jump.line, Qt.Key.Key_Up)
    QTest.keyClick(jump.line, Qt.Key.Key_Up)
    assert jump.count.text() == f"{total} of {total}"
    QTest.keyClick(jump.line, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(jump.line, Qt.Key.Key_F3)
    QTest.keyClick(jump.line, Qt.Key.Key_Tab)
    assert jump.count.text() == f"3 of {total}"
    QTest.keyClicks(jump.line, "zz")
    assert "Nowhere" in jump.count.text()
    assert not marks(view)


def test_return_tells_the_word(view: ArticleView, jump: Jump, qtbot: QtBot) -> None:
    QTest.keyClicks(jump.line, "rolo")
    with qtbot.waitSignal(jump.arrived) as told:
        QTest.keyClick(jump.line, Qt.Key.Key_Return)
    assert told.args[0].of(view.text()) == "Frolov"
    assert told.args[1] is False
    assert view.hasFocus()
    assert not jump.strip.isVisible()
    assert not marks(view)


def test_escape_gives_back_view_caret_and_selection(view: ArticleView, jump: Jump) -> None:
    QTest.keyClick(jump.line, Qt.Key.Key_Escape)
    view.set_article("\n\n".join(f"Paragraph number {number}." for number in range(200)))
    view.select(Span(3, 8))
    view.scroller.put_at(view.text().index("number 20"))
    place = view.first_visible()
    jump.open()
    QTest.keyClicks(jump.line, "number 190")
    assert view.first_visible() > place
    QTest.keyClick(jump.line, Qt.Key.Key_Escape)
    assert view.first_visible() == place
    assert view.selection() == Span(3, 8)
    assert view.hasFocus()
    assert FOUND.choosable is False


def test_it_closes_when_the_keyboard_goes_elsewhere(view: ArticleView, jump: Jump) -> None:
    QTest.keyClicks(jump.line, "th")
    view.setFocus()
    assert not jump.strip.isVisible()
    assert not marks(view)
