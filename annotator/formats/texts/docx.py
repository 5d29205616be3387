"""Word documents (DOCX): the text as it is printed, with footnotes behind it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from annotator.domain.errors import BadInputError
from annotator.formats.texts.blocks import DEEPEST_CELL, Blocks
from annotator.formats.texts.docx_parts import Lists, beside, main_part, read_lists, short, title_of, value
from annotator.formats.texts.found import Found, noted
from annotator.formats.texts.numbering import Counter
from annotator.formats.texts.packs import Pack, pack
from annotator.formats.texts.xml_events import parse_xml
from annotator.formats.xml.events import Attributes

_NO_TEXT = frozenset({"w:del", "w:moveFrom", "w:instrText", "w:delText", "w:rPr", "w:sdtPr", "w:tblPr"})
_NO_TEXT |= {"w:sectPr", "mc:Fallback", "w:pPrChange", "w:rt"}
"""Elements whose text is not printed, or stands elsewhere a second time; `w:pPr` is looked at apart."""
_SIGNS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_NOTES = {"w:footnoteReference": "footnotes.xml", "w:endnoteReference": "endnotes.xml"}
DELETED = "tracked deletions were left out ({n}), insertions were taken"
HIDDEN = "hidden text was left out ({n})"
COMMENTS = "comments were left out ({n})"
MARGINS = "headers and footers were left out ({n})"
NOTES = "footnotes stand at the end of the text, their numbers in brackets ({n})"
NOT_TEXT = "pictures, drawings and embedded objects were left out ({n})"


@dataclass(slots=True)
class _Paragraph:
    """One that is being read; text boxes may stand in it, with paragraphs of their own."""

    said: list[str] = field(default_factory=list)
    style: str = ""
    number: str | None = None
    level: int | None = None
    heading: bool = False


def read_docx(path: Path) -> Found:
    """Read a Word document.

    Raises:
        BadInputError: it is broken, protected or hostile.
    """
    with pack(path, "a Word document") as parts:
        main = main_part(parts)
        lists = read_lists(parts, main)
        body = _Body(lists, parts.where)
        parse_xml(parts.chunks(main), body, parts.where)
        for line in _notes(parts, main, lists, body):
            body.blocks.paragraph(line)
        remarks = (
            *noted(DELETED, body.counts[DELETED]),
            *noted(HIDDEN, body.counts[HIDDEN]),
            *noted(COMMENTS, body.counts[COMMENTS]),
            *noted(NOT_TEXT, body.counts[NOT_TEXT]),
            *noted(NOTES, len(body.notes)),
            *noted(MARGINS, _margins(parts, main)),
        )
        return Found(body.blocks.text(), title=title_of(parts), remarks=remarks)


def _notes(parts: Pack, main: str, lists: Lists, body: "_Body") -> list[str]:
    """The notes in the order of their numbers, each `[1] …`."""
    known: dict[tuple[str, str], str] = {}
    for kind in dict.fromkeys(kind for kind, _id in body.notes):
        name = beside(main, kind)
        if name in parts:
            notes = _NoteTexts(lists, parts.where)
            parse_xml(parts.chunks(name), notes, parts.where)
            known |= {(kind, note): text for note, text in notes.texts.items()}
    return [f"[{number}] {known.get(note, '')}" for note, number in body.notes.items()]


def _margins(parts: Pack, main: str) -> int:
    """How many headers and footers have text in them."""
    count = 0
    for name in parts.names:
        folder, _, file = name.rpartition("/")
        if folder == main.rpartition("/")[0] and file.startswith(("header", "footer")):
            heard = _Body(Lists(), parts.where)
            parse_xml(parts.chunks(name), heard, parts.where)
            count += bool(heard.blocks.text())
    return count


class _Body:
    """Hears `document.xml` (or a header, or notes) and makes blocks of it."""

    def __init__(self, lists: Lists, where: str) -> None:
        self.blocks = Blocks(where)
        self.notes: dict[tuple[str, str], int] = {}
        self.counts = {DELETED: 0, HIDDEN: 0, COMMENTS: 0, NOT_TEXT: 0}
        self._lists, self._where = lists, where
        self._open: list[_Paragraph] = []
        self._silent = 0
        self._tables: list[int] = []
        self._in_text = False
        self._in_properties = 0
        self._hidden = False
        self._counters: dict[str, Counter] = {}
        self._groups: dict[str, int] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        short_name = short(name)
        if self._silent or short_name in _NO_TEXT:
            self._in_silence(short_name, attributes)
            return
        begin = self._BEGIN.get(short_name)
        if begin is not None:
            begin(self, attributes)
        elif self._in_properties:
            self._property(short_name, attributes)
        elif self._open:
            self._in_paragraph(short_name, attributes)

    def _in_silence(self, name: str, attributes: Attributes) -> None:
        self._silent += 1
        if name in {"w:del", "w:moveFrom"}:
            self.counts[DELETED] += 1
        elif (
            name == "w:vanish" and value(attributes) not in {"0", "false", "off"} and not self._in_properties
        ):
            self._hidden = True

    def _in_paragraph(self, name: str, attributes: Attributes) -> None:
        said = self._open[-1].said
        if name in {"w:t", "m:t"}:
            self._in_text = True
        elif name in _SIGNS:
            if not self._hidden:
                said.append(_SIGNS[name])
        elif name == "w:sym":
            said.append(_symbol(value(attributes, "char")))
        elif name in _NOTES:
            note = (_NOTES[name], value(attributes, "id"))
            number = self.notes.setdefault(note, len(self.notes) + 1)
            said.append(f"[{number}]")
        elif name == "w:commentReference":
            self.counts[COMMENTS] += 1
        elif name in {"w:drawing", "w:pict", "w:object"}:
            self.counts[NOT_TEXT] += 1

    def _property(self, name: str, attributes: Attributes) -> None:
        paragraph = self._open[-1]
        if name == "w:pStyle":
            paragraph.style = value(attributes)
        elif name == "w:numId":
            paragraph.number = value(attributes)
        elif name == "w:ilvl":
            level = value(attributes)
            paragraph.level = int(level) if level.isdecimal() and len(level) < 3 else 0
        elif name == "w:outlineLvl":
            paragraph.heading = True

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        finish = self._END.get(short(name))
        if finish is not None:
            finish(self)

    def data(self, text: str) -> None:
        if not self._in_text or self._silent or not self._open:
            return
        if self._hidden:
            self.counts[HIDDEN] += 1
        else:
            self._open[-1].said.append(text)

    # Paragraphs and runs

    def _begin_paragraph(self, _attributes: Attributes) -> None:
        self._open.append(_Paragraph())

    def _end_paragraph(self) -> None:
        if self._open:
            self.paragraph(self._open.pop())

    def _begin_properties(self, _attributes: Attributes) -> None:
        self._in_properties += bool(self._open)

    def _end_properties(self) -> None:
        self._in_properties = max(0, self._in_properties - 1)

    def _begin_run(self, _attributes: Attributes) -> None:
        self._hidden = False

    def _end_run(self) -> None:
        self._hidden = False

    def _end_text(self) -> None:
        self._in_text = False

    def paragraph(self, one: _Paragraph) -> None:
        """Add a paragraph that has ended, as an item where it is one."""
        text = "".join(one.said)
        number, level = self._lists.styles.get(one.style, ("", 0))
        number = number if one.number is None else one.number
        level = level if one.level is None else one.level
        if number in {"", "0"} or number not in self._lists.numbers or not text.strip():
            self.blocks.paragraph(text)
            return
        family = self._lists.families.get(number, number)
        counter = self._counters.setdefault(family, Counter(self._lists.numbers[number]))
        for restarted, start in self._lists.restarts.pop(number, {}).items():
            counter.begin(restarted, start)
        marker = counter.next(level)
        if one.heading or one.style in self._lists.headings:
            self.blocks.paragraph(marker.lstrip("- ") + text)
        else:
            group = self._groups.setdefault(number, self.blocks.new_group())
            self.blocks.item(text, marker, group, level)

    # Tables

    def _begin_table(self, _attributes: Attributes) -> None:
        if len(self._tables) >= DEEPEST_CELL:
            raise BadInputError(
                "{where}: tables stand in tables more than {n} deep; no document is so, and it was not read",
                where=self._where,
                n=DEEPEST_CELL,
            )
        self._tables.append(self.blocks.new_group())

    def _end_table(self) -> None:
        if self._tables:
            self._tables.pop()

    def _begin_row(self, _attributes: Attributes) -> None:
        self.blocks.begin_row()

    def _end_row(self) -> None:
        self.blocks.end_row(self._tables[-1] if self._tables else 0)

    def _begin_cell(self, _attributes: Attributes) -> None:
        self.blocks.begin_cell()

    def _end_cell(self) -> None:
        self.blocks.end_cell()

    _BEGIN: ClassVar["dict[str, Callable[[_Body, Attributes], None]]"] = {
        "w:p": _begin_paragraph,
        "w:pPr": _begin_properties,
        "w:r": _begin_run,
        "w:tbl": _begin_table,
        "w:tr": _begin_row,
        "w:tc": _begin_cell,
    }
    _END: ClassVar["dict[str, Callable[[_Body], None]]"] = {
        "w:p": _end_paragraph,
        "w:pPr": _end_properties,
        "w:r": _end_run,
        "w:t": _end_text,
        "m:t": _end_text,
        "w:tbl": _end_table,
        "w:tr": _end_row,
        "w:tc": _end_cell,
    }


class _NoteTexts(_Body):
    """Hears `footnotes.xml` or `endnotes.xml`: a text by the id of each note."""

    def __init__(self, lists: Lists, where: str) -> None:
        super().__init__(lists, where)
        self.texts: dict[str, str] = {}
        self._id = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if short(name) in {"w:footnote", "w:endnote"}:
            self._id, self.blocks = value(attributes, "id"), Blocks(self._where)
        super().start(name, attributes)

    def end(self, name: str) -> None:
        super().end(name)
        if short(name) in {"w:footnote", "w:endnote"}:
            self.texts[self._id] = self.blocks.text()


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
