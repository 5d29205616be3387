"""How the steps of the tour are taken: choosing, edges, undo and redo, note and discuss mark."""

from annotator.gui.demo.visit import Visit
from annotator.gui.tour.script import AFTER, BEFORE, GROWN

NOTE = "Cost and time are two figures; ask the board where they come from."


def nest_again(visit: Visit) -> None:
    """Something to lie over the claim."""
    words = "between two and three"
    visit.drag(words)
    visit.tag("3")
    visit.expect_chosen("number", words)


def choose_beneath(visit: Visit) -> None:
    """A click on the number, and the key for what lies beneath."""
    visit.hands.click_text(visit.span("two and three").start)
    visit.expect_chosen("number", "between two and three")
    visit.hands.press("B")
    visit.expect_chosen("claim", BEFORE, AFTER)


def grow(visit: Visit) -> None:
    """The edge goes one word further."""
    visit.tag("Alt+Right")
    visit.expect_chosen("claim", BEFORE, GROWN)


def undo(visit: Visit) -> None:
    """Back."""
    visit.tag("Ctrl+Z")
    visit.expect_chosen("claim", BEFORE, AFTER)


def redo(visit: Visit) -> None:
    """And forth."""
    visit.tag("Ctrl+Shift+Z")
    visit.expect_chosen("claim", BEFORE, GROWN)


def write_note(visit: Visit) -> None:
    """Typing; leaving it saves it."""
    visit.hands.press("E")
    visit.hands.write(NOTE)
    visit.hands.press("Esc")
    visit.hands.settle()
    visit.expect_chosen("claim", BEFORE, GROWN)
    visit.expect(visit.chosen().note == NOTE, f"the note is “{visit.chosen().note}”")


def discuss(visit: Visit) -> None:
    """One to talk about."""
    visit.tag("D")
    visit.expect_chosen("claim", BEFORE, GROWN)
    visit.expect(visit.chosen().discuss, "the annotation is not marked to discuss")


def filter_annotations(visit: Visit) -> None:
    """Claims only."""
    listed = visit.window.annotate.rail.list.model
    visit.hands.press("Ctrl+Shift+L")
    visit.expect(listed.rowCount() == 2, f"{listed.rowCount()} claims are listed instead of 2")
