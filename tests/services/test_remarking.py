"""Remarks and answers: they stay with their place, and are taken back by whoever said them."""

import pytest

from annotator.domain.errors import RefusedError
from annotator.domain.span import Span
from annotator.services.annotations import annotating
from annotator.services.people import people
from annotator.services.removing_articles import remove
from annotator.services.review import remarking
from annotator.services.review.remarking import threads_by_key, threads_on
from annotator.services.telling_history import history
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.reviewed import ANA, BEN, Reviewed, two
from tests.services.values import tie
from tests.storage.samples import everything


@pytest.fixture
def reviewed(project: Workspace, take: Take) -> Reviewed:
    take(two(ana=ANA, ben=BEN, ana_ties=(tie("c1", "s1"),)))
    return Reviewed(project)


def told(reviewed: Reviewed) -> dict[str, list[list[str]]]:
    """What was said, by the kinds of the disagreement."""
    review = reviewed.review
    threads = reviewed.project.read(threads_on, reviewed.article)
    by_key = threads_by_key(review, threads)
    return {
        ",".join(item.disagreement.types): [
            [thread.remark.text, *(one.text for one in thread.answers)] for thread in found
        ]
        for item in review.items
        if (found := by_key.get(item.disagreement.key))
    }


def test_a_remark_stays_with_its_place_and_is_answered(reviewed: Reviewed) -> None:
    project = reviewed.project
    before = everything(project)
    key = reviewed.item("n1").disagreement.key
    first = project.run("Remark", remarking.say, reviewed.article, key, " Is “over” part of it? ")
    key = reviewed.tie_item("said-by", "c1").disagreement.key
    project.run("Remark", remarking.say, reviewed.article, key, "Who says so?")
    project.who = reviewed.uid("ben")
    reply = project.run("Answer", remarking.answer, first.uid, "No.")
    project.who = reviewed.who
    project.run("Answer", remarking.answer, reply.uid, "It is.")
    uid = reviewed.own("ben", "n1").uid
    reviewed.as_annotator("ben", lambda work: annotating.reshape(work, uid, (Span(22, 26),)))
    assert told(reviewed) == {
        "boundary,attribute": [["Is “over” part of it?", "No.", "It is."]],
        "relation": [["Who says so?"]],
    }
    entries = project.read(lambda read: list(history(read, "a1")))
    answer = next(entry for entry in entries if entry.action == "Answer" and entry.who == "ben")
    assert answer.changes[0].after == {
        "article": "a1",
        "who": "ben",
        "about": ["n1", "n1"],
        "text": "No.",
        "answers": first.uid,
    }
    project.run("Remove", remove, [reviewed.article], "asked")
    project.undo()
    assert told(reviewed)["relation"] == [["Who says so?"]]
    for _ in range(3):
        project.undo(reviewed.article)
    after = everything(project)
    assert [len(one) for one in after["remarks"]] == [1]  # type: ignore[attr-defined]
    assert before["remarks"] == [[]]


def test_only_ones_own_is_changed_or_taken_back(reviewed: Reviewed) -> None:
    project = reviewed.project
    key = reviewed.item("n1").disagreement.key
    first = project.run("Remark", remarking.say, reviewed.article, key, "So?")
    assert project.run("Change", remarking.rewrite, first.uid, "So.").text == "So."
    project.who = reviewed.uid("ana")
    for use_case in (remarking.withdraw, lambda work, uid: remarking.rewrite(work, uid, "x")):
        with pytest.raises(RefusedError, match="somebody else's"):
            project.run("Change", use_case, first.uid)
    answer = project.run("Answer", remarking.answer, first.uid, "Yes.")
    project.who = reviewed.who
    with pytest.raises(RefusedError, match="answered"):
        project.run("Take back", remarking.withdraw, first.uid)
    for text in (" \n", "x" * 10_001):
        with pytest.raises(RefusedError):
            project.run("Remark", remarking.say, reviewed.article, key, text)
    project.who = reviewed.uid("ana")
    project.run("Take back", remarking.withdraw, answer.uid)
    assert told(reviewed) == {"boundary,attribute": [["So."]]}


def test_remarks_and_assignments_go_over_to_whom_a_name_is_merged_into(reviewed: Reviewed) -> None:
    project = reviewed.project
    key = reviewed.item("n1").disagreement.key
    project.run("Remark", remarking.say, reviewed.article, key, "So?")
    other = project.run("Add", people.add, "reviewer").uid
    before = everything(project)
    project.run("Merge", people.merge, reviewed.who, other)
    (thread,) = project.read(threads_on, reviewed.article)
    assert thread.remark.who == other
    project.undo()
    assert everything(project) == before
