"""Reading in a process of its own: what hangs, needs all memory or breaks down there harms nobody.

Web pages and PDFs are read by libraries that others wrote in C. The process is started with the first such
file, waits for the next, and ends when none comes. On systems with limits of memory it has one.
"""

import atexit
import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from annotator.domain.errors import BadInputError
from annotator.formats.api import Finding
from annotator.formats.opening import name_of, told_as
from annotator.formats.texts.found import Found

SILENT = 60.0
"""Seconds without a sign of life after which a reader is given up."""
LONGEST = 900.0
"""Seconds in all for one file."""
_MEMORY = 3_000_000_000
"""Bytes of address space that the process may have."""
_IDLE = 20.0
"""Seconds after which it ends by itself."""
_ROOT = Path(__file__).resolve().parents[3]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from annotator.formats.texts.aside import serve; serve()"
)

Pulse = Callable[[], None]


class _Gone(Exception):  # noqa: N818 - it is no error of the program
    """The process ended before it said anything."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """What the process said was wrong with the file."""

    template: str
    facts: dict[str, str]

    def error(self) -> BadInputError:
        """The same, to be raised here."""
        return BadInputError(self.template, **self.facts)


class _Reader:
    """One such process."""

    def __init__(self) -> None:
        no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, "-P", "-W", "ignore", "-c", _START, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=no_window,
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def read(self, task: str, path: Path, encoding: str, pulse: Pulse) -> dict[str, Any]:
        """Have a file read; `pulse` is called all the while.

        Raises:
            _Gone: the process is not there any more.
            TimeoutError: it took too long.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise _Gone
        request = {
            "task": task,
            "path": str(path.absolute()),
            "encoding": encoding,
            "name": name_of(path),
        }
        try:
            stdin.write(json.dumps(request).encode() + b"\n")
            stdin.flush()
        except OSError as error:
            raise _Gone from error
        said: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        listener = threading.Thread(target=_listen, args=(stdout, said), name="annotator-aside")
        listener.start()
        try:
            return _answer(said, pulse)
        except BaseException:
            # Else the listener would wait for what may never come.
            self._process.kill()
            raise
        finally:
            listener.join()


def _listen(stdout: IO[bytes], said: "queue.SimpleQueue[bytes]") -> None:
    while line := stdout.readline():
        said.put(line)
        if not line.startswith(b"."):
            return
    said.put(b"")


def _answer(said: "queue.SimpleQueue[bytes]", pulse: Pulse) -> dict[str, Any]:
    begun = heard = time.monotonic()
    while True:
        try:
            line = said.get(timeout=0.1)
        except queue.Empty:
            now = time.monotonic()
            if now - heard > SILENT or now - begun > LONGEST:
                raise TimeoutError from None
            pulse()
            continue
        if not line:
            raise _Gone
        heard = time.monotonic()
        if not line.startswith(b"."):
            answer: dict[str, Any] = json.loads(line)
            return answer
        pulse()


_waiting: list[_Reader] = []
_lock = threading.Lock()


@contextlib.contextmanager
def _reader() -> Iterator[_Reader]:
    """A process that nobody else uses at the time; afterwards it waits for the next file."""
    with _lock:
        reader = _waiting.pop() if _waiting else None
    if reader is not None and not reader.alive:
        reader.close()
        reader = None
    reader = reader or _Reader()
    try:
        yield reader
    except BaseException:
        reader.close()
        raise
    with _lock:
        keep = not _waiting
        if keep:
            _waiting.append(reader)
    if not keep:
        reader.close()


@atexit.register
def close() -> None:
    """End the process that waits; another is started when it is needed."""
    with _lock:
        readers, _waiting[:] = list(_waiting), []
    for reader in readers:
        reader.close()


def read_aside(task: str, path: Path, encoding: str, pulse: Pulse) -> Found:
    """Read a web page (`web`) or a PDF (`pdf`) in a process of its own.

    Raises:
        BadInputError: it is broken, protected or hostile, took too long, or ended the process.
    """
    answer: dict[str, Any] = {}
    for last in (False, True):
        try:
            with _reader() as reader:
                answer = reader.read(task, path, encoding, pulse)
            break
        except TimeoutError as error:
            raise BadInputError(
                "{where}: reading it took longer than {n} seconds and was given up; save it anew, "
                "or as plain text",
                where=name_of(path),
                n=int(SILENT),
            ) from error
        except _Gone as error:
            # The first may have ended by itself just now, because nothing came for a while.
            if last:
                raise _breaks(path) from error
    if "template" in answer:
        raise _Refused(answer["template"], answer["facts"]).error()
    if "found" not in answer:
        raise _breaks(path)
    found = answer["found"]
    remarks = tuple(Finding(**remark) for remark in found.pop("remarks"))
    return Found(**found, remarks=remarks)


def _breaks(path: Path) -> BadInputError:
    return BadInputError(
        "{where}: the file breaks what reads it, so it is damaged or made to do so; save it anew, "
        "or as plain text",
        where=name_of(path),
    )


# In the process itself


def serve() -> None:
    """Read files as they are asked for, until nobody asks any more."""
    _limit_memory()
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    # What a library prints is no answer.
    sys.stdout = sys.stderr

    def say(line: bytes) -> None:
        answers.write(line + b"\n")
        answers.flush()

    while True:
        patience = threading.Timer(_IDLE, os._exit, (0,))
        patience.daemon = True
        patience.start()
        line = asked.readline()
        patience.cancel()
        if not line:
            return
        say(json.dumps(_served(json.loads(line), lambda: say(b"."))).encode())


def _served(request: dict[str, str], pulse: Pulse) -> dict[str, Any]:
    path = Path(request["path"])
    with told_as(request["name"]):
        return _read(request, path, pulse)


def _read(request: dict[str, str], path: Path, pulse: Pulse) -> dict[str, Any]:
    try:
        if request["task"] == "pdf":
            from annotator.formats.texts.pdf import read_pdf  # noqa: PLC0415

            found = read_pdf(path, pulse)
        else:
            from annotator.formats.texts.web_page import read_web_page  # noqa: PLC0415

            found = read_web_page(path, request["encoding"])
    except BadInputError as error:
        return _told(error)
    except MemoryError:
        told = "{where}: reading it needs more memory than a document does; it was not read"
        return _told(BadInputError(told, where=request["name"]))
    except ImportError as error:
        return _told(
            BadInputError(
                "{where}: what reads it is not rightly installed ({why}); install the program anew",
                where=request["name"],
                why=str(error),
            )
        )
    except Exception:  # noqa: BLE001 - whatever a library does with a broken file, the file is named
        return {}
    return {"found": asdict(found)}


def _told(error: BadInputError) -> dict[str, Any]:
    return {"template": error.template, "facts": {name: str(one) for name, one in error.facts.items()}}


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
