"""Where an export goes: a draft beside the target, its manifest, and both put in place at once."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import orjson

from annotator.domain.errors import BadInputError
from annotator.domain.text import canonical
from annotator.services.imports.sources import BESIDE, DATASHEETS, MANIFEST, SIDECAR
from annotator.services.targets import check_target, files_in, flush

_FEW = 100
"""Files that are flushed one by one."""


def manifest_of(target: Path) -> Path:
    """The manifest beside a target."""
    return target.with_name(target.name + MANIFEST)


def sidecar_of(target: Path) -> Path:
    """The file beside a target that holds what its format could not carry."""
    return target.with_name(target.name + SIDECAR)


def datasheets_of(target: Path) -> tuple[Path, Path]:
    """The datasheets beside a target, as Markdown and as HTML."""
    markdown, page = DATASHEETS
    return target.with_name(target.name + markdown), target.with_name(target.name + page)


def _besides(target: Path) -> list[Path]:
    """Everything that may stand beside a target."""
    return [target.with_name(target.name + ending) for ending in BESIDE]


def check_place(target: Path, *, folder: bool) -> None:
    """Check that an export may stand at `target`.

    Raises:
        BadInputError: something else stands there, or in the place of its manifest; a folder has files in it
            that are not of an earlier export.
    """
    check_target(target, folder=folder)
    for beside in _besides(target):
        if _is_there(beside) and beside.is_dir():
            raise BadInputError(
                "{target} is a folder, and the manifest of the export should stand there; name another file",
                target=beside,
            )
    if not folder:
        return
    if target.is_file():
        raise BadInputError(
            "{target} is a file, and this format makes a folder; name a folder that is empty or is not there",
            target=target,
        )
    if target.is_dir():
        stranger = next(iter(sorted(set(files_in(target)) - _files_of_earlier(target))), None)
        if stranger is not None:
            raise BadInputError(
                "the folder {target} has {file} in it, which is of no earlier export; name an empty folder",
                target=target,
                file=stranger,
            )


def is_no_export(target: Path) -> bool:
    """Whether a file stands there that no manifest beside it tells of: somebody else's."""
    return os.path.isfile(target) and canonical(target.name) not in _files_of_earlier(target)  # noqa: PTH113 -- a name that is too long is no file


def flush_all(target: Path) -> None:
    """Have all that was written be on the disk."""
    names = list(files_in(target))
    if len(names) > _FEW and sys.platform == "linux":
        # It waits until everything is written: once for all files instead of some milliseconds for each.
        os.sync()
        return
    for name in names:
        flush(target if target.is_file() else target / name)


def put_in_place(draft: Path, target: Path) -> None:
    """Let a draft with its manifest, and what else is beside it, take the places of earlier ones.

    All or none: where the system refuses one, the others are as they were.
    """
    old = Path(tempfile.mkdtemp(dir=draft.parent))
    moved: list[tuple[Path, Path]] = []
    news = [*zip(_besides(draft), _besides(target), strict=True), (draft, target)]
    try:
        for new, place in news:
            if _is_there(place) and (place.is_dir() or not _is_there(new)):
                place.replace(old / place.name)
                moved.append((old / place.name, place))
            elif _is_there(place):
                shutil.copy2(place, old / place.name)
                moved.append((old / place.name, place))
            if _is_there(new):
                new.replace(place)
                if not moved or moved[-1][1] != place:
                    moved.append((Path(), place))
    except OSError:
        for before, place in reversed(moved):
            _bring_back(before, place)
        raise


def _is_there(path: Path) -> bool:
    """Whether something is there; nothing is under a name that is too long."""
    try:
        return path.exists()
    except OSError:
        return False


def _bring_back(before: Path, place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    elif before == Path():
        place.unlink(missing_ok=True)
    if before != Path() and before.exists():
        shutil.move(before, place)


def _files_of_earlier(target: Path) -> set[str]:
    """The files that the manifest beside a folder names; none where there is no manifest."""
    try:
        manifest = orjson.loads(manifest_of(target).read_bytes())
    except (OSError, ValueError):
        return set()
    files = manifest.get("files") if isinstance(manifest, dict) else None
    return set(files) if isinstance(files, dict) else set()
