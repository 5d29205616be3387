"""Bringing a corpus in and out, and listing it, beside the driver and orjson alone."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

from annotator.bootstrap import open_workspace
from annotator.services.exports.exporting import ExportOptions, export
from annotator.services.imports.importing import import_sources
from tests.benchmarks import raw_corpus, raw_lines, raw_tables
from tests.benchmarks.measuring import Benchmark, Figure, timed
from tests.benchmarks.projects import (
    connected,
    corpus_file,
    empty_project,
    named,
    place_of_project,
    project,
)
from tests.benchmarks.raw_tables import Record

_LIST = """
SELECT articles.uid, id, title, published, length, articles.position, status, reason, annotations
FROM articles LEFT JOIN annotation_sets
ON annotation_sets.article = articles.uid AND annotator = ? AND role = 'annotator'
ORDER BY articles.position, articles.uid
"""


def benchmarks(folder: Path, sizes: list[int]) -> Iterator[Benchmark]:
    """Import, export and list at every size of the corpus."""
    for articles in sizes:
        rounds = max(1, min(5, 3_000 // articles))
        yield _import(folder, articles, rounds)
        yield _export(folder, articles, rounds)
        yield _export_brat(folder, articles, rounds)
        yield _export_conll(folder, articles, rounds)
        yield _export_csv(folder, articles, rounds)
        yield _export_parquet(folder, articles, rounds)
        yield _list(folder, articles)


def _import(folder: Path, articles: int, rounds: int) -> Benchmark:
    source, empty = corpus_file(folder, articles), empty_project(folder)
    kept, thrown_away = place_of_project(folder, articles), folder / "raw.annotator"

    def ours() -> float:
        shutil.copyfile(empty, kept)
        workspace = open_workspace(kept)
        cost = timed(lambda: import_sources(workspace, [source]))()
        workspace.close()
        return cost

    def floor() -> float:
        shutil.copyfile(empty, thrown_away)
        return timed(lambda: raw_corpus.take_in(source, thrown_away))()

    def done() -> None:
        thrown_away.unlink()

    return Benchmark(
        (Figure("import jsonl", 3),), named(articles), ours, floor, rounds, warm_up=rounds > 1, done=done
    )


def _export(folder: Path, articles: int, rounds: int) -> Benchmark:
    path, target = project(folder, articles), folder / "out.jsonl"
    workspace = open_workspace(path)
    options = ExportOptions("jsonl")

    def done() -> None:
        workspace.close()
        target.unlink()

    return Benchmark(
        (Figure("export jsonl", 3),),
        named(articles),
        timed(lambda: export(workspace, target, options)),
        timed(lambda: raw_corpus.give_out(path, target)),
        rounds=rounds,
        warm_up=rounds > 1,
        done=done,
    )


def _export_brat(folder: Path, articles: int, rounds: int) -> Benchmark:
    return _beside_memory(folder, articles, rounds, Figure("export brat", 3), raw_lines.write_brat)


def _export_conll(folder: Path, articles: int, rounds: int) -> Benchmark:
    return _beside_memory(folder, articles, rounds, Figure("export conll", 5), raw_lines.write_conll)


def _export_csv(folder: Path, articles: int, rounds: int) -> Benchmark:
    return _beside_memory(folder, articles, rounds, Figure("export csv", 3), raw_tables.write_csv)


def _export_parquet(folder: Path, articles: int, rounds: int) -> Benchmark:
    return _beside_memory(folder, articles, rounds, Figure("export parquet", 10), raw_tables.write_parquet)


def _beside_memory(
    folder: Path, articles: int, rounds: int, figure: Figure, write: Callable[[Sequence[Record], Path], None]
) -> Benchmark:
    """An export, reading back included, beside writing the same from memory."""
    name = figure.work.removeprefix("export ")
    # Each round has a place of its own: right after thousands of files were removed, ext4 takes many times as
    # long to make new ones, and what is measured would be that.
    places = folder / f"rounds.{name}"
    numbers = count()
    workspace = open_workspace(project(folder, articles))
    options = ExportOptions(name)
    memory: list[Record] = []

    def ours() -> float:
        return timed(lambda: export(workspace, _fresh(places, numbers) / f"out.{name}", options))()

    def floor() -> float:
        if not memory:
            memory.extend(raw_tables.records(corpus_file(folder, articles)))
        return timed(lambda: write(memory, _fresh(places, numbers)))()

    def done() -> None:
        workspace.close()
        memory.clear()
        shutil.rmtree(places)

    return Benchmark(
        (figure,),
        named(articles),
        ours,
        floor,
        rounds=rounds,
        warm_up=rounds > 1,
        done=done,
    )


def _list(folder: Path, articles: int) -> Benchmark:
    path = project(folder, articles)
    workspace, connection = open_workspace(path), connected(path)
    who = workspace.read(lambda read: read.annotators()[0].uid)

    def done() -> None:
        workspace.close()
        connection.close()

    return Benchmark(
        (Figure("list articles", 3),),
        named(articles),
        timed(lambda: workspace.read(lambda read: read.article_rows(who))),
        timed(lambda: connection.execute(_LIST, (who,)).fetchall()),
        done=done,
    )


def _fresh(places: Path, numbers: Iterator[int]) -> Path:
    place = places / str(next(numbers))
    place.mkdir(parents=True)
    return place
