"""Hugging Face data set: a folder with a card and a Parquet file for each split; export only."""

# ruff: noqa: PLC0415 -- pyarrow is loaded when a data set is written, and by nothing else
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, WriteOptions
from annotator.formats.hugging_face.card import Split, Told, card
from annotator.formats.hugging_face.rows import article_of, row_of, schema
from annotator.formats.keeping_all import KeepsAll
from annotator.formats.tables.parquet_tables import parquet

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_WHOLE = "train"
"""The one split where none was asked for; the hub wants one."""
_CARD = "README.md"
_DATA = "data"
_GROUP = 16_000_000
"""Roughly the bytes of articles that are written together."""


class HubExporter(KeepsAll):
    """Writes the splits article by article, and the card at the end."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        told = Told()
        types = schema()
        (target / _DATA).mkdir()
        with ExitStack() as files:
            writers: dict[str, _SplitWriter] = {}

            def begin(name: str) -> None:
                split = told.splits[name] = Split(f"{_DATA}/{name}.parquet")
                writers[name] = files.enter_context(_SplitWriter(target / split.path, types, split))

            for article in articles:
                text = None if options.without_text else article.text
                name = options.parts.get(article.sha256, _WHOLE)
                if name not in writers:
                    begin(name)
                writers[name].add(article, text)
                told.count(article, with_text=text is not None)
            if not writers:
                # Without a file there would be nothing to load, not even the names of the columns.
                begin(_WHOLE)
        for split in told.splits.values():
            split.packed = (target / split.path).stat().st_size
        told.splits = {name: told.splits[name] for name in _in_order(told.splits)}
        (target / _CARD).write_text(card(told, scheme), "utf-8")


class _SplitWriter:
    """The file of a split; the memory holds some articles."""

    def __init__(self, path: Path, types: pa.Schema, split: Split) -> None:
        import pyarrow.parquet as pq

        self._split = split
        self._types = types
        self._writer: pq.ParquetWriter = pq.ParquetWriter(path, types, compression="zstd")
        self._rows: list[dict[str, object]] = []
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._write()
        self._writer.close()

    def add(self, article: AnnotatedArticle, text: str | None) -> None:
        self._rows.append(row_of(article, text))
        self._split.articles += 1
        annotations = sum(len(layer.spans) + len(layer.relations) for layer in article.layers)
        self._size += 500 + 300 * annotations + len(text or "")
        if self._size > _GROUP:
            self._write()

    def _write(self) -> None:
        import pyarrow as pa

        if self._rows:
            table = pa.Table.from_pylist(self._rows, self._types)
            self._split.unpacked += table.nbytes
            self._writer.write_table(table)
            self._rows, self._size = [], 0


def _in_order(names: Iterable[str]) -> list[str]:
    usual = ["train", "dev", "test"]
    return sorted(names, key=lambda name: (usual.index(name) if name in usual else len(usual), name))


def _read(path: Path) -> Iterator[AnnotatedArticle]:
    with parquet(path) as file:
        for batch in file.iter_batches(batch_size=64, use_threads=False):
            for row in batch.to_pylist():
                yield article_of(row, path.name)


FORMAT = Format(
    name="hf-dataset",
    title="Hugging Face data set",
    endings=(),
    target="folder",
    loses=(),
    exporter=HubExporter(),
    textless=True,
    check=lambda target: map(_read, sorted((target / _DATA).iterdir())),
    own_splits=True,
)
