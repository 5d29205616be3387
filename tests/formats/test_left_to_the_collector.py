"""Reading and writing leave no cycles: what is done with is gone at once, whenever the collector looks."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.domain.label import Scheme
from annotator.formats.api import Finding, Format, Importer, ReadOptions, WriteOptions
from annotator.formats.registry import OURS, format_named
from annotator.services.imports.sources import files_of, sources_in
from tests.benchmarks import bulk_of_documents, corpus

ARTICLES = 4


@contextmanager
def little_left() -> Iterator[None]:
    """Look what is unreachable afterwards; the collector stays out of the way until then."""
    gc.collect()
    gc.disable()
    try:
        yield
        assert gc.collect() < ARTICLES
    finally:
        gc.enable()


def unheard(_finding: Finding) -> None:
    """Nobody wants to know."""


def read_all(importer: Importer, paths: list[Path]) -> int:
    return sum(1 for path in paths for _article in importer.read(path, ReadOptions(), unheard))


def there_and_back(chosen: Format, source: Path, target: Path) -> int:
    """Write a corpus in a format and read it; how many articles came back."""
    exporter, jsonl, scheme = chosen.exporter, format_named("jsonl").importer, Scheme((), ())
    assert exporter is not None
    assert jsonl is not None
    if chosen.target == "folder":
        target.mkdir()
    carried = (
        exporter.carried(article, scheme, lambda _what, _how, _n: None)
        for article in jsonl.read(source, ReadOptions(), unheard)
    )
    exporter.write(carried, target, scheme, WriteOptions())
    if chosen.importer is not None:
        return read_all(chosen.importer, files_of(chosen, target))
    assert chosen.check is not None
    return sum(1 for file in chosen.check(target) for _article in file)


@pytest.mark.parametrize("name", [name for name in OURS if name != "text"])
def test_nothing_of_a_corpus(name: str, tmp_path: Path) -> None:
    chosen, source = format_named(name), corpus.write(tmp_path / "corpus.jsonl", ARTICLES)
    ending = "".join(chosen.endings[:1])
    # Libraries, and tables of ours that are made once, come with the first.
    assert there_and_back(chosen, source, tmp_path / f"first{ending}") >= ARTICLES
    with little_left():
        there_and_back(chosen, source, tmp_path / f"second{ending}")


# A workbook leaves some, however many rows it has: its reader is a library.
@pytest.mark.parametrize("kind", [kind for kind in bulk_of_documents.KINDS if kind != "xlsx-table"])
def test_nothing_of_documents(kind: str, tmp_path: Path) -> None:
    importer = format_named("text").importer
    assert importer is not None
    source, _options = bulk_of_documents.KINDS[kind](tmp_path, ARTICLES)
    paths = [one.path for one in sources_in([source])]
    assert read_all(importer, paths) == ARTICLES
    with little_left():
        read_all(importer, paths)
