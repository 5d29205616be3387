"""Names of people: added, changed, and two of one person made one, with nothing lost."""

import json
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.bootstrap import check_project, create_project, open_workspace
from annotator.domain.annotation_set import Status
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.review.review import State
from annotator.services.imports.importing import ImportOptions, import_sources
from annotator.services.people import people
from annotator.services.workspace import Workspace
from tests.services.conftest import Take, journal, write
from tests.services.reviewed import ANA, BEN, Reviewed, two
from tests.services.values import article, exported, layer, plain, span, tie
from tests.storage.samples import everything

Json = dict[str, Any]


def names(project: Workspace) -> list[str]:
    return [person.name for person in project.read(lambda read: read.annotators())]


def uid_of(project: Workspace, name: str) -> str:
    person = project.read(people.named, name)
    assert person is not None
    return person.uid


def merge(project: Workspace, source: str = "ben", target: str = "ana") -> None:
    project.run("Merge annotators", people.merge, uid_of(project, source), uid_of(project, target))


def test_adding_and_finding(project: Workspace) -> None:
    ana = project.run("Add", people.add, "  ana \n maria ")
    assert (ana.name, names(project)) == ("ana maria", ["ana maria"])
    entries = journal(project)
    assert project.run("Add", people.add, "ana maria") == ana
    assert journal(project) == entries
    assert project.run("Add", people.add, "Ana Maria").position == 2
    assert project.read(people.named, "nobody") is None


@pytest.mark.parametrize("name", ["", " \t\n", "x" * 81])
def test_names_that_are_none(project: Workspace, name: str) -> None:
    with pytest.raises(RefusedError, match="name"):
        project.run("Add", people.add, name)
    ana = project.run("Add", people.add, "x" * 80)
    with pytest.raises(RefusedError):
        project.run("Rename", people.rename, ana.uid, name)


def test_names_that_no_database_takes(project: Workspace) -> None:
    assert (
        project.run("Add", people.add, "a\0\ud800").name
        == "a\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"
    )


def test_renaming(project: Workspace) -> None:
    ana, ben = (project.run("Add", people.add, name) for name in ("ana", "ben"))
    with pytest.raises(RefusedError, match="there is a ben already; merge"):
        project.run("Rename", people.rename, ana.uid, " ben")
    assert project.run("Rename", people.rename, ana.uid, "anna").uid == ana.uid
    assert names(project) == ["anna", "ben"]
    entries = journal(project)
    project.run("Rename", people.rename, ben.uid, "ben")
    assert journal(project) == entries
    project.undo()
    assert names(project) == ["ana", "ben"]
    with pytest.raises(NotFoundError):
        project.run("Rename", people.rename, "nobody", "x")


def test_one_cannot_be_merged_with_oneself_or_with_nobody(project: Workspace) -> None:
    ana = project.run("Add", people.add, "ana")
    with pytest.raises(RefusedError, match="one annotator already"):
        project.run("Merge", people.merge, ana.uid, ana.uid)
    for pair in ((ana.uid, "nobody"), ("nobody", ana.uid)):
        with pytest.raises(NotFoundError):
            project.run("Merge", people.merge, *pair)
    assert names(project) == ["ana"]


def test_a_set_that_only_one_has_changes_hands(project: Workspace, take: Take, folder: Path) -> None:
    claim = span("x", "claim", 0, 7)
    take(article("a1", layer(claim, annotator="ben")), article("a2", layer(), text="Other"))
    project.run("Add", people.add, "ana")
    merge(project)
    assert names(project) == ["ana"]
    assert [plain(one)["layers"] for one in exported(project, folder)] == [[layer(claim)], [layer()]]


def test_equal_become_one_and_the_rest_is_kept(project: Workspace, take: Take, folder: Path) -> None:
    ana = layer(
        span("a", "claim", 0, 7, note="hers"),
        span("b", "speaker", 8, 12, attributes={"n": 1}),
        span("c", "hedge", 13, 17),
        relations=(tie("a", "b", id="r", note="1"), tie("a", "c", "hedged-by")),
        status="done",
    )
    ben = layer(
        span("c", "claim", 0, 7, note="his", discuss=True),
        span("a", "speaker", 8, 12, attributes={"n": 1.0}),
        span("h", "hedge", 13, 17, note="h"),
        relations=(
            tie("c", "a", id="r"),
            tie("c", "h", "hedged-by", note="2"),
            tie("c", "h", "hedged-by", attributes={"x": 1}),
        ),
        annotator="ben",
        status="done",
    )
    take(article("a1", ana, ben))
    before = everything(project)
    merge(project)
    (one,) = plain(exported(project, folder)[0])["layers"]
    fresh = one["spans"][3]["id"]
    assert one == layer(
        span("a", "claim", 0, 7, note="hers\nhis", discuss=True),
        span("b", "speaker", 8, 12, attributes={"n": 1}),
        span("c", "hedge", 13, 17, note="h"),
        span(fresh, "speaker", 8, 12, attributes={"n": 1.0}),
        relations=(
            tie("a", "b", id="r", note="1"),
            tie("a", "c", "hedged-by", note="2"),
            tie("a", fresh),
            tie("a", "c", "hedged-by", attributes={"x": 1}),
        ),
    )
    assert fresh not in {"a", "b", "c", "h"}
    after = everything(project)
    assert project.undo() is not None
    assert everything(project) == before
    assert project.redo() is not None
    assert everything(project) == after
    assert not check_project(folder.parent / "project.annotator")


def test_gold_names_people_as_they_are_called_now(project: Workspace, take: Take) -> None:
    take(two(ana=ANA, ben=BEN))
    reviewed = Reviewed(project)
    reviewed.take(reviewed.item("n1"), "ben", boundary="ana")
    project.run("Rename", people.rename, reviewed.uid("ben"), "Benedikt")
    item = reviewed.item("n1")
    assert item.state is State.DECIDED
    assert item.decision is not None
    assert item.decision.about == ("ana/n1", "Benedikt/n1")
    assert set(item.decision.seen) == {"ana", "Benedikt"}
    assert [choice.annotator for choice in item.decision.facets] == ["ana", "Benedikt"]
    assert item.gold[0].origin is not None
    assert item.gold[0].origin["from"] == ["ana/n1", "Benedikt/n1"]


def test_merging_tells_gold_what_annotations_are_called_now(project: Workspace, take: Take) -> None:
    take(two(ana=ANA, ben=BEN))
    take(article("a1", layer(span("n1", "number", 18, 22), annotator="carl")), name="more.jsonl")
    reviewed = Reviewed(project)
    reviewed.take(reviewed.item("h1"), "ana")
    reviewed.take(reviewed.item("n1"), "carl")
    before = everything(project)
    merge(project, "carl", "ben")
    gold = {one.label: one for one in reviewed.review.gold}
    moved = next(one for one in reviewed.review.contents[1].annotations if one.end == 22)
    assert gold["number"].origin is not None
    assert moved.id != "n1"
    assert gold["number"].origin["from"] == [f"ben/{moved.id}"]
    assert reviewed.item("h1").state is State.DECIDED
    project.undo()
    assert everything(project) == before


def test_each_stands_for_one_other_only(project: Workspace, take: Take, folder: Path) -> None:
    twice = (span("x", "claim", 0, 7, note="1"), span("y", "claim", 0, 7, note="2"))
    take(article("a1", layer(span("z", "claim", 0, 7, note="0")), layer(*twice, annotator="ben")))
    merge(project)
    notes = [one.get("note") for one in exported(project, folder)[0]["layers"][0]["spans"]]
    assert notes == ["0\n1", "2"]


def test_gold_and_decisions_of_two_reviewers(project: Workspace, take: Take, folder: Path) -> None:
    def gold(name: str, final: bool, *decisions: Any, **origin: Any) -> Json:
        spans = (span("g", "claim", 0, 7, origin={"kind": "new"}), span(f"o-{name}", "hedge", 0, 7, **origin))
        return layer(*spans, annotator=name, role="gold", final=final, decisions=list(decisions))

    take(
        article(
            "a1",
            gold("ana", False, {"d": 1}, {"d": 2}, origin={"kind": "edited"}),
            gold("ben", True, {"d": 2}, {"d": 3}, origin={"kind": "taken"}),
            layer(annotator="ben"),
        )
    )
    before = everything(project)
    merge(project)
    reviewed, own = plain(exported(project, folder)[0])["layers"]
    assert [one["id"] for one in reviewed["spans"]] == ["g", "o-ana", "o-ben"]
    assert reviewed["decisions"] == [{"d": 1}, {"d": 2}, {"d": 3}]
    assert "final" not in reviewed
    assert own == layer()
    project.undo()
    assert everything(project) == before


OPEN = ["flagged", "in-progress", "done", "skipped", "new"]


@pytest.mark.parametrize(("mine", "others"), list(product(OPEN, OPEN)))
def test_what_either_left_open_is_open(project: Workspace, take: Take, mine: str, others: str) -> None:
    take(article("a1", layer(status=mine), layer(status=others, annotator="ben")))
    merge(project)
    with project.store.reading() as read:
        (only,) = read.sets_of(read.articles()[0].uid)
    assert only.status is Status(min(mine, others, key=OPEN.index))


def a_layer(draw: st.DrawFn, name: str) -> Json:
    ids = draw(st.lists(st.sampled_from("pqrstu"), unique=True, max_size=5))
    spans = [
        span(
            one,
            draw(st.sampled_from(["claim", "speaker"])),
            draw(st.integers(0, 1)),
            draw(st.integers(2, 3)),
            **({"attributes": {"v": draw(st.sampled_from([1, 1.0, True]))}} if draw(st.booleans()) else {}),
            **({"note": draw(st.sampled_from("mn"))} if draw(st.booleans()) else {}),
        )
        for one in ids
    ]
    ties = []
    for number in range(draw(st.integers(0, 4)) if ids else 0):
        more = {"id": f"r{number}"} if draw(st.booleans()) else {}
        ends = draw(st.sampled_from(ids)), draw(st.sampled_from(ids))
        ties.append(tie(*ends, draw(st.sampled_from(["about", "said-by"])), **more))
    return layer(*spans, annotator=name, relations=tuple(ties))


@st.composite
def two_layers(draw: st.DrawFn) -> tuple[Json, Json]:
    return a_layer(draw, "ana"), a_layer(draw, "ben")


def meaning(one: Json) -> str:
    return json.dumps([one["label"], one["start"], one["end"], one.get("attributes")])


def ends(one: Json) -> Counter[Any]:
    by_id = {each["id"]: meaning(each) for each in one["spans"]}
    return Counter((by_id[tied["from"]], by_id[tied["to"]], tied["type"]) for tied in one["relations"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(two_layers())
def test_nothing_is_lost(tmp_path_factory: pytest.TempPathFactory, layers: tuple[Json, Json]) -> None:
    folder = tmp_path_factory.mktemp("merge")
    create_project(folder / "p.annotator")
    project = open_workspace(folder / "p.annotator")
    try:
        import_sources(project, [write(folder / "c.jsonl", [article("a1", *layers)])], ImportOptions())
        before = everything(project)
        merge(project)
        (one,) = exported(project, folder)[0]["layers"]
        sides = [Counter(meaning(each) for each in side["spans"]) for side in layers]
        assert Counter(meaning(each) for each in one["spans"]) == sides[0] | sides[1]
        assert len({each["id"] for each in one["spans"]}) == len(one["spans"])
        assert ends(one).keys() == ends(layers[0]).keys() | ends(layers[1]).keys()
        assert not (ends(layers[0]) | ends(layers[1])) - ends(one)
        for side in layers:
            for each in side["spans"]:
                same = [other.get("note", "") for other in one["spans"] if meaning(other) == meaning(each)]
                assert any(each.get("note", "") in note for note in same)
        assert project.undo() is not None
        assert everything(project) == before
        project.redo()
        project.close()
        assert not check_project(folder / "p.annotator")
    finally:
        project.close()


def test_times_add_up_and_passes_unite(project: Workspace, take: Take) -> None:
    """An undo leaves both with whom they went to: nothing is lost, and a redo counts nothing twice."""
    take(article("a1", layer(annotator="ben")), article("a2", layer(), text="Other"))
    ana, ben, store = uid_of(project, "ana"), uid_of(project, "ben"), project.store
    for who, item, milliseconds in ((ana, "x", 1), (ana, "y", 20), (ben, "y", 300), (ben, "z", 4000)):
        store.add_work_time(who, item, milliseconds)
        store.mark_in_pass(who, "number", item, done=True)
    store.mark_in_pass(ben, "hedge", "x", done=True)
    merge(project)
    together = {"x": 1, "y": 320, "z": 4000}
    for replay in (lambda: None, project.undo, project.redo):
        replay()
        assert (store.work_times(ana), store.work_times(ben)) == (together, {})
        assert store.pass_marks(ana, "number") == {"x", "y", "z"}
        assert store.pass_marks(ana, "hedge") == {"x"}
        assert store.pass_marks(ben, "number") == frozenset()
