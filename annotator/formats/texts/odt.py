"""OpenDocument texts (ODT): the text as it is printed, with footnotes behind it."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from annotator.domain.errors import BadInputError
from annotator.formats.texts.blocks import DEEPEST_CELL, Blocks
from annotator.formats.texts.docx_parts import Title
from annotator.formats.texts.found import Found, noted
from annotator.formats.texts.numbering import Counter
from annotator.formats.texts.odt_styles import Manifest, Styles, local_name, value
from annotator.formats.texts.packs import Pack, locked, pack
from annotator.formats.texts.xml_events import parse_xml
from annotator.formats.xml.events import Attributes

_HIDEABLE = frozenset(("text:span", "text:p", "text:h"))
_MOST_BLANKS = 1_000
_MOST_BLANKS_IN_ALL = 1_000_000
_BLANKS = " " * _MOST_BLANKS
_MOST_REPEATED = 1_000
DELETED = "tracked deletions were left out ({n}), insertions were taken"
HIDDEN = "hidden text was left out ({n})"
COMMENTS = "comments were left out ({n})"
NOTES = "footnotes stand at the end of the text, their numbers in brackets ({n})"
MARGINS = "headers and footers were left out ({n})"
NOT_TEXT = "pictures, drawings and embedded objects were left out ({n})"


def read_odt(path: Path) -> Found:
    """Read an OpenDocument text.

    Raises:
        BadInputError: it is broken, protected or hostile.
    """
    with pack(path, "an OpenDocument text") as parts:
        if "content.xml" not in parts:
            raise BadInputError(
                "{where}: this is no OpenDocument text; where it is another document, give it the ending that"
                " belongs to it",
                where=parts.where,
            )
        _refuse_locked(parts)
        styles = Styles()
        if "styles.xml" in parts:
            parse_xml(parts.chunks("styles.xml"), styles, parts.where)
        body = _Body(styles, parts.where)
        parse_xml(parts.chunks("content.xml"), body, parts.where)
        for number, note in enumerate(body.notes, start=1):
            body.blocks.paragraph(f"[{number}] {note}")
        remarks = (
            *noted(DELETED, body.counts[DELETED]),
            *noted(HIDDEN, body.counts[HIDDEN]),
            *noted(COMMENTS, body.counts[COMMENTS]),
            *noted(NOT_TEXT, body.counts[NOT_TEXT]),
            *noted(NOTES, len(body.notes)),
            *noted(MARGINS, styles.margins),
        )
        title = Title("dc:title")
        if "meta.xml" in parts:
            parse_xml(parts.chunks("meta.xml"), title, parts.where)
        return Found(body.blocks.text(), title=title.title, remarks=remarks)


def _refuse_locked(parts: Pack) -> None:
    """Refuse parts that only a password opens; the archive itself is then not encrypted."""
    name = "META-INF/manifest.xml"
    if name in parts:
        heard = Manifest()
        parse_xml(parts.chunks(name), heard, parts.where)
        if heard.encrypted:
            raise locked(parts.where)


def _count(attributes: Attributes, local: str, most: int, where: str) -> int:
    said = value(attributes, local)
    number = int(said) if said.isdecimal() and len(said) < 10 else 1
    if number > most:
        raise BadInputError(
            "{where}: something in it is repeated {n} times; no document is so, and it was not read",
            where=where,
            n=number,
        )
    return max(1, number)


class _Body:
    """Hears `content.xml` and makes blocks of it."""

    def __init__(self, styles: Styles, where: str) -> None:
        self.blocks = Blocks(where)
        self.notes: list[str] = []
        self.counts = {DELETED: 0, HIDDEN: 0, COMMENTS: 0, NOT_TEXT: 0}
        self._styles, self._where = styles, where
        self._open: list[list[str]] = []
        self._silent = 0
        self._blanks = 0
        self._in_text = False
        self._lists: list[tuple[str, Counter, int]] = []
        self._marker: str | None = None
        self._outer: list[tuple[Blocks, list[list[str]], list[tuple[str, Counter, int]], str | None]] = []
        self._tables: list[int] = []
        self._repeated: list[int] = []

    _SILENT = frozenset(
        {"text:tracked-changes", "office:annotation", "office:forms", "text:note-citation", "text:ruby-text"}
    )

    def start(self, name: str, attributes: Attributes) -> None:
        local = local_name(name)
        if self._silent:
            self._silent += 1
            self.counts[DELETED] += local == "text:deletion"
            return
        if local == "office:text":
            self._in_text = True
        if not self._in_text:
            self._styles.start(name, attributes)
        elif local in _HIDEABLE and value(attributes, "style-name") in self._styles.hidden:
            self._silent = 1
            self.counts[HIDDEN] += 1
        elif local in self._SILENT:
            self._silent = 1
            self.counts[COMMENTS] += local == "office:annotation"
        elif local in self._BEGIN:
            self._BEGIN[local](self, attributes)
        elif self._open:
            self._sign(local, attributes)

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        local = local_name(name)
        if local == "office:text":
            self._in_text = False
        elif self._in_text and local in self._END:
            self._END[local](self)

    def data(self, text: str) -> None:
        if self._open and not self._silent:
            # White space stands for one blank, at the beginning for none: there are elements for more.
            said = self._open[-1]
            words = " ".join(text.replace("\t", " ").replace("\r", " ").replace("\n", " ").split(" "))
            while "  " in words:
                words = words.replace("  ", " ")
            if words.startswith(" ") and (not said or said[-1].endswith((" ", "\n"))):
                words = words[1:]
            if words:
                said.append(words)

    def _sign(self, local: str, attributes: Attributes) -> None:
        said = self._open[-1]
        if local == "text:s":
            said.append(_BLANKS[: _count(attributes, "c", _MOST_BLANKS, self._where)])
            self._blanks += len(said[-1])
            self._assert_few_blanks()
        elif local == "text:tab":
            said.append("\t")
        elif local == "text:line-break":
            said.append("\n")
        elif local in {"draw:image", "draw:object", "draw:custom-shape"}:
            self.counts[NOT_TEXT] += 1

    def _assert_few_blanks(self) -> None:
        if self._blanks > _MOST_BLANKS_IN_ALL:
            raise BadInputError(
                "{where}: something in it is repeated {n} times; no document is so, and it was not read",
                where=self._where,
                n=self._blanks,
            )

    # Paragraphs

    def _begin_paragraph(self, _attributes: Attributes) -> None:
        self._open.append([])

    def _end_paragraph(self) -> None:
        text = "".join(self._open.pop()) if self._open else ""
        if not self._lists:
            self.blocks.paragraph(text)
        elif text.strip():
            # What follows in the same item stands beneath its first paragraph without a marker.
            marker = "  " if self._marker is None else self._marker
            self._marker = None
            self.blocks.item(text, marker, self._lists[0][2], len(self._lists) - 1)

    # Lists

    def _begin_list(self, attributes: Attributes) -> None:
        name = value(attributes, "style-name") or (self._lists[-1][0] if self._lists else "")
        counter = self._lists[0][1] if self._lists else Counter(self._styles.lists.get(name, {}))
        group = self._lists[0][2] if self._lists else self.blocks.new_group()
        self._lists.append((name, counter, group))

    def _end_list(self) -> None:
        if self._lists:
            self._lists.pop()

    def _begin_item(self, _attributes: Attributes) -> None:
        if self._lists:
            self._marker = self._lists[-1][1].next(len(self._lists) - 1)

    def _begin_heading_of_list(self, _attributes: Attributes) -> None:
        self._marker = ""

    # Notes and text boxes have blocks of their own

    def _begin_note(self, _attributes: Attributes) -> None:
        if self._open:
            self.notes.append("")
            self._open[-1].append(f"[{len(self.notes)}]")
        self._begin_apart(_attributes)

    def _begin_apart(self, _attributes: Attributes) -> None:
        if len(self._outer) > DEEPEST_CELL:
            raise self._too_deep()
        self._outer.append((self.blocks, self._open, self._lists, self._marker))
        self.blocks, self._open, self._lists, self._marker = Blocks(self._where), [], [], None

    def _end_note(self) -> None:
        text = self._back()
        if self.notes:
            self.notes[next((n for n, one in enumerate(self.notes) if not one), -1)] = text

    def _end_box(self) -> None:
        text = self._back()
        self.blocks.paragraph(text)

    def _back(self) -> str:
        text = self.blocks.text()
        if self._outer:
            self.blocks, self._open, self._lists, self._marker = self._outer.pop()
        return text

    # Tables

    def _begin_table(self, _attributes: Attributes) -> None:
        if len(self._tables) >= DEEPEST_CELL:
            raise self._too_deep()
        self._tables.append(self.blocks.new_group())

    def _too_deep(self) -> BadInputError:
        return BadInputError(
            "{where}: tables stand in tables more than {n} deep; no document is so, and it was not read",
            where=self._where,
            n=DEEPEST_CELL,
        )

    def _end_table(self) -> None:
        if self._tables:
            self._tables.pop()

    def _begin_row(self, _attributes: Attributes) -> None:
        self.blocks.begin_row()

    def _end_row(self) -> None:
        self.blocks.end_row(self._tables[-1] if self._tables else 0)

    def _begin_cell(self, attributes: Attributes) -> None:
        self._repeated.append(_count(attributes, "number-columns-repeated", 100_000, self._where))
        self.blocks.begin_cell()

    def _end_cell(self) -> None:
        repeated = self._repeated.pop() if self._repeated else 1
        self.blocks.end_cell(min(repeated, _MOST_REPEATED))

    _BEGIN: ClassVar["dict[str, Callable[[_Body, Attributes], None]]"] = {
        "text:p": _begin_paragraph,
        "text:h": _begin_paragraph,
        "text:list": _begin_list,
        "text:list-item": _begin_item,
        "text:list-header": _begin_heading_of_list,
        "text:note": _begin_note,
        "draw:text-box": _begin_apart,
        "table:table": _begin_table,
        "table:table-row": _begin_row,
        "table:table-cell": _begin_cell,
        "table:covered-table-cell": _begin_cell,
    }
    _END: ClassVar["dict[str, Callable[[_Body], None]]"] = {
        "text:p": _end_paragraph,
        "text:h": _end_paragraph,
        "text:list": _end_list,
        "text:note": _end_note,
        "draw:text-box": _end_box,
        "table:table": _end_table,
        "table:table-row": _end_row,
        "table:table-cell": _end_cell,
        "table:covered-table-cell": _end_cell,
    }
