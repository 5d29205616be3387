"""Many documents of every kind that becomes texts, made of the texts of the corpus."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import orjson

from tests.benchmarks import corpus
from tests.formats import documents

Made = Callable[[Path, int], tuple[Path, tuple[str, ...]]]
"""Makes so many documents in a folder; returns what is to be brought in, and with which options."""


def _texts(articles: int) -> Iterator[tuple[str, list[str]]]:
    """The names and paragraphs of articles."""
    for line in corpus.lines(articles):
        article = orjson.loads(line)
        yield article["id"], article["text"].split("\n\n")


def _plain(paragraphs: list[str]) -> bytes:
    return "\n\n".join(paragraphs).encode()


def _page(paragraphs: list[str]) -> bytes:
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return (
        "<!DOCTYPE html><html><head><title>A page</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article>{body}</article><footer>Imprint</footer></body></html>"
    ).encode()


def _word(paragraphs: list[str]) -> bytes:
    return documents.docx("".join(documents.p(each) for each in paragraphs))


def _open(paragraphs: list[str]) -> bytes:
    return documents.odt("".join(f"<text:p>{each}</text:p>" for each in paragraphs))


def _rich(paragraphs: list[str]) -> bytes:
    return ("{\\rtf1\\ansi " + "\\par ".join(paragraphs) + "}").encode("ascii")


def _book(paragraphs: list[str]) -> bytes:
    page = documents.page_of("".join(f"<p>{each}</p>" for each in paragraphs))
    return documents.epub({"one.xhtml": page}, {"one.xhtml": "One"})


def _paper(paragraphs: list[str]) -> bytes:
    return documents.pdf([documents.paragraphs(*paragraphs, size=8, width=110)])


def _folder_of(ending: str, made: Callable[[list[str]], bytes]) -> Made:
    def make(folder: Path, articles: int) -> tuple[Path, tuple[str, ...]]:
        place = folder / "documents"
        place.mkdir()
        for name, paragraphs in _texts(articles):
            (place / f"{name}.{ending}").write_bytes(made(paragraphs))
        return place, ()

    return make


def _table(folder: Path, articles: int) -> tuple[Path, tuple[str, ...]]:
    path = folder / "documents.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "text"))
        rows.writerows((name, "\n\n".join(paragraphs)) for name, paragraphs in _texts(articles))
    return path, ("--format", "text")


def _lines(folder: Path, articles: int) -> tuple[Path, tuple[str, ...]]:
    path = folder / "documents.jsonl"
    with path.open("w", encoding="utf-8", newline="") as file:
        for name, paragraphs in _texts(articles):
            file.write(json.dumps({"id": name, "text": "\n\n".join(paragraphs)}) + "\n")
    return path, ("--format", "text")


def _list(folder: Path, articles: int) -> tuple[Path, tuple[str, ...]]:
    path = folder / "documents.json"
    with path.open("w", encoding="utf-8", newline="") as file:
        for number, (name, paragraphs) in enumerate(_texts(articles)):
            file.write(",\n" if number else "[\n")
            file.write(json.dumps({"id": name, "text": "\n\n".join(paragraphs)}))
        file.write("\n]\n")
    return path, ("--format", "text")


def _workbook(folder: Path, articles: int) -> tuple[Path, tuple[str, ...]]:
    import openpyxl  # noqa: PLC0415 -- only this one needs it

    path = folder / "documents.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("texts")
    sheet.append(["id", "text"])
    for name, paragraphs in _texts(articles):
        sheet.append([name, "\n\n".join(paragraphs)])
    file = io.BytesIO()
    book.save(file)
    path.write_bytes(file.getvalue())
    return path, ("--format", "text")


KINDS: dict[str, Made] = {
    "plain": _folder_of("txt", _plain),
    "markdown": _folder_of("md", _plain),
    "html": _folder_of("html", _page),
    "docx": _folder_of("docx", _word),
    "odt": _folder_of("odt", _open),
    "rtf": _folder_of("rtf", _rich),
    "epub": _folder_of("epub", _book),
    "pdf": _folder_of("pdf", _paper),
    "csv": _table,
    "jsonl-table": _lines,
    "json": _list,
    "xlsx-table": _workbook,
}
"""By name what makes a folder (or a table) of them."""
