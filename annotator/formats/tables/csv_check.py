"""Reading CSV tables right back, article by article, without making an article of each."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import orjson

from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle
from annotator.formats.spreadsheet_cells import bare
from annotator.formats.tables.columns import COLUMNS, NAMES
from annotator.formats.tables.csv_lines import LONGEST, CsvTable
from annotator.formats.tables.joining import Joined
from annotator.formats.tables.reading import Tables
from annotator.formats.tables.sampling import EACH, Expected, digest_of, sets_of, whole_digest
from annotator.formats.tables.table import Numbered

_Rows = list[list[str]]


class CsvCheck:
    """Holds a folder of CSV tables against the articles that were written."""

    def __init__(self) -> None:
        self._expected = Expected()

    def expect(self, article: AnnotatedArticle) -> None:
        """Take an article as it is written."""
        self._expected.expect(article)

    def differing(self, target: Path) -> str | None:
        """Return the id of the first article that does not read back as it was selected, None if all do."""
        return self._expected.first_other(_read(target))


def _read(target: Path) -> Iterator[bytes]:
    csv.field_size_limit(LONGEST)
    paths = {kind: target / f"{kind}.csv" for kind in NAMES}
    tables = [CsvTable(kind, path, "utf-8", lambda _finding: None) for kind, path in paths.items()]
    whole = Tables(paths[NAMES[0]], *tables)
    with ExitStack() as files:
        articles, annotations, relations = (
            csv.reader(files.enter_context(path.open(encoding="utf-8", newline="")), strict=True)
            for path in paths.values()
        )
        for kind, rows in zip(NAMES, (articles, annotations, relations), strict=True):
            if tuple(next(rows)) != COLUMNS[kind]:
                raise ValueError(kind)
        others = [
            _Following(annotations, len(COLUMNS[NAMES[1]])),
            _Following(relations, len(COLUMNS[NAMES[2]])),
        ]
        for number, row in enumerate(articles):
            mine = [other.of(row[0] or row[3]) for other in others]
            if number % EACH:
                yield _head(row, *mine)
            else:
                numbered = [[Numbered(0, cells) for cells in rows] for rows in mine]
                yield whole_digest(whole.article(Joined(Numbered(0, row), *numbered)))
        for other in others:
            other.finish()


def _head(row: list[str], annotations: _Rows, relations: _Rows) -> bytes:
    name, title, text, digest, meta, layers = row
    said = bare(text)
    if said and sha256_of(said) != digest:
        raise ValueError(name)
    if said:
        for cells in annotations:
            stretch, cell = said[int(cells[5]) : int(cells[6])], cells[8]
            if cell != stretch and not cells[7] and bare(cell) != stretch:
                raise ValueError(cells)
    sets = sets_of(orjson.loads(layers), _counted(annotations), _counted(relations))
    return digest_of(bare(name) or None, bare(title), digest, orjson.loads(meta or "{}"), sets)


def _counted(rows: _Rows) -> Counter[tuple[str | None, str]]:
    counts = Counter(map(itemgetter(1, 2), rows))
    return Counter({(bare(annotator) or None, role): n for (annotator, role), n in counts.items()})


class _Following:
    """The rows of a table in the order of the articles, group by group."""

    def __init__(self, rows: Iterable[list[str]], width: int) -> None:
        self._groups = groupby(rows, key=itemgetter(0))
        self._width = width
        self._key: str | None = None
        self._rows: _Rows = []
        self._step()

    def of(self, key: str) -> _Rows:
        """Return the rows about an article.

        Raises:
            ValueError: one of them is torn.
        """
        if self._key != key:
            return []
        rows = self._rows
        if set(map(len, rows)) != {self._width}:
            raise ValueError(key)
        self._step()
        return rows

    def finish(self) -> None:
        """See that nothing is left.

        Raises:
            ValueError: something is.
        """
        if self._key is not None:
            raise ValueError(self._key)

    def _step(self) -> None:
        found = next(self._groups, None)
        self._key, self._rows = (None, []) if found is None else (found[0], list(found[1]))
