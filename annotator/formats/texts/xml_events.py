"""XML as events, piece by piece: a DOCTYPE is refused, entities are never resolved, depth is limited."""

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from annotator.domain.errors import BadInputError
from annotator.formats.texts.limits import DEEPEST
from annotator.formats.wording import shown

Attributes = dict[str, str]
"""By `namespace name`, or the bare name where it has no namespace."""


class Events(Protocol):
    """Hears the elements of a file. Names are `namespace name`."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def data(self, text: str) -> None:
        """Text in the innermost element."""
        ...


def parse_xml(pieces: Iterable[bytes], events: Events, where: str) -> None:
    """Read XML and hand its elements on; nothing of it is kept.

    Raises:
        BadInputError: it is not well formed, has a DOCTYPE, or is nested too deeply.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def begin(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise BadInputError(
                "{where}: its elements are nested more than {n} deep; no document is, and it was not read",
                where=where,
                n=DEEPEST,
            )
        events.start(name, attributes)

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        events.end(name)

    def doctype(*_facts: object) -> None:
        raise BadInputError(
            "{where}: it has a DOCTYPE, which may hide anything and which no such document needs;"
            " it was not read",
            where=where,
        )

    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.CharacterDataHandler = events.data
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BadInputError(
            "{where}: its XML is broken ({why}); the file is damaged, save it anew",
            where=where,
            why=shown(str(error), 100),
        ) from error
    except (LookupError, UnicodeError) as error:
        raise BadInputError(
            "{where}: its XML is in an encoding that is not known; save it anew", where=where
        ) from error
