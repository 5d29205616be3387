"""Two programs at work on one article at the same time: every decision of either is there afterwards."""

from contextlib import ExitStack
from pathlib import Path

from annotator.bootstrap import check_project, open_workspace
from annotator.services.imports.importing import ImportOptions, import_sources
from annotator.services.workspace import Workspace
from tests.services.conftest import write
from tests.services.reviewed import Reviewed
from tests.services.values import article, layer, span
from tests.storage.samples import child

PLACES = 24
TEXT = "There were ten men here. " * PLACES

DECIDING = """
import sys
from annotator.bootstrap import open_workspace
from annotator.domain.review.adjudication import Resolution, Way
from annotator.services.review import adjudicating
from annotator.services.people import people
from annotator.services.review.comparing import compared

target, name, first, step = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
workspace = open_workspace(target)
workspace.who = workspace.read(people.named, name).uid
article = workspace.read(lambda read: read.articles()[0].uid)
items = workspace.read(compared, article, workspace.who).items[first::step]
print("ready", flush=True)
sys.stdin.readline()
for item in items:
    taken = Resolution(Way.TAKEN, item.disagreement.sides[0].annotator)
    workspace.run("Decide", adjudicating.decide, article, item.disagreement.key, taken)
workspace.close()
print("done", flush=True)
"""


def fill(workspace: Workspace, folder: Path) -> Reviewed:
    """An article in which two differ everywhere, and two reviewers."""
    first = layer(*(span(f"a{n}", "number", 25 * n + 11, 25 * n + 14) for n in range(PLACES)))
    second = layer(
        *(span(f"b{n}", "number", 25 * n + 11, 25 * n + 18) for n in range(PLACES)),
        span("x", "claim", 0, 3),
        annotator="ben",
    )
    first["spans"].append(span("x", "claim", 0, 3))
    source = write(folder / "c.jsonl", [article("a1", first, second, text=TEXT)])
    import_sources(workspace, [source], ImportOptions())
    Reviewed(workspace, "other")
    return Reviewed(workspace, "rev")


def at_once(target: str, *reviewers: tuple[str, int, int]) -> None:
    """Have several programs decide at the same time."""
    with ExitStack() as stack:
        programs = [
            stack.enter_context(child(DECIDING, target, name, str(first), str(step)))
            for name, first, step in reviewers
        ]
        for program in programs:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
        for program in programs:
            assert program.stdin is not None
            program.stdin.write("go\n")
            program.stdin.flush()
        for program in programs:
            out, err = program.communicate(timeout=120)
            assert out == "done\n", err


def test_nothing_is_lost_of_one_reviewer_in_two_programs(target: str, tmp_path: Path) -> None:
    workspace = open_workspace(target)
    try:
        reviewed = fill(workspace, tmp_path)
        at_once(target, ("rev", 0, 2), ("rev", 1, 2))
        review = reviewed.review
        assert review.left == 0
        assert len(review.standing.all_decisions) == PLACES
        assert reviewed.gold == [
            ("claim", 0, 3),
            *(("number", 25 * n + 11, 25 * n + 14) for n in range(PLACES)),
        ]
        positions = [one.position for one in review.gold]
        assert len(set(positions)) == len(positions)
    finally:
        workspace.close()
    assert check_project(target) == []


def test_nothing_is_lost_of_two_reviewers(target: str, tmp_path: Path) -> None:
    workspace = open_workspace(target)
    try:
        reviewed = fill(workspace, tmp_path)
        at_once(target, ("rev", 0, 1), ("other", 0, 1))
        golds = workspace.read(lambda read: read.gold_sets())
        assert sorted(one.final for one in golds) == [False, True]
        for one in golds:
            workspace.who = one.annotator
            assert reviewed.review.left == 0
            assert len(reviewed.review.gold) == PLACES + 1
    finally:
        workspace.close()
    assert check_project(target) == []
