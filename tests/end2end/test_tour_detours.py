"""What the first tour says where somebody leaves its way: closes what a step needs, or begins once more."""

from pathlib import Path

from annotator.gui.demo.highlighting import PERSON
from annotator.gui.demo.waiting import wait_until
from annotator.gui.tour.guide import Phase
from annotator.gui.tour.script import CROWD
from tests.end2end.driving import Desktop
from tests.end2end.touring import start_tour


def test_a_dialog_that_was_closed_is_asked_for_again(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    tour.skip_to("export")
    tour.seat.visitor.press("Ctrl+E")
    tour.arrive("exported")
    tour.seat.dialog("export-dialog")
    tour.seat.visitor.press("Esc")
    tour.is_missing()
    assert tour.panel.instruction.text() == "For this step the export dialog must be open."
    tour.put_right()
    tour.seat.dialog("export-dialog")
    assert tour.panel.instruction.keys() == ["↵"]
    tour.seat.visitor.press("Esc")


def test_what_starting_again_does_is_said_beside_its_button(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    tour.skip_to("select")
    hands, panel = tour.seat.visitor, tour.panel
    hands.click(panel.leave)
    hands.press("Shift+F1")
    warning = "Starting again takes your annotations"
    assert panel.again.isVisible()
    assert warning in panel.instruction.text()
    hands.click(panel.resume)
    tour.skip_to("exported")
    hands.click(panel.skip)
    wait_until(lambda: tour.guide.phase is Phase.FINISHED, "the end")
    assert panel.again.isVisible()
    assert warning in panel.instruction.text()


def test_what_is_missing_is_named_by_whole_words(desktop: Desktop, tmp_path: Path) -> None:
    tour = start_tour(desktop, tmp_path, PERSON)
    tour.take("choose-article", "read", "select")
    tour.arrive("tag")
    assert tour.guide.look.is_selected(CROWD)
    tour.seat.visitor.press("2")
    tour.is_missing()
    assert "“Some 30,000 … referendum”" in tour.panel.instruction.text()
