"""The first start of the installed program makes the default project and opens it in a window."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.packaging.conftest import Installed

DRIVE = """
import json, sys
from PySide6.QtCore import QTimer
from annotator.gui.app import make_application

app = make_application()
waited = 0

def look():
    global waited
    waited += 1
    windows = [w for w in app.topLevelWidgets() if w.isVisible() and w.parent() is None]
    painted = [w for w in windows if w.windowHandle() is not None and w.windowHandle().isExposed()]
    if painted:
        timer.stop()
        picture = painted[0].grab().toImage()
        places = [(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)]
        shades = {picture.pixel(x, y) for x, y in places}
        print(json.dumps({
            "titles": [w.windowTitle() for w in painted],
            "size": [picture.width(), picture.height()],
            "shades": len(shades),
        }))
        for window in windows:
            window.close()
    elif waited > 600:
        print("no window in 30 seconds", file=sys.stderr)
        app.exit(3)

timer = QTimer(interval=50, timeout=look)
timer.start()

from annotator.__main__ import main
sys.exit(main([]))
"""
"""Starts the program as its own script does, waits for a window, looks at it and closes it."""


@pytest.fixture
def driver(tmp_path: Path) -> Path:
    path = tmp_path / "drive.py"
    path.write_text(DRIVE, encoding="utf-8")
    return path


def test_it_makes_and_opens_the_default_project(installed: Installed, driver: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    environ = {"ANNOTATOR_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    first = json.loads(installed.run("python", driver, environ=environ).stdout)
    (project,) = home.rglob("*.annotator")
    assert first["size"][0] > 400
    assert first["size"][1] > 300
    assert first["shades"] > 5, "the window is empty"
    assert installed.run("annotator", "check", project).stdout == "ok\n"
    assert json.loads(installed.run("annotator", "stats", project, "--json").stdout)["articles"] == 0

    # The second start opens the same one.
    made = uid_of(project)
    again = json.loads(installed.run("python", driver, environ=environ).stdout)
    assert again["titles"] == first["titles"]
    assert [*home.rglob("*.annotator")] == [project]
    assert uid_of(project) == made


def uid_of(project: Path) -> str:
    with closing(sqlite3.connect(project)) as connection:
        return json.dumps(connection.execute("SELECT * FROM meta ORDER BY key").fetchall())
