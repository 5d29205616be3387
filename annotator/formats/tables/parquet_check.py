"""Reading Parquet tables right back, article by article, without making an article of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle
from annotator.formats.sampling import EACH, Expected, digest_of, sets_of, whole_digest
from annotator.formats.tables.columns import NAMES
from annotator.formats.tables.joining import Joined
from annotator.formats.tables.parquet_tables import ParquetTable, parquet
from annotator.formats.tables.reading import Tables
from annotator.formats.tables.table import Numbered

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_WHOSE = ("article", "annotator", "role")
_Sizes = Counter[tuple[Any, Any]]
_AT_ONCE = 64


class ParquetCheck:
    """Holds a folder of Parquet tables against the articles that were written."""

    def __init__(self) -> None:
        self._expected = Expected()

    def expect(self, article: AnnotatedArticle) -> None:
        """Take an article as it is written."""
        self._expected.expect(article)

    def differing(self, target: Path) -> str | None:
        """Return the id of the first article that does not read back as it was selected, None if all do."""
        return self._expected.first_other(_read(target))


def _read(target: Path) -> Iterator[bytes]:
    paths = {kind: target / f"{kind}.parquet" for kind in NAMES}
    tables = [ParquetTable(kind, path, lambda _finding: None) for kind, path in paths.items()]
    whole = Tables(paths[NAMES[0]], *tables)
    with ExitStack() as files:
        articles, *others = (files.enter_context(parquet(path)) for path in paths.values())
        following = [_Following(file) for file in others]
        number = 0
        for batch in articles.iter_batches(batch_size=_AT_ONCE, use_threads=False):
            for row in batch.to_pylist():
                mine = [other.of(row["id"] or row["sha256"], whole=number % EACH == 0) for other in following]
                if number % EACH:
                    yield _head(row, mine[0][0], mine[1][0])
                else:
                    cells = [[Numbered(0, one) for one in rows] for _sizes, rows in mine]
                    article = whole.article(Joined(Numbered(0, tuple(row.values())), *cells))
                    yield whole_digest(article, article.layers)
                number += 1
        for other in following:
            other.finish()


def _head(row: dict[str, Any], annotations: _Sizes, relations: _Sizes) -> bytes:
    text, digest = row["text"], row["sha256"]
    if text is not None and sha256_of(text) != digest:
        raise ValueError(row["id"])
    sets = sets_of(row["layers"], annotations, relations)
    return digest_of(row["id"], row["title"], bool(text), digest, orjson.loads(row["meta"] or "{}"), sets)


class _Following:
    """The rows of a table in the order of the articles; each article is whole in one group of rows."""

    def __init__(self, file: pq.ParquetFile) -> None:
        self._file = file
        self._pieces = self._all()
        self._next = next(self._pieces, None)

    def of(self, key: str, *, whole: bool) -> tuple[_Sizes, list[tuple[object, ...]]]:
        """Return the sizes of an article's sets, and its rows where they are wanted."""
        if self._next is None or self._next[0] != key:
            return Counter(), []
        _key, sizes, rows = self._next
        cells = list(zip(*(column.to_pylist() for column in rows.columns), strict=True)) if whole else []
        self._next = next(self._pieces, None)
        return sizes, cells

    def finish(self) -> None:
        """See that nothing is left.

        Raises:
            ValueError: something is.
        """
        if self._next is not None:
            raise ValueError(self._next[0])

    def _all(self) -> Iterator[tuple[str, _Sizes, pa.Table]]:
        for number in range(self._file.metadata.num_row_groups):
            # All columns are unpacked, so that what is damaged is noticed.
            table = self._file.read_row_group(number, use_threads=False)
            whose = list(zip(*(table.column(name).to_pylist() for name in _WHOSE), strict=True))
            first = 0
            for key, group in groupby(whose, key=itemgetter(0)):
                sizes = Counter((annotator, role) for _key, annotator, role in group)
                n = sizes.total()
                yield key, sizes, table.slice(first, n)
                first += n
