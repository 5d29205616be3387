"""Versions of the guidelines: saved, never changed, undone, and kept with the work begun under them."""

import pytest

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import RefusedError, StaleError
from annotator.domain.span import Span
from annotator.services.annotations.annotating import annotate, set_status
from annotator.services.keeping_guidelines import LONGEST, save
from annotator.services.people import people
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.values import article


def begin(project: Workspace, take: Take, *articles: str) -> list[str]:
    """Take articles in and sit down as ana; the articles' `uid`s."""
    take(*(article(name, text=f"Over 100 fighters of {name} were killed.") for name in articles))
    project.who = project.run("Add annotator", people.add, "ana").uid
    return [one.uid for one in project.read(lambda read: read.articles())]


def guideline_of(project: Workspace, uid: str) -> str | None:
    own = project.read(lambda read: read.set_of(uid, project.who, Role.ANNOTATOR))
    assert own is not None
    return own.guideline


def test_each_saving_is_a_version_and_undo_takes_it_back(project: Workspace, take: Take) -> None:
    begin(project, take, "a1")
    first = project.run("Save guidelines", save, "# One\r\n", "  first\n words ", after=0)
    assert (first.version, first.text, first.note, first.who) == ("1", "# One\n", "first words", project.who)
    assert project.run("Save guidelines", save, "# One\n", after=0) == first
    second = project.run("Save guidelines", save, "# Two", after=1)
    assert [one.position for one in project.read(lambda read: read.guidelines())] == [1, 2]
    project.undo()
    assert project.read(lambda read: read.guidelines()) == [first]
    project.redo()
    assert project.read(lambda read: read.guidelines()) == [first, second]


def test_what_cannot_be_saved_is_said(project: Workspace) -> None:
    with pytest.raises(RefusedError, match="empty"):
        project.run("Save guidelines", save, " \n", after=0)
    with pytest.raises(RefusedError, match="1000001 characters"):
        project.run("Save guidelines", save, "x" * (LONGEST + 1), after=0)
    project.run("Save guidelines", save, "theirs", after=0)
    with pytest.raises(StaleError, match="version 1"):
        project.run("Save guidelines", save, "mine", after=0)


def test_work_keeps_the_version_it_was_begun_under(project: Workspace, take: Take) -> None:
    one, two, three = begin(project, take, "a1", "a2", "a3")
    project.run("Highlight", annotate, one, Span(0, 4), "number")
    assert guideline_of(project, one) is None
    project.run("Save guidelines", save, "# One", after=0)
    project.run("Highlight", annotate, two, Span(0, 4), "number")
    project.run("Save guidelines", save, "# Two", after=1)
    for uid in (one, two):
        project.run("Highlight", annotate, uid, Span(5, 8), "number")
    project.run("Highlight", annotate, three, Span(0, 4), "number")
    assert [guideline_of(project, uid) for uid in (one, two, three)] == [None, "1", "2"]
    project.undo(three)
    assert project.read(lambda read: read.set_of(three, project.who, Role.ANNOTATOR)) is None


def test_what_is_done_at_once_has_its_version_too(project: Workspace, take: Take) -> None:
    (one,) = begin(project, take, "a1")
    project.run("Save guidelines", save, "# One", after=0)
    project.run("Done", set_status, one, Status.DONE)
    assert guideline_of(project, one) == "1"
