"""A table of annotations without articles: onto the articles that a project has, held against their texts."""

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.cli.samples import Run, bytes_of

HEADER = ["doc", "annotator", "span", "label", "offsets", "text"]
TEXT = "Ten died, he said. 🙂 Six more."


def table(path: Path, *rows: Sequence[str], header: Sequence[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "texts.jsonl"
    records = [{"id": name, "text": text, "layers": []} for name, text in (("a/1", TEXT), ("a/2", "Nobody."))]
    path.write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in records))
    return path


GOOD = [
    ["a/1", "ana", "n1", "number", "0-3", "Ten"],
    ["a/2", "ben", "s1", "speaker", "0-6", "Nobody"],
    ["a/1", "ana", "c1", "claim", "0-8 21-29", "Ten died … Six more"],
]


def native(run: Run, project: Path, path: Path) -> list[dict[str, Any]]:
    assert run("export", project, path, "--format", "jsonl").status == 0
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def test_annotations_go_onto_the_articles_of_the_project(
    project: Path, articles: Path, tmp_path: Path, run: Run
) -> None:
    spans = table(tmp_path / "spans.csv", *GOOD)
    assert run("import", project, articles).status == 0
    done = run("import", project, spans)
    assert (done.status, "3 new annotations" in done.err) == (0, True), done
    first, second = native(run, project, tmp_path / "out.jsonl")
    assert (first["text"], first["title"]) == (TEXT, "texts")
    (layer,) = first["layers"]
    assert [(one["id"], one["start"], one["end"]) for one in layer["spans"]] == [("n1", 0, 3), ("c1", 0, 29)]
    assert layer["spans"][1]["fragments"] == [[0, 8], [21, 29]]
    assert second["layers"][0]["annotator"] == "ben"
    before = project.read_bytes()
    done = run("import", project, spans)
    assert (done.status, "nothing was changed" in done.last) == (0, True), done
    assert project.read_bytes() == before


def test_texts_may_come_in_the_same_import(project: Path, articles: Path, tmp_path: Path, run: Run) -> None:
    done = run("import", project, table(tmp_path / "spans.csv", *GOOD), articles)
    assert (done.status, "2 new articles" in done.err, "3 new annotations" in done.err) == (0, True, True), (
        done
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["a/9", "ana", "x", "claim", "0-3", "Ten"], "line 3: it has annotations of the article a/9"),
        (["a/1", "ana", "x", "claim", "0-3", "Six"], "line 3: the annotation x says that its text is “Six”"),
        (["a/1", "ana", "x", "claim", "22-30", "Six more"], "line 3: the annotation x says"),
        (
            ["a/1", "ana", "x", "claim", "20-99", ""],
            "line 3, article a/1: the annotation x of ana is out of range",
        ),
        (["a/1", "ana", "x", "claim", "3-3", ""], "line 3"),
        (["a/1", "ana", "x", "claim", "٠-٣", "Ten"], "line 3"),
        (["", "ana", "x", "claim", "0-3", "Ten"], "line 3: the row names no article"),
        (["a/1", "", "x", "claim", "0-3", "Ten"], "--as NAME"),
    ],
)
def test_what_does_not_fit_is_refused_with_nothing_taken_in(
    row: list[str], words: str, project: Path, articles: Path, tmp_path: Path, run: Run
) -> None:
    assert run("import", project, articles).status == 0
    spans = table(tmp_path / "spans.csv", GOOD[1], row)
    before = bytes_of(tmp_path)
    done = run("import", project, spans)
    assert (done.status, words in done.last, "spans.csv" in done.last) == (1, True, True), done
    assert bytes_of(tmp_path) == before
    done = run("import", project, spans, "--keep-going")
    assert (done.status, "1 new annotation" in done.err) == (0, True), done


def test_our_own_annotations_may_come_alone_with_their_relations(
    filled: Path, tmp_path: Path, run: Run
) -> None:
    whole = native(run, filled, tmp_path / "whole.jsonl")
    assert run("export", filled, tmp_path / "csv", "--format", "csv").status == 0
    bare = tmp_path / "bare.jsonl"
    bare.write_bytes(b"".join(orjson.dumps(one | {"layers": []}) + b"\n" for one in whole))
    other = tmp_path / "other.annotator"
    assert run("new", other).status == 0
    assert run("import", other, bare).status == 0
    alone = tmp_path / "alone"
    alone.mkdir()
    for name in ("annotations.csv", "relations.csv"):
        shutil.copy(tmp_path / "csv" / name, alone)
    assert run("import", other, alone / "relations.csv").status == 1
    done = run("import", other, alone)
    assert done.status == 0, done

    def said(articles: list[dict[str, Any]]) -> list[object]:
        return [
            (layer["annotator"], layer["role"], layer["spans"], layer["relations"])
            for one in articles
            for layer in one["layers"]
            if layer["spans"]
        ]

    assert said(native(run, other, tmp_path / "back.jsonl")) == said(whole)
