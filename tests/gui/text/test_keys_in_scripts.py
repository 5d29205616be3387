"""Every key that moves, over combining marks, emoji families and scripts that run from right to left."""

import pytest
from PySide6.QtCore import Qt

from annotator.domain.span import Span
from annotator.domain.texts.graphemes import is_border
from annotator.gui.text.view import ArticleView

from .conftest import Hands

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

TEXTS = {
    "marks": "ze\u0301ro n\u0303u\u0308 qe\u0301\u0302d\u0300 e\u0301.\ncafe\u0301 a\u030a b",
    "families": "one 👨‍👩‍👧 two👩🏽‍🚒three 🇩🇪🇫🇷 1️⃣.\n🏴󠁧󠁢󠁳󠁣󠁴󠁿 four 👨‍👩‍👧👨‍👩‍👧",
    "arabic": "قَالَ الوَزِيرُ إنّ ٥٠ شَخْصًا نَجَوا.\nثُمَّ غادَر.",
    "hebrew": "שָׁלוֹם לְכֻלָּם, אָמַר 50 פעמים.\nסוֹף דָּבָר",
    "syllables": "क्षि नमस्ते कि ร้อนที่ 한국 é.\nस्त्री बात",
}
CARET = [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End]
CARET += [Key.Key_PageUp, Key.Key_PageDown]
BY_WORD = [Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End]
MOVES = [(key, NONE) for key in CARET] + [(key, CTRL) for key in BY_WORD]


@pytest.mark.parametrize("script", TEXTS)
@pytest.mark.parametrize(("key", "held"), MOVES, ids=lambda value: getattr(value, "name", str(value)))
def test_no_key_stops_inside_a_grapheme(
    view: ArticleView, hands: Hands, script: str, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    text = TEXTS[script]
    view.set_article(text)
    for place in [place for place in range(len(text) + 1) if is_border(text, place)]:
        view.set_caret(place)
        hands.key(key, held)
        assert is_border(text, view.caret())
        assert view.selection() is None
        view.set_caret(place)
        hands.key(key, held | SHIFT)
        assert is_border(text, view.caret())
        assert view.stretch.anchor == place
        assert view.selection() == (
            Span(min(place, view.caret()), max(place, view.caret())) if view.caret() != place else None
        )


@pytest.mark.parametrize("script", TEXTS)
@pytest.mark.parametrize("held", [NONE, SHIFT, CTRL, CTRL | SHIFT], ids=["char", "select", "word", "words"])
def test_the_whole_text_is_walked_both_ways(
    view: ArticleView, hands: Hands, script: str, held: Qt.KeyboardModifier
) -> None:
    text = TEXTS[script]
    view.set_article(text)
    leftwards = script in {"arabic", "hebrew"}
    on, back = (Key.Key_Left, Key.Key_Right) if leftwards else (Key.Key_Right, Key.Key_Left)
    seen = [0]
    while seen[-1] < len(text):
        hands.key(on, held)
        assert view.caret() > seen[-1]
        seen.append(view.caret())
    if not held & CTRL:
        assert seen == [place for place in range(len(text) + 1) if is_border(text, place)]
    if held & SHIFT:
        assert view.selection() == Span(0, len(text))
    while view.caret() > 0:
        before = view.caret()
        hands.key(back, held)
        assert view.caret() < before
    assert view.selection() is None


@pytest.mark.parametrize("script", TEXTS)
def test_lines_ends_and_pages_reach_where_they_should(view: ArticleView, hands: Hands, script: str) -> None:
    first, _, second = TEXTS[script].partition("\n")
    text = f"{first}\n{second}\n" * 20
    view.set_article(text)
    view.set_caret(text.index("\n") - 1)
    hands.key(Key.Key_Home)
    assert view.caret() == 0
    hands.key(Key.Key_End, SHIFT)
    assert view.selection() == Span(0, len(first))
    hands.key(Key.Key_Home, SHIFT)
    assert view.selection() is None
    hands.key(Key.Key_Down)
    assert view.caret() == len(first) + 1
    hands.key(Key.Key_Up, SHIFT)
    assert view.selection() == Span(0, len(first) + 1)
    hands.key(Key.Key_PageDown)
    middle = view.caret()
    assert 0 < middle < len(text)
    assert text[middle - 1] == "\n"  # the start of a line, where the caret was
    hands.key(Key.Key_PageUp, SHIFT)
    assert view.selection() == Span(0, middle)
    hands.key(Key.Key_PageDown, SHIFT)
    assert view.selection() is None
    hands.key(Key.Key_End, CTRL | SHIFT)
    assert view.selection() == Span(middle, len(text))
    hands.key(Key.Key_Home, CTRL | SHIFT)
    assert view.selection() == Span(0, middle)
    hands.key(Key.Key_End, CTRL)
    assert view.caret() == len(text)
    hands.key(Key.Key_Home, CTRL)
    assert view.caret() == 0
