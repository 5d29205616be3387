"""Folders with drafts and copies, which a program that was killed could not clear away."""

import os
import shutil
import time
from pathlib import Path

FORGOTTEN_AFTER = 24 * 3600
"""Seconds that nothing in a folder was touched; no export writes nothing for so long."""


def clear_leftovers(place: Path, prefix: str) -> None:
    """Remove the folders of such a name in `place` that their program has forgotten.

    By their age, for the program may run on another machine that shares the disk. What cannot go, stays.
    """
    try:
        with os.scandir(place) as entries:
            found = [one for one in entries if one.name.startswith(prefix) and _is_ours(one)]
    except OSError:
        return
    for one in found:
        if _last_touched(Path(one.path)) < time.time() - FORGOTTEN_AFTER:
            shutil.rmtree(one.path, ignore_errors=True)


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    try:
        owner = entry.stat(follow_symlinks=False).st_uid
        return entry.is_dir(follow_symlinks=False) and (os.name == "nt" or owner == os.getuid())
    except OSError:
        return False


def _last_touched(folder: Path) -> float:
    """When anything in it was written last, in seconds; now where that cannot be told."""
    try:
        return max(one.lstat().st_mtime for one in (folder, *folder.rglob("*")))
    except OSError:
        return time.time()
