"""Decisions and origins in files: whole after a round trip, and without a name where none may be told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.bootstrap import check_project, create_project, open_workspace
from annotator.domain.review.adjudication import Way
from annotator.domain.review.review import State
from annotator.domain.span import Span
from annotator.services.annotations import annotating
from annotator.services.imports.importing import ImportOptions, import_sources
from annotator.services.imports.renaming_map import read_map
from annotator.services.review import remarking
from annotator.services.workspace import Workspace
from tests.services.conftest import Take, write
from tests.services.reviewed import ANA, BEN, Reviewed, two
from tests.services.values import Json, exported, tie


@pytest.fixture
def decided(project: Workspace, take: Take) -> Reviewed:
    """Everything decided in a different way; a name of two letters, and names in reasons and notes."""
    one = two(ana=ANA, ben=BEN, ana_ties=(tie("c1", "s1"),))
    one["layers"][1]["annotator"] = "Bo"
    take(one)
    reviewed = Reviewed(project, "Reviewer")
    reviewed.take(reviewed.item("n1"), "ana", boundary="Bo")
    reviewed.decide(reviewed.item("h1"), Way.NEITHER, reason="as ana says", note="ask Reviewer")
    reviewed.take(reviewed.item("c1"), "Bo")
    reviewed.decide(reviewed.tie_item("said-by", "c1"), Way.UNION)
    return reviewed


def in_a_new_project(
    tmp_path: Path, articles: list[Json], check: Callable[[Workspace], None], **options: object
) -> None:
    path = tmp_path / "other.annotator"
    create_project(path)
    opened = open_workspace(path)
    try:
        write(tmp_path / "again.jsonl", articles)
        import_sources(opened, [tmp_path / "again.jsonl"], ImportOptions(**options))  # type: ignore[arg-type]
        check(opened)
    finally:
        opened.close()
    assert check_project(path) == []


def states(reviewed: Reviewed) -> list[State]:
    return [item.state for item in reviewed.review.items]


def test_a_round_trip_keeps_what_was_decided(decided: Reviewed, folder: Path, tmp_path: Path) -> None:
    articles = exported(decided.project, folder)
    assert states(decided) == [State.DECIDED] * 4

    def check(opened: Workspace) -> None:
        there = Reviewed(opened, "Reviewer")
        assert exported(opened, folder) == articles
        assert states(there) == [State.DECIDED] * 4
        uid = there.own("Bo", "n1").uid
        there.as_annotator("Bo", lambda work: annotating.reshape(work, uid, (Span(24, 26),)))
        assert there.item("n1").state is State.STALE

    in_a_new_project(tmp_path, articles, check)


def test_an_older_file_does_not_bring_an_older_decision_back(
    decided: Reviewed, folder: Path, tmp_path: Path
) -> None:
    older = exported(decided.project, folder)
    decided.decide(decided.item("n1"), Way.LATER)
    write(tmp_path / "older.jsonl", older)
    import_sources(decided.project, [tmp_path / "older.jsonl"], ImportOptions())
    assert len(decided.review.standing.all_decisions) == 5
    assert decided.item("n1").state is State.LATER
    decided.take(decided.item("n1"), "Bo")
    assert decided.item("n1").state is State.DECIDED


def test_names_of_a_map_are_those_of_decisions_as_well(
    decided: Reviewed, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "map.toml").write_text('[annotators]\nana = "Anastasia"\nBo = "ana"\n', encoding="utf-8")

    def check(opened: Workspace) -> None:
        assert states(Reviewed(opened, "Reviewer")) == [State.DECIDED] * 4

    articles = exported(decided.project, folder)
    in_a_new_project(tmp_path, articles, check, map=read_map(tmp_path / "map.toml"))


def test_an_anonymous_export_tells_no_name(decided: Reviewed, folder: Path, tmp_path: Path) -> None:
    key = decided.item("n1").disagreement.key
    decided.project.run("Remark", remarking.say, decided.article, key, "ana and Bo differ")
    articles = exported(decided.project, folder, anonymous=True)
    gold = next(one for one in articles[0]["layers"] if one["role"] == "gold")
    assert len(gold["decisions"]) == 4
    told = json.dumps(articles[0]["layers"])
    assert not [name for name in ("ana", "Bo", "Reviewer") if f'"{name}' in told or f" {name}" in told]

    def check(opened: Workspace) -> None:
        assert states(Reviewed(opened, gold["annotator"])) == [State.DECIDED] * 4

    in_a_new_project(tmp_path, articles, check)
