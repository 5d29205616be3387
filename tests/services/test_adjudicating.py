"""Deciding disagreements on a real project: gold, where it is from, undo, and what changed since."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import NotFoundError, RefusedError, StaleError
from annotator.domain.label import Label, RelationType
from annotator.domain.review.adjudication import Draft, Resolution, Way, facets_of
from annotator.domain.review.review import State
from annotator.domain.span import Span
from annotator.services.annotations import annotating, attributing
from annotator.services.ledger import naming
from annotator.services.review import adjudicating, adjudicating_many, closing_reviews
from annotator.services.scheme import labelling
from annotator.services.scheme.labelling_attributes import rename_choice
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.reviewed import ANA, BEN, Reviewed, two
from tests.services.values import article, exported, layer, span, tie
from tests.storage.samples import everything

Json = dict[str, Any]


@pytest.fixture
def reviewed(project: Workspace, take: Take) -> Reviewed:
    take(two(ana=ANA, ben=BEN, ana_ties=(tie("c1", "s1"),), ben_ties=(tie("c1", "s1"),)))
    return Reviewed(project)


def test_deciding_takes_what_is_agreed_along_and_ties_what_is_decided(reviewed: Reviewed) -> None:
    reviewed.take(reviewed.item("c1"), "ana")
    assert reviewed.gold == [("claim", 18, 35), ("speaker", 0, 7)]
    assert reviewed.gold_ties == [("said-by", (18, 35), (0, 7))]
    assert [item.state for item in reviewed.review.items] == [State.OPEN, State.DECIDED, State.OPEN]


def test_facets_are_taken_from_different_people(reviewed: Reviewed, folder: Path) -> None:
    reviewed.take(reviewed.item("n1"), "ana", **{"attribute bound": "ben"})
    (number,) = (one for one in reviewed.review.gold if one.label == "number")
    assert (number.start, number.end) == (18, 26)
    assert number.attributes == {"bound": "exact", "value": 100}
    assert number.origin is not None
    assert number.origin["kind"] == "taken"
    assert number.origin["from"] == ["ana/n1", "ben/n1"]
    gold = next(one for one in exported(reviewed.project, folder)[0]["layers"] if one["role"] == "gold")
    (decision,) = gold["decisions"]
    assert decision["facets"] == [
        {"facet": "boundary", "annotator": "ana"},
        {"facet": "attribute bound", "annotator": "ben"},
    ]
    assert (decision["about"], decision["to"]) == (["ana/n1", "ben/n1"], [number.id])


@pytest.mark.parametrize(
    ("way", "found"),
    [
        (Way.UNION, [(18, 26)]),
        (Way.INTERSECTION, [(23, 26)]),
        (Way.BOTH, [(18, 26), (23, 26)]),
        (Way.NEITHER, []),
        (Way.LATER, []),
    ],
)
def test_each_way_makes_its_own_gold(reviewed: Reviewed, way: Way, found: list[tuple[int, int]]) -> None:
    reviewed.decide(reviewed.item("n1"), way)
    assert [(start, end) for label, start, end in reviewed.gold if label == "number"] == found
    state = State.LATER if way is Way.LATER else State.DECIDED
    assert reviewed.item("n1").state is state


def test_own_is_what_the_reviewer_made_of_it(reviewed: Reviewed) -> None:
    made = Draft("number", (Span(18, 30),), {"bound": "vague"})
    reviewed.decide(reviewed.item("n1"), Resolution(Way.OWN, own=(made,)))
    assert ("number", 18, 30) in reviewed.gold


def test_taking_from_who_has_nothing_puts_nothing_in(reviewed: Reviewed) -> None:
    reviewed.take(reviewed.item("h1"), "ben")
    assert [one for one in reviewed.gold if one[0] == "hedge"] == []
    assert reviewed.item("h1").state is State.DECIDED


def test_deciding_again_replaces_and_one_undo_takes_one_decision_back(reviewed: Reviewed) -> None:
    reviewed.take(reviewed.item("n1"), "ana")
    once = everything(reviewed.project)
    first = reviewed.item("n1").gold[0]
    reviewed.take(reviewed.item("n1"), "ben")
    assert [(one.uid, one.start) for one in reviewed.item("n1").gold] == [(first.uid, 23)]
    assert len(reviewed.review.standing.all_decisions) == 1
    reviewed.project.undo(reviewed.article)
    assert everything(reviewed.project) == once


def test_a_decision_is_taken_back_also_later(reviewed: Reviewed) -> None:
    reviewed.take(reviewed.item("h1"), "ana")
    before = everything(reviewed.project)
    reviewed.take(reviewed.item("c1"), "ana")
    reviewed.decide(reviewed.item("n1"), Way.BOTH)
    for name in ("c1", "n1"):
        key = reviewed.item(name).disagreement.key
        reviewed.project.run("Take back", adjudicating.withdraw, reviewed.article, key)
        with pytest.raises(NotFoundError):
            reviewed.project.run("Take back", adjudicating.withdraw, reviewed.article, key)
    after = everything(reviewed.project)
    assert {**after, "rows": before["rows"]} == before
    assert reviewed.review.left == 2


def test_six_annotators_on_one_article(project: Workspace, take: Take) -> None:
    numbers = [span("n", "number", *ends) for ends in ((18, 26), (18, 26), (18, 26), (23, 26), (18, 30))]
    claim = span("c", "claim", 18, 35)
    names = ["ana", "ben", "cem", "dan", "eva"]
    layers = [layer(claim, one, annotator=name) for one, name in zip(numbers, names, strict=True)]
    take(article("a1", *layers, layer(claim, annotator="fay")))
    reviewed = Reviewed(project)
    (item,) = reviewed.review.items
    assert [kind.value for kind in item.disagreement.types] == ["missing", "boundary"]
    facets = {facet.name: facet for facet in facets_of(item.disagreement)}
    assert [len(version.annotators) for version in facets["boundary"].versions] == [3, 1, 1]
    assert [len(version.annotators) for version in facets["presence"].versions] == [5, 1]
    assert project.run("Majority", adjudicating_many.take_majority, reviewed.article, 0.51) == 0
    assert project.run("Majority", adjudicating_many.take_majority, reviewed.article, 0.5) == 1
    assert reviewed.gold == [("claim", 18, 35), ("number", 18, 26)]
    reviewed.take(reviewed.review.items[0], "fay")
    assert reviewed.gold == [("claim", 18, 35)]


def test_undo_of_a_whole_review_leaves_nothing_of_it(reviewed: Reviewed) -> None:
    before = everything(reviewed.project)
    for item in reviewed.review.items:
        reviewed.take(item, "ana")
    assert reviewed.review.left == 0
    while reviewed.project.undo(reviewed.article) is not None:
        pass
    assert everything(reviewed.project) == before


def test_taking_what_is_agreed_twice_changes_nothing(reviewed: Reviewed) -> None:
    assert reviewed.project.run("Agreed", adjudicating.take_agreed, reviewed.article) == 1
    assert reviewed.gold == [("speaker", 0, 7)]
    assert reviewed.review.gold[0].origin is not None
    assert reviewed.review.gold[0].origin["from"] == ["ana/s1", "ben/s1"]
    before = everything(reviewed.project)
    assert reviewed.project.run("Agreed", adjudicating.take_agreed, reviewed.article) == 0
    assert everything(reviewed.project) == before


def test_a_decision_is_stale_when_an_annotator_changes_their_part(reviewed: Reviewed) -> None:
    reviewed.take(reviewed.item("n1"), "ana")
    reviewed.take(reviewed.item("h1"), "ana")
    uid = reviewed.own("ben", "n1").uid
    reviewed.as_annotator("ben", lambda work: annotating.reshape(work, uid, (Span(18, 30),)))
    item = reviewed.item("n1")
    assert item.state is State.STALE
    assert item.decision is not None
    assert item.decision.about == ("ana/n1", "ben/n1")
    assert ("number", 18, 26) in reviewed.gold  # as it was until it is decided anew
    assert reviewed.item("h1").state is State.DECIDED
    reviewed.take(item, "ben")
    assert ("number", 18, 30) in reviewed.gold
    assert reviewed.item("n1").state is State.DECIDED


def test_changes_of_the_project_itself_make_nothing_stale(reviewed: Reviewed) -> None:
    project = reviewed.project
    uid = reviewed.own("ben", "n1").uid
    for name in ("c1", "n1", "h1"):
        reviewed.take(reviewed.item(name), "ana")
    reviewed.as_annotator("ben", lambda work: attributing.set_attribute(work, [uid], "quantity", "men"))
    states = [item.state for item in reviewed.review.items]
    assert states == [State.DECIDED, State.DECIDED, State.STALE]
    label = project.read(lambda read: read.scheme().label("claim"))
    assert label is not None
    before = everything(project)
    project.run("Rename", rename_choice, Label, label.uid, "polarity", "asserts", "says")
    project.run("Rename", naming.rename, "quantity", ["men"], "men who died")
    assert [item.state for item in reviewed.review.items] == states
    attributes = [dict(one.attributes) for one in reviewed.review.gold if one.label == "claim"]
    assert attributes == [{"polarity": "says"}]
    project.undo()
    project.undo()
    assert everything(project) == before


def test_a_relation_type_of_another_name_keeps_what_was_decided(project: Workspace, take: Take) -> None:
    take(two(ana=ANA, ben=BEN, ana_ties=(tie("c1", "s1"),)))
    reviewed = Reviewed(project)
    reviewed.take(reviewed.item("c1"), "ana")
    reviewed.take(reviewed.tie_item("said-by", "c1"), "ana")
    before = everything(project)
    project.run("Rename", labelling.rename, RelationType, "said-by", "told-by")
    project.run("Rename", labelling.rename, Label, "claim", "statement")
    item = reviewed.tie_item("said-by", "c1")
    assert item.state is State.DECIDED
    assert item.decision is not None
    assert (item.decision.relation, item.decision.label) == ("told-by", "statement")
    assert reviewed.gold_ties == [("said-by", (18, 35), (0, 7))]
    project.undo()
    project.undo()
    assert everything(project) == before


def test_what_became_agreed_or_went_comes_back_where_gold_says_otherwise(reviewed: Reviewed) -> None:
    reviewed.take(reviewed.item("n1"), "ana")
    reviewed.take(reviewed.item("h1"), "ana")
    number, hedge = reviewed.own("ana", "n1").uid, reviewed.own("ana", "h1").uid

    def give_in(work: Work) -> None:
        annotating.reshape(work, number, (Span(23, 26),))
        annotating.delete(work, [hedge])

    reviewed.as_annotator("ana", give_in)
    states = {item.disagreement.label: item.state for item in reviewed.review.items}
    assert states["number"] is State.STALE
    assert states["hedge"] is State.STALE
    hedges = next(item for item in reviewed.review.items if item.disagreement.label == "hedge")
    reviewed.decide(hedges, Way.NEITHER)
    assert not [one for one in reviewed.gold if one[0] == "hedge"]
    assert {item.disagreement.label for item in reviewed.review.items if item.left} == {"number", "claim"}


def test_finished_gold_is_left_alone_and_what_came_back_is_counted(reviewed: Reviewed) -> None:
    project = reviewed.project
    project.run("All", adjudicating_many.take_all_from, reviewed.article, reviewed.uid("ana"))
    project.run("Finish", closing_reviews.finish, reviewed.article)
    uids = [reviewed.own("ben", "n1").uid]
    reviewed.as_annotator("ben", partial(annotating.delete, annotations=uids))
    told = project.run("Take agreed", adjudicating_many.adjudicate_all, "rev")
    assert (told.articles, told.finished, told.annotations, told.left) == (1, 1, 0, 1)


def test_slashes_in_ids_and_names_mislead_nobody(project: Workspace, take: Take) -> None:
    same = span("http://x/1", "speaker", 0, 7)
    mine, theirs = span("http://x/2", "claim", 18, 35), span("http://x/2", "claim", 18, 36)
    take(article("a1", layer(same, mine, annotator="an/a"), layer(same, theirs, annotator="ben")))
    reviewed = Reviewed(project)
    reviewed.take(reviewed.item("http://x/2"), "an/a")
    speaker = next(one for one in reviewed.review.gold if one.label == "speaker")
    project.run("Delete", annotating.delete, [speaker.uid])
    # What was taken out of gold stays out, and asks for nothing.
    assert reviewed.review.left == 0
    # Where nobody has any more what is in gold, it comes back.
    for name in ("an/a", "ben"):
        uids = [reviewed.own(name, "http://x/2").uid]
        reviewed.as_annotator(name, partial(annotating.delete, annotations=uids))
    assert [item.state for item in reviewed.review.items] == [State.STALE]


def test_relations_resolve_where_their_ends_are_decided(project: Workspace, take: Take) -> None:
    hedge, claim = span("h1", "hedge", 8, 12), span("c1", "claim", 18, 35)
    other = span("h1", "hedge", 8, 17)
    take(two(ana=(hedge, claim), ben=(other, claim), ana_ties=(tie("c1", "h1", "hedged-by"),)))
    reviewed = Reviewed(project)
    item = reviewed.tie_item("hedged-by", "c1")
    assert item.state is State.OPEN
    reviewed.take(reviewed.item("h1"), "ana")
    assert reviewed.tie_item("hedged-by", "c1").follows == reviewed.uid("ana")
    assert reviewed.gold_ties == [("hedged-by", (18, 35), (8, 12))]
    reviewed.take(reviewed.item("h1"), "ben")
    assert reviewed.gold_ties == []
    assert reviewed.tie_item("hedged-by", "c1").state is State.RESOLVED
    reviewed.take(item, "ana")
    assert reviewed.gold_ties == [("hedged-by", (18, 35), (8, 17))]
    reviewed.decide(reviewed.item("h1"), Way.NEITHER)
    assert reviewed.gold_ties == []
    reviewed.decide(reviewed.item("h1"), Way.UNION)
    assert reviewed.gold_ties == [("hedged-by", (18, 35), (8, 17))]


def test_pieces_are_tied_as_whoever_has_them_tied_them(project: Workspace, take: Take) -> None:
    speaker, inside = span("s", "speaker", 0, 7), span("n", "number", 18, 26)
    whole = (span("c", "claim", 18, 35), speaker, inside)
    pieces = (span("c", "claim", 18, 26), span("d", "claim", 27, 35), speaker, inside)
    whole_ties = (tie("c", "s"), tie("c", "n", "has-number"))
    both = (*whole_ties, tie("d", "s"))
    take(two(ana=whole, ben=pieces, ana_ties=whole_ties, ben_ties=both))
    reviewed = Reviewed(project)
    of_number = [("has-number", (18, 26), (18, 26))]
    of_pieces = [("said-by", (18, 26), (0, 7)), ("said-by", (27, 35), (0, 7))]
    reviewed.take(reviewed.item("c"), "ben")
    assert reviewed.gold_ties == [*of_number, *of_pieces]
    reviewed.take(reviewed.item("c"), "ana")
    assert reviewed.gold_ties == [("has-number", (18, 35), (18, 26)), ("said-by", (18, 35), (0, 7))]


def test_what_only_the_whole_is_tied_to_goes_to_the_piece_around_it(project: Workspace, take: Take) -> None:
    inside = span("n", "number", 18, 26)
    pieces = (span("c", "claim", 18, 26), span("d", "claim", 27, 35), inside)
    take(two(ana=(span("c", "claim", 18, 35), inside), ben=pieces, ana_ties=(tie("c", "n", "has-number"),)))
    reviewed = Reviewed(project)
    reviewed.take(reviewed.item("c"), "ben")
    assert reviewed.gold_ties == []
    reviewed.take(reviewed.tie_item("has-number", "c"), "ana")
    assert reviewed.gold_ties == [("has-number", (18, 26), (18, 26))]


def test_what_is_not_there_any_more_is_refused(reviewed: Reviewed) -> None:
    item = reviewed.item("n1")
    uid = reviewed.own("ben", "n1").uid
    reviewed.as_annotator("ben", lambda work: annotating.delete(work, [uid]))
    with pytest.raises(StaleError):
        reviewed.take(item, "ana")
    with pytest.raises(RefusedError):
        reviewed.decide(reviewed.item("c1"), Resolution(Way.TAKEN, "nobody"))
