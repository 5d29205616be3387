"""What a screen reader finds in every window, and what it is told; `make accessibility` keeps the tree."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.end2end.accessible_bus import Node, ScreenReader, bus, missing_bus
from tests.end2end.x_screen import ROOT, Screen, Told, missing, screen

pytestmark = pytest.mark.xdist_group("screen-reader")
"""One bus for all of them."""

PAGE = "Article text"
TEXT = (
    "Café\u00a0owners said no more than 40 left. 😀 A family 👨‍👩‍👧 stayed, e\u0301.\n\n"
    "قال الوزير إن 25 شخصا في Moscow أمس.\nक्षि and the end, at least"
)
CONTAINERS = {"filler", "panel", "layered pane", "split pane", "separator", "image", "scroll pane", "canvas"}
"""What holds or parts controls, and is none; empty labels hold words at times."""
BORDER = "Border between parts of the window"
"""Qt knows it for a grip, for which the bus has no role."""
WORDS = CONTAINERS | {"label", "table cell"}
SCREENS = {
    "find": "Ctrl+F",
    "find-all": "Ctrl+Alt+F",
    "palette": "Ctrl+K",
    "reading": "Ctrl+,",
    "shortcuts": "Shift+/",
    "pass-start": "Shift+P",
    "article-details": "F2",
    "skip": "Ctrl+Shift+S",
    "flag": "Ctrl+Shift+F",
    "export": "Ctrl+E",
    "change-annotator": "Ctrl+Shift+A",
    "rename-annotator": "Ctrl+Alt+R",
    "merge-annotators": "Ctrl+Alt+M",
    "about": "Ctrl+Alt+A",
    "guidelines": "Ctrl+G",
    "jump": "/",
}
"""The keys of the actions that open a screen, and lead the keyboard to it."""


class Story(NamedTuple):
    """The program, and who listens to it."""

    told: Told
    reader: ScreenReader
    screen: Screen


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The program on one article, on a screen and a bus of its own."""
    if missing() or missing_bus():
        pytest.skip(f"there is no {missing() or missing_bus()} here")
    folder = tmp_path_factory.mktemp("reader")
    project, articles = folder / "sample.annotator", folder / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(TEXT, encoding="utf-8")
    (articles / "b.txt").write_text("Another one.", encoding="utf-8")
    with screen(folder / "home") as display, bus(display):
        for words in (["new", str(project)], ["import", str(project), str(articles)]):
            command = [sys.executable, "-m", "annotator", *words]
            subprocess.run(command, env=display.environment, cwd=ROOT, check=True, capture_output=True)
        told = Told(display, project, "ada")
        reader = ScreenReader(display.environment, "nnotator")
        try:
            reader.until("windows", holds=bool)
            yield Story(told, reader, display)
        finally:
            errors = told.close()
            reader.close()
            assert "Traceback" not in errors, errors


@pytest.fixture(scope="module")
def dump() -> Iterator[dict[str, list[Node]]]:
    """What each screen shows, written down at the end where that is wanted."""
    screens: dict[str, list[Node]] = {}
    yield screens
    path = os.environ.get("ANNOTATOR_ACCESSIBILITY")
    if path and screens:
        parts = [f"# {name}\n" + "\n".join(node.line() for node in nodes) for name, nodes in screens.items()]
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def nameless(nodes: list[Node]) -> list[str]:
    """The controls in view that a screen reader could not name, or take for what they are."""
    return [
        node.line().strip()
        for node in nodes
        if "showing" in node.states
        and node.description != "separator"
        and (
            (not node.name and node.role not in WORDS)
            or (node.role in {"unknown", "invalid"} and node.name != BORDER)
            or "<span" in node.description + node.name
        )
    ]


def test_every_control_of_the_window_has_a_name_and_a_role(story: Story, dump: dict[str, list[Node]]) -> None:
    nodes = dump["main"] = story.reader.tree()
    assert nameless(nodes) == []
    roles = {node.role for node in nodes if "showing" in node.states}
    assert {"frame", "text", "list", "list item", "check box", "push button", "menu bar"} <= roles
    assert {node.name for node in nodes} >= {PAGE, "Articles", "Annotations", "Labels", "Filter articles"}


def test_the_whole_text_is_there_to_the_letter(story: Story) -> None:
    found = story.reader.ask("text", PAGE)
    assert found["text"] == TEXT
    assert found["count"] == len(TEXT.encode("utf-16-le")) // 2
    assert found["role"] == "text"
    assert "editable" not in found["states"]
    start = TEXT.index("40")
    piece = story.reader.ask("piece", PAGE, start, start + 2)
    assert piece["text"] == "40"
    assert min(piece["box"]) > 0


def test_caret_and_selection_follow_the_hands(story: Story) -> None:
    story.told.calm()
    story.screen.press("Ctrl+Home", "Ctrl+Right", "Right")
    place = TEXT.index("owners")
    story.reader.until("text", PAGE, holds=lambda found: found["caret"] == place + 1, seconds=4)
    story.screen.press("Shift+Right", "Shift+Right")
    found = story.reader.until("text", PAGE, holds=lambda found: found["selections"], seconds=4)
    assert found["selections"] == [[place + 1, place + 3]]
    assert found["caret"] == place + 3


def test_what_a_reader_selects_is_selected(story: Story) -> None:
    story.told.calm()
    start = TEXT.index("no more")
    story.reader.ask("select", PAGE, start, start + len("no more than 40"))
    story.screen.press("3")
    story.told.until("chose")
    heard = story.reader.heard("Number")
    assert "Number: “no more than 40”" in heard


def test_choosing_says_label_text_note_and_what_is_open(story: Story) -> None:
    story.told.calm()
    story.screen.press("Shift+Tab")
    story.told.until("chose")
    story.screen.press("E")
    story.told.until("focus NoteEditor")
    story.screen.press("W", "H", "Y", "Ctrl+Return")
    story.told.until("focus ArticleView")
    story.told.calm()
    story.reader.ask("announced")
    story.screen.press("Shift+Tab")
    heard = story.reader.heard("Number: “no more than 40”")
    assert "Note: why" in heard
    assert "Open:" in heard


@pytest.mark.parametrize("action", SCREENS)
def test_every_control_of_every_screen_has_a_name_and_a_role(
    story: Story, dump: dict[str, list[Node]], action: str
) -> None:
    story.told.calm()
    story.screen.press(SCREENS[action])
    story.told.until("focus ")
    nodes = dump[action] = story.reader.tree(whole=False)
    story.told.calm()
    assert nameless(nodes) == []


def test_what_asks_about_a_selection_has_names_and_roles(story: Story, dump: dict[str, list[Node]]) -> None:
    story.told.calm()
    story.screen.press("Ctrl+Home", "Ctrl+Shift+Right", "Ctrl+Shift+O")
    story.told.until("focus ")
    nodes = dump["tag-all"] = story.reader.tree(whole=False)
    story.told.calm()
    assert {node.role for node in nodes} >= {"dialog", "push button"}
    assert nameless(nodes) == []


def test_the_strip_of_a_pass_has_names_and_roles(story: Story, dump: dict[str, list[Node]]) -> None:
    story.told.calm()
    story.screen.press("Shift+P")
    story.told.until("focus ")
    story.screen.press("Return")

    def begun(nodes: list[list[object]]) -> bool:
        return any(node[2] == "End the pass" and "showing" in str(node[4]) for node in nodes)

    story.reader.until("tree", False, holds=begun)
    nodes = dump["pass"] = story.reader.tree(whole=False)
    story.screen.press("Ctrl+Shift+E")
    story.told.calm()
    assert nameless(nodes) == []


def test_choices_and_hits_in_the_palette_are_told(story: Story) -> None:
    story.told.calm()
    story.reader.ask("announced")
    story.screen.press("Ctrl+K")
    story.told.until("focus ")
    story.screen.press("S", "K", "I", "P")
    assert "Skip" in story.reader.heard("Skip")
    story.told.calm()


def test_moving_in_lists_tells_the_row(story: Story) -> None:
    story.told.calm()
    story.screen.press("Shift+F6")
    story.told.until("focus ")
    story.screen.press("Down")
    story.reader.until("got_focus", holds=lambda seen: "list item: b, not started" in seen)
    story.told.calm()


def test_the_tour_has_names_and_roles(story: Story, dump: dict[str, list[Node]]) -> None:
    story.told.calm()
    story.screen.press("Shift+F1")
    story.told.until("ready", seconds=10)

    def begun(nodes: list[list[object]]) -> bool:
        return any(node[2] == "First tour" and "showing" in str(node[4]) for node in nodes)

    story.reader.until("tree", False, holds=begun)
    nodes = dump["tour"] = story.reader.tree(whole=False)
    assert nameless(nodes) == []
