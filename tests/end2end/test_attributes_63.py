"""All attributes of the annotations of a real article, given again with keys alone, and counted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.gui.annotate.attributes.text_field import TextField
from annotator.gui.demo.waiting import wait_until
from annotator.gui.wiring.attributes import AttributeWiring
from tests.end2end.driving import Desktop, Seat
from tests.end2end.seed_article import export_to

AT_MOST = 3.1
AT_MOST_UNTYPED = 1.6
"""Without the letters of names that nobody has given before."""


def test_all_attributes_by_keys_alone(
    desktop: Desktop, shared_data: Path, tmp_path: Path, report_line: Callable[[str], None]
) -> None:
    record = json.loads((shared_data / "seed-article.jsonl").read_text(encoding="utf-8").partition("\n")[0])
    layer = next(one for one in record["layers"] if one["annotator"] == "annotator-a")
    seat = opened_without(desktop, record, layer, tmp_path)
    spans = {span["id"]: span.get("attributes", {}) for span in layer["spans"]}
    assert len(spans) == 63

    before = seat.visitor.actions
    clerk = Clerk(seat)
    seat.visitor.press("Z")
    for number in range(len(spans)):
        if number:
            seat.visitor.press("Tab")
        clerk.fill_in(spans)
    seat.visitor.press("Esc")
    actions = seat.visitor.actions - before

    (made,) = json.loads(export_to(seat, tmp_path / "made.jsonl"))["layers"]
    assert made["spans"] == layer["spans"]
    assert made["relations"] == layer["relations"]
    given = sum(len(attributes) for attributes in spans.values())
    untyped = (actions - clerk.typed) / given
    report_line(f"attributes: {actions / given:.2f} actions per attribute")
    report_line(
        f"attributes: {untyped:.2f} without the {clerk.typed} letters of names given for the first time"
    )
    assert actions / given <= AT_MOST
    assert untyped <= AT_MOST_UNTYPED


def opened_without(desktop: Desktop, record: dict[str, Any], layer: dict[str, Any], folder: Path) -> Seat:
    """The article with one annotator's work, all of it but the attributes, open at its start."""
    bare = {**layer, "status": "in-progress"}
    bare["spans"] = [{k: v for k, v in span.items() if k != "attributes"} for span in layer["spans"]]
    source = folder / "bare.jsonl"
    source.write_text(json.dumps({**record, "layers": [bare]}) + "\n", encoding="utf-8")
    seat = desktop.start(as_name="annotator-a")
    seat.window.resize(1280, 800)
    seat.drop(source)
    wait_until(lambda: seat.visitor.desk.annotations, "the annotations")
    seat.visitor.settle()
    seat.visitor.page.setFocus()
    return seat


class Clerk:
    """Somebody who reads the letters in the strip and the suggestions in the fields."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        found = seat.window.findChild(AttributeWiring)
        assert found is not None
        self._strip = found.strip
        self.typed = 0
        """Letters of names so far."""
        self._panel = seat.window.annotate.rail.inspector.attributes

    def fill_in(self, wanted: dict[str, dict[str, Any]]) -> None:
        """Give the chosen annotation its attributes."""
        desk = self._seat.visitor.desk
        self._seat.visitor.settle()  # a person looks before the next one
        chosen = desk.chosen_annotation()
        assert chosen is not None
        attributes = wanted[chosen.id]
        read = self._seat.window.annotate.rail.inspector.readings.of(chosen)
        if read and read.items() <= attributes.items():
            self._press("Return")
            self._seat.visitor.settle()
        for name, value in attributes.items():
            if desk.annotations[chosen.uid].attributes.get(name) != value:
                self._give(name, value)

    def _give(self, name: str, value: str | float) -> None:
        entries = [entry for entry in self._strip.board.entries() if entry.attribute.name == name]
        choice = next((entry for entry in entries if entry.value == value), None)
        if choice is not None:
            self._press(choice.letter)
            return
        self._press(entries[0].letter)
        field = self._panel.fields[name]
        assert isinstance(field, TextField)
        names = field.suggestions.names()
        steps = names.index(value) if value in names else len(str(value))
        if steps < len(str(value)):
            self._press(*["Down"] * steps)
        else:
            self._seat.visitor.write(str(value))
            self.typed += len(str(value))
        self._press("Return")

    def _press(self, *keys: str) -> None:
        self._seat.visitor.press(*keys)
