"""Whatever is decided in whatever order: gold stays sound, and undo of all of it leaves nothing."""

import shutil
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from annotator.bootstrap import check_project, create_project, open_workspace
from annotator.domain.errors import RefusedError
from annotator.domain.review.adjudication import Resolution, Way, facets_of
from annotator.domain.span import Span
from annotator.services.annotations import annotating
from annotator.services.imports.importing import ImportOptions, import_sources
from annotator.services.review import adjudicating, adjudicating_many
from annotator.services.workspace import Workspace
from tests.services.conftest import write
from tests.services.reviewed import Reviewed
from tests.services.values import TEXT, Json, article, layer, span, tie
from tests.storage.samples import everything


def made(random: Random) -> Json:
    """An article of two or three annotators, with marks near each other and ties between them."""
    layers = []
    for name in ("ana", "ben", "cem")[: random.choice((2, 2, 3))]:
        spans = []
        for n in range(random.randint(1, 5)):
            label = random.choice(("claim", "claim", "speaker", "number"))
            start = random.randint(0, 4) * 9 + random.randint(0, 2)
            value = {"polarity": random.choice(("asserts", "denies"))} if label == "claim" else {}
            spans.append(
                span(f"{label[0]}{n}", label, start, start + random.randint(1, 14), attributes=value)
            )
        claims = [one["id"] for one in spans if one["label"] == "claim"]
        others = [one["id"] for one in spans if one["label"] == "speaker"]
        ties = (
            {(random.choice(claims), random.choice(others)) for _ in range(2)} if claims and others else set()
        )
        layers.append(layer(*spans, annotator=name, relations=tuple(tie(*ends) for ends in sorted(ties))))
    return article("a1", *layers)


def decide_something(reviewed: Reviewed, random: Random) -> None:
    items = reviewed.review.items
    if not items or random.random() < 0.1:
        reviewed.project.run("Agreed", adjudicating.take_agreed, reviewed.article)
        return
    if random.random() < 0.1:
        reviewed.project.run("Majority", adjudicating_many.take_majority, reviewed.article, 0.6)
        return
    if random.random() < 0.15 and reviewed.review.gold:
        change_gold(reviewed, random)
        return
    item = random.choice(items)
    people = [side.annotator for side in item.disagreement.sides]
    facets = {
        facet.name: random.choice(people) for facet in facets_of(item.disagreement) if random.random() < 0.3
    }
    try:
        reviewed.decide(item, Resolution(random.choice(list(Way)), random.choice(people), facets))
    except RefusedError as error:
        if "share a stretch" not in str(error):
            raise


def change_gold(reviewed: Reviewed, random: Random) -> None:
    one = random.choice(reviewed.review.gold)
    if random.random() < 0.5:
        reviewed.project.run("Delete", annotating.delete, [one.uid])
    else:
        start = random.randint(0, 40)
        reviewed.project.run("Reshape", annotating.reshape, one.uid, (Span(start, start + 5),))


def assert_sound(reviewed: Reviewed) -> None:
    review = reviewed.review
    gold = {one.uid: one for one in review.gold}
    for one in review.gold:
        assert all(here.end <= there.start for here, there in pairwise(one.fragments))
        assert one.origin is not None
    ties = [(one.source, one.type, one.target) for one in review.gold_relations]
    assert len(set(ties)) == len(ties)
    for relation in review.gold_relations:
        kind = review.scheme.relation_type(relation.type)
        assert kind is not None
        # A label given by hand later is the reviewer's own affair; here none is.
        assert gold[relation.source].label in kind.sources
        assert gold[relation.target].label in kind.targets
    for decision in review.standing.all_decisions:
        assert decision.about
        assert decision.by == "rev"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty project, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "p.annotator"
    create_project(path)
    return path


def test_a_review_stays_sound_and_is_undone_as_a_whole(empty: Path, long_form: bool) -> None:
    for seed in range(500 if long_form else 30):
        check(empty, seed)


def check(empty: Path, seed: int) -> None:
    """One review of an article made at random: decided, undone, done again."""
    random = Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(empty, folder))
        workspace: Workspace = open_workspace(path)
        try:
            import_sources(workspace, [write(Path(folder) / "c.jsonl", [made(random)])], ImportOptions())
            reviewed = Reviewed(workspace)
            before = everything(workspace)
            for _ in range(random.randint(1, 6)):
                decide_something(reviewed, random)
            assert_sound(reviewed)
            while workspace.undo(reviewed.article) is not None:
                pass
            assert everything(workspace) == before
            while workspace.redo(reviewed.article) is not None:
                pass
            assert_sound(reviewed)
        finally:
            workspace.close()
        if seed % 3 == 0:  # it takes as long as all the rest
            assert check_project(path) == []


def test_the_text_is_long_enough_for_what_is_made() -> None:
    assert len(TEXT) > 4 * 9 + 2 + 14
