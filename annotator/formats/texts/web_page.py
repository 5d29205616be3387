"""Web pages: the main text by trafilatura, with title, date and source; nothing is loaded from anywhere.

What trafilatura would drop or bend (soft hyphens, joiners, no-break spaces) is replaced meanwhile by letters
that do not occur in the page.
"""

# ruff: noqa: ANN401 -- elements of lxml come without types

import logging
import re
from collections import Counter
from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.formats.api import Finding
from annotator.formats.opening import name_of
from annotator.formats.texts.found import Found
from annotator.formats.texts.limits import bytes_of
from annotator.formats.texts.markup import html_tree, text_of
from annotator.formats.texts.markup_decoding import decode_markup

_WHOLE = "no main text was found in the page; all that it shows was taken"
_REST = "the main text was taken ({n} words of {all}); menus and what else surrounds it were left out"
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_STAND_INS = (range(0x13000, 0x13430), range(0x12000, 0x1239A), range(0x14400, 0x14647))
"""Hieroglyphs and cuneiform: letters to every program, and hardly in a page about the news."""
_ORDINARY = frozenset(" \t\n\r\f")
_LONGEST_FACT = 500
_FACTS = ("content", "title", "alt", "datetime")
"""Attributes in which something about the page may stand."""
_SURROUNDING = ("nav", "header", "footer", "aside", "form", "iframe", "button", "menu")
_FEW_LINKS = 12
"""One word of so many may be a link in a page that is nothing but a text."""
_MENU = 3
"""Links with nothing but links beside them that make a menu."""


def read_web_page(path: Path, encoding: str) -> Found:
    """Read a web page.

    Raises:
        BadInputError: it is no text, or there is none in it.
    """
    where = name_of(path)
    data = bytes_of(path)
    decoded = decode_markup(data, where, encoding)
    tree = html_tree(decoded.text, where)
    whole = text_of(tree, where)
    bare = _is_bare(tree, whole)
    stand_ins = _stand_ins(decoded.text, tree)
    _translate(tree, {ord(one): other for one, other in stand_ins.items()})
    back = {ord(other): one for one, other in stand_ins.items()}
    document = _extracted(tree)
    text = "" if document is None or bare else text_of(document.body, where, heads=()).translate(back)
    meta: dict[str, Json] = {}
    title = ""
    if document is not None:
        title = _fact(document.title, back)
        meta = _meta(document, back)
    remarks: list[Finding] = []
    if bare:
        text = whole
    elif not text.strip():
        text = whole
        remarks.append(Finding("", _WHOLE))
    elif len(text.split()) < len(whole.split()):
        remarks.append(Finding("", _REST, {"n": len(text.split()), "all": len(whole.split())}))
    if not text.strip():
        raise BadInputError("{where}: there is no text in the page; it cannot be annotated", where=where)
    return Found(
        text,
        title=title or _title_in(tree, back),
        meta=meta,
        encoding=decoded.encoding,
        remarks=tuple(remarks),
    )


def _extracted(tree: Any) -> Any:
    """What trafilatura finds; None where it finds nothing, or fails."""
    import trafilatura  # noqa: PLC0415 - heavy, and few files need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            tree,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            deduplicate=False,
            # A date somewhere in the text is not the day of its publication.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # noqa: BLE001 - whatever a library does with a broken page
        # The page is then read as a whole, which is said.
        return None


def _is_bare(tree: Any, whole: str) -> bool:
    """Whether nothing surrounds the text of a page: no menu or the like, and hardly any links."""
    if next(tree.iter(*_SURROUNDING), None) is not None or tree.find(".//*[@role]") is not None:
        return False
    links = [(one, len("".join(one.itertext()).split())) for one in tree.iter("a")]
    if sum(words for _link, words in links) * _FEW_LINKS > len(whole.split()):
        return False
    around = Counter(parent for link, words in links if words and (parent := link.getparent()) is not None)
    return sum(n for parent, n in around.items() if _has_only_links(parent)) < _MENU


def _has_only_links(element: Any) -> bool:
    """Whether an element has no words of its own beside the links in it."""
    beside = (element.text, *(one.tail for one in element))
    return not any(character.isalnum() for said in beside for character in said or "")


def _meta(document: Any, back: dict[int, str]) -> dict[str, Json]:
    meta: dict[str, Json] = {}
    date = document.date
    if isinstance(date, str) and _DATE.match(date):
        meta["published"] = date
    for key, value in (
        ("source", document.sitename or document.hostname),
        ("author", document.author),
        ("url", document.url),
    ):
        if said := _fact(value, back):
            meta[key] = said
    return meta


def _fact(value: object, back: dict[int, str]) -> str:
    return " ".join(value.translate(back).split())[:_LONGEST_FACT] if isinstance(value, str) else ""


def _title_in(tree: Any, back: dict[int, str]) -> str:
    return next((_fact("".join(one.itertext()), back) for one in tree.iter("title")), "")


def _stand_ins(source: str, tree: Any) -> dict[str, str]:
    """By character that must be kept from being dropped, a letter that does not occur in the page."""
    said = {character for element in tree.iter() for character in _strings(element)}
    hidden = sorted(one for one in said if one not in _ORDINARY and (not one.isprintable() or one.isspace()))
    free = (chr(code) for letters in _STAND_INS for code in letters)
    unused = (one for one in free if one not in said and one not in source)
    return dict(zip(hidden, unused, strict=False))


def _strings(element: Any) -> set[str]:
    found = set(element.text or "") | set(element.tail or "")
    for name in _FACTS:
        found |= set(element.attrib.get(name) or "")
    return found


def _translate(tree: Any, table: dict[int, str]) -> None:
    if not table:
        return
    for element in tree.iter():
        if isinstance(element.tag, str):
            if element.text:
                element.text = element.text.translate(table)
            for name in _FACTS:
                if value := element.attrib.get(name):
                    element.attrib[name] = value.translate(table)
        if element.tail:
            element.tail = element.tail.translate(table)
