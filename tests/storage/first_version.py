"""Projects as the first version of the program made them, with the tables of migration 0001."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, insert, update

from annotator.assets import migrations
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change
from annotator.domain.ids import new_id
from annotator.domain.json_values import EMPTY, JsonObject
from annotator.domain.label import default_scheme
from annotator.domain.span import Span
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from annotator.storage.create import create_file
from annotator.storage.mapping import mapping_of
from annotator.storage.opening import open_file
from annotator.storage.schema import annotation_sets, annotations
from annotator.storage.server import create_on_server, open_url
from tests.storage.samples import Desk, furnish

LATER_COLUMNS = ("entity", "quantity")


def first_migrations(folder: Path) -> Path:
    """A copy of the migrations with nothing but the first."""
    first = folder / "first migrations"
    shutil.copytree(migrations(), first, ignore=shutil.ignore_patterns("__pycache__", "000[2-9]*"))
    return first


def make(target: str, folder: Path, attributes: Sequence[JsonObject] = (EMPTY,) * 3) -> Desk:
    """Make such a project by path or URL, with annotations and a draft in it; return its desk."""
    first = first_migrations(folder)
    server = "://" in target
    if server:
        create_on_server(target, default_scheme(), "Test", first)
    else:
        create_file(Path(target), default_scheme(), "Test", first)
    opened = Workspace(open_url(target, first) if server else open_file(Path(target), first))
    desk = opened.run("Furnish", furnish)
    for values in attributes:
        opened.run("Mark", mark_as_then, desk.set, values)
    opened.store.save_draft("anna", "note:1", "half a sen")
    opened.close()
    return desk


def mark_as_then(work: Work, set: AnnotationSet, attributes: JsonObject) -> Annotation:
    """Make an annotation in a table without the columns that came later."""
    place = work.read.next_position(Annotation, set.uid)
    made = Annotation(new_id(), set.uid, new_id(), "claim", (Span(0, 7),), place, attributes)
    mapping = mapping_of(Annotation)
    row = dict(zip(mapping.written, mapping.to_row(made), strict=True))
    known = {name: value for name, value in row.items() if name not in LATER_COLUMNS}
    connection: Connection = work.read.connection  # type: ignore[attr-defined]
    connection.execute(insert(annotations).values(known))
    more = {"annotations": annotation_sets.c.annotations + 1}
    connection.execute(update(annotation_sets).where(annotation_sets.c.uid == set.uid).values(more))
    work._changes.append(Change(None, made))
    return made
