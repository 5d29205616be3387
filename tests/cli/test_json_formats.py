"""The JSON formats of other programs through the front door: out, in again, and theirs with a map."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import Run

FAMILY = ("doccano", "label-studio", "prodigy", "argilla", "web-annotation")
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "formats" / "interchange-generated"
MAP = """
[annotators]
"gold@example.org" = "gold"
"annotator1@example.org" = "annotator1"
"annotator2@example.org" = "annotator2"
"claims-gold" = "gold"
"claims-annotator1" = "annotator1"
"claims-annotator2" = "annotator2"

[relations]
said_by = "said-by"
has_number = "has-number"
"""


def _native(run: Run, project: Path, target: Path) -> bytes:
    done = run("export", project, target, "--format", "jsonl")
    assert done.status == 0, done.err
    return target.read_bytes()


@pytest.mark.parametrize("name", FAMILY)
def test_a_project_comes_back_whole(name: str, filled: Path, tmp_path: Path, run: Run) -> None:
    target, again = tmp_path / "out", tmp_path / "again.annotator"
    done = run("export", filled, target, "--format", name)
    assert done.status == 0, done.err
    manifest = json.loads((tmp_path / "out.manifest.json").read_bytes())
    assert manifest["loss"] == []
    assert run("new", again).status == 0
    for _time in range(2):
        done = run("import", again, target)
        assert done.status == 0, done.err
    assert "passed over" not in done.err
    assert _native(run, again, tmp_path / "b.jsonl") == _native(run, filled, tmp_path / "a.jsonl")


def test_a_folder_for_label_studio_by_processes(filled: Path, tmp_path: Path, start: Run, run: Run) -> None:
    target, again = tmp_path / "out", tmp_path / "again.annotator"
    assert start("export", filled, target, "--format", "label-studio").status == 0
    assert sorted(one.name for one in target.iterdir()) == ["label_config.xml", "tasks.json"]
    assert run("new", again).status == 0
    done = start("import", again, target)
    assert (done.status, "passed over" in done.err) == (0, False), done.err
    assert _native(run, again, tmp_path / "b.jsonl") == _native(run, filled, tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    "source", ["doccano", "labelstudio.json", "prodigy.jsonl"], ids=["doccano", "label-studio", "prodigy"]
)
def test_other_programs_files_say_the_same(source: str, project: Path, tmp_path: Path, run: Run) -> None:
    if not DATA.is_dir():
        pytest.skip("there is no ../shared/data beside the repository")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    done = run("import", project, DATA / source, "--map", tmp_path / "map.toml")
    assert done.status == 0, done.err
    articles = map(json.loads, _native(run, project, tmp_path / "out.jsonl").splitlines())
    found = {(one["text"], layer["annotator"]): _marks(layer) for one in articles for layer in one["layers"]}
    assert found == _answers(relations=source != "prodigy.jsonl")


def _marks(layer: dict[str, Any]) -> tuple[Counter[Any], Counter[Any]]:
    spans = {one["id"]: (one["start"], one["end"], one["label"]) for one in layer["spans"]}
    ties = ((spans[one["from"]], spans[one["to"]], one["type"]) for one in layer["relations"])
    return Counter(spans.values()), Counter(ties)


def _answers(*, relations: bool) -> dict[tuple[str, str], tuple[Counter[Any], Counter[Any]]]:
    """The rows without annotations of several fragments, which the other programs' files leave out."""
    result = {}
    for row in map(json.loads, (DATA / "rows.jsonl").read_bytes().splitlines()):
        for layer in row["layers"]:
            spans = [one for one in layer["spans"] if "fragments" not in one]
            known = {one["id"] for one in spans}
            links = [
                {
                    **one,
                    "type": {"said_by": "said-by", "has_number": "has-number"}.get(
                        one["label"], one["label"]
                    ),
                }
                for one in layer["links"]
                if relations and {one["from"], one["to"]} <= known
            ]
            result[row["text"], layer["annotator"]] = _marks({"spans": spans, "relations": links})
    return result


def test_a_map_renames_whom_the_file_is_called_by(project: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "file7.jsonl").write_text('{"text": "Tom", "label": [[0, 3, "x"]]}\n', encoding="utf-8")
    (tmp_path / "map.toml").write_text('[annotators]\nfile7 = "tom"\n', encoding="utf-8")
    assert run("import", project, tmp_path / "file7.jsonl", "--map", tmp_path / "map.toml").status == 0
    (article,) = map(json.loads, _native(run, project, tmp_path / "out.jsonl").splitlines())
    assert [layer["annotator"] for layer in article["layers"]] == ["tom"]


def test_one_text_twice_in_a_file_without_ids(project: Path, tmp_path: Path, run: Run) -> None:
    corpus = tmp_path / "c.jsonl"
    corpus.write_text('{"text": "Tom", "label": [[0, 3, "x"]]}\n{"text": "Tom", "label": [[0, 1, "y"]]}\n')
    done = run("import", project, corpus)
    assert done.status == 1
    assert "c.jsonl, line 2" in done.last


def test_a_text_in_the_place_of_a_name(project: Path, tmp_path: Path, run: Run) -> None:
    long = "x" * 200_000
    whose = {"article": {"role": "gold", "annotator": "a"}, "annotator": {"role": "gold"}}
    for key in ("label", "article", "annotator"):
        entity = {"id": 1, "label": long if key == "label" else "x", "start_offset": 0, "end_offset": 3}
        record = {"text": "Tom", **whose.get(key, {}), "entities": [entity]}
        (tmp_path / "big.jsonl").write_text(json.dumps({key: long, **record} if key in whose else record))
        done = run("import", project, tmp_path / "big.jsonl")
        assert (done.status, len(done.err) < 500) == (1, True)
        assert "a name has 200,000 characters (xxxx" in done.last
    assert run("stats", project, "--json").value["articles"] == 0
    (tmp_path / "big.jsonl").write_text(json.dumps({"text": long, "label": [[0, 3, "x"]]}))
    assert run("import", project, tmp_path / "big.jsonl").status == 0
