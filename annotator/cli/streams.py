"""What goes to the terminal: results to standard output, everything else to standard error, all UTF-8."""

import errno
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from annotator.config.secrets import hidden


class OutputError(OSError):
    """Standard output does not take the result."""


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; what UTF-8 cannot carry is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def one_line(text: str) -> str:
    """The text as one line of a message: without passwords and without what acts on a terminal."""
    line = hidden(readable(text)).rstrip("\n")
    if "\n" in line:
        line = " ".join(part.strip() for part in line.split("\n"))
    return "".join(one if one.isprintable() else _escaped(one) for one in line)


def readable(text: str) -> str:
    """An argument or the name of a file as text, where Python kept its bytes because of the locale."""
    if text.isascii():
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def say(text: str) -> None:
    """Write one line for people to standard error; nobody listening is no fault."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(one_line(text) + "\n")
            sys.stderr.flush()


def result(line: str) -> None:
    """Write one line of a result to standard output.

    Raises:
        BrokenPipeError: the reader has read enough.
        OutputError: it cannot be written.
    """
    result_bytes([(line + "\n").encode("utf-8", "backslashreplace")])


def result_bytes(pieces: Iterable[bytes]) -> None:
    """Write a result that is UTF-8 already; raises as `result` does."""
    with _explained():
        if sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        sys.stdout.flush()
    for piece in pieces:
        with _explained():
            sys.stdout.buffer.write(piece)


def finish() -> None:
    """Bring out what is still held back; raises as `result` does."""
    if sys.stdout is not None:
        with _explained():
            sys.stdout.flush()


@contextmanager
def without_chatter() -> Iterator[None]:
    """Keep away from standard output what a library of others prints past Python."""
    finish()
    try:
        kept = os.dup(1)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def let_go() -> None:
    """Have Python write nothing more at its end to an output that takes nothing."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.errno, error.strerror) from error


def _escaped(character: str) -> str:
    if character.isspace():
        return " "
    return character.encode("unicode_escape").decode("ascii")
