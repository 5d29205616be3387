"""Import, then export: the same articles, layers, annotations and relations, to the JSON type of a number."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import Run, articles, bytes_of, read_corpus

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
CORPORA = [DATA / "seed-article.jsonl", *sorted(DATA.glob("corpora/*.jsonl"))]


def typed(value: Any) -> Any:
    """A JSON value in which 24, 24.0 and true differ; the order of keys is kept in attributes."""
    if isinstance(value, dict):
        return {"dict": [(key, typed(one)) for key, one in value.items()]}
    if isinstance(value, list):
        return [typed(one) for one in value]
    return type(value).__name__, value


def plain(article: dict[str, Any]) -> dict[str, Any]:
    """An article with what is optional on import filled in."""
    return {
        "id": article["id"],
        "title": article.get("title", article["id"]),
        "text": article["text"],
        "meta": typed(article.get("meta", {})),
        "layers": [plain_layer(layer) for layer in article["layers"]],
    }


def plain_layer(layer: dict[str, Any]) -> dict[str, Any]:
    known = {"annotator", "role", "status", "spans", "relations", "decisions", "final", "guideline"}
    assert layer.keys() <= known
    return {
        "annotator": layer["annotator"],
        "role": layer.get("role", "annotator"),
        "status": layer.get("status", "done"),
        "decisions": layer.get("decisions", []),
        "final": layer.get("final", True),
        "guideline": layer.get("guideline"),
        "spans": [
            {
                "note": "",
                "discuss": False,
                "origin": None,
                "fragments": [[span["start"], span["end"]]],
                **span,
                "attributes": typed(span.get("attributes", {})),
            }
            for span in layer["spans"]
        ],
        "relations": [
            {"id": None, "note": "", **one, "attributes": typed(one.get("attributes", {}))}
            for one in layer.get("relations", [])
        ],
    }


def assert_same(one: Path, other: Path) -> None:
    left, right = read_corpus(one), read_corpus(other)
    assert [article["id"] for article in left] == [article["id"] for article in right]
    for before, after in zip(left, right, strict=True):
        before.setdefault("layers", [])
        said = typed(before.get("meta", {}))["dict"]
        if not any(key == "published" for key, _ in said):
            # A date at the beginning of a text is noted; nothing else may come in.
            after.get("meta", {}).pop("published", None)
        assert plain(after) == plain(before)


def assert_unchanged_by(project: Path, corpus: Path, run: Run, target: Path) -> None:
    """Import the corpus once more: the journal and an export are as before, and the bytes are, too."""
    before = run("log", project, "--json").value
    exported, held = target.read_bytes(), project.read_bytes()
    again = run("import", project, corpus)
    assert (again.status, again.out) == (0, "")
    assert again.last.startswith("nothing was changed: ")
    assert len(run("log", project, "--json").value) == len(before)
    assert run("export", project, target, "--format", "jsonl").status == 0
    assert target.read_bytes() == exported
    assert project.read_bytes() == held


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: str(path.stem))
def test_real_corpora_come_back_whole(
    corpus: Path, shared_data: Path, project: Path, tmp_path: Path, run: Run
) -> None:
    assert shared_data in corpus.parents
    target = tmp_path / "out.jsonl"
    done = run("import", project, corpus)
    assert done.status == 0, done.err
    assert run("export", project, target, "--format", "jsonl").status == 0
    assert_same(corpus, target)
    assert_unchanged_by(project, corpus, run, target)
    assert run("check", project).out == "ok\n"


def test_what_may_get_lost_comes_back(filled: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "out.jsonl"
    assert run("export", filled, target, "--format", "jsonl").status == 0
    assert_same(tmp_path / "filled.jsonl", target)
    assert_unchanged_by(filled, tmp_path / "filled.jsonl", run, target)
    assert_unchanged_by(filled, target, run, target)


def test_the_comparison_sees_a_difference(tmp_path: Path) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    article = articles()[0]
    one.write_text(json.dumps(article))
    article["layers"][0]["spans"][1]["attributes"]["value"] = 12.0
    other.write_text(json.dumps(article))
    with pytest.raises(AssertionError):
        assert_same(one, other)


def test_an_export_carries_a_manifest(filled: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "out.jsonl"
    done = run("export", filled, target, "--format", "jsonl")
    assert (done.status, done.out) == (0, "")
    assert done.last == f"2 articles, 6 annotations and 3 relations were written to {target}"
    manifest = json.loads((tmp_path / "out.jsonl.manifest.json").read_bytes())
    assert manifest["counts"] == {"articles": 2, "annotations": 6, "relations": 3}
    assert (manifest["format"], manifest["recipe"], manifest["loss"]) == ("jsonl", None, [])
    assert manifest["files"].keys() == {"out.jsonl"}
    assert sorted(bytes_of(tmp_path)) == [
        "filled.jsonl",
        "out.jsonl",
        "out.jsonl.manifest.json",
        "p.annotator",
    ]


def test_without_text_onto_a_project_that_has_the_texts(filled: Path, tmp_path: Path, run: Run) -> None:
    """The article then takes the file's id."""
    whole, textless, other = tmp_path / "whole.jsonl", tmp_path / "less.jsonl", tmp_path / "o.annotator"
    run("export", filled, whole, "--format", "jsonl")
    assert run("export", filled, textless, "--format", "jsonl", "--without-text").status == 0
    for article in read_corpus(textless):
        assert "text" not in article
        assert len(article["sha256"]) == 64
        assert all("text" not in span for layer in article["layers"] for span in layer["spans"])
    assert "Officials" not in textless.read_text(encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    for number, article in enumerate(articles()):
        (texts / f"t{number}.txt").write_bytes(article["text"].encode())
    assert run("new", other).status == 0
    assert run("import", other, texts).status == 0
    assert run("import", other, textless).status == 0
    back = tmp_path / "back.jsonl"
    run("export", other, back, "--format", "jsonl")
    assert_same(whole, back)
    assert_unchanged_by(other, textless, run, back)


def test_without_text_beside_the_text_files(filled: Path, tmp_path: Path, run: Run) -> None:
    whole, back, other = tmp_path / "whole.jsonl", tmp_path / "back.jsonl", tmp_path / "o.annotator"
    run("export", filled, whole, "--format", "jsonl")
    folder = tmp_path / "beside"
    folder.mkdir()
    run("export", filled, folder / "less.jsonl", "--format", "jsonl", "--without-text")
    run("new", other)
    lacking = run("import", other, folder / "less.jsonl")
    assert lacking.status == 1
    assert "the text of the article a/1 is left out, and the project does not have it" in lacking.last
    for number, article in enumerate(articles()):
        (folder / f"t{number}.txt").write_bytes(article["text"].encode())
    done = run("import", other, folder / "less.jsonl")
    assert done.status == 0, done.err
    run("export", other, back, "--format", "jsonl")
    assert_same(whole, back)


def test_anonymous_has_no_real_name_anywhere(filled: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    run("export", filled, folder / "a.jsonl", "--format", "jsonl", "--anonymous")
    run("export", filled, folder / "b.jsonl", "--format", "jsonl", "--anonymous", "--layer", "ben")
    for name, content in bytes_of(folder).items():
        for who in (
            "Zdeňka Nováková",
            "Zdeňka Nováková".encode("ascii", "backslashreplace").decode(),
            "ben",
            "carl",
        ):
            assert who.encode() not in content, (name, who)
    first, second = read_corpus(folder / "a.jsonl")
    assert [layer["annotator"] for layer in first["layers"]] == ["annotator-1", "annotator-2", "annotator-1"]
    assert first["layers"][2]["spans"][0]["origin"]["from"] == ["annotator-1/c1"]
    assert second["layers"][0]["annotator"] == "annotator-3"


def layers_of(target: Path) -> list[list[tuple[str, str]]]:
    return [
        [(layer["annotator"], layer["role"]) for layer in article["layers"]]
        for article in read_corpus(target)
    ]


ZDENKA, BEN, CARL = ("Zdeňka Nováková", "annotator"), ("ben", "annotator"), ("carl", "annotator")
GOLD = ("Zdeňka Nováková", "gold")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], [[ZDENKA, BEN, GOLD], [CARL]]),
        (["--layer", "all"], [[ZDENKA, BEN, GOLD], [CARL]]),
        (["--layer", "gold"], [[GOLD], []]),
        (["--layer", "ben"], [[BEN], []]),
        (["--layer", "Zdeňka Nováková"], [[ZDENKA], []]),
        (["--status", "done"], [[ZDENKA, GOLD], [CARL]]),
        (["--status", "in-progress"], [[BEN]]),
        (["--status", "flagged"], []),
        (["--layer", "ben", "--status", "in-progress"], [[BEN]]),
    ],
    ids=lambda value: " ".join(map(str, value)) if all(isinstance(one, str) for one in value) else "",
)
def test_layers_and_statuses(
    options: list[str], expected: list[Any], filled: Path, tmp_path: Path, run: Run
) -> None:
    target = tmp_path / "out.jsonl"
    assert run("export", filled, target, "--format", "jsonl", *options).status == 0
    assert layers_of(target) == expected


def test_an_empty_set_stays(filled: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "out.jsonl"
    run("export", filled, target, "--format", "jsonl", "--layer", "carl")
    assert read_corpus(target)[0]["layers"] == []
    assert read_corpus(target)[1]["layers"][0]["spans"] == []


def test_texts_and_folders(project: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "news" / "deep"
    folder.mkdir(parents=True)
    (folder.parent / "one.txt").write_bytes(b"\n date 2026-02-28\r\nOne.\r\n")
    (folder / "two.md").write_text("Two.\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    done = run("import", project, folder.parent)
    assert done.status == 0, done.err
    assert "picture.png" in done.err
    assert done.last == "2 new articles, 0 new annotations, 0 new relations"
    target = tmp_path / "out.jsonl"
    run("export", project, target, "--format", "jsonl")
    exported = {article["id"]: article for article in read_corpus(target)}
    assert exported["one"]["text"] == "\n date 2026-02-28\nOne.\n"
    assert exported["one"]["meta"]["published"] == "2026-02-28"
    assert exported["two"]["layers"] == []
    assert_unchanged_by(project, folder.parent, run, target)
