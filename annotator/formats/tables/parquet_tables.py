"""Reading the three tables from Parquet, whoever wrote them, batch by batch."""

# ruff: noqa: PLC0415 -- pyarrow is loaded when Parquet is written or read, and by nothing else
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json
from annotator.domain.text import REPLACEMENT, canonical, sha256_of
from annotator.formats.api import Finding, Tell
from annotator.formats.json.parsing import parse_free
from annotator.formats.opening import name_of, opened
from annotator.formats.tables.cells import Columns
from annotator.formats.tables.columns import ARTICLES
from annotator.formats.tables.table import Entry, Numbered
from annotator.formats.wording import kind_of, shown

if TYPE_CHECKING:
    import pyarrow.parquet as pq

MAGIC = b"PAR1"
LARGEST_GROUP = 4_000_000_000
"""Bytes of a group of rows, unpacked; more is no corpus, and would fill the memory."""
_AT_ONCE = {ARTICLES: 16}
"""Rows of articles that are unpacked together; their texts may be long."""
_MANY = 4096
_INDEX = "__index_level_0__"
"""What pandas adds."""


class ParquetTable:
    """One of the three tables as a Parquet file."""

    def __init__(self, kind: str, path: Path, tell: Tell) -> None:
        self._kind = kind
        self._path = path
        self._name = name_of(path)
        self._tell: Tell | None = tell
        with self._opened() as file:
            self._names = [name for name in file.schema_arrow.names if name != _INDEX]
            groups = range(file.metadata.num_row_groups)
            if any(file.metadata.row_group(n).total_byte_size > LARGEST_GROUP for n in groups):
                raise BadInputError(
                    "{where}: unpacked, a group of its rows has more than {n} GB; it was not read",
                    where=self._name,
                    n=LARGEST_GROUP // 1_000_000_000,
                )
        self._columns = Columns(kind, self._names, self._name)

    def place(self, number: int) -> str:
        """Where a row stands."""
        return Phrase("{file}, row {number}", file=self._name, number=number)

    def rows(self) -> Iterator[Numbered]:
        """All rows."""
        number = 0
        with self._opened() as file:
            for batch in file.iter_batches(
                batch_size=_AT_ONCE.get(self._kind, _MANY), columns=self._names, use_threads=False
            ):
                columns = [column.to_pylist() for column in batch.columns]
                for cells in zip(*columns, strict=True):
                    number += 1
                    yield Numbered(number, self._columns.arranged(cells, ""))
        self._tell = None

    def key(self, row: Numbered) -> str:
        """The article that a row is about."""
        if self._kind == ARTICLES:
            name, _title, text, digest = row.cells[:4]
            key = name or (digest.lower() if isinstance(digest, str) else "")
            if not key and isinstance(text, str):
                key = sha256_of(canonical(text))
        else:
            key = row.cells[0]
        if not isinstance(key, str) or not key:
            raise BadInputError(
                "{where}: the row names no article; fill in the column `article`",
                where=self.place(row.number),
            )
        return key

    def article(self, row: Numbered) -> dict[str, Json]:
        """What a row of articles says."""
        name, title, text, digest, meta, layers = row.cells
        said = {"id": self._said(name), "title": self._said(title), "text": text, "sha256": digest}
        record: dict[str, Json] = {key: cell for key, cell in said.items() if cell is not None}  # type: ignore[misc]
        if meta is not None:
            record["meta"] = self._json(meta, "meta", row)
        if layers is not None:
            record["layers"] = self._layers(layers, row)
        return record

    def entry(self, row: Numbered) -> Entry:
        """What a row of annotations or relations says."""
        cells = row.cells
        value = self._relation(row) if len(cells) < 10 else self._annotation(row)
        annotator, role = self._said(cells[1]) or None, cells[2] or None
        if not isinstance(annotator, str | None) or not isinstance(role, str | None):
            raise BadInputError("{where}: `annotator` and `role` must be texts", where=self.place(row.number))
        return Entry(annotator, role, value)

    def _annotation(self, row: Numbered) -> dict[str, Json]:
        _article, _who, _role, name, label, start, end, pieces, text, attributes, note, discuss, origin = (
            row.cells
        )
        value: dict[str, object] = {
            "id": str(row.number) if name is None else self._said(name),
            "label": self._said(label),
            "start": start,
            "end": end,
        }
        if pieces is not None:
            value["fragments"] = self._fragments(pieces, row)
        if text is not None:
            value["text"] = text
        if attributes is not None:
            value["attributes"] = self._json(attributes, "attributes", row)
        if note:
            value["note"] = self._said(note)
        if discuss:
            value["discuss"] = discuss
        if origin is not None:
            value["origin"] = self._json(origin, "origin", row)
        return value  # type: ignore[return-value]

    def _relation(self, row: Numbered) -> dict[str, Json]:
        _article, _who, _role, name, kind, source, target, attributes, note = row.cells
        value = {"from": self._said(source), "to": self._said(target), "type": self._said(kind)}
        if name is not None:
            value["id"] = self._said(name)
        if attributes is not None:
            value["attributes"] = self._json(attributes, "attributes", row)
        if note:
            value["note"] = self._said(note)
        return value  # type: ignore[return-value]

    def _said(self, cell: object) -> object:
        """The cell; what no text can hold is replaced in it."""
        if isinstance(cell, str) and "\0" in cell:
            if self._tell is not None:
                said = "characters that cannot be stored (NUL, lone surrogates) became U+FFFD"
                self._tell(Finding(self._name, said))
                self._tell = None
            return cell.replace("\0", REPLACEMENT)
        return cell

    def _json(self, cell: object, column: str, row: Numbered) -> Json:
        if cell == "{}":
            return {}
        where = Phrase("{place}, column {column}", place=self.place(row.number), column=column)
        if not isinstance(cell, str):
            raise BadInputError(
                "{where}: {kind} stands where JSON as a text is wanted", where=where, kind=kind_of(cell)
            )
        return parse_free(cell.encode(), where)

    def _fragments(self, cell: object, row: Numbered) -> Json:
        """Pairs of offsets, from structures as we write them, lists, or JSON."""
        if isinstance(cell, str):
            return self._json(cell, "fragments", row)
        if isinstance(cell, list):
            return [[one.get("start"), one.get("end")] if isinstance(one, dict) else one for one in cell]
        return cell  # type: ignore[return-value]

    def _layers(self, cell: object, row: Numbered) -> Json:
        if not isinstance(cell, list):
            return self._json(cell, "layers", row)
        result: list[Json] = []
        for one in cell:
            facts = (
                {key: value for key, value in one.items() if value is not None}
                if isinstance(one, dict)
                else one
            )
            if isinstance(facts, dict):
                for key in ("annotator", "guideline"):
                    if key in facts:
                        facts[key] = self._said(facts[key])
                if "decisions" in facts:
                    facts["decisions"] = self._json(facts["decisions"], "layers", row)
            result.append(facts)
        return result

    @contextmanager
    def _opened(self) -> Iterator[pq.ParquetFile]:
        with parquet(self._path) as file:
            yield file


@contextmanager
def parquet(path: Path) -> Iterator[pq.ParquetFile]:
    """Open a Parquet file; whatever is wrong with it, also later, becomes one plain sentence.

    Raises:
        BadInputError: it is missing or damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    with opened(path) as source:
        try:
            with pq.ParquetFile(source) as file:
                yield file
        except (pa.ArrowException, OSError, ValueError, MemoryError, OverflowError) as error:
            raise BadInputError(
                "{where}: the file is no Parquet file or is damaged ({why}); write it anew",
                where=name_of(path),
                why=shown(str(error).split("\n", 1)[0] or type(error).__name__, 120),
            ) from error
