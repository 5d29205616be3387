"""Corpora through the front door: out of a project in each format, into an empty one, and out again."""

import json
import os
import tempfile
from pathlib import Path

import pytest

from tests.cli.samples import TEXT, Run, layer, read_corpus, span

WHOLE = ["xmi", "cas-json", "webanno-tsv", "tei", "refi-qda"]
"""Formats that lose nothing of what `filled` has."""


@pytest.mark.parametrize("name", WHOLE)
def test_out_and_in_again(name: str, filled: Path, tmp_path: Path, run: Run) -> None:
    target, again = tmp_path / f"out.{name}", tmp_path / "again.annotator"
    done = run("export", filled, target, "--format", name)
    assert done.status == 0, done.err
    manifest = json.loads((tmp_path / f"out.{name}.manifest.json").read_text("utf-8"))
    assert manifest["loss"] == []
    assert run("new", again).status == 0
    done = run("import", again, target)
    assert done.status == 0, done.err
    assert "passed over" not in done.err
    texts = []
    for project in (filled, again):
        result = tmp_path / f"{project.stem}.jsonl"
        assert run("export", project, result, "--format", "jsonl").status == 0
        articles = read_corpus(result)
        for one in articles:
            one["layers"].sort(key=lambda layer: (layer["annotator"], layer["role"]))
        texts.append(sorted(articles, key=lambda one: one["id"]))
    assert json.dumps(texts[0]) == json.dumps(texts[1])
    assert "nothing was changed" in run("import", again, target).err


@pytest.mark.parametrize("name", WHOLE)
def test_one_text_twice_and_names_that_systems_refuse(
    name: str, project: Path, tmp_path: Path, run: Run
) -> None:
    corpus, target, again = tmp_path / "c.jsonl", tmp_path / f"out.{name}", tmp_path / "again.annotator"
    ids = ["CON", "con", "../x", "a/b", "a" * 300, "A" * 300]
    marks = [span("s1", "speaker", [(0, 9)])]
    people = ["CON", "../../etc", "x" * 80]
    articles = [
        {"id": one, "title": "T", "text": TEXT, "layers": [layer(people[n % 3], marks, [])]}
        for n, one in enumerate(ids)
    ]
    corpus.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    assert run("import", project, corpus).status == 0
    done = run("export", project, target, "--format", name)
    assert done.status == 0, done.err
    assert run("new", again).status == 0
    assert run("import", again, target).status == 0
    result = tmp_path / "out.jsonl"
    assert run("export", again, result, "--format", "jsonl").status == 0
    found = {one["id"]: one["layers"][0]["annotator"] for one in read_corpus(result)}
    assert found == {one: people[n % 3] for n, one in enumerate(ids)}
    assert {path.parent for path in tmp_path.iterdir()} == {tmp_path}


def test_a_page_to_read_and_a_project_as_programs_do_it(
    filled: Path, tmp_path: Path, run: Run, start: Run
) -> None:
    target, other, again = tmp_path / "out.html", tmp_path / "out.qdpx", tmp_path / "again.annotator"
    done = start("export", filled, target, "--format", "html")
    assert (done.status, done.out) == (0, ""), done.err
    assert run("export", filled, other, "--format", "refi-qda").status == 0
    assert run("new", again).status == 0
    done = start("import", again, other)
    assert (done.status, done.out) == (0, ""), done.err
    assert done.last == "2 new articles, 6 new annotations, 3 new relations"
    manifest = json.loads((tmp_path / "out.html.manifest.json").read_text("utf-8"))
    assert [(loss["what"], loss["n"]) for loss in manifest["loss"]] == [("decisions", 1), ("origins", 1)]
    page = target.read_text("utf-8")
    assert "Gold by Zdeňka Nováková" in page
    assert "two\nlines" in page
    assert run("import", filled, target, "--format", "html").status == 1


def test_choices_that_contradict_each_other(filled: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "out.jsonl"
    done = run("export", filled, target, "--format", "jsonl", "--since", "2021", "--until", "2019-05")
    assert (done.status, "no day is from 2021 on and not after 2019-05" in done.err) == (1, True)
    done = run("export", filled, target, "--format", "jsonl", "--seed", "5")
    assert (done.status, "--seed is of a split" in done.err) == (2, True)
    assert not target.exists()


def test_a_split_or_a_seed_that_makes_no_sense_is_wrong_usage(
    project: Path, tmp_path: Path, run: Run
) -> None:
    for wrong in (["--split", "80/20/0"], ["--split", "a/b"], ["--seed", "3"]):
        done = run("export", project, tmp_path / "split", "--format", "jsonl", *wrong)
        assert done.status == 2, wrong
        assert done.last.endswith("see annotator export --help")
        assert not (tmp_path / "split").exists()


def test_what_a_killed_export_left_is_cleared_away_by_a_later_one(
    filled: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft beside the target, and the copy of the project among the temporary files."""
    place = tmp_path / "temporary"
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    left = [tmp_path / ".annotator-export-x", place / "annotator-copy-of-a-project-x"]
    for folder in left:
        folder.mkdir(parents=True)
        (folder / "half").write_text("half a corpus")
        for one in (folder / "half", folder):
            os.utime(one, (0, 0))
    assert run("export", filled, tmp_path / "out.jsonl", "--format", "jsonl").status == 0
    assert not any(folder.exists() for folder in left)
    assert list(place.iterdir()) == []
