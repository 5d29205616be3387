"""A program that is killed while it annotates loses nothing that it was told is saved."""

import random
import time
from collections.abc import Callable
from pathlib import Path

from annotator.bootstrap import check_project, open_workspace
from annotator.services.workspace import Workspace
from tests.storage.samples import Desk, child, everything, furnish, mark

ANNOTATING = """
import sys
from annotator.bootstrap import open_workspace
from annotator.domain.annotation_set import AnnotationSet
from tests.storage.samples import mark

workspace = open_workspace(sys.argv[1], who="killed")
with workspace.store.reading() as read:
    target = read.get(AnnotationSet, sys.argv[2])
print("ready", flush=True)
while True:
    made = workspace.run("Highlight", mark, target, (3, 9), (12, 14), attributes={"value": 24.0})
    print(made.uid, flush=True)
"""


def killed(target: str, desk: Desk, seconds: float, *, first: bool) -> list[str]:
    """Let a process annotate for a while, kill it, and return what it was told is saved.

    With `first`, the while begins with the first that is saved: a busy machine may need long for it.
    """
    with child(ANNOTATING, target, desk.set.uid) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
        begun = process.stdout.readline() if first else ""
        time.sleep(seconds)
        process.kill()
        lines = (begun + process.stdout.read()).split("\n")
    return lines[:-1]  # what follows the last line end is half a line


def test_no_acknowledged_annotation_is_lost(
    file: Path, long_form: bool, report_line: Callable[[str], None]
) -> None:
    """`kill -9` at random moments; the seed is fixed, the moments are the machine's."""
    rounds = 100 if long_form else 10
    moments = random.Random(7)
    workspace = open_workspace(file)
    desk = workspace.run("Furnish", furnish)
    workspace.close()
    acknowledged: list[str] = []
    for number in range(rounds):
        acknowledged += killed(str(file), desk, moments.uniform(0.001, 0.12), first=number % 2 == 1)
        workspace = open_workspace(file)
        with workspace.store.reading() as read:
            there = {one.uid for one in read.annotations_of(desk.set.uid)}
        workspace.close()
        assert there.issuperset(acknowledged)
        assert len(there) <= len(acknowledged) + rounds
        assert check_project(file) == []
    assert acknowledged
    report_line(f"kill -9: {rounds} times, {len(acknowledged)} annotations acknowledged, 0 lost")


def test_what_a_killed_program_did_can_be_undone(file: Path) -> None:
    workspace = open_workspace(file)
    desk = workspace.run("Furnish", furnish)
    before = everything(workspace)
    made = killed(str(file), desk, 0.1, first=True)
    revived = Workspace(workspace.store, who="killed")
    while revived.undo(desk.article.uid):
        pass
    assert everything(workspace) == before
    assert made
    workspace.run("Highlight", mark, desk.set)
    workspace.close()
