"""Changes: drawn together, turned round, and put into an order that tables accept."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article, new_article
from annotator.domain.change import KINDS, Change, ChangeSet, Entity, applicable, kind_of, net, same_entity
from annotator.domain.decision import Decision
from annotator.domain.json_values import Json
from annotator.domain.relation import Relation
from annotator.domain.span import Span

VALUES: list[Json] = [24, 24.0, True, "24", None, [1], [1.0], {"a": 1}]


def annotation(uid: str = "n1", owner: str = "s1", **attributes: Json) -> Annotation:
    return Annotation(uid, owner, uid, "claim", (Span(0, 1),), 1, attributes)


def a_set(uid: str = "s1", annotator: str = "p1") -> AnnotationSet:
    return AnnotationSet(uid, "a1", annotator, Role.ANNOTATOR, Status.NEW, 1)


def relation(uid: str = "r1", owner: str = "s1", source: str = "n1", target: str = "n2") -> Relation:
    return Relation(uid, owner, None, "about", source, target, 1)


@pytest.mark.parametrize("one", VALUES)
@pytest.mark.parametrize("other", VALUES)
def test_entities_are_the_same_to_the_type_of_a_number(one: Json, other: Json) -> None:
    alike = one is other
    assert same_entity(annotation(v=one), annotation(v=other)) is alike
    assert same_entity(Decision("d", "s", 1, one), Decision("d", "s", 1, other)) is alike
    origin = replace(annotation(), origin={"v": one})
    assert same_entity(origin, replace(origin, origin={"v": other})) is alike
    head, _text = new_article("text", id="a", title="A", position=1, meta={"v": one})
    assert same_entity(head, replace(head, meta={"v": other})) is alike
    assert same_entity(head, replace(head, source={"v": other})) is False


def test_the_order_of_keys_makes_no_other_entity_and_nothing_is_not_something() -> None:
    assert same_entity(annotation(a=1, b=2), annotation(b=2, a=1))
    assert same_entity(None, None)
    assert not same_entity(None, annotation())
    assert not same_entity(annotation(), None)


def test_net_draws_together() -> None:
    first, second, third = annotation(v=1), annotation(v=2), annotation(v=3)
    assert net([Change(None, first), Change(first, second)]) == (Change(None, second),)
    assert net([Change(first, second), Change(second, third)]) == (Change(first, third),)
    assert net([Change(first, second), Change(second, None)]) == (Change(first, None),)
    assert net([Change(None, first), Change(first, None)]) == ()
    assert net([Change(first, second), Change(second, first)]) == ()
    assert net([Change(first, None), Change(None, annotation(v=1.0))]) == (Change(first, annotation(v=1.0)),)


def test_kinds_with_one_uid_are_kept_apart() -> None:
    head, text = new_article("text", id="a", title="A", position=1)
    changes = (Change(None, head), Change(None, text))
    assert net(changes) == changes
    assert [change.kind for change in changes] == ["article", "article-text"]


@given(st.lists(st.tuples(st.sampled_from(["x", "y"]), st.one_of(st.none(), st.integers(1, 3))), max_size=12))
def test_net_comes_to_the_same(steps: list[tuple[str, int | None]]) -> None:
    there: dict[str, Entity | None] = {"x": annotation("x", v=1), "y": None}
    begun = dict(there)
    changes = []
    for uid, value in steps:
        after = None if value is None else annotation(uid, v=value)
        if there[uid] is not None or after is not None:
            changes.append(Change(there[uid], after))
            there[uid] = after
    drawn = net(changes)
    assert len({change.uid for change in drawn}) == len(drawn)
    for change in drawn:
        assert begun[change.uid] == change.before
        begun[change.uid] = change.after
    assert begun == there


def test_inverted_twice_is_the_same() -> None:
    changes = (Change(None, annotation()), Change(a_set(), a_set(annotator="p2")))
    made = ChangeSet("u", 0, "at", "who", "Do", "", changes)
    assert made.inverted() == (Change(changes[1].after, changes[1].before), Change(annotation(), None))
    assert replace(made, changes=made.inverted()).inverted() == changes
    assert (made.numbered(7).seq, made.seq) == (7, 0)
    assert (changes[0].uid, changes[0].inverted().entity) == ("n1", annotation())
    with pytest.raises(ValueError, match="nothing"):
        _ = Change(None, None).entity


def test_every_kind_has_a_name() -> None:
    assert [kind_of(entity) for entity in KINDS.values()] == list(KINDS)


POINTERS: dict[type, tuple[str, ...]] = {
    AnnotationSet: ("article", "annotator"),
    Annotation: ("set",),
    Relation: ("set", "source", "target"),
    Decision: ("set",),
}


def put_in_place(there: dict[str, Entity], changes: tuple[Change, ...]) -> None:
    """Apply changes as tables do: nothing may point at what is not there, at any time."""
    for change in changes:
        assert there.get(change.uid) == change.before
        if change.after is None:
            del there[change.uid]
        else:
            there[change.uid] = change.after
        for entity in there.values():
            for name in POINTERS.get(type(entity), ()):
                assert getattr(entity, name) in there, f"{entity} has lost its {name}"


def project() -> dict[str, Entity]:
    article = Article("a1", "a1", "A", "", 1, 1)
    entities: list[Entity] = [
        *(article, Annotator("p1", "ana", 1), Annotator("p2", "ben", 2), a_set(), a_set("s2", "p2")),
        *(annotation("n1"), annotation("n2"), annotation("m1", "s2"), annotation("m2", "s2")),
        *(relation(), relation("q1", "s2", "m1", "m2"), Decision("d1", "s2", 1, "x")),
    ]
    return {entity.uid: entity for entity in entities}


@given(st.randoms(use_true_random=False))
def test_removing_everything_and_bringing_it_back(chance: random.Random) -> None:
    there = project()
    before = dict(there)
    removals = [Change(entity, None) for entity in there.values()]
    chance.shuffle(removals)
    put_in_place(there, applicable(removals))
    assert there == {}
    put_in_place(there, applicable([change.inverted() for change in removals]))
    assert there == before


@given(st.randoms(use_true_random=False))
def test_moving_everything_out_of_what_goes_and_back(chance: random.Random) -> None:
    there = project()
    before = dict(there)
    changes = [
        Change(there["m1"], None),
        Change(there["m2"], replace(annotation("m2", "s1"), id="m2")),
        Change(there["q1"], replace(relation("q1", "s1", "n1", "m2"))),
        Change(there["d1"], Decision("d1", "s1", 1, "x")),
        Change(there["s2"], None),
        Change(there["p2"], None),
    ]
    chance.shuffle(changes)
    put_in_place(there, applicable(changes))
    assert not {"m1", "s2", "p2"} & set(there)
    put_in_place(there, applicable([change.inverted() for change in changes]))
    assert there == before


def test_a_name_is_free_before_it_is_given_again() -> None:
    old, new = Annotator("p1", "ana", 1), Annotator("p9", "ana", 1)
    assert applicable([Change(None, new), Change(old, None)]) == (Change(old, None), Change(None, new))
