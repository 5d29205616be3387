"""Projects as the first version of the program made them, with the tables of migration 0001."""

import shutil
from pathlib import Path

from annotator.assets import migrations
from annotator.domain.label import default_scheme
from annotator.services.workspace import Workspace
from annotator.storage.create import create_file
from annotator.storage.opening import open_file
from annotator.storage.server import create_on_server, open_url
from tests.storage.samples import Desk, furnish, mark


def first_migrations(folder: Path) -> Path:
    """A copy of the migrations with nothing but the first."""
    first = folder / "first migrations"
    shutil.copytree(migrations(), first, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*"))
    return first


def make(target: str, folder: Path) -> Desk:
    """Make such a project by path or URL, with three annotations and a draft in it; return its desk."""
    first = first_migrations(folder)
    server = "://" in target
    if server:
        create_on_server(target, default_scheme(), "Test", first)
    else:
        create_file(Path(target), default_scheme(), "Test", first)
    opened = Workspace(open_url(target, first) if server else open_file(Path(target), first))
    desk = opened.run("Furnish", furnish)
    for _ in range(3):
        opened.run("Mark", mark, desk.set)
    opened.store.save_draft("anna", "note:1", "half a sen")
    opened.close()
    return desk
