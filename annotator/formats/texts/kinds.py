"""Which kind of document a file is: by its ending, and whether its first bytes agree."""

from collections.abc import Mapping
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.formats.opening import name_of

PLAIN, WEB, DOCX, ODT, RTF, EPUB, PDF = "plain", "web", "docx", "odt", "rtf", "epub", "pdf"
CSV, XLSX, JSON = "csv", "xlsx", "json"
TABLES = frozenset((CSV, XLSX, JSON))
ENDINGS: Mapping[str, str] = {
    **dict.fromkeys((".txt", ".md", ".text", ".markdown"), PLAIN),
    **dict.fromkeys((".html", ".htm", ".xhtml"), WEB),
    **dict.fromkeys((".docx", ".docm"), DOCX),
    ".odt": ODT,
    ".rtf": RTF,
    ".epub": EPUB,
    ".pdf": PDF,
    **dict.fromkeys((".csv", ".tsv"), CSV),
    **dict.fromkeys((".xlsx", ".xlsm"), XLSX),
    **dict.fromkeys((".jsonl", ".ndjson", ".json"), JSON),
}
_OLD = {
    ".doc": "an old Word document; save it as .docx",
    ".xls": "an old workbook; save it as .xlsx",
    ".ods": "an OpenDocument table; save it as .xlsx or .csv",
    ".pages": "a document of Pages; save it as .docx",
    ".wpd": "a document of WordPerfect; save it as .docx",
    ".mobi": "an e-book that only its reader opens; convert it to .epub",
    ".azw3": "an e-book that only its reader opens; convert it to .epub",
    ".eml": "a mail; save its text as .txt or .html",
    ".mht": "a packed web page; save it as .html",
    ".mhtml": "a packed web page; save it as .html",
}
_ZIP, _OFFICE, _PDF, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf"
_BEGINNINGS = {
    DOCX: (_ZIP, _OFFICE),
    ODT: (_ZIP,),
    EPUB: (_ZIP,),
    XLSX: (_ZIP, _OFFICE),
}


_WEB_PAGE, _RICH_TEXT = "a web page", "a Rich Text document"
_OWN = {WEB: _WEB_PAGE, RTF: _RICH_TEXT}


def kind_of(path: Path) -> str:
    """The kind that a file's ending names; a plain text where it has none that is known."""
    return ENDINGS.get(path.suffix.lower(), PLAIN)


def refuse_unread(path: Path) -> None:
    """Say of a file that no format knows what is to be done, where that is known.

    Raises:
        BadInputError: this is one.
    """
    what = _OLD.get(path.suffix.lower())
    if what:
        raise BadInputError("{where}: this is {what}", where=name_of(path), what=what)
    if kind_of(path) in {CSV, XLSX}:
        raise BadInputError(
            "{where}: no column of the table is called as texts usually are (text, content, body, article);"
            " name it under [columns] in a map (--map), or the format of the table (--format)",
            where=name_of(path),
        )


def refuse_wrong_ending(path: Path, head: bytes) -> None:
    """Refuse a document whose first bytes are those of another kind than its ending says.

    Raises:
        BadInputError: naming what it seems to be.
    """
    kind = kind_of(path)
    seems = _seems(head)
    if kind in _BEGINNINGS:
        fits = head.startswith(_BEGINNINGS[kind])
    elif kind == PDF:
        fits = _PDF in head[:1024]
    else:
        fits = kind == PLAIN or seems in {"", _OWN.get(kind, "")}
    if not fits:
        raise BadInputError(
            "{where}: this is {what}, which its ending does not say; give it the right ending, or "
            "save it anew",
            where=name_of(path),
            what=seems or "no such document",
        )


def _seems(head: bytes) -> str:
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _PDF in head[:1024]:
        return "a PDF document"
    if head.startswith(_ZIP):
        return "a packed document (Word, OpenDocument, EPUB or a workbook)"
    if head.startswith(_OFFICE):
        return "an old Office document"
    if begins.startswith(_RTF):
        return _RICH_TEXT
    if begins[:14].lower().startswith((b"<!doctype html", b"<html")):
        return _WEB_PAGE
    return ""
