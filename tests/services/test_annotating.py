"""What an annotator does to their own annotations, on a real project."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.article import Article, new_article
from annotator.domain.errors import NotFoundError, RefusedError, StaleError
from annotator.domain.ids import new_id
from annotator.domain.json_values import Json
from annotator.domain.relation import Relation
from annotator.domain.span import Span, merged, without
from annotator.services.annotations import annotating
from annotator.services.people import people
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.storage.samples import everything, tie

TEXT = "Reuters 🙂 said that over 100 me\u0301n died.\nNo."
"""`é` in two code points."""


def an_article(work: Work, id: str = "a1") -> Article:
    head, text = new_article(TEXT, id=id, title="One", position=1)
    work.put(head)
    work.put(text)
    return head


@pytest.fixture
def uid(project: Workspace) -> str:
    """An article (`uid`) that Ana works on."""
    project.who = project.run("Add", people.add, "ana").uid
    return project.run("Put in", an_article).uid


def own(project: Workspace, article: str) -> tuple[AnnotationSet, list[Annotation]]:
    """Ana's set and what is in it."""
    with project.store.reading() as read:
        found = read.set_of(article, project.who, Role.ANNOTATOR)
        assert found is not None
        return found, read.annotations_of(found.uid)


def mark(project: Workspace, article: str, start: int, end: int, label: str = "claim") -> Annotation:
    return project.run("Highlight", annotating.annotate, article, Span(start, end), label)


def refused(project: Workspace, words: str, use_case: Callable[..., object], *args: Any, **more: Any) -> None:
    """Whatever is refused leaves everything as it was."""
    before = everything(project)
    with pytest.raises(RefusedError, match=words):
        project.run("Try", use_case, *args, **more)
    assert everything(project) == before


def test_highlighting_makes_the_set_and_puts_it_in_progress(project: Workspace, uid: str) -> None:
    made = mark(project, uid, 0, 7, "speaker")
    found, annotations = own(project, uid)
    assert (found.status, annotations) == (Status.IN_PROGRESS, [made])
    assert (made.uid, made.label, made.fragments) == (made.id, "speaker", (Span(0, 7),))
    project.undo(uid)
    assert not project.read(lambda read: read.sets_of(uid))


def test_the_same_again_is_there_already_but_another_label_is_another(project: Workspace, uid: str) -> None:
    first = mark(project, uid, 0, 7)
    entries = project.read(lambda read: read.latest())
    assert mark(project, uid, 0, 7) == first
    assert project.read(lambda read: read.latest()) == entries
    others = [mark(project, uid, 0, 7, "speaker"), mark(project, uid, 0, 8), mark(project, uid, 1, 7)]
    assert own(project, uid)[1] == [first, *others]
    assert [one.position for one in own(project, uid)[1]] == [1, 2, 3, 4]


def test_the_same_as_a_part_of_several_fragments_is_new(project: Workspace, uid: str) -> None:
    first = mark(project, uid, 0, 7)
    project.run("Add fragment", annotating.add_fragment, first.uid, Span(10, 14))
    assert mark(project, uid, 0, 7).uid != first.uid


def test_spans_beyond_the_text(project: Workspace, uid: str) -> None:
    mark(project, uid, len(TEXT) - 1, len(TEXT))
    refused(project, "beyond", annotating.annotate, uid, Span(0, len(TEXT) + 1), "claim")
    made = mark(project, uid, 0, 7)
    refused(project, "beyond", annotating.add_fragment, made.uid, Span(9, len(TEXT) + 1))
    refused(project, "beyond", annotating.reshape, made.uid, (Span(0, 1), Span(3, 999)))


def test_unknown_things(project: Workspace, uid: str) -> None:
    for use_case, args in (
        (annotating.annotate, (uid, Span(0, 1), "no such label")),
        (annotating.annotate, ("no article", Span(0, 1), "claim")),
        (annotating.retag, ("no annotation", "claim")),
        (annotating.set_status, ("no article", Status.DONE)),
        (annotating.delete, (["no annotation"],)),
    ):
        before = everything(project)
        with pytest.raises(NotFoundError, match="not there any more"):
            project.run("Try", use_case, *args)
        assert everything(project) == before


def test_nobody_at_work(project: Workspace, uid: str) -> None:
    project.who = ""
    refused(project, "say who you are", annotating.annotate, uid, Span(0, 1), "claim")


def test_retagging_keeps_the_attributes_that_the_label_knows(project: Workspace, uid: str) -> None:
    made = mark(project, uid, 0, 7, "number")
    values: dict[str, Json] = {"unit": "men", "value": 100}

    def describe(work: Work) -> None:
        work.put(Annotation(**{**_fields(made), "attributes": values}))

    project.run("Describe", describe)
    assert project.run("Retag", annotating.retag, made.uid, "number").attributes == values
    assert project.run("Retag", annotating.retag, made.uid, "claim").attributes == {}
    project.undo(uid)
    (there,) = own(project, uid)[1]
    assert (there.label, there.attributes) == ("number", values)


def _fields(one: Annotation) -> dict[str, Any]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def test_fragments_join_and_are_taken_away(project: Workspace, uid: str) -> None:
    made = mark(project, uid, 4, 8)

    def add(start: int, end: int) -> list[tuple[int, int]]:
        return _pairs(project.run("Add", annotating.add_fragment, made.uid, Span(start, end)))

    def take(start: int, end: int) -> list[tuple[int, int]]:
        return _pairs(project.run("Take", annotating.take_away, made.uid, Span(start, end)))

    assert add(12, 16) == [(4, 8), (12, 16)]
    assert add(0, 2) == [(0, 2), (4, 8), (12, 16)]
    assert add(8, 9) == [(0, 2), (4, 9), (12, 16)]
    assert add(5, 7) == [(0, 2), (4, 9), (12, 16)]
    assert add(1, 13) == [(0, 16)]
    assert take(3, 5) == [(0, 3), (5, 16)]
    assert take(2, 6) == [(0, 2), (6, 16)]
    assert take(0, 2) == [(6, 16)]
    refused(project, "no part", annotating.take_away, made.uid, Span(0, 6))
    refused(project, "delete it instead", annotating.take_away, made.uid, Span(0, 20))


def test_what_is_taken_away_leaves_no_white_space_at_the_new_edges(project: Workspace, uid: str) -> None:
    made = mark(project, uid, TEXT.index("said"), TEXT.index(" died"))
    middle = Span(TEXT.index("over"), TEXT.index(" 100"))
    left = project.run("Take", annotating.take_away, made.uid, middle)
    assert [fragment.of(TEXT) for fragment in left.fragments] == ["said that", "100 me\u0301n"]


def _pairs(one: Annotation) -> list[tuple[int, int]]:
    return [(fragment.start, fragment.end) for fragment in one.fragments]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40), st.integers(1, 6)), max_size=8))
def test_fragments_are_the_set_of_their_code_points(steps: list[tuple[bool, int, int]]) -> None:
    points: set[int] = set()
    fragments: tuple[Span, ...] = ()
    for add, start, length in steps:
        stretch = Span(start, start + length)
        fragments = merged((*fragments, stretch)) if add else without(fragments, stretch)
        points = points | {*range(start, start + length)} if add else points - {*range(start, start + length)}
    assert {point for one in fragments for point in range(one.start, one.end)} == points
    assert all(one.end < other.start for one, other in pairwise(fragments))


def test_deleting_takes_relations_along_and_undo_brings_them_back(project: Workspace, uid: str) -> None:
    claim, speaker, other = (mark(project, uid, n, n + 3, "speaker") for n in (0, 4, 8))

    def tied(work: Work) -> list[Relation]:
        return [
            tie(work, claim, speaker),
            tie(work, speaker, claim),
            tie(work, other, other),
            tie(work, claim, other),
        ]

    kept = project.run("Tie", tied)
    before = everything(project)
    project.run("Delete", annotating.delete, [claim.uid, speaker.uid, claim.uid])
    found, annotations = own(project, uid)
    assert annotations == [other]
    assert project.read(lambda read: read.relations_of(found.uid)) == [kept[2]]
    project.undo(uid)
    assert everything(project) == before


EDGES = [
    # at first, edge, by word, onwards, then
    ((8, 14), "start", False, False, (7, 14)),
    ((8, 14), "start", False, True, (9, 14)),
    ((8, 14), "end", False, True, (8, 15)),
    ((8, 14), "end", False, False, (8, 13)),
    ((10, 14), "start", True, False, (0, 14)),
    ((0, 14), "start", True, True, (10, 14)),
    ((0, 7), "end", True, True, (0, 14)),
    ((0, 14), "end", True, False, (0, 7)),
    ((0, 7), "start", False, False, (0, 7)),
    ((0, 7), "start", True, False, (0, 7)),
    ((8, len(TEXT)), "end", False, True, (8, len(TEXT))),
    ((8, len(TEXT)), "end", True, True, (8, len(TEXT))),
    ((8, 30), "end", False, True, (8, 32)),
    ((8, 32), "end", False, False, (8, 30)),
]


@pytest.mark.parametrize(("first", "edge", "by_word", "onwards", "then"), EDGES)
def test_edges(
    project: Workspace,
    uid: str,
    first: tuple[int, int],
    edge: annotating.Edge,
    by_word: bool,
    onwards: bool,
    then: tuple[int, int],
) -> None:
    assert TEXT[29:32] == "me\N{COMBINING ACUTE ACCENT}"
    made = mark(project, uid, *first)
    entries = project.read(lambda read: read.latest())
    moved = project.run("Move", annotating.move_edge, made.uid, edge, by_word=by_word, onwards=onwards)
    assert _pairs(moved) == [then]
    assert (project.read(lambda read: read.latest()) == entries) == (first == then)


def test_edges_beside_other_fragments(project: Workspace, uid: str) -> None:
    made = mark(project, uid, 8, 9)
    project.run("Add", annotating.add_fragment, made.uid, Span(10, 11))
    project.run("Add", annotating.add_fragment, made.uid, Span(15, 16))

    def move(edge: annotating.Edge, onwards: bool, by_word: bool = False) -> list[tuple[int, int]]:
        return _pairs(
            project.run("Move", annotating.move_edge, made.uid, edge, by_word=by_word, onwards=onwards)
        )

    for by_word in (False, True):
        refused(
            project,
            "nothing of this part",
            annotating.move_edge,
            made.uid,
            "start",
            by_word=by_word,
            onwards=True,
        )
        refused(
            project,
            "nothing of this part",
            annotating.move_edge,
            made.uid,
            "end",
            by_word=by_word,
            onwards=False,
        )
    assert move("start", onwards=False) == [(7, 9), (10, 11), (15, 16)]
    assert move("end", onwards=True) == [(7, 9), (10, 11), (15, 17)]
    assert move("start", onwards=False, by_word=True) == [(0, 9), (10, 11), (15, 17)]


def test_imported_fragments_that_touch_stay_apart_until_they_are_changed(
    project: Workspace, uid: str
) -> None:
    made = mark(project, uid, 0, 3)

    def touch(work: Work) -> None:
        work.put(Annotation(**{**_fields(made), "fragments": (Span(0, 3), Span(3, 5))}))

    project.run("Import", touch)
    project.run("Note", annotating.write_note, made.uid, "why")
    assert _pairs(own(project, uid)[1][0]) == [(0, 3), (3, 5)]


def test_notes_and_discuss(project: Workspace, uid: str) -> None:
    made = mark(project, uid, 0, 7)
    noted = project.run("Note", annotating.write_note, made.uid, "a\r\nb\0\ud800")
    assert noted.note == "a\nb\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"
    assert project.run("Discuss", annotating.mark_discuss, made.uid, discuss=True).discuss
    assert own(project, uid)[1][0].discuss
    assert not project.run("Discuss", annotating.mark_discuss, made.uid, discuss=False).discuss
    assert project.run("Note", annotating.write_note, made.uid, "").note == ""


@pytest.mark.parametrize("status", Status)
def test_status_and_what_annotating_makes_of_it(project: Workspace, uid: str, status: Status) -> None:
    changed = project.run("Status", annotating.set_status, uid, status, "because\0")
    with_reason = status in {Status.SKIPPED, Status.FLAGGED}
    reason = "because\N{REPLACEMENT CHARACTER}" if with_reason else ""
    assert (changed.status, changed.reason) == (status, reason)
    if status is Status.DONE:
        refused(project, "done and protected", annotating.annotate, uid, Span(0, 1), "claim")
        project.run("Reopen", annotating.set_status, uid, Status.IN_PROGRESS)
    mark(project, uid, 0, 1)
    opened = Status.FLAGGED if status is Status.FLAGGED else Status.IN_PROGRESS
    found, _annotations = own(project, uid)
    assert (found.status, found.reason) == (opened, reason if opened is Status.FLAGGED else "")


def test_done_protects_everything(project: Workspace, uid: str) -> None:
    made = mark(project, uid, 0, 7)
    project.run("Done", annotating.set_status, uid, Status.DONE)
    tries: list[tuple[Callable[..., object], tuple[Any, ...]]] = [
        (annotating.annotate, (uid, Span(0, 7), "claim")),
        (annotating.retag, (made.uid, "hedge")),
        (annotating.add_fragment, (made.uid, Span(9, 10))),
        (annotating.take_away, (made.uid, Span(0, 1))),
        (annotating.reshape, (made.uid, (Span(0, 1),))),
        (annotating.write_note, (made.uid, "x")),
        (annotating.mark_discuss, (made.uid, True)),
        (annotating.delete, ([made.uid],)),
    ]
    for use_case, args in tries:
        refused(project, "done and protected", use_case, *args)
    refused(project, "done", annotating.move_edge, made.uid, "end", by_word=False, onwards=True)


def test_somebody_elses_annotation(project: Workspace, uid: str) -> None:
    made = mark(project, uid, 0, 7)
    project.who = project.run("Add", people.add, "ben").uid
    refused(project, "somebody else's", annotating.write_note, made.uid, "x")
    refused(project, "somebody else's", annotating.delete, [mark(project, uid, 0, 7).uid, made.uid])


def test_ones_own_gold_is_protected_by_its_own_status(project: Workspace, uid: str) -> None:
    project.run("Done", annotating.set_status, uid, Status.DONE)

    def gold(work: Work) -> Annotation:
        reviewed = AnnotationSet(new_id(), uid, work.who, Role.GOLD, Status.IN_PROGRESS, 2)
        made = Annotation("g", reviewed.uid, "g", "claim", (Span(0, 1),), 1)
        work.put(reviewed)
        work.put(made)
        return made

    made = project.run("Review", gold)
    assert project.run("Note", annotating.write_note, made.uid, "agreed").note == "agreed"


def test_a_stale_undo_is_refused(project: Workspace, uid: str) -> None:
    made = mark(project, uid, 0, 7)
    who, project.who = project.who, ""
    project.run("Elsewhere", lambda work: work.put(Annotation(**{**_fields(made), "note": "x"})))
    project.who = who
    with pytest.raises(StaleError):
        project.undo(uid)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 45), st.integers(1, 9), st.booleans()), max_size=9)
)
def test_whatever_is_done_stays_inside_the_text_and_comes_back(
    project: Workspace, uid: str, steps: list[tuple[int, int, int, bool]]
) -> None:
    made = mark(project, uid, 0, 7)
    before = everything(project)
    done = 0
    for what, start, length, flag in steps:
        use_case, args = (
            (annotating.annotate, (uid, Span(start, start + length), "hedge")),
            (annotating.add_fragment, (made.uid, Span(start, start + length))),
            (annotating.take_away, (made.uid, Span(start, start + length))),
            (annotating.move_edge, (made.uid, "start" if flag else "end")),
            (annotating.mark_discuss, (made.uid, flag)),
        )[what]
        more = {"by_word": length > 4, "onwards": start > 20} if what == 3 else {}
        entries = project.read(lambda read: read.latest())
        try:
            project.run("Do", use_case, *args, **more)  # type: ignore[arg-type]
        except RefusedError:
            continue
        done += project.read(lambda read: read.latest()) - entries
    for annotation in own(project, uid)[1]:
        assert 0 <= annotation.start < annotation.end <= len(TEXT)
        assert annotation.fragments == merged(annotation.fragments)
    for _step in range(done):
        assert project.undo(uid) is not None
    assert everything(project) == before
