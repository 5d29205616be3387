"""Projects for the benchmarks: an empty one to copy, and one with the made corpus in it."""

import sqlite3
from pathlib import Path

from annotator.bootstrap import create_project, open_workspace
from annotator.services.imports.importing import import_sources
from tests.benchmarks import corpus


def named(articles: int) -> str:
    """How a size of a corpus is called in the table."""
    return f"{articles:,} article{'' if articles == 1 else 's'}"


def corpus_file(folder: Path, articles: int) -> Path:
    """The made corpus as native JSONL; written once."""
    path = folder / f"corpus-{articles}.jsonl"
    return path if path.exists() else corpus.write(path, articles)


def place_of_project(folder: Path, articles: int) -> Path:
    """Where the project with the corpus is kept; an import that was measured may leave it there."""
    return folder / f"corpus-{articles}.annotator"


def project(folder: Path, articles: int) -> Path:
    """A project with the corpus; imported once."""
    path = place_of_project(folder, articles)
    if not path.exists():
        create_project(path)
        workspace = open_workspace(path)
        try:
            import_sources(workspace, [corpus_file(folder, articles)])
        finally:
            workspace.close()
    return path


def empty_project(folder: Path) -> Path:
    """A project without articles, with the labels of every project; made once."""
    path = folder / "empty.annotator"
    if not path.exists():
        create_project(path)
    return path


def connected(path: Path) -> sqlite3.Connection:
    """The file by the driver alone, with the guarantees that the program gives: they cost the floor, too."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("foreign_keys=ON", "journal_mode=DELETE", "synchronous=FULL", "cache_size=-262144"):
        connection.execute(f"PRAGMA {pragma}")
    return connection
