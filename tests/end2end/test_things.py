"""Speakers and quantities: listed, looked at, renamed, merged and undone, by keys and by mouse."""

from dataclasses import replace
from pathlib import Path

from annotator.domain.annotation import Annotation
from annotator.gui.demo.waiting import wait_until
from annotator.gui.things.window import ThingsWindow
from annotator.gui.widgets.plain_text import words_of
from annotator.services.work import Work
from tests.end2end.beginning import begin, wait_for_focus
from tests.end2end.driving import Desktop, Seat

NAMES = {
    "The fire service": "Fire service",
    "A neighbour, Ida Moll": "Ida Moll",
    "she": "Moll, <b>Ida</b> & co",
}


def named(desktop: Desktop, folder: Path) -> Seat:
    """An article with three speakers that have entities."""
    seat = begin(desktop, folder)
    for words in NAMES:
        seat.highlight(words, "2")
    wanted = {one.text(seat.text): one.uid for one in seat.annotations()}

    def give(work: Work) -> None:
        for words, name in NAMES.items():
            one = work.get(Annotation, wanted[words])
            work.put(replace(one, attributes={"entity": name}))

    seat.project.session.workspace.run("Name", give)
    seat.visitor.settle()
    seat.visitor.desk.choose(None)
    return seat


def opened(seat: Seat) -> ThingsWindow:
    seat.visitor.press("Ctrl+Alt+Q")
    window = seat.dialog("things")
    assert isinstance(window, ThingsWindow)
    seat.visitor.settle()
    return window


def shown(window: ThingsWindow) -> list[str]:
    model = window.names.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_names_are_listed_and_their_places_open(desktop: Desktop, tmp_path: Path) -> None:
    seat = named(desktop, tmp_path)
    window = opened(seat)
    assert shown(window) == ["Fire service", "Ida Moll", "Moll, <b>Ida</b> & co"]
    wait_for_focus(window.names.view, "the names")
    seat.visitor.press("Down")
    wait_until(lambda: "A neighbour" in str(window.places.index(1, 0).data()), "the mentions of the second")
    assert window.words.text().startswith("1 mention")
    seat.visitor.press("Tab")
    wait_for_focus(window.view, "the mentions")
    seat.visitor.press("Down")
    seat.visitor.press("Return")
    wait_until(lambda: seat.visitor.page.selection() == seat.span("A neighbour, Ida Moll"), "the place")
    wait_for_focus(seat.visitor.page, "the page, which the list stands in front of no longer")


def test_a_name_is_changed_merged_and_brought_back_by_keys(desktop: Desktop, tmp_path: Path) -> None:
    seat = named(desktop, tmp_path)
    window = opened(seat)
    seat.visitor.press("F2")
    seat.dialog("name-dialog")
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("Brigade")
    seat.visitor.press("Return")
    wait_until(lambda: "Brigade" in shown(window), "the new name")
    seat.visitor.settle()
    assert window.names.current() == "Brigade"
    wait_for_focus(window.names.view, "the names")
    seat.visitor.press("Down")
    seat.visitor.press("Shift+Down")
    assert [one.name for one in window.names.chosen()] == ["Ida Moll", "Moll, <b>Ida</b> & co"]
    seat.visitor.press("Ctrl+M")
    seat.dialog("name-dialog")
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("Ida Moll")
    seat.visitor.press("Return")
    wait_until(lambda: shown(window) == ["Brigade", "Ida Moll"], "one name")
    wait_until(lambda: window.words.text().startswith("2 mentions"), "both mentions")
    entities = {one.attributes["entity"] for one in seat.annotations()}
    assert entities == {"Brigade", "Ida Moll"}
    seat.visitor.press("Ctrl+Z")
    wait_until(lambda: len(shown(window)) == 3, "both names")
    seat.visitor.press("Ctrl+Z")
    wait_until(lambda: "Fire service" in shown(window), "the old name")
    seat.visitor.press("Ctrl+Y")
    wait_until(lambda: "Brigade" in shown(window), "the new name again")


def test_the_list_is_empty_filtered_and_at_the_chosen_name(desktop: Desktop, tmp_path: Path) -> None:
    seat = named(desktop, tmp_path)
    seat.visitor.desk.choose(seat.annotations()[1].uid)
    window = opened(seat)
    wait_until(lambda: window.names.current() == "Ida Moll", "the chosen one's name")
    seat.visitor.press("Ctrl+F")
    seat.visitor.write("moll")
    assert len(shown(window)) == 2
    seat.visitor.write("xyz")
    assert shown(window) == []
    assert window.words.text() == "No name has these letters"
    assert not window.rename.isEnabled()
    window.kinds["quantity"].click()
    seat.visitor.settle()
    assert "Nothing counted has been named yet" in window.words.text()


def test_undo_has_the_keys_that_the_person_gave_it(desktop: Desktop, tmp_path: Path) -> None:
    """In the windows beside the page as well, also in one that is open already; and its button names them."""
    seat = named(desktop, tmp_path)
    window = opened(seat)
    settings = desktop.program.settings
    desktop.program.change_settings(replace(settings, shortcuts={"undo": ("Ctrl+F8",), "redo": ("Ctrl+F9",)}))
    assert words_of(window.undo.toolTip()) == "Take back your last change of the project (Ctrl+F8)"
    assert words_of(window.redo.toolTip()) == "Bring back what was undone last (Ctrl+F9)"
    assert words_of(window.rename.toolTip()) == "Give the chosen name another form (F2)"
    seat.visitor.press("F2")
    seat.dialog("name-dialog")
    seat.visitor.press("Ctrl+A")
    seat.visitor.write("Brigade")
    seat.visitor.press("Return")
    wait_until(lambda: "Brigade" in shown(window), "the new name")
    seat.visitor.press("Ctrl+Z")
    seat.visitor.settle()
    assert "Brigade" in shown(window)
    seat.visitor.press("Ctrl+F8")
    wait_until(lambda: "Fire service" in shown(window), "the old name")
    seat.visitor.press("Ctrl+F9")
    wait_until(lambda: "Brigade" in shown(window), "the new name again")
