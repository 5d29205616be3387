"""The cases of the palette and the tour."""

from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.program import Program
from annotator.gui.tour.touring import panel_of
from tests.end2end.acting import case, fresh, press
from tests.end2end.driving import Seat


@case("palette")
def _finds_anything(seat: Seat, key: str) -> None:
    press(fresh(seat), key)
    panel = seat.project.palette.panel
    assert panel.line.hasFocus()
    seat.visitor.write("filter articles")
    press(seat, "Return")
    assert not panel.isVisible()
    assert seat.window.articles.filter.hasFocus()
    press(seat, key)
    press(seat, "Esc")
    assert seat.window.articles.filter.hasFocus()


@case("tour")
def _opens_the_tour(seat: Seat, key: str) -> None:
    press(fresh(seat), key)
    program = seat.project.program
    assert isinstance(program, Program)
    wait_until(lambda: len(program.windows) == 2, "the window of the tour")
    tour = program.windows[1]
    wait_until(tour.is_ready, "the sample")
    panel = panel_of(tour)
    assert panel is not None
    assert panel.isVisible()
    assert tour.target != seat.project.target
    tour.window.close()
    let_events_pass()
    seat.visitor.come_to_front()
