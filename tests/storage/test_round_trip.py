"""Every entity comes back from the database as it went in."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article, ArticleText
from annotator.domain.change import KINDS, Change, Entity, same_entity
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.guideline import Guideline
from annotator.domain.ids import new_id
from annotator.domain.json_values import Json
from annotator.domain.label import Attribute, AttributeKind, Label, RelationType, Underline, default_scheme
from annotator.domain.recipe import Recipe
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.domain.review_settings import ReviewSettings
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.domain.tombstone import Tombstone
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from annotator.storage.journal_values import changes_from_text, changes_to_text
from tests.storage.samples import Desk, furnish, mark

TEXT = "“Café” 🙂\u2028 100 %\x85\ufeff line\n"
ODD: dict[str, Json] = {
    "z": 24,
    "a": 24.0,
    "m": True,
    "k": None,
    "n": "ä🙂\x00",
    "l": [1, 1.0, {"y": 1, "b": 2}],
    "big": 2**53,
}


def samples() -> list[Entity]:
    """One of each kind, with every field away from its default, parents first."""
    attribute = Attribute("size", AttributeKind.CHOICE, ("b", "a"), required=True, default="a")
    return [
        Annotator("p1", "Ärzu", 7),
        Label("l1", "fact", "Fact", "#112233", Underline.DASHED, "f", 9, (attribute,)),
        RelationType("t1", "backs", "backs", ("l1", "claim"), ("l1",), 8, (attribute,)),
        Article("a1", "id 1", "Title", sha256_of(TEXT), len(TEXT), 3, ODD, {"name": "x.txt"}),
        ArticleText("a1", TEXT),
        AnnotationSet("s1", "a1", "p1", Role.GOLD, Status.FLAGGED, 4, "why", False, "g2"),
        Annotation(
            "n1", "s1", "x", "l1", (Span(0, 3), Span(5, 6)), 11, ODD, "note\n", True, {"kind": "taken"}
        ),
        Annotation("n2", "s1", "y", "claim", (Span(1, 2),), 10),
        Relation("r1", "s1", "rel", "t1", "n1", "n2", 5, ODD, "note"),
        Decision("d1", "s1", 2, [ODD, "x", 1.0]),
        DeclinedTie("e1", "s1", "t1", "n2", "n1", 6),
        Guideline("g1", 3, "# How\n", "2026-11-30T00:00:00.000Z", "p1", "shorter"),
        Remark("k1", "a1", 5, "p1", "2026-11-30T00:00:00.000Z", "Why?", ("n1", "n2"), "t1", "k0"),
        ReviewAssignment("i1", "a1", "p1", 2),
        ReviewSettings(own_work=True, reasons=("so", "ä")),
        Recipe("c1", "for Ärzu", 2, ODD),
        Tombstone("o1", "id 0", "Gone", sha256_of("gone"), 3, "2026-11-30T00:00:00.000Z", "p1", "asked"),
    ]


def put_all(work: Work) -> None:
    for entity in samples():
        work.put(entity)


def test_every_entity_comes_back_equal_to_the_last_detail(workspace: Workspace) -> None:
    workspace.run("Put", put_all)
    with workspace.store.reading() as read:
        for entity in samples():
            found = read.get(type(entity), entity.uid)
            assert same_entity(found, entity)
            assert orjson.dumps(found) == orjson.dumps(entity)  # the order of keys as well


def test_every_entity_goes_through_the_journal(workspace: Workspace) -> None:
    workspace.run("Put", put_all)
    with workspace.store.reading() as read:
        entry = read.entries(0)[0]
    wanted = {entity.uid + str(type(entity)): entity for entity in samples()}
    assert len(entry.changes) == len(wanted)
    for change in entry.changes:
        assert same_entity(change.after, wanted[change.uid + str(type(change.after))])
    assert {type(entity) for entity in samples()} == set(KINDS.values())


def test_changes_are_read_where_a_newer_program_added_a_field() -> None:
    text = changes_to_text([Change(None, samples()[0])])
    newer = orjson.loads(text)
    newer[0]["after"]["mood"] = "fine"
    assert changes_from_text(orjson.dumps(newer).decode()) == (Change(None, samples()[0]),)


def test_changed_values_replace_the_old_ones(workspace: Workspace) -> None:
    workspace.run("Put", put_all)
    by_uid: dict[str, Any] = {entity.uid: entity for entity in samples()}
    changed = [
        replace(by_uid["p1"], name="Other"),
        replace(by_uid["s1"], status=Status.DONE, guideline=None),
        replace(by_uid["n1"], attributes={"a": 24}, origin=None, discuss=False),
        replace(by_uid["r1"], id=None, source="n2", target="n1"),
    ]

    def put_changed(work: Work) -> None:
        for entity in changed:
            work.put(entity)

    workspace.run("Change", put_changed)
    with workspace.store.reading() as read:
        for entity in changed:
            assert same_entity(read.get(type(entity), entity.uid), entity)


def test_a_number_that_changes_only_its_type_is_a_change(workspace: Workspace, desk: Desk) -> None:
    made = workspace.run("Mark", mark, desk.set, attributes={"value": 24})
    workspace.run("Edit", lambda work: work.put(replace(made, attributes={"value": 24.0})))
    with workspace.store.reading() as read:
        found = read.get(Annotation, made.uid)
    assert found is not None
    assert orjson.dumps(found.attributes) == b'{"value":24.0}'


def test_order_is_that_of_positions(workspace: Workspace, desk: Desk) -> None:
    def backwards(work: Work) -> None:
        for position in (5, 3, 9, 1):
            work.put(Annotation(new_id(), desk.set.uid, f"i{position}", "claim", (Span(0, 1),), position))

    workspace.run("Put", backwards)
    with workspace.store.reading() as read:
        assert [one.position for one in read.annotations_of(desk.set.uid)] == [1, 3, 5, 9]
        assert read.next_position(Annotation, desk.set.uid) == 10
        assert read.next_position(Annotation, "nobody") == 1
        assert read.next_position(Article) == 2
        assert read.next_position(Decision) == 1


def test_a_new_project_knows_its_name_and_has_the_default_scheme(workspace: Workspace) -> None:
    with workspace.store.reading() as read:
        project = read.project()
        assert read.scheme() == default_scheme()
        assert read.latest() == 0
        assert read.entries(0) == []
    assert project.name == "Test"
    assert project.program
    assert project.uid
    assert project.created.endswith("Z")


def test_questions_find_what_they_name(workspace: Workspace, desk: Desk) -> None:
    other = workspace.run("Furnish", furnish, article="a2")
    gold = AnnotationSet(new_id(), desk.article.uid, desk.annotator.uid, Role.GOLD, Status.NEW, 2)
    workspace.run("Gold", lambda work: work.put(gold))
    with workspace.store.reading() as read:
        assert read.article_called("a2") == other.article
        assert read.article_called("none") is None
        assert read.articles_with_text(desk.article.sha256) == [desk.article, other.article]
        assert read.sets_of(desk.article.uid) == [desk.set, gold]
        assert read.set_of(desk.article.uid, desk.annotator.uid, Role.GOLD) == gold
        assert read.set_of(other.article.uid, desk.annotator.uid, Role.GOLD) is None
        assert read.sets_by(desk.annotator.uid) == [desk.set, gold, other.set]
        names = [other.article.uid, "nobody", desk.article.uid]
        assert read.get_many(Article, names) == [other.article, desk.article]
        assert read.get_many(Article, []) == []


def test_what_several_have_is_what_each_of_them_has(workspace: Workspace) -> None:
    desks = [workspace.run("Furnish", furnish, "anna", f"a{number}") for number in range(4)]
    second = workspace.run("Furnish", furnish, "ben", "b1")

    def fill(work: Work) -> None:
        for desk in (desks[2], desks[0], second):
            for number in range(3):
                made = mark(work, desk.set, (number, number + 3))
                work.put(replace(made, position=9 - number))
                work.put(Relation(new_id(), desk.set.uid, None, "about", made.uid, made.uid, 9 - number))

    workspace.run("Fill", fill)
    articles = [desk.article.uid for desk in desks]
    sets = [desk.set.uid for desk in desks]
    with workspace.store.reading() as read:
        found = read.children(AnnotationSet, [*articles, "nobody's"])
        assert found == {uid: read.sets_of(uid) for uid in articles}
        marked = read.children(Annotation, sets)
        assert marked == {uid: read.annotations_of(uid) for uid in sets if read.annotations_of(uid)}
        assert len(marked) == 2
        assert read.children(Relation, sets) == {uid: read.relations_of(uid) for uid in marked}
        assert read.children(Annotation, []) == {}


@pytest.mark.parametrize("number", [1, 499, 500, 501, 1200])
def test_many_are_inserted_and_fetched_at_once(workspace: Workspace, desk: Desk, number: int) -> None:
    made = [
        Annotation(new_id(), desk.set.uid, f"i{n}", "number", (Span(n % 50, n % 50 + 2),), n, {"value": n})
        for n in range(number)
    ]
    workspace.run("Import", lambda work: work.put_many(Annotation, made))
    with workspace.store.reading() as read:
        assert read.annotations_of(desk.set.uid) == made
        assert read.get_many(Annotation, [one.uid for one in reversed(made)]) == made[::-1]
        assert read.article_rows(desk.annotator.uid)[0].annotations == number
