"""A full disk is told in words, and the page shows what is saved and nothing else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.bootstrap import check_project
from annotator.gui.demo.waiting import wait_until
from tests.end2end.beginning import made_project
from tests.end2end.driving import Desktop


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform == "win32" or os.geteuid() != 0:
        pytest.skip("only root can mount a tiny disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no tiny disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_what_could_not_be_saved_is_not_shown(desktop: Desktop, tmp_path: Path, tiny_disk: Path) -> None:
    target = tiny_disk / "made.annotator"
    shutil.copyfile(made_project(tmp_path), target)
    seat = desktop.start(target, "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    seat.highlight("30 people", "1")
    filling = tiny_disk / "filling"
    filling.write_bytes(bytes(shutil.disk_usage(tiny_disk).free))
    seat.visitor.drag(seat.span("dozens"))
    seat.visitor.press("3")
    seat.visitor.settle()
    assert len(seat.messages()) == 1
    assert "no space left" in seat.messages()[0]
    assert seat.labelled() == [("claim", "30 people")]
    assert seat.visitor.page.selection() == seat.span("dozens")
    assert seat.window.annotate.rail.list.model.rowCount() == 1
    filling.unlink()
    seat.visitor.press("3")
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "30 people"), ("number", "dozens")]
    desktop.end()
    assert check_project(target) == []


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_an_article_given_out_is_whole_or_not_there(
    desktop: Desktop, tmp_path: Path, tiny_disk: Path, ending: str
) -> None:
    seat = desktop.start(made_project(tmp_path), "ana")
    seat.open_article("fire")
    target = tiny_disk / f"fire.{ending}"
    target.write_text("before", encoding="utf-8")
    (tiny_disk / "filling").write_bytes(bytes(shutil.disk_usage(tiny_disk).free))
    printing = seat.project.wiring.printing.printing
    (printing.save_pdf if ending == "pdf" else printing.save_html)(target)
    wait_until(seat.messages, "the message")
    assert "cannot be written" in seat.messages()[0]
    assert target.read_text(encoding="utf-8") == "before"
    assert {one.name for one in tiny_disk.iterdir()} == {"filling", target.name}
