"""Real mouse on the page: what is selected, snapped, chosen and told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.text.marks import Layer, Mark
from annotator.gui.text.view import ArticleView

from .conftest import LAYER, NEWS, Hands, style

Find = Callable[[str], Span]
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_drag_is_snapped_to_words_when_it_ends_and_told_once(
    view: ArticleView, hands: Hands, find: Find
) -> None:
    told: list[Span | None] = []
    view.selection_changed.connect(told.append)
    part = find("loomberg report")
    hands.drag(part.start, part.end)
    assert told == [find("Bloomberg reported")]
    assert view.selection() == told[0]
    assert view.caret() == find("Bloomberg reported").end


def test_with_alt_a_drag_stays_where_it_was(view: ArticleView, hands: Hands, find: Find) -> None:
    part = find("loomberg report")
    hands.drag(part.start, part.end, ALT)
    assert view.selection() == part


def test_a_drag_backwards_leaves_the_caret_at_its_start(view: ArticleView, hands: Hands, find: Find) -> None:
    part = find("100 fighters")
    hands.drag(part.end - 1, part.start + 1)
    assert view.selection() == part
    assert view.caret() == part.start


def test_a_drag_over_lines_and_paragraphs(view: ArticleView, hands: Hands) -> None:
    start, end = NEWS.index("ministry") + 3, NEWS.index("presumably") + 3
    hands.drag(start, end)
    assert view.selection() == Span(NEWS.index("ministry"), NEWS.index("presumably") + len("presumably"))


def test_a_drag_far_below_the_last_line_goes_on_to_the_end_of_the_text(
    view: ArticleView, hands: Hands, find: Find
) -> None:
    """As when all below a paragraph is selected with one wide move of the hand."""
    port, words = view.viewport(), find("presumably")
    hands.press(view.point_of(words.start))
    below = QPoint(port.width() // 2, port.height() - 2)
    assert view.point_of(len(NEWS)).y() + 100 < below.y()
    QTest.mouseMove(port, below - QPoint(0, 5))
    QTest.mouseMove(port, below)
    hands.release(below)
    assert view.selection() == Span(words.start, len(NEWS.rstrip()))


def test_quotes_at_an_edge_stay_and_blanks_go(view: ArticleView, hands: Hands, find: Find) -> None:
    part = find("“No more than five died,” ")
    hands.drag(part.start, part.end)
    assert view.selection() == find("“No more than five died,”")


def test_with_alt_blanks_stay(view: ArticleView, hands: Hands, find: Find) -> None:
    part = find("“No more than five died,” ")
    hands.drag(part.start, part.end, Qt.KeyboardModifier.AltModifier)
    assert view.selection() == part


def test_double_click_takes_the_word_and_dragging_on_goes_by_words(
    view: ArticleView, hands: Hands, find: Find
) -> None:
    hands.double_click(find("Bloomberg").start + 3)
    assert view.selection() == find("Bloomberg")
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=hands.on(find("reported").start + 2))
    to = hands.on(find("fighters").start + 1)
    QTest.mouseMove(view.viewport(), to)
    hands.release(to)
    assert view.selection() == find("reported that over 100 fighters")


def test_triple_click_takes_the_sentence(view: ArticleView, hands: Hands, find: Find) -> None:
    on = find("Frolov").start + 2
    hands.double_click(on)
    hands.click(on)
    assert view.selection() == find("“No more than five died,” Mr. Frolov said on Tuesday.")


def test_shift_click_extends_from_the_far_edge(view: ArticleView, hands: Hands, find: Find) -> None:
    hands.double_click(find("over").start + 1)
    hands.click(find("killed").start + 2, SHIFT)
    assert view.selection() == find("over 100 fighters were killed")
    hands.click(find("reported").start + 2, SHIFT)
    assert view.selection() == find("reported that over 100 fighters were killed")


def test_a_click_on_bare_text_puts_the_caret_and_unselects(
    view: ArticleView, hands: Hands, find: Find
) -> None:
    view.select(find("Bloomberg"))
    at = find("killed").start
    point = view.point_of(at)
    hands.press(point)
    hands.release(point + QPoint(1, 0))
    assert view.selection() is None
    assert view.caret() == at


def test_clicking_again_chooses_the_one_beneath(
    view: ArticleView, hands: Hands, find: Find, qtbot: QtBot
) -> None:
    sizes = ["over 100", "over 100 fighters", "that over 100 fighters were"]
    view.set_marks(LAYER, [Mark(words, (find(words),), style()) for words in sizes])
    view.put_mark(Layer("search", 5, choosable=False), Mark("hit", (find("100"),), style()))
    clicked: list[str] = []
    chosen: list[str | None] = []
    view.mark_clicked.connect(clicked.append)
    view.mark_chosen.connect(chosen.append)
    at = find("100").start + 1
    for _ in range(4):
        hands.click(at)
    assert chosen == clicked == [*sizes, sizes[0]]
    hands.click(find("fighters").start + 3)
    assert view.chosen() == "over 100 fighters"
    hands.click(at)
    assert view.chosen() == "over 100"
    hands.click(find("Bloomberg").start + 2)
    assert view.chosen() is None
    assert chosen[-1] is None
    view.choose("over 100")
    assert chosen[-1] is None  # chosen by the screen: told to nobody


def test_beside_the_letters_nothing_is_hit(view: ArticleView, hands: Hands, find: Find) -> None:
    view.set_marks(LAYER, [Mark("m", (find("He added that"),), style())])
    point = view.point_of(find("He added").start) - QPoint(20, 0)
    hands.press(point)
    hands.release(point)
    assert view.chosen() is None
    assert view.caret() == find("He added").start


def test_dragging_past_the_edge_scrolls(view: ArticleView, hands: Hands, qtbot: QtBot) -> None:
    view.set_article(NEWS * 20)
    hands.press(view.point_of(30))
    QTest.mouseMove(view.viewport(), QPoint(300, view.viewport().height() + 80))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 8)
    below = QPoint(300, view.viewport().height() + 80)
    hands.release(below)
    value = view.verticalScrollBar().value()
    selection = view.selection()
    assert selection is not None
    assert selection.start <= 30
    assert len(selection) > len(NEWS)
    with qtbot.assertNotEmitted(view.scrolled, wait=100):
        pass
    assert view.verticalScrollBar().value() == value


def test_a_right_click_asks_for_a_menu_and_changes_nothing(
    view: ArticleView, find: Find, qtbot: QtBot
) -> None:

    view.select(find("Bloomberg"))
    point = view.point_of(find("killed").start) + QPoint(2, 0)
    with qtbot.waitSignal(view.context_asked) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point))
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args is not None
    assert asked.args[1] == find("killed").start
    assert view.selection() == find("Bloomberg")


@pytest.mark.parametrize("words", ["<b>claim</b> & more", '<img src="file:///etc/hostname">'])
def test_tooltips_show_descriptions_letter_by_letter(
    view: ArticleView, find: Find, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:

    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: shown.append(text))
    view.set_marks(LAYER, [Mark("m", (find("Bloomberg"),), style(), words)])
    for place in ("Bloomberg", "killed"):
        point = view.point_of(find(place).start) + QPoint(4, 0)
        event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
        QApplication.sendEvent(view.viewport(), event)
    document = QTextDocument()
    document.setHtml(shown[0])
    assert document.toPlainText() == words
    assert shown[1] == ""
