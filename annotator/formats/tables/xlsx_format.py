"""XLSX: a workbook with the sheets articles, annotations and relations, whole in itself."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.label import Scheme
from annotator.domain.text import REPLACEMENT
from annotator.formats.api import AnnotatedArticle, Finding, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.keeping_all import KeepsAll
from annotator.formats.opening import name_of
from annotator.formats.tables.cells import CellTable, Columns
from annotator.formats.tables.columns import ANNOTATIONS, ARTICLES, COLUMNS, NAMES, RELATIONS
from annotator.formats.tables.reading import Tables
from annotator.formats.tables.rows import UNGUARDED, annotation_rows, article_row, relation_rows
from annotator.formats.tables.table import Numbered
from annotator.formats.tables.xlsx_cells import GOES_ON
from annotator.formats.tables.xlsx_parts import Parts, workbook
from annotator.formats.tables.xlsx_writing import CONTINUED, Workbook
from annotator.formats.wording import shown

_ENDING = ".xlsx"
_OFFICE = b"[Content_Types].xml"
_PER_SHEET = 2**21
"""More than the rows of a sheet: a number tells both the sheet and the row."""
_ZIP = b"PK\x03\x04"


class XlsxTable(CellTable):
    """One of the three tables in a workbook, over as many sheets as it needs."""

    def __init__(self, kind: str, parts: Parts, sheets: list[tuple[str, str]], tell: Tell) -> None:
        super().__init__(kind)
        self._names = COLUMNS[kind]
        self._parts = parts
        self._sheets = sheets
        self._kind = kind
        self._tell: Tell | None = tell

    def place(self, number: int) -> str:
        """Where a row stands."""
        sheet, row = divmod(number, _PER_SHEET)
        return Phrase(
            "{file}, sheet {sheet}, row {number}",
            file=self._parts.where,
            sheet=self._sheets[sheet][0],
            number=row,
        )

    def text(self, cell: object) -> str:
        """The text of a cell."""
        if isinstance(cell, str):
            if "\0" in cell:
                self._say_replaced()
                return cell.replace("\0", REPLACEMENT)
            return cell
        if isinstance(cell, bool):
            return "true" if cell else "false"
        return "" if cell is None else str(cell)

    def rows(self) -> Iterator[Numbered]:
        """All rows below the first of each sheet."""
        for number, (_name, part) in enumerate(self._sheets):
            columns: Columns | None = None
            width = 0
            for row, cells in self._parts.rows(part):
                at = number * _PER_SHEET + row
                if columns is None:
                    names = self._header(cells)
                    columns, width = Columns(self._kind, names, self.place(at)), len(names)
                else:
                    mine = columns.arranged(cells[:width], self.place(at))
                    yield Numbered(at, self._whole(mine, cells[width:], at))
        self._tell = None

    def _header(self, cells: Sequence[object]) -> list[str]:
        """The names of the columns, without those in which long texts go on."""
        names = [self.text(cell) for cell in cells]
        return names[: next((at for at, name in enumerate(names) if name.startswith(CONTINUED)), len(names))]

    def _whole(self, cells: Sequence[object], rest: Sequence[object], at: int) -> Sequence[object]:
        """Put what goes on further right behind its beginning."""
        if not rest:
            return cells
        whole = list(cells)
        for piece in filter(None, map(self.text, rest)):
            name, found, more = piece.partition(GOES_ON)
            if not found or name not in self._names:
                raise BadInputError(
                    "{where}: {piece} stands right of the columns, where only texts go on that are too long"
                    " for a cell; remove it",
                    where=self.place(at),
                    piece=shown(piece, 30),
                )
            column = self._names.index(name)
            whole[column] = self.text(whole[column]) + more
        return whole

    def _say_replaced(self) -> None:
        """Say so once, however often the sheets are gone through."""
        if self._tell is not None:
            said = "characters that cannot be stored (NUL, lone surrogates) became U+FFFD"
            self._tell(Finding(self._parts.where, said))
            self._tell = None


class XlsxImporter:
    """Reads the three tables of a workbook; the memory holds one article at a time."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether it is a workbook with our sheets.

        Articles without layers are ours only beside annotations; else they are a table of texts.
        """
        # An export may be called anything; what else is such an archive has no workbook in it.
        if not head.startswith(_ZIP) or not (path.suffix.lower() == _ENDING or _OFFICE in head):
            return False
        try:
            with workbook(path) as parts:
                sheets = parts.sheets()
                if ARTICLES not in sheets:
                    return False
                _number, cells = next(parts.rows(sheets[ARTICLES]), (0, []))
        except BadInputError:
            return False
        names = {str(cell) for cell in cells}
        return bool(names & {"text", "sha256"}) and ("layers" in names or ANNOTATIONS in sheets)

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles of a workbook."""
        with workbook(path) as parts:
            yield from _tables(path, parts, tell).read(options, tell)


class XlsxExporter(KeepsAll):
    """Writes a workbook row by row."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a workbook."""
        del scheme
        with Workbook(target) as book:
            for article in articles:
                text = None if options.without_text else article.text
                book.add(ARTICLES, [article_row(article, text, UNGUARDED)])
                book.add(ANNOTATIONS, annotation_rows(article, text, UNGUARDED))
                book.add(RELATIONS, relation_rows(article, UNGUARDED))
            book.save()


def _tables(path: Path, parts: Parts, tell: Tell) -> Tables:
    sheets = parts.sheets()
    tables: dict[str, XlsxTable] = {}
    for kind in NAMES:
        mine = [kind, *(f"{kind} {number}" for number in range(2, len(sheets) + 1))]
        there = [(name, sheets[name]) for name in mine if name in sheets]
        if there:
            tables[kind] = XlsxTable(kind, parts, there, tell)
    if ARTICLES not in tables:
        raise BadInputError(
            "{where}: there is no sheet named {sheet}; name the sheets {known}",
            where=name_of(path),
            sheet=ARTICLES,
            known=", ".join(NAMES),
        )
    return Tables(path, tables[ARTICLES], tables.get(ANNOTATIONS), tables.get(RELATIONS))


def _read_again(target: Path) -> Iterator[AnnotatedArticle]:
    with workbook(target) as parts:
        yield from _tables(target, parts, lambda _finding: None).check()


FORMAT = Format(
    name="xlsx",
    title="Excel workbook",
    endings=(_ENDING,),
    target="file",
    loses=(),
    importer=XlsxImporter(),
    exporter=XlsxExporter(),
    textless=True,
    check=lambda target: iter((_read_again(target),)),
)
