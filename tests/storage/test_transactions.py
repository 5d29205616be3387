"""A transaction is all or nothing, one at a time, and nobody reads half of one."""

import threading
from dataclasses import replace

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.change import ChangeSet, Entity
from annotator.domain.errors import ProjectFileError, StaleError
from annotator.domain.label import Label
from annotator.domain.relation import Relation
from annotator.services.work import Work
from annotator.services.workspace import Workspace, now
from tests.storage.samples import Desk, clear, everything, furnish, mark, tie


class OopsError(Exception):
    """What goes wrong in the middle."""


def test_an_error_leaves_nothing_of_the_work(workspace: Workspace, desk: Desk) -> None:
    before = everything(workspace)
    heard: list[ChangeSet] = []
    workspace.listen(heard.append)

    def fail(work: Work) -> None:
        mark(work, desk.set)
        furnish(work, "somebody", "a9")
        raise OopsError

    with pytest.raises(OopsError):
        workspace.run("Fail", fail)
    assert everything(workspace) == before
    assert heard == []
    with workspace.store.reading() as read:
        assert read.latest() == 1


def test_what_is_pointed_at_does_not_go(workspace: Workspace, desk: Desk) -> None:
    one = workspace.run("Mark", mark, desk.set)
    other = workspace.run("Mark", mark, desk.set, (8, 12), label="speaker")
    workspace.run("Tie", tie, one, other)
    before = everything(workspace)
    parents: list[Entity] = [one, desk.set, desk.article, desk.annotator]
    for parent in parents:
        with pytest.raises(StaleError, match="points at it"):
            workspace.run("Remove", lambda work, parent=parent: work.remove(parent))  # type: ignore[misc]
    with workspace.store.reading() as read:
        claim = read.scheme().label_named("claim")
    assert claim is not None
    with pytest.raises(StaleError):
        workspace.run("Remove", lambda work: work.remove(claim))
    assert everything(workspace) == before


@pytest.mark.parametrize("kind", ["article", "annotator", "label", "set", "annotation"])
def test_names_that_are_taken_are_refused(workspace: Workspace, desk: Desk, kind: str) -> None:
    made = workspace.run("Mark", mark, desk.set)
    with workspace.store.reading() as read:
        label = read.scheme().labels[0]
    twin: dict[str, Entity] = {
        "article": replace(desk.article, uid="x"),
        "annotator": replace(desk.annotator, uid="x"),
        "label": replace(label, uid="x"),
        "set": replace(desk.set, uid="x"),
        "annotation": replace(made, uid="x"),
    }
    before = everything(workspace)
    with pytest.raises(StaleError, match="name is taken"):
        workspace.run("Put", lambda work: work.put(twin[kind]))
    with pytest.raises(StaleError, match="name is taken"):
        workspace.run("Put", lambda work: work.put_many(type(twin[kind]), [twin[kind]]))
    assert everything(workspace) == before


def test_what_points_at_nothing_is_refused(workspace: Workspace, desk: Desk) -> None:
    made = workspace.run("Mark", mark, desk.set)
    with pytest.raises(StaleError):
        workspace.run("Put", lambda work: work.put(replace(made, label="no such label")))
    lost = Relation("r", desk.set.uid, None, "said-by", made.uid, "nothing", 1)
    with pytest.raises(StaleError):
        workspace.run("Put", lambda work: work.put(lost))


def test_storing_what_is_gone_is_stale(workspace: Workspace, desk: Desk) -> None:
    made = workspace.run("Mark", mark, desk.set)
    workspace.run("Clear", clear, made)
    for after in (None, replace(made, note="x")):
        with pytest.raises(StaleError, match="not there any more"), workspace.store.writing() as tx:
            tx.store(made, after)


def test_the_number_of_annotations_goes_with_them(workspace: Workspace, desk: Desk) -> None:
    def number() -> int:
        with workspace.store.reading() as read:
            return read.article_rows(desk.annotator.uid)[0].annotations

    made = [workspace.run("Mark", mark, desk.set) for _ in range(3)]
    assert number() == 3
    workspace.run("Clear", clear, made[0])
    workspace.run("Status", lambda work: work.put(replace(desk.set, reason="x")))
    workspace.run("Edit", lambda work: work.put(replace(made[1], note="x")))
    assert number() == 2
    other = workspace.run("Furnish", furnish, "bert", "a2")
    moved = replace(made[1], set=other.set.uid)
    workspace.run("Move", lambda work: work.put(moved))
    assert number() == 1
    workspace.undo(other.article.uid)
    assert number() == 2


def test_figures_count_annotators_work_and_gold_apart(workspace: Workspace, desk: Desk) -> None:
    one = workspace.run("Mark", mark, desk.set)
    other = workspace.run("Mark", mark, desk.set, (8, 12), label="speaker")
    workspace.run("Tie", tie, one, other)
    with workspace.store.reading() as read:
        counts = read.counts()
    assert (counts.articles, counts.relations, counts.gold, counts.decisions) == (1, 1, 0, 0)
    assert counts.sets == {"in-progress": 1}
    assert counts.by_label == {"claim": 1, "speaker": 1}
    assert counts.by_annotator == {"anna": 2}


def test_a_reader_sees_one_state(workspace: Workspace, desk: Desk, target: str) -> None:
    """A state that was asked for stays the same while others want to write."""
    with workspace.store.snapshot() as read:
        assert read.annotations_of(desk.set.uid) == []
        thread = threading.Thread(target=workspace.run, args=("Mark", mark, desk.set))
        thread.start()
        thread.join()
        assert read.annotations_of(desk.set.uid) == []
        assert read.latest() == 1
    with workspace.store.reading() as read:
        assert len(read.annotations_of(desk.set.uid)) == 1


def test_several_threads_write_and_read_at_once(workspace: Workspace, desk: Desk) -> None:
    failures: list[BaseException] = []

    def work_on() -> None:
        try:
            for _ in range(10):
                workspace.run("Mark", mark, desk.set)
                with workspace.store.reading() as read:
                    assert read.latest() == 1 + len(read.annotations_of(desk.set.uid))
        except BaseException as error:  # noqa: BLE001 -- told by the test
            failures.append(error)

    threads = [threading.Thread(target=work_on) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with workspace.store.reading() as read:
        entries = read.entries(0)
    assert [entry.seq for entry in entries] == list(range(1, 42))


def test_the_journal_is_asked_in_pages_and_by_article(workspace: Workspace, desk: Desk) -> None:
    other = workspace.run("Furnish", furnish, "bert", "a2")
    for _ in range(5):
        workspace.run("Mark", mark, desk.set)

    def both(work: Work) -> None:
        mark(work, desk.set)
        mark(work, other.set)

    workspace.run("Both", both)
    with workspace.store.reading() as read:
        assert [entry.seq for entry in read.entries(2, limit=3)] == [3, 4, 5]
        assert [entry.seq for entry in read.log()] == [8, 7, 6, 5, 4, 3, 2, 1]
        assert [entry.seq for entry in read.log(other.article.uid)] == [8, 2]
        assert [entry.seq for entry in read.log(desk.article.uid)] == [8, 7, 6, 5, 4, 3, 1]
        steps = read.steps(desk.annotator.uid, desk.article.uid, limit=2)
        assert [step.seq for step in steps] == [6, 7]
        assert all(step.changes == () for step in steps)
        assert read.entry(steps[0].uid) == read.entries(5, limit=1)[0]
        assert read.entry("nothing") is None


def test_a_long_log_loses_and_repeats_nothing(workspace: Workspace) -> None:
    with workspace.store.writing() as tx:
        for number in range(1, 451):
            tx.record(ChangeSet(f"u{number}", 0, now(), "", "Test", "", ()))
    with workspace.store.reading() as read:
        assert [entry.seq for entry in read.log()] == list(range(450, 0, -1))


def test_drafts_are_kept_apart_from_history(workspace: Workspace, desk: Desk) -> None:
    store = workspace.store
    store.save_draft("anna", "note:1", "half a sen")
    store.save_draft("anna", "note:1", "half a sentence 🙂")
    store.save_draft("anna", "note:2", "")
    store.save_draft("bert", "note:1", "his")
    assert store.drafts("anna") == {"note:1": "half a sentence 🙂", "note:2": ""}
    store.drop_draft("anna", "note:1")
    store.drop_draft("anna", "never there")
    assert store.drafts("anna") == {"note:2": ""}
    with store.reading() as read:
        assert read.latest() == 1


def test_a_closed_project_says_so(workspace: Workspace, desk: Desk) -> None:
    workspace.close()
    with pytest.raises(ProjectFileError, match="was closed"):
        workspace.run("Mark", mark, desk.set)


def test_kinds_that_have_no_parent_count_their_positions(workspace: Workspace, desk: Desk) -> None:
    with workspace.store.reading() as read:
        assert read.next_position(Label) == 5
        assert read.next_position(Article) == 2
        assert read.next_position(AnnotationSet, desk.article.uid) == 2
        assert read.next_position(Annotation) == 1
