"""Finding in the article, with keys and mouse on the real bar."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.find.bar import FindBar
from annotator.gui.text.marks import Layer, Mark
from annotator.gui.text.view import ArticleView
from tests.gui.text.conftest import style

SHIFT = Qt.KeyboardModifier.ShiftModifier


def marks(view: ArticleView) -> set[str]:
    return {mark.key for at in range(len(view.text())) for mark in view._store.marks_at(at)}


def typed(bar: FindBar, letters: str) -> None:
    bar.open()
    QTest.keyClicks(bar.strip.line, letters)


def current(view: ArticleView, bar: FindBar) -> tuple[str, int] | None:
    span = bar.current()
    return (span.of(view.text()), span.start) if span else None


def test_all_places_are_shown_and_counted_and_the_first_is_the_current(
    view: ArticleView, bar: FindBar
) -> None:
    height = view.viewport().height()
    typed(bar, "th")
    total = view.text().lower().count("th")
    assert bar.strip.line.hasFocus()
    assert bar.strip.count.text() == f"1 of {total}"
    assert bar.strip.line.accessibleDescription() == f"1 of {total}"
    assert marks(view) == {"current", *(f"hit {n}" for n in range(total))}
    assert current(view, bar) == ("th", view.text().index("that"))
    # The text makes room for the bar, which stands right beneath it.
    assert view.viewport().height() == height - bar.strip.height()
    assert bar.strip.geometry().top() == view.viewport().geometry().bottom() + 1
    assert view.selection() is None


def test_return_and_arrows_step_and_go_round(view: ArticleView, bar: FindBar) -> None:
    typed(bar, "fi")
    places = [span.start for span in bar.places()]
    assert len(places) == 2
    QTest.keyClick(bar.strip.line, Qt.Key.Key_Return)
    assert (bar.strip.count.text(), bar.current()) == ("2 of 2", bar.places()[1])
    QTest.keyClick(bar.strip.line, Qt.Key.Key_Return)
    assert (bar.strip.count.text(), bar.strip.more.text()) == ("1 of 2", "on from the start")
    QTest.keyClick(bar.strip.line, Qt.Key.Key_Return, SHIFT)
    assert (bar.strip.count.text(), bar.strip.more.text()) == ("2 of 2", "on from the end")
    QTest.keyClick(bar.strip.line, Qt.Key.Key_Up)
    assert bar.strip.count.text() == "1 of 2"
    QTest.mouseClick(bar.strip.onwards, Qt.MouseButton.LeftButton)
    assert bar.strip.count.text() == "2 of 2"


def test_esc_goes_back_to_the_page_with_the_place_selected(view: ArticleView, bar: FindBar) -> None:
    height = view.viewport().height()
    typed(bar, "frolov")
    QTest.keyClick(bar.strip.line, Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert not bar.is_open()
    assert not bar.strip.isVisible()
    assert view.viewport().height() == height
    assert marks(view) == set()
    assert view.selection() == Span(view.text().index("Frolov"), view.text().index("Frolov") + 6)


def test_what_is_selected_is_filled_in(view: ArticleView, bar: FindBar) -> None:
    at = view.text().rindex("the")
    view.select(Span(at, at + 3))
    bar.open()
    assert bar.strip.line.text() == "the"
    assert bar.strip.line.selectedText() == "the"
    assert bar.current() == Span(at, at + 3)
    QTest.keyClicks(bar.strip.line, "few")
    assert current(view, bar) == ("few", view.text().index("few"))


def test_the_page_is_worked_while_places_are_shown(view: ArticleView, bar: FindBar) -> None:
    typed(bar, "the")
    places = bar.places()
    view.setFocus()
    view.set_caret(places[1].start)
    bar.step(1)
    assert view.selection() == places[1]
    assert view.hasFocus()
    bar.step(1)
    assert view.selection() == places[2]
    bar.step(-1)
    bar.step(-1)
    assert view.selection() == places[0]
    bar.step(-1)
    assert view.selection() == places[-1]
    assert bar.strip.more.text() == "on from the end"
    assert bar.close()
    assert not bar.close()
    bar.step(1)  # with the bar gone it comes back with what was looked for last
    assert bar.is_open()
    assert view.hasFocus()
    assert view.selection() == places[0]
    assert bar.strip.more.text() == "on from the start"


def test_words_case_and_patterns(view: ArticleView, bar: FindBar) -> None:
    typed(bar, "no")
    assert bar.strip.count.text() == "1 of 2"
    QTest.mouseClick(bar.strip.whole_words, Qt.MouseButton.LeftButton)
    assert current(view, bar) == ("No", view.text().index("No"))
    assert bar.strip.count.text() == "1 of 1"
    QTest.mouseClick(bar.strip.case, Qt.MouseButton.LeftButton)
    assert bar.strip.count.text() == "Nowhere in this article"
    QTest.mouseClick(bar.strip.case, Qt.MouseButton.LeftButton)
    bar.strip.line.setFocus()
    QTest.mouseClick(bar.strip.pattern, Qt.MouseButton.LeftButton)
    bar.strip.line.clear()
    QTest.keyClicks(bar.strip.line, r"\d+")
    assert current(view, bar) == ("100", view.text().index("100"))


def test_a_bad_pattern_is_explained_beneath_the_line(view: ArticleView, bar: FindBar) -> None:
    bar.strip.pattern.setChecked(True)
    typed(bar, "(no")
    assert bar.strip.words.isVisible()
    assert bar.strip.words.text().startswith("The pattern has a ( without its )")
    assert bar.strip.count.text() == ""
    assert marks(view) == set()
    # The bar has grown, and stands right beneath the text again.
    QApplication.processEvents()
    assert bar.strip.geometry().top() == view.viewport().geometry().bottom() + 1
    assert bar.strip.geometry().bottom() <= view.rect().bottom()
    QTest.keyClicks(bar.strip.line, ")")
    assert not bar.strip.words.isVisible()
    assert bar.strip.count.text() == "1 of 2"


def test_a_catastrophic_pattern_is_given_up(view: ArticleView, bar: FindBar) -> None:
    view.set_article("x" * 5000)
    bar.strip.pattern.setChecked(True)
    bar.open()
    bar.strip.line.setText("(x+x+)+y")
    assert bar.strip.words.text().startswith("This pattern takes too long")


def test_in_five_megabytes_the_window_lives_on(view: ArticleView, bar: FindBar, qtbot: QtBot) -> None:
    view.set_article("Aber es regnet nie.\n" * 250_000 + "Zum Schluss.")
    bar.open()
    bar.strip.line.setText("schluss")
    bar.strip.line.setText("e")
    assert bar.strip.count.text() == "…"
    qtbot.waitUntil(lambda: bar.strip.count.text() == f"1 of {QLocale().toString(10_000)}+", timeout=5000)
    bar.strip.line.setText("schluss")
    qtbot.waitUntil(lambda: bar.strip.count.text() == "1 of 1", timeout=5000)
    assert view.first_visible() > 4_900_000


def test_another_article_is_looked_through_as_soon_as_it_is_open(view: ArticleView, bar: FindBar) -> None:
    typed(bar, "the")
    view.set_article("In the end the.")
    bar.mind_article()
    assert [span.start for span in bar.places()] == [3, 11]
    assert view.first_visible() == 0


def test_clicks_go_through_the_marks_of_places(view: ArticleView, bar: FindBar) -> None:
    layer = Layer("annotations", 10)
    span = Span(view.text().index("that"), view.text().index("that") + 4)
    view.set_marks(layer, [Mark("a", (span,), style())])
    typed(bar, "that")
    assert [mark.key for mark in view.marks_under(span.start)] == ["a"]


@pytest.mark.parametrize(
    "name", ["line", "case", "whole_words", "pattern", "back", "onwards", "close_button"]
)
def test_every_control_has_a_name(bar: FindBar, name: str) -> None:
    assert getattr(bar.strip, name).accessibleName()


def test_esc_on_a_button_leaves_too(view: ArticleView, bar: FindBar) -> None:
    typed(bar, "five")
    bar.strip.case.setFocus()
    QTest.keyClick(bar.strip.case, Qt.Key.Key_Escape)
    assert not bar.is_open()
    assert view.hasFocus()
