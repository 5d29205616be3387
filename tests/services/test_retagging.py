"""What becomes of ties where an annotation is given another label."""

from dataclasses import replace

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.article import new_article
from annotator.domain.span import Span
from annotator.services.annotations import annotating, relating
from annotator.services.people import people
from annotator.services.work import Work
from annotator.services.workspace import Workspace


@pytest.fixture
def uid(project: Workspace) -> str:
    """An article (`uid`) that Ana works on."""
    project.who = project.run("Add", people.add, "ana").uid

    def put_in(work: Work) -> str:
        head, text = new_article("Reuters said that over 100 men died.", id="a1", title="One", position=1)
        work.put(head)
        work.put(text)
        return head.uid

    return project.run("Put in", put_in)


def mark(project: Workspace, article: str, start: int, end: int, label: str) -> Annotation:
    return project.run("Highlight", annotating.annotate, article, Span(start, end), label)


def test_retagging_takes_along_the_ties_that_the_label_may_have(project: Workspace, uid: str) -> None:
    claim, number, hedge = (
        mark(project, uid, 0, 30, "claim"),
        mark(project, uid, 0, 7, "number"),
        mark(project, uid, 8, 12, "hedge"),
    )

    def types(work: Work) -> dict[str, str]:
        return {kind.name: kind.uid for kind in work.read.scheme().relation_types}

    def tie_both(work: Work) -> None:
        relating.tie(work, claim.uid, number.uid, types(work)["has-number"])
        relating.tie(work, claim.uid, hedge.uid, types(work)["hedged-by"])

    project.run("Tie", tie_both)
    project.run("Retag", annotating.retag, claim.uid, "number")
    # A number may be hedged as well, but has no number of its own.
    left = project.read(lambda read: read.relations_at(claim.uid))
    assert [one.target for one in left] == [hedge.uid]
    project.undo(uid)
    assert len(project.read(lambda read: read.relations_at(claim.uid))) == 2


def test_retagging_leaves_ties_alone_that_the_scheme_did_not_allow_before(
    project: Workspace, uid: str
) -> None:
    claim, number = mark(project, uid, 0, 30, "claim"), mark(project, uid, 0, 7, "number")

    def tie_and_narrow(work: Work) -> None:
        kind = work.read.scheme().relation_type_named("has-number")
        assert kind is not None
        relating.tie(work, claim.uid, number.uid, kind.uid)
        work.put(replace(kind, sources=()))

    project.run("Tie", tie_and_narrow)
    project.run("Retag", annotating.retag, claim.uid, "hedge")
    assert len(project.read(lambda read: read.relations_at(claim.uid))) == 1
