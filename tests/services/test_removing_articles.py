"""Removing an article: everything on it goes, a tombstone stays, undo and --replace bring it back."""

from pathlib import Path

import orjson
import pytest

from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.services.exports.exporting import export
from annotator.services.exports.options import ExportOptions
from annotator.services.removing_articles import remove
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.values import OTHER, article, exported, layer, said, span


@pytest.fixture
def uid(project: Workspace, take: Take) -> str:
    """Two articles, the first with everything that can be on one; its `uid`."""
    gold = layer(span("g", "claim", 0, 7), annotator="rita", role="gold", decisions=[{"who": "rita"}])
    first = said()
    take({**first, "layers": [*first["layers"], gold]}, article("a2", text=OTHER))
    found = project.read(lambda read: read.articles()[0].uid)

    def more(work: Work) -> None:
        ana = work.read.annotators()[0].uid
        work.put(Remark("r1", found, 1, ana, "2026-01-01T00:00:00.000Z", "why?"))
        work.put(ReviewAssignment("i1", found, ana, 1))

    project.run("Fill", more)
    return found


def test_what_is_removed_leaves_a_tombstone(project: Workspace, uid: str, folder: Path, take: Take) -> None:
    before = exported(project, folder)
    project.run("Remove article", remove, [uid], "  The  publisher asked. ")
    (stone,) = project.read(lambda read: read.tombstones())
    assert (stone.article, stone.title, stone.why) == ("a1", "One", "The publisher asked.")
    assert [one["id"] for one in exported(project, folder)] == ["a2"]
    manifest = orjson.loads((folder / "exported.jsonl.manifest.json").read_bytes())
    assert [(one["article"], one["why"]) for one in manifest["removed"]] == [("a1", "The publisher asked.")]
    report = take(said())
    assert (
        f"corpus.jsonl, line 1, article a1: not taken in, for it was removed on {stone.at[:10]}"
        " (The publisher asked.); import with --replace to have it back"
    ) in map(str, report.findings)
    assert report.tally.articles_new == 0
    with pytest.raises(NotFoundError):
        project.run("Remove article", remove, [uid], "again")
    project.undo()
    assert exported(project, folder) == before
    assert project.read(lambda read: read.tombstones()) == []
    assert project.read(lambda read: len(read.remarks_on(uid))) == 1
    project.redo()
    assert take(said(), replace=True).tally.articles_new == 1
    assert project.read(lambda read: read.tombstones()) == []


@pytest.mark.parametrize("why", ["", " \n", "x" * 1001])
def test_a_reason_is_needed(project: Workspace, uid: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        project.run("Remove article", remove, [uid], why)
    assert export(project, tmp_path / "x.jsonl", ExportOptions("jsonl")).articles == 2
