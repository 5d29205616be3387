"""The review in the real window: the seed article by keys alone, six annotators, undo, filters, panes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from annotator.domain.review.disagreement import Kind
from annotator.domain.review.review import State
from annotator.gui.demo.waiting import wait_until
from annotator.gui.review.panes.badges import BadgeState, badge_font, badge_width
from annotator.gui.review.panes.board import GOLD, MERGED
from tests.end2end.driving import Desktop
from tests.end2end.ledger_seen import seed_seat
from tests.end2end.review_seen import (
    ANA,
    BEN,
    begun,
    desk_of,
    exported,
    gold,
    layer,
    left,
    mark,
    panes_of,
    press,
    reviewed,
    stored_gold,
)


def test_the_seed_article_is_decided_by_keys_alone(
    desktop: Desktop, tmp_path: Path, shared_data: Path, report_line: Callable[[str], None]
) -> None:
    seat = seed_seat(desktop, tmp_path, shared_data, "rev")
    window = reviewed(seat)
    desk = desk_of(window)
    total = len(desk.places)
    assert left(window) == f"{total} of {total} left"
    assert {kind for place in desk.places for kind in place.disagreement.types} == set(Kind)
    kinds_of_decisions = {"U": 0, "I": 0, "B": 0, "X": 0}
    seat.visitor.actions = 0
    while desk.left:
        here = desk.here()
        assert here is not None
        assert here.left
        kinds, key = here.disagreement.types, ("1", "2")[here.number % 3 == 0]
        if kinds == (Kind.BOUNDARY,) and not kinds_of_decisions["U"]:
            key = "U"
        elif kinds == (Kind.BOUNDARY,) and not kinds_of_decisions["I"]:
            key = "I"
        elif kinds == (Kind.SPLIT,):
            key = "B"
        elif kinds == (Kind.MISSING,) and not kinds_of_decisions["X"]:
            key = "X"
        elif desk.choice is not None and len(desk.choice.facets) > 2:
            key = f"Shift+{key}"
        if key in kinds_of_decisions:
            kinds_of_decisions[key] += 1
        press(seat, window, key)
    assert all(kinds_of_decisions.values())
    assert window.messages.texts()[0].startswith("Nothing is left")
    each = seat.visitor.actions / total
    # From here on it is not deciding any more.
    report_line(f"review: {each:.2f} keys per disagreement")
    assert each <= 1.3
    press(seat, window, "Ctrl+Return")
    assert window.messages.texts()[0].startswith("Finished")
    record = exported(seat, tmp_path / "gold.jsonl", "Classic disinformation")
    layers = [one for one in record["layers"] if one["role"] == "gold"]
    assert [one["annotator"] for one in layers] == ["rev"]
    spans = layers[0]["spans"]
    assert {one["origin"]["kind"] for one in spans} == {"unanimous", "taken", "edited"}
    assert all(one["origin"]["from"] for one in spans)
    decided = [place for place in desk.places if place.state is State.DECIDED]
    assert len(layers[0]["decisions"]) == len(decided)
    resolved = sum(place.state is State.RESOLVED for place in desk.places)
    assert len(decided) + resolved == total


def test_a_whole_review_is_undone_step_by_step(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    desk = desk_of(window)
    before = [(place.key, place.state) for place in desk.places]
    assert stored_gold(seat) == []
    press(seat, window, "1", "2", "1", "X")
    assert desk.left == 0
    assert len(stored_gold(seat)) == 2
    press(seat, window, "Ctrl+Z")
    assert desk.left == 1
    here = desk.here()
    assert here is not None
    assert here.left
    press(seat, window, "Ctrl+Z", "Ctrl+Z")
    assert [(place.key, place.state) for place in desk.places] == before
    assert stored_gold(seat) == []
    assert gold(window) == []
    press(seat, window, "Ctrl+Y")
    assert desk.left == 2


def test_one_key_decides_where_one_facet_differs_and_two_where_two_do(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    panel, desk = window.screen_of_article.panel, desk_of(window)
    assert panel.head.text() == "Claim · boundary"
    press(seat, window, "2")
    assert gold(window) == [("claim", "over 100 men died.")]
    # The boundary of one, the bound of the other: two facets, two keys.
    assert panel.head.text() == "Number · boundary, attribute"
    assert [row.facet.title for row in panel.rows if row.buttons] == ["Boundary", "Bound"]
    press(seat, window, "1")
    assert left(window) == "2 of 3 left"
    focused = [row.facet.title for row in panel.rows if row.facet.focused]
    assert focused == ["Bound"]
    press(seat, window, "2")
    assert left(window) == "1 of 3 left"
    number = next(one for one in stored_gold(seat) if one.label == "number")
    assert (number.fragments[0].start, number.attributes["bound"]) == (13, "exact")
    assert number.origin is not None
    assert number.origin["from"] == ["ana/number-13-21", "ben/number-18-21"]
    # Who has nothing there says so by their digit.
    press(seat, window, "2")
    assert left(window) == "0 of 3 left"
    assert ("hedge", "presumably") not in gold(window)
    assert desk.places[-1].item.decision is not None


def test_numbers_frames_and_scrolling_are_the_same_in_every_pane(
    desktop: Desktop, tmp_path: Path, shared_data: Path
) -> None:
    seat = seed_seat(desktop, tmp_path, shared_data, "rev")
    window = reviewed(seat)
    desk = desk_of(window)
    ana, ben = panes_of(window)
    here = desk.here()
    assert here is not None
    for pane in (ana, ben):
        shown = [badge.text for badge in pane.view.badges() if badge.state is BadgeState.HERE]
        assert shown == [str(here.number)]
        assert pane.view.frame()
    press(seat, window, *(["J"] * 20))
    here = desk.here()
    assert here is not None
    place = here.disagreement.extent.start
    for pane in (ana, ben):
        assert pane.view.scroller.sees(place)
        assert pane.view.frame()[0].start <= place
    # A wheel over one pane takes the other along, by the words and not by the lines.
    bar = ben.view.verticalScrollBar()
    bar.setValue(bar.value() + 7)
    top = ben.view.first_visible()
    line = ana.view.lines.line_of(top)
    assert line is not None
    assert line.top == next(one.top for one in ana.view.lines.shown() if one.top >= 0)
    # A click on a mark goes to its disagreement.
    third = desk.places[2]
    side = third.disagreement.sides[1].annotations[0]
    ben.view.restore_place(side.start)
    seat.visitor.click(ben.view.viewport(), ben.view.point_of(side.start + 1))
    assert desk.current == third.key


def test_gold_is_live_as_a_pane_and_over_the_others(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    # "over 100 men" is agreed by nobody, and of what nobody has decided nothing is in gold.
    foot = window.screen_of_article.foot.gold
    assert foot.text() == "0 marks that all agree on go into gold with the first decision"
    press(seat, window, "G")
    assert [pane.head.key for pane in panes_of(window)][-1] == GOLD
    view = panes_of(window)[-1].view
    assert [mark for one in view.layers() for mark in view.marks_of(one)] == []
    press(seat, window, "1")
    assert len([mark for one in view.layers() for mark in view.marks_of(one)]) == 1
    (told,) = [mark.description for one in view.layers() for mark in view.marks_of(one)]
    assert "Gold: taken from ana\nrev, " in told
    press(seat, window, "Shift+G")
    first = panes_of(window)[0].view
    overlaid = [mark for one in first.layers() if one.name == "gold" for mark in first.marks_of(one)]
    assert len(overlaid) == 1
    press(seat, window, "Ctrl+Z")
    assert [mark for one in view.layers() for mark in view.marks_of(one)] == []
    press(seat, window, "G", "Shift+G")
    assert len(panes_of(window)) == 2


def test_the_current_disagreement_stays_in_sight_when_panes_become_small(
    desktop: Desktop, tmp_path: Path, shared_data: Path
) -> None:
    seat = seed_seat(desktop, tmp_path, shared_data, "rev")
    window = reviewed(seat)
    press(seat, window, *(["J"] * 12))
    here = desk_of(window).here()
    assert here is not None
    press(seat, window, "G")
    window.resize(860, 520)
    place = here.disagreement.extent.start
    wait_until(lambda: all(pane.view.scroller.sees(place) for pane in panes_of(window)), "it in every pane")


def test_numbers_before_a_line_cover_none_of_its_letters(desktop: Desktop, tmp_path: Path) -> None:
    text = "100 men died, 5 of them at home."
    ana = layer("ana", [mark("claim", "100 men died", text), mark("number", "100 men", text)])
    ben = layer("ben", [mark("claim", "100 men died,", text), mark("number", "100", text)])
    _seat, window = begun(desktop, tmp_path, ana, ben, text=text)
    view = panes_of(window)[0].view
    badges = [badge for badge in view.badges() if badge.position == 0]
    assert len(badges) == 2
    font = badge_font(view.document().defaultFont().pixelSize())
    assert view.point_of(0).x() >= sum(badge_width(badge.text, font) for badge in badges)


def test_the_keyboard_stays_in_the_text_when_panes_come_go_and_move(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    board = window.screen_of_article.board
    for key in ("G", "M", "G", "M"):
        press(seat, window, key)
        assert window.focusWidget() is panes_of(window)[0].view
    press(seat, window, "G", "M")
    window.resize(900, 720)
    wait_until(lambda: board.grid.rows() == [2, 2], "rows of two")
    assert window.focusWidget() is panes_of(window)[0].view
    # The pane in which the keyboard was goes: the first one that is left has it.
    board.toggle(board.wanted[0], on=False)
    assert window.focusWidget() is panes_of(window)[0].view


def test_six_annotators_on_one_article(desktop: Desktop, tmp_path: Path) -> None:
    names = ("ana", "ben", "cyd", "dan", "eva", "fay")
    words = ("over 100 men died", "over 100 men died", "100 men died", "over 100 men died.", "men died", "")
    layers = [
        layer(name, [mark("claim", each)] if each else []) for name, each in zip(names, words, strict=True)
    ]
    seat, window = begun(desktop, tmp_path, *layers)
    screen = window.screen_of_article
    assert [pane.name.text() for pane in panes_of(window)] == list(names)
    assert screen.board.grid.rows() == [3, 3]
    rows = {row.facet.title: row for row in screen.panel.rows}
    assert [button.caps() for button in rows["Mark"].buttons] == [["1", "2", "3", "+2"], ["6"]]
    assert len(rows["Boundary"].buttons) == 4
    assert len(screen.panel.ruler.shown().pieces) == 1
    press(seat, window, "3", "4")
    assert gold(window) == [("claim", "over 100 men died.")]
    assert left(window) == "0 of 1 left"
    press(seat, window, "K", "6")
    assert gold(window) == []


def test_more_than_six_are_merged_into_one_pane(desktop: Desktop, tmp_path: Path) -> None:
    layers = [
        layer(f"p{number}", [mark("claim", "over 100 men died")] if number < 5 else []) for number in range(8)
    ]
    _seat, window = begun(desktop, tmp_path, *layers)
    assert [pane.head.key for pane in panes_of(window)] == [MERGED, GOLD]
    view = panes_of(window)[0].view
    told = [mark.description for one in view.layers() for mark in view.marks_of(one)]
    assert told == ["5 of 8 marked this as Claim\np0, p1, p2, p3, p4"]
    assert [badge.text for badge in view.badges() if badge.state is BadgeState.COUNT] == ["5"]


def test_the_table_filters_and_says_who_has_what(desktop: Desktop, tmp_path: Path) -> None:
    seat, window = begun(desktop, tmp_path, ANA, BEN)
    screen, model = window.screen_of_article, window.screen_of_article.model
    cells = [
        [str(model.index(row, column).data()) for column in range(model.columnCount())] for row in range(3)
    ]
    assert cells == [
        ["1", "boundary", "Claim", "over 100 men died", "over 100 men died.", ""],
        ["2", "boundary, attribute", "Number", "over 100 · more than", "100 · exactly", ""],
        ["3", "missing", "Hedge", "presumably", "—", ""],
    ]
    heard = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "1, boundary, Claim, ana: over 100 men died, ben: over 100 men died., open"
    press(seat, window, "1")
    assert model.index(0, 5).data() == "✓ 1"
    press(seat, window, "Ctrl+D")
    assert [model.row(row).number for row in range(model.rowCount())] == [2, 3]
    press(seat, window, "Ctrl+D")
    screen.bar.kind.choose(Kind.MISSING)
    screen.bar.filtered.emit()
    assert [model.row(row).number for row in range(model.rowCount())] == [3]
    press(seat, window, "J")
    assert screen.desk.current == screen.desk.places[2].key


def test_an_article_that_all_agree_on_has_nothing_to_decide(desktop: Desktop, tmp_path: Path) -> None:
    marks = [mark("claim", "5 died")]
    seat, window = begun(desktop, tmp_path, layer("ana", marks), layer("ben", marks))
    assert left(window) == "0 of 0 left"
    assert window.screen_of_article.panel.head.text().startswith("All annotators agree")
    press(seat, window, "Ctrl+Shift+G")
    assert gold(window) == [("claim", "5 died")]
    assert window.messages.texts()[0].startswith("1 agreed mark")


def test_right_to_left_words_have_their_bars_where_they_stand(desktop: Desktop, tmp_path: Path) -> None:
    text = "אמר כי חמישה אנשים נהרגו ביום שני בעיר."
    ana = layer("ana", [mark("claim", "חמישה אנשים", text)])
    ben = layer("ben", [mark("claim", "אנשים נהרגו", text)])
    _seat, window = begun(desktop, tmp_path, ana, ben, text=text)
    ruler = window.screen_of_article.panel.ruler
    (first,), (second,) = ruler.boxes(0), ruler.boxes(1)
    # Words that run the other way keep to themselves: what stands behind them stays behind them.
    title = window.screen_of_article.bar.title
    window.screen_of_article.bar.show_title("אמר כי", ["ana", "ben"], "rev")
    assert title.text() == "“\u2068אמר כי\u2069” · ana, ben → gold by rev"
    model = window.screen_of_article.model
    assert model.index(0, 3).data() == "\u2068חמישה אנשים\u2069"
    # The first word stands further to the right; both share the one in the middle.
    assert second[0] < first[0] < second[1] < first[1]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_control_has_a_name_in_every_theme(desktop: Desktop, tmp_path: Path, theme: str) -> None:
    _seat, window = begun(desktop, tmp_path, ANA, BEN)
    desktop.program.keeper.set_mode(theme)
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in window.findChildren(type(window.screen_of_article.bar.finish))
        if widget.isVisible() and not (widget.accessibleName() or widget.text())
    ]
    assert nameless == []
    view = panes_of(window)[0].view
    told = QAccessible.queryAccessibleInterface(view)
    assert told is not None
    assert told.text(QAccessible.Text.Name) == "Article as ana marked it"
    actions = window.actions_of.all()
    assert all(one.text() and one.shortcuts() for one in actions if not one.isSeparator())
    keys = [one.toString() for action in actions for one in action.shortcuts()]
    assert len(keys) == len(set(keys))
    wait_until(lambda: not desk_of(window).is_reading(), "the end")
