"""Projects for the tests of the storage, in a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.bootstrap import create_project, open_workspace
from annotator.services.workspace import Workspace
from tests.storage.postgresql import server
from tests.storage.samples import Desk, furnish

BOTH = [
    pytest.param("file", id="sqlite"),
    pytest.param("server", id="postgresql", marks=pytest.mark.postgresql),
]


@pytest.fixture(params=BOTH)
def empty_target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a project can be made: a free path, or the URL of an empty database."""
    if request.param == "file":
        yield str(tmp_path / "project.annotator")
        return
    yield from database()


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """The URL of an empty database."""
    yield from database()


def database() -> Iterator[str]:
    """The URL of an empty database, which is dropped afterwards."""
    machine = server()
    name = machine.new_database()
    yield machine.url(name)
    machine.drop(name)


@pytest.fixture
def target(empty_target: str) -> str:
    """A new project, by path or URL."""
    create_project(empty_target, name="Test")
    return empty_target


@pytest.fixture
def workspace(target: str) -> Iterator[Workspace]:
    """The new project, opened."""
    opened = open_workspace(target)
    yield opened
    opened.close()


@pytest.fixture
def desk(workspace: Workspace) -> Desk:
    """An article to annotate; whoever works from now on is its annotator."""
    made = workspace.run("Furnish", furnish)
    workspace.who = made.annotator.uid
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new project in a file."""
    path = tmp_path / "project.annotator"
    create_project(path)
    return path
