"""Tables of texts as articles: a row an article, the columns as they were named or are usually called."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.text import canonical, canonicalised, sha256_of
from annotator.formats.api import REFUSED, AnnotatedArticle, Finding, ReadOptions, Tell
from annotator.formats.columns import Columns, resolved
from annotator.formats.opening import name_of
from annotator.formats.remarks import tell_canonical
from annotator.formats.texts.dates import day_of
from annotator.formats.texts.opening_tables import open_table
from annotator.formats.texts.rows import Cell, Row, Table
from annotator.formats.wording import shown

_OFTEN = 100
_LONGEST_CELL = 32_767
"""Code points that a cell of a workbook holds; a text that is just as long may have been cut."""
NO_TEXT = "rows without a text in the column {column} were left out ({n}), the first is {place}"
NO_DATE = "dates whose day is not clear stay as they are ({n}), the first is {value} ({place})"
CUT = "texts as long as a cell can be (32,767 characters) may have been cut off ({n}); look at their ends"
TAKEN = "the columns were taken so: {columns}"


def roles_in(table: Table, columns: Columns, where: str) -> dict[str, str]:
    """By role, the column that has it.

    Raises:
        BadInputError: a column that was named is not there, or none has texts.
    """
    known = ", ".join(shown(name, 40) for name in table.names[:20]) + (", …" if len(table.names) > 20 else "")
    roles = resolved(columns, table.names)
    wanted = [*roles.values(), *(columns.meta or ())]
    for name in wanted:
        if name not in table.names:
            raise BadInputError(
                "{where}: there is no column {column}; the columns are: {known}",
                where=where,
                column=shown(name),
                known=known,
            )
    if "text" not in roles:
        raise BadInputError(
            "{where}: none of the columns is called as texts usually are ({known}); name it under "
            "[columns] in a"
            ' map (--map), as text = "…"',
            where=where,
            known=known,
        )
    return roles


def read_table(path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
    """Read the articles of a table one by one.

    Raises:
        BadInputError: it is broken or hostile, or no column has texts.
    """
    where = name_of(path)
    columns = options.columns or Columns()
    with open_table(path, columns, options.encoding) as table:
        roles = roles_in(table, columns, where)
        making = Making(table, roles, columns, path)
        for number, row in enumerate(_good(table, options, tell), start=1):
            if number % _OFTEN == 0:
                options.pulse()
            if len(row.cells) > len(making.names):
                making.names = list(table.names)
            article = making.article(row, tell)
            if article is not None:
                yield article
        making.tell(tell)


def _good(table: Table, options: ReadOptions, tell: Tell) -> Iterator[Row]:
    """The rows; broken ones are left out and listed where the person said to go on."""
    for row in table.rows:
        if not isinstance(row, BadInputError):
            yield row
        elif options.keep_going:
            tell(Finding("", REFUSED, {"why": row.phrase()}))
        else:
            raise row


@dataclass(slots=True)
class _Seen:
    n: int = 0
    place: int = 0
    value: str = ""

    def count(self, place: int, value: str = "") -> None:
        self.n += 1
        if self.n == 1:
            self.place, self.value = place, value


class Making:
    """Makes articles of rows."""

    def __init__(self, table: Table, roles: dict[str, str], columns: Columns, path: Path) -> None:
        self.names = list(table.names)
        self._unit, self._roles, self._columns = table.unit, roles, columns
        self._where = name_of(path)
        self._workbook = bool(table.sheets)
        self._source: dict[str, Json] = {"name": canonical(path.name)}
        if table.encoding:
            self._source["encoding"] = table.encoding
        if table.sheet:
            self._source["sheet"] = canonical(table.sheet)
        self._no_text, self._no_date, self._cut = _Seen(), _Seen(), _Seen()

    def article(self, row: Row, tell: Tell) -> AnnotatedArticle | None:
        """The article of a row; None where it has no text."""
        cells = dict(zip(self.names, row.cells, strict=False))
        said = _string(cells.get(self._roles["text"]))
        if not said.strip():
            if any(_string(one).strip() for one in row.cells):
                self._no_text.count(row.place)
            return None
        if self._workbook and len(said) >= _LONGEST_CELL:
            self._cut.count(row.place)
        place = (
            Phrase("{file}, line {number}", file=self._where, number=row.place)
            if self._unit == "line"
            else Phrase("{file}, row {number}", file=self._where, number=row.place)
        )
        text = canonicalised(said)
        tell_canonical(text, place, tell)
        title = " ".join(self._of(cells, "title").split())
        return AnnotatedArticle(
            id=self._of(cells, "id") or None,
            title=title,
            titled=bool(title),
            text=text.text,
            sha256=sha256_of(text.text),
            meta=self._meta(cells, row.place),
            source=self._source,
            where=place,
        )

    def tell(self, tell: Tell) -> None:
        """Say what there is to say of all rows together."""
        columns = ", ".join(f"{role} = {shown(name)}" for role, name in self._roles.items())
        tell(Finding(self._where, TAKEN, {"columns": columns}))
        for seen, sentence in ((self._no_text, NO_TEXT), (self._no_date, NO_DATE), (self._cut, CUT)):
            if seen.n:
                place = (
                    Phrase("line {number}", number=seen.place)
                    if self._unit == "line"
                    else Phrase("row {number}", number=seen.place)
                )
                facts: dict[str, object] = {"n": seen.n, "place": place}
                facts |= {"value": shown(seen.value), "column": shown(self._roles["text"])}
                tell(Finding(self._where, sentence, facts))

    def _of(self, cells: dict[str, Cell], role: str) -> str:
        name = self._roles.get(role)
        return "" if name is None else canonical(_string(cells.get(name))).strip()

    def _meta(self, cells: dict[str, Cell], place: int) -> JsonObject:
        taken = set(self._roles.values())
        kept = self._columns.meta
        meta: dict[str, Json] = {}
        for name, cell in cells.items():
            if name in taken or (kept is not None and name not in kept):
                continue
            value = _json(cell)
            if value is not None and value != "":
                meta[canonical(name)] = value
        source = self._of(cells, "source")
        if source:
            meta["source"] = source
        self._date(cells, place, meta)
        return meta

    def _date(self, cells: dict[str, Cell], place: int, meta: dict[str, Json]) -> None:
        name = self._roles.get("date")
        cell = None if name is None else cells.get(name)
        said = _string(cell).strip()
        if name is None or not said:
            return
        day = day_of(cell)
        if day:
            meta["published"] = day
        else:
            meta[canonical(name)] = canonical(said)
            self._no_date.count(place, said)


def _string(cell: Cell) -> str:
    """A cell as a person reads it."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d") if cell.time() == time() else cell.isoformat(" ")
    return "" if isinstance(cell, list | dict) else str(cell)


def _json(cell: Cell) -> Json:
    """A cell as a value of `meta`."""
    if isinstance(cell, str):
        return canonical(cell)
    if cell is None or isinstance(cell, bool | int | list | dict):
        return cell
    if isinstance(cell, float):
        return cell if cell == cell and abs(cell) != float("inf") else None  # noqa: PLR0124 - NaN
    if isinstance(cell, date | time | timedelta):
        return _string(cell)
    return str(cell)
