"""Undo, redo, following and what has gone stale, on real databases."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from annotator.bootstrap import check_project, open_workspace
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import ChangeSet, Step
from annotator.domain.errors import StaleError
from annotator.domain.ids import new_id
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.services.work import Work
from annotator.services.workspace import MANY, History, Workspace
from tests.storage.samples import Desk, child, clear, everything, furnish, mark, tie


@pytest.fixture
def opened(target: str) -> Iterator[Callable[[], Workspace]]:
    """Opens the project as often as a test wants."""
    workspaces: list[Workspace] = []

    def another(who: str = "") -> Workspace:
        workspaces.append(open_workspace(target, who=who))
        return workspaces[-1]

    yield another
    for workspace in workspaces:
        workspace.close()


@pytest.fixture
def workspace(opened: Callable[[], Workspace]) -> Workspace:
    """The project, opened."""
    return opened()


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    """An article to annotate; whoever works from now on is its annotator."""
    made = workspace.run("Furnish", furnish)
    workspace.who = made.annotator.uid
    return made


def test_listeners_hear_each_change_set_once_in_order_after_the_commit(
    workspace: Workspace, desk: Desk
) -> None:
    heard: list[tuple[str, int]] = []

    def listen(name: str) -> Callable[[ChangeSet], None]:
        def hear(change_set: ChangeSet) -> None:
            with workspace.store.reading() as read:
                assert read.latest() == change_set.seq
            heard.append((name, change_set.seq))

        return hear

    workspace.listen(listen("a"))
    workspace.listen(listen("b"))
    made = workspace.run("Mark", mark, desk.set)
    workspace.run("Same", lambda work: work.put(made))
    workspace.undo(desk.article.uid)
    assert heard == [("a", 2), ("b", 2), ("a", 3), ("b", 3)]


def test_undo_and_redo_bring_back_the_same_values(workspace: Workspace, desk: Desk) -> None:
    states = [everything(workspace)]
    one = workspace.run("Mark", mark, desk.set, (0, 3), (5, 9), attributes={"z": 24, "a": 24.0})
    states.append(everything(workspace))
    workspace.run("Note", lambda work: work.put(replace(one, note="n", discuss=True)))
    states.append(everything(workspace))
    scope = desk.article.uid
    assert workspace.history(scope) == History("Note", None)
    for state in states[-2::-1]:
        done = workspace.undo(scope)
        assert done is not None
        assert done.step is Step.UNDO
        assert everything(workspace) == state
    assert workspace.undo(scope) is None
    assert workspace.history(scope) == History(None, "Mark")
    for state in states[1:]:
        workspace.redo(scope)
        assert everything(workspace) == state
    assert workspace.redo(scope) is None
    workspace.undo(scope)
    workspace.run("Other", mark, desk.set)
    assert workspace.redo(scope) is None


def test_a_removed_annotation_comes_back_with_its_relations(workspace: Workspace, desk: Desk) -> None:
    one = workspace.run("Mark", mark, desk.set)
    other = workspace.run("Mark", mark, desk.set, (8, 12), label="speaker")
    workspace.run("Tie", tie, one, other)
    workspace.run("Tie", tie, one, one, "about")
    before = everything(workspace)
    workspace.run("Remove", clear, one)
    after = everything(workspace)
    workspace.undo(desk.article.uid)
    assert everything(workspace) == before
    workspace.redo(desk.article.uid)
    assert everything(workspace) == after


def test_undo_and_redo_go_on_after_a_restart(
    workspace: Workspace, desk: Desk, opened: Callable[..., Workspace]
) -> None:
    empty = everything(workspace)
    workspace.run("Mark", mark, desk.set)
    marked = everything(workspace)
    workspace.close()
    again = opened(desk.annotator.uid)
    assert again.history(desk.article.uid) == History("Mark", None)
    again.undo(desk.article.uid)
    assert everything(again) == empty
    again.close()
    third = opened(desk.annotator.uid)
    assert third.history(desk.article.uid) == History(None, "Mark")
    third.redo(desk.article.uid)
    assert everything(third) == marked


def test_a_stale_undo_is_refused_and_dropped(
    workspace: Workspace, desk: Desk, opened: Callable[..., Workspace]
) -> None:
    scope = desk.article.uid
    workspace.run("First", mark, desk.set)
    made = workspace.run("Mark", mark, desk.set)
    other = opened("somebody else")
    changed = replace(made, note="mine now")
    other.run("Note", lambda work: work.put(changed))
    before = everything(workspace)
    with pytest.raises(StaleError, match="“Mark” cannot be undone"):
        workspace.undo(scope)
    assert everything(workspace) == before
    assert workspace.history(scope).undo == "First"


def test_a_dependent_that_came_later_from_somebody_else_refuses_the_undo(
    workspace: Workspace, desk: Desk, opened: Callable[..., Workspace]
) -> None:
    one = workspace.run("Mark", mark, desk.set)
    other = workspace.run("Mark", mark, desk.set, (8, 12), label="speaker")
    opened("somebody else").run("Tie", tie, one, other)
    before = everything(workspace)
    with pytest.raises(StaleError):
        workspace.undo(desk.article.uid)
    assert everything(workspace) == before


def test_undo_touches_only_own_changes(
    workspace: Workspace, desk: Desk, opened: Callable[..., Workspace]
) -> None:
    other = opened("somebody else")
    theirs = other.run("Mark", mark, desk.set)
    workspace.run("Mark", mark, desk.set)
    workspace.undo(desk.article.uid)
    assert workspace.undo(desk.article.uid) is None
    with workspace.store.reading() as read:
        assert read.annotations_of(desk.set.uid) == [theirs]
    assert other.history(desk.article.uid) == History("Mark", None)


def test_each_article_and_the_project_have_stacks_of_their_own(workspace: Workspace, desk: Desk) -> None:
    second = workspace.run("Furnish", furnish, "anna", "a2")
    workspace.run("One", mark, desk.set)
    workspace.run("Two", mark, second.set)
    assert workspace.history(desk.article.uid).undo == "One"
    assert workspace.history(second.article.uid).undo == "Two"
    assert workspace.history().undo == "Furnish"


def test_an_import_is_undone_and_redone_whole(workspace: Workspace, desk: Desk) -> None:
    number = 700
    made = [
        Annotation(
            new_id(), desk.set.uid, f"i{n}", "number", (Span(n % 50, n % 50 + 2),), n, {"value": 1.0 * n}
        )
        for n in range(number)
    ]
    ties = [
        Relation(new_id(), desk.set.uid, None, "about", one.uid, made[0].uid, n) for n, one in enumerate(made)
    ]

    def bring(work: Work) -> None:
        work.put_many(Annotation, made)
        work.put_many(Relation, ties)

    before = everything(workspace)
    workspace.run("Import", bring)
    after = everything(workspace)
    with workspace.store.reading() as read:
        entry = read.entries(1)[0]
        assert entry.changes == ()
        whole = read.entry(entry.uid)
    assert whole is not None
    assert [(bulk.kind, len(bulk.uids)) for bulk in whole.bulk] == [("annotation", 700), ("relation", 700)]
    heard: list[ChangeSet] = []
    workspace.listen(heard.append)
    workspace.undo()
    assert everything(workspace) == before
    assert len(heard[0].changes) == (2 * number if 2 * number <= MANY else 0)
    assert heard[0].reload == (desk.article.uid,)
    workspace.redo()
    assert everything(workspace) == after


def test_an_import_that_was_worked_on_is_not_undone(workspace: Workspace, desk: Desk) -> None:
    made = [Annotation(new_id(), desk.set.uid, f"i{n}", "claim", (Span(0, 2),), n) for n in range(3)]
    workspace.run("Import", lambda work: work.put_many(Annotation, made))
    workspace.run("Edit", lambda work: work.put(replace(made[1], note="x")))
    before = everything(workspace)
    with pytest.raises(StaleError):
        workspace.undo()
    assert everything(workspace) == before


def test_two_windows_follow_each_other(
    workspace: Workspace, desk: Desk, opened: Callable[..., Workspace]
) -> None:
    other = opened("somebody else")
    heard: dict[str, list[int]] = {"one": [], "other": []}
    workspace.listen(lambda change_set: heard["one"].append(change_set.seq))
    other.listen(lambda change_set: heard["other"].append(change_set.seq))
    for number in range(3):
        (workspace, other)[number % 2].run("Mark", mark, desk.set)
    other.undo(desk.article.uid)
    assert workspace.follow() == 1
    assert other.follow() == 0
    assert heard == {"one": [2, 3, 4, 5], "other": [2, 3, 4, 5]}
    assert everything(workspace) == everything(other)


WRITING = """
import sys, threading
from annotator.bootstrap import open_workspace
from annotator.domain.annotation_set import AnnotationSet
from tests.storage.samples import mark

workspace = open_workspace(sys.argv[1], who=sys.argv[3])
heard = []
workspace.listen(lambda change_set: heard.append(change_set.seq))
first = workspace._seen
with workspace.store.reading() as read:
    target = read.get(AnnotationSet, sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()

def work_on():
    for _ in range(15):
        workspace.run("Mark", mark, target)

threads = [threading.Thread(target=work_on) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.stdin.read()
workspace.follow()
print([first, *heard])
workspace.close()
"""


def test_programs_that_write_at_once_hear_each_change_exactly_once_and_in_order(
    workspace: Workspace, desk: Desk, target: str
) -> None:
    heard: list[int] = []
    workspace.listen(lambda change_set: heard.append(change_set.seq))
    with child(WRITING, target, desk.set.uid, "a") as one, child(WRITING, target, desk.set.uid, "b") as other:
        for process in (one, other):
            assert process.stdout is not None
            assert process.stdin is not None
            assert process.stdout.readline() == "ready\n"
        for process in (one, other):
            process.stdin.write("go\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
        for _ in range(15):
            workspace.run("Mark", mark, desk.set)
            workspace.follow()
        while len(heard) < 75:
            workspace.follow()
        results = [process.communicate("", timeout=60) for process in (one, other)]
    assert heard == list(range(2, 77))
    for printed, problems in results:
        assert problems == ""
        first, *numbers = json.loads(printed)
        assert numbers == list(range(first + 1, 77))
    assert check_project(target) == []


def test_a_set_with_its_annotations_comes_and_goes_whole(workspace: Workspace, desk: Desk) -> None:
    workspace.run("Mark", mark, desk.set)
    before = everything(workspace)

    def empty(work: Work) -> None:
        for one in work.read.annotations_of(desk.set.uid):
            clear(work, one)
        work.remove(work.get(AnnotationSet, desk.set.uid))

    workspace.run("Empty", empty)
    workspace.undo(desk.article.uid)
    assert everything(workspace) == before
