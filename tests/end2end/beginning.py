"""How most stories begin: a project with a few short articles, opened by somebody with a name."""

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from annotator.bootstrap import create_project, open_workspace
from annotator.gui.demo.waiting import wait_until
from annotator.gui.people.dialogs import WhoDialog
from annotator.services.imports.importing import ImportOptions, import_sources
from tests.end2end.driving import Desktop, Seat

FIRE = (
    "The fire service said at least 30 people escaped the blaze. A neighbour, Ida Moll, spoke of "
    "dozens.\n\nThe owner, she added, “may have known” about the broken door, but the city council "
    "denied that anyone had complained. Nobody was hurt, according to the hospital in Tarn."
)
FLOOD = (
    "Some 200 houses stood in water on Monday, the mayor said. An insurer put the damage at $4bn. "
    "“That is far too much,” said Professor Alma Reyes. A second flood could come by Friday."
)
STRIKE = "The union counted 5,000 strikers. The ministry counted 900, it said in a statement."
TEXTS = {"fire": FIRE, "flood": FLOOD, "strike": STRIKE}


def made_project(folder: Path, texts: dict[str, str] | None = None) -> Path:
    """A project file with articles, titled by the keys."""
    sources = folder / "texts"
    sources.mkdir()
    for name, text in (texts or TEXTS).items():
        (sources / f"{name}.txt").write_text(text, encoding="utf-8")
    target = folder / "made.annotator"
    create_project(target)
    workspace = open_workspace(str(target))
    try:
        import_sources(workspace, [sources], ImportOptions(), lambda _done, _total: None)
    finally:
        workspace.close()
    return target


def make_later(project: Path) -> None:
    """Have a project look as if a later version of the program wrote it: it can only be read then."""
    with closing(sqlite3.connect(project)) as direct, direct:
        direct.execute("PRAGMA user_version = 999")
        direct.execute("UPDATE meta SET value = '9.9.9' WHERE key = 'program'")


def say_name(seat: Seat, name: str) -> None:
    """Type a name into the dialog that asks for it, and wait until it holds."""
    dialog = seat.dialog("who-dialog")
    assert isinstance(dialog, WhoDialog)
    seat.visitor.press("Ctrl+A")
    seat.visitor.write(name)
    seat.visitor.press("Return")
    wait_until(lambda: seat.window.session.annotator_name == name, "the name")
    seat.visitor.settle()


def begin(desktop: Desktop, folder: Path, name: str = "ana", article: str = "fire") -> Seat:
    """Open such a project as somebody, at one of its articles, the keyboard on the page."""
    seat = desktop.start(made_project(folder), name)
    seat.open_article(article)
    seat.visitor.page.setFocus()
    return seat


def focus() -> QWidget | None:
    """Who has the keyboard."""
    return QApplication.focusWidget()


def wait_for_focus(widget: QWidget, what: str) -> None:
    """Wait until a widget, or a part of it, has the keyboard."""
    wait_until(lambda: widget.hasFocus() or widget.isAncestorOf(focus() or widget.window()), what)


def fill_in(seat: Seat, line: QLineEdit, text: str) -> None:
    """Click into a line, and type over what stands there."""
    seat.visitor.click(line)
    seat.visitor.press("Ctrl+A")
    if text:
        seat.visitor.write(text)
    else:
        seat.visitor.press("Backspace")
