"""Files that results are written to: checked first, then replaced at once and whole."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.config.leftovers import clear_leftovers
from annotator.domain.errors import AnnotatorError, BadInputError, NoSpaceError
from annotator.domain.text import canonical

PROJECT_ENDING = ".annotator"
"""How projects are called; a slip of the keyboard must not put a result in the place of one."""

DRAFTS = ".annotator-export-"
"""How the folders begin that drafts are written in."""


def check_target(target: Path, *, folder: bool = False) -> None:
    """Check that a file (or, if `folder`, perhaps a folder) of that name may be written.

    Raises:
        BadInputError: its folder is missing, or something else stands there that must not go.
    """
    if not target.parent.is_dir():
        raise BadInputError("there is no folder {folder}; make it first", folder=target.parent)
    if not folder and target.is_dir():
        raise BadInputError("{target} is a folder; name a file to write to", target=target)
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise BadInputError("{target} is neither a file nor a folder; name a file to write to", target=target)
    if target.suffix.casefold() == PROJECT_ENDING and target.exists():
        raise BadInputError("{target} is a project; name another file to write to", target=target)


@contextmanager
def drafted(target: Path) -> Iterator[Path]:
    """A place beside the target to write a draft of that name to; what is left there goes in the end."""
    clear_leftovers(target.parent, DRAFTS)
    place = Path(tempfile.mkdtemp(prefix=DRAFTS, dir=target.parent))
    try:
        yield place / target.name
    finally:
        shutil.rmtree(place, ignore_errors=True)


def flush(path: Path) -> None:
    """Have what was written be on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def files_in(target: Path) -> Iterator[str]:
    """The files of a target, of a folder with `/` between the names, sorted."""
    if target.is_file():
        yield target.name
        return
    for place, folders, files in os.walk(target):
        folders.sort()
        for name in sorted(files):
            yield (Path(place) / name).relative_to(target).as_posix()


def hashes_of(target: Path) -> dict[str, str]:
    """SHA-256 of each file of a target."""
    result = {}
    for name in files_in(target):
        with (target if target.is_file() else target / name).open("rb") as file:
            result[canonical(name)] = hashlib.file_digest(file, "sha256").hexdigest()
    return result


def write_target(target: Path, pieces: Iterable[str]) -> None:
    """Write a text as UTF-8, to the letter; the target is replaced at once when all is written.

    Raises:
        BadInputError: as `check_target` does.
        NoSpaceError: the disk is full or the place cannot be written; the target is as it was.
    """
    with explained(target):
        check_target(target)
        with drafted(target) as draft:
            with draft.open("w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
            flush(draft)
            draft.replace(target)


@contextmanager
def explained(target: Path) -> Iterator[None]:
    """Say in plain words what the operating system refuses."""
    try:
        yield
    except AnnotatorError:
        raise
    except OSError as error:
        raise NoSpaceError(
            "{target} cannot be written ({why}); choose another place or make room",
            target=target,
            why=error.strerror or error,
        ) from error
