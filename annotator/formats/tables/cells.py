"""What the cells of a row say: texts and numbers as CSV and sheets hold them, JSON where it is wanted."""

import re
from collections.abc import Iterator, Sequence

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json
from annotator.domain.plain_numbers import whole_number
from annotator.domain.text import canonical, sha256_of
from annotator.formats.json.parsing import parse_free
from annotator.formats.tables.columns import ARTICLES, COLUMNS, NEEDED, known_as
from annotator.formats.tables.table import Entry, Numbered
from annotator.formats.wording import shown

_OFFSETS = re.compile(r"[0-9]{1,18}-[0-9]{1,18}(?: [0-9]{1,18}-[0-9]{1,18})*")
_THEIR_GAP = " … "
"""Between the fragments of an annotation's text where its offsets are `246-340 344-416`."""
_YES = frozenset({"true", "1", "yes"})
_NO = frozenset({"false", "0", "no", ""})


class Columns:
    """Brings the cells of a row into the order of our columns; None where there is no such column."""

    def __init__(self, kind: str, header: Sequence[str], where: str) -> None:
        ours = COLUMNS[kind]
        names = known_as(kind, header)
        for name in names:
            if name not in ours:
                raise BadInputError(
                    "{where}: the column {name} is unknown; remove it, or keep what it says in the column"
                    " `meta` of the articles. Known are {known}",
                    where=where,
                    name=shown(name) or "without name",
                    known=", ".join(ours),
                )
            if names.count(name) > 1:
                raise BadInputError(
                    "{where}: the column {name} is there twice; keep one", where=where, name=shown(name)
                )
        missing = NEEDED[kind] - set(names) or (
            {"text"} if kind == ARTICLES and not {"text", "sha256"} & set(names) else set()
        )
        if missing:
            raise BadInputError(
                "{where}: the column {name} is missing; add it", where=where, name=", ".join(sorted(missing))
            )
        self._width = len(names)
        self._places = [names.index(name) if name in names else None for name in ours]
        self._as_they_are = tuple(names) == ours
        self._where = where

    def arranged(self, cells: Sequence[object], place: str) -> Sequence[object]:
        """Return the cells in our order.

        Raises:
            BadInputError: there are more cells than columns.
        """
        if len(cells) == self._width and self._as_they_are:
            return cells
        if any(cell not in {"", None} for cell in cells[self._width :]):
            raise BadInputError(
                "{where}: the row has {n} cells, but there are {width} columns; put texts with a delimiter in"
                " quotes",
                where=place,
                n=len(cells),
                width=self._width,
            )
        there = len(cells)
        return [None if at is None else (cells[at] if at < there else "") for at in self._places]


class CellTable:
    """What rows say whose cells are texts, numbers and true or false."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def place(self, number: int) -> str:
        """Where a row stands, for messages."""
        raise NotImplementedError

    def rows(self) -> Iterator[Numbered]:
        """All rows."""
        raise NotImplementedError

    def text(self, cell: object) -> str:
        """The text that a cell holds; a number or true or false as it is written."""
        raise NotImplementedError

    def key(self, row: Numbered) -> str:
        """The article that a row is about."""
        text = self.text
        if self._kind != ARTICLES:
            key = text(row.cells[0])
        else:
            name, _title, said, digest = row.cells[:4]
            key = text(name) or text(digest).lower() or sha256_of(canonical(text(said)))
        if not key:
            raise BadInputError(
                "{where}: the row names no article; fill in the column `article`",
                where=self.place(row.number),
            )
        return key

    def article(self, row: Numbered) -> dict[str, Json]:
        """What a row of articles says."""
        name, title, said, digest, meta, layers = row.cells
        record: dict[str, Json] = {}
        if name not in {"", None}:
            record["id"] = self.text(name)
        if title is not None:
            record["title"] = self.text(title)
        if said is not None:
            record["text"] = self.text(said)
        if digest not in {"", None}:
            record["sha256"] = self.text(digest)
        for key, cell in (("meta", meta), ("layers", layers)):
            if cell not in {"", None}:
                record[key] = self._json(cell, key, row)
        return record

    def entry(self, row: Numbered) -> Entry:
        """What a row of annotations or relations says."""
        text = self.text
        cells = row.cells
        annotator, role = text(cells[1]) or None, text(cells[2]) or None
        value = self._relation(row) if len(cells) < 10 else self._annotation(row)
        return Entry(annotator, role, value)

    def _annotation(self, row: Numbered) -> dict[str, Json]:
        text = self.text
        _article, _who, _role, name, label, start, end, pairs, said, attributes, note, discuss, origin = (
            row.cells
        )
        value: dict[str, Json] = {
            "id": str(row.number) if name is None else text(name),
            "label": text(label),
            "start": whole(start),
            "end": whole(end),
        }
        if pairs:
            value["fragments"] = fragments = self._fragments(pairs, row)
            if not start and not end:
                _fill_in(value, fragments)
        if said:
            value["text"] = text(said)
            if pairs and _OFFSETS.fullmatch(text(pairs)):
                value["text"] = text(said).replace(_THEIR_GAP, " ", text(pairs).count(" "))
        if attributes:
            value["attributes"] = self._json(attributes, "attributes", row)
        if note:
            value["note"] = text(note)
        if discuss:
            value["discuss"] = self._yes(discuss, row)
        if origin:
            value["origin"] = self._json(origin, "origin", row)
        return value

    def _fragments(self, cell: object, row: Numbered) -> Json:
        """Pairs of offsets: as JSON, or as others write them, `246-340 344-416`."""
        said = self.text(cell)
        if _OFFSETS.fullmatch(said):
            return [[int(edge) for edge in pair.split("-")] for pair in said.split()]
        return self._json(cell, "fragments", row)

    def _relation(self, row: Numbered) -> dict[str, Json]:
        text = self.text
        _article, _who, _role, name, kind, source, target, attributes, note = row.cells
        value: dict[str, Json] = {"from": text(source), "to": text(target), "type": text(kind)}
        if name not in {"", None}:
            value["id"] = text(name)
        if attributes:
            value["attributes"] = self._json(attributes, "attributes", row)
        if note:
            value["note"] = text(note)
        return value

    def _json(self, cell: object, column: str, row: Numbered) -> Json:
        where = Phrase("{place}, column {column}", place=self.place(row.number), column=column)
        return parse_free(self.text(cell).encode("utf-8", "surrogatepass"), where)

    def _yes(self, cell: object, row: Numbered) -> bool:
        said = self.text(cell).strip().casefold()
        if said in _YES:
            return True
        if said in _NO:
            return False
        raise BadInputError(
            "{where}: `discuss` is {said}; write true or false",
            where=self.place(row.number),
            said=shown(cell),
        )


def whole(cell: object) -> Json:
    """The whole number that a cell holds; what is none is returned as it is, to be refused by name."""
    if isinstance(cell, str):
        number = whole_number(cell, signed=True)
        return cell if number is None else number
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, int | float) else None


def _fill_in(value: dict[str, Json], fragments: Json) -> None:
    """Take begin and end from the fragments where their cells are empty."""
    if isinstance(fragments, list) and fragments:
        first, last = fragments[0], fragments[-1]
        if isinstance(first, list) and isinstance(last, list) and first and last:
            value["start"], value["end"] = first[0], last[-1]
