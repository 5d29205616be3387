"""What a killed program left is cleared away, and nothing else."""

import os
import time
from pathlib import Path

import pytest

from annotator.config.leftovers import FORGOTTEN_AFTER, clear_leftovers


def aged(path: Path) -> Path:
    """Nothing in it was touched for longer than a program works."""
    then = time.time() - FORGOTTEN_AFTER - 60
    for one in (*path.rglob("*"), path):
        os.utime(one, (then, then))
    return path


def made(place: Path, name: str) -> Path:
    folder = place / name
    (folder / "corpus").mkdir(parents=True)
    (folder / "corpus" / "a.txt").write_text("half a")
    return folder


def test_only_what_is_forgotten_goes(tmp_path: Path) -> None:
    forgotten = aged(made(tmp_path, ".draft-1"))
    other = aged(made(tmp_path, "draft-2"))
    fresh = made(tmp_path, ".draft-3")
    at_work = aged(made(tmp_path, ".draft-4"))
    (at_work / "corpus" / "a.txt").write_text("half a text")
    file = tmp_path / ".draft-5"
    file.write_text("mine")
    clear_leftovers(tmp_path, ".draft-")
    assert not forgotten.exists()
    assert all(one.exists() for one in (other, fresh, at_work, file))
    clear_leftovers(tmp_path / "nowhere", ".draft-")


@pytest.mark.skipif(os.name == "nt", reason="links to folders need a right of their own there")
def test_a_link_and_what_it_leads_to_stay(tmp_path: Path) -> None:
    elsewhere = aged(made(tmp_path, "elsewhere"))
    link = tmp_path / ".draft-1"
    link.symlink_to(elsewhere)
    clear_leftovers(tmp_path, ".draft-")
    assert (link / "corpus" / "a.txt").exists()
