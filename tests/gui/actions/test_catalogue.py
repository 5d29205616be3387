"""Every action has a name, a key of its own, a place in a menu and a tip."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.label import RESERVED_KEYS, WINDOW_LETTERS, Label, default_scheme
from annotator.gui.actions.actions import Actions, Situation
from annotator.gui.actions.catalogue import CATALOGUE, MENUS, Needs, Part
from annotator.gui.style.icons import ICON_ROLES


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    window = QWidget()
    qtbot.addWidget(window)
    made = Actions(window)
    made.set_labels(default_scheme().labels, lambda _uid: None)
    return made


def test_each_has_a_name_a_key_a_menu_and_a_tip() -> None:
    menus = {name for name, _ in MENUS}
    for one in CATALOGUE:
        assert all((one.text, one.keys, one.tip, one.menu in menus)), one.id
        assert not one.tip.endswith("."), one.id


def test_no_two_share_an_id_a_name_or_a_key(actions: Actions) -> None:
    specs = actions.specs()
    assert len(specs) == len(CATALOGUE) + len(default_scheme().labels)
    for what in (
        [one.id for one in specs],
        [one.text.rstrip("…") for one in specs],
        [QKeySequence(key).toString() for one in specs for key in one.keys],
    ):
        assert [value for value, times in Counter(what).items() if times > 1] == []


def test_every_key_can_be_pressed() -> None:
    for one in CATALOGUE:
        for key in one.keys:
            pressed = QKeySequence(key)
            assert pressed.count() == 1, f"{one.id}: {key}"
            assert pressed[0].key() != Qt.Key.Key_unknown, f"{one.id}: {key}"  # type: ignore[index]


def test_letters_that_a_label_may_not_have_are_all_that_an_action_has() -> None:
    letters = {key.lower(): one for one in CATALOGUE for key in one.keys if len(key) == 1 and key.isalpha()}
    assert set(letters) == WINDOW_LETTERS
    alone = {letter for letter, one in letters.items() if len(one.keys) == 1}
    assert alone <= RESERVED_KEYS
    assert RESERVED_KEYS <= WINDOW_LETTERS


def test_labels_take_a_digit_and_their_letter(actions: Actions) -> None:
    keys = [[key.toString() for key in actions[name].shortcuts()] for name in actions.label_ids()]
    assert keys == [["1", "C"], ["2", "S"], ["3", "N"], ["4", "H"]]


def test_names_of_labels_are_shown_letter_by_letter(actions: Actions) -> None:
    label = default_scheme().labels[0]
    odd = Label("odd", label.name, "<b>R&D</b>", label.colour, label.underline, "", 1, ())
    actions.set_labels([odd], lambda _uid: None)
    action = actions["label:odd"]
    assert action.text() == "<b>R&&D</b>"
    assert "<b>" not in action.toolTip()
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in action.toolTip()


def test_tips_name_the_keys(actions: Actions) -> None:
    for one in CATALOGUE:
        action = actions[one.id]
        assert all(QKeySequence(key).toString() for key in one.keys)
        assert action.shortcuts() == [QKeySequence(key) for key in one.keys], one.id
        assert action.toolTip() != action.text(), one.id
        assert action.statusTip() == one.tip, one.id


def test_what_is_named_as_an_icon_is_there() -> None:
    assert {one.icon for one in CATALOGUE if one.icon} <= ICON_ROLES


def test_only_what_would_take_a_key_from_buttons_and_lists_is_bound_to_the_page(actions: Actions) -> None:
    bound = {one.id for one in CATALOGUE if one.part is Part.PAGE}
    assert bound == {
        *("next-annotation", "previous-annotation", "repeat-tag", "copy"),
        *("accept-ties", "accept-all-ties"),
        *("paragraph-on", "paragraph-back", "extend-paragraph-on", "extend-paragraph-back"),
    }
    window = actions.parent()
    assert isinstance(window, QWidget)
    assert {action.objectName() for action in window.actions()}.isdisjoint(bound)


def test_without_a_project_only_what_needs_none_is_of_use(actions: Actions) -> None:
    actions.update_situation(Situation())
    enabled = {one.id for one in CATALOGUE if actions[one.id].isEnabled()}
    assert enabled == {one.id for one in CATALOGUE if one.needs is Needs.NOTHING}


def test_a_read_only_project_offers_no_change(actions: Actions) -> None:
    everything = {"project": True, "article": True, "selection": True, "chosen": True}
    actions.update_situation(Situation(**everything, writable=True))
    assert all(action.isEnabled() for action in _all(actions))
    actions.update_situation(Situation(**everything, writable=False))
    left = {one.id for one in actions.specs() if actions[one.id].isEnabled()}
    assert {"export", "next-article", "choose-beneath", "larger", "change-annotator"} <= left
    assert left.isdisjoint(
        {"undo", "redo", "undo-project", "delete-annotation", "done", "import-files", "rename-annotator"}
    )
    assert left.isdisjoint(actions.label_ids())


def _all(actions: Actions) -> list[QAction]:
    return [actions[one.id] for one in actions.specs()]
