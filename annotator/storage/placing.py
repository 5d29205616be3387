"""A finished file put in its place: whole, at once, and never over another."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from annotator.domain.errors import NoSpaceError, ProjectFileError
from annotator.storage.failures import FULL

TAKEN = "there is something at {place} already; choose another name, or move it away first"
NO_FOLDER = "there is no folder {folder} to put {name} into; make it first"
FAILED = "{place} cannot be written ({why}); choose another folder, or ask for the right to write there"


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give the name of a file to build beside `target`; it takes that name where the block succeeds.

    Raises:
        ProjectFileError: something is there already, or the folder cannot be written.
        NoSpaceError: the disk is full.
    """
    assert_free(target)
    temporary = target.with_name(f".annotator-{uuid4().hex[:12]}.new")
    try:
        yield temporary
        _sync(temporary)
        _put(temporary, target)
        _sync(target.parent)
    except OSError as error:
        raise _told(error, target) from error
    finally:
        for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            # Where nothing could be made there is nothing to remove, and the first error is the one to tell.
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def assert_free(target: Path) -> None:
    """Check that nothing has the name and that there is a folder for it.

    Raises:
        ProjectFileError: it is taken, or the folder is missing.
    """
    try:
        if os.path.lexists(target):
            raise ProjectFileError(TAKEN, place=target)
        if not target.parent.is_dir():
            raise ProjectFileError(NO_FOLDER, folder=target.parent, name=target.name)
    except OSError as error:
        raise _told(error, target) from error


def _put(temporary: Path, target: Path) -> None:
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # A disk without hard links: take the name first, then replace what now is our own empty file.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL))
        temporary.replace(target)


def _sync(path: Path) -> None:
    """Have the disk keep a file or the names in a folder, where the system can."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _told(error: OSError, target: Path) -> ProjectFileError | NoSpaceError:
    if isinstance(error, FileExistsError):
        return ProjectFileError(TAKEN, place=target)
    if error.errno in _NO_SPACE:
        return NoSpaceError(FULL, place=target)
    return ProjectFileError(FAILED, place=target, why=(error.strerror or str(error)).lower())


_NO_SPACE = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))
