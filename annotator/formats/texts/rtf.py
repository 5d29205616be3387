"""Rich Text (RTF): the running text with footnotes behind it; control words by the specification 1.9.1."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.formats.opening import name_of
from annotator.formats.texts.blocks import Blocks
from annotator.formats.texts.found import Found, noted
from annotator.formats.texts.limits import bytes_of
from annotator.formats.texts.rtf_words import CHARSETS, SIGNS, SKIPPED, SYMBOLS

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|([^a-zA-Z']))"
    rb"|((?:\\'[0-9a-fA-F]{2}){1,1000})|([{}])|([^\\{}\r\n]+)|[\r\n]+"
)
_DEEPEST = 1_000
_LIST_MARK = re.compile(r"(?:[•·▪◦‣∙o–-]|\uf0b7|\uf0a7)\s*\Z")
HIDDEN = "hidden text was left out ({n})"
DELETED = "tracked deletions were left out ({n}), insertions were taken"
NOTES = "footnotes stand at the end of the text, their numbers in brackets ({n})"
MARGINS = "headers and footers were left out ({n})"
COMMENTS = "comments were left out ({n})"
NOT_TEXT = "pictures, drawings and embedded objects were left out ({n})"
_COUNTED = {"pict": NOT_TEXT, "objdata": NOT_TEXT, "annotation": COMMENTS}
_COUNTED |= dict.fromkeys(("header", "headerl", "headerr", "headerf"), MARGINS)
_COUNTED |= dict.fromkeys(("footer", "footerl", "footerr", "footerf"), MARGINS)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group; the group within begins with the same."""

    silent: bool = False
    into: str = "body"
    """Which text it belongs to: `body`, `note`, `title`, `fonts`, `marker`."""
    unicode_skip: int = 1
    font: int = -1
    hidden: bool = False
    deleted: bool = False


_HOLDS: dict[str, Callable[[_State, int | None], _State]] = {
    "uc": lambda state, number: replace(state, unicode_skip=max(0, min(number or 0, 16))),
    "f": lambda state, number: replace(state, font=number or 0),
    "v": lambda state, number: replace(state, hidden=number != 0),
    "deleted": lambda state, number: replace(state, deleted=number != 0),
    "plain": lambda state, _number: replace(state, hidden=False, deleted=False, font=-1),
}
"""What holds to the end of the group."""


@dataclass(slots=True)
class _Flow:
    """A running text in the making: the body or a note."""

    blocks: Blocks
    said: list[str] = field(default_factory=list)
    marker: list[str] = field(default_factory=list)
    table: int = 0
    in_table: bool = False
    """Whether the paragraph is in a table; holds until it is taken back."""
    in_row: bool = False
    in_cell: bool = False
    list: int = 0


def read_rtf(path: Path) -> Found:
    """Read a Rich Text document.

    Raises:
        BadInputError: it is no Rich Text or broken.
    """
    where = name_of(path)
    data = bytes_of(path)
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise BadInputError(
            "{where}: this is no Rich Text document; where it is another document, give it the ending that"
            " belongs to it",
            where=where,
        )
    return _Reading(data, where).found()


class _Reading:
    def __init__(self, data: bytes, where: str) -> None:
        self._data, self._where = data, where
        self._state = _State()
        self._stack: list[_State] = []
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._default_font = 0
        self._bytes = bytearray()
        self._skip = 0
        self._high = ""
        self._star = False
        self._body = _Flow(Blocks(where))
        self._flow = self._body
        self._notes: list[str] = []
        self._title: list[str] = []
        self._counts: dict[str, int] = {}

    def found(self) -> Found:
        """Read it to the end."""
        at, end = 0, len(self._data)
        while at < end:
            token = _TOKEN.match(self._data, at)
            # A lone backslash at the very end is no token.
            at = at + 1 if token is None else token.end() + self._take(token)
        self._flush()
        while self._stack:
            self._end()
        self._end_paragraph()
        for number, note in enumerate(self._notes, start=1):
            self._body.blocks.paragraph(f"[{number}] {note}")
        title = " ".join("".join(self._title).split())
        counts = self._counts
        remarks = (
            *noted(DELETED, counts.get(DELETED, 0)),
            *noted(HIDDEN, counts.get(HIDDEN, 0)),
            *noted(COMMENTS, counts.get(COMMENTS, 0)),
            *noted(NOT_TEXT, counts.get(NOT_TEXT, 0)),
            *noted(NOTES, len(self._notes)),
            *noted(MARGINS, counts.get(MARGINS, 0)),
        )
        return Found(self._body.blocks.text(), title=title, remarks=remarks)

    def _take(self, token: re.Match[bytes]) -> int:
        """Take a token; return how many bytes after it are data and no text."""
        word, number, symbol, hexa, brace, run = token.groups()
        if run is not None:
            self._raw(run)
        elif hexa is not None:
            self._raw(bytes.fromhex(hexa.replace(b"\\'", b"").decode("ascii")))
        elif word is not None:
            count = int(number) if number else None
            self._word(word.decode("ascii"), count)
            return max(0, count or 0) if word == b"bin" else 0
        elif symbol is not None:
            self._symbol(symbol.decode("latin-1"))
        elif brace is not None:
            (self._begin if brace == b"{" else self._end)()
        return 0

    # Groups

    def _begin(self) -> None:
        self._flush()
        if len(self._stack) >= _DEEPEST:
            raise BadInputError(
                "{where}: its elements are nested more than {n} deep; no document is, and it was not read",
                where=self._where,
                n=_DEEPEST,
            )
        self._stack.append(self._state)
        self._star = False

    def _end(self) -> None:
        self._flush()
        if not self._stack:
            return
        before, self._state = self._state, self._stack.pop()
        if before.into == "note" and self._state.into != "note":
            self._end_paragraph()
            self._notes.append(self._flow.blocks.text())
            self._flow = self._body

    # Control words

    def _word(self, word: str, number: int | None) -> None:
        self._flush_unless(word)
        star, self._star = self._star, False
        if word == "u" and number is not None:
            self._unicode(number)
        elif word in _COUNTED and not self._state.silent:
            self._counts[_COUNTED[word]] = self._counts.get(_COUNTED[word], 0) + 1
            self._state = replace(self._state, silent=True)
        elif word == "footnote" and self._state.into == "body" and not self._silenced:
            self._begin_note()
        elif word == "title" and self._in_info:
            self._state = replace(self._state, silent=False, into="title")
        elif word == "fonttbl":
            self._state = replace(self._state, silent=False, into="fonts")
        elif word in {"pntext", "listtext"}:
            self._state = replace(self._state, into="marker")
        elif word == "shptxt":
            self._state = replace(self._state, silent=False)
        elif word in SKIPPED or star:
            self._state = replace(self._state, silent=True)
        else:
            self._formatting(word, number)

    @property
    def _in_info(self) -> bool:
        """Whether this is where a document's properties stand, the title among them."""
        return len(self._stack) == 3

    def _formatting(self, word: str, number: int | None) -> None:
        match word:
            case "ansicpg":
                self._page = _known(f"cp{number}") or self._page
            case "mac":
                self._page = "mac_roman"
            case "deff":
                self._default_font = number or 0
            case "fcharset":
                if self._state.into == "fonts":
                    self._fonts[self._state.font] = CHARSETS.get(number or 0, "")
            case _ if word in _HOLDS:
                self._state = _HOLDS[word](self._state, number)
            case _:
                self._structure(word)

    def _structure(self, word: str) -> None:
        if self._silenced:
            return
        flow = self._flow
        if word in {"cell", "nestcell"}:
            self._end_cell()
        elif word in {"row", "nestrow"}:
            self._end_row()
        elif word == "trowd" and not flow.table:
            flow.table = flow.blocks.new_group()
        elif word == "intbl":
            flow.in_table = True
        elif word == "pard":
            flow.in_table = False
        elif word in SIGNS:
            sign = SIGNS[word]
            if sign == "\n\n":
                self._end_paragraph()
            else:
                self._say(sign)

    def _begin_cell(self) -> None:
        flow = self._flow
        if not flow.in_row:
            flow.in_row = True
            flow.table = flow.table or flow.blocks.new_group()
            flow.blocks.begin_row()
        if not flow.in_cell:
            flow.in_cell = True
            flow.blocks.begin_cell()

    def _end_cell(self) -> None:
        self._begin_cell()
        self._end_paragraph()
        self._flow.in_cell = False
        self._flow.blocks.end_cell()

    def _end_row(self) -> None:
        flow = self._flow
        if flow.in_cell:
            self._end_cell()
        if flow.in_row:
            flow.in_row = False
            flow.blocks.end_row(flow.table)

    def _begin_note(self) -> None:
        self._say(f"[{len(self._notes) + 1}]")
        self._state = replace(self._state, into="note")
        self._flow = _Flow(Blocks(self._where))

    def _end_paragraph(self) -> None:
        flow = self._flow
        if not flow.said:
            flow.marker = []
            return
        text, marker = "".join(flow.said), "".join(flow.marker).strip()
        flow.said, flow.marker = [], []
        if flow.in_table and not flow.in_cell:
            self._begin_cell()
        elif flow.table and not flow.in_row and text.strip():
            flow.table = 0
        if marker and text.strip():
            flow.list = flow.list or flow.blocks.new_group()
            flow.blocks.item(text, "- " if _LIST_MARK.match(marker) else f"{marker} ", flow.list)
        elif text.strip():
            flow.list = 0
            flow.blocks.paragraph(text)

    # Letters

    @property
    def _silenced(self) -> bool:
        state = self._state
        return state.silent or state.into == "fonts"

    def _raw(self, data: bytes) -> None:
        r"""Bytes of the code page that holds; those after a `\\u` stand in its place and are passed over."""
        self._star = False
        if self._skip:
            passed = min(self._skip, len(data))
            self._skip -= passed
            data = data[passed:]
        self._bytes += data

    def _flush_unless(self, word: str) -> None:
        self._flush()
        if word != "u":
            self._skip = 0

    def _flush(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        state = self._state
        font = state.font if state.font >= 0 else self._default_font
        page = self._fonts.get(font) or self._page
        self._say(data.decode(page, "replace"))

    def _unicode(self, number: int) -> None:
        self._skip = self._state.unicode_skip
        code = number + 65_536 if number < 0 else number
        if 0xD800 <= code < 0xDC00:
            self._high = chr(code)
            return
        if 0xDC00 <= code < 0xE000 and self._high:
            code = 0x10000 + ((ord(self._high) - 0xD800) << 10) + (code - 0xDC00)
        self._high = ""
        self._say(chr(code) if 0 <= code < 0x110000 else "\ufffd")

    def _symbol(self, symbol: str) -> None:
        self._flush()
        if symbol == "*":
            self._star = True
        elif symbol in "\r\n":
            if not self._silenced:
                self._end_paragraph()
        elif symbol in SYMBOLS:
            if self._skip:
                self._skip -= 1
            else:
                self._say(SYMBOLS[symbol])

    def _say(self, text: str) -> None:
        state = self._state
        if state.into == "title":
            self._title.append(text)
        elif self._silenced:
            return
        elif state.hidden or state.deleted:
            kind = DELETED if state.deleted else HIDDEN
            self._counts[kind] = self._counts.get(kind, 0) + 1
        elif state.into == "marker":
            self._flow.marker.append(text)
        else:
            self._flow.said.append(text)


def _known(page: str) -> str:
    try:
        return codecs.lookup(page).name
    except LookupError:
        return ""
