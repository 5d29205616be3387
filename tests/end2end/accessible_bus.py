"""The bus of screen readers, and a reader on it that is a process of its own."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.end2end.x_screen import Screen

_PYTHON = "/usr/bin/python3"
"""The one that Debian's bindings of AT-SPI are for."""
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


class Node(NamedTuple):
    """What a screen reader knows of one control."""

    depth: int
    role: str
    name: str
    description: str
    states: tuple[str, ...]
    has_text: bool

    def line(self) -> str:
        """One line of the dump, indented by depth."""
        told = [self.role, json.dumps(self.name, ensure_ascii=False)]
        told += [f"({self.description})"] if self.description else []
        told += [",".join(self.states)]
        return "  " * self.depth + " ".join(told)


def _launcher() -> str | None:
    return next((path for path in _LAUNCHERS if Path(path).exists()), None)


def missing_bus() -> str:
    """What the bus needs and is not here, with commas; empty where all is."""
    lacking = [] if shutil.which("dbus-daemon") else ["dbus-daemon"]
    lacking += [] if _launcher() else ["at-spi2-core"]
    if not Path(_PYTHON).exists() or _fails(_PYTHON, "-c", _BINDINGS):
        lacking.append("gir1.2-atspi-2.0 with python3-gi")
    return ", ".join(lacking)


def _fails(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode != 0


@contextmanager
def bus(screen: Screen) -> Iterator[Mapping[str, str]]:
    """A session with its bus of screen readers; programs started on the screen are heard on it."""
    for name in ("AT_SPI_BUS_ADDRESS", "DBUS_STARTER_ADDRESS", "NO_AT_BRIDGE", "QT_ACCESSIBILITY"):
        screen.environment.pop(name, None)
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        env=screen.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdout is not None
    screen.environment |= {
        "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().decode().strip(),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_ACCESSIBILITY": "1",
    }
    launcher = subprocess.Popen(
        [str(_launcher()), "--launch-immediately"],
        env=screen.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield screen.environment
    finally:
        for process in (launcher, daemon):
            process.terminate()
            process.wait(timeout=10)
        daemon.stdout.close()


class ScreenReader:
    """Asks the reader's process; waits where what is asked for takes a moment."""

    def __init__(self, environment: Mapping[str, str], application: str) -> None:
        own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self._process = subprocess.Popen(
            [_PYTHON, str(Path(__file__).with_name("atspi_reader.py")), application],
            env={**own, **{n: environment[n] for n in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        """End it."""
        self._process.communicate(timeout=10)

    def ask(self, question: str, *facts: object) -> Any:
        """What the reader answers; None while what is asked for is not there."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([question, *facts]) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        return answer.get("answer")

    def until(self, question: str, *facts: object, holds: Callable[[Any], object], seconds: float = 8) -> Any:
        """The first answer of which something holds."""
        end = time.monotonic() + seconds
        while True:
            answer = self.ask(question, *facts)
            if answer is not None and holds(answer):
                return answer
            assert time.monotonic() < end, f"{question}{facts}: {answer}"
            time.sleep(0.03)

    def heard(self, part: str) -> str:
        """Wait until something with these words is announced, and return it."""
        gathered: list[str] = []

        def holds(said: list[str]) -> bool:
            gathered.extend(said)
            return any(part in words for words in gathered)

        self.until("announced", holds=holds)
        return next(words for words in gathered if part in words)

    def tree(self, *, whole: bool = True) -> list[Node]:
        """Every control from the outside in; or the windows beside the first, else that without menus."""
        nodes = self.ask("tree", whole)
        return [
            Node(depth, role, name, said, tuple(held), has) for depth, role, name, said, held, has in nodes
        ]
