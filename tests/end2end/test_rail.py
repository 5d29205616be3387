"""The panel beside the page: the list has the room until something is chosen; a moved border stays."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.bootstrap import create_project, open_workspace
from annotator.domain.label import Scheme, new_label
from annotator.gui.demo.waiting import wait_until
from annotator.services.imports.importing import import_sources
from tests.end2end.acting import press
from tests.end2end.beginning import FIRE, begin
from tests.end2end.driving import Desktop, Seat


def details_height(seat: Seat) -> int:
    return seat.window.annotate.rail.splitter.sizes()[1]


def test_the_list_gives_room_to_the_details_only_while_something_is_chosen(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    seat.window.resize(1280, 720)
    seat.visitor.settle()
    bare = details_height(seat)
    assert bare < 80, "a line that says that nothing is chosen"
    for words in ("The fire service", "dozens", "Ida Moll", "The owner", "the city council", "Tarn"):
        seat.highlight(words, "2")
    seat.highlight("30 people", "3")
    rail = seat.window.annotate.rail
    full = details_height(seat)
    assert full > 3 * bare
    assert rail.inspector.note.isVisible()
    press(seat, "Tab")
    assert details_height(seat) == full, "from one to the next nothing jumps"
    press(seat, "Esc")
    wait_until(lambda: details_height(seat) == bare, "the room back")
    # A row at the foot of the long list stays in view when choosing it makes the list short.
    view = rail.claims.view
    last = view.model().index(view.model().rowCount() - 1, 0)
    view.scrollTo(last)
    seat.visitor.click(view.viewport(), view.visualRect(last).center())
    wait_until(lambda: details_height(seat) == full, "the details")
    seat.visitor.settle()
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_who_moves_the_border_finds_it_there(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    handle = seat.window.annotate.rail.splitter.handle(1)
    top = seat.window.windowHandle()
    spot = handle.mapTo(seat.window, handle.rect().center())
    QTest.mousePress(top, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(top, spot + QPoint(0, 60))
    QTest.mouseRelease(top, Qt.MouseButton.LeftButton, pos=spot + QPoint(0, 60))
    seat.visitor.settle()
    moved = details_height(seat)
    press(seat, "Esc")
    assert details_height(seat) == moved
    press(seat, "Tab")
    assert details_height(seat) == moved
    project = seat.project.target
    desktop.end()
    seat = desktop.start(project, "ana")
    assert details_height(seat) == moved


def test_many_labels_scroll_and_leave_room(desktop: Desktop, tmp_path: Path) -> None:
    names = [f"label {number}" for number in range(30)]
    scheme = Scheme((), ())
    for name in names:
        scheme = Scheme((*scheme.labels, new_label(name, scheme)), ())
    target = tmp_path / "many.annotator"
    create_project(target, scheme=scheme)
    workspace = open_workspace(target)
    (tmp_path / "fire.txt").write_text(FIRE, encoding="utf-8")
    import_sources(workspace, [tmp_path / "fire.txt"])
    workspace.close()
    seat = desktop.start(target, "ana")
    seat.window.resize(1280, 720)
    seat.visitor.settle()
    rail = seat.window.annotate.rail
    seat.visitor.drag(seat.span("dozens"))
    bar = seat.window.annotate.bar
    assert [button.accessibleName() for button in bar.buttons()][28:] == ["Label 28", "Label 29"], "no key"
    seat.visitor.click(bar.buttons()[29])
    seat.visitor.settle()
    note = rail.inspector.note
    assert rail.rect().contains(note.rect().translated(note.mapTo(rail, QPoint())))
    assert rail.claims.view.height() > 60
    chosen = rail.labels.buttons[scheme.labels[29].uid]
    assert chosen.isChecked()
    assert chosen.visibleRegion().boundingRect() == chosen.rect(), "the mark of the chosen one is in view"
    # With everything shown there is still room for the frame of the window on a small screen.
    seat.window.resize(1280, 690)
    press(seat, "Ctrl+Alt+F")
    seat.visitor.settle()
    assert seat.window.height() == 690
    assert seat.window.minimumSizeHint().height() <= 620
