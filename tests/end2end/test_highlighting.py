"""Highlighting in every way there is, by mouse and by keys; all of it undone and redone one by one."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.domain.span import Span
from annotator.gui.annotate.annotation_model import Roles
from annotator.gui.demo.waiting import let_events_pass
from tests.end2end.beginning import FIRE, begin
from tests.end2end.driving import Desktop, Seat

State = list[tuple[str, tuple[tuple[int, int], ...], str, bool]]


def state(seat: Seat) -> State:
    """Everything a person made, ids left out."""
    return sorted(
        (one.label, tuple((part.start, part.end) for part in one.fragments), one.note, one.discuss)
        for one in seat.annotations()
    )


def shown(seat: Seat) -> list[str]:
    """The rows of the list of annotations."""
    model = seat.window.annotate.rail.list.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def press(seat: Seat, *keys: str) -> None:
    for key in keys:
        seat.visitor.press(key)
        seat.visitor.settle()


def test_a_drag_snaps_to_words_and_with_alt_does_not(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    inside = Span(FIRE.index("0 people"), FIRE.index("ple escaped"))
    seat.visitor.drag(inside)
    assert seat.visitor.page.selection() == seat.span("30 people")
    assert "30 people" in seat.window.foot.place.text()
    press(seat, "1")
    seat.visitor.drag(inside, exact=True)
    assert seat.visitor.page.selection() == inside
    press(seat, "3")
    assert seat.labelled() == [("claim", "30 people"), ("number", "0 peo")]
    assert shown(seat) == ["30 people", "0 peo"]
    assert seat.visitor.page.selection() is None


def test_double_click_takes_a_word_and_triple_click_a_sentence(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    place = FIRE.index("neighbour") + 3
    seat.visitor.double_click_text(place)
    assert seat.visitor.page.selection() == seat.span("neighbour")
    press(seat, "2")
    window = seat.window.windowHandle()
    assert window is not None
    viewport = seat.visitor.page.viewport()
    spot = viewport.mapTo(seat.window, seat.visitor.page.point_of(place)) + QPoint(3, 0)
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=spot)
    let_events_pass()
    assert seat.visitor.page.selection() == seat.span("A neighbour, Ida Moll, spoke of dozens.")
    press(seat, "1")
    assert seat.labelled() == [
        ("claim", "A neighbour, Ida Moll, spoke of dozens."),
        ("speaker", "neighbour"),
    ]


def test_the_bar_at_the_selection_tags_by_click(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    bar = seat.window.annotate.bar
    assert not bar.isVisible()
    seat.visitor.drag(seat.span("dozens"))
    assert bar.isVisible()
    names = [button.accessibleName() for button in bar.buttons()]
    assert names == ["Claim, key 1", "Speaker, key 2", "Number, key 3", "Hedge, key 4"]
    seat.visitor.click(bar.buttons()[2])
    seat.visitor.settle()
    assert seat.labelled() == [("number", "dozens")]
    assert not bar.isVisible()
    assert seat.visitor.page.hasFocus()


def test_a_label_in_the_rail_tags_by_click_and_keeps_the_keyboard_on_the_page(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    buttons = list(seat.window.annotate.rail.labels.buttons.values())
    seat.visitor.drag(seat.span("The fire service"))
    seat.visitor.click(buttons[1])
    seat.visitor.settle()
    assert seat.labelled() == [("speaker", "The fire service")]
    assert [button.isChecked() for button in buttons] == [False, True, False, False]
    assert seat.visitor.page.hasFocus()


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("1", "claim"),
        ("2", "speaker"),
        ("3", "number"),
        ("4", "hedge"),
        ("C", "claim"),
        ("S", "speaker"),
        ("N", "number"),
        ("H", "hedge"),
    ],
)
def test_each_key_of_a_label(desktop: Desktop, tmp_path: Path, key: str, label: str) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("at least 30", key)
    assert seat.labelled() == [(label, "at least 30")]


def test_a_selection_made_with_the_caret(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.press("Ctrl+Home", *["Ctrl+Right"] * 4, *["Ctrl+Shift+Right"] * 4)
    selected = seat.visitor.page.selection()
    assert selected is not None
    assert selected.of(FIRE) == "at least 30 people"
    seat.visitor.press("Shift+Left", "Shift+Left")
    press(seat, "1")
    assert seat.labelled() == [("claim", "at least 30 peop")]


def test_a_key_without_a_selection_says_what_to_do(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "1")
    assert seat.annotations() == []
    assert seat.messages() == ["Select words first, with the mouse or with Shift and the arrow keys."]


def test_choosing_by_click_and_by_a_further_click_the_one_beneath(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    for words, key in (("at least 30 people escaped", "1"), ("at least 30", "3"), ("30", "4")):
        seat.highlight(words, key)
    chosen = []
    for _ in range(4):
        seat.visitor.click_text(FIRE.index("30"))
        one = seat.visitor.desk.chosen_annotation()
        assert one is not None
        chosen.append(one.label)
        view = seat.window.annotate.rail.list.view
        assert view.currentIndex().data(Roles.UID) == one.uid
        assert seat.visitor.page.chosen() == one.uid
        assert seat.window.annotate.rail.inspector.label.text().lower() == one.label
    assert chosen == ["hedge", "number", "claim", "hedge"]
    seat.visitor.click_text(FIRE.index("blaze"))
    assert seat.visitor.desk.chosen is None
    assert not seat.window.annotate.rail.inspector.note.isVisible()


def test_choosing_in_the_list_shows_it_on_the_page(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("Ida Moll", "2")
    seat.highlight("dozens", "3")
    seat.visitor.press("Ctrl+Alt+J")
    view = seat.window.annotate.rail.list.view
    seat.visitor.click(view.viewport(), view.visualRect(view.model().index(0, 0)).center())
    one = seat.visitor.desk.chosen_annotation()
    assert one is not None
    assert one.label == "speaker"
    seat.visitor.press("Down")
    assert seat.visitor.page.chosen() == seat.visitor.desk.chosen
    one = seat.visitor.desk.chosen_annotation()
    assert one is not None
    assert one.label == "number"
    seat.visitor.press("Return")
    assert seat.visitor.page.hasFocus()


Step = Callable[[Seat], None]


def drag(words: str) -> Step:
    return lambda seat: seat.visitor.drag(seat.span(words))


def keys(*names: str) -> Step:
    return lambda seat: press(seat, *names)


def click(words: str) -> Step:
    return lambda seat: seat.visitor.click_text(FIRE.index(words) + 1)


STORY: list[tuple[str, list[Step], set[tuple[str, str]]]] = [
    ("a claim", [drag("30 people escaped"), keys("1")], {("claim", "30 people escaped")}),
    (
        "a number nested in it",
        [drag("30"), keys("n")],
        {("claim", "30 people escaped"), ("number", "30")},
    ),
    (
        "a speaker that overlaps it",
        [drag("people escaped the blaze"), keys("2")],
        {("claim", "30 people escaped"), ("number", "30"), ("speaker", "people escaped the blaze")},
    ),
    (
        "the same stretch with another label",
        [drag("30"), keys("4")],
        {
            ("claim", "30 people escaped"),
            ("number", "30"),
            ("hedge", "30"),
            ("speaker", "people escaped the blaze"),
        },
    ),
    (
        "retagged",
        [click("blaze"), keys("c")],
        {
            ("claim", "30 people escaped"),
            ("number", "30"),
            ("hedge", "30"),
            ("claim", "people escaped the blaze"),
        },
    ),
    (
        "a fragment added",
        [drag("dozens"), keys("f")],
        {
            ("claim", "30 people escaped"),
            ("number", "30"),
            ("hedge", "30"),
            ("claim", "people escaped the blaze dozens"),
        },
    ),
    (
        "the fragment taken away in part",
        [drag("the blaze"), keys("Shift+F")],
        {
            ("claim", "30 people escaped"),
            ("number", "30"),
            ("hedge", "30"),
            ("claim", "people escaped dozens"),
        },
    ),
    (
        "the fragment taken away whole",
        [drag("dozens"), keys("Shift+F")],
        {("claim", "30 people escaped"), ("number", "30"), ("hedge", "30"), ("claim", "people escaped")},
    ),
    (
        "an edge moved by a word",
        [keys("Alt+Right")],
        {("claim", "30 people escaped"), ("number", "30"), ("hedge", "30"), ("claim", "people escaped the")},
    ),
    (
        "an edge moved by a character",
        [keys("Alt+Shift+Down")],
        {("claim", "30 people escaped"), ("number", "30"), ("hedge", "30"), ("claim", "eople escaped the")},
    ),
    (
        "one deleted",
        [keys("Del")],
        {("claim", "30 people escaped"), ("number", "30"), ("hedge", "30")},
    ),
]


def test_everything_in_turn_undone_and_redone_one_by_one(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    states: list[State] = [state(seat)]
    for what, steps, expected in STORY:
        for step in steps:
            step(seat)
        assert {(label, " ".join(text.split())) for label, text in seat.labelled()} == expected, what
        assert seat.messages() == [], what
        assert len(shown(seat)) == len(expected), what
        states.append(state(seat))
    for number in range(len(STORY) - 1, -1, -1):
        press(seat, "Ctrl+Z")
        assert state(seat) == states[number], f"undo of {STORY[number][0]}"
        assert len(shown(seat)) == len(states[number])
    press(seat, "Ctrl+Z")
    assert seat.messages() == ["There is nothing left to undo or redo here."]
    for number, (what, _, _) in enumerate(STORY, 1):
        press(seat, "Ctrl+Shift+Z")
        assert state(seat) == states[number], f"redo of {what}"


def test_what_cannot_be_taken_away_is_refused_with_words(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    seat.visitor.drag(seat.span("dozens"))
    press(seat, "Shift+F")
    assert seat.messages() == ["Nothing of the annotation would be left; delete it instead"]
    assert seat.visitor.page.selection() == seat.span("dozens")
    seat.visitor.drag(seat.span("the blaze"))
    press(seat, "Shift+F")
    assert "The selection is no part of the chosen annotation" in seat.messages()[0]
    assert seat.labelled() == [("number", "dozens")]


def test_the_same_annotation_twice_is_one(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    seat.highlight("dozens", "3")
    assert seat.labelled() == [("number", "dozens")]


def test_two_hundred_random_actions_and_back(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    chance = random.Random(4)
    empty = state(seat)
    words = [word for word in FIRE.replace("\n", " ").split(" ") if FIRE.count(word) == 1]
    page = seat.visitor.page
    editing = ("Alt+Right", "Alt+Left", "Alt+Down", "Alt+Up", "Alt+Shift+Left", "Alt+Shift+Right", "D", "Del")
    for _ in range(200):
        what = chance.random()
        if what < 0.5:
            seat.visitor.drag(seat.span(chance.choice(words)))
            press(seat, chance.choice("1234csnh"))
        elif what < 0.65:
            seat.visitor.drag(seat.span(chance.choice(words)))
            press(seat, chance.choice(["F", "Shift+F"]))
            page.clear_selection()
        elif what < 0.8:
            seat.visitor.click_text(FIRE.index(chance.choice(words)) + 1)
        else:
            press(seat, chance.choice(editing))
    assert len(seat.annotations()) > 20
    end = state(seat)
    undone = redone = 0
    seat.window.messages.clear()
    while not seat.messages():
        press(seat, "Ctrl+Z")
        undone += 1
    assert seat.messages() == ["There is nothing left to undo or redo here."]
    assert state(seat) == empty
    seat.window.messages.clear()
    while not seat.messages():
        press(seat, "Ctrl+Y")
        redone += 1
    assert seat.messages() == ["There is nothing left to undo or redo here."]
    assert undone == redone > 100
    assert state(seat) == end
