"""brat, CoNLL and attributions through the front door: out of a project, into an empty one, and out again."""

import json
from pathlib import Path
from typing import Any

from tests.cli.samples import Run, read_corpus

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "formats" / "interchange-generated"
MAP = '[relations]\nsaid_by = "said-by"\nhas_number = "has-number"\nquantity_of = "quantity of"\n'


def out_and_in(
    name: str, filled: Path, tmp_path: Path, run: Run
) -> tuple[list[Any], list[Any], dict[str, Any]]:
    """The articles of the project before and after, and the manifest."""
    target, again = tmp_path / f"out.{name}", tmp_path / f"{name}.annotator"
    done = run("export", filled, target, "--format", name)
    assert done.status == 0, done.err
    manifest = json.loads((tmp_path / f"out.{name}.manifest.json").read_text("utf-8"))
    assert run("new", again).status == 0
    done = run("import", again, target)
    assert done.status == 0, done.err
    assert "passed over" not in done.err
    assert "nothing was changed" in run("import", again, target).err
    found = []
    for project in (filled, again):
        result = tmp_path / f"{project.stem}.jsonl"
        assert run("export", project, result, "--format", "jsonl").status == 0
        articles = sorted(read_corpus(result), key=lambda one: str(one["id"]))
        for one in articles:
            one["layers"].sort(key=lambda layer: (layer["annotator"], layer["role"]))
        found.append(articles)
    return found[0], found[1], manifest


def test_brat_brings_annotations_and_relations_back(filled: Path, tmp_path: Path, run: Run) -> None:
    before, after, manifest = out_and_in("brat", filled, tmp_path, run)
    lost = {one["what"] for one in manifest["loss"]}
    assert lost <= {
        "titles",
        "metadata",
        "statuses",
        "decisions",
        "guideline versions",
        "which gold is final",
    }
    for one, other in zip(before, after, strict=True):
        assert (one["id"], one["text"]) == (other["id"], other["text"])
        for layer, again in zip(one["layers"], other["layers"], strict=True):
            for key in ("annotator", "role", "spans", "relations"):
                assert json.dumps(layer[key]) == json.dumps(again[key])


def test_conll_brings_texts_and_stretches_back(filled: Path, tmp_path: Path, run: Run) -> None:
    before, after, manifest = out_and_in("conll", filled, tmp_path, run)
    assert "ids of annotations" in {one["what"] for one in manifest["loss"]}
    for one, other in zip(before, after, strict=True):
        assert [one[key] for key in ("id", "title", "text", "meta")] == [
            other[key] for key in ("id", "title", "text", "meta")
        ]
        for layer, again in zip(one["layers"], other["layers"], strict=True):
            assert (layer["annotator"], layer["role"], layer["status"]) == (
                again["annotator"], again["role"], again["status"],
            )  # fmt: skip
            covered = [
                (piece, span["label"])
                for span in layer["spans"]
                for piece in span.get("fragments", [[span["start"], span["end"]]])
            ]
            assert sorted(covered) == sorted(
                ([span["start"], span["end"]], span["label"]) for span in again["spans"]
            )


def test_attributions_are_only_written(filled: Path, tmp_path: Path, run: Run) -> None:
    done = run("export", filled, tmp_path / "out", "--format", "attribution")
    assert done.status == 0, done.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["attributions", "text"]
    assert run("import", filled, tmp_path / "out", "--format", "attribution").status == 1


def test_folders_of_annotators_with_a_map(tmp_path: Path, run: Run, shared_data: Path) -> None:
    """A corpus of another program's, three people's folders, relations renamed."""
    del shared_data
    project, names = tmp_path / "p.annotator", tmp_path / "map.toml"
    names.write_text(MAP, "utf-8")
    assert run("new", project).status == 0
    done = run("import", project, DATA / "brat", "--map", names)
    assert done.status == 0, done.err
    assert run("export", project, tmp_path / "out.jsonl", "--format", "jsonl").status == 0
    rows = {
        row["text"]: {layer["annotator"]: layer for layer in row["layers"]}
        for row in map(json.loads, (DATA / "rows.jsonl").read_text("utf-8").splitlines())
    }
    articles = read_corpus(tmp_path / "out.jsonl")
    assert len(articles) == len(rows) == 16
    for article in articles:
        answer = rows[article["text"]]
        assert {layer["annotator"] for layer in article["layers"]} == answer.keys()
        for layer in article["layers"]:
            known = answer[layer["annotator"]]
            assert len(layer["spans"]) == len(known["spans"])
            assert len(layer["relations"]) == len(known["links"])
            assert not {one["type"] for one in layer["relations"]} & {"said_by", "has_number", "quantity_of"}
