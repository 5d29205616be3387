"""Reviews shared out: the queue, finishing, a second reviewer, one's own work, and letters for names."""

from pathlib import Path

import pytest

from annotator.domain.annotation_set import Role, Status
from annotator.domain.change import ChangeSet
from annotator.domain.errors import RefusedError
from annotator.domain.review.adjudication import Resolution, Way
from annotator.domain.review.disagreement import Kind
from annotator.domain.review.review import State
from annotator.services.annotations import annotating
from annotator.services.people import people
from annotator.services.review import adjudicating, adjudicating_many, closing_reviews, reviewing
from annotator.services.review.comparing import compared
from annotator.services.review.queue import KeptQueue, Order, Queue
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.reviewed import ANA, BEN, Reviewed, two
from tests.services.values import OTHER, article, layer, span, tie
from tests.storage.samples import everything


@pytest.fixture
def reviewed(project: Workspace, take: Take) -> Reviewed:
    take(
        two(ana=ANA, ben=BEN, ana_ties=(tie("c1", "s1"),)),
        article(
            "a2",
            layer(span("x", "claim", 0, 7)),
            layer(span("x", "claim", 0, 7), annotator="ben"),
            text=OTHER,
        ),
        article(
            "a3", layer(span("x", "claim", 0, 9)), layer(annotator="ben", status="flagged"), text=OTHER + "."
        ),
    )
    return Reviewed(project)


class Watched:
    """A queue that hears of changes, as a window's does."""

    def __init__(self, project: Workspace) -> None:
        self.project, self.kept = project, KeptQueue()
        project.listen(self._hear)

    def _hear(self, change_set: ChangeSet) -> None:
        self.kept.forget([change_set])

    def read(self) -> Queue:
        queue = self.kept.read(self.project.store, self.project.who)
        assert queue == KeptQueue().read(self.project.store, self.project.who)
        return queue


def test_the_queue_follows_what_is_decided(reviewed: Reviewed) -> None:
    watched = Watched(reviewed.project)
    first, second = watched.read().rows
    assert (first.article.id, first.left, first.decided) == ("a1", 4, 0)
    assert first.open == {Kind.MISSING: 1, Kind.ATTRIBUTE: 2, Kind.BOUNDARY: 1, Kind.RELATION: 1}
    assert first.agreement == pytest.approx(6 / 7)
    assert (second.article.id, second.left, second.agreement) == ("a2", 0, 1.0)
    reviewed.take(reviewed.item("n1"), "ana")
    assert watched.read().rows[0].decided == 1
    reviewed.decide(reviewed.item("h1"), Way.LATER)
    first, _ = watched.read().rows
    assert (first.left, first.decided, first.later) == (3, 1, 1)
    uid = reviewed.own("ben", "n1").uid
    reviewed.as_annotator(
        "ben", lambda work: annotating.reshape(work, uid, (reviewed.own("ana", "n1").extent,))
    )
    first, _ = watched.read().rows
    assert (first.left, first.stale) == (4, 1)
    assert [row.article.id for row in watched.read().sorted(Order.WORST)] == ["a1", "a2"]
    project = reviewed.project
    project.run("Assign", reviewing.assign, [reviewed.article], project.who)
    project.run("Assign", reviewing.assign, [reviewed.article], project.who)
    assert watched.read().rows[0].reviewers == (project.who,)
    project.run("Unassign", reviewing.unassign, [reviewed.article])
    assert watched.read().rows[0].reviewers == ()


def test_finishing_asks_for_everything_and_protects(reviewed: Reviewed) -> None:
    project = reviewed.project
    with pytest.raises(RefusedError, match="4 disagreements"):
        project.run("Finish", closing_reviews.finish, reviewed.article)
    project.run("Take", adjudicating_many.take_all_from, reviewed.article, reviewed.uid("ana"))
    assert reviewed.review.left == 0
    assert reviewed.gold_ties == [("said-by", (18, 35), (0, 7))]
    project.run("Finish", closing_reviews.finish, reviewed.article)
    with pytest.raises(RefusedError, match="finished"):
        reviewed.decide(reviewed.item("h1"), Way.NEITHER)
    project.run("Reopen", closing_reviews.reopen, reviewed.article)
    reviewed.decide(reviewed.item("h1"), Way.NEITHER)
    assert reviewed.item("h1").state is State.DECIDED


def test_nobody_reviews_their_own_work_unless_that_is_allowed(reviewed: Reviewed) -> None:
    project = reviewed.project
    project.who = reviewed.uid("ana")
    before = everything(project)
    with pytest.raises(RefusedError, match="yourself"):
        reviewed.take(reviewed.item("n1"), "ana")
    with pytest.raises(RefusedError, match="yourself"):
        project.run("Take", adjudicating_many.take_all_from, reviewed.article, project.who)
    assert everything(project) == before
    # Nothing is judged where all agree.
    assert project.run("Take agreed", adjudicating.take_agreed, reviewed.article) == 1
    project.run("Settle", lambda work: reviewing.settle_reviewing(work, own_work=True))
    reviewed.take(reviewed.item("n1"), "ana")
    assert reviewed.item("n1").state is State.DECIDED


def test_reasons_are_the_projects_own(project: Workspace) -> None:
    settings = project.run(
        "Settle", lambda work: reviewing.settle_reviewing(work, reasons=[" a  b ", "", "c", "a b"])
    )
    assert settings.reasons == ("a b", "c")
    assert project.read(lambda read: read.review_settings()) == settings
    with pytest.raises(RefusedError, match="too long"):
        project.run("Settle", lambda work: reviewing.settle_reviewing(work, reasons=["x" * 201]))
    project.undo()
    assert project.read(lambda read: read.review_settings().reasons)[0] == "guidelines"


def second_reviewer(reviewed: Reviewed) -> str:
    """Both reviewers decide everything; they differ about the number and the hedge."""
    project = reviewed.project
    for name in ("n1", "c1"):
        reviewed.take(reviewed.item(name), "ana")
    reviewed.take(reviewed.item("h1"), "ana")
    project.run("Finish", closing_reviews.finish, reviewed.article)
    other = project.run("Add", people.add, "second").uid
    project.who = other
    reviewed.take(reviewed.item("n1"), "ben")
    reviewed.take(reviewed.item("c1"), "ana")
    reviewed.take(reviewed.item("h1"), "ben")
    project.who = reviewed.who
    assert KeptQueue().read(project.store, reviewed.who).rows[0].differences == 0
    project.who = other
    project.run("Finish", closing_reviews.finish, reviewed.article)
    project.who = reviewed.who
    return other


def settle(reviewed: Reviewed, key: str, reviewer: str) -> None:
    """Take a reviewer's version of what golds differ in."""
    taken = Resolution(Way.TAKEN, reviewer)
    reviewed.project.run("Decide", adjudicating.decide, reviewed.article, key, taken, of_gold=True)


def test_a_second_reviewer_has_gold_of_their_own_and_one_is_final(reviewed: Reviewed) -> None:
    project = reviewed.project
    other = second_reviewer(reviewed)
    golds = project.read(
        lambda read: [one for one in read.sets_of(reviewed.article) if one.role is Role.GOLD]
    )
    assert [(one.annotator, one.final) for one in golds] == [(reviewed.who, True), (other, False)]
    project.run("Final", reviewing.make_final, reviewed.article, other)
    golds = project.read(
        lambda read: [one for one in read.sets_of(reviewed.article) if one.role is Role.GOLD]
    )
    assert [one.final for one in golds] == [False, True]
    row = KeptQueue().read(project.store, reviewed.who).rows[0]
    assert row.differences == 2
    assert [(one.reviewer == other, one.final) for one in row.golds] == [(False, False), (True, True)]


def test_what_reviewers_differ_in_is_settled_in_ones_own_gold(reviewed: Reviewed) -> None:
    project = reviewed.project
    other = second_reviewer(reviewed)

    def differences() -> dict[str, str]:
        found = project.read(lambda read: compared(read, reviewed.article, project.who, of_gold=True))
        return {item.disagreement.label: item.disagreement.key for item in found.items if item.left}

    keys = differences()
    assert set(keys) == {"number", "hedge"}
    project.run("Reopen", closing_reviews.reopen, reviewed.article)
    assert differences() == keys
    assert KeptQueue().read(project.store, reviewed.who).rows[0].differences == 2
    project.run("Finish", closing_reviews.finish, reviewed.article)
    for key in keys.values():
        settle(reviewed, key, other)
    assert differences() == {}
    assert reviewed.review.gold_set is not None
    assert reviewed.review.gold_set.status is Status.DONE
    assert KeptQueue().read(project.store, reviewed.who).rows[0].differences == 0
    assert ("number", 23, 26) in reviewed.gold
    assert not [one for one in reviewed.gold if one[0] == "hedge"]
    assert reviewed.gold_ties == [("said-by", (18, 35), (0, 7))]


def test_a_third_person_settles_in_gold_of_their_own(reviewed: Reviewed) -> None:
    project = reviewed.project
    second_reviewer(reviewed)
    project.who = project.run("Add", people.add, "third").uid
    found = project.read(lambda read: compared(read, reviewed.article, project.who, of_gold=True))
    for item in reversed(found.items):
        settle(reviewed, item.disagreement.key, reviewed.who)
    now = project.read(lambda read: compared(read, reviewed.article, project.who, of_gold=True))
    assert now.left == 0
    assert len(now.comparison.sets) == 2
    assert ("number", 18, 26) in reviewed.gold
    assert reviewed.gold_ties == [("said-by", (18, 35), (0, 7))]


def test_letters_stay_and_follow_no_order_of_names(project: Workspace, take: Take, folder: Path) -> None:
    layers = [layer(span("x", "claim", 0, 7), annotator=name) for name in ("ana", "ben", "cem")]
    take(*(article(f"a{n}", *layers, text=OTHER + "." * n) for n in range(12)))
    people_of = {one.uid: one.name for one in project.read(lambda read: read.annotators())}
    orders = set()
    for one in project.read(lambda read: read.articles()):
        letters = project.read(compared, one.uid, "").letters
        assert letters == project.read(compared, one.uid, "").letters
        assert list(letters.values()) == ["A", "B", "C"]
        orders.add("".join(people_of[uid] for uid in letters))
    assert len(orders) > 2
    found = project.read(lambda read: read.sets_of(read.articles()[0].uid))
    assert {one.status for one in found} == {Status.DONE}
