"""Stories of tying: by the mouse, with several types, where it is refused, and what stays of a decision."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from annotator.bootstrap import open_workspace
from annotator.domain.label import RelationType
from annotator.domain.span import Span
from annotator.gui.demo.waiting import let_events_pass
from annotator.services.work import Work
from tests.end2end.acting import chosen_text, press
from tests.end2end.acting_on_menus import hand_back
from tests.end2end.acting_on_relations import (
    CLAIM,
    COUNTED,
    DENIED,
    OTHER,
    SAID,
    hints_of,
    letters,
    story,
    tied,
)
from tests.end2end.beginning import begin, made_project
from tests.end2end.driving import Desktop, Seat

LEFT = Qt.MouseButton.LeftButton


def draw(seat: Seat, words: str, *, drop: bool = True) -> None:
    """Draw a line from the knob of the chosen annotation to words."""
    page = seat.visitor.page
    knob = page.tie_drag.knob()
    assert knob is not None
    span = seat.span(words)
    aim = page.rect_of(Span(span.start, span.start + 3)).center()
    window = seat.window.windowHandle()
    start, end = (page.viewport().mapTo(seat.window, point) for point in (knob, aim))
    QTest.mouseMove(window, start)
    QTest.mousePress(window, LEFT, pos=start)
    QTest.mouseMove(window, (start + end) / 2)
    QTest.mouseMove(window, end)
    let_events_pass()
    if drop:
        QTest.mouseRelease(window, LEFT, pos=end)
        seat.visitor.settle()


def test_drawing_a_line_ties_and_selects_nothing(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    draw(seat, "the city council")
    assert tied(seat) == [f"{CLAIM} said-by the city council"]
    assert seat.visitor.page.selection() is None
    assert chosen_text(seat) == CLAIM


def test_a_line_may_be_drawn_from_either_end(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    seat.visitor.press("Shift+Tab")
    assert chosen_text(seat) == "The fire service"
    draw(seat, "escaped")
    assert tied(seat) == [SAID]


def test_of_what_lies_together_the_line_takes_what_can_be_tied(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    seat.visitor.press("Shift+Tab")
    draw(seat, "30 people")  # the number lies nearer, but nothing ties it to a speaker
    assert tied(seat) == [SAID]


def test_what_nothing_ties_is_said_and_esc_gives_the_line_up(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    seat.visitor.press("Shift+Tab")
    draw(seat, "the city council")
    assert tied(seat) == []
    assert seat.messages()[-1] == "No relation of this project ties Speaker and Speaker."
    draw(seat, "escaped", drop=False)
    assert seat.visitor.page.tie_drag.held
    seat.visitor.press("Esc")
    QTest.mouseRelease(seat.window.windowHandle(), LEFT, pos=QPoint(500, 400))
    seat.visitor.settle()
    assert tied(seat) == []


def test_the_next_speaker_is_not_the_one_that_was_declined(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    press(seat, "Shift+N")
    press(seat, "Shift+S")
    assert tied(seat) == [f"{CLAIM} said-by the city council"]


def test_another_label_gives_up_the_ties_that_it_cannot_have(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    draw(seat, "the city council")
    press(seat, "2")
    assert tied(seat) == []
    assert "undo brings it back" in seat.messages()[-1]
    press(seat, "Ctrl+Z")
    assert tied(seat) == [f"{CLAIM} said-by the city council"]


def denying(folder: Path) -> Path:
    """A project in which a claim may be about another one, or deny it."""
    target = made_project(folder)
    workspace = open_workspace(str(target))

    def widen(work: Work) -> None:
        work.put(RelationType("denies", "denies", "denies", ("claim",), ("claim",), 5))

    workspace.run("Widen", widen)
    workspace.close()
    return target


def test_where_several_types_fit_a_digit_chooses_and_a_tie_can_be_changed(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = desktop.start(denying(tmp_path), "ana")
    seat.open_article("fire")
    story(seat)
    press(seat, "Y")
    press(seat, letters(seat, DENIED))
    assert hints_of(seat).strip.words.text() == "Which relation? 1 about · 2 denies · Esc leaves"
    press(seat, "2")
    assert tied(seat) == [f"{CLAIM} denies {DENIED}"]
    assert hints_of(seat).active()
    press(seat, "Esc")
    press(seat, "Shift+T")
    assert tied(seat) == [f"{CLAIM} about {DENIED}"]


def test_where_several_types_fit_the_mouse_gets_a_menu(desktop: Desktop, tmp_path: Path) -> None:
    seat = desktop.start(denying(tmp_path), "ana")
    seat.open_article("fire")
    story(seat)
    draw(seat, DENIED)
    menu = seat.window.findChild(QMenu, "relation-types")
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["about", "denies"]
    menu.actions()[1].trigger()
    menu.close()
    seat.visitor.settle()
    assert tied(seat) == [f"{CLAIM} denies {DENIED}"]


def test_a_circle_is_refused_with_the_reason(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    press(seat, "Y")
    press(seat, letters(seat, DENIED))
    assert tied(seat) == [f"{CLAIM} about {DENIED}"]
    press(seat, "Esc")
    third = seat.span("Nobody was hurt")
    seat.visitor.drag(third)
    press(seat, "1")
    press(seat, "Y")
    press(seat, letters(seat, CLAIM))
    press(seat, "Shift+Tab")
    assert chosen_text(seat) == DENIED
    press(seat, letters(seat, "Nobody was hurt"))
    assert any("in a circle" in words for words in seat.messages())
    assert len(tied(seat)) == 2


def test_a_done_article_is_protected(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    press(seat, "Ctrl+D")
    seat.visitor.page.setFocus()
    press(seat, "Space")
    assert tied(seat) == []
    assert any("done and protected" in words for words in seat.messages())
    assert seat.visitor.page.tie_drag.knob() is None


def test_what_was_declined_or_untied_is_not_proposed_again_even_after_a_restart(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = story(begin(desktop, tmp_path))
    press(seat, "Space")
    press(seat, "Shift+Y")
    press(seat, letters(seat, "30 people"))
    press(seat, "Shift+Tab")
    press(seat, "F8")
    assert chosen_text(seat) == DENIED
    press(seat, "Shift+N")
    press(seat, "Shift+Space")
    assert tied(seat) == [SAID]
    target = seat.project.target
    desktop.end()
    seat = desktop.start(target, "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    press(seat, "Shift+Space")
    assert tied(seat) == [SAID]
    press(seat, "Ctrl+Z")  # the declining
    press(seat, "Shift+Space")
    assert tied(seat) == [SAID, OTHER]


def test_letters_of_a_done_article_say_that_it_is_protected(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    press(seat, "Ctrl+D")
    for chosen in (True, False):
        assert (seat.visitor.desk.chosen is not None) is chosen
        seat.window.messages.clear()
        press(seat, "Y")
        assert any("done and protected" in words for words in seat.messages())
        press(seat, "Escape")


def test_what_is_proposed_follows_what_is_tagged_and_undone(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    assert len(seat.visitor.page.ties()) == 2
    seat.visitor.press("Tab", "Del")  # the number
    seat.visitor.settle()
    seat.visitor.press("Esc", "Ctrl+Home", "Tab", "Tab")
    assert (chosen_text(seat), len(seat.visitor.page.ties())) == (CLAIM, 1)
    press(seat, "Ctrl+Z")
    seat.visitor.press("Esc", "Ctrl+Home", "Tab", "Tab")
    press(seat, "Space")
    assert tied(seat) == [SAID, COUNTED]


def test_the_context_menu_offers_what_is_of_use(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))

    def relations() -> list[str]:
        seat.visitor.press("Shift+F10")
        menu = seat.window.findChild(QMenu, "context-menu")
        assert isinstance(menu, QMenu)
        within = next(one.menu() for one in menu.actions() if one.text() == "Relations")
        assert isinstance(within, QMenu)
        found = [action.objectName() for action in within.actions()]
        menu.close()
        hand_back(seat)
        return found

    assert relations() == ["accept-ties", "decline-ties", "other-speaker", "tie-mode"]
    press(seat, "Space")
    assert relations() == ["other-speaker", "tie-mode", "untie", "tie-type"]


def test_what_is_chosen_is_said_with_its_ties_and_what_was_done(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = story(begin(desktop, tmp_path))
    said: list[str] = []
    seat.project.announcing.said.connect(said.append)
    seat.window.annotate.tying.said.connect(said.append)
    seat.visitor.press("Tab", "Shift+Tab")
    assert said[-1].startswith(
        f"Claim: “{CLAIM}”. proposed: said by “The fire service”; has number “30 people”"
    )
    press(seat, "Space")
    assert said[-1] == "said by “The fire service”; has number “30 people”"
    seat.visitor.press("Tab", "Shift+Tab")
    assert said[-1] == f"Claim: “{CLAIM}”. said by “The fire service”. has number “30 people”"


def test_the_foot_says_the_keys_while_something_is_proposed(desktop: Desktop, tmp_path: Path) -> None:
    seat = story(begin(desktop, tmp_path))
    foot = seat.window.foot.status
    assert foot.text() == "Space accepts the proposed ties · Shift+S other speaker"
    press(seat, "Space")
    assert foot.text() == ""


def test_the_line_is_seen_while_its_beginning_is_scrolled_away(desktop: Desktop, tmp_path: Path) -> None:
    text = "aid was late, it is said.\n\n" + "It rained and rained.\n\n" * 60 + "So says Ida Moll."
    seat = desktop.start(made_project(tmp_path, {"long": text}), "ana")
    seat.open_article("long")
    seat.visitor.page.setFocus()
    seat.visitor.press("Ctrl+End")
    seat.highlight("Ida Moll", "2")
    seat.visitor.press("Ctrl+Home")
    seat.highlight("aid was late", "1")
    page = seat.visitor.page
    knob = page.tie_drag.knob()
    assert knob is not None
    QTest.mousePress(page.viewport(), LEFT, pos=knob)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    let_events_pass()
    aim = page.rect_of(seat.span("Ida Moll")).center()
    QTest.mouseMove(page.viewport(), aim)
    let_events_pass()
    assert page.tie_drag.knob() is None
    drawn = page.viewport().grab().toImage()
    QTest.mouseRelease(page.viewport(), LEFT, pos=aim)
    seat.visitor.settle()
    assert tied(seat) == ["aid was late said-by Ida Moll"]
    page.set_ties(())
    above = QPoint((knob.x() + aim.x()) // 2, aim.y() // 2)
    area = QRect(above - QPoint(10, 3), above + QPoint(10, 3))
    bare = page.viewport().grab().toImage()
    assert drawn.copy(area) != bare.copy(area)


def test_what_is_out_of_view_is_named_at_the_edge(desktop: Desktop, tmp_path: Path) -> None:
    text = "Ida Moll said that aid was late.\n\n" + "It rained and rained.\n\n" * 60
    seat = desktop.start(made_project(tmp_path, {"long": text}), "ana")
    seat.open_article("long")
    seat.highlight("Ida Moll", "2")
    seat.highlight("aid was late", "1")
    press(seat, "Space")
    page = seat.visitor.page
    tie = page.ties()[0]
    assert (tie.source_name, tie.target_name) == ("aid was late", "Ida Moll")
    bare = page.grab().toImage()
    page.set_ties([])
    assert page.grab().toImage() != bare
