"""Tagging all occurrences: how somebody at the window does it, and what the dialog says."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from annotator.domain.annotation_set import Status
from annotator.gui.demo.waiting import wait_until
from annotator.gui.tag_all.dialog import TagAllDialog
from annotator.gui.tag_all.model import Heading, Roles, Row
from tests.end2end.driving import Seat

TEXTS = {
    "fire": "Mayor Moll spoke. The mayor said Moll & Co <b>Moll</b> burned.\n\nMr. Moll left; Mollys stayed.",
    "flood": "Some houses stood in water, Moll said. A 🙂 Moll and e\u0301 Moll.",
    "strike": "Nobody struck. But Moll counted.",
    "vote": "They voted, said Moll.",
}


def ask(seat: Seat, words: str | None = "Moll", key: str = "A", *, everywhere: bool = False) -> TagAllDialog:
    """Select words, press the key, and wait until everything was looked through."""
    if words is not None:
        seat.visitor.drag(seat.span(words))
    seat.visitor.press(key)
    dialog = seat.dialog("tag-all-dialog")
    assert isinstance(dialog, TagAllDialog)
    seat.visitor.come_to_front()
    if everywhere:
        by_letter(seat, "Alt+O", dialog.everywhere.isChecked)
    wait_until(dialog.is_ready, "the end of the look")
    dialog.list.setFocus()
    return dialog


def by_letter(seat: Seat, key: str, done: Callable[[], bool]) -> None:
    """Press a control by its underlined letter; it goes down and comes up again as under a finger."""
    seat.visitor.press(key)
    wait_until(done, key)


def go(seat: Seat, dialog: TagAllDialog) -> None:
    """Return, and wait until it is saved."""
    seat.visitor.press("Return")
    wait_until(lambda: not dialog_open(seat), "the end of the tagging")
    del dialog
    seat.visitor.settle()


def dialog_open(seat: Seat) -> bool:
    return any(one.isVisible() for one in seat.window.findChildren(TagAllDialog))


def listed(dialog: TagAllDialog) -> list[str]:
    """What the list says: titles, and places with their ticks and notes."""
    said = []
    for number in range(dialog.model.rowCount()):
        index = dialog.model.index(number)
        row = index.data(Roles.ROW)
        tick = {Qt.CheckState.Checked: "[x]", Qt.CheckState.Unchecked: "[ ]"}.get(
            index.data(Qt.ItemDataRole.CheckStateRole), "[-]"
        )
        if isinstance(row, Heading):
            said.append(f"{tick} {row.title}")
        else:
            assert isinstance(row, Row)
            note = index.data(Roles.NOTE)
            said.append(f"  {tick} {row.place.words} @{row.place.span.start}" + (f": {note}" if note else ""))
    return said


def count(dialog: TagAllDialog) -> tuple[int, int, int]:
    """How many places are ticked, how many there are, and in how many articles; and the dialog says so."""
    model = dialog.model
    assert dialog.count.text().startswith(
        f"{model.ticked:,} of {model.places:,} in {model.articles:,} article"
    )
    return model.ticked, model.places, model.articles


def label_texts(seat: Seat) -> list[tuple[str, str]]:
    return seat.labelled()


def follows(seat: Seat, annotations: list[tuple[str, str]], status: Status) -> None:
    """Wait until a window shows what was done, on the page and in its list of articles."""
    rows = seat.window.articles.model.rows
    wait_until(lambda: label_texts(seat) == annotations, "the page")
    wait_until(lambda: {row.status for row in rows()} == {status}, "the list")
