"""PROJECT may be the URL of a database: the same verbs, and never a password on the screen."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.cli.samples import Run, articles, read_corpus
from tests.storage.postgresql import PASSWORD, server

pytestmark = pytest.mark.postgresql


@pytest.fixture
def url() -> Iterator[str]:
    """The URL of an empty database."""
    machine = server()
    name = machine.new_database()
    yield machine.url(name)
    machine.drop(name)


def test_the_same_verbs_on_a_server(url: str, filled: Path, tmp_path: Path, run: Run) -> None:
    corpus, target, other = tmp_path / "filled.jsonl", tmp_path / "file.jsonl", tmp_path / "server.jsonl"
    said = ""
    for arguments, status in (
        (["stats", url], 1),
        (["new", url], 0),
        (["new", url], 1),
        (["check", url], 0),
        (["import", url, corpus], 0),
        (["import", url, corpus], 0),
        (["import", url, tmp_path / "missing.txt"], 1),
        (["export", url, other, "--format", "jsonl"], 0),
        (["disagreements", url, "--json"], 0),
        (["adjudicate", url, "--as", "rev", "--take-agreed", "--majority", "0.5"], 0),
        (["check", url], 0),
        (["log", url], 0),
    ):
        done = run(*arguments)
        assert done.status == status, done
        said += done.out + done.err
    assert "nothing was changed" in said
    assert PASSWORD not in said
    assert quote(PASSWORD, safe="") not in said
    run("export", filled, target, "--format", "jsonl")
    assert other.read_bytes() == target.read_bytes()
    assert [article["id"] for article in read_corpus(other)] == [article["id"] for article in articles()]
    for verb in ("stats", "agreement"):
        assert run(verb, url, "--json").value == run(verb, filled, "--json").value
