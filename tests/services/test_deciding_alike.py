"""Rules and the same decision elsewhere: shown first, done in one step, and nothing that does not fit."""

from collections.abc import Callable
from typing import Any

import pytest

from annotator.domain.errors import NotFoundError
from annotator.domain.review.adjudication import Way
from annotator.domain.review.review import State
from annotator.domain.review.rules import Rule
from annotator.services import undoing
from annotator.services.annotations import annotating
from annotator.services.review import closing_reviews, deciding_alike
from annotator.services.review.deciding_alike import Proposal, Scope
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.reviewed import ANA, BEN, Reviewed, two
from tests.services.values import TEXT, article, layer, span
from tests.storage.samples import everything

Json = dict[str, Any]
QUOTED = "He said “25 %, or so”, twice. He said “25 %, or so”, twice."


def pair(*pairs: tuple[tuple[int, int], tuple[int, int]], label: str = "claim") -> Json:
    """An article in which two annotators have each a stretch of theirs."""
    return article(
        "a1",
        *(
            layer(*(span(f"x{n}", label, *each[side]) for n, each in enumerate(pairs)), annotator=name)
            for side, name in enumerate(("ana", "ben"))
        ),
        text=QUOTED,
    )


def found(reviewed: Reviewed, rule: Rule, scope: Scope = deciding_alike.EVERYWHERE) -> list[Proposal]:
    return reviewed.project.read(lambda read: deciding_alike.by_rule(read, rule, reviewed.project.who, scope))


def spans(proposals: list[Proposal]) -> list[list[tuple[int, int]]]:
    return [[(one.fragments[0].start, one.fragments[-1].end) for one in each.drafts] for each in proposals]


def test_a_boundary_that_differs_by_punctuation_only(project: Workspace, take: Take) -> None:
    # “25 %, or so” with its marks and without; and 25 % against 25: the sign is part of the amount.
    take(pair(((8, 21), (9, 20)), ((39, 43), (39, 41))))
    reviewed = Reviewed(project)
    assert spans(found(reviewed, Rule.PUNCTUATION_SHORTER)) == [[(9, 20)]]
    assert spans(found(reviewed, Rule.PUNCTUATION_LONGER)) == [[(8, 21)]]
    assert spans(found(reviewed, Rule.NESTED_SHORTER)) == [[(9, 20)], [(39, 41)]]
    assert spans(found(reviewed, Rule.NESTED_LONGER)) == [[(8, 21)], [(39, 43)]]
    assert found(reviewed, Rule.NESTED_LONGER, Scope(label="hedge")) == []
    before = everything(project)
    assert before["decisions"] == [[], []]
    proposals = found(reviewed, Rule.NESTED_SHORTER)
    assert project.run("Rule", deciding_alike.apply, proposals, Rule.NESTED_SHORTER) == 2
    assert reviewed.gold == [("claim", 9, 20), ("claim", 39, 41)]
    decision = reviewed.review.items[0].decision
    assert decision is not None
    assert (decision.rule, decision.kind) == ("nested-shorter", "taken")
    assert project.run("Rule", deciding_alike.apply, proposals, Rule.NESTED_SHORTER) == 0
    project.undo(reviewed.article)
    assert everything(project) == before


def test_a_boundary_that_overlaps_is_not_nested(project: Workspace, take: Take) -> None:
    take(pair(((3, 12), (8, 21))))
    reviewed = Reviewed(project)
    assert found(reviewed, Rule.NESTED_LONGER) == found(reviewed, Rule.PUNCTUATION_LONGER) == []


def test_what_one_alone_has_and_what_some_left_unsaid(project: Workspace, take: Take) -> None:
    said = span("h", "hedge", 0, 7, attributes={"type": "modal"})
    take(
        article(
            "a1",
            layer(span("h", "hedge", 0, 7), span("c", "claim", 8, 30), annotator="ana"),
            layer(said, annotator="ben"),
            layer(said, annotator="cem"),
        )
    )
    reviewed = Reviewed(project)
    assert spans(found(reviewed, Rule.ALONE_OUT)) == [[]]
    assert spans(found(reviewed, Rule.ALONE_IN)) == [[(8, 30)]]
    (unsaid,) = found(reviewed, Rule.UNSAID_VALUE)
    assert unsaid.drafts[0].attributes == {"type": "modal"}
    project.run("Rule", deciding_alike.apply, [unsaid], Rule.UNSAID_VALUE)
    assert [dict(one.attributes) for one in reviewed.review.gold] == [{"type": "modal"}]


def test_what_changed_since_it_was_shown_is_left_alone(project: Workspace, take: Take) -> None:
    take(pair(((8, 21), (9, 20)), ((39, 43), (39, 41))))
    reviewed = Reviewed(project)
    proposals = found(reviewed, Rule.NESTED_SHORTER)
    uid = reviewed.own("ana", "x0").uid
    wider = reviewed.own("ana", "x0").extent.__class__(8, 22)
    reviewed.as_annotator("ana", lambda work: annotating.reshape(work, uid, (wider,)))
    assert project.run("Rule", deciding_alike.apply, proposals, Rule.NESTED_SHORTER) == 1
    assert reviewed.gold == [("claim", 39, 41)]


def again(reviewed: Reviewed, key: str) -> list[Proposal]:
    return reviewed.project.read(
        lambda read: deciding_alike.as_decided(read, reviewed.article, key, reviewed.project.who)
    )


def several(project: Workspace, take: Take, change: Callable[[Json], Json] = lambda one: one) -> Reviewed:
    """Three articles of the same text, in the second of which the two have it the other way round."""
    first = two(ana=ANA, ben=BEN)
    second = {**two(ana=BEN, ben=ANA), "id": "a2", "text": TEXT + " Yes."}
    third = {**two(ana=ANA, ben=BEN), "id": "a3", "text": TEXT + " No."}
    take(first, second, change(third))
    return Reviewed(project)


def test_the_same_phrase_is_decided_the_same_whoever_has_which_version(
    project: Workspace, take: Take
) -> None:
    reviewed = several(project, take)
    item = reviewed.item("n1")
    with pytest.raises(NotFoundError):
        again(reviewed, item.disagreement.key)
    reviewed.take(item, "ana", **{"attribute bound": "ben"})
    proposals = again(reviewed, item.disagreement.key)
    assert spans(proposals) == [[(18, 26)], [(18, 26)]]
    assert [one.drafts[0].attributes["bound"] for one in proposals] == ["exact", "exact"]
    assert project.run("Alike", deciding_alike.apply, proposals[:1]) == 1
    assert [one.article for one in again(reviewed, item.disagreement.key)] == [proposals[1].article]


def test_what_was_decided_in_several_articles_is_taken_back_from_each(project: Workspace, take: Take) -> None:
    reviewed = several(project, take)
    item = reviewed.item("n1")
    reviewed.take(item, "ana")
    before = everything(project)
    proposals = again(reviewed, item.disagreement.key)
    assert project.run(undoing.DECIDE_ALIKE, deciding_alike.apply, proposals) == 2
    after = everything(project)
    # The first article has no part in it: there the decision itself is the last step.
    assert project.history_in(reviewed.article).undo == "Decide"
    for proposal in proposals:
        assert project.undo_in(proposal.article) is not None
        assert everything(project) == before
        assert project.redo_in(proposal.article) is not None
        assert everything(project) == after


def test_ways_are_carried_over_and_ones_own_is_not(project: Workspace, take: Take) -> None:
    reviewed = several(project, take)
    item = reviewed.item("h1")
    reviewed.decide(item, Way.NEITHER)
    assert spans(again(reviewed, item.disagreement.key)) == [[], []]
    item = reviewed.item("n1")
    reviewed.decide(item, Way.UNION)
    assert spans(again(reviewed, item.disagreement.key)) == [[(18, 26)], [(18, 26)]]
    reviewed.decide(item, Way.OWN)
    with pytest.raises(NotFoundError, match="its own place"):
        again(reviewed, item.disagreement.key)


def test_another_phrase_and_finished_gold_are_passed_over(project: Workspace, take: Take) -> None:
    reviewed = several(project, take, lambda one: {**one, "text": TEXT.replace("100", "900")})
    item = reviewed.item("n1")
    reviewed.take(item, "ana")
    (proposal,) = again(reviewed, item.disagreement.key)
    other = Reviewed.__new__(Reviewed)
    other.project, other.who, other.article = project, reviewed.who, proposal.article
    for each in other.review.items:
        other.take(each, "ben")
    project.run("Finish", closing_reviews.finish, other.article)
    assert again(reviewed, item.disagreement.key) == []
    assert {each.state for each in other.review.items} == {State.DECIDED}
