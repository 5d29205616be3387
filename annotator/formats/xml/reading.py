"""Reading XML of strangers piece by piece: no document type, no entities, bounded depth and size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from annotator.domain.errors import BadInputError, Count
from annotator.formats.wording import shown
from annotator.formats.xml.events import Attributes, XmlFault, XmlParser

CHUNK = 4_000_000
"""Bytes; large, as the parser looks at an unfinished value again from its beginning with every chunk."""
DEPTH = 100
"""Elements inside each other; no corpus has so many."""
MOST = 500_000
"""Elements in one piece; what is more would fill the memory."""
LARGEST = 100_000_000
"""Bytes of a file that is read whole."""
_BETWEEN = "\x1f"
_PREFIXES = {"http://www.w3.org/XML/1998/namespace": "xml:", "http://www.omg.org/XMI": "xmi:"}


@dataclass(slots=True, eq=False)
class Node:
    """An element with all that is in it; two are the same only where they are one."""

    name: str
    """Without its prefix."""
    space: str
    """The namespace, as the file declares it."""
    attributes: dict[str, str]
    """By name; those with a namespace of their own have `xml:`, `xmi:` or the whole namespace before it."""
    line: int
    parent: "Node | None" = None
    """What it stands in, as long as its piece is at hand; ancestors of a piece have no children."""
    children: "list[Node | str]" = field(default_factory=list)

    def all(self, name: str) -> "Iterator[Node]":
        """The elements of that name right in it."""
        return (one for one in self.children if isinstance(one, Node) and one.name == name)

    def first(self, name: str) -> "Node | None":
        """The first element of that name right in it."""
        return next(self.all(name), None)

    def elements(self) -> "Iterator[Node]":
        """The elements right in it."""
        return (one for one in self.children if isinstance(one, Node))

    def text(self) -> str:
        """All text in it, as it stands, that of inner elements too."""
        parts: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                parts.append(one)
            else:
                waiting.extend(reversed(one.children))
        return "".join(parts)


def pieces(file: BinaryIO, where: str, *, depth: int = 1) -> Iterator[Node]:
    """Read a file of up to 100 MB and give each element of one depth (0 is the root) when it has ended.

    Raises:
        BadInputError: no sound XML, with a document type, too deep or too large; naming the line.
    """
    yield from pieces_of(_chunks(file, where), where, depth=depth)


def pieces_of(chunks: Iterable[bytes], where: str, *, depth: int = 1) -> Iterator[Node]:
    """Read XML that comes in chunks; only one piece is in memory at a time, however long it is.

    Args:
        chunks: the bytes; large ones, as the parser looks at an unfinished value again with every chunk.
        where: the file's name, for messages.
        depth: of the elements to give; 0 is the root.

    Raises:
        BadInputError: no sound XML, with a document type, or too deep; naming the line.
    """
    found = _Pieces(where, depth)
    try:
        for _chunk in found.parser.parse(chunks):
            yield from found.taken()
    except XmlFault as fault:
        raise _told(fault, where) from fault


def _chunks(file: BinaryIO, where: str) -> Iterator[bytes]:
    size = 0
    while chunk := file.read(CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise BadInputError(
                "{where}: the file has more than {megabytes} MB; split it into its articles",
                where=where,
                megabytes=LARGEST // 1_000_000,
            )
        yield chunk


class _Pieces:
    """Hears a file and puts its pieces together."""

    def __init__(self, where: str, depth: int) -> None:
        self.parser = XmlParser(self, deepest=DEPTH, separator=_BETWEEN)
        self._where = where
        self._depth = depth
        self._ready: list[Node] = []
        self._open: list[Node] = []
        self._count = 0

    def taken(self) -> Iterator[Node]:
        """The pieces that have ended since this was asked."""
        ready, self._ready = self._ready[::-1], []
        while ready:
            node = ready.pop()
            try:
                yield node
            finally:
                _let_go(node)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        level = len(self._open)
        self._count = self._count + 1 if level >= self._depth else 0
        if self._count > MOST:
            raise BadInputError(
                "{where}, line {line}: there are more than {n} elements in one piece; split it",
                where=self._where,
                line=self.parser.line,
                n=Count(MOST),
            )
        space, _, local = name.rpartition(_BETWEEN)
        parent = self._open[-1] if self._open else None
        known = {_attribute(key): value for key, value in attributes.items()}
        node = Node(local, space, known, self.parser.line, parent)
        if parent is not None and level > self._depth:
            parent.children.append(node)
        self._open.append(node)

    def end(self, _name: str) -> None:
        """An element ends."""
        node = self._open.pop()
        if len(self._open) == self._depth:
            self._ready.append(node)
            self._count = 0

    def data(self, text: str) -> None:
        """Text in the innermost element."""
        if len(self._open) > self._depth:
            self._open[-1].children.append(text)


def _let_go(piece: Node) -> None:
    """Take apart who stands in whom: whole pieces would wait for the collector otherwise."""
    waiting = [piece]
    while waiting:
        for one in waiting.pop().elements():
            one.parent = None
            waiting.append(one)


def _told(fault: XmlFault, where: str) -> BadInputError:
    """With the line, as these files are looked at and corrected."""
    match fault.what:
        case "doctype":
            return BadInputError(
                "{where}, line {line}: the file has a document type (DOCTYPE), which could make it fetch or"
                " unfold anything; remove it",
                where=where,
                line=fault.line,
            )
        case "deep":
            return BadInputError(
                "{where}, line {line}: elements are nested deeper than {depth}; flatten them",
                where=where,
                line=fault.line,
                depth=DEPTH,
            )
        case "encoding":
            return BadInputError(
                "{where}: the encoding of the file is none that can be read ({why}); save it as UTF-8",
                where=where,
                why=shown(fault.why, 120),
            )
        case "broken":
            return BadInputError(
                "{where}, line {line}: this is no sound XML ({why}); correct it, or export it again",
                where=where,
                line=fault.line,
                why=fault.why,
            )


def _attribute(name: str) -> str:
    space, _, local = name.rpartition(_BETWEEN)
    return local if not space else _PREFIXES.get(space, f"{{{space}}}") + local
