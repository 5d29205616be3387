"""A datasheet of a corpus: sections of sentences and tables, written as Markdown and as one HTML file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:44rem;"
    "padding:0 1rem}h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;"
    "margin:.5rem 0}th,td{padding:.2rem .8rem .2rem 0;text-align:left;border-bottom:1px solid #8886;"
    "vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
)
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~"})


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
    """What is told about a corpus."""

    title: str
    sections: tuple[Section, ...] = field(default_factory=tuple)


def markdown_of(sheet: Datasheet) -> Iterator[str]:
    """The sheet as Markdown with tables, piece by piece; signs that mean something there are escaped."""
    yield f"# {_plain(sheet.title)}\n"
    for section in sheet.sections:
        yield f"\n## {section.title}\n"
        for sentence in section.said:
            yield f"\n{_plain(sentence)}\n"
        for table in section.tables:
            yield f"\n| {' | '.join(table.head)} |\n"
            yield f"|{'|'.join('---:' if number else '---' for number in _numbers(table))}|\n"
            for row in table.rows:
                yield f"| {' | '.join(_plain(_written(cell)) for cell in row)} |\n"


def html_of(sheet: Datasheet) -> Iterator[str]:
    """The sheet as one HTML file: no script, nothing loaded or linked."""
    title = escape(sheet.title)
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    for section in sheet.sections:
        yield f"<h2>{escape(section.title)}</h2>\n"
        for sentence in section.said:
            yield f"<p>{escape(sentence)}</p>\n"
        for table in section.tables:
            yield from _html_table(table)
    yield "</body>\n</html>\n"


def _html_table(table: Table) -> Iterator[str]:
    classes = [' class="n"' if number else "" for number in _numbers(table)]
    heads = "".join(
        f'<th scope="col"{of}>{escape(head)}</th>' for of, head in zip(classes, table.head, strict=True)
    )
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in table.rows:
        cells = "".join(
            f"<td{of}><bdi>{escape(_written(cell))}</bdi></td>" for of, cell in zip(classes, row, strict=True)
        )
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody>\n</table>\n"


def _numbers(table: Table) -> Sequence[bool]:
    """Of each column whether it holds numbers."""
    return [
        bool(table.rows) and all(isinstance(row[at], (int, float)) or row[at] is None for row in table.rows)
        for at in range(len(table.head))
    ]


def _written(cell: object) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:.3f}"
    return f"{cell:,}" if isinstance(cell, int) else " ".join(str(cell).split())


def _plain(words: str) -> str:
    return words.translate(_SIGNS)
