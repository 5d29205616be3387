"""Opening a source: what the system refuses becomes a plain sentence."""

import unicodedata
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import BadInputError
from annotator.domain.text import canonical
from annotator.formats.wording import shown

HEAD = 65536
"""How many bytes of a file a format may look at to recognise it."""


def name_of(path: Path) -> str:
    """Return a file's name as a message shows it."""
    return shown(path.name, 255)


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
