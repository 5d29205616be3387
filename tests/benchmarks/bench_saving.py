"""A highlight saved by the program beside the same rows written by the driver alone."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import orjson

from annotator.bootstrap import open_workspace
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.ids import new_id
from annotator.domain.span import Span
from annotator.services.annotations.annotating import annotate, set_status
from annotator.services.work import Work
from annotator.services.workspace import now
from tests.benchmarks.corpus import ANNOTATIONS, LENGTH, SEED
from tests.benchmarks.measuring import Benchmark, Figure, timed
from tests.benchmarks.projects import connected, project

ARTICLES = 20
"""In the project: neither none nor many, for a highlight does not look at them."""


def benchmarks(folder: Path, sizes: list[int]) -> Iterator[Benchmark]:
    """Beside few annotations of one's own and beside many; the sizes of corpora do not matter here."""
    del sizes
    for there in (ANNOTATIONS, 2_000):
        yield _save(folder, there)


def _save(folder: Path, there: int) -> Benchmark:
    program, driver = folder / "saving.annotator", folder / "saving-raw.annotator"
    shutil.copyfile(project(folder, ARTICLES), program)
    workspace = open_workspace(program)
    who = workspace.read(lambda read: read.annotators()[0].uid)
    article = workspace.read(lambda read: read.articles()[0].uid)
    workspace.who = who
    own = workspace.run("Reopen", set_status, article, Status.IN_PROGRESS)
    chance = random.Random(SEED)
    label = workspace.run("Fill", _fill, own, there, chance)
    # The driver's file is a copy of the same state, opened when the program's is closed.
    workspace.close()
    shutil.copyfile(program, driver)
    workspace, raw = open_workspace(program, who=who), connected(driver)
    rows = _Rows(raw, own, label)

    def done() -> None:
        workspace.close()
        raw.close()
        program.unlink()
        driver.unlink()

    return Benchmark(
        (Figure("save highlight", 2),),
        f"{LENGTH / 1000:g} KB/{there:,}",
        timed(lambda: workspace.run("Highlight", annotate, article, _span(chance), label)),
        timed(lambda: rows.write(_span(chance))),
        rounds=100,
        done=done,
    )


def _span(chance: random.Random) -> Span:
    start = chance.randrange(LENGTH - 100)
    return Span(start, start + chance.randint(3, 100))


def _fill(work: Work, own: AnnotationSet, wanted: int, chance: random.Random) -> str:
    """Bring a set to that many annotations; returns the `uid` of a label."""
    label = work.read.scheme().labels[0].uid
    there = len(work.read.annotations_of(own.uid))
    work.put_many(
        Annotation,
        [
            Annotation(uid, own.uid, uid, label, (_span(chance),), place)
            for place, uid in ((place, new_id()) for place in range(there + 1, wanted + 1))
        ],
    )
    if own.role is not Role.ANNOTATOR or own.status is not Status.IN_PROGRESS:
        raise RuntimeError("the set is not one to highlight in")
    return label


class _Rows:
    """The rows of a highlight: annotation, count, journal entry, in one transaction."""

    def __init__(self, raw: sqlite3.Connection, own: AnnotationSet, label: str) -> None:
        self._raw = raw
        self._own = own
        self._label = label
        self._place: int = raw.execute("SELECT max(position) FROM annotations").fetchone()[0]
        self._seq: int = raw.execute("SELECT max(seq) FROM journal").fetchone()[0]

    def write(self, span: Span) -> None:
        raw, own, uid, entry = self._raw, self._own, new_id(), new_id()
        self._place += 1
        self._seq += 1
        fragments = [[span.start, span.end]]
        value = {"uid": uid, "set": own.uid, "id": uid, "label": self._label, "fragments": fragments}
        changes = orjson.dumps([{"kind": "annotation", "before": None, "after": value}]).decode()
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO annotations VALUES (?, ?, ?, ?, ?, ?, '{}', '', 0, NULL, ?, ?, 0, NULL, NULL)",
            (uid, own.uid, uid, self._label, str(fragments), self._place, span.start, span.end),
        )
        raw.execute("UPDATE annotation_sets SET annotations = annotations + 1 WHERE uid = ?", (own.uid,))
        raw.execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, 'Highlight', ?, 'do', '', '[]', ?, ?)",
            (self._seq, entry, now(), own.annotator, own.article, f'["{own.article}"]', changes),
        )
        raw.execute("COMMIT")
