"""Reading CSV tables right back, article by article, without making an article of each."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import orjson

from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle
from annotator.formats.layer_values import span_read, values_of, values_read
from annotator.formats.sampling import EACH, Expected, digest_of, sets_of
from annotator.formats.spreadsheet_cells import bare
from annotator.formats.tables.columns import COLUMNS, NAMES
from annotator.formats.tables.csv_lines import LONGEST

_Rows = list[list[str]]


class CsvCheck:
    """Holds a folder of CSV tables against the articles that were written."""

    def __init__(self) -> None:
        self._expected = Expected(values_of)

    def expect(self, article: AnnotatedArticle) -> None:
        """Take an article as it is written."""
        self._expected.expect(article)

    def differing(self, target: Path) -> str | None:
        """Return the id of the first article that does not read back as it was selected, None if all do."""
        return self._expected.first_other(_read(target))


def _read(target: Path) -> Iterator[bytes]:
    csv.field_size_limit(LONGEST)
    paths = [target / f"{kind}.csv" for kind in NAMES]
    with ExitStack() as files:
        articles, annotations, relations = (
            csv.reader(files.enter_context(path.open(encoding="utf-8", newline="")), strict=True)
            for path in paths
        )
        for kind, rows in zip(NAMES, (articles, annotations, relations), strict=True):
            if tuple(next(rows, ())) != COLUMNS[kind]:
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
                yield _whole(row, *mine)
        for other in others:
            other.finish()


def _head(row: list[str], annotations: _Rows, relations: _Rows) -> bytes:
    name, title, text, digest, meta, layers = row
    said = bare(text)
    _sound_text(said, digest)
    if not said:
        _no_stretches(annotations)
    sets = sets_of(orjson.loads(layers), _counted(annotations), _counted(relations))
    return digest_of(*_told(name, title, said, digest, meta), sets)


def _whole(row: list[str], annotations: _Rows, relations: _Rows) -> bytes:
    name, title, text, digest, meta, layers = row
    said = bare(text)
    _sound_text(said, digest)
    if said:
        _sound_stretches(said, annotations)
    else:
        _no_stretches(annotations)
    spans, ties = _by_set(annotations, _span), _by_set(relations, _relation)
    sets = []
    for one in orjson.loads(layers):
        key = one.get("annotator"), one["role"]
        sets.append(values_read(one, spans.pop(key, []), ties.pop(key, [])))
    if spans or ties:
        raise ValueError(name)
    return digest_of(*_told(name, title, said, digest, meta), sets)


def _told(name: str, title: str, text: str, digest: str, meta: str) -> tuple[object, ...]:
    return bare(name) or None, bare(title), bool(text), digest, orjson.loads(meta or "{}")


def _sound_text(text: str, digest: str) -> None:
    if text and sha256_of(text) != digest:
        raise ValueError(digest)


def _sound_stretches(text: str, annotations: _Rows) -> None:
    for cells in annotations:
        pairs = orjson.loads(cells[7]) if cells[7] else [(int(cells[5]), int(cells[6]))]
        if bare(cells[8]) != " ".join([text[start:end] for start, end in pairs]):
            raise ValueError(cells)


def _no_stretches(annotations: _Rows) -> None:
    """Nothing of a text that may not go out goes out with the annotations."""
    if any(cells[8] for cells in annotations):
        raise ValueError(annotations)


def _span(cells: list[str]) -> object:
    _article, _who, _role, name, label, start, end, pairs, _text, attributes, note, discuss, origin = cells
    fragments = orjson.loads(pairs) if pairs else [(int(start), int(end))]
    if (fragments[0][0], fragments[-1][1]) != (int(start), int(end)):
        raise ValueError(cells)
    return span_read(
        *(bare(name), bare(label), fragments, orjson.loads(attributes or "{}"), bare(note)),
        *({"": False, "true": True}[discuss], orjson.loads(origin) if origin else None),
    )


def _relation(cells: list[str]) -> object:
    _article, _who, _role, name, kind, source, target, attributes, note = cells
    return (
        *(bare(name) or None, bare(source), bare(target), bare(kind)),
        *(orjson.loads(attributes or "{}"), bare(note)),
    )


def _by_set(rows: _Rows, read: Callable[[list[str]], object]) -> dict[tuple[str | None, str], list[object]]:
    """What rows say, by annotator and role."""
    sets: dict[tuple[str | None, str], list[object]] = {}
    for cells in rows:
        sets.setdefault((bare(cells[1]) or None, cells[2]), []).append(read(cells))
    return sets


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
