"""CSV, workbooks, Parquet and data sets by the command line: out, in again, without texts, in splits."""

import json
from pathlib import Path

import pytest

from tests.cli.samples import Run


def _native(run: Run, project: Path, target: Path) -> bytes:
    done = run("export", project, target, "--format", "jsonl")
    assert done.status == 0, done.err
    return target.read_bytes()


@pytest.mark.parametrize("name", ["csv", "xlsx", "parquet"])
def test_a_project_comes_back_whole(name: str, filled: Path, tmp_path: Path, run: Run, start: Run) -> None:
    target, again = tmp_path / f"out.{name}", tmp_path / "again.annotator"
    # One of them as a process, in which warnings are errors.
    done = (start if name == "parquet" else run)("export", filled, target, "--format", name)
    assert done.status == 0, done.err
    assert json.loads((tmp_path / f"out.{name}.manifest.json").read_bytes())["loss"] == []
    assert run("new", again).status == 0
    for _time in range(2):
        done = run("import", again, target)
        assert done.status == 0, done.err
    assert "passed over" not in done.err
    assert _native(run, again, tmp_path / "b.jsonl") == _native(run, filled, tmp_path / "a.jsonl")
    assert run("export", filled, target, "--format", name, "--without-text").status == 0
    done = run("import", again, target)
    assert (done.status, "new" in done.out) == (0, False), done.err
    assert _native(run, again, tmp_path / "b.jsonl") == (tmp_path / "a.jsonl").read_bytes()


def test_what_is_only_written_is_written_and_split(filled: Path, tmp_path: Path, run: Run) -> None:
    for name in ("spacy", "hf-dataset"):
        target = tmp_path / name
        done = run("export", filled, target, "--format", name, "--split", "50/25/25")
        assert done.status == 0, done.err
        manifest = json.loads((tmp_path / f"{name}.manifest.json").read_bytes())
        assert bool(manifest["loss"]) == (name == "spacy")
        assert sorted(manifest["files"]) == sorted(
            path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()
        )
        done = run("import", filled, target, "--format", name)
        assert (done.status, "can only be written" in done.err) == (1, True)
