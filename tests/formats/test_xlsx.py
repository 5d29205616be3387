"""XLSX: long cells, characters that XML lacks, workbooks of other programs, and hostile archives."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from annotator.domain.errors import BadInputError
from annotator.domain.label import Scheme
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Finding, Layer, ReadOptions, SpanRecord, WriteOptions
from annotator.formats.registry import format_named, recognise
from annotator.formats.tables.xlsx_cells import LONGEST, escaped, pieces, unescaped
from tests.formats.reading import bare
from tests.formats.trips import there_and_back

XLSX = format_named("xlsx")
TEXT = "Bloomberg reported 5 deaths."
HARD = (
    "=1+1",
    "_x000D_",
    "_x0041_x0042_",
    "_x005F_",
    "\r\x01\x1f\ufffe\uffff",
    "<r>x</r>",
    " a\t\n ",
    "]]>",
    "\U0001f600",
)


def article(*notes: str, text: str = TEXT, id: str = "a1") -> AnnotatedArticle:
    spans = tuple(
        SpanRecord(f"s{n}", "speaker", (Span(0, 1),), {"value": n}, note, discuss=n == 1)
        for n, note in enumerate(notes)
    )
    return AnnotatedArticle(id, "One", text, sha256_of(text), {"n": 1}, (Layer("ann", spans=spans),))


def written(path: Path, *articles: AnnotatedArticle) -> Path:
    assert XLSX.exporter
    XLSX.exporter.write(iter(articles), path, Scheme((), ()), WriteOptions())
    return path


def taken(path: Path) -> tuple[list[AnnotatedArticle], list[Finding]]:
    assert XLSX.importer
    findings: list[Finding] = []
    return list(XLSX.importer.read(path, ReadOptions(), findings.append)), findings


def saved(path: Path, **sheets: list[list[object]]) -> Path:
    """A workbook as another program saves it, with texts that cells share."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def with_part(path: Path, part: str, change: bytes | None, before: bytes = b"") -> Path:
    """The workbook with a part that is something else, or begins with something else, or is not there."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if change is None:
        del parts[part]
    else:
        parts[part] = parts[part].replace(before, change, 1) if before else change
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("text", [*HARD, "".join(HARD), "".join(HARD) * 2])
def test_every_character_comes_back(text: str) -> None:
    assert unescaped(escaped(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) == text


@pytest.mark.parametrize(
    "text", ["a" * (2 * LONGEST), "\U0001f600" * LONGEST, "a" + "\U0001f600\n" * LONGEST, "a" * LONGEST]
)
def test_long_texts_are_cut_between_characters_and_fit(text: str) -> None:
    cells = list(pieces(text, "text"))
    assert all(len(cell.encode("utf-16-le")) <= 2 * LONGEST for cell in cells)
    assert "".join([cells[0], *(cell.removeprefix("text: ") for cell in cells[1:])]) == text


def test_long_and_hard_cells_come_back_and_openpyxl_reads_the_rest_alike(tmp_path: Path) -> None:
    long = "Über 🙂 text: continued 1: " * 3000
    first = article(*HARD, long, text="=" + long * 2)
    again, losses = there_and_back(XLSX, [first, article(id="a2")], tmp_path / "out.xlsx")
    assert losses == ()
    assert bare(again) == [first, article(id="a2")]
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["articles", "annotations", "relations"]
    rows = list(book["articles"].iter_rows(values_only=True))
    assert rows[0][:7] == ("id", "title", "text", "sha256", "meta", "layers", "continued 1")
    assert len(rows[0]) > 7
    assert "".join([rows[1][2], *(str(one).removeprefix("text: ") for one in rows[1][6:])]) == first.text
    cell = book["articles"]["C2"]
    assert (cell.data_type, cell.number_format) == ("s", "@")
    found = list(book["annotations"].iter_rows(values_only=True))
    assert found[1][5:7] == (0, 1)
    assert (found[1][11], found[2][11]) == (None, True)
    assert [row[10] for row in found[6:10]] == ["<r>x</r>", " a\t\n ", "]]>", "\U0001f600"]


def test_a_workbook_saved_by_another_program_is_read(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "corpus.xlsx",
        annotations=[
            ["label", "article", "annotator", "id", "start", "end", "discuss", "attributes"],
            ["speaker", 7, "ann", 1, 0, 9, True, None],
            [],
            ["number", 7, "ann", "n", 19.0, 20, None, '{"value": 5}'],
        ],
        articles=[["text", "id", "title"], [TEXT, 7, None]],
        notes=[["anything"]],
    )
    assert recognise(path) is XLSX
    (found,), findings = taken(path)
    assert findings == []
    assert (found.id, found.text) == ("7", TEXT)
    assert found.layers[0].spans == (
        SpanRecord("1", "speaker", (Span(0, 9),), discuss=True),
        SpanRecord("n", "number", (Span(19, 20),), {"value": 5}),
    )


def test_more_rows_than_a_sheet_holds_go_to_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.formats.tables.xlsx_writing.MOST_ROWS", 3)
    made = [article("x", "y", id=f"a{n}") for n in range(4)]
    path = written(tmp_path / "out.xlsx", *made)
    assert openpyxl.load_workbook(path).sheetnames[:3] == ["articles", "articles 2", "annotations"]
    assert bare(taken(path)[0]) == made


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [["article", "label", "start", "end"], ["a1", "x", 0, 99]],
            "corpus.xlsx, sheet annotations, row 2: the ann",
        ),
        (
            [["article", "label", "start", "end"], [], ["a1", "x", "b", 9]],
            "sheet annotations, row 3: `start` of",
        ),
        ([["article", "label", "colour"]], "sheet annotations, row 1: the column colour is unknown"),
        ([["article", "label"], ["a1", "x", "more"]], "row 2: more stands right of the columns"),
        ([["article", "label", "discuss"], ["a1", "x", "maybe"]], "row 2: `discuss` is maybe"),
        (
            [["article", "label", "attributes"], ["a1", "x", '{"a":1,"a":2}']],
            "row 2, column attributes: the key a",
        ),
        ([["article", "label"], ["a9", "x"]], "row 2: it is about the article a9"),
    ],
)
def test_what_is_wrong_is_told_by_sheet_row_and_reason(
    tmp_path: Path, rows: list[list[object]], said: str
) -> None:
    path = saved(tmp_path / "corpus.xlsx", articles=[["id", "text"], ["a1", TEXT]], annotations=rows)
    with pytest.raises(BadInputError) as caught:
        taken(path)
    assert said in str(caught.value)


def test_hostile_workbooks_are_refused(tmp_path: Path) -> None:
    sheet = "xl/worksheets/sheet1.xml"
    path = tmp_path / "a.xlsx"
    cases: list[tuple[str, bytes | None, bytes, str]] = [
        (sheet, b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', b"<worksheet", "has a DOCTYPE"),
        (sheet, b"<a>" * 1000, b"<sheetData>", "nested too deeply"),
        (sheet, None, b"", "the part xl/worksheets/sheet1.xml is missing"),
        (sheet, b"<worksheet><sheetData><row>", b"", "cannot be read"),
        (
            sheet,
            b'<row r="99999999"><c t="s"><v>7</v></c></row></sheetData>',
            b"</sheetData>",
            "a text that is not there",
        ),
        (sheet, b'<row><c r="ZZZ1"><v>1</v></c></row></sheetData>', b"</sheetData>", "a row is larger"),
        (sheet, b"<worksheet>" + b" " * 60_000_000, b"", "far larger than any workbook"),
        ("xl/workbook.xml", b"<workbook/>", b"", "there is no sheet named articles"),
        ("xl/workbook.xml", b"\xff\xfe\0", b"", "cannot be read"),
    ]
    for part, change, before, said in cases:
        with_part(written(path, article("x")), part, change, before)
        with pytest.raises(BadInputError, match=said):
            taken(path)
    path.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(BadInputError, match="this is no workbook"):
        taken(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.xlsx"]


def test_texts_in_a_workbook_are_no_corpus_of_ours(tmp_path: Path) -> None:
    assert XLSX.importer
    path = saved(tmp_path / "a.xlsx", articles=[["id", "text"], ["a1", TEXT]])
    assert not XLSX.importer.recognises(path, path.read_bytes())
    path = saved(tmp_path / "a.xlsx", articles=[["id", "text", "layers"], ["a1", TEXT, "[]"]])
    assert XLSX.importer.recognises(path, path.read_bytes())
    nameless = path.rename(tmp_path / "corpus of 2024.02")
    assert XLSX.importer.recognises(nameless, nameless.read_bytes())
