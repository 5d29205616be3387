"""A corpus without articles: an export says so, and an import of it changes nothing, whatever the format."""

import json
import shutil
from pathlib import Path

import pytest

from annotator.formats.registry import OURS, format_named
from tests.cli.samples import Run, bytes_of

EXPORTERS = [name for name in OURS if format_named(name).exporter]
SAID, NOTHING = "there is no article in the export", "there is no article in it"
TOLD_BY_ITSELF = {"label-studio", "argilla", "conll", "csv", "xlsx", "parquet", "web-annotation", "refi-qda"}
"""What an export of nothing still has a file of, from which it can be seen that it is whole."""


@pytest.mark.parametrize("name", EXPORTERS)
def test_nothing_goes_out_and_comes_back_in(name: str, project: Path, tmp_path: Path, run: Run) -> None:
    chosen = format_named(name)
    before = project.read_bytes()
    for number, ending in enumerate(dict.fromkeys([*chosen.endings[:1], ""])):
        folder = tmp_path / str(number)
        folder.mkdir()
        target = folder / f"out{ending}"
        done = run("export", project, target, "--format", name)
        assert (done.status, SAID in done.err) == (0, True), done
        counts = json.loads((folder / f"{target.name}.manifest.json").read_bytes())["counts"]
        assert counts == {"articles": 0, "annotations": 0, "relations": 0}
        if chosen.importer is None:
            continue
        for arguments in ([], ["--format", name]):
            done = run("import", project, target, *arguments)
            assert (done.status, done.out) == (0, ""), done
            assert f"{target.name}: {NOTHING}" in done.err
            assert "nothing was changed" in done.last
        bare = folder / "bare"
        bare.mkdir()
        shutil.move(target, bare)
        done = run("import", project, bare / target.name)
        known = name in TOLD_BY_ITSELF
        assert (done.status, NOTHING in done.err) == ((0, True) if known else (1, False)), done
    assert project.read_bytes() == before


def test_a_choice_that_matches_nothing_is_one(filled: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "out.jsonl"
    done = run("export", filled, target, "--format", "jsonl", "--since", "2100")
    assert (done.status, SAID in done.err) == (0, True), done
    before = bytes_of(tmp_path)
    assert run("import", filled, target).status == 0
    assert bytes_of(tmp_path) == before


def test_only_what_a_manifest_tells_is_empty(project: Path, tmp_path: Path, run: Run) -> None:
    target, manifest = tmp_path / "out.jsonl", tmp_path / "out.jsonl.manifest.json"
    assert run("export", project, target, "--format", "jsonl").status == 0
    told = manifest.read_bytes()
    target.write_text("{}\n")
    assert run("import", project, target).status == 1
    target.write_text("")
    assert run("import", project, target).status == 0
    changes = (b'"articles": 0', b'"articles": 1'), (b'"format": "jsonl"', b'"format": "html"')
    for other in (b"", b"[]", b"{", *(told.replace(*change) for change in changes)):
        assert other != told
        manifest.write_bytes(other)
        assert run("import", project, target).status == 1, other


def test_an_empty_list_is_no_text(project: Path, tmp_path: Path, run: Run) -> None:
    for name in ("notes", "notes.json", "notes.jsonld"):
        (tmp_path / name).write_text(" [ ]\n")
        done = run("import", project, tmp_path / name)
        assert (done.status, NOTHING in done.err) == (0, True), done
    assert run("stats", project, "--json").value["articles"] == 0


def test_what_is_empty_does_not_keep_others_out(project: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "a.json").write_text("[]")
    (folder / "b.txt").write_text("Said.\n")
    done = run("import", project, folder)
    assert done.status == 0, done
    assert "1 new article" in done.err
    assert f"a.json: {NOTHING}" in done.err
