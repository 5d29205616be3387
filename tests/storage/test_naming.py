"""Entities and quantities are listed and found, also in projects that were made before there was a list."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import open_workspace
from annotator.domain.annotation_set import Role
from annotator.domain.json_values import JsonObject
from annotator.services.ports.answers import NamedValue
from annotator.services.workspace import Workspace
from tests.storage import first_version
from tests.storage.samples import Desk, furnish, mark

THREE: tuple[JsonObject, ...] = (
    {"entity": "Bloomberg"},
    {"entity": "Maria Zakharova"},
    {"entity": "Bloomberg"},
)


def test_names_are_listed_with_how_often_and_in_how_many_articles(workspace: Workspace) -> None:
    desk = workspace.run("Furnish", furnish)
    other = workspace.run("Furnish", furnish, article="a2")
    for attributes in THREE:
        workspace.run("Mark", mark, desk.set, label="speaker", attributes=attributes)
    workspace.run("Mark", mark, other.set, label="speaker", attributes=THREE[0])
    for nothing in ({}, {"entity": ""}, {"entity": 5}, {"quantity": "dead"}):
        workspace.run("Mark", mark, other.set, label="number", attributes=nothing)
    entities = workspace.read(lambda read: read.named_values("entity"))
    assert entities == [NamedValue("Bloomberg", 3, 2), NamedValue("Maria Zakharova", 1, 1)]
    assert workspace.read(lambda read: read.named_values("quantity")) == [NamedValue("dead", 1, 1)]


def test_a_changed_name_moves_and_gold_is_found_but_not_counted(workspace: Workspace) -> None:
    desk = workspace.run("Furnish", furnish)
    one = workspace.run("Mark", mark, desk.set, label="speaker", attributes=THREE[0])
    gold = replace(desk.set, uid="gold", role=Role.GOLD, position=2)
    workspace.run("Gold", lambda work: work.put(gold))
    workspace.run("Mark", mark, gold, label="speaker", attributes=THREE[0])
    assert workspace.read(lambda read: read.named_values("entity")) == [NamedValue("Bloomberg", 1, 1)]
    assert len(workspace.read(lambda read: read.annotations_naming("entity", "Bloomberg"))) == 2
    workspace.run("Change", lambda work: work.put(replace(one, attributes={"entity": "Reuters"})))
    assert workspace.read(lambda read: read.named_values("entity")) == [NamedValue("Reuters", 1, 1)]
    assert workspace.read(lambda read: read.annotations_naming("entity", "Reuters"))[0].uid == one.uid


def _old_project(path: Path, folder: Path) -> Desk:
    return first_version.make(str(path), folder, attributes=THREE)


def test_an_old_project_gets_its_lists(tmp_path: Path) -> None:
    path = tmp_path / "old.annotator"
    _old_project(path, tmp_path)
    opened = open_workspace(path)
    assert opened.read(lambda read: read.named_values("entity")) == [
        NamedValue("Bloomberg", 2, 1),
        NamedValue("Maria Zakharova", 1, 1),
    ]
    opened.close()


def test_an_old_project_that_can_only_be_read_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.annotator"
    _old_project(path, tmp_path)
    monkeypatch.setattr(
        "annotator.storage.project_file._no_right", lambda file: f"{file.place} can only be read"
    )
    opened = open_workspace(path)
    assert [one.name for one in opened.read(lambda read: read.named_values("entity"))] == [
        "Bloomberg",
        "Maria Zakharova",
    ]
    assert len(opened.read(lambda read: read.annotations_naming("entity", "Bloomberg"))) == 2
    assert opened.read(lambda read: (read.guidelines(), read.declined_of("any"))) == ([], [])
    opened.close()
