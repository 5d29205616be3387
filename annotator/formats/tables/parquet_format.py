"""Parquet: a folder with articles.parquet, annotations.parquet and relations.parquet, whole in itself."""

# ruff: noqa: PLC0415 -- pyarrow is loaded when Parquet is written or read, and by nothing else
from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import BadInputError
from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.keeping_all import KeepsAll
from annotator.formats.tables.columns import ANNOTATIONS, ARTICLES, COLUMNS, NAMES, NEEDED, RELATIONS
from annotator.formats.tables.parquet_check import ParquetCheck
from annotator.formats.tables.parquet_columns import Laid, schemas
from annotator.formats.tables.parquet_tables import MAGIC, ParquetTable, parquet
from annotator.formats.tables.reading import Tables, about_others

if TYPE_CHECKING:
    import pyarrow.parquet as pq

_ENDING = ".parquet"
_GROUP = 16_000_000
"""Roughly the bytes of articles, annotations and relations that are written together."""


class ParquetImporter:
    """Reads the three files; the memory holds some articles at a time."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the file is called like one of the three and has their columns.

        Articles without hashes and layers are ours only beside a file of annotations.
        """
        kind = path.name.removesuffix(_ENDING)
        if kind not in NAMES or path.suffix != _ENDING or not head.startswith(MAGIC):
            return False
        try:
            with parquet(path) as file:
                names = set(file.schema_arrow.names)
        except BadInputError:
            # A damaged file under this name is told so when it is read.
            return True
        if not names & set(COLUMNS[kind]) or not names >= NEEDED[kind]:
            return False
        return kind != ARTICLES or "layers" in names or _beside(path, ANNOTATIONS).is_file()

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles of a folder, given its file of articles."""
        yield from _tables(path, tell).read(options, tell)


class ParquetExporter(KeepsAll):
    """Writes the three files, some articles at a time."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        del scheme
        import pyarrow.parquet as pq

        with ExitStack() as files:
            writers = {
                kind: files.enter_context(
                    pq.ParquetWriter(target / (kind + _ENDING), schema, compression="zstd")
                )
                for kind, schema in schemas().items()
            }
            laid = Laid()
            for article in articles:
                laid.add(article, None if options.without_text else article.text)
                if laid.size > _GROUP:
                    _write(laid, writers)
            _write(laid, writers)


def _write(laid: Laid, writers: dict[str, pq.ParquetWriter]) -> None:
    for kind, table in laid.taken().items():
        if table.num_rows:
            # An article is never torn into two groups of rows.
            writers[kind].write_table(table, row_group_size=table.num_rows)


def _beside(path: Path, kind: str) -> Path:
    return path.with_name(kind + _ENDING)


def _companions(path: Path) -> Iterable[Path]:
    """The tables of annotations and relations that lie beside one of articles."""
    if path.name != ARTICLES + _ENDING:
        return ()
    return [other for kind in (ANNOTATIONS, RELATIONS) if (other := _beside(path, kind)).is_file()]


def _tables(path: Path, tell: Tell) -> Tables:
    for kind in (ANNOTATIONS, RELATIONS):
        if path.name == kind + _ENDING:
            raise about_others(path, ARTICLES + _ENDING)
    others = {other.stem: ParquetTable(other.stem, other, tell) for other in _companions(path)}
    articles = ParquetTable(ARTICLES, path, tell)
    return Tables(path, articles, others.get(ANNOTATIONS), others.get(RELATIONS))


FORMAT = Format(
    name="parquet",
    title="Parquet tables",
    endings=(_ENDING,),
    target="folder",
    loses=(),
    importer=ParquetImporter(),
    exporter=ParquetExporter(),
    textless=True,
    companions=_companions,
    quick_check=ParquetCheck,
)
