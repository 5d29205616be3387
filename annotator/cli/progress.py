"""Long work at a terminal: a bar that shows how far it is, and Ctrl+C that leaves no halves."""

import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from annotator.cli.streams import say
from annotator.domain.errors import CancelledError
from annotator.services.progress import Progress

EVERY = 0.1
"""Seconds between two paintings of the bar."""
LONGEST = 40
"""Characters of the bar itself."""


class StoppedError(CancelledError):
    """A signal stopped the work between two steps; `status` is the exit status that goes with it."""

    def __init__(self, number: int) -> None:
        super().__init__("stopped")
        self.status = 128 + number


@contextmanager
def working(what: str) -> Iterator[Progress]:
    """Give a function that shows progress on a terminal and that stops the work after Ctrl+C.

    The first Ctrl+C stops between two steps, so that a commit is either not begun or whole and told
    of; the second one stops at once.
    """
    stopping: list[int] = []
    bar = _Bar(what, sys.stderr) if sys.stderr is not None and sys.stderr.isatty() else None

    def progress(done: int, total: int) -> None:
        if stopping:
            raise StoppedError(stopping[0])
        if bar:
            bar.paint(done, total)

    def stop(number: int, _frame: FrameType | None) -> None:
        if stopping:
            raise KeyboardInterrupt
        stopping.append(number)
        if bar:
            bar.wipe()
            say("stopping …")

    with _signals(stop):
        try:
            yield progress
        finally:
            if bar:
                bar.wipe()


@contextmanager
def _signals(handler: "signal._HANDLER") -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


class _Bar:
    def __init__(self, what: str, stream: TextIO) -> None:
        self._what = what
        self._stream = stream
        self._next = 0.0
        self._width = 0

    def paint(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + EVERY
        line = self._what
        if total > 0:
            part = min(1.0, done / total)
            columns = shutil.get_terminal_size().columns - len(self._what) - 9
            width = max(0, min(LONGEST, columns))
            full = round(width * part)
            line = f"{self._what} {'█' * full}{'░' * (width - full)} {part:4.0%}"
        self._stream.write("\r" + line.ljust(self._width))
        self._stream.flush()
        self._width = len(line)

    def wipe(self) -> None:
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0
