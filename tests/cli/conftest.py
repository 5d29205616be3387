"""Front doors of the command line: in this process for the many small cases, as a process for a few."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator.__main__ import main
from tests.cli.samples import Ran, Run, articles

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process."""

    def go(*arguments: str | Path) -> Ran:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            for name, raw in (("stdout", out), ("stderr", err)):
                # As on a machine whose locale knows ASCII only.
                patch.setattr(sys, name, io.TextIOWrapper(raw, "ascii", newline="\n", write_through=True))
            status = main([str(one) for one in arguments])
            sys.stdout.flush()
            return Ran(status, out.getvalue().decode(), err.getvalue().decode())

    return go


@pytest.fixture
def start() -> Run:
    """Run the program as a process, as other programs do."""

    def go(*arguments: str | Path, environment: dict[str, str] | None = None, **options: Any) -> Ran:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        done = subprocess.run(
            [sys.executable, "-m", "annotator", *map(str, arguments)],
            cwd=pipes.pop("cwd", ROOT),
            env=os.environ | {"PYTHONWARNINGS": "error"} | (environment or {}),
            check=False,
            timeout=60,
            **pipes,
        )
        return Ran(
            done.returncode,
            _text(done.stdout),
            _text(done.stderr),
        )

    return go


def _text(output: Any) -> str:
    return output.decode("utf-8", "surrogateescape") if output else ""


@pytest.fixture
def project(tmp_path: Path, run: Run) -> Path:
    """An empty project."""
    path = tmp_path / "p.annotator"
    assert run("new", path).status == 0
    return path


@pytest.fixture
def filled(project: Path, tmp_path: Path, run: Run) -> Path:
    """A project with two articles, three people and gold."""
    corpus = tmp_path / "filled.jsonl"
    corpus.write_text("".join(json.dumps(one) + "\n" for one in articles()), encoding="utf-8")
    done = run("import", project, corpus)
    assert done.status == 0, done.err
    return project
