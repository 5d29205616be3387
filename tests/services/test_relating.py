"""Tying, untying, accepting and declining on a real project."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Role, Status
from annotator.domain.article import new_article
from annotator.domain.errors import RefusedError
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.domain.ties.proposing import ProposedTie, proposals
from annotator.services.annotations import annotating, relating
from annotator.services.imports.importing import ImportOptions, import_sources
from annotator.services.people import people
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.services.values import exported
from tests.storage.samples import everything

TEXT = "Ana told Bo and Cy that six men, reports say, were lost."
STRETCHES = {
    "ana": ("speaker", 0, 3),
    "bo": ("speaker", 9, 11),
    "cy": ("speaker", 16, 18),
    "claim": ("claim", 24, 55),
    "inner": ("claim", 46, 55),
    "six": ("number", 24, 27),
    "hedge": ("hedge", 33, 44),
}


class Marked:
    """An article that Ana has tagged, with her annotations by name."""

    def __init__(self, project: Workspace) -> None:
        self.project = project
        project.who = project.run("Add", people.add, "ana").uid
        head, body = new_article(TEXT, id="a1", title="One", position=1)

        def put(work: Work) -> None:
            work.put(head)
            work.put(body)

        project.run("Put in", put)
        self.article = head.uid
        self.uid = {
            name: project.run("Highlight", annotating.annotate, head.uid, Span(start, end), label).uid
            for name, (label, start, end) in STRETCHES.items()
        }

    def relations(self) -> list[tuple[str, str, str]]:
        """What is tied, by name."""
        names = {uid: name for name, uid in self.uid.items()}
        return [(one.type, names[one.source], names[one.target]) for one in self.stored()]

    def stored(self) -> list[Relation]:
        return self.project.read(
            lambda read: [
                relation for one in read.sets_of(self.article) for relation in read.relations_of(one.uid)
            ]
        )

    def declined(self) -> set[tuple[str, str, str]]:
        names = {uid: name for name, uid in self.uid.items()}
        return self.project.read(
            lambda read: {
                (each.type, names[each.source], names[each.target])
                for one in read.sets_of(self.article)
                for each in read.declined_of(one.uid)
            }
        )

    def tie(self, source: str, type: str, target: str) -> Relation:
        return self.project.run("Tie", relating.tie, self.uid[source], self.uid[target], type)

    def proposed(self, source: str, type: str, target: str) -> ProposedTie:
        return ProposedTie(type, self.uid[source], self.uid[target])

    def refused(self, words: str, use_case: Callable[..., object], *args: Any) -> None:
        """Whatever is refused leaves everything as it was."""
        before = everything(self.project)
        with pytest.raises(RefusedError, match=words):
            self.project.run("Try", use_case, *args)
        assert everything(self.project) == before


@pytest.fixture
def marked(project: Workspace) -> Marked:
    return Marked(project)


def test_tying_and_untying_are_one_step_each(marked: Marked) -> None:
    made = marked.tie("claim", "said-by", "ana")
    assert marked.relations() == [("said-by", "claim", "ana")]
    marked.tie("claim", "said-by", "bo")
    assert [one.position for one in marked.stored()] == [1, 2]
    marked.project.run("Untie", relating.untie, made.uid)
    assert marked.relations() == [("said-by", "claim", "bo")]
    assert marked.declined() == {("said-by", "claim", "ana")}
    marked.project.undo(marked.article)
    assert len(marked.relations()) == 2
    assert not marked.declined()


def test_what_is_tied_by_hand_is_declined_no_longer(marked: Marked) -> None:
    marked.project.run("Decline", relating.decline, [marked.proposed("claim", "said-by", "ana")])
    assert marked.declined() == {("said-by", "claim", "ana")}
    marked.tie("claim", "said-by", "ana")
    assert not marked.declined()


def test_declining_twice_is_nothing(marked: Marked) -> None:
    unwanted = marked.proposed("claim", "said-by", "ana")
    marked.project.run("Decline", relating.decline, [unwanted, unwanted])
    before = marked.project.read(lambda read: read.latest())
    marked.project.run("Decline", relating.decline, [unwanted])
    assert marked.project.read(lambda read: read.latest()) == before


def test_what_the_scheme_does_not_allow_is_refused_with_the_reason(marked: Marked) -> None:
    uid = marked.uid
    refuse = marked.refused
    refuse("itself", relating.tie, uid["claim"], uid["claim"], "about")
    refuse(
        "from Claim to Speaker, not from Number to Speaker", relating.tie, uid["six"], uid["ana"], "said-by"
    )
    refuse("from Claim / Number to Hedge", relating.tie, uid["ana"], uid["hedge"], "hedged-by")
    marked.tie("claim", "said-by", "ana")
    refuse("tied so already", relating.tie, uid["claim"], uid["ana"], "said-by")


def test_claims_are_not_about_each_other_in_a_circle(marked: Marked) -> None:
    third = marked.project.run("Highlight", annotating.annotate, marked.article, Span(0, 20), "claim").uid
    marked.uid["third"] = third
    marked.tie("claim", "about", "inner")
    marked.tie("inner", "about", "third")
    marked.refused("circle", relating.tie, third, marked.uid["claim"], "about")
    marked.refused("circle", relating.accept, [marked.proposed("third", "about", "inner")])


def test_only_ones_own_set_and_only_where_it_is_not_done(marked: Marked) -> None:
    relation = marked.tie("claim", "said-by", "ana")
    uid, project = marked.uid, marked.project
    tries: list[tuple[Any, ...]] = [
        (relating.tie, uid["claim"], uid["bo"], "said-by"),
        (relating.untie, relation.uid),
        (relating.accept, [marked.proposed("claim", "has-number", "six")]),
        (relating.decline, [marked.proposed("claim", "has-number", "six")]),
        (relating.swap_speaker, uid["claim"], uid["bo"], uid["ana"]),
        (relating.set_type, relation.uid, "has-number"),
    ]
    project.run("Done", annotating.set_status, marked.article, Status.DONE)
    for one in tries:
        marked.refused("done and protected", *one)
    project.run("Reopen", annotating.set_status, marked.article, Status.IN_PROGRESS)
    project.who = project.run("Add", people.add, "bo").uid
    for one in tries:
        marked.refused("somebody else's", *one)
    theirs = project.run("Highlight", annotating.annotate, marked.article, Span(0, 3), "speaker")
    marked.refused("somebody else's", relating.tie, uid["claim"], theirs.uid, "said-by")


def test_accepting_is_one_step_and_passes_over_what_is_there(marked: Marked) -> None:
    marked.tie("claim", "has-number", "six")
    marked.project.run("Decline", relating.decline, [marked.proposed("claim", "said-by", "ana")])
    wanted = [
        marked.proposed("claim", "said-by", "ana"),
        marked.proposed("claim", "has-number", "six"),
        marked.proposed("claim", "hedged-by", "hedge"),
        marked.proposed("claim", "hedged-by", "hedge"),
    ]
    made = marked.project.run("Accept", relating.accept, wanted)
    assert len(made) == 2
    assert [kind for kind, *_ in marked.relations()] == ["has-number", "said-by", "hedged-by"]
    assert not marked.declined()
    marked.project.undo(marked.article)
    assert marked.relations() == [("has-number", "claim", "six")]
    assert marked.declined() == {("said-by", "claim", "ana")}


def test_a_speaker_takes_anothers_place_whether_accepted_or_proposed(marked: Marked) -> None:
    uid, run = marked.uid, marked.project.run
    run("Speaker", relating.swap_speaker, uid["claim"], uid["bo"], uid["cy"])
    assert marked.relations() == [("said-by", "claim", "bo")]
    assert marked.declined() == {("said-by", "claim", "cy")}
    before = marked.stored()[0].uid
    run("Speaker", relating.swap_speaker, uid["claim"], uid["cy"], uid["bo"])
    assert marked.relations() == [("said-by", "claim", "cy")]
    assert marked.stored()[0].uid == before
    assert marked.declined() == {("said-by", "claim", "bo")}
    marked.refused("not from Claim to Number", relating.swap_speaker, uid["claim"], uid["six"], uid["cy"])
    run("Speaker", relating.swap_speaker, uid["inner"], uid["ana"])
    assert ("said-by", "inner", "ana") in marked.relations()


def test_a_relation_gets_another_type_where_the_scheme_has_one(marked: Marked) -> None:
    def widen(work: Work) -> None:
        kind = next(one for one in work.read.scheme().relation_types if one.uid == "about")
        work.put(type(kind)("denies", "denies", "denies", kind.sources, kind.targets, 5))

    marked.project.run("Widen", widen)
    made = marked.tie("claim", "about", "inner")
    marked.project.run("Type", relating.set_type, made.uid, "denies")
    assert marked.relations() == [("denies", "claim", "inner")]
    marked.refused("from Claim to Speaker", relating.set_type, made.uid, "said-by")


def test_deleting_an_annotation_takes_its_relations_and_undo_brings_them_back(marked: Marked) -> None:
    marked.tie("claim", "said-by", "ana")
    marked.project.run("Delete", annotating.delete, [marked.uid["ana"]])
    assert not marked.relations()
    marked.project.undo(marked.article)
    assert marked.relations() == [("said-by", "claim", "ana")]


def test_all_that_is_proposed_is_accepted_in_one_step(marked: Marked) -> None:
    annotations: list[Annotation] = marked.project.read(
        lambda read: [a for one in read.sets_of(marked.article) for a in read.annotations_of(one.uid)]
    )
    scheme = marked.project.read(lambda read: read.scheme())
    wanted = [(t.type, t.source, t.target) for t in proposals(scheme, TEXT, annotations)]
    marked.project.run("Accept all", relating.accept_all, marked.article)
    assert [(one.type, one.source, one.target) for one in marked.stored()] == wanted
    assert wanted
    assert marked.project.run("Accept all", relating.accept_all, marked.article) == []


def test_what_is_proposed_for_the_seed_article_is_what_is_there(
    project: Workspace, tmp_path: Any, shared_data: Any
) -> None:
    article = orjson.loads((shared_data / "seed-article.jsonl").read_bytes().splitlines()[0])
    article["layers"] = article["layers"][:1]
    wanted, article["layers"][0]["relations"] = article["layers"][0]["relations"], []
    article["layers"][0]["status"] = "in-progress"
    (tmp_path / "bare.jsonl").write_bytes(orjson.dumps(article) + b"\n")
    import_sources(project, [tmp_path / "bare.jsonl"], ImportOptions())
    with project.store.reading() as read:
        uid = read.articles()[0].uid
        project.who = read.annotators()[0].uid
        assert read.set_of(uid, project.who, Role.ANNOTATOR) is not None
    project.run("Accept all", relating.accept_all, uid)
    assert exported(project, tmp_path)[0]["layers"][0]["relations"] == wanted
