"""Gold changed by hand with the tools of annotating: where it came from stays told."""

import pytest

from annotator.domain.errors import RefusedError
from annotator.domain.review.review import State
from annotator.domain.span import Span
from annotator.services.annotations import annotating, attributing, relating
from annotator.services.review import adjudicating, closing_reviews
from annotator.services.review.gold_editing import annotate_gold
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.reviewed import ANA, BEN, Reviewed, two
from tests.services.values import layer, span, tie


@pytest.fixture
def reviewed(project: Workspace, take: Take) -> Reviewed:
    take(two(ana=ANA, ben=BEN))
    made = Reviewed(project)
    project.run("Agreed", adjudicating.take_agreed, made.article)
    return made


def origin_of(reviewed: Reviewed, uid: str) -> tuple[object, object]:
    origin = next(one for one in reviewed.review.gold if one.uid == uid).origin
    assert origin is not None
    return origin["kind"], origin["from"]


def test_what_was_agreed_stays_editable_and_tells_it(reviewed: Reviewed) -> None:
    project = reviewed.project
    uid = reviewed.review.gold[0].uid
    project.run("Note", annotating.write_note, uid, "sure")
    assert origin_of(reviewed, uid)[0] == "unanimous"
    project.run("Set", attributing.set_attribute, [uid], "form", "organisation")
    assert origin_of(reviewed, uid) == ("edited", ["ana/s1", "ben/s1"])
    project.undo(reviewed.article)
    project.run("Reshape", annotating.reshape, uid, (Span(0, 6),))
    assert origin_of(reviewed, uid)[0] == "edited"
    assert project.run("Agreed", adjudicating.take_agreed, reviewed.article) == 0


def test_what_is_made_is_new_and_can_be_tied(reviewed: Reviewed) -> None:
    project = reviewed.project
    made = project.run("Highlight", annotate_gold, reviewed.article, Span(37, 40), "claim")
    assert origin_of(reviewed, made.uid) == ("new", [])
    assert project.run("Highlight", annotate_gold, reviewed.article, Span(37, 40), "claim") == made
    speaker = next(one for one in reviewed.review.gold if one.label == "speaker")
    project.run("Tie", relating.tie, made.uid, speaker.uid, "said-by")
    # What was tied by hand stays when something else is decided.
    reviewed.take(reviewed.item("c1"), "ana")
    assert reviewed.gold_ties == [("said-by", (37, 40), (0, 7))]
    with pytest.raises(RefusedError):
        project.run("Highlight", annotate_gold, reviewed.article, Span(0, 999), "claim")
    assert reviewed.review.gold_set is not None
    for item in reviewed.review.items:
        if item.left:
            reviewed.take(item, "ana")
    project.run("Finish", closing_reviews.finish, reviewed.article)
    with pytest.raises(RefusedError, match="finished"):
        project.run("Highlight", annotate_gold, reviewed.article, Span(37, 40), "hedge")


def test_what_was_untied_by_hand_stays_untied(project: Workspace, take: Take) -> None:
    take(two(ana=ANA, ben=(*BEN, ANA[3]), ana_ties=(tie("c1", "s1"),), ben_ties=(tie("c1", "s1"),)))
    reviewed = Reviewed(project)
    reviewed.take(reviewed.item("c1"), "ana")
    (relation,) = reviewed.review.gold_relations
    project.run("Untie", relating.untie, relation.uid)
    reviewed.take(reviewed.item("n1"), "ana")
    assert reviewed.gold_ties == []


def test_gold_from_elsewhere_is_not_made_twice(project: Workspace, take: Take) -> None:
    one = two(ana=ANA, ben=BEN)
    there = span("g1", "speaker", 0, 7)
    one["layers"].append(layer(there, annotator="rev", role="gold", status="in-progress"))
    take(one)
    reviewed = Reviewed(project)
    assert project.run("Agreed", adjudicating.take_agreed, reviewed.article) == 0
    assert [(each.id, each.origin) for each in reviewed.review.gold] == [("g1", None)]


def test_what_was_taken_out_does_not_come_back(reviewed: Reviewed) -> None:
    project = reviewed.project
    project.run("Delete", annotating.delete, [reviewed.review.gold[0].uid])
    assert reviewed.gold == []
    assert project.run("Agreed", adjudicating.take_agreed, reviewed.article) == 0
    # It is decided, until one of those who had it changes it.
    uid = reviewed.own("ben", "s1").uid
    reviewed.as_annotator("ben", lambda work: annotating.reshape(work, uid, (Span(0, 5),)))
    assert reviewed.item("s1").state is State.STALE
    project.undo(reviewed.article)
    project.redo(reviewed.article)
    decisions = reviewed.review.standing.all_decisions
    reviewed.take(reviewed.item("h1"), "ana")
    hedge = next(one for one in reviewed.review.gold if one.label == "hedge")
    project.run("Delete", annotating.delete, [hedge.uid])
    assert len(reviewed.review.standing.all_decisions) == len(decisions) + 1
    assert reviewed.item("h1").state is State.DECIDED
