"""The commands that move the caret by units, take one, grow and shrink, by real shortcuts on a real page."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.text.caret_commands import CaretCommands
from annotator.gui.text.selecting import Stretch
from annotator.gui.text.view import ArticleView

from .conftest import NEWS, Hands

FAMILY = "👨‍👩‍👧"
ARABIC = "قال الوزير إن الأمر انتهى. ثم غادر المكان.\nولم يعلق أحد على ذلك."


class Desk:
    """A window with a page, a line to write in, and the commands by keys."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.page, self.line = ArticleView(), QLineEdit()
        middle = QWidget()
        QVBoxLayout(middle).addWidget(self.line)
        middle.layout().addWidget(self.page)  # type: ignore[union-attr]
        self.window.setCentralWidget(middle)
        self.commands = CaretCommands(self.page, self.window)
        self.told: list[str] = []
        self.finished: list[str] = []
        self.commands.told.connect(self.told.append)
        self.page.selected.connect(lambda span, _further: self.finished.append(span.of(self.page.text())))
        go, extend = self.commands.move, self.commands.extend
        self.actions: dict[str, QAction] = {}
        commands: dict[str, Callable[[], None]] = {
            "V": self.commands.select_word,
            "X": self.commands.select_sentence,
            "I": self.commands.select_quotation,
            "Shift+X": self.commands.select_paragraph,
            "T": self.commands.select_to_punctuation,
            "U": self.commands.grow,
            "Shift+U": self.commands.shrink,
            "J": partial(go, "sentence", onwards=True),
            "K": partial(go, "sentence", onwards=False),
            "Shift+J": partial(extend, "sentence", onwards=True),
            "Shift+K": partial(extend, "sentence", onwards=False),
            "Ctrl+Down": partial(go, "paragraph", onwards=True),
            "Ctrl+Up": partial(go, "paragraph", onwards=False),
            "Ctrl+Shift+Down": partial(extend, "paragraph", onwards=True),
            "Ctrl+Shift+Up": partial(extend, "paragraph", onwards=False),
        }
        for keys, command in commands.items():
            self._bind(keys, command)
        self.window.resize(700, 420)
        self.window.show()
        self.window.activateWindow()
        self.page.set_article(NEWS)
        self.page.setFocus()
        qtbot.waitUntil(self.page.hasFocus)

    def _bind(self, keys: str, command: Callable[[], object]) -> None:
        action = self.actions[keys] = QAction(keys, self.window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: command())
        self.window.addAction(action)

    def press(self, *keys: str) -> None:
        for name in keys:
            combination = QKeySequence(name)[0]  # type: ignore[index]
            handle = self.window.windowHandle()
            QTest.keyClick(handle, combination.key(), combination.keyboardModifiers())

    def at(self, words: str) -> int:
        place = self.page.text().index(words)
        self.page.set_caret(place)
        return place

    def selected(self) -> str:
        span = self.page.selection()
        return span.of(self.page.text()) if span else ""

    def rest(self) -> str:
        """What follows the caret."""
        return self.page.text()[self.page.caret() :]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.window.close()


FIRST = NEWS.partition(" “")[0]
SECOND = "“No more than five died,” Mr. Frolov said on Tuesday."


@pytest.mark.parametrize(
    ("key", "words", "taken"),
    [
        ("V", "oomberg", "Bloomberg"),
        ("V", " reported", "Bloomberg"),
        ("V", "“No", "No"),
        ("X", "denied", FIRST),
        ("X", "said on", SECOND),
        ("I", "five died", "No more than five died"),
        ("Shift+X", "rise", NEWS.splitlines()[2]),
        ("T", "five died", "five died"),
        ("T", " reported", "reported that over 100 fighters were killed"),
    ],
)
def test_a_whole_unit_is_taken_and_told(desk: Desk, key: str, words: str, taken: str) -> None:
    desk.at(words)
    desk.press(key)
    assert desk.selected() == taken
    assert desk.finished == [taken]
    assert desk.told == []


def test_asking_again_takes_the_other_reading(desk: Desk) -> None:
    desk.at("said on")
    desk.press("X", "X")
    assert desk.selected() == SECOND.rstrip(".")
    desk.press("X")
    assert desk.selected() == SECOND
    desk.page.set_article("“He told us ‘it is over’ and left,” she said.")
    desk.at("over")
    desk.press("I")
    assert desk.selected() == "it is over"
    desk.press("I")
    assert desk.selected() == "He told us ‘it is over’ and left"
    desk.press("I")
    assert desk.selected() == "He told us ‘it is over’ and left"


def test_punctuation_after_punctuation(desk: Desk) -> None:
    desk.at("No more")
    desk.press("T")
    assert desk.selected() == "No more than five died"
    desk.press("T")
    assert desk.selected() == SECOND.removeprefix("“").rstrip(".")
    desk.page.set_caret(len(NEWS))
    desk.press("T")
    assert desk.told == ["There is no text after the caret."]


def test_what_is_not_there_is_said(desk: Desk) -> None:
    desk.at("denied")
    desk.press("I")
    assert desk.told == ["The caret stands in no quotation."]
    desk.page.set_caret(NEWS.index("\n\n") + 1)
    desk.press("V", "X", "Shift+X", "U", "Shift+U")
    assert len(desk.told) == 6
    assert desk.finished == []
    assert desk.selected() == ""


def test_shrinking_retraces_what_grew(desk: Desk) -> None:
    desk.at("than five")
    start = desk.page.stretch
    seen = []
    for _ in range(6):
        desk.press("U")
        seen.append(desk.page.stretch)
    assert [stretch.span.of(NEWS) for stretch in seen if stretch.span] == [
        "than",
        "No more than five died",
        SECOND,
        NEWS.splitlines()[0],
        NEWS,
        NEWS,
    ]
    assert desk.told == ["The whole text is selected."]
    for stretch in [*reversed(seen[:-2]), start]:
        desk.press("Shift+U")
        assert desk.page.stretch == stretch
    desk.press("Shift+U")
    assert desk.told[1:] == ["Nothing is selected that could shrink."]


def test_any_other_selection_forgets_what_it_grew_from(desk: Desk) -> None:
    desk.at("than five")
    desk.press("U", "U")
    desk.page.select(Span(NEWS.index("five"), NEWS.index(",”")))
    desk.press("Shift+U")
    assert desk.selected() == "died"  # toward the caret, not back to “than”
    desk.press("Shift+U")
    assert desk.told == ["The selection is a single word; it does not shrink further."]


def test_a_selection_made_backwards_grows_and_shrinks_backwards(desk: Desk) -> None:
    start = NEWS.index("more than")
    desk.page.move_to(Stretch(start + len("more than"), start))
    desk.press("U")
    assert desk.selected() == "No more than five died"
    assert desk.page.caret() == start - len("No ")
    desk.press("Shift+U")
    assert desk.page.stretch == Stretch(start + len("more than"), start)


def test_growing_is_gradual_and_shift_let_go_finishes(desk: Desk) -> None:
    desk.at("than five")
    desk.press("U", "U")
    assert desk.finished == []
    desk.press("Shift+U")
    assert desk.finished == ["than"]


def test_a_selection_is_finished_once_when_shift_is_let_go(desk: Desk) -> None:
    desk.at("“No")
    handle, shift = desk.window.windowHandle(), Qt.KeyboardModifier.ShiftModifier
    for _ in range(2):
        QTest.keyPress(handle, Qt.Key.Key_J, shift)
    assert desk.finished == []
    QTest.keyRelease(handle, Qt.Key.Key_J, shift)
    assert desk.finished == [f"{SECOND}\n\nHe added that the number could rise, presumably by a few."]
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert len(desk.finished) == 1
    desk.actions["Shift+K"].trigger()  # from a menu, where nothing is held
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert len(desk.finished) == 1


def test_sentences_and_paragraphs_are_walked(desk: Desk) -> None:
    starts = ["“No more", "He added", "Others", ""]
    for start in starts:
        desk.press("J")
        assert desk.rest().startswith(start)
    assert desk.rest() == ""
    for start in ["Others", "He added", "“No more", "Two days", "Two days"]:
        desk.press("K")
        assert desk.rest().startswith(start)
    for key, start in [("Ctrl+Down", "He added"), ("Ctrl+Up", "Two days"), ("Ctrl+Down", "He added")]:
        desk.press(key)
        assert desk.rest().startswith(start)
    desk.press("Ctrl+Down")
    assert desk.rest() == ""
    assert desk.finished == []


def test_extending_keeps_the_anchor_and_works_over_it(desk: Desk) -> None:
    anchor = desk.at("Mr. Frolov")
    seen = []
    for key in ["Shift+J", "Shift+J", "Shift+K", "Shift+K", "Shift+K", "Shift+K", "Shift+J", "Shift+J"]:
        desk.press(key)
        seen.append(desk.selected())
        assert desk.page.stretch.anchor == anchor
    tail, head = "Mr. Frolov said on Tuesday.", "“No more than five died,” "
    assert seen == [
        tail,
        f"{tail}\n\nHe added that the number could rise, presumably by a few.",
        tail,
        "",
        head,
        f"{FIRST} {head}",
        head,
        "",
    ]
    desk.press("Ctrl+Shift+Down")
    assert desk.selected() == tail
    desk.press("Ctrl+Shift+Down")
    assert desk.selected().endswith("did not answer.")
    desk.press("Ctrl+Shift+Up", "Ctrl+Shift+Up", "Ctrl+Shift+Up")
    assert desk.selected() == f"{FIRST} {head}"


def test_the_keyboard_comes_to_the_page(desk: Desk, qtbot: QtBot) -> None:
    for name in desk.actions:
        desk.at("than five")
        desk.line.setFocus()
        qtbot.waitUntil(desk.line.hasFocus)
        desk.actions[name].trigger()  # as a menu does
        assert desk.page.hasFocus(), name
    desk.at("than five")
    desk.line.setFocus()
    desk.actions["U"].trigger()
    assert desk.selected() == "than"


def test_the_caret_stays_in_view(desk: Desk) -> None:
    desk.page.set_article(NEWS * 20)
    for key, times in (("J", 40), ("K", 40), ("Shift+J", 40), ("Ctrl+Up", 30)):
        for _ in range(times):
            desk.press(key)
            line = desk.page.lines.line_of(desk.page.caret())
            assert line is not None
            assert line.top >= 0
            assert line.bottom <= desk.page.viewport().height()


def test_next_is_next_in_reading_from_right_to_left_too(desk: Desk) -> None:
    desk.page.set_article(ARABIC)
    desk.press("J")
    assert desk.rest().startswith("ثم غادر")
    desk.press("J")
    assert desk.rest().startswith("ولم")
    desk.press("K")
    assert desk.rest().startswith("ثم غادر")
    desk.press("Shift+J")
    assert desk.selected() == "ثم غادر المكان."
    desk.press("V")
    assert desk.selected() == "المكان"


def test_no_command_cuts_a_grapheme(desk: Desk) -> None:
    text = f"“cafe\u0301 {FAMILY} 🇩🇪,” e\u0301. {FAMILY}! क्षि न\u0301. e\u0301"
    desk.page.set_article(text)
    borders = {0}
    while desk.page.caret() < len(text):
        Hands(desk.page).key(Qt.Key.Key_Right)
        borders.add(desk.page.caret())
    for place in sorted(borders):
        for name in desk.actions:
            desk.page.set_caret(place)
            desk.press(name)
            assert {desk.page.stretch.anchor, desk.page.stretch.caret} <= borders, (place, name)
