"""The XML that documents are made of, as events, with what is wrong in it said as of a document."""

from collections.abc import Iterable

from annotator.domain.errors import BadInputError
from annotator.formats.texts.limits import DEEPEST
from annotator.formats.wording import shown
from annotator.formats.xml.events import Events, XmlFault, XmlParser


def parse_xml(pieces: Iterable[bytes], events: Events, where: str) -> None:
    """Read XML and hand its elements on, called `namespace name`; nothing of it is kept.

    Raises:
        BadInputError: it is not well formed, has a DOCTYPE, or is nested too deeply.
    """
    try:
        for _piece in XmlParser(events, deepest=DEEPEST).parse(pieces):
            pass
    except XmlFault as fault:
        raise _told(fault, where) from fault


def _told(fault: XmlFault, where: str) -> BadInputError:
    """Without the line: nobody sees the lines of a packed document."""
    match fault.what:
        case "doctype":
            return BadInputError(
                "{where}: it has a DOCTYPE, which may hide anything and which no such document needs;"
                " it was not read",
                where=where,
            )
        case "deep":
            return BadInputError(
                "{where}: its elements are nested more than {n} deep; no document is, and it was not read",
                where=where,
                n=DEEPEST,
            )
        case "encoding":
            return BadInputError(
                "{where}: its XML is in an encoding that is not known; save it anew", where=where
            )
        case "broken":
            return BadInputError(
                "{where}: its XML is broken ({why}); the file is damaged, save it anew",
                where=where,
                why=shown(str(fault), 100),
            )
