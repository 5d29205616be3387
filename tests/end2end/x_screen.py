"""A real X server with a window manager, the keyboard at it, and the program as a process of its own."""

import os
import re
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("Xvfb", "openbox", "setxkbmap", "xdotool")

_ROWS = {10: "1234567890-=", 24: "QWERTYUIOP[]", 38: "ASDFGHJKL;'`", 51: "\\ZXCVBNM,./"}
CODES: Mapping[str, int] = {
    **{sign: first + place for first, row in _ROWS.items() for place, sign in enumerate(row)},
    "Shift": 50,
    "Ctrl": 37,
    "Alt": 64,
    "AltGr": 108,
    "Tab": 23,
    "Return": 36,
    "Home": 110,
    "Right": 114,
    "F1": 67,
    "F2": 68,
    "F6": 72,
    "Down": 116,
    "Menu": 135,
}
"""X11's codes of the keys of a keyboard with 105 keys, by what stands on them in the US.

Escape has the code 9, which xdotool takes for the digit; its name stands for itself on every layout.
"""


def missing() -> str:
    """The tools that are not here, with commas; empty where all are."""
    return ", ".join(tool for tool in TOOLS if shutil.which(tool) is None)


def strokes(key: str) -> list[str]:
    """What xdotool must do for a key that is held with others: `Ctrl+Shift+Z`."""
    *held, last = re.split(r"\+(?=.)", key)
    down = [word for name in held for word in ("keydown", str(CODES[name]))]
    up = [word for name in reversed(held) for word in ("keyup", str(CODES[name]))]
    return [*down, "key", "--delay", "1", "Escape" if last == "Esc" else str(CODES[last]), *up]


class Screen:
    """One display; keys go to whatever window has the keyboard."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = dict(environment)

    def press(self, *keys: str) -> None:
        """Press physical keys, one after the other."""
        self._run("xdotool", *(word for key in keys for word in strokes(key)))

    def take_layout(self, *layout: str) -> None:
        """Change what the keys type, while everything runs: `de`, or `us -variant dvorak`."""
        self._run("setxkbmap", "-option", "", "-option", "compose:menu", "-layout", *layout)

    def come_forward(self, name: str) -> None:
        """Give the keyboard to the windows with that in their title, the last one having it in the end.

        On a busy machine a window manager may see a dialog go before it sees its parent, and then nobody
        has the keyboard; a person would click on the window.
        """
        command = ["xdotool", "search", "--onlyvisible", "--name", name, "windowactivate"]
        subprocess.run(command, env=self.environment, check=False, capture_output=True, timeout=20)

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, check=True, capture_output=True, timeout=20)


@contextmanager
def screen(home: Path) -> Iterator[Screen]:
    """An empty screen for as long as it lasts; programs on it have their home there."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        display = ":" + answer.readline().decode().strip()
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "ANNOTATOR_HOME": str(home),
        "QT_IM_MODULE": "compose",
        "XCOMPOSEFILE": str(_compose_file(home)),
    }
    environment.pop("QT_IM_MODULES", None)
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    try:
        yield Screen(environment)
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=10)


def _compose_file(home: Path) -> Path:
    """What these tests compose; that of the system depends on what is installed."""
    path = home / "compose"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        '<Multi_key> <apostrophe> <e> : "é" eacute\n<dead_circumflex> <e> : "ê" ecircumflex\n', "utf-8"
    )
    return path


class Told:
    """The running program, read by the lines that `telling.py` writes."""

    def __init__(self, screen: Screen, project: Path, name: str) -> None:
        self.screen = screen
        self.project = project
        self.focus = ""
        """The kind of widget that has the keyboard."""
        self._told: list[str] = []
        self._rest = b""
        self._errors = project.with_suffix(".errors")
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.end2end.telling", str(project), name],
                env=screen.environment,
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        self.until("ready", seconds=30)  # a machine with much to do starts it slowly
        self.calm()

    def close(self) -> str:
        """End it, and return what it wrote to standard error."""
        self._process.terminate()
        self._process.communicate(timeout=10)
        return self._errors.read_text("utf-8")

    def until(self, line: str, seconds: float = 6) -> list[str]:
        """Read what it tells up to a line (or one that begins so), and return the lines before it."""
        found = self._read(line, seconds)
        assert found is not None, f"it never told “{line}”\n{self._errors.read_text('utf-8')}"
        return found

    def calm(self) -> None:
        """Press Escape until nothing is selected, chosen or open, and the page has the keyboard."""
        for pressed in range(20):
            self.screen.press("Esc")
            if self._read("did let-go", 0.2) is not None and self.focus == "ArticleView":
                if pressed:
                    self._read("nothing else", 0.1)  # what an earlier Escape did late
                return
            if pressed >= 9 and self.focus == "NoneType":
                self.screen.come_forward("nnotator")
        raise AssertionError(f"Escape does not lead to the page; the keyboard is with {self.focus}")

    def does(self, *keys: str) -> list[str]:
        """Press keys, and Escape after them, and return the actions that they triggered."""
        self.screen.press(*keys, "Esc")
        return [line.removeprefix("did ") for line in self.until("did let-go") if line.startswith("did ")]

    def opens(self, *keys: str) -> list[str]:
        """Press keys that lead the keyboard elsewhere, come back, and return the actions they triggered."""
        before = len(self._told)
        self.screen.press(*keys)
        self.until("focus ")
        self.calm()
        done = [line.removeprefix("did ") for line in self._told[before:] if line.startswith("did ")]
        return [name for name in done if name != "let-go"]

    def stored(self, query: str, least: int = 0, seconds: float = 10) -> Sequence[tuple[object, ...]]:
        """Ask the project's file, again and again until there are so many rows."""
        until = time.monotonic() + seconds
        while True:
            with sqlite3.connect(self.project) as connection:
                rows = connection.execute(query).fetchall()
            connection.close()
            if len(rows) >= least or time.monotonic() > until:
                return rows
            time.sleep(0.02)

    def _read(self, line: str, seconds: float) -> list[str] | None:
        assert self._process.stdout is not None
        pipe, told, until = self._process.stdout.fileno(), list[str](), time.monotonic() + seconds
        while True:
            while b"\n" in self._rest:
                first, _, self._rest = self._rest.partition(b"\n")
                words = first.decode()
                self._told.append(words)
                if words.startswith("focus "):
                    self.focus = words.removeprefix("focus ")
                if words == line or (line.endswith(" ") and words.startswith(line)):
                    return told
                told.append(words)
            ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
            more = os.read(pipe, 4096) if ready else b""
            if not more:
                return None
            self._rest += more
