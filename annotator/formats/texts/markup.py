"""Elements of HTML, and of what is made of it, as blocks of a text; nothing is loaded from anywhere."""

# ruff: noqa: ANN401 -- elements of lxml come without types

import html
import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.errors import BadInputError
from annotator.domain.text import canonical
from annotator.formats.texts.blocks import DEEPEST_CELL, Blocks
from annotator.formats.texts.numbering import BULLET, numeral

_SILENT = frozenset(("script", "style", "head", "template", "noscript", "rt", "rp", "textarea", "select"))
_SILENT |= {"object", "iframe", "svg", "math", "video", "audio", "canvas", "button", "nav"}
_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "section", "article", "blockquote"))
_BLOCKS |= {"body", "html", "main", "aside", "header", "footer", "figure", "figcaption", "address", "details"}
_BLOCKS |= {
    "summary",
    "dl",
    "dt",
    "dd",
    "pre",
    "hr",
    "form",
    "fieldset",
    "legend",
    "caption",
    "center",
    "quote",
}
_LISTS = frozenset(("ul", "ol", "menu", "dir", "list"))
_ITEMS = frozenset(("li", "item"))
_ROWS = frozenset(("tr", "row"))
_CELLS = frozenset(("td", "th", "cell"))
_APART = _BLOCKS | _LISTS | _ITEMS | _ROWS | _CELLS | {"table"}
"""What begins and ends a block."""
_BREAKS = frozenset(("br", "lb"))
_SPACE = re.compile("[ \t\n\r\f]+")
_PRESERVED = frozenset(("pre",))
_ENTITY = re.compile("&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_MOST_ELEMENTS = 3_000_000
_DEEPEST = 2_048
"""Elements within elements that libxml2 reads."""


@dataclass(slots=True)
class _List:
    group: int
    numbered: str
    """How its items are numbered; nothing where they are not."""
    count: int
    pending: str | None = None
    """The marker of an item of which nothing was said yet."""


@dataclass(slots=True)
class _Walk:
    blocks: Blocks
    said: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    preserved: int = 0

    def say(self, text: str | None) -> None:
        if not text:
            return
        if self.preserved:
            self.said.append(text)
            return
        words = _SPACE.sub(" ", text)
        if words.startswith(" ") and (not self.said or self.said[-1].endswith((" ", "\n"))):
            words = words[1:]
        if words:
            self.said.append(words)

    def break_line(self) -> None:
        while self.said and self.said[-1].endswith(" "):
            self.said[-1] = self.said[-1][:-1]
            if not self.said[-1]:
                self.said.pop()
        self.said.append("\n")

    def end_block(self) -> None:
        text = "".join(self.said)
        self.said = []
        if not text.strip():
            return
        if not self.lists:
            self.blocks.paragraph(text)
            return
        of = self.lists[-1]
        marker = "  " if of.pending is None else of.pending
        of.pending = None
        self.blocks.item(text, marker, self.lists[0].group, len(self.lists) - 1)

    def begin(self, tag: str, attributes: Any) -> None:
        if tag in _BREAKS:
            self.break_line()
            return
        if tag in _APART:
            self.end_block()
        if tag in _PRESERVED:
            self.preserved += 1
        elif tag in _LISTS:
            numbered = (
                (attributes.get("type") or "1") if tag == "ol" or attributes.get("rend") == "ol" else ""
            )
            group = self.lists[0].group if self.lists else self.blocks.new_group()
            self.lists.append(_List(group, numbered[:1], _whole(attributes.get("start"), 1) - 1))
        elif tag in _ITEMS and self.lists:
            of = self.lists[-1]
            of.count = _whole(attributes.get("value"), of.count + 1)
            of.pending = f"{numeral(of.count, of.numbered)}. " if of.numbered else BULLET
        elif tag == "table":
            self.tables.append(self.blocks.new_group())
        elif tag in _ROWS and self.tables:
            self.blocks.begin_row()
        elif tag in _CELLS and self.tables:
            self.blocks.begin_cell()

    def end(self, tag: str) -> None:
        if tag in _APART:
            self.end_block()
        if tag in _PRESERVED:
            self.preserved = max(0, self.preserved - 1)
        elif tag in _LISTS and self.lists:
            self.lists.pop()
        elif tag == "table" and self.tables:
            self.tables.pop()
        elif tag in _ROWS and self.tables:
            self.blocks.end_row(self.tables[-1])
        elif tag in _CELLS and self.tables:
            self.blocks.end_cell()


def text_of(root: Any, where: str, *, heads: tuple[str, ...] = ("head",)) -> str:
    """The text of an lxml element and what is in it.

    Args:
        root: the element.
        where: the file, for messages.
        heads: what `head` is: nothing to read in HTML, a heading in what trafilatura makes.

    Raises:
        BadInputError: there are too many elements, or tables are nested too deeply.
    """
    silent_tags = _SILENT if heads else _SILENT - {"head"}
    walk = _Walk(Blocks(where))
    silent = 0
    for event, element in _events(root, where):
        tag = _tag(element)
        if event == "start":
            if silent or tag in silent_tags:
                silent += 1
                continue
            walk.begin(tag if tag != "head" else "h2", element.attrib if tag else {})
            if len(walk.tables) > DEEPEST_CELL:
                raise BadInputError(
                    "{where}: tables stand in tables more than {n} deep; no document is so, and it "
                    "was not read",
                    where=where,
                    n=DEEPEST_CELL,
                )
            if tag:
                walk.say(element.text)
            continue
        if silent:
            silent -= 1
        else:
            walk.end(tag if tag != "head" else "h2")
        if not silent and element is not root:
            walk.say(element.tail)
    walk.end_block()
    return walk.blocks.text()


def _events(root: Any, where: str) -> Iterator[tuple[str, Any]]:
    from lxml import etree  # noqa: PLC0415 - heavy, and few files need it

    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for count, (event, element) in enumerate(events):
        if count > _MOST_ELEMENTS:
            raise BadInputError(
                "{where}: it has more than {n} million elements; split it into its articles",
                where=where,
                n=_MOST_ELEMENTS // 1_000_000,
            )
        if event in {"comment", "pi"}:
            yield "start", element
            yield "end", element
        else:
            yield event, element


def _tag(element: Any) -> str:
    """The name without its namespace, in small letters; nothing for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 7 else otherwise


def html_tree(text: str, where: str) -> Any:
    """The elements of a web page, however broken it is.

    Raises:
        BadInputError: there is nothing in it, or it is nested too deeply to be read to its end.
    """
    from lxml import etree  # noqa: PLC0415
    from lxml import html as lxml_html  # noqa: PLC0415

    # Old pages never close their fonts and so nest deeper than the parser takes for sound.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(canonical(text).encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise BadInputError(
            "{where}: there is no text in the file; give a file with text in it", where=where
        ) from error
    if any(one.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for one in parser.error_log):
        raise BadInputError(
            "{where}: its elements are nested more than {n} deep; no document is, and it was not read",
            where=where,
            n=_DEEPEST,
        )
    return tree


def xhtml_tree(text: str, where: str) -> Any:
    """The elements of a chapter of a book; what is no good XML is read as HTML.

    Raises:
        BadInputError: it declares entities of its own, or there is nothing in it.
    """
    from lxml import etree  # noqa: PLC0415

    if "<!ENTITY" in text:
        raise BadInputError(
            "{where}: it declares entities of its own, which may hide anything; it was not read", where=where
        )
    whole = _ENTITY.sub(_character, canonical(text))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, recover=False
    )
    try:
        return etree.fromstring(whole.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return html_tree(text, where)


def _character(entity: re.Match[str]) -> str:
    """The character of an entity that HTML knows and XML does not."""
    if entity[1] in _XML_ENTITIES:
        return entity[0]
    known = f"{entity[1]};" in html.entities.html5
    return html.escape(html.unescape(entity[0])) if known else f"&amp;{entity[1]};"
