"""Recipes on the command line: kept, run again, and what goes before what they say."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import Run

KEPT = (
    *("--format", "jsonl", "--layer", "annotators", "--status", "done", "--label", "claim"),
    *("--article", "a1", "--since", "2018", "--until", "2019", "--without-text", "--anonymous"),
    *("--on-loss", "sidecar", "--split", "80/20", "--seed", "7", "--datasheet", "--no-agreement"),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles by two people."""
    path = tmp_path / "corpus.jsonl"
    layers = [
        {"annotator": name, "spans": [{"id": "c", "label": "claim", "start": 0, "end": 7}]}
        for name in ("ana", "ben")
    ]
    articles = [
        {"id": name, "text": f"Reports of {name}.", "meta": {"published": "2018-05-02"}, "layers": layers}
        for name in ("a1", "a2")
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    return path


@pytest.fixture
def kept(project: Path, corpus: Path, tmp_path: Path, run: Run) -> Path:
    """A project with a recipe in which every choice is another than usual."""
    assert run("import", project, corpus).status == 0
    done = run("export", project, tmp_path / "first", *KEPT, "--save-recipe", "all set")
    assert done.status == 0, done.err
    return project


def manifest(target: Path) -> dict[str, Any]:
    """What stands beside an export."""
    found: dict[str, Any] = json.loads(Path(f"{target}.manifest.json").read_bytes())
    return found


def test_the_run_that_saves_a_recipe_gives_what_it_gives_later(kept: Path, tmp_path: Path, run: Run) -> None:
    assert run("export", kept, tmp_path / "again", "--recipe", "all set").status == 0
    for ending in (".manifest.json", ".datasheet.md", ".datasheet.html"):
        first, again = (tmp_path / f"{name}{ending}" for name in ("first", "again"))
        assert first.read_bytes() == again.read_bytes(), ending
    told = manifest(tmp_path / "again")
    assert (told["recipe"], told["besides_recipe"]) == ("all set", [])


OVER: tuple[tuple[tuple[str, ...], str, object, list[str]], ...] = (
    (("--format", "csv"), "format", "csv", ["format"]),
    (("--layer", "all"), "layer", "all", ["layer"]),
    (("--status", "new", "--status", "done"), "statuses", ["new", "done"], ["statuses"]),
    (("--label", "speaker"), "labels", ["speaker"], ["labels"]),
    (("--article", "a2"), "articles", ["a2"], ["articles"]),
    (("--since", "2017-02"), "since", "2017-02", ["since"]),
    (("--until", "2020-01-01"), "until", "2020-01-01", ["until"]),
    (("--with-text",), "without_text", False, ["without_text"]),
    (("--named",), "anonymous", False, ["anonymous"]),
    (("--on-loss", "flatten"), "on_loss", "flatten", ["on_loss"]),
    (("--split", "1/1"), "split", ("1/1", 7), ["split"]),
    (("--seed", "0"), "split", ("80/20", 0), ["seed"]),
    (("--split", "1/1", "--seed", "3"), "split", ("1/1", 3), ["split", "seed"]),
    (("--split", "none"), "split", None, ["split", "seed"]),
    (("--no-datasheet",), "datasheet", False, ["datasheet"]),
    (("--language", "de"), "language", "de", ["language"]),
    (("--agreement",), "agreement", True, ["agreement"]),
    (("--layer", "annotators", "--anonymous"), "layer", "annotators", []),
)


def choices(target: Path) -> dict[str, object]:
    """What the manifest says of what was asked."""
    told = manifest(target)
    split = told["split"] and (told["split"]["shares"], told["split"]["seed"])
    assert Path(f"{target}.datasheet.md").exists() == told["options"]["datasheet"]
    return {**told["options"], "format": told["format"], "split": split}


def test_what_is_given_goes_before_the_recipe(kept: Path, tmp_path: Path, run: Run) -> None:
    said = choices(tmp_path / "first")
    for number, (given, name, value, besides) in enumerate(OVER):
        target = tmp_path / f"out{number}"
        done = run("export", kept, target, "--recipe", "all set", *given)
        assert done.status == 0, (given, done.err)
        told = manifest(target)
        assert (told["recipe"], told["besides_recipe"]) == ("all set", besides), given
        assert choices(target) == {**said, name: value}, given


def test_a_recipe_that_cannot_be_saved_leaves_no_export(project: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "out.jsonl"
    done = run("export", project, target, "--format", "jsonl", "--save-recipe", "x" * 101)
    assert (done.status, done.last) == (1, "annotator: a recipe needs a name of at most 100 characters")
    assert not target.exists()


def test_a_language_that_the_program_does_not_speak(project: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "out.html"
    done = run("export", project, target, "--format", "html", "--language", "xx")
    assert (done.status, done.last) == (1, "annotator: there is no language xx; there are en, de")
    assert run("export", project, target, "--format", "html", "--language", "de").status == 0
    assert '<html lang="de">' in target.read_text("utf-8")
    done = run("export", project, tmp_path / "out.jsonl", "--format", "jsonl", "--language", "de")
    assert (done.status, "--language is of a datasheet and of pages" in done.last) == (2, True)
    assert not (tmp_path / "out.jsonl").exists()
