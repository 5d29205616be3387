"""Splits: near the shares, the same for the same article, near duplicates on one side, each part a corpus."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.errors import BadInputError
from annotator.services.exports.exporting import export
from annotator.services.exports.options import ExportOptions, Split, split_from
from annotator.services.imports.importing import import_sources
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.test_near_duplicates import made
from tests.services.values import article, layer, span


def parts(folder: Path) -> dict[str, set[str]]:
    return {
        path.stem: {orjson.loads(line)["id"] for line in path.read_bytes().splitlines()}
        for path in sorted(folder.glob("*.jsonl"))
    }


@pytest.fixture
def many(take: Take) -> Callable[[int], None]:
    def filled(n: int) -> None:
        texts = [made(number, 40) for number in range(n)]
        texts[-1] = texts[0].replace("lin ", "lin, ") + " More."
        take(
            *[
                article(f"a{number}", layer(span("x", "claim", 0, 3)), text=text)
                for number, text in enumerate(texts)
            ]
        )

    return filled


def test_the_parts_of_a_corpus(project: Workspace, many: Callable[[int], None], tmp_path: Path) -> None:
    many(200)
    target = tmp_path / "split"
    written = export(project, target, ExportOptions("jsonl", split=Split((80, 10, 10))))
    found = parts(target)
    assert set(found) == {"train", "dev", "test"}
    assert {name: len(ids) for name, ids in found.items()} == written.parts
    assert set().union(*found.values()) == {f"a{number}" for number in range(200)}
    assert 140 < len(found["train"]) < 180
    assert any({"a0", "a199"} <= ids for ids in found.values())
    manifest = orjson.loads((tmp_path / "split.manifest.json").read_bytes())
    assert manifest["split"]["near_duplicates"] == 1
    assert manifest["split"]["shares"] == "80/10/10"
    assert sorted(manifest["files"]) == ["dev.jsonl", "test.jsonl", "train.jsonl"]
    export(project, target, ExportOptions("jsonl", split=Split((8, 1, 1))))
    assert parts(target) == found
    export(project, target, ExportOptions("jsonl", split=Split((80, 10, 10), seed=7)))
    assert parts(target) != found


@pytest.mark.parametrize(("n", "filled"), [(1, 1), (2, 2), (3, 3), (5, 3), (12, 3)])
def test_no_part_is_empty_where_there_is_enough(
    project: Workspace, take: Take, tmp_path: Path, n: int, filled: int
) -> None:
    """Of a dozen articles none may fall to a part of a tenth, and who asks for three parts wants three."""
    take(*[article(f"a{number}", text=made(number, 40)) for number in range(n)])
    for seed in range(12):
        target = tmp_path / f"split{seed}"
        options = ExportOptions("jsonl", split=Split((80, 10, 10), seed))
        export(project, target, options)
        found = parts(target)
        assert len(found) == filled
        assert sum(map(len, found.values())) == n
        export(project, tmp_path / "again", options)
        assert parts(tmp_path / "again") == found


def test_near_duplicates_stay_together_where_a_part_would_be_empty(
    project: Workspace, many: Callable[[int], None], tmp_path: Path
) -> None:
    many(3)
    export(project, tmp_path / "split", ExportOptions("jsonl", split=Split((80, 10, 10))))
    found = parts(tmp_path / "split")
    assert sorted(map(sorted, found.values())) == [["a0", "a2"], ["a1"]]


def test_an_article_more_moves_no_other(
    project: Workspace, many: Callable[[int], None], tmp_path: Path, take: Take
) -> None:
    many(40)
    options = ExportOptions("jsonl", split=Split((1, 1)))
    export(project, tmp_path / "before", options)
    take(article("new", text=made(999, 40)))
    export(project, tmp_path / "after", options)
    before, after = parts(tmp_path / "before"), parts(tmp_path / "after")
    assert {name: ids - {"new"} for name, ids in after.items()} == before
    assert "new" in set().union(*after.values())
    assert import_sources(project, [tmp_path / "after"]).tally.articles_new == 0


@pytest.mark.parametrize("words", ["", "80", "80/20/0", "a/b", "1/2/3/4", "-1/2", "80/10/10/", "٣/١"])
def test_what_is_no_split(words: str) -> None:
    if words == "80":
        assert split_from(words).names == ("train",)
        return
    with pytest.raises(BadInputError):
        split_from(words)


def test_a_folder_of_somebody_else_is_left_alone(project: Workspace, many: Any, tmp_path: Path) -> None:
    many(3)
    target = tmp_path / "split"
    options = ExportOptions("jsonl", split=Split((1, 1)))
    export(project, target, options)
    (target / "mine.txt").write_text("keep me")
    with pytest.raises(BadInputError, match=r"mine\.txt"):
        export(project, target, options)
    assert (target / "mine.txt").read_text() == "keep me"
