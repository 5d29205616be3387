"""E-books (EPUB): an article a chapter, as the table of contents divides the book."""

# ruff: noqa: ANN401 -- elements of lxml come without types

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.formats.texts.found import Found, noted
from annotator.formats.texts.markup import text_of, xhtml_tree
from annotator.formats.texts.markup_decoding import decode_markup
from annotator.formats.texts.packs import Pack, locked, pack
from annotator.formats.wording import shown

_DATE = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)")
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", ""))
_MOST_CHAPTERS = 5_000
_LONGEST_TITLE = 300
_LONG = 200
"""Words before the first entry of the table of contents that are more than a title page and an imprint."""
BEFORE = "what stands before the first entry of the table of contents was left out ({n} words)"


def read_epub(path: Path) -> Iterator[Found]:
    """Read the chapters of a book, one after the other.

    Raises:
        BadInputError: it is broken, protected, hostile, or has no text.
    """
    with pack(path, "an e-book") as parts:
        yield from _Book(parts).chapters()


class _Book:
    def __init__(self, parts: Pack) -> None:
        self._parts = parts
        self._where = parts.where
        container = self._tree("META-INF/container.xml")
        self._package = _first(container, "rootfile", "full-path")
        if self._package not in parts:
            raise BadInputError(
                "{where}: this is no e-book; where it is another document, give it the ending that "
                "belongs to it",
                where=self._where,
            )
        self._opf = self._tree(self._package)
        self._items = {
            one.get("id", ""): (self._place(one.get("href", "")), one.get("media-type", ""), one)
            for one in _all(self._opf, "item")
        }
        self._refuse_locked()

    def chapters(self) -> Iterator[Found]:
        """The book's texts by chapters."""
        book = _words(_texts(self._opf, "title"))
        meta = self._meta(book)
        labels = self._labels()
        groups: list[tuple[str, list[str]]] = []
        for name in self._spine():
            if name in labels or not groups or not labels:
                groups.append((labels.get(name, ""), []))
            groups[-1][1].append(name)
        found = [(label, text) for label, names in groups if (text := self._text(names))]
        left_out = 0
        if len(found) > 1 and not found[0][0] and labels and len(found[0][1].split()) < _LONG:
            left_out = len(found.pop(0)[1].split())
        for number, (label, text) in enumerate(found, start=1):
            title = book if len(found) == 1 and book else label or book
            own: dict[str, Json] = {**meta, "chapter": number} if len(found) > 1 else meta
            remarks = noted(BEFORE, left_out) if number == 1 else []
            yield Found(text, title=title[:_LONGEST_TITLE], meta=own, remarks=tuple(remarks))
        if not found:
            raise BadInputError(
                "{where}: there is no text in the book, only pictures perhaps; it cannot be annotated",
                where=self._where,
            )

    def _text(self, names: list[str]) -> str:
        texts = (text_of(self._tree(name), self._where) for name in names)
        return "\n\n".join(text for text in texts if text)

    def _spine(self) -> list[str]:
        """The pages in their order, each once; the table of contents itself is none."""
        names: dict[str, None] = {}
        for one in _all(self._opf, "itemref"):
            name, kind, item = self._items.get(one.get("idref", ""), ("", "", None))
            if name in self._parts and kind in _PAGES and "nav" not in (item.get("properties") or "").split():
                names[name] = None
        if len(names) > _MOST_CHAPTERS:
            raise BadInputError(
                "{where}: the file has {n} parts packed in it, more than any document; it was not read",
                where=self._where,
                n=len(names),
            )
        return list(names)

    def _labels(self) -> dict[str, str]:
        """By page, what the table of contents calls what begins there; the first entry counts."""
        labels: dict[str, str] = {}
        for place, kind, item in self._items.values():
            if place not in self._parts:
                continue
            if "nav" in (item.get("properties") or "").split():
                for link in _all(_contents(self._tree(place)), "a"):
                    labels.setdefault(self._place(link.get("href", ""), place), _words(link.itertext()))
                return labels
            if kind == "application/x-dtbncx+xml":
                for point in _all(self._tree(place), "navPoint"):
                    target = self._place(_first(point, "content", "src"), place)
                    labels.setdefault(target, _words(_texts(point, "text")[:1]))
        return labels

    def _meta(self, book: str) -> dict[str, Json]:
        meta: dict[str, Json] = {}
        if book:
            meta["source"] = book
        for key, name in (("author", "creator"), ("publisher", "publisher"), ("language", "language")):
            said = [words for one in _texts(self._opf, name) if (words := _words([one]))]
            if said:
                meta[key] = ", ".join(said[:20])[:_LONGEST_TITLE]
        dates = [match[1] for one in _texts(self._opf, "date") if (match := _DATE.match(one.strip()))]
        if dates:
            meta["published"] = dates[0]
        return meta

    def _refuse_locked(self) -> None:
        """Refuse a book whose pages are encrypted; fonts may be."""
        name = "META-INF/encryption.xml"
        if name not in self._parts:
            return
        encrypted = {
            posixpath.normpath(unquote(one.get("URI", "")))
            for one in _all(self._tree(name), "CipherReference")
        }
        if encrypted & {place for place, kind, _item in self._items.values() if kind in _PAGES}:
            raise locked(self._where)

    def _place(self, href: str, beside: str = "") -> str:
        try:
            path = unquote(urlsplit(href).path)
        except ValueError:
            return ""
        return (
            posixpath.normpath(posixpath.join(posixpath.dirname(beside or self._package), path))
            if path
            else ""
        )

    def _tree(self, name: str) -> Any:
        data = self._parts.bytes_of(name)
        return xhtml_tree(decode_markup(data, f"{self._where}, {shown(name)}").text, self._where)


def _all(tree: Any, name: str) -> list[Any]:
    """Elements of that name, whatever their namespace."""
    return [one for one in tree.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == name]


def _first(tree: Any, name: str, attribute: str) -> str:
    return next((one.get(attribute, "") for one in _all(tree, name)), "")


def _texts(tree: Any, name: str) -> list[str]:
    return ["".join(one.itertext()) for one in _all(tree, name)]


def _words(said: Any) -> str:
    return " ".join("".join(said).split())[:_LONGEST_TITLE]


def _contents(tree: Any) -> Any:
    """The list of chapters in a navigation page, which may have lists of pages and landmarks as well."""
    for one in _all(tree, "nav"):
        if "toc" in str(one.attrib.values()):
            return one
    return tree
