"""Who opened sets again is held against their own earlier work, as the journal tells it."""

import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.label import Label
from annotator.domain.span import Span
from annotator.services.agreement.choosing_sets import Counted
from annotator.services.agreement.with_oneself import earlier_passes
from annotator.services.annotations import annotating, relating
from annotator.services.scheme import labelling
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.test_keeping_agreement import as_person, called
from tests.services.values import TEXT, article, layer, span, tie


@pytest.fixture
def corpus(take: Take) -> None:
    marks = (span("c", "claim", 18, 35), span("s", "speaker", 0, 7, attributes={"form": "named"}))
    whole = layer(*marks, relations=(tie("c", "s"),))
    take(*(article(f"a{n}", whole, text=f"{TEXT} {n}") for n in range(3)))


def of_label(work: Work, name: str) -> str:
    return next(one.uid for one in work.read.scheme().labels if one.name == name)


def on(project: Workspace, id: str, *steps: str) -> None:
    """Take steps in an article of ana's, each a transaction of its own."""
    article = called(project, id)

    def take(work: Work, step: str) -> None:
        own = annotating.own_set(work, article)
        marks = {one.id: one for one in work.read.annotations_of(own.uid)}
        match step:
            case "open":
                annotating.set_status(work, article, Status.IN_PROGRESS)
            case "done":
                annotating.set_status(work, article, Status.DONE)
            case "shorter":
                annotating.reshape(work, marks["c"].uid, (Span(18, 30),))
            case "mark":
                annotating.annotate(work, article, Span(37, 59), of_label(work, "claim"))
            case "untie":
                for one in work.read.relations_of(own.uid):
                    relating.untie(work, one.uid)
            case "remove":
                annotating.delete(work, [marks["s"].uid])

    for step in steps:
        project.run(step, take, step)


@pytest.mark.usefixtures("corpus")
def test_earlier_work_is_told_by_the_journal(project: Workspace, take: Take) -> None:
    as_person(project, "ana")
    assert project.read(earlier_passes) == ()
    on(project, "a0", "open", "shorter", "mark", "done")
    on(project, "a1", "open", "untie", "remove", "done")
    on(project, "a2", "open", "mark")
    (found,) = project.read(earlier_passes)
    assert (found.a, found.b, found.articles) == ("ana", "ana", 2)
    claim, speaker = found.labels["claim"], found.labels["speaker"]
    assert (claim.spans, speaker.spans) == ((2, 3), (2, 1))
    assert claim.exact_f1.value == pytest.approx(2 / 5)
    assert claim.overlap_f1.value == pytest.approx(4 / 5)
    assert speaker.exact_f1.value == pytest.approx(2 / 3)
    said = found.relations["said-by"]
    assert said.n == (2, 1)
    assert said.f1.value == pytest.approx(2 / 3)
    # A third time is held against the first, too.
    on(project, "a0", "open", "remove", "done")
    (again,) = project.read(earlier_passes)
    assert again.labels["claim"] == claim
    assert again.labels["speaker"].spans == (2, 0)
    # What was taken back is what it was, and what the scheme became since is nobody's second thought.
    for _ in range(3):
        project.undo_in(called(project, "a0"))
    assert project.read(earlier_passes)[0].labels["speaker"] == speaker
    label = project.read(lambda read: next(one for one in read.scheme().labels if one.name == "speaker"))
    project.run("Rename", labelling.rename, Label, label.uid, "who")
    assert project.read(earlier_passes)[0].labels["who"] == speaker
    assert project.read(earlier_passes, Counted(articles=("a2",))) == ()


@pytest.mark.usefixtures("corpus")
def test_what_came_in_with_a_file_later_was_not_there_before(project: Workspace, take: Take) -> None:
    as_person(project, "ana")
    on(project, "a0", "open", "done")
    more = layer(span("n", "number", 18, 26))
    take(article("a0", more, text=f"{TEXT} 0"), name="more.jsonl")
    (found,) = project.read(earlier_passes)
    assert found.labels["number"].spans == (0, 1)
    assert found.labels["claim"].spans == (1, 1)
