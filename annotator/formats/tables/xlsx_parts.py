"""The sheets of a workbook as streams of rows: unpacked and parsed piece by piece, within limits."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.plain_numbers import decimal_number, whole_number
from annotator.formats.opening import name_of, opened
from annotator.formats.tables.csv_lines import LONGEST
from annotator.formats.tables.xlsx_cells import unescaped
from annotator.formats.wording import shown
from annotator.formats.xml.events import Attributes, Events, XmlFault, XmlParser

_CHUNK = 1_048_576
_DENSEST = 200
"""How many times its packed size a part may have, where it is large."""
_LARGE = 50_000_000
_MOST_SHARED = 400_000_000
"""Code points of all texts that cells share; they have to stay in memory."""
_DEEPEST = 64
_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576
_TROUBLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError)
_PLACE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")

Value = str | int | float | bool
SheetRow = tuple[int, list[Value]]
"""Its number, from 1, and its cells; empty ones are an empty text."""


class Parts:
    """An open workbook."""

    def __init__(self, archive: zipfile.ZipFile, where: str) -> None:
        self.where = where
        self._archive = archive
        self._infos = {info.filename.lower().lstrip("/"): info for info in archive.infolist()}
        self._shared: list[str] | None = None

    def sheets(self) -> dict[str, str]:
        """The part of each sheet, by the sheet's name.

        Raises:
            BadInputError: it is no workbook.
        """
        targets = {}
        for name, attributes in self._elements("xl/_rels/workbook.xml.rels"):
            if name == "Relationship":
                targets[attributes.get("Id", "")] = _beneath("xl", attributes.get("Target", ""))
        found: dict[str, str] = {}
        for name, attributes in self._elements("xl/workbook.xml"):
            if name == "sheet":
                relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
                found.setdefault(attributes.get("name", ""), targets.get(relation, ""))
        return found

    def rows(self, part: str) -> Iterator[SheetRow]:
        """The rows of a sheet that have something in them.

        Raises:
            BadInputError: it is broken or hostile.
        """
        if self._shared is None:
            self._shared = list(self._shared_texts()) if "xl/sharedstrings.xml" in self._infos else []
        rows = _Rows(self._shared, self.where)
        for _piece in self._parsed(part, rows):
            yield from rows.taken()

    def _shared_texts(self) -> Iterator[str]:
        texts, size = _Texts(), 0
        for _piece in self._parsed("xl/sharedStrings.xml", texts):
            for text in texts.taken():
                size += len(text)
                yield text
            if size + texts.waiting > _MOST_SHARED:
                raise self._too_large()

    def _elements(self, part: str) -> list[tuple[str, Attributes]]:
        """The elements of a small part."""
        elements = _Elements()
        for _piece in self._parsed(part, elements):
            if len(elements.found) > 100_000:
                raise self._too_large()
        return elements.found

    def _parsed(self, part: str, heard: Events) -> Iterator[None]:
        """Parse a part; comes back after each piece. Names of elements are without their namespaces."""
        parser = XmlParser(_Bare(heard), deepest=_DEEPEST)
        try:
            yield from parser.parse(self._chunks(part))
        except XmlFault as fault:
            raise self._told(fault, part) from fault

    def _told(self, fault: XmlFault, part: str) -> BadInputError:
        match fault.what:
            case "deep":
                return BadInputError(
                    "{where}: the part {part} is nested too deeply for a workbook; it was not read",
                    where=self.where,
                    part=shown(part),
                )
            case "doctype":
                return BadInputError(
                    "{where}: the part {part} has a DOCTYPE, which no workbook needs; it was not read",
                    where=self.where,
                    part=shown(part),
                )
            case "broken" | "encoding":
                return self._broken(part, fault)

    def _chunks(self, part: str) -> Iterator[bytes]:
        info = self._infos.get(part.lower())
        if info is None:
            raise BadInputError(
                "{where}: the part {part} is missing; the file is no workbook or damaged, save it anew",
                where=self.where,
                part=shown(part),
            )
        size = 0
        try:
            with self._archive.open(info) as packed:
                while piece := packed.read(_CHUNK):
                    size += len(piece)
                    if size > _LARGE and size > _DENSEST * info.compress_size:
                        raise self._too_large()
                    yield piece
        except _TROUBLE as error:
            raise self._broken(part, error) from error

    def _too_large(self) -> BadInputError:
        return BadInputError(
            "{where}: unpacked, it is far larger than any workbook; it was not read", where=self.where
        )

    def _broken(self, part: str, error: Exception) -> BadInputError:
        return BadInputError(
            "{where}: the part {part} cannot be read ({why}); the file is damaged, save it anew",
            where=self.where,
            part=shown(part),
            why=shown(str(error) or type(error).__name__, 100),
        )


class _Bare:
    """Hands names of elements on without their namespaces."""

    def __init__(self, heard: Events) -> None:
        self._heard = heard
        self.data = heard.data

    def start(self, name: str, attributes: Attributes) -> None:
        self._heard.start(name.rpartition(" ")[2], attributes)

    def end(self, name: str) -> None:
        self._heard.end(name.rpartition(" ")[2])


class _Elements:
    """The beginnings of all elements of a small part."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Attributes]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        self.found.append((name, attributes))

    def end(self, name: str) -> None:
        """Nothing depends on it."""

    def data(self, text: str) -> None:
        """There is none."""


class _Texts:
    """Texts that cells share, `<si>` each; what is said of how to pronounce them is passed over."""

    def __init__(self) -> None:
        self.waiting = 0
        self._done: list[str] = []
        self._pieces: list[str] = []
        self._inside = self._aside = False

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "si":
            self._pieces, self.waiting = [], 0
        self._aside = self._aside or name == "rPh"
        self._inside = name == "t"

    def end(self, name: str) -> None:
        self._inside = False
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self._done.append(unescaped("".join(self._pieces)))

    def data(self, text: str) -> None:
        if self._inside and not self._aside:
            self._pieces.append(text)
            self.waiting += len(text)

    def taken(self) -> list[str]:
        done, self._done = self._done, []
        return done


class _Rows:
    """Rows of a sheet, as far as they were parsed."""

    def __init__(self, shared: list[str], where: str) -> None:
        self._shared = shared
        self._where = where
        self._done: list[SheetRow] = []
        self._number = 0
        self._cells: list[Value] = []
        self._column = 0
        self._type = ""
        self._pieces: list[str] = []
        self._size = 0
        self._inside = self._aside = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"t", "v"}:
            self._inside = not self._aside
        elif name == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _number_of(place.group(1)) if place else len(self._cells)
            self._type = attributes.get("t", "n")
            self._pieces = []
        elif name == "row":
            given = attributes.get("r", "")
            at = whole_number(given) if len(given) < 8 else None
            self._number = max(at or 0, self._number + 1)
            self._cells, self._size = [], 0
            if self._number > _MOST_ROWS:
                raise self._hostile()
        elif name == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        if name in {"t", "v"}:
            self._inside = False
        elif name == "c":
            self._put()
        elif name == "row":
            if any(cell != "" for cell in self._cells):
                self._done.append((self._number, self._cells))
        elif name == "rPh":
            self._aside = False

    def data(self, text: str) -> None:
        if self._inside:
            self._pieces.append(text)
            self._size += len(text)
            if self._size > LONGEST:
                raise self._hostile()

    def taken(self) -> list[SheetRow]:
        done, self._done = self._done, []
        return done

    def _put(self) -> None:
        if not self._pieces:
            return
        column, cells = self._column, self._cells
        if column >= _MOST_COLUMNS:
            raise self._hostile()
        if column >= len(cells):
            cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = self._value("".join(self._pieces))
        self._pieces = []

    def _value(self, text: str) -> Value:
        match self._type:
            case "s":
                index = whole_number(text)
                if index is None or index >= len(self._shared):
                    raise BadInputError(
                        "{where}: a cell names a text that is not there; the file is damaged, save it anew",
                        where=self._where,
                    )
                return self._shared[index]
            case "b":
                return text.strip() == "1"
            case "n":
                return _figure(text)
            case _:
                return unescaped(text)

    def _hostile(self) -> BadInputError:
        return BadInputError(
            "{where}: a row is larger than any row of a workbook; it was not read", where=self._where
        )


def _figure(text: str) -> Value:
    """A number; one that is whole as a whole one, and what is none as a text."""
    number = decimal_number(text)
    if number is None:
        return text
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _beneath(folder: str, target: str) -> str:
    """The name of a part that is named from a folder of the archive."""
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"


@contextmanager
def workbook(path: Path) -> Iterator[Parts]:
    """Open a workbook; nothing of it is ever written to the disk.

    Raises:
        BadInputError: it is no archive.
    """
    where = name_of(path)
    with opened(path) as file:
        try:
            archive = zipfile.ZipFile(file)
        except _TROUBLE as error:
            raise BadInputError(
                "{where}: this is no workbook (XLSX), or it is damaged; save it anew", where=where
            ) from error
        with archive:
            yield Parts(archive, where)
