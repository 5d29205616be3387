"""Opening a source: what the system refuses becomes a plain sentence."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import BadInputError
from annotator.domain.text import canonical
from annotator.formats.wording import shown

HEAD = 65536
"""How many bytes of a file a format may look at to recognise it."""


_folder: ContextVar[Path | None] = ContextVar("folder", default=None)
_name: ContextVar[str] = ContextVar("name", default="")


@contextmanager
def told_from(folder: Path | None) -> Iterator[None]:
    """Let messages name files from a folder on: below it several may have the same name."""
    before = _folder.set(folder)
    try:
        yield
    finally:
        _folder.reset(before)


@contextmanager
def told_as(name: str) -> Iterator[None]:
    """Let messages name the one file that is read so, as who asked for it does."""
    before = _name.set(name)
    try:
        yield
    finally:
        _name.reset(before)


def name_of(path: Path) -> str:
    """Return a file's name as a message shows it: from the folder on that is being read, if it is in one."""
    folder = _folder.get()
    if folder is not None and path.is_relative_to(folder):
        return shown(path.relative_to(folder).as_posix(), 255)
    return _name.get() or shown(path.name, 255)


def opened(path: Path) -> BinaryIO:
    """Open a file for reading bytes.

    Raises:
        BadInputError: where it is missing, a folder, or not to be read.
    """
    try:
        return path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error


def read_head(path: Path) -> bytes:
    """Read the first bytes (up to 64 KiB) of a file."""
    with opened(path) as file:
        try:
            return file.read(HEAD)
        except OSError as error:
            raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> BadInputError:
    """Say why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return BadInputError("{where}: there is no such file; check the name", where=name_of(path))
    if isinstance(error, IsADirectoryError):
        return BadInputError("{where}: this is a folder; give a file in it", where=name_of(path))
    if isinstance(error, PermissionError):
        return BadInputError(
            "{where}: the file may not be read; ask its owner for permission to read it", where=name_of(path)
        )
    return BadInputError(
        "{where}: the file cannot be read ({why}); check the disk and try again",
        where=name_of(path),
        why=error.strerror or type(error).__name__,
    )


def title_from(path: Path) -> str:
    """Return the title of an article that has none: the stem of its file's name, composed for display."""
    return unicodedata.normalize("NFC", canonical(path.stem))
