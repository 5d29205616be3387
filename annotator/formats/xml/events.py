"""XML of strangers as events, piece by piece: no document type, no entities, and a bounded depth."""

from collections.abc import Iterable, Iterator
from typing import Literal, Protocol, TypeAlias
from xml.parsers import expat

Attributes: TypeAlias = dict[str, str]
"""By name; those with a namespace of their own have it and the separator before it."""
What: TypeAlias = Literal["broken", "encoding", "doctype", "deep"]


class Events(Protocol):
    """Hears the elements of a file. Names have their namespace and the separator before them, if any."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def data(self, text: str) -> None:
        """Text in the innermost element."""
        ...


class XmlFault(Exception):  # noqa: N818 - no error of the world yet: each family of formats tells it in its own words
    """Why a file is not read any further; told to people by whoever knows what the file should have been."""

    def __init__(self, what: What, why: str, line: int, column: int) -> None:
        """Take what is the matter, the parser's own words for it (empty if none) and where; lines from 1."""
        super().__init__(f"{why}: line {line}, column {column}" if what == "broken" else why)
        self.what = what
        self.why = why
        self.line = line


class XmlParser:
    """Hands the elements of one file on; nothing of it is kept."""

    def __init__(self, events: Events, *, deepest: int, separator: str = " ") -> None:
        """Take who hears it, how many elements may stand in each other, and what ends a namespace."""
        self._events = events
        self._deepest = deepest
        self._depth = 0
        self._parser = parser = expat.ParserCreate(namespace_separator=separator)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = events.data
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype

    @property
    def line(self) -> int:
        """The line of what is being told, from 1."""
        return self._parser.CurrentLineNumber

    def parse(self, chunks: Iterable[bytes]) -> Iterator[None]:
        """Parse a file, and come back after each chunk and at the end.

        Raises:
            XmlFault: it is no sound XML, has a document type, or is nested too deeply.
        """
        try:
            for chunk in chunks:
                # An empty chunk would not end it, but there is nothing in it either.
                if chunk:
                    self._take(chunk, last=False)
                    yield
            self._take(b"", last=True)
            yield
        finally:
            self._close()

    def _take(self, chunk: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code) or str(error)
            raise XmlFault("broken", why, error.lineno, error.offset) from error
        except (LookupError, ValueError) as error:
            raise self._fault("encoding", str(error)) from error

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > self._deepest:
            raise self._fault("deep")
        self._events.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._events.end(name)

    def _doctype(self, *_facts: object) -> None:
        raise self._fault("doctype")

    def _close(self) -> None:
        """Forget who hears it: with them the parser, and the file in it, would wait for the collector."""
        parser = self._parser
        parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = None
        del self._events

    def _fault(self, what: What, why: str = "") -> XmlFault:
        return XmlFault(what, why, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber)
