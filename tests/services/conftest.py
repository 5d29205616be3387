"""A real project in a file, and short ways to fill it and to look at it."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from annotator.bootstrap import create_project, open_workspace
from annotator.services.imports.importing import ImportOptions, Report, import_sources
from annotator.services.workspace import Workspace
from tests.storage.conftest import BOTH, database

Json = dict[str, Any]
Take = Callable[..., Report]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    """A new project, opened; nobody is at work yet."""
    yield from _opened(tmp_path / "project.annotator")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    """A second project, to import into what the first one exported."""
    yield from _opened(tmp_path / "empty.annotator")


def _opened(path: Path) -> Iterator[Workspace]:
    create_project(path)
    opened = open_workspace(path)
    yield opened
    opened.close()


@pytest.fixture(params=BOTH)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A new project in a file or on a server."""
    for place in database() if request.param == "server" else [str(tmp_path / "p.annotator")]:
        create_project(place)
        yield place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for what is imported and exported."""
    made = tmp_path / "files"
    made.mkdir()
    return made


@pytest.fixture
def take(project: Workspace, folder: Path) -> Take:
    """Imports articles, given as values, as a native file."""

    def importing(*articles: Json, name: str = "corpus.jsonl", **options: Any) -> Report:
        write(folder / name, articles)
        return import_sources(project, [folder / name], ImportOptions(**options))

    return importing


def write(path: Path, articles: Sequence[Json]) -> Path:
    """Write articles as a native file."""
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


def journal(project: Workspace) -> int:
    """The number of entries in the journal."""
    return project.read(lambda read: read.latest())
