"""Tables of figures for `docs/accuracy.md`: how they are made, written and put in their place there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a name of its own, which says where in the document it stands."""

    name: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def lines(self) -> Iterator[str]:
        """The table in Markdown, its columns as wide as their widest cell."""
        cells = [self.header, *self.rows]
        widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(self.header))]
        for number, row in enumerate(cells):
            aligned = [
                cell.ljust(width) if column == 0 else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            yield f"| {' | '.join(aligned)} |"
            if number == 0:
                rules = [
                    "-" * width if column == 0 else "-" * (width - 1) + ":"
                    for column, width in enumerate(widths)
                ]
                yield f"| {' | '.join(rules)} |"


def share(right: int, of: int) -> str:
    """A share in per cent to one decimal, or a dash of nothing."""
    return f"{100 * right / of:.1f} %" if of else "–"


def with_tables(document: str, tables: Iterable[Table]) -> str:
    """The document with each table put anew between the marks `<!-- name -->` and `<!-- /name -->`."""
    for table in tables:
        between = re.compile(
            rf"(<!-- {re.escape(table.name)} -->\n).*?(<!-- /{re.escape(table.name)} -->)", re.DOTALL
        )
        text = "\n".join(table.lines())
        document = between.sub(rf"\g<1>\n{text}\n\n\g<2>", document)
    return document


def renew(path: Path, tables: Iterable[Table]) -> None:
    """Put the tables into the document on the disk."""
    path.write_text(with_tables(path.read_text(encoding="utf-8"), tables), encoding="utf-8")
