"""Back to the annotators, and what causes disagreement: each mistake once, with its reason."""

import pytest

from annotator.domain.guideline_sections import headings, section_for
from annotator.domain.review.adjudication import Resolution, Way
from annotator.domain.review.disagreement import Kind
from annotator.domain.span import Span
from annotator.services.review import closing_reviews
from annotator.services.review.causes import Cause, causes
from annotator.services.review.feedback import Feedback, Mistake, feedback_for
from annotator.services.review.gold_editing import annotate_gold
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.reviewed import ANA, BEN, Reviewed, two
from tests.services.values import tie

GUIDELINES = "# How\n\n## Claim #\n\ntext\n\n```\n## Number\n```\n\n### hedge\n"


@pytest.fixture
def finished(project: Workspace, take: Take) -> Reviewed:
    """Gold: Ana's claim and number, nobody's hedge, and a claim that both missed."""
    take(two(ana=ANA, ben=BEN, ana_ties=(tie("c1", "s1"),), ben_ties=()))
    reviewed = Reviewed(project)
    taken = Resolution(Way.TAKEN, reviewed.uid("ana"))
    reviewed.decide(reviewed.item("n1"), taken, reason="boundary rule", note="see “over”")
    reviewed.decide(reviewed.item("h1"), Way.NEITHER, reason="no hedge")
    reviewed.take(reviewed.item("c1"), "ana")
    project.run("Highlight", annotate_gold, reviewed.article, Span(37, 59), "claim")
    return reviewed


def of(reviewed: Reviewed, name: str) -> Feedback:
    return reviewed.project.read(feedback_for, reviewed.uid(name))


def told(feedback: Feedback) -> list[tuple[list[Mistake], str]]:
    return [
        (list(point.mistakes), point.decision.reason if point.decision is not None else "")
        for point in feedback.points
    ]


def test_everybody_gets_their_own_mistakes_with_reasons(finished: Reviewed) -> None:
    assert of(finished, "ben").articles == 0  # not before gold is finished
    finished.project.run("Finish", closing_reviews.finish, finished.article)
    ana, ben = of(finished, "ana"), of(finished, "ben")
    assert told(ana) == [([Mistake.SURPLUS], "no hedge"), ([Mistake.MISSED], "")]
    assert (ana.right, ana.annotations) == (3, 4)
    assert told(ben) == [
        ([Mistake.ATTRIBUTE], ""),
        ([Mistake.RELATION], ""),
        ([Mistake.BOUNDARY, Mistake.ATTRIBUTE], "boundary rule"),
        ([Mistake.MISSED], ""),
    ]
    assert next(iter(ben.by_mistake)) is Mistake.ATTRIBUTE
    assert len(ben.by_mistake[Mistake.ATTRIBUTE]) == 2
    # Nothing of Ana's is told to Ben but what became gold.
    assert {side.annotator for point in ben.points for side in point.difference.sides} == {
        finished.uid("ben"),
        "",
    }


def by_name(found: list[Cause]) -> dict[tuple[str, Kind, str], Cause]:
    return {(cause.label, cause.kind, cause.what): cause for cause in found}


def test_causes_are_counted_and_shown(finished: Reviewed) -> None:
    found = by_name(finished.project.read(causes, GUIDELINES))
    assert {key: (cause.count, cause.of, cause.section) for key, cause in found.items()} == {
        ("hedge", Kind.MISSING, ""): (1, 1, "hedge"),
        ("claim", Kind.ATTRIBUTE, "polarity"): (1, 1, "Claim"),
        ("claim", Kind.RELATION, "said-by"): (1, 1, "Claim"),
        ("number", Kind.BOUNDARY, ""): (1, 1, ""),
        ("number", Kind.ATTRIBUTE, "bound"): (1, 1, ""),
    }
    (example,) = found["number", Kind.BOUNDARY, ""].examples
    assert example.markdown() == (
        "> Reuters said that **over 100** men died. The ministry denied it.\n\n"
        "- ✓ **over 100**\n- ✗ *100*\n- boundary rule\n- see “over”"
    )
    (example,) = found["number", Kind.ATTRIBUTE, "bound"].examples
    assert example.gold == ("over 100 (bound: more-than)",)
    (example,) = found["hedge", Kind.MISSING, ""].examples
    assert example.versions == (("said", 1), ("", 1))
    assert example.markdown().endswith("- ✓ —\n- no hedge")


def test_headings_are_found_and_code_is_none() -> None:
    assert headings(GUIDELINES) == ["How", "Claim", "hedge"]
    assert section_for(GUIDELINES, "Number", "number") == ""
