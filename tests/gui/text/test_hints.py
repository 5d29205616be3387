"""Letters over the words of a page, by real keys: what they show, what they pick, how one leaves them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.hint_places import places_of, seen_words
from annotator.gui.text.hint_reach import extended
from annotator.gui.text.hints import Asking, Hints
from annotator.gui.text.layout import metrics_of
from annotator.gui.text.selecting import Stretch
from annotator.gui.text.view import ArticleView
from tests.gui.text.conftest import Hands

Find = Callable[[str], Span]
NONE = Qt.KeyboardModifier.NoModifier
CYRILLIC_O_ON_J = (44, "о")
"""The key of the letter J types this on a Russian layout."""


class Answers:
    """What the hints were answered."""

    def __init__(self) -> None:
        self.picked: list[tuple[Span, bool]] = []
        self.given_up = 0
        self.enough = 0

    def give_up(self) -> None:
        self.given_up += 1

    def be_enough(self) -> None:
        self.enough += 1


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def hints(view: ArticleView, qapp: QApplication, answers: Answers) -> Hints:
    hints = Hints(view, ThemeKeeper(qapp, parent=view), view)
    hints.ask(asking(view, answers))
    QApplication.processEvents()
    return hints


def asking(view: ArticleView, answers: Answers) -> Asking:
    return Asking(
        lambda: seen_words(view),
        "Letters of the word",
        lambda span, shift: answers.picked.append((span, shift)),
        "Nothing here",
        least=2,
        enough=answers.be_enough,
        given_up=answers.give_up,
    )


def name_of(hints: Hints, span: Span) -> str:
    return next(hint.name for hint in hints.overlay.hints if hint.place.span == span)


def write(view: ArticleView, letters: str, held: Qt.KeyboardModifier = NONE) -> None:
    for letter in letters:
        QTest.keyClicks(view, letter.lower(), held)


def test_every_word_that_is_whole_in_view_has_letters_and_no_other(view: ArticleView, hints: Hints) -> None:
    text = view.text()
    words = {hint.place.span.of(text) for hint in hints.overlay.hints}
    assert words >= {"Two", "days", "after", "100", "Frolov", "answer"}
    assert not {" ", ".", "“"} & words
    assert [hint.place.span for hint in hints.overlay.hints] == sorted(
        h.place.span for h in hints.overlay.hints
    )


@pytest.mark.parametrize("height", range(200, 232, 4))
def test_a_line_that_is_cut_at_the_edge_has_none(view: ArticleView, hints: Hints, height: int) -> None:
    words = len(hints.overlay.hints)
    view.resize(700, height)
    QApplication.processEvents()
    assert 0 < len(hints.overlay.hints) < words
    metrics = metrics_of(view.document().defaultFont())
    for hint in hints.overlay.hints:
        row = view.rect_of(hint.place.span)
        assert row.top() >= 0
        assert row.top() + metrics.baseline < view.viewport().height()


def test_letters_stand_above_the_words_beside_one_another(view: ArticleView, hints: Hints) -> None:
    boxes = [hint.box for hint in hints.overlay.hints]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[number + 1 :])
    for hint in hints.overlay.hints:
        row = view.rect_of(hint.place.span)
        assert hint.box.left() <= row.left()
        assert hint.box.top() < row.center().y()
        assert hint.box.bottom() <= row.top() + row.height() / 2


def test_typing_picks(view: ArticleView, hints: Hints, answers: Answers, find: Find) -> None:
    name = name_of(hints, find("Frolov"))
    write(view, name[0])
    assert hints.overlay.typed == name[0]
    assert not answers.picked
    write(view, name[1])
    assert answers.picked == [(find("Frolov"), False)]
    assert view.mode() is None
    assert not hints.overlay.isVisible()
    assert not hints.strip.isVisible()
    assert not answers.given_up


def test_shift_on_the_last_letter_is_told(
    view: ArticleView, hints: Hints, answers: Answers, find: Find
) -> None:
    name = name_of(hints, find("Frolov"))
    write(view, name[0])
    QTest.keyPress(view, Qt.Key.Key_Shift)
    write(view, name[1], Qt.KeyboardModifier.ShiftModifier)
    assert answers.picked == [(find("Frolov"), True)]


def test_backspace_takes_a_letter_back_and_wrong_ones_are_told(
    view: ArticleView, hints: Hints, answers: Answers, find: Find
) -> None:
    name = name_of(hints, find("Frolov"))
    write(view, name[0])
    write(view, "Z")
    assert "Z" in hints.strip.words.text()
    assert hints.overlay.typed == name[0]
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    assert hints.overlay.typed == ""
    write(view, "7,")
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert hints.active()
    write(view, name)
    assert answers.picked == [(find("Frolov"), False)]


def test_escape_leaves_all_as_it_was(view: ArticleView, hints: Hints, answers: Answers) -> None:
    height = view.viewport().height()
    write(view, "F")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert (answers.picked, answers.given_up) == ([], 1)
    assert view.mode() is None
    assert not hints.overlay.isVisible()
    assert view.viewport().height() > height
    assert view.hasFocus()


@pytest.mark.parametrize("how", ["click", "focus", "article"])
def test_it_ends_from_outside(
    view: ArticleView, hints: Hints, answers: Answers, hands: Hands, how: str
) -> None:
    if how == "click":
        hands.click(20)
    elif how == "focus":
        view.clearFocus()
    else:
        view.set_article("Another one.")
    assert answers.given_up == 1
    assert not hints.overlay.isVisible()


def test_return_is_enough(view: ArticleView, hints: Hints, answers: Answers) -> None:
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (answers.enough, answers.given_up) == (1, 0)
    assert view.mode() is None


def test_a_key_counts_by_its_place_where_it_types_no_latin_letter(view: ArticleView, hints: Hints) -> None:
    code, letter = CYRILLIC_O_ON_J
    event = QKeyEvent(QEvent.Type.KeyPress, 0x041E, NONE, code, 0, 0, letter)
    QApplication.sendEvent(view, event)
    assert hints.overlay.typed == "J"


def test_a_key_that_is_still_held_is_no_letter(view: ArticleView, hints: Hints) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F, NONE, "f", True)
    QApplication.sendEvent(view, event)
    assert hints.overlay.typed == ""
    write(view, "F")
    assert hints.overlay.typed == "F"


def test_the_last_letter_is_no_command_while_it_is_held(view: ArticleView, hints: Hints) -> None:
    name = hints.overlay.hints[0].name
    write(view, name)
    assert not hints.active()
    key = Qt.Key(ord(name[-1]))
    for held in (True, False):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE, name[-1].lower(), held)
        asked.ignore()
        QApplication.sendEvent(view, asked)
        # What the page does not keep for itself is a shortcut of the window.
        assert asked.isAccepted() is held


def test_a_repetition_is_known_by_its_time_where_qt_does_not_tell_it(view: ArticleView, hints: Hints) -> None:
    name = hints.overlay.hints[0].name
    write(view, name[:-1])
    key, released = Qt.Key(ord(name[-1])), QEvent.Type.KeyRelease
    taken = []
    for kind, time in (
        (QEvent.Type.KeyPress, 1000),
        (released, 1500),
        (QEvent.Type.ShortcutOverride, 1500),
        (released, 1540),
        (QEvent.Type.ShortcutOverride, 1540),
        (released, 1580),
        (QEvent.Type.ShortcutOverride, 1700),
    ):
        event = QKeyEvent(kind, key, NONE, name[-1].lower())
        event.setTimestamp(time)
        event.ignore()
        QApplication.sendEvent(view, event)
        if kind == QEvent.Type.ShortcutOverride:
            taken.append(event.isAccepted())
    assert taken == [True, True, False]


def test_scrolling_shows_others_and_forgets_what_was_typed(
    view: ArticleView, hints: Hints, answers: Answers, qtbot: QtBot
) -> None:
    view.set_article("\n\n".join(f"Paragraph number {number}." for number in range(200)))
    hints.ask(asking(view, answers))
    first = hints.overlay.hints[0].place.span
    write(view, "F")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        before = hints.overlay.hints[0].place.span
        QTest.keyClick(view, key)
        assert hints.overlay.hints[0].place.span > before
        assert hints.overlay.typed == ""
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert hints.overlay.hints[0].place.span == first
    assert hints.active()


def test_where_nothing_is_to_be_picked_it_only_says_so(
    view: ArticleView, hints: Hints, answers: Answers, qtbot: QtBot
) -> None:
    view.set_mode(None)
    with qtbot.waitSignal(hints.nothing) as told:
        hints.ask(Asking(list, "Letters", lambda *_: None, "Nothing here"))
    assert told.args == ["Nothing here"]
    assert view.mode() is None


def test_the_strip_covers_no_text(view: ArticleView, hints: Hints) -> None:
    assert hints.strip.geometry().top() > view.viewport().geometry().bottom()
    assert hints.strip.geometry().bottom() <= view.rect().bottom()
    assert hints.strip.words.text() == "Letters of the word"


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם 12 abc",
        "東京都は人が多い。" * 30,
        "a b c d e f g h i " * 20,
        "😀 👩‍👩‍👧 x",
        "don’t stop",
        "\n\n",
    ],
)
def test_scripts_of_all_kinds(view: ArticleView, hints: Hints, answers: Answers, text: str) -> None:
    view.set_article(text)
    hints.ask(asking(view, answers))
    boxes = [hint.box for hint in hints.overlay.hints]
    assert bool(boxes) == bool(text.strip())
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[number + 1 :])


def test_places_of_stretches_go_by_their_start(view: ArticleView, find: Find) -> None:
    spans = [find("Two days"), find("over 100"), find("Others did not answer")]
    assert [place.span for place in places_of(view, spans)] == spans


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        (Stretch(10, 10), Span(20, 25), Stretch(10, 25)),
        (Stretch(10, 10), Span(8, 12), Stretch(10, 12)),
        (Stretch(10, 10), Span(2, 5), Stretch(10, 2)),
        (Stretch(10, 15), Span(20, 25), Stretch(10, 25)),
        (Stretch(10, 15), Span(2, 5), Stretch(15, 2)),
        (Stretch(10, 30), Span(20, 25), Stretch(10, 25)),
        (Stretch(30, 10), Span(20, 25), Stretch(30, 20)),
        (Stretch(30, 10), Span(40, 45), Stretch(10, 45)),
    ],
)
def test_a_selection_reaches_to_the_outer_edge_of_the_word(
    before: Stretch, word: Span, after: Stretch
) -> None:
    assert extended(before, word) == after


def test_letters_stay_as_they_are_while_the_page_moves_a_little(
    view: ArticleView, hints: Hints, answers: Answers
) -> None:
    before = {hint.place.span: hint.name for hint in hints.overlay.hints}
    last = hints.overlay.hints[-1]
    QTest.keyClicks(view, last.name[0])
    view.resize(view.width(), view.height() - 40)
    QApplication.processEvents()
    after = {hint.place.span: hint.name for hint in hints.overlay.hints}
    assert after
    assert all(before[span] == name for span, name in after.items() if span in before)
    typed = last.name[0]
    if any(name.startswith(typed) for name in after.values()):
        assert hints.overlay.typed == typed
