"""Documents of every kind made by hand, as small as their programs would hardly write them."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def docx(body: str, **more: str | bytes) -> bytes:
    """A Word document; `more` are further parts, `styles` for `word/styles.xml`."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_REL}">'
        f'<Relationship Type="{_DOC}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    for name, part in more.items():
        inside = f'<w:{name} xmlns:w="{W}">{part}</w:{name}>' if isinstance(part, str) else part
        parts["docProps/core.xml" if name == "core" else f"word/{name}.xml"] = inside
    if "core" in more:
        parts["docProps/core.xml"] = (
            f'<cp xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{more["core"]!s}</dc:title></cp>'
        )
    return packed(parts)


def p(text: str, properties: str = "") -> str:
    """A paragraph of a Word document."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        if properties
        else f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def odt(body: str, styles: str = "", title: str = "", **more: str) -> bytes:
    """An OpenDocument text."""
    spaces = " ".join(
        f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table", "style", "drawing")
    ).replace("xmlns:drawing", "xmlns:draw")
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "meta.xml": f'<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></m>',
    }
    return packed(
        parts | {name.replace("_", "."): part.replace("SPACES", spaces) for name, part in more.items()}
    )


def epub(chapters: dict[str, str], contents: dict[str, str], facts: str = "", **more: str) -> bytes:
    """An e-book: pages by file name, and the table of contents (file name to label)."""
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    refs = "".join(f'<itemref idref="c{n}"/>' for n, _name in enumerate(chapters))
    links = "".join(f'<li><a href="{name}">{label}</a></li>' for name, label in contents.items())
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles>'
        "</container>",
        "OEBPS/book.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"{facts}</metadata><manifest>{items}"
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        f'<spine><itemref idref="nav"/>{refs}</spine></package>',
        "OEBPS/nav.xhtml": f"<html><body><nav><ol>{links}</ol></nav></body></html>",
    }
    pages = {f"OEBPS/{name}": page for name, page in chapters.items()}
    return packed(parts | pages | {name.replace("__", "/"): part for name, part in more.items()})


def page_of(body: str) -> str:
    """A page of an e-book, as XHTML."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title/><script src='x.js'/></head><body>{body}</body></html>"
    )


def xlsx(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """A workbook, as openpyxl writes it."""
    import openpyxl  # noqa: PLC0415 - few tests need it

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    book.close()
    return file.getvalue()


Printed = tuple[float, float, float, str]
"""Left, base (points from the foot), size, and the words of a line; A4 is 595 to 842."""


def pdf(pages: Sequence[Sequence[Printed]], title: str = "", extra: str = "") -> bytes:
    """A PDF that shows these lines in Helvetica, WinAnsi."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R" + extra + " >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) >>",
    ]
    kids = []
    for lines in pages:
        shown = "\n".join(
            f"BT /F1 {size} Tf {left} {base} Td ({words}) Tj ET" for left, base, size, words in lines
        )
        data = shown.encode("cp1252").decode("latin-1")
        objects.append(f"<< /Length {len(data)} >>\nstream\n{data}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    made, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    made += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\n"
    made += f"startxref\n{made.index('xref')}\n%%EOF\n"
    return made.encode("latin-1")


def paragraphs(
    *texts: str, top: float = 760, left: float = 70, width: int = 78, size: float = 11
) -> list[Printed]:
    """Lines of paragraphs as a word processor breaks them, an empty line's worth of room between them."""
    lines: list[Printed] = []
    base = top
    for text in texts:
        line = ""
        for word in text.split(" "):
            if len(line) + len(word) + 1 > width:
                lines.append((left, base, size, line))
                base -= size * 1.25
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append((left, base, size, line))
        base -= size * 2.2
    return lines
