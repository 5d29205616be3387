"""Tagging all occurrences on a real project: what is found, what is made, and that it is one step."""

from collections.abc import Sequence

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.article import new_article
from annotator.domain.change import ChangeSet
from annotator.domain.errors import CancelledError, NotFoundError, RefusedError
from annotator.domain.span import Span
from annotator.domain.texts.occurrences import Sought
from annotator.services.annotations import annotating
from annotator.services.annotations.tagging_all import (
    PORTION,
    ArticlePlaces,
    Standing,
    find_places,
    portions,
    tag_all,
    tag_and_note,
    take_back,
)
from annotator.services.people import people
from annotator.services.ports.answers import ArticleRow
from annotator.services.ports.reading import Reading
from annotator.services.work import Work
from annotator.services.workspace import MANY, History, Workspace
from tests.storage.samples import everything

ONE = "Reuters 🙂 said that Reuters did not say.\n\nBut reuters did. Reuters!"
TWO = "At Reuters nobody said so; Reuterswerk is a town."
THREE = "Nothing of it here."


@pytest.fixture
def articles(project: Workspace) -> list[str]:
    """Three articles (`uid`s) that Ana works on."""
    project.who = project.run("Add", people.add, "ana").uid
    return [project.run("Put in", put_in, text, n) for n, text in enumerate((ONE, TWO, THREE), 1)]


def put_in(work: Work, text: str, number: int) -> str:
    head, body = new_article(text, id=f"a{number}", title=f"Title {number}", position=number)
    work.put(head)
    work.put(body)
    return head.uid


def rows(project: Workspace) -> list[ArticleRow]:
    return project.read(lambda read: read.article_rows(project.who))


def found(project: Workspace, words: str = "Reuters", most: int = 100, **manner: bool) -> list[ArticlePlaces]:
    def ask(read: Reading) -> list[ArticlePlaces]:
        return find_places(read, read.article_rows(project.who), Sought(words, **manner), project.who, most)

    return project.read(ask)


def wanted(places: Sequence[ArticlePlaces]) -> list[tuple[str, list[Span]]]:
    return [(one.article, [place.span for place in one.places]) for one in places]


def own(project: Workspace, article: str) -> tuple[AnnotationSet | None, list[Annotation]]:
    with project.store.reading() as read:
        one = read.set_of(article, project.who, Role.ANNOTATOR)
        return one, read.annotations_of(one.uid) if one else []


def texts(project: Workspace, article: str) -> list[str]:
    text = project.read(lambda read: read.text(article))
    return [one.text(text) for one in own(project, article)[1]]


def test_finds_every_place_with_what_stands_around_it(project: Workspace, articles: list[str]) -> None:
    places = found(project)
    assert [(one.article, one.title, len(one.places)) for one in places] == [
        (articles[0], "Title 1", 3),
        (articles[1], "Title 2", 1),
    ]
    second = places[0].places[1]
    assert second.span.of(ONE) == second.words == "Reuters"
    assert second.before == "Reuters 🙂 said that "
    assert second.after == " did not say."
    assert len(found(project, case=False)[0].places) == 4
    assert len(found(project, whole_words=False)[1].places) == 2
    assert [len(one.places) for one in found(project, most=2)] == [2]


def test_tells_what_is_tagged_there_already(project: Workspace, articles: list[str]) -> None:
    first = ONE.index("Reuters")
    project.run("Highlight", annotating.annotate, articles[0], Span(first, first + 7), "speaker")
    project.run("Highlight", annotating.annotate, articles[0], Span(first, first + 14), "claim")
    last = ONE.rindex("Reuters")
    project.run("Highlight", annotating.annotate, articles[0], Span(last - 4, last + 3), "speaker")
    one, two, three = found(project)[0].places
    assert [place.standing("speaker") for place in (one, two, three)] == [
        Standing.TAGGED,
        Standing.FREE,
        Standing.NESTED,
    ]
    assert one.standing("claim") is Standing.NESTED
    assert one.standing("number") is Standing.OVERLAPPING
    assert one.others("speaker") == ("claim",)
    assert one.others("number") == ("speaker", "claim")


def test_other_peoples_work_is_neither_seen_nor_touched(project: Workspace, articles: list[str]) -> None:
    ana = project.who
    bob = project.run("Add", people.add, "bob").uid
    project.who = bob
    project.run("Highlight", annotating.annotate, articles[0], Span(0, 7), "speaker")
    before = own(project, articles[0])
    project.who = ana
    assert found(project)[0].places[0].standing("speaker") is Standing.FREE
    tag_and_note(project, "speaker", wanted(found(project)))
    assert texts(project, articles[0]) == ["Reuters"] * 3
    project.who = bob
    assert own(project, articles[0]) == before


def test_it_is_one_step_of_the_project_there_and_back(project: Workspace, articles: list[str]) -> None:
    before = everything(project)
    done = tag_and_note(project, "speaker", wanted(found(project)))
    assert (done.annotations, done.articles, done.left_out, done.scope) == (4, tuple(articles[:2]), 0, "")
    assert texts(project, articles[0]) == ["Reuters"] * 3
    after = everything(project)
    one = own(project, articles[0])[0]
    assert one is not None
    assert one.status is Status.IN_PROGRESS
    assert project.history("").undo == "Tag all"
    assert project.undo("") is not None
    assert everything(project) == before
    assert project.redo("") is not None
    assert everything(project) == after
    assert own(project, articles[2]) == (None, [])


def test_any_of_its_articles_takes_it_back_as_long_as_nothing_newer_is_there(
    project: Workspace, articles: list[str]
) -> None:
    one, two, three = articles
    project.run("Highlight", annotating.annotate, one, Span(0, 7), "claim")
    begun = everything(project)
    tag_and_note(project, "speaker", wanted(found(project)))
    tagged = everything(project)
    assert project.history_in(two).undo == "Tag all"
    assert project.undo_in(three) is None  # it has no part in it
    assert project.undo_in(two) is not None
    assert everything(project) == begun
    assert project.history_in(one) == History("Highlight", "Tag all")
    assert project.redo_in(one) is not None
    assert everything(project) == tagged
    project.run("Highlight", annotating.annotate, one, Span(0, 14), "claim")
    assert project.history_in(one).undo == "Highlight"
    project.undo_in(one)
    assert everything(project) == tagged
    project.undo_in(one)
    assert everything(project) == begun
    project.undo_in(one)
    assert texts(project, one) == []
    assert [project.history_in(one).redo, project.history_in(two).redo] == ["Highlight", "Tag all"]
    project.redo_in(one)
    project.redo_in(one)
    assert everything(project) == tagged


def test_new_work_in_an_article_clears_what_could_be_redone_there(
    project: Workspace, articles: list[str]
) -> None:
    tag_and_note(project, "speaker", wanted(found(project)))
    project.undo_in(articles[1])
    project.run("Highlight", annotating.annotate, articles[1], Span(0, 2), "claim")
    assert project.redo_in(articles[1]) is None
    assert project.history_in(articles[0]).redo == "Tag all"


def test_no_other_step_of_the_project_is_taken_back_from_an_article(
    project: Workspace, articles: list[str]
) -> None:
    assert project.history("").undo == "Put in"
    assert project.undo_in(articles[2]) is None


def test_in_one_article_it_is_a_step_of_that_article(project: Workspace, articles: list[str]) -> None:
    done = tag_and_note(project, "speaker", wanted(found(project))[:1])
    assert done.scope == articles[0]
    assert project.history(articles[0]).undo == "Tag all"
    assert take_back(project, done)
    assert own(project, articles[0]) == (None, [])
    assert not take_back(project, done)


def test_is_taken_back_only_while_it_is_the_last_step(project: Workspace, articles: list[str]) -> None:
    done = tag_and_note(project, "speaker", wanted(found(project))[:1])
    project.run("Highlight", annotating.annotate, articles[0], Span(0, 3), "claim")
    assert not take_back(project, done)
    assert len(texts(project, articles[0])) == 4
    project.undo(articles[0])
    assert take_back(project, done)
    assert texts(project, articles[0]) == []


def test_nothing_is_tagged_twice(project: Workspace, articles: list[str]) -> None:
    places = wanted(found(project))
    tag_and_note(project, "speaker", places)
    before = everything(project)
    again = tag_and_note(project, "speaker", [*places, *places])
    assert (again.annotations, again.articles, again.left_out, again.step) == (0, (), 8, "")
    assert everything(project) == before
    twice = tag_and_note(project, "claim", [(articles[0], [Span(0, 7), Span(0, 7)])])
    assert twice.annotations == 1


@pytest.mark.parametrize("status", [Status.DONE, Status.SKIPPED, Status.FLAGGED])
def test_articles_that_are_not_open_stay_as_they_are(
    project: Workspace, articles: list[str], status: Status
) -> None:
    places = wanted(found(project))
    project.run("Close", annotating.set_status, articles[0], status, "why")
    before = own(project, articles[0])
    done = tag_and_note(project, "speaker", places)
    assert (done.annotations, done.articles, done.left_out) == (1, (articles[1],), 3)
    assert own(project, articles[0]) == before


def test_what_is_stopped_or_refused_changes_nothing(project: Workspace, articles: list[str]) -> None:
    places, before = wanted(found(project)), everything(project)

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise CancelledError("stopped; nothing was changed")

    with pytest.raises(CancelledError):
        project.run("Tag all", tag_all, "speaker", places, stop)
    with pytest.raises(NotFoundError):
        project.run("Tag all", tag_all, "gone", places)
    project.who = ""
    with pytest.raises(RefusedError):
        project.run("Tag all", tag_all, "speaker", places)
    assert everything(project) == before


def test_an_article_that_is_gone_is_left_out(project: Workspace, articles: list[str]) -> None:
    done = tag_and_note(project, "speaker", [("nowhere", [Span(0, 3)]), (articles[0], [Span(0, 7)])])
    assert (done.annotations, done.left_out) == (1, 1)


def test_above_a_thousand_changes_the_listeners_read_anew(project: Workspace, articles: list[str]) -> None:
    heard: list[ChangeSet] = []
    project.listen(heard.append)
    many = [Span(start, start + 1 + length) for length in range(30) for start in range(38)]
    done = tag_and_note(project, "speaker", [(articles[0], many)])
    assert done.annotations == len(many) > MANY
    assert heard[-1].changes == ()
    assert heard[-1].reload == (articles[0],)
    assert take_back(project, done)
    assert own(project, articles[0]) == (None, [])


def test_portions_are_neither_many_nor_long(project: Workspace, articles: list[str]) -> None:
    row = rows(project)[0]
    assert [len(piece) for piece in portions([row] * (PORTION + 1))] == [PORTION, 1]
    long = ArticleRow(row.uid, row.id, "", "", 700_000, 1, Status.NEW, "", 0)
    assert [len(piece) for piece in portions([long] * 5)] == [2, 2, 1]
    assert list(portions([])) == []
