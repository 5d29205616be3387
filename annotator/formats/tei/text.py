"""The text of a TEI document, and where the characters of its source came to stand in it."""

import re
from array import array
from bisect import bisect_right
from collections import Counter
from io import StringIO

from annotator.formats.xml.reading import Node

_BLOCKS = (
    "ab argument back bibl body byline castItem castList cell closer dateline div div1 div2 div3 div4 div5"
    " div6 div7 docAuthor docDate docTitle epigraph epilogue figure front group head imprimatur item l label"
    " lg list listBibl opener p performance postscript prologue quote row salute set signed sp speaker stage"
    " table text titlePage titlePart trailer u"
)
BLOCKS = frozenset(_BLOCKS.split())
"""What begins on a line of its own."""
ASIDE = frozenset(
    {"note", "fw", "figDesc", "del", "teiHeader", "standOff", "spanGrp", "linkGrp", "listRelation"}
)
"""What is no part of the running text."""
_SILENT = frozenset(
    {"hi", "seg", "w", "pc", "c", "s", "lb", "pb", "cb", "milestone", "anchor", "emph", "foreign"}
)
"""Elements in a line that say nothing that an annotation would."""
_BLANKS = re.compile(r"[ \t\n\r]+")


class TeiText:
    """Runs a document's text together: blocks on lines of their own, blanks as one but for `xml:space`."""

    def __init__(self, node: Node) -> None:
        """Take the element `text`."""
        self._gathered = StringIO(newline="")
        self._length = 0
        self._ends_line = True
        self._waiting = False
        self._aside = 0
        self._raw = array("Q", [0])
        """Where stretches of the source begin, in its characters; each came over as it is, or not at all."""
        self._out = array("Q", [0])
        self._kept = array("B", [0])
        self._read = 0
        self.places: dict[str, tuple[int, int]] = {}
        """Where elements with an `xml:id` begin and end, in characters of the source."""
        self.inline: Counter[str] = Counter()
        """Elements within lines that are left out, by name."""
        self._walk(node)
        self.text = self._gathered.getvalue()
        self._gathered.close()

    def _walk(self, root: Node) -> None:
        """Go through all elements without recursion: a document may be deep."""
        waiting: list[tuple[Node | str, bool, int]] = [(root, False, -1)]
        while waiting:
            one, preserve, began = waiting.pop()
            if isinstance(one, str):
                self._add(one, preserve=preserve)
            elif began >= 0:
                self._leave(one, began)
            else:
                space = one.attributes.get("xml:space")
                inner = preserve if space is None else space == "preserve"
                waiting.append((one, inner, self._read))
                self._enter(one, preserve=inner)
                waiting.extend((child, inner, -1) for child in reversed(one.children))

    def _enter(self, one: Node, *, preserve: bool) -> None:
        if one.name in ASIDE:
            self._aside += 1
        if one.name in BLOCKS or (one.name == "lb" and not preserve):
            self._new_line()
        elif not self._aside and one.name not in _SILENT:
            self.inline[one.name] += 1

    def _leave(self, one: Node, began: int) -> None:
        if one.name in ASIDE:
            self._aside -= 1
        if one.name in BLOCKS:
            self._waiting = False
        known_as = one.attributes.get("xml:id")
        if known_as is not None:
            self.places.setdefault(known_as, (began, self._read))

    def _new_line(self) -> None:
        self._waiting = False
        if not self._ends_line and not self._aside:
            self._emit("\n")

    def _emit(self, text: str) -> None:
        self._gathered.write(text)
        self._length += len(text)
        self._ends_line = text.endswith("\n")

    def _add(self, text: str, *, preserve: bool) -> None:
        if self._aside:
            self._skip(len(text))
        elif preserve:
            self._keep(text)
        else:
            done = 0
            for found in _BLANKS.finditer(text):
                self._keep(text[done : found.start()])
                self._skip(found.end() - found.start())
                self._waiting = not self._ends_line
                done = found.end()
            self._keep(text[done:])

    def _keep(self, text: str) -> None:
        if not text:
            return
        if self._waiting:
            self._emit(" ")
            self._waiting = False
        self._note(kept=True)
        self._emit(text)
        self._read += len(text)

    def _skip(self, length: int) -> None:
        self._note(kept=False)
        self._read += length

    def _note(self, *, kept: bool) -> None:
        self._raw.append(self._read)
        self._out.append(self._length)
        self._kept.append(kept)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters of the source from `start` up to `end` stand in the text; both clamped to it."""
        first, last = self._at(start), self._at(end - 1) if end > start else (0, 0)
        begin, finish = first[0], last[0] + last[1]
        return min(begin, self._length), max(min(finish, self._length), min(begin, self._length))

    def _at(self, place: int) -> tuple[int, int]:
        """Where one character stands, and how long it is there: 1, or 0 where it was left out."""
        index = bisect_right(self._raw, place) - 1
        if self._kept[index]:
            return self._out[index] + place - self._raw[index], 1
        return self._out[index], 0

    @property
    def source_length(self) -> int:
        """Characters of the source."""
        return self._read
