"""Documents that are broken or made to harm are refused in a sentence, and nothing comes out of them."""

import io
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.errors import BadInputError, CancelledError
from annotator.formats.api import ReadOptions
from annotator.formats.texts import aside
from annotator.formats.texts.importer import FORMAT
from tests.formats import documents
from tests.formats.documents import p, packed, page_of, pdf, xlsx
from tests.formats.reading import read

ENTITIES = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
MANY = 110_000_000
"""Bytes, more than any part may have."""


def with_part(data: bytes, name: str, part: str | bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    return packed(parts | {name: part})


def encrypted(data: bytes) -> bytes:
    """An archive whose parts say that a password protects them."""
    flagged = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = flagged.find(mark)
        while at >= 0:
            flagged[at + place] |= 1
            at = flagged.find(mark, at + 4)
    return bytes(flagged)


def lying(data: bytes) -> bytes:
    """An archive whose text says that it is shorter than it is."""
    changed = bytearray(data)
    at = changed.rfind(b"PK\x01\x02", 0, changed.find(b"word/document.xml", changed.find(b"PK\x01\x02")))
    changed[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(changed)


DOCX = documents.docx(p("A text."))
ODT = documents.odt("<text:p>A text.</text:p>")
EPUB = documents.epub({"1.xhtml": page_of("<p>A text.</p>")}, {"1.xhtml": "One"})
DEEP_ODT = "<text:span>" * 600 + "</text:span>" * 600
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

CASES: list[tuple[str, Callable[[], bytes], str]] = [
    (
        "bomb.docx",
        lambda: with_part(DOCX, "word/document.xml", b" " * MANY),
        "unpacked, it has more than 100 MB",
    ),
    ("lying.docx", lambda: lying(DOCX), "cannot be unpacked"),
    (
        "entities.docx",
        lambda: with_part(DOCX, "word/document.xml", f"{ENTITIES}<a>&b;</a>"),
        "it has a DOCTYPE",
    ),
    ("entities.odt", lambda: with_part(ODT, "content.xml", f"{ENTITIES}<a>&b;</a>"), "it has a DOCTYPE"),
    (
        "entities.epub",
        lambda: with_part(EPUB, "OEBPS/1.xhtml", f"{ENTITIES}<p>&b;</p>"),
        "entities of its own",
    ),
    ("entities.xlsx", lambda: with_part(xlsx(A=[["text"]]), "xl/workbook.xml", ENTITIES), "it has a DOCTYPE"),
    ("out.docx", lambda: with_part(DOCX, "../../evil.txt", "x"), "which leads out of the file"),
    ("drive.odt", lambda: with_part(ODT, "C:\\evil.txt", "x"), "which leads out of the file"),
    ("twice.docx", lambda: with_part(DOCX, "WORD/DOCUMENT.XML", "x"), "is in it twice"),
    ("locked.docx", lambda: encrypted(DOCX), "protected by a password"),
    ("locked.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ("old.docx", lambda: OLE, "an old Office document"),
    ("deep.odt", lambda: documents.odt(f"<text:p>{DEEP_ODT}</text:p>"), "nested more than 500 deep"),
    (
        "tables.docx",
        lambda: documents.docx("<w:tbl><w:tr><w:tc>" * 60 + p("a") + "</w:tc></w:tr></w:tbl>" * 60),
        "tables stand in tables",
    ),
    (
        "blanks.odt",
        lambda: documents.odt('<text:p>a<text:s text:c="99999999"/></text:p>'),
        "is repeated 99999999",
    ),
    (
        "columns.odt",
        lambda: documents.odt(
            "<table:table><table:table-row><table:table-cell "
            'table:number-columns-repeated="999999999"><text:p>a'
            "</text:p></table:table-cell></table:table-row></table:table>"
        ),
        "is repeated",
    ),
    ("deep.html", lambda: b"<html><body><p>a" + b"<div>" * 30_000 + b"b", "nested more than 2048 deep"),
    ("deep.rtf", lambda: rb"{\rtf1 " + b"{" * 2_000 + b"a", "nested more than 1000 deep"),
    ("broken.docx", lambda: DOCX[:-60], "or it is damaged"),
    ("cut.docx", lambda: with_part(DOCX, "word/document.xml", "<w:document><w:body"), "its XML is broken"),
    ("other.docx", lambda: ODT, "this is no Word document"),
    ("other.odt", lambda: DOCX, "this is no OpenDocument text"),
    ("other.epub", lambda: DOCX, "META-INF/container.xml is missing"),
    ("other.pdf", lambda: DOCX, "a packed document (Word, OpenDocument, EPUB or a workbook)"),
    ("other.docx", lambda: b"%PDF-1.4", "this is a PDF document, which its ending does not say"),
    ("other.html", lambda: b"{\\rtf1 a}", "this is a Rich Text document"),
    ("other.rtf", lambda: b"Just words", "this is no Rich Text document"),
    ("empty.docx", lambda: documents.docx("<w:p/>"), "there is no text in the document"),
    ("empty.html", lambda: b"<html><body><img src='a.png'></body></html>", "there is no text in the page"),
    (
        "empty.epub",
        lambda: documents.epub({"1.xhtml": page_of("<img/>")}, {}),
        "there is no text in the book",
    ),
    ("scan.pdf", lambda: pdf([[], []]), "pictures of pages and no text"),
    ("broken.pdf", lambda: b"%PDF-1.4\nnothing", "this PDF is damaged"),
    ("deep.jsonl", lambda: b'{"text": "a", "x": ' + b"[" * 100_000 + b"\n", "nested too deeply"),
    ("nan.jsonl", lambda: b'{"text": "a", "x": NaN}\n', "NaN is no number in JSON"),
    ("wide.csv", lambda: b"text" + b",a" * 3_000, "the table has 3001 columns"),
    ("bytes.csv", lambda: b"text\n\x00\x01\x02\x03\x04\x05\x06\x07", "no text but a binary file"),
]


@pytest.mark.parametrize(
    ("name", "made", "words"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)]
)
def test_it_is_refused(name: str, made: Callable[[], bytes], words: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        read(tmp_path / name, made(), format=FORMAT)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{name}")
    assert "\n" not in str(caught.value)
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_gigantic_fields_come_in_whole(tmp_path: Path) -> None:
    long = "word " * 4_000_000
    for name, data in (
        ("a.csv", f'text,n\n"{long}",1\n'),
        ("a.jsonl", f'{{"text": "{long}", "n": 1}}\n'),
    ):
        (article,), _findings = read(tmp_path / name, data.encode(), format=FORMAT)
        assert article.text == long


def test_a_made_up_document_cannot_multiply_its_text(tmp_path: Path) -> None:
    cell = (
        '<table:table-row><table:table-cell table:number-columns-repeated="1000"><text:p>'
        + "x" * 1_000
        + "</text:p></table:table-cell></table:table-row>"
    )
    with pytest.raises(BadInputError, match="more than 100 million characters"):
        read(
            tmp_path / "a.odt",
            documents.odt(f"<table:table>{cell * 120}</table:table>"),
            format=FORMAT,
        )


def test_a_reader_that_hangs_is_given_up_and_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([[(70, 700, 11, "One line.")]]))
    monkeypatch.setattr(aside, "_START", "import sys; sys.stdin.readline(); sys.stdin.readline()")
    aside.close()

    def stop() -> None:
        raise CancelledError("stopped; nothing was changed")

    with pytest.raises(CancelledError):
        read(path, format=FORMAT, options=ReadOptions(pulse=stop))
    assert aside._waiting == []
    monkeypatch.setattr(aside, "SILENT", 0.0)
    with pytest.raises(BadInputError, match="took longer than 0 seconds and was given up"):
        read(path, format=FORMAT)
    monkeypatch.setattr(aside, "SILENT", 60.0)
    monkeypatch.setattr(aside, "_START", "import os; os._exit(1)")
    with pytest.raises(BadInputError, match="the file breaks what reads it"):
        read(path, format=FORMAT)
    assert aside._waiting == []


def test_nothing_is_loaded_from_anywhere(tmp_path: Path) -> None:
    """A page, a book and a document that name a server: it is never asked."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        links = f"<base href='{address}'/><link rel='stylesheet' href='{address}'/><img src='{address}'/>"
        body = f"{links}<iframe src='{address}'></iframe><p>{'A text with many words. ' * 20}</p>"
        page = f"<!DOCTYPE html SYSTEM '{address}'><html><head>{links}</head><body>{body}</body></html>"
        read(tmp_path / "a.html", page.encode(), format=FORMAT)
        book = documents.epub({"1.xhtml": page}, {"1.xhtml": "One", address: "Two"})
        read(tmp_path / "a.epub", book, format=FORMAT)
        field = f"<w:p><w:r><w:instrText>INCLUDETEXT {address}</w:instrText></w:r></w:p>"
        read(tmp_path / "a.docx", documents.docx(p("A text.") + field), format=FORMAT)
        read(
            tmp_path / "a.pdf",
            pdf([[(70, 700, 11, "One.")]], extra=f" /OpenAction << /S /URI /URI ({address}) >>"),
            format=FORMAT,
        )
        with pytest.raises(BlockingIOError):
            server.accept()
