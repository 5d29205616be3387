"""The parts of a Word document beside its text: where it stands, how lists are numbered, its title."""

import posixpath
from dataclasses import dataclass, field

from annotator.domain.errors import BadInputError
from annotator.formats.texts.numbering import LONGEST_PATTERN, Level
from annotator.formats.texts.packs import Pack
from annotator.formats.texts.xml_events import parse_xml
from annotator.formats.xml.events import Attributes

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://purl.org/dc/elements/1.1/": "dc",
}


def short(name: str) -> str:
    """An element's name with the customary prefix; of other namespaces `?` stands before it."""
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(space, '?')}:{local}"


def value(attributes: Attributes, local: str = "val") -> str:
    """An attribute of Word's namespace, or nothing."""
    for name, one in attributes.items():
        if name.rpartition(" ")[2] == local:
            return one
    return ""


@dataclass(slots=True)
class Lists:
    """How lists are numbered: `num` leads to levels, a style may lead to a `num` and a level."""

    numbers: dict[str, dict[int, Level]] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    """By `num`, what it is made of: those made of one go on counting."""
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    """By `num`, levels at which it begins anew, and with what."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    headings: set[str] = field(default_factory=set)
    """Styles of headings, which are numbered but are no items."""


def main_part(pack: Pack) -> str:
    """The name of the part that holds the document's text.

    Raises:
        BadInputError: this is no Word document.
    """
    if "_rels/.rels" in pack:
        found = _Relations()
        parse_xml(pack.chunks("_rels/.rels"), found, pack.where)
        if found.main in pack:
            return found.main
    if "word/document.xml" in pack:
        return "word/document.xml"
    raise BadInputError(
        "{where}: this is no Word document; where it is another document, give it the ending that "
        "belongs to it",
        where=pack.where,
    )


def beside(main: str, name: str) -> str:
    """The name of a part in the same folder as the text."""
    return posixpath.join(posixpath.dirname(main), name)


def read_lists(pack: Pack, main: str) -> Lists:
    """Read how lists are numbered."""
    lists = Lists()
    numbering, styles = beside(main, "numbering.xml"), beside(main, "styles.xml")
    if numbering in pack:
        read = _Numbering()
        parse_xml(pack.chunks(numbering), read, pack.where)
        lists.numbers = {
            num: read.abstract[abstract] for num, abstract in read.nums.items() if abstract in read.abstract
        }
        lists.families, lists.restarts = read.nums, read.restarts
    if styles in pack:
        parse_xml(pack.chunks(styles), _Styles(lists), pack.where)
    return lists


def title_of(pack: Pack) -> str:
    """The title among the document's properties, or nothing."""
    name = "docProps/core.xml"
    if name not in pack:
        return ""
    found = Title("dc:title")
    parse_xml(pack.chunks(name), found, pack.where)
    return found.title


class Title:
    """Hears the title among the properties of a document."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._inside = False
        self._said: list[str] = []

    @property
    def title(self) -> str:
        """What was heard."""
        return " ".join("".join(self._said).split())

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        del attributes
        self._inside = short(name) == self._name and not self._said

    def end(self, name: str) -> None:
        """An element ends."""
        del name
        self._inside = False

    def data(self, text: str) -> None:
        """Text in an element."""
        if self._inside:
            self._said.append(text)


class _Relations:
    main = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name.endswith(" Relationship") and attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", "").lstrip("/")

    def end(self, name: str) -> None:
        """Nothing ends here."""

    def data(self, text: str) -> None:
        """There is no text."""


class _Numbering:
    def __init__(self) -> None:
        self.abstract: dict[str, dict[int, Level]] = {}
        self.nums: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}
        self._overridden = 0
        self._levels: dict[int, Level] = {}
        self._level = Level()
        self._num = ""

    def start(self, name: str, attributes: Attributes) -> None:
        match short(name):
            case "w:abstractNum":
                self._levels = self.abstract.setdefault(value(attributes, "abstractNumId"), {})
            case "w:lvl":
                self._level = Level("decimal")
                self._levels[_whole(value(attributes, "ilvl"))] = self._level
            case "w:numFmt":
                self._level.form = value(attributes)
            case "w:lvlText":
                self._level.pattern = value(attributes)[:LONGEST_PATTERN]
            case "w:start":
                self._level.start = _whole(value(attributes))
            case "w:num":
                self._num = value(attributes, "numId")
                # Levels that a `num` overrides would else change those of the list it is made of.
                self._levels, self._level = {}, Level()
            case "w:lvlOverride":
                self._overridden = _whole(value(attributes, "ilvl"))
            case "w:startOverride":
                self.restarts.setdefault(self._num, {})[self._overridden] = _whole(value(attributes))
            case "w:abstractNumId":
                self.nums[self._num] = value(attributes)

    def end(self, name: str) -> None:
        """Everything is in attributes."""

    def data(self, text: str) -> None:
        """There is no text."""


class _Styles:
    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._style, self._number, self._level = "", "", 0

    def start(self, name: str, attributes: Attributes) -> None:
        match short(name):
            case "w:style":
                self._style, self._number, self._level = value(attributes, "styleId"), "", 0
            case "w:numId":
                self._number = value(attributes)
            case "w:ilvl":
                self._level = _whole(value(attributes))
            case "w:outlineLvl":
                self._lists.headings.add(self._style)

    def end(self, name: str) -> None:
        if short(name) == "w:style" and self._number:
            self._lists.styles[self._style] = (self._number, self._level)

    def data(self, text: str) -> None:
        """There is no text."""


def _whole(said: str) -> int:
    return min(int(said), 1_000_000) if said.isdecimal() and len(said) < 9 else 0
