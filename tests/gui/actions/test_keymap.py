"""Who has which key: the person's own first, then labels, then the catalogue; and never two of them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.label import default_scheme, new_label
from annotator.gui.actions.actions import Actions
from annotator.gui.actions.catalogue import CATALOGUE, spec
from annotator.gui.actions.fixed_keys import FIXED, fixed_keys
from annotator.gui.actions.keymap import LETTERS, LabelKeys, Loss, faults, keymap
from annotator.gui.actions.usable import portable, pressed_key, refusal
from annotator.gui.text.keys import Keys
from annotator.gui.text.view import ArticleView

pytestmark = pytest.mark.usefixtures("qapp")
CLAIM = LabelKeys("claim", "1", "C")
GROUP = LabelKeys("group", "2", "G")
HELD = Qt.KeyboardModifier
SHIFT, CTRL = HELD.ShiftModifier, HELD.ControlModifier


def test_without_changes_the_catalogue_and_the_labels_have_their_keys() -> None:
    found = keymap([CLAIM], {})
    assert found.keys == {one.id: one.keys for one in CATALOGUE} | {"label:claim": ("1", "C")}
    assert (found.lost, found.own) == ({}, frozenset())


def test_a_label_takes_a_letter_and_the_action_keeps_its_chord() -> None:
    found = keymap([CLAIM, GROUP], {})
    assert found.keys["label:group"] == ("2", "G")
    assert found.keys["hint-word"] == ("Ctrl+J",)
    assert found.lost["hint-word"] == (Loss("G", "label:group", clash=False),)


def test_a_letter_that_is_all_an_action_has_stays_with_it() -> None:
    found = keymap([LabelKeys("deed", "1", "D")], {})
    assert found.keys["toggle-discuss"] == ("D",)
    assert found.keys["label:deed"] == ("1",)


def test_a_persons_own_key_wins_over_everything() -> None:
    found = keymap([CLAIM, GROUP], {"pen": ("G", "1"), "undo": ("D",)})
    assert found.keys["pen"] == ("G", "1")
    assert found.keys["undo"] == ("D",)
    assert found.keys["label:group"] == ("2",)
    assert found.keys["label:claim"] == ("C",)
    assert found.keys["hint-word"] == ("Ctrl+J",)
    assert found.keys["toggle-discuss"] == ()
    assert not any(loss.clash for losses in found.lost.values() for loss in losses)
    assert found.own == {"pen", "undo"}


def test_one_key_given_twice_is_a_clash_and_the_first_has_it() -> None:
    found = keymap([], {"undo": ("F9",), "redo": ("F9", "F8")})
    assert (found.keys["undo"], found.keys["redo"]) == (("F9",), ("F8",))
    assert found.lost["redo"] == (Loss("F9", "undo", clash=True),)
    assert found.owner("F9") == "undo"
    assert found.owner("F12") == ""


def test_labels_can_go_without_letters() -> None:
    found = keymap([CLAIM, GROUP], {LETTERS: (), "label:claim": ("Q",)})
    assert found.keys["label:claim"] == ("Q",)
    assert found.keys["label:group"] == ("2",)
    assert found.keys["hint-word"] == ("G", "Ctrl+J")


def test_esc_lets_go_whatever_is_set() -> None:
    found = keymap([], {"let-go": (), "pen": ("Esc", "F9")})
    assert (found.keys["let-go"], found.keys["pen"]) == (("Esc",), ("F9",))


def test_what_is_wrong_in_the_file_is_said() -> None:
    said = faults({"spark": ("F9",), "pen": ("Left", "F9"), "label:any": ("X",), LETTERS: ()})
    assert said == [
        "the setting shortcuts.spark is not known; it was kept, look for a mistyped name",
        "the setting shortcuts.pen has the key Left, which cannot be used; choose another one",
    ]


keys = st.sampled_from(
    [
        *{key for one in CATALOGUE for key in one.keys},
        *"123456789CGDZ",
        "F9",
        "Left",
        "Alt+D",
        "Esc",
        "rubbish",
    ]
)
names = st.sampled_from([one.id for one in CATALOGUE] + ["label:a", "label:b", "label:c", "spark", LETTERS])
labels = st.lists(
    st.builds(
        LabelKeys, st.sampled_from("abcdefgh"), st.sampled_from(["", *"12345"]), st.sampled_from("CGDZÜ")
    ),
    max_size=5,
    unique_by=lambda one: one.name,
)


@given(labels, st.dictionaries(names, st.lists(keys, max_size=4).map(tuple), max_size=30))
def test_no_two_ever_have_the_same_key(some: list[LabelKeys], changes: dict[str, tuple[str, ...]]) -> None:
    found = keymap(some, changes)
    times = Counter(key for has in found.keys.values() for key in has)
    assert [key for key, n in times.items() if n > 1] == []
    for name, wanted in found.wanted.items():
        lost = [loss.key for loss in found.lost.get(name, ())]
        assert sorted([*found.keys[name], *lost]) == sorted(wanted)
        assert all(loss.key in found.keys[loss.owner] for loss in found.lost.get(name, ()))


@given(labels)
def test_labels_leave_every_action_a_key(some: list[LabelKeys]) -> None:
    found = keymap(some, {})
    assert all(found.keys[one.id] for one in CATALOGUE)


# The actions themselves


def test_the_actions_follow_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    scheme = default_scheme()
    actions.set_labels([*scheme.labels, new_label("group", scheme)], lambda _uid: None)
    with qtbot.waitSignal(actions.keys_changed):
        actions.set_keymap({"pen": ("F9",), "label:group": ("G",)})
    assert actions.keys("pen") == ("F9",)
    assert actions["pen"].shortcuts() == [QKeySequence("F9")]
    assert actions["pen"].toolTip().endswith("(F9)</span>")
    assert actions["label:group"].shortcuts() == [QKeySequence("G")]
    assert actions.first_key("hint-word") == "Ctrl+J"
    assert actions.label_keys()["group"] == "G"
    assert actions.lasting_text("label:group") == "Group"
    actions.set_keymap({})
    assert actions.keys("pen") == spec("pen").keys


# Keys themselves


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Qt.Key.Key_M, CTRL | SHIFT, "Ctrl+Shift+M"),
        (Qt.Key.Key_G, SHIFT, "Shift+G"),
        (Qt.Key.Key_Slash, SHIFT, "/"),  # Shift+7 on a German keyboard
        (Qt.Key.Key_1, SHIFT, "1"),  # on a French one
        (Qt.Key.Key_Question, SHIFT | CTRL, "Ctrl+?"),
        (Qt.Key.Key_Backtab, SHIFT, "Shift+Tab"),
        (Qt.Key.Key_5, HELD.KeypadModifier, "5"),
        (Qt.Key.Key_At, HELD.GroupSwitchModifier, "@"),
        (Qt.Key.Key_Udiaeresis, HELD.NoModifier, "Ü"),
        (0x041C, CTRL, "Ctrl+М"),
        (Qt.Key.Key_Control, CTRL, ""),
        (Qt.Key.Key_unknown, HELD.NoModifier, ""),
        (Qt.Key.Key_Dead_Acute, HELD.NoModifier, ""),
        (Qt.Key.Key_Multi_key, HELD.NoModifier, ""),
    ],
)
def test_a_press_is_named_as_it_is_written(key: int, held: Qt.KeyboardModifier, name: str) -> None:
    assert pressed_key(int(key), held) == name
    assert portable(name) == name


@pytest.mark.parametrize(
    ("key", "page", "words"),
    [
        ("Left", True, "works in the text itself"),
        ("Ctrl+A", False, "works in the text itself"),
        ("Esc", False, "always lets go"),
        ("Alt+D", True, "opens a menu"),
        ("Return", False, "presses buttons"),
        ("Shift+Tab", False, "presses buttons"),
        ("Ctrl+K, Ctrl+S", False, "no key that can be used"),
        ("Nonsense", False, "no key that can be used"),
        ("", False, "no key that can be used"),
        ("Return", True, ""),
        ("Alt+Right", False, ""),
        ("Ctrl+Return", False, ""),
        ("Alt+Shift+D", False, ""),
        ("Ü", False, ""),
    ],
)
def test_keys_that_cannot_work_are_refused_with_a_reason(key: str, page: bool, words: str) -> None:
    said = refusal(key, page=page)
    assert words in said
    assert bool(said) == bool(words)


def test_every_default_can_be_given_again() -> None:
    for one in CATALOGUE:
        if one.id != "let-go":
            assert not [key for key in one.keys if refusal(key, page=one.part.value == "page")], one.id


def test_the_fixed_keys_are_those_of_the_page(qtbot: QtBot, qapp: QApplication) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    takes = Keys(view).takes

    def event(key: str) -> QKeyEvent:
        combination = QKeySequence(key)[0]  # type: ignore[index]
        return QKeyEvent(QKeyEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers())

    assert all(one.bound() for one in FIXED)
    assert [key for key in fixed_keys() if not takes(event(key))] == []
    assert {"Left", "Shift+PgUp", "Ctrl+Shift+Home", "Ctrl+A"} <= fixed_keys()
    assert not [key for one in CATALOGUE for key in one.keys if takes(event(key))]
