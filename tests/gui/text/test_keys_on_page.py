"""The keys that move and select, and those that are left to the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.text.view import ArticleView

from .conftest import NEWS, Hands

Find = Callable[[str], Span]
Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_shift_and_arrows_select_by_characters_and_words(view: ArticleView, hands: Hands, find: Find) -> None:
    told: list[Span | None] = []
    view.selection_changed.connect(told.append)
    start = find("Bloomberg").start
    view.set_caret(start)
    hands.key(Key.Key_Right, SHIFT)
    assert view.selection() == Span(start, start + 1)
    hands.key(Key.Key_Right, SHIFT | CTRL)
    assert view.selection() == find("Bloomberg")
    hands.key(Key.Key_Right, SHIFT | CTRL)
    assert view.selection() == find("Bloomberg reported")
    hands.key(Key.Key_Left, SHIFT | CTRL)
    assert view.selection() == find("Bloomberg")
    hands.key(Key.Key_Left)
    assert view.selection() is None
    assert view.caret() == start
    assert told == [
        Span(start, start + 1),
        find("Bloomberg"),
        find("Bloomberg reported"),
        find("Bloomberg"),
        None,
    ]


def test_by_words_the_selection_goes_back_to_where_it_began_before_beyond_it(
    view: ArticleView, hands: Hands, find: Find
) -> None:
    begun = find("berg reported").start
    view.set_caret(begun)
    hands.key(Key.Key_Right, SHIFT | CTRL)
    assert view.selection() == find("berg")
    hands.key(Key.Key_Left, SHIFT | CTRL)
    assert view.selection() is None
    assert view.caret() == begun
    hands.key(Key.Key_Left, SHIFT | CTRL)
    assert view.selection() == find("Bloom")


def test_ctrl_arrows_walk_by_words(view: ArticleView, hands: Hands, find: Find) -> None:
    view.set_caret(find("Bloomberg").start)
    hands.key(Key.Key_Right, CTRL)
    assert view.caret() == find("reported").start
    hands.key(Key.Key_Left, CTRL)
    hands.key(Key.Key_Left, CTRL)
    assert view.caret() == find("after").start


def test_keys_never_stop_inside_a_grapheme(view: ArticleView, hands: Hands) -> None:
    text = "a👨‍👩‍👧b e\u0301 🇩🇪𝒳 क्षि न"
    view.set_article(text)
    places = []
    while view.caret() < len(text):
        before = view.caret()
        hands.key(Key.Key_Right)
        assert view.caret() > before
        places.append(view.caret())
    assert places[:3] == [1, 6, 7]
    assert len(text) in places
    for place in reversed([0, *places[:-1]]):
        hands.key(Key.Key_Left)
        assert view.caret() == place


def test_home_end_and_pages(view: ArticleView, hands: Hands) -> None:
    view.set_article(NEWS * 10)
    line = view.lines.line_of(150)
    assert line is not None
    view.set_caret(150)
    hands.key(Key.Key_Home)
    assert view.caret() == line.start
    hands.key(Key.Key_End, SHIFT)
    assert view.selection() == Span(line.start, line.end - 1)
    hands.key(Key.Key_End, CTRL)
    assert view.caret() == len(view.text())
    last = view.lines.line_of(view.caret())
    assert last is not None
    assert last.bottom <= view.viewport().height()
    hands.key(Key.Key_Home, CTRL)
    assert view.caret() == 0
    assert view.verticalScrollBar().value() == 0
    seen = [0]
    while seen[-1] < len(view.text()):
        hands.key(Key.Key_PageDown)
        assert view.caret() > seen[-1]
        caret = view.lines.line_of(view.caret())
        assert caret is not None
        assert caret.top >= 0
        assert caret.bottom <= view.viewport().height()
        seen.append(view.caret())
    assert len(seen) > 4
    hands.key(Key.Key_PageUp, SHIFT)
    assert view.selection() is not None


def test_up_and_down_keep_their_column(view: ArticleView, hands: Hands) -> None:
    view.set_article("a long first line of words\nshort\nanother long line of words")
    view.set_caret(20)
    hands.key(Key.Key_Down)
    assert view.caret() == view.text().index("\nanother")
    hands.key(Key.Key_Down)
    assert view.caret() > view.text().index("another") + 10
    hands.key(Key.Key_Down)
    assert view.caret() == len(view.text())


def test_the_caret_is_kept_in_view(view: ArticleView, hands: Hands) -> None:
    view.set_article(NEWS * 10)
    for key, steps in ((Key.Key_Down, 40), (Key.Key_Up, 40)):
        for _ in range(steps):
            hands.key(key)
            line = view.lines.line_of(view.caret())
            assert line is not None
            assert line.top >= 0
            assert line.bottom <= view.viewport().height()


def test_what_is_copied_is_the_article(view: ArticleView, hands: Hands) -> None:
    text = "one\u00a0two\u2028three\n😀"
    view.set_article(text)
    hands.key(Key.Key_A, CTRL)
    assert view.selection() == Span(0, len(text))
    view.copy_selection()
    assert QGuiApplication.clipboard().text().encode("utf-16") == text.encode("utf-16")


@pytest.mark.parametrize(
    "keys", ["1", "c", "N", "Space", "Return", "Delete", "Alt+Left", "Ctrl+Z", "?", "Esc"]
)
def test_other_keys_reach_the_shortcuts_of_the_window(qtbot: QtBot, keys: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    view = ArticleView()
    window.setCentralWidget(view)
    view.set_article(NEWS)
    action = QAction("act", window)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    window.addAction(action)
    window.show()
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    with qtbot.waitSignal(action.triggered, timeout=1000):
        QTest.keyClick(view, combination.key(), combination.keyboardModifiers())
    assert view.selection() is None
    assert view.caret() == 0
