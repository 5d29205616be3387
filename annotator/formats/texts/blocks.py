"""How a document becomes a text: paragraphs, lists and tables, joined in one way whatever they came from."""

from dataclasses import dataclass

from annotator.domain.errors import BadInputError

EDGES = " \t\n\r"
"""What is taken off both ends of a block; other white space (no-break spaces) is the author's."""
_PARAGRAPH, _ITEM, _ROW = "paragraph", "item", "row"
LONGEST = 100_000_000
"""Code points of a text: more is no article, and would fill the memory."""
DEEPEST_CELL = 40
"""Tables within tables that are told apart; beyond that a file is no document."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list or a row of a table."""

    kind: str
    group: int
    """Rows of one table and items of one list have the same; it keeps two tables apart."""
    text: str


class Blocks:
    """Takes a document's blocks in their order and makes the text of them.

    Blocks are separated by one empty line, the items of a list and the rows of a table by a line end.
    Cells are separated by a TAB. A row with a single cell that is not empty is no row of a table but
    layout: what is in the cell stands in the text as if there were no table.
    """

    def __init__(self, where: str) -> None:
        self._where = where
        self._size = 0
        self._levels: list[list[Block]] = [[]]
        self._rows: list[list[list[Block]]] = []
        self._groups = 0

    def new_group(self) -> int:
        """A number for one table or list."""
        self._groups += 1
        return self._groups

    def paragraph(self, text: str) -> None:
        """Add a paragraph (or a heading); line breaks inside stay."""
        self._add(_PARAGRAPH, 0, text)

    def item(self, text: str, marker: str, group: int, level: int = 0) -> None:
        """Add an item of a list, with the marker that a reader sees before it, two spaces a level."""
        text = text.strip(EDGES)
        if text:
            self._add(_ITEM, group, "  " * min(level, 9) + marker + text, strip=False)

    def row(self, text: str, group: int) -> None:
        """Add a row of a table whose cells are separated already."""
        self._add(_ROW, group, text)

    def begin_row(self) -> None:
        """Begin a row of a table."""
        self._rows.append([])

    def begin_cell(self) -> None:
        """Begin a cell; what is added now is in it."""
        self._levels.append([])

    def end_cell(self, times: int = 1) -> None:
        """End a cell that stands so many times side by side."""
        if len(self._levels) > 1:
            cell = self._levels.pop()
            if self._rows:
                self._rows[-1].extend([cell] * times)
                self._grow((times - 1) * sum(len(block.text) for block in cell))
            else:
                self._levels[-1].extend(cell)

    def end_row(self, group: int) -> None:
        """End a row; empty ones vanish."""
        if not self._rows:
            return
        cells = self._rows.pop()
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            self._levels[-1].extend(filled[0])
        elif filled:
            row = "\t".join(_flat(cell) for cell in cells)
            self._add(_ROW, group, row.rstrip(EDGES), strip=False)

    @property
    def depth(self) -> int:
        """How many cells are open, one in the other."""
        return len(self._levels) - 1

    def text(self) -> str:
        """The text of all that was added."""
        while len(self._levels) > 1:
            self.end_cell()
        parts: list[str] = []
        before: Block | None = None
        for block in self._levels[0]:
            if before is not None:
                together = before.kind == block.kind != _PARAGRAPH and before.group == block.group
                parts.append("\n" if together else "\n\n")
            parts.append(block.text)
            before = block
        return "".join(parts)

    def _grow(self, characters: int) -> None:
        """Count what is added, so that what stands for itself many times cannot fill the memory."""
        self._size += characters
        if self._size > LONGEST:
            raise BadInputError(
                "{where}: its text has more than {n} million characters; split it into its articles",
                where=self._where,
                n=LONGEST // 1_000_000,
            )

    def _add(self, kind: str, group: int, text: str, *, strip: bool = True) -> None:
        text = text.strip(EDGES) if strip else text
        if text.strip():
            self._grow(len(text))
            self._levels[-1].append(Block(kind, group, text))


def _flat(cell: list[Block]) -> str:
    """What is in a cell on one line."""
    return " ".join(" ".join(block.text.split("\n")).replace("\t", " ").strip(EDGES) for block in cell)
