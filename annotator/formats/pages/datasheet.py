"""A datasheet of a corpus: sections of sentences and tables, written as Markdown and as one HTML file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from annotator.formats.page_words import ENGLISH_PAGES, PageWords, name_of

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:44rem;padding:0 1rem;"
    "overflow-wrap:anywhere}"
    "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem;break-after:avoid}"
    "table{border-collapse:collapse;margin:.5rem 0 1rem}"
    "th,td{padding:.2rem .8rem .2rem 0;text-align:start;border-bottom:1px solid #8886;vertical-align:top}"
    "th{font-weight:600}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}"
    "td:first-child{min-width:9em}td.n:first-child{min-width:0}"
    "@media print{:root{color-scheme:light}body{font-size:10.5pt;margin:0;max-width:none;padding:0}"
    "tr{break-inside:avoid}thead{display:table-header-group}}"
)
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~&$"})
_FIRST = re.compile(r"^(\d*)([-+.)])(?=\s|$)")
"""What begins a list where a paragraph begins with it."""


class Number(str):
    """A number as it is to be written."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a head; numbers stand to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences, and tables."""

    title: str
    said: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Datasheet:
    """What is told about a corpus; sentences and heads are words of ours, cells of a table are anybody's."""

    title: str
    sections: tuple[Section, ...] = field(default_factory=tuple)
    words: PageWords = ENGLISH_PAGES


def markdown_of(sheet: Datasheet) -> Iterator[str]:
    """The sheet as Markdown with tables, piece by piece; signs that mean something there are escaped."""
    yield f"# {_plain(sheet.title)}\n"
    for section in sheet.sections:
        yield f"\n## {_plain(section.title)}\n"
        for sentence in section.said:
            yield f"\n{_sentence(sentence)}\n"
        for table in section.tables:
            yield f"\n| {' | '.join(_plain(head) for head in table.head)} |\n"
            yield f"|{'|'.join('---:' if number else '---' for number in _numbers(table))}|\n"
            for row in table.rows:
                yield f"| {' | '.join(_plain(_written(cell, sheet.words)) for cell in row)} |\n"


def html_of(sheet: Datasheet) -> Iterator[str]:
    """The sheet as one HTML file: no script, nothing loaded or linked."""
    title = escape(sheet.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{escape(sheet.words.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    )
    for section in sheet.sections:
        yield f"<h2>{escape(section.title)}</h2>\n"
        for sentence in section.said:
            yield f"<p>{escape(sentence)}</p>\n"
        for table in section.tables:
            yield from _html_table(table, sheet.words)
    yield "</main>\n</body>\n</html>\n"


def _html_table(table: Table, words: PageWords) -> Iterator[str]:
    classes = [' class="n"' if number else "" for number in _numbers(table)]
    heads = "".join(
        f'<th scope="col"{of}>{escape(head)}</th>' for of, head in zip(classes, table.head, strict=True)
    )
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in table.rows:
        cells = "".join(
            f"<td{of}><bdi>{escape(_written(cell, words))}</bdi></td>"
            for of, cell in zip(classes, row, strict=True)
        )
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody>\n</table>\n"


def _numbers(table: Table) -> Sequence[bool]:
    """Of each column whether it holds numbers."""
    return [
        bool(table.rows)
        and all(isinstance(row[at], int | float | Number) or row[at] is None for row in table.rows)
        for at in range(len(table.head))
    ]


def _written(cell: object, words: PageWords) -> str:
    if isinstance(cell, Number):
        return cell
    if cell is None or isinstance(cell, float):
        return words.figure(cell)
    return words.whole(cell) if isinstance(cell, int) else name_of(str(cell))


def _sentence(words: str) -> str:
    return _FIRST.sub(r"\1\\\2", _plain(words))


def _plain(words: str) -> str:
    """Words as Markdown that shows them and does nothing else."""
    return words.translate(_SIGNS)
