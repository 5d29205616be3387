"""Workbooks written row by row; each sheet waits in a file until all of it is packed.

Written here, because the libraries for it change texts that look like their own escapes, or stamp the time.
"""

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotator.formats.tables.columns import COLUMNS, NAMES
from annotator.formats.tables.rows import Cell, Row
from annotator.formats.tables.xlsx_cells import escaped, pieces
from annotator.formats.tables.xlsx_package import BOLD, MAIN, TEXT, XML, parts_beside

MOST_ROWS = 1_048_576
"""Of a sheet, the names of the columns included; further ones go to another sheet."""
CONTINUED = "continued"
"""What the columns are called in which long texts go on, with a number."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_WIDTHS = {"title": 30, "text": 60, "meta": 20, "layers": 20, "attributes": 40, "label": 14, "note": 20}
_YES = COLUMNS["annotations"].index("discuss")


class Workbook:
    """A workbook with the three tables, closed by `save`; the memory holds a row."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._files = ExitStack()
        self._sheets: dict[str, list[_Sheet]] = {name: [] for name in NAMES}
        for name in NAMES:
            self._sheet(name)

    def __enter__(self) -> Self:
        """Write into it."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Let the files go."""
        self._files.close()

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """Put rows to the end of a table."""
        sheet = self._sheets[name][-1]
        for row in rows:
            if sheet.rows >= MOST_ROWS:
                sheet = self._sheet(name)
            sheet.add(row)

    def save(self) -> None:
        """Pack everything into the target."""
        sheets = [sheet for name in NAMES for sheet in self._sheets[name]]
        with ZipFile(self._target, "w", ZIP_DEFLATED) as archive:
            for part, content in parts_beside([sheet.name for sheet in sheets]):
                archive.writestr(_info(part), content)
            for number, sheet in enumerate(sheets, start=1):
                head = sheet.head()
                info = _info(f"xl/worksheets/sheet{number}.xml")
                # Whether it needs the form for large archives is decided before it is written.
                info.file_size = len(head) + sheet.size
                with archive.open(info, "w") as packed:
                    packed.write(head)
                    sheet.copy_to(packed)

    def _sheet(self, name: str) -> "_Sheet":
        earlier = len(self._sheets[name])
        file = tempfile.TemporaryFile(dir=self._target.parent)  # noqa: SIM115 - closed with the others
        self._files.enter_context(file)
        title = f"{name} {earlier + 1}" if earlier else name
        sheet = _Sheet(title, COLUMNS[name], file)
        self._sheets[name].append(sheet)
        return sheet


class _Sheet:
    """One sheet on its way: its rows in a file, its beginning when all are known."""

    def __init__(self, name: str, columns: Sequence[str], file: IO[bytes]) -> None:
        self.name = name
        self.rows = 1
        self._columns = columns
        self._file = file
        self._more = 0
        """Columns in which long texts go on."""
        self._letters = [_letters(number) for number in range(len(columns))]

    @property
    def size(self) -> int:
        return self._file.tell() + len(_END)

    def add(self, row: Row) -> None:
        self.rows += 1
        number, letters = self.rows, self._letters
        parts = [f'<row r="{number}">']
        rest: list[str] = []
        for place, cell in enumerate(row):
            if cell == "":
                continue
            if isinstance(cell, int):
                parts.append(f'<c r="{letters[place]}{number}"><v>{cell}</v></c>')
            elif place == _YES and cell == "true":
                parts.append(f'<c r="{letters[place]}{number}" t="b"><v>1</v></c>')
            else:
                first, *others = pieces(cell, self._columns[place])
                parts.append(_text(f"{letters[place]}{number}", first, TEXT))
                rest += others
        for place, cell in enumerate(rest, start=len(row)):
            parts.append(_text(f"{_letters(place)}{number}", cell, TEXT))
        self._more = max(self._more, len(rest))
        parts.append("</row>\n")
        self._file.write("".join(parts).encode())

    def head(self) -> bytes:
        names = [*self._columns, *(f"{CONTINUED} {number + 1}" for number in range(self._more))]
        cells = "".join(_text(f"{_letters(place)}1", name, BOLD) for place, name in enumerate(names))
        widths = "".join(
            f'<col min="{place}" max="{place}" width="{_WIDTHS.get(name, 12)}" customWidth="1"/>'
            for place, name in enumerate(names, start=1)
        )
        return (
            f'{XML}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            "</sheetView></sheetViews>"
            f'<cols>{widths}</cols><sheetData>\n<row r="1">{cells}</row>\n'
        ).encode()

    def copy_to(self, packed: IO[bytes]) -> None:
        self._file.seek(0)
        shutil.copyfileobj(self._file, packed, 1_048_576)
        packed.write(_END)


_END = b"</sheetData></worksheet>\n"


def _text(place: str, text: Cell, style: int) -> str:
    said = f'<is><t xml:space="preserve">{escaped(str(text))}</t></is>'
    return f'<c r="{place}" s="{style}" t="inlineStr">{said}</c>'


def _letters(number: int) -> str:
    """The letters of a column, counted from 0: A, B and so on, AA after Z."""
    result = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        result = chr(ord("A") + rest) + result
    return result


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, _LONG_AGO)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    info.create_system = 3
    return info
