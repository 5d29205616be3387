"""An import taken back as one step, and refused where somebody went on from it."""

from pathlib import Path

import pytest

from annotator.bootstrap import check_project, open_workspace
from annotator.domain.errors import (
    StaleError,
)
from annotator.domain.span import Span
from annotator.services.annotations import annotating
from annotator.services.people import people
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.refusals import refused_whole
from tests.services.values import OTHER, article, layer, said, span
from tests.storage.samples import everything


def test_an_import_is_one_step_of_the_project(project: Workspace, take: Take, folder: Path) -> None:
    empty = everything(project)
    take(said(), article("a2", layer(span("x", "new", 0, 3), annotator="ben"), text=OTHER))
    full = everything(project)
    assert project.undo() is not None
    assert everything(project) == empty
    assert project.redo() is not None
    assert everything(project) == full
    assert project.undo() is not None
    assert project.undo() is None
    assert not check_project(folder.parent / "project.annotator")


@pytest.mark.parametrize("replace", [True, False])
def test_a_second_import_is_a_step_of_the_project_too(project: Workspace, take: Take, replace: bool) -> None:
    take(said())
    before = everything(project)
    changed = span("s", "speaker", 0, 8) if replace else span("n", "hedge", 0, 8)
    take(article("a1", layer(changed)), replace=replace)
    after = everything(project)
    assert project.undo() is not None
    assert everything(project) == before
    assert project.redo() is not None
    assert everything(project) == after


def test_an_import_that_changed_what_it_had_just_made_can_be_undone(project: Workspace, take: Take) -> None:
    empty = everything(project)
    first = article("a1", layer(span("x", "claim", 0, 7), status="new"), meta={"k": 1})
    second = article("a1", layer(span("x", "hedge", 0, 9), status="done"), meta={"k": 2})
    take(first, second, replace=True)
    full = everything(project)
    project.undo()
    assert everything(project) == empty
    project.redo()
    assert everything(project) == full


@pytest.mark.parametrize("whose", ["own", "somebody's"])
def test_undo_of_an_import_that_somebody_annotated_on_is_refused(
    project: Workspace, take: Take, whose: str
) -> None:
    who = project.run("Add", people.add, "ana" if whose == "own" else "eve").uid
    take(article("a1", layer(span("x", "claim", 0, 7), status="in-progress")))
    (one,) = project.read(lambda read: read.articles())
    other = open_workspace(_path_of(project), who=who)
    other.run("Highlight", annotating.annotate, one.uid, Span(8, 12), "hedge")
    other.close()
    words = refused_whole(project, project.undo, StaleError)
    assert "“Import” cannot be undone: what it changed was changed again since" in words
    history = project.history()
    assert history.undo == "Add"


def test_undo_of_an_import_after_one_of_its_annotations_changed(project: Workspace, take: Take) -> None:
    take(article("a1", layer(span("x", "claim", 0, 7), status="in-progress")))
    (one,) = project.read(lambda read: read.articles())
    importer, ana = project.who, project.read(people.named, "ana")
    assert ana is not None
    project.who = ana.uid
    own = project.run("Status", annotating.own_set, one.uid)
    (annotation,) = project.read(lambda read: read.annotations_of(own.uid))
    project.run("Note", annotating.write_note, annotation.uid, "mine")
    project.who = importer
    refused_whole(project, project.undo, StaleError)


def _path_of(project: Workspace) -> str:
    place = getattr(project.store, "place")  # noqa: B009 - a detail of the store of files
    assert isinstance(place, str)
    return place
