"""A seat at a project whose labels have attributes of every kind, and short ways to its fields."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.bootstrap import open_workspace
from annotator.domain.annotation import Annotation
from annotator.domain.json_values import JsonObject
from annotator.domain.label import Attribute, AttributeKind, Label
from annotator.gui.annotate.attributes.field import Field
from annotator.gui.annotate.attributes.panel import AttributePanel
from annotator.gui.annotate.attributes.text_field import TextField
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.wiring.attributes import AttributeWiring
from annotator.services.work import Work
from tests.end2end.beginning import made_project
from tests.end2end.driving import Desktop, Seat

OWN = (
    Attribute("certain", AttributeKind.YES_NO, required=True),
    Attribute("colour", AttributeKind.CHOICE, ("red", "green"), default="green"),
    Attribute("size", AttributeKind.NUMBER),
    Attribute("remark", AttributeKind.TEXT),
)
"""Attributes of every kind, as a project may add them to a label."""


def begin_with(
    desktop: Desktop, folder: Path, attributes: tuple[Attribute, ...] = (), label: str = "hedge"
) -> Seat:
    """Open the article “fire” of a project, one of whose labels has these attributes, if any are given."""
    project = made_project(folder)
    if attributes:
        change(project, lambda work: work.put(replace(work.get(Label, label), attributes=attributes)))
    seat = desktop.start(project, "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    return seat


def change(project: Path, use_case: Callable[[Work], None]) -> None:
    """Change a project while no window has it open."""
    workspace = open_workspace(str(project))
    try:
        workspace.run("Change", use_case)
    finally:
        workspace.close()


def describe(seat: Seat, attributes: JsonObject) -> None:
    """Give the chosen annotation attributes whatever its label says, as an import does."""
    uid = chosen(seat).uid
    seat.window.session.run(
        "Set attribute", lambda work: work.put(replace(work.get(Annotation, uid), attributes=attributes))
    )
    seat.visitor.settle()


def press(seat: Seat, *keys: str) -> None:
    seat.visitor.press(*keys)
    seat.visitor.settle()


def wiring_of(seat: Seat) -> AttributeWiring:
    found = seat.window.findChild(AttributeWiring)
    assert isinstance(found, AttributeWiring)
    return found


def panel_of(seat: Seat) -> AttributePanel:
    return seat.window.annotate.rail.inspector.attributes


def field_of(seat: Seat, name: str) -> Field:
    return panel_of(seat).fields[name]


def text_field(seat: Seat, name: str) -> TextField:
    field = field_of(seat, name)
    assert isinstance(field, TextField)
    return field


def box_of(seat: Seat, name: str) -> QComboBox:
    box = field_of(seat, name).editor
    assert isinstance(box, QComboBox)
    return box


def chosen(seat: Seat) -> Annotation:
    one = seat.visitor.desk.chosen_annotation()
    assert one is not None
    return one


def attributes_of(seat: Seat) -> JsonObject:
    return dict(chosen(seat).attributes)


def visible_fields(seat: Seat) -> list[str]:
    return [name for name, field in panel_of(seat).fields.items() if field.isVisible()]


def letter(seat: Seat, words: str) -> str:
    """The letter that stands before words in the strip."""
    entries = wiring_of(seat).strip.board.entries()
    return next(entry.letter for entry in entries if entry.words.partition(": ")[0] == words)


def pick_by_mouse(seat: Seat, box: QComboBox, row: int) -> None:
    """Open a box with a click and click one of its rows."""
    seat.visitor.click(box)
    view = box.view()
    wait_until(view.isVisible, "the popup")
    let_events_pass()
    place = view.visualRect(box.model().index(row, 0)).center()
    # By way of another row: a second press where the first one was could be meant as a double click.
    QTest.mouseMove(view.viewport(), view.visualRect(box.model().index(box.count() - 1, 0)).bottomLeft())
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wait_until(lambda: not view.isVisible(), "the end of the popup")
    hand_back(seat.window)
    seat.visitor.settle()


def hand_back(window: QWidget) -> None:
    """Give the window the keyboard after a popup, as a desktop does by itself and no screen does not."""
    if not window.isActiveWindow():
        window.activateWindow()
    wait_until(window.isActiveWindow, "the window in front")
