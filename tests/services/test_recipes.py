"""Recipes: kept by name, turned into the same options, and the same bytes."""

from pathlib import Path

import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.json_values import JsonObject
from annotator.domain.label import Label
from annotator.domain.recipe import Recipe
from annotator.services.exports.exporting import export
from annotator.services.exports.options import ExportOptions, OnLoss, Split
from annotator.services.exports.recipes import (
    delete_recipe,
    kept,
    recipe_named,
    rename_recipe,
    save_recipe,
)
from annotator.services.people import people
from annotator.services.scheme import labelling
from annotator.services.selecting.majority_layer import MAJORITY
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.values import article, exported, layer, span, tie

ALL_SET = ExportOptions(
    "jsonl",
    "gold",
    (Status.DONE, Status.FLAGGED),
    ("claim",),
    ("a1",),
    "2018",
    "2019-02",
    without_text=True,
    anonymous=True,
    on_loss=OnLoss.STOP,
    split=Split((3, 1), 9),
    datasheet=True,
    agreement=False,
    recipe="all set",
)


@pytest.mark.parametrize("options", [ALL_SET, ExportOptions("brat", recipe="all set")])
def test_options_come_back(project: Workspace, options: ExportOptions) -> None:
    project.run("Save recipe", save_recipe, "first", ExportOptions("csv"))
    recipe = project.run("Save recipe", save_recipe, " all  set ", options)
    assert project.read(lambda read: recipe_named(read, "all set")) == options
    project.run("Save recipe", save_recipe, "all set", ExportOptions("tei"))
    assert project.read(lambda read: [one.options for one in read.recipes()]) == [
        {"format": "csv"},
        {"format": "tei"},
    ]
    project.undo()
    assert project.read(lambda read: recipe_named(read, "all set")) == options
    project.run("Delete recipe", delete_recipe, recipe.uid)
    with pytest.raises(NotFoundError, match="there are first"):
        project.read(lambda read: recipe_named(read, "all set"))


def test_a_recipe_is_called_otherwise(project: Workspace) -> None:
    recipe = project.run("Save recipe", save_recipe, "first", ExportOptions("csv"))
    project.run("Save recipe", save_recipe, "second", ExportOptions("tei"))
    assert project.run("Rename recipe", rename_recipe, recipe.uid, " first ").name == "first"
    for name, why in (("second", "there is a recipe second already"), ("  ", "needs a name")):
        with pytest.raises(RefusedError, match=why):
            project.run("Rename recipe", rename_recipe, recipe.uid, name)
    project.run("Rename recipe", rename_recipe, recipe.uid, "third  of all")
    assert project.read(lambda read: recipe_named(read, "third of all")).format == "csv"
    project.undo()
    assert project.read(lambda read: [one.name for one in read.recipes()]) == ["first", "second"]


def test_a_recipe_follows_names(project: Workspace, take: Take, tmp_path: Path) -> None:
    """Whoever renames a label or a person does not know of the recipes that ask for them."""
    marks = layer(span("c", "claim", 0, 3), span("h", "hedge", 4, 8), annotator="ben")
    take(article("a1", marks, layer(annotator="ana")))
    mine = ExportOptions("jsonl", "ben", labels=("hedge", "claim"))
    project.run("Save recipe", save_recipe, "ben's", mine)
    project.run("Save recipe", save_recipe, "all", ExportOptions("jsonl"))

    def told() -> list[JsonObject]:
        return project.read(lambda read: [one.options for one in read.recipes()])

    before = told()
    people_of = project.read(lambda read: {one.name: one.uid for one in read.annotators()})
    labels = project.read(lambda read: {one.name: one.uid for one in read.scheme().labels})
    project.run("Rename", people.rename, people_of["ben"], "benjamin")
    project.run("Rename", labelling.rename, Label, labels["hedge"], "doubt")
    assert told()[0] == {"format": "jsonl", "layer": "benjamin", "labels": ["doubt", "claim"]}
    (one,) = exported(project, tmp_path, layer="benjamin", labels=("doubt", "claim"))
    assert [each["label"] for each in one["layers"][0]["spans"]] == ["claim", "doubt"]
    project.run("Merge", labelling.merge, Label, labels["hedge"], labels["claim"])
    project.run("Merge", people.merge, people_of["ben"], people_of["ana"])
    assert told()[0] == {"format": "jsonl", "layer": "ana", "labels": ["claim"]}
    assert told()[1] == before[1]
    # Nobody in particular is meant by such a word.
    project.run("Rename", people.rename, people_of["ana"], "gold")
    assert told()[0]["layer"] == "ana"
    for _ in range(5):
        project.undo()
    assert told() == before


def test_what_is_no_recipe(project: Workspace) -> None:
    for name in ("", " \n", "x" * 101):
        with pytest.raises(RefusedError):
            project.run("Save recipe", save_recipe, name, ALL_SET)
    broken: list[JsonObject] = [
        {},
        {"format": 1},
        {"format": "csv", "new": 1},
        {"format": "csv", "split": "x"},
        {"format": "csv", "statuses": ["tired"]},
        {"format": "csv", "labels": "claim"},
        {"format": "csv", "agreement": 1},
        {"format": "csv", "since": "last year"},
    ]

    def put(work: Work) -> None:
        for number, options in enumerate(broken):
            work.put(Recipe(f"{number}", f"{number}", number, options))

    project.run("Put", put)
    for number in range(len(broken)):
        name = f"{number}"
        with pytest.raises(NotFoundError, match="cannot be read"), project.store.reading() as read:
            recipe_named(read, name)
    assert kept(ExportOptions("csv")) == {"format": "csv"}


def test_a_recipe_of_an_older_program(project: Workspace) -> None:
    """What it does not know of is as usual."""
    old: JsonObject = {"format": "jsonl", "datasheet": True, "split": "80/20"}
    project.run("Put", lambda work: work.put(Recipe("1", "old", 1, old)))
    options = project.read(lambda read: recipe_named(read, "old"))
    assert options == ExportOptions("jsonl", datasheet=True, split=Split((80, 20)), recipe="old")


def test_the_same_recipe_gives_the_same_bytes(project: Workspace, take: Take, tmp_path: Path) -> None:
    take(article("a1", layer(span("x", "claim", 0, 3))), article("a2", text="Two said."))
    project.run("Save recipe", save_recipe, "mine", ExportOptions("jsonl", anonymous=True))
    options = project.read(lambda read: recipe_named(read, "mine"))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        export(project, tmp_path / name / "out.jsonl", options)
    for file in ("out.jsonl", "out.jsonl.manifest.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_which_articles_and_labels(project: Workspace, take: Take, folder: Path) -> None:
    work = layer(span("c", "claim", 0, 7), span("s", "speaker", 8, 11), relations=(tie("c", "s"),))
    take(
        article("a1", work, meta={"published": "2018-02-15"}),
        article("a2", work, meta={"published": "2018-03"}),
        article("a3", work),
    )

    def ids(**options: object) -> list[str]:
        return [one["id"] for one in exported(project, folder, **options)]

    assert ids(articles=("a1", "a3")) == ["a1", "a3"]
    assert ids(since="2018") == ["a1", "a2"]
    assert ids(since="2018-02-16") == ["a2"]
    assert ids(until="2018-02-14") == []
    assert ids(until="2018-02") == ["a1"]
    (one, *_) = exported(project, folder, labels=("claim",))
    assert [each["id"] for each in one["layers"][0]["spans"]] == ["c"]
    assert one["layers"][0]["relations"] == []


def test_the_majority(project: Workspace, take: Take, folder: Path) -> None:
    def by(name: str, *spans: dict[str, object], **more: object) -> dict[str, object]:
        return layer(*spans, annotator=name, **more)  # type: ignore[arg-type]

    def claim(id: str, polarity: str) -> dict[str, object]:
        return span(id, "claim", 0, 7, attributes={"polarity": polarity})

    speaker = span("s", "speaker", 8, 11)
    take(
        article(
            "a1",
            by("ana", claim("c", "asserts"), speaker, relations=(tie("c", "s"),)),
            by("ben", claim("x", "denies"), span("y", "speaker", 8, 11), relations=(tie("x", "y"),)),
            by("cem", claim("c", "asserts"), span("h", "hedge", 12, 15)),
            by("dan", span("h", "hedge", 12, 15), status="in-progress"),
        ),
        article("a2", by("ana", speaker)),
    )
    one, other = exported(project, folder, layer=MAJORITY)
    (majority,) = one["layers"]
    assert (majority["annotator"], majority["role"]) == (MAJORITY, "gold")
    assert [(each["id"], each["label"], each.get("attributes")) for each in majority["spans"]] == [
        ("m1", "claim", {"polarity": "asserts"}),
        ("m2", "speaker", None),
    ]
    assert [each["origin"]["kind"] for each in majority["spans"]] == ["unanimous", "majority"]
    assert [(each["from"], each["to"]) for each in majority["relations"]] == [("m1", "m2")]
    assert other["layers"] == []
    assert [each["annotator"] for each in exported(project, folder, layer="annotators")[0]["layers"]] == [
        *("ana", "ben", "cem", "dan")
    ]
