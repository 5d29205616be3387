"""Corpora that meet in one project: gold beside gold, titles, other names, and what the report says."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import TEXT, Run, layer, read_corpus, span

MARK = span("s1", "number", [(15, 17)])


def corpus(folder: Path, name: str, *layers: dict[str, Any], **more: Any) -> Path:
    path = folder / name
    article = {"id": "a1", "title": "One", "text": TEXT, "layers": list(layers), **more}
    path.write_text(json.dumps({key: value for key, value in article.items() if value is not None}) + "\n")
    return path


def gold(name: str, mark: dict[str, Any] = MARK, **more: Any) -> dict[str, Any]:
    return layer(name, [mark], [], role="gold") | more


def exported(project: Path, run: Run, *options: str) -> dict[str, Any]:
    target = project.with_name("out.jsonl")
    assert run("export", project, target, "--format", "jsonl", *options).status == 0
    return read_corpus(target)[0]


def finals(project: Path, run: Run) -> dict[str, bool]:
    layers = exported(project, run)["layers"]
    return {one["annotator"]: one.get("final", True) for one in layers if one["role"] == "gold"}


def test_two_final_golds_in_one_file(project: Path, tmp_path: Path, run: Run) -> None:
    source = corpus(tmp_path, "c.jsonl", gold("ana"), gold("ben"))
    for options in ([], [], ["--replace"]):
        done = run("import", project, source, *options)
        assert done.status == 0
        assert "the gold of ben is a further one there; final is that of ana" in done.err
        assert finals(project, run) == {"ana": True, "ben": False}
        assert run("check", project).out == "ok\n"
    before = project.read_bytes()
    assert "nothing was changed" in run("import", project, source).err
    assert project.read_bytes() == before


def test_gold_of_a_second_reviewer_comes_later(project: Path, tmp_path: Path, run: Run) -> None:
    first = corpus(tmp_path, "first.jsonl", gold("ana"))
    second = corpus(tmp_path, "second.jsonl", gold("ben"))
    for source in (first, second, first, second):
        assert run("import", project, source).status == 0
        assert run("check", project).out == "ok\n"
    assert finals(project, run) == {"ana": True, "ben": False}
    assert run("import", project, second, "--replace").status == 0
    assert finals(project, run) == {"ana": False, "ben": True}
    assert run("check", project).out == "ok\n"


def test_a_further_gold_may_come_before_the_final_one(project: Path, tmp_path: Path, run: Run) -> None:
    assert run("import", project, corpus(tmp_path, "c.jsonl", gold("ben", final=False))).status == 0
    assert run("check", project).out == "ok\n"
    assert finals(project, run) == {"ben": False}
    assert run("import", project, corpus(tmp_path, "c.jsonl", gold("ana"))).status == 0
    assert finals(project, run) == {"ben": False, "ana": True}


@pytest.mark.parametrize("options", [[], ["--replace"]])
def test_a_title_that_the_file_does_not_give_differs_from_none(
    options: list[str], project: Path, tmp_path: Path, run: Run
) -> None:
    assert run("import", project, corpus(tmp_path, "c.jsonl")).status == 0
    before = project.read_bytes()
    done = run("import", project, corpus(tmp_path, "renamed.jsonl", title=None), *options)
    assert done.err == "nothing was changed: 1 article known already\n"
    assert project.read_bytes() == before


def test_a_title_that_no_source_gives_is_the_stem(project: Path, tmp_path: Path, run: Run) -> None:
    assert run("import", project, corpus(tmp_path, "stem.jsonl", title=None)).status == 0
    assert exported(project, run)["title"] == "stem"


def test_replaced_relations_are_counted(project: Path, tmp_path: Path, run: Run) -> None:
    marks = [span("c1", "claim", [(15, 38)]), MARK]
    tie = {"id": "r1", "from": "c1", "to": "s1", "type": "has-number"}
    first = corpus(tmp_path, "c.jsonl", layer("ana", marks, [tie]))
    assert run("import", project, first).status == 0
    other = corpus(tmp_path, "c.jsonl", layer("ana", marks, [{**tie, "note": "sure"}]))
    done = run("import", project, other, "--replace")
    assert done.last.endswith("1 relation replaced")


def test_one_is_no_plural(project: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "one.txt").write_bytes(b"a\r\nb\0")
    lines = run("import", project, tmp_path / "one.txt").err.splitlines()
    assert lines[0] == "one.txt: 1 line end became LF; offsets were moved along"
    assert lines[1].startswith("one.txt: 1 character that no text can hold")


def test_what_is_no_whole_number_is_shown_as_it_stands(project: Path, tmp_path: Path, run: Run) -> None:
    for value, words in (("15", '"15"'), (None, "null"), (True, "true"), (1.5, "1.5")):
        source = corpus(tmp_path, "c.jsonl", layer("ana", [{**MARK, "start": value}], []))
        assert (
            f"`start` of the annotation s1 is {words}, no whole number" in run("import", project, source).last
        )


ORIGIN = {"kind": "taken", "from": ["ana/s1", "ana/b/s1", "gone/s1"], "at": "now", "reason": "ana was right"}
DECISION = {"who": "rev", "from": ["ana/s1"], "sides": {"ana": {"spans": []}, "gone": {"spans": []}}}


def decided(tmp_path: Path) -> Path:
    return corpus(
        tmp_path,
        "c.jsonl",
        layer("ana", [MARK], []),
        layer("ana/b", [MARK], []),
        layer("taken", [MARK], []),
        gold("rev", {**MARK, "origin": ORIGIN}, decisions=[DECISION]),
    )


def test_a_map_renames_people_wherever_they_are_named(project: Path, tmp_path: Path, run: Run) -> None:
    names = tmp_path / "m.toml"
    names.write_text('[annotators]\nana = "eva"\nrev = "ria"\ntaken = "tom"\n')
    for _time in range(2):
        assert run("import", project, decided(tmp_path), "--map", names).status == 0
    reviewed = exported(project, run)["layers"][3]
    assert reviewed["annotator"] == "ria"
    origin = reviewed["spans"][0]["origin"]
    assert origin == ORIGIN | {"from": ["eva/s1", "eva/b/s1", "gone/s1"]}
    assert reviewed["decisions"] == [
        {"who": "ria", "from": ["eva/s1"], "sides": {"eva": {"spans": []}, "gone": {"spans": []}}}
    ]


def test_anonymous_names_nobody_whose_work_is_elsewhere(project: Path, tmp_path: Path, run: Run) -> None:
    assert run("import", project, decided(tmp_path)).status == 0
    reviewed = exported(project, run, "--anonymous")["layers"][3]
    assert reviewed["annotator"] == "annotator-4"
    assert reviewed["spans"][0]["origin"] == {
        "kind": "taken",
        "from": ["annotator-1/s1", "annotator-2/s1", "annotator-5/s1"],
        "at": "now",
        "reason": "annotator-1 was right",
    }
    assert reviewed["decisions"] == [
        {
            "who": "annotator-4",
            "from": ["annotator-1/s1"],
            "sides": {"annotator-1": {"spans": []}, "annotator-5": {"spans": []}},
        }
    ]
