"""Articles renamed, described and removed, and all of it taken back."""

from pathlib import Path
from typing import Any

import pytest

from annotator.bootstrap import check_project
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.services import keeping_articles, reading
from annotator.services.people import people
from annotator.services.removing_articles import remove
from annotator.services.workspace import Workspace
from tests.services.conftest import Take, journal
from tests.services.values import TEXT, article, exported, layer, said, span, tie
from tests.storage.samples import everything

SURROGATES = "a\ud800b\0"
MENDED = "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"


def uids(project: Workspace) -> list[str]:
    return [one.uid for one in project.read(lambda read: read.articles())]


def full(take: Take, **options: bool) -> None:
    """Three articles with every kind of thing on them."""
    odd = {"z": 24, "a": [24.0, None], "m": "24"}
    gold = layer(
        span("g", "claim", 0, 7, origin={"kind": "taken", "from": ["ana/c"]}),
        annotator="rita",
        role="gold",
        decisions=[{"b": 1, "a": 2}, "word"],
    )
    own = layer(
        span("s", "speaker", 0, 7, attributes=odd, note="n", discuss=True),
        span("c", "claim", 8, 20, fragments=[[8, 10], [12, 20]]),
        relations=(
            tie("c", "s", id="r"),
            tie("s", "c", "about", attributes=odd, note="x"),
            tie("s", "s", "about"),
        ),
        status="flagged",
    )
    take(
        article("a0", layer(), text="First."),
        article("a1", own, layer(annotator="ben"), gold, meta={"k": 1.0, "b": {"y": 1, "x": 2}}),
        article("a2", layer(span("s", "claim", 0, 4)), text="Last text."),
        **options,
    )


def test_renaming_and_describing(project: Workspace, take: Take) -> None:
    take(article("a1", meta={"n": 24.0, "published": "2018-02-15"}))
    (uid,) = uids(project)
    assert (
        project.run("Rename", keeping_articles.rename, uid, f"  Two \n words {SURROGATES}").title
        == f"Two words {MENDED}"
    )
    meta: dict[str, Any] = {"z": 24, "a": 24.0, SURROGATES: [SURROGATES, {"x": SURROGATES}], "crlf": "\r\n"}
    described = project.run("Describe", keeping_articles.describe, uid, meta)
    assert str(described.meta) == str({"z": 24, "a": 24.0, MENDED: [MENDED, {"x": MENDED}], "crlf": "\r\n"})
    assert project.read(lambda read: read.articles()) == [described]
    with pytest.raises(RefusedError, match="needs a title"):
        project.run("Rename", keeping_articles.rename, uid, " \n")


def test_revising_is_one_step(project: Workspace, take: Take) -> None:
    take(said())
    before = everything(project)
    (uid,) = uids(project)
    project.run("Revise", keeping_articles.revise, uid, "Two", {"n": 1})
    (one,) = project.read(lambda read: read.articles())
    assert (one.title, one.meta, project.read(lambda read: read.text(uid))) == ("Two", {"n": 1}, TEXT)
    project.undo()
    assert everything(project) == before
    entries = journal(project)
    project.run("Revise", keeping_articles.revise, uid, "One", {})
    assert journal(project) == entries
    with pytest.raises(RefusedError):
        project.run("Revise", keeping_articles.revise, uid, "", {"n": 2})
    assert everything(project) == before


def test_removing_and_undoing_restores_everything(project: Workspace, take: Take, folder: Path) -> None:
    full(take)
    before, lines = everything(project), exported(project, folder)
    first, second, _third = uids(project)
    project.run("Remove", remove, [second, first, second], "asked")
    assert [one["id"] for one in exported(project, folder)] == ["a2"]
    after = everything(project)
    assert not check_project(folder.parent / "project.annotator")
    project.undo()
    assert everything(project) == before
    assert str(exported(project, folder)) == str(lines)
    project.redo()
    assert everything(project) == after
    project.undo()
    assert everything(project) == before
    assert not check_project(folder.parent / "project.annotator")


def test_removing_what_is_gone(project: Workspace, take: Take) -> None:
    full(take)
    gone = uids(project)[0]
    project.run("Remove", remove, [gone], "asked")
    before = everything(project)
    with pytest.raises(NotFoundError):
        project.run("Remove", remove, [uids(project)[0], gone], "asked")
    assert everything(project) == before
    with pytest.raises(NotFoundError):
        project.run("Rename", keeping_articles.rename, gone, "x")
    with pytest.raises(NotFoundError, match="removed"):
        project.read(reading.open_article, gone, "")


def test_a_removed_article_can_be_imported_again(project: Workspace, take: Take, folder: Path) -> None:
    full(take)
    lines = exported(project, folder)
    project.run("Remove", remove, uids(project), "asked")
    full(take)
    assert exported(project, folder) == []
    full(take, replace=True)
    assert exported(project, folder) == lines


def test_reading_an_article_as_one_person_sees_it(project: Workspace, take: Take) -> None:
    full(take)
    uid = uids(project)[1]
    for name, numbers in (("ana", (2, 3)), ("ben", (0, 0)), ("rita", (0, 0)), ("", (0, 0))):
        person = project.read(people.named, name)
        seen = project.read(reading.open_article, uid, person.uid if person else "")
        assert (len(seen.annotations), len(seen.relations)) == numbers
        assert (seen.article.id, seen.text) == ("a1", TEXT)
        assert (seen.set is None) == (name in {"rita", ""})


def test_the_overview(project: Workspace, take: Take) -> None:
    full(take)
    ana = project.read(people.named, "ana")
    assert ana is not None
    seen = project.read(reading.overview, ana.uid)
    assert [(row.id, row.status.value, row.annotations) for row in seen.rows] == [
        ("a0", "done", 0),
        ("a1", "flagged", 2),
        ("a2", "done", 1),
    ]
    assert [person.name for person in seen.annotators] == ["ana", "ben", "rita"]
    assert [label.name for label in seen.scheme.labels] == ["claim", "speaker", "number", "hedge"]
    assert {row.status.value for row in project.read(reading.overview, "").rows} == {"new"}
