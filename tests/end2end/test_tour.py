"""The first tour with one's own hands: to its end, by other ways, left and taken up, on a changed sample."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog, QListView

from annotator.config.state import State
from annotator.domain.annotation_set import Status
from annotator.gui.demo.highlighting import PERSON
from annotator.gui.demo.visitor import Visitor
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.tour.guide import Guide, Phase, Trouble
from annotator.gui.tour.lessons import LESSONS
from annotator.gui.tour.memory import recall
from annotator.gui.tour.script import AFTER, ARTICLE, BEFORE, CROWD, FEWER, FOUND
from annotator.gui.tour.touring import panel_of
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop
from tests.end2end.touring import Newcomer, newcomer, start_tour

NAMES = [lesson.name for lesson in LESSONS]


def until(name: str) -> list[str]:
    """The steps before one."""
    return NAMES[: NAMES.index(name)]


def test_the_whole_tour_with_ones_own_hands(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path)
    assert not tour.seat.window.findChildren(QDialog), "a dialog stands in the way"
    assert tour.is_at("name")
    for name in NAMES:
        tour.take(name)
    wait_until(lambda: tour.guide.phase is Phase.FINISHED, "the end")
    assert tour.panel.title.text() == "That was the tour"
    assert (recall(desktop.program.state).at, recall(desktop.program.state).finished) == ("", 1)
    tour.seat.visitor.click(tour.panel.close_it)
    assert not tour.panel.isVisible()


def click_row(hands: Visitor, view: QListView, row: int) -> None:
    index = view.model().index(row, 0)
    view.scrollTo(index)
    hands.click(view.viewport(), view.visualRect(index).center())


def test_other_ways_come_to_the_same(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    seat, hands, window = tour.seat, tour.seat.visitor, tour.seat.window
    rail = window.annotate.rail
    labels = {seat.visitor.desk.scheme.label(uid).name: b for uid, b in rail.labels.buttons.items()}  # type: ignore[union-attr]
    # Who has a name is not asked; the list goes by arrows; the wheel reads.
    tour.arrive("choose-article")
    for _ in range(2):
        hands.press("Ctrl+PgDown")
        hands.settle()
    tour.visit.wait_for_article(ARTICLE)
    tour.arrive("read")
    hands.wheel(40)
    tour.arrive("select")
    # Selected from its end to its start, by keys; tagged at the side.
    hands.press("Ctrl+Home")
    hands.press("Ctrl+Shift+Right")
    wait_until(lambda: tour.guide.trouble is Trouble.NEARLY, "a word about it")
    assert "“Some 30,000 … referendum”" in tour.panel.instruction.text()
    while not tour.guide.look.is_selected(CROWD):
        hands.press("Ctrl+Shift+Right")
    tour.arrive("tag")
    hands.click(labels["claim"])
    hands.settle()
    tour.arrive("click-label")
    tour.visit.drag("organisers")
    hands.press("S")
    tour.arrive("nest")
    tour.visit.drag("Some 30,000")
    hands.click(window.annotate.bar.buttons()[2])
    tour.take("tie")
    tour.arrive("caret")
    tour.visit.drag(FEWER)
    hands.press("1")
    hands.settle()
    assert tour.is_at("caret"), "a claim is not what was asked for"
    hands.press("3")
    hands.settle()
    tour.skip_to("walk")
    # It is chosen already; by the list one goes away and comes back.
    hands.press("Ctrl+Alt+J")
    listed = rail.list.view
    click_row(hands, listed, 0)
    wait_until(lambda: tour.guide._armed, "a look of the tour")
    click_row(hands, listed, 3)
    tour.arrive("pen")
    hands.press("Ctrl+Shift+P")
    if tour.guide.look.pen() != "number":
        hands.click(labels["number"])
    tour.arrive("pen-first")
    # A wrong stroke does not count and is mended.
    tour.visit.click_words("around")
    tour.visit.hands.drag(tour.visit.span("around"))
    hands.settle()
    assert tour.is_at("pen-first")
    wait_until(lambda: tour.guide.trouble is Trouble.NEARLY, "a word about it")
    assert tour.panel.instruction.text().startswith("Nearly: tag “around 9,000”, no more and no less. Ctrl Z")
    assert tour.panel.show_me.isVisible()
    hands.press("Alt+Right")
    hands.settle()
    tour.take("pen-second")
    tour.arrive("pen-away")
    hands.press("Esc", "Esc", "Esc")
    tour.arrive("fragment")
    tour.visit.drag(BEFORE)
    hands.press("1")
    tour.arrive("second-fragment")
    tour.visit.drag(AFTER)
    hands.press("F")
    tour.take("nest-again")
    tour.arrive("beneath")
    tour.visit.click_words("would take")
    tour.arrive("grow")
    hands.press("Alt+Down", "Alt+Down", "Alt+Down", "Alt+Down")
    hands.settle()
    tour.arrive("undo")
    hands.press("Alt+Left")
    hands.settle()
    tour.arrive("redo")
    hands.press("Alt+Right")
    hands.settle()
    tour.skip_to("note")
    hands.click(rail.inspector.note)
    hands.write("hm")
    hands.press("Ctrl+Return")
    tour.arrive("discuss")
    hands.click(rail.inspector.discuss)
    hands.settle()
    tour.take("filter-annotations")
    tour.arrive("done-next")
    hands.click(window.top.done)
    hands.settle()
    tour.arrive("filter-articles")
    hands.click(window.articles.filter)
    hands.write("What it costs")
    tour.arrive("open-found")
    tour.visit.click_article(FOUND)
    tour.skip_to("shortcuts")
    hands.click_text(0)
    hands.press("F1")
    tour.arrive("export")
    hands.press("Esc")


def test_it_is_left_and_taken_up_after_a_restart(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path)
    tour.take(*until("nest"))
    tour.arrive("nest")
    made = tour.seat.labelled()
    assert len(made) == 2
    tour.seat.visitor.click(tour.panel.leave)
    assert not tour.panel.isVisible()
    assert tour.seat.visitor.page.hasFocus()
    desktop.end()

    tour = start_tour(desktop, tmp_path)
    assert tour.guide.phase is Phase.OFFER
    assert tour.panel.resume.text() == f"&Go on at step {NAMES.index('nest') + 1}"
    assert tour.seat.labelled() == made
    tour.seat.visitor.click(tour.panel.resume)
    tour.take("nest", "tie")
    # The window is simply closed; the place is kept all the same.
    tour.arrive("caret")
    tour.seat.visitor.click(tour.panel.skip)
    desktop.end()

    tour = start_tour(desktop, tmp_path)
    assert tour.guide.at == NAMES.index("caret") + 1
    assert tour.guide.skipped == ["caret"]
    tour.seat.window.articles.filter.setText("dam")
    tour.seat.visitor.click(tour.panel.again)
    tour.seat.visitor.settle()
    assert not tour.seat.window.articles.filter.text()
    tour.arrive("read" if tour.guide.look.is_open() else "choose-article")
    tour.visit.click_article(ARTICLE)
    assert tour.seat.labelled() == []
    tour.seat.visitor.press("Ctrl+Z")
    tour.seat.visitor.settle()
    assert len(tour.seat.labelled()) == 3


def test_all_can_be_skipped_and_it_is_remembered(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path)
    tour.skip_to(NAMES[-1])
    tour.seat.visitor.click(tour.panel.skip)
    assert tour.guide.phase is Phase.FINISHED
    desktop.end()

    tour = start_tour(desktop, tmp_path)
    assert tour.guide.phase is Phase.OFFER
    assert tour.panel.title.text() == "You have taken the tour"
    assert not tour.panel.resume.isVisible()
    tour.seat.visitor.click(tour.panel.close_it)
    assert not tour.panel.isVisible()
    # The key brings it back.
    tour.seat.visitor.press("Shift+F1")
    assert tour.panel.isVisible()
    assert len(desktop.program.windows) == 1


def delete_claim(tour: Newcomer) -> None:
    tour.seat.visitor.click_text(tour.visit.span(BEFORE).start)
    tour.seat.visitor.press("Del")


def choose_nothing(tour: Newcomer) -> None:
    tour.seat.visitor.press("Esc", "Esc")


def finish(tour: Newcomer) -> None:
    tour.seat.visitor.press("Ctrl+D")


def retag(tour: Newcomer) -> None:
    tour.seat.visitor.press("4")


def open_another(tour: Newcomer) -> None:
    tour.visit.click_article(FOUND)


def remove(tour: Newcomer) -> None:
    tour.seat.visitor.press("Ctrl+Del")
    tour.seat.dialog("remove-dialog")
    tour.seat.visitor.write("a try")
    tour.seat.visitor.press("Return")
    tour.seat.visitor.settle()
    wait_until(lambda: not tour.guide.look.is_open(), "the removal")


@pytest.mark.parametrize("change", [delete_claim, choose_nothing, finish, retag, open_another, remove])
def test_a_sample_that_was_changed_is_put_right(desktop: Desktop, tmp_path: Path, change: object) -> None:
    tour = start_tour(desktop, tmp_path)
    tour.take("name", "choose-article")
    tour.skip_to("fragment")
    tour.take("fragment")
    tour.arrive("second-fragment")
    assert callable(change)
    change(tour)
    tour.seat.visitor.settle()
    tour.is_missing()
    assert tour.panel.instruction.text().startswith(("For this step", "The article is done"))
    assert not tour.panel.show_me.isVisible()
    tour.put_right()
    assert tour.guide.look.is_open()
    assert tour.visit.chosen().text(tour.visit.text) == BEFORE
    tour.seat.visitor.come_to_front()
    assert tour.seat.visitor.page.hasFocus()
    tour.take("second-fragment")
    tour.arrive("nest-again")


def test_a_selection_that_went_is_brought_back(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    tour.take("choose-article", "read", "select")
    tour.arrive("tag")
    tour.seat.visitor.click_text(0)
    tour.put_right()
    assert tour.guide.look.is_selected(CROWD)
    tour.take("tag")


def test_an_outcome_of_before_does_not_count_where_the_doing_is_asked_for(
    desktop: Desktop, tmp_path: Path
) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    tour.take("choose-article")
    tour.skip_to("fragment")
    tour.take("fragment", "second-fragment")
    tour.skip_to("undo")
    # As it would be after the undoing, but there is nothing to undo yet.
    tour.put_right()
    assert tour.guide.look.find(LESSONS[NAMES.index("undo")].needs.marks[0]) is not None
    tour.seat.visitor.press("Ctrl+Z")
    tour.arrive("redo")


def test_it_leaves_the_keyboard_to_the_page(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    hands = tour.seat.visitor
    tour.take("choose-article", "read")
    tour.arrive("select")
    assert hands.page.hasFocus()
    hands.click(tour.panel.show_me)
    assert hands.page.hasFocus()
    hands.press("Shift+F1")
    assert tour.panel.show_me.hasFocus()
    hands.press("Tab", "Return")
    assert tour.is_at("tag")
    hands.press("Esc")
    assert hands.page.hasFocus()
    assert tour.panel.isVisible()
    hands.press("Esc", "Esc")
    assert tour.panel.isVisible()
    # Round the parts of the window it has its place too.
    for _ in range(6):
        hands.press("F6")
        if tour.panel.isAncestorOf(tour.seat.window.focusWidget()):
            break
    assert tour.panel.isAncestorOf(tour.seat.window.focusWidget())


def test_the_ring_shows_what_is_meant_and_lets_clicks_through(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    hands, ring = tour.seat.visitor, tour.panel.ring
    over = tour.seat.window.centralWidget()
    assert over is not None
    assert over is ring.parentWidget()
    tour.arrive("choose-article")
    hands.click(tour.panel.show_me)
    view = tour.seat.window.articles.view
    [box] = ring.boxes()
    row = view.visualRect(view.model().index(tour.guide.look.row(ARTICLE), 0))
    assert box.center() == view.viewport().mapTo(over, row.center())
    assert ring.isVisible()
    tour.take("choose-article")
    tour.arrive("read")
    assert not ring.isVisible()
    tour.skip_to("select")
    hands.click(tour.panel.show_me)
    assert len(ring.boxes()) > 1, "the words are on several lines"
    tour.skip_to("fragment")
    assert not ring.isVisible()
    assert not hands.sees(tour.visit.span(BEFORE))
    hands.click(tour.panel.show_me)
    assert hands.sees(tour.visit.span(BEFORE))
    [box] = ring.boxes()
    words = hands.page.rect_of(tour.visit.span(BEFORE))
    spot = hands.page.viewport().mapTo(over, words.topLeft())
    assert box == QRect(spot, words.size())
    hands.click_text(tour.visit.span(BEFORE).start)
    assert hands.page.caret() == tour.visit.span(BEFORE).start
    tour.take("fragment")


def test_a_key_that_was_changed_stands_on_the_keycap(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    tour.skip_to("undo")
    assert tour.panel.instruction.keys() == ["Ctrl Z"]
    tour.seat.window.actions_of.set_keymap({"undo": ("Ctrl+Shift+U",)})
    let_events_pass()
    assert tour.panel.instruction.keys() == ["Ctrl Shift U"]
    tour.seat.window.actions_of.set_keymap({"undo": ()})
    assert tour.panel.instruction.keys() == []
    assert "“Undo”" in tour.panel.instruction.text()


def test_from_another_window_it_opens_in_one_of_its_own(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.press("Shift+F1")
    program = desktop.program
    wait_until(lambda: len(program.windows) == 2, "the window of the tour")
    tour = newcomer(desktop, desktop.seat(program.windows[1]), tmp_path)
    tour.arrive("choose-article")
    seat.visitor.come_to_front()
    seat.visitor.press("Shift+F1")
    wait_until(tour.seat.window.isActiveWindow, "the window of the tour in front")
    assert len(program.windows) == 2
    assert panel_of(seat.project) is None


def test_it_goes_on_by_itself_after_a_moment(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    tour.arrive("choose-article")
    tour.guide.set_pace(150, 60)
    tour.visit.click_article(ARTICLE)
    wait_until(lambda: tour.guide.phase is Phase.DONE, "the tick")
    assert tour.panel.title.text() == "Done: Open an article"
    assert tour.panel.sign.isVisible()
    tour.arrive("read")
    assert not tour.panel.sign.isVisible()


def test_what_is_remembered_may_be_anything(tmp_path: Path) -> None:
    for value in (None, 3, {"at": 5, "skipped": "x", "finished": -2}, {"skipped": [1, "a"]}):
        state = State(tmp_path / "state.json")
        state.remember("tour", "first", value)  # type: ignore[arg-type]
        kept = recall(state)
        assert (kept.at, kept.finished) == ("", 0)
        assert set(kept.skipped) <= {"a"}


def test_the_status_is_done_after_it(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    tour.skip_to("done-next")
    tour.put_right()
    tour.take("done-next")
    assert tour.guide.look.status(ARTICLE) is Status.DONE
    assert isinstance(tour.guide, Guide)
