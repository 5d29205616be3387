"""Hints in the real window: across the view, beside the pen, and where nothing may be changed."""

from pathlib import Path

import pytest

from annotator.domain.span import Span
from annotator.gui.demo.waiting import let_events_pass
from tests.end2end.acting import press
from tests.end2end.acting_on_hints import hints_of, letters, selected, type_hint
from tests.end2end.beginning import begin, made_project, make_later
from tests.end2end.driving import Desktop, Seat


def test_a_range_goes_beyond_the_view(desktop: Desktop, tmp_path: Path) -> None:
    text = "\n\n".join(f"Paragraph {number} has {number}00 words." for number in range(1, 200))
    seat = desktop.start(made_project(tmp_path, {"long": text}), "ana")
    seat.open_article("long")
    seat.visitor.page.setFocus()
    press(seat, "W")
    seat.visitor.press(*letters(seat, "500"))
    press(seat, "PgDown")
    press(seat, "Down")
    before = hints_of(seat).hints.overlay.hints[0].place.span
    seat.visitor.wheel(1)
    assert hints_of(seat).hints.overlay.hints[0].place.span > before
    last = hints_of(seat).hints.overlay.hints[-1]
    assert not seat.visitor.sees(seat.span("500"))
    seat.visitor.press(*last.name)
    assert seat.visitor.page.selection() == Span(seat.span("500").start, last.place.span.end)
    press(seat, "1")
    assert len(seat.annotations()) == 1


def test_label_keys_rest_while_hints_are_shown(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.drag(seat.span("30 people"))
    press(seat, "G")
    assert not seat.window.annotate.bar.isVisible()
    for key in ("1", "Ctrl+D", "Del", "?"):
        press(seat, key)
    assert hints_of(seat).hints.active()
    press(seat, "Esc")
    assert seat.annotations() == []
    assert selected(seat) == "30 people"
    assert seat.window.annotate.bar.isVisible()


def test_in_pen_mode_a_number_is_a_number(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "P")
    press(seat, "2")
    assert seat.window.annotate.hands.pen == "speaker"
    press(seat, "M")
    type_hint(seat, "at least 30")
    seat.visitor.settle()
    press(seat, "Q")
    type_hint(seat, "may have known")
    seat.visitor.settle()
    assert seat.labelled() == [("number", "at least 30"), ("claim", "may have known")]
    press(seat, "W")
    type_hint(seat, "Ida")
    type_hint(seat, "Moll")
    seat.visitor.settle()
    assert ("speaker", "Ida Moll") in seat.labelled()


def test_in_a_done_article_it_only_selects(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "Ctrl+D")
    press(seat, "M")
    type_hint(seat, "at least 30")
    seat.visitor.settle()
    assert selected(seat) == "at least 30"
    assert seat.annotations() == []


def test_in_a_read_only_project_it_only_selects(desktop: Desktop, tmp_path: Path) -> None:
    project = made_project(tmp_path)
    make_later(project)
    seat = desktop.start(project, "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    press(seat, "M")
    type_hint(seat, "at least 30")
    assert selected(seat) == "at least 30"
    assert seat.annotations() == []


@pytest.mark.parametrize("way", ["menu", "palette"])
def test_they_begin_from_anywhere(desktop: Desktop, tmp_path: Path, way: str) -> None:
    seat = begin(desktop, tmp_path)
    seat.window.articles.view.setFocus()
    if way == "menu":
        seat.window.actions_of["hint-words"].trigger()
    else:
        press(seat, "Ctrl+K")
        seat.visitor.write("select from word to word")
        press(seat, "Return")
    assert seat.visitor.page.hasFocus()
    type_hint(seat, "people")
    type_hint(seat, "escaped")
    assert selected(seat) == "people escaped"


def test_another_article_ends_the_jump(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "/")
    seat.visitor.write("peo")
    jump = hints_of(seat).jump
    assert jump.strip.isVisible()
    seat.open_article("flood")
    let_events_pass()
    assert not jump.strip.isVisible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_hints_are_painted_in_every_theme(desktop: Desktop, tmp_path: Path, theme: str) -> None:
    seat: Seat = begin(desktop, tmp_path)
    seat.window.keeper.set_mode(theme)
    # The overview beside the text is painted in its own time.
    text = seat.visitor.page.viewport().geometry()
    before = seat.visitor.page.grab(text).toImage()
    press(seat, "G")
    overlay = hints_of(seat).hints.overlay
    after = seat.visitor.page.grab().toImage()
    colours = set()
    for hint in overlay.hints[:5]:
        point = hint.box.topLeft().toPoint() + seat.visitor.page.viewport().pos()
        colours.add(after.pixelColor(point.x() + 2, point.y() + 2).name().upper())
    assert colours == {seat.window.keeper.theme.search_hit_current}
    press(seat, "Esc")
    assert seat.visitor.page.grab(text).toImage() == before
