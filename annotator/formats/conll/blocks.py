"""A column file in documents: comments, sentences and tokens, read line by line."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.errors import BadInputError, Phrase
from annotator.formats.conll.tags import TAG
from annotator.formats.opening import name_of, opened, unreadable

_COMMENT = re.compile(r"#\s*(newdoc|newpar|[\w.:-]+)(?:\s+id)?\s*(?:=\s?(.*))?$", re.DOTALL)
_START = "-DOCSTART-"
_LARGEST = 100_000_000
"""Of a document or a line, in code points."""
_AT_ONCE = 1 << 20
"""Bytes."""
_SPECIAL = frozenset("#-\t ")
"""How a line begins that may be no token."""


@dataclass(slots=True)
class Sentence:
    """The lines between two blank ones."""

    text: str | None = None
    """As the comment `text` has it, not yet unescaped."""
    rows: list[list[str]] = field(default_factory=list)
    """The fields of each token."""
    lines: list[int] = field(default_factory=list)
    """The number of its line in the file."""


@dataclass(slots=True)
class Block:
    """The lines of a document."""

    line: int
    facts: dict[str, str] = field(default_factory=dict)
    """Comments about it, as they stand."""
    sentences: list[Sentence] = field(default_factory=list)
    size: int = 0

    @property
    def has_anything(self) -> bool:
        """Whether it is more than the beginning of a file."""
        return bool(self.sentences or "newdoc" in self.facts)


def blocks(path: Path) -> Iterator[Block]:
    """Read the documents of a file one by one.

    Raises:
        BadInputError: it is no UTF-8, or a line or a document is too long.
    """
    name = name_of(path)
    reading = _Reading()
    number = 0
    for lines in _pieces(path, name):
        reading.block.size += sum(map(len, lines))
        if reading.block.size > _LARGEST:
            raise BadInputError(
                "{where}: a document has more than {megabytes} MB; mark where documents begin (-DOCSTART-)",
                where=Phrase("{file}, line {number}", file=name, number=number + 1),
                megabytes=_LARGEST // 1_000_000,
            )
        for line in lines:
            number += 1
            if line and line[0] not in _SPECIAL and not line.isspace():
                reading.rows.append(line)
            elif (done := reading.special(line, number)) is not None:
                yield done
    reading.end_sentence(number + 1)
    if reading.block.has_anything:
        yield reading.block


class _Reading:
    """What was read of a document so far."""

    def __init__(self) -> None:
        self.block = Block(1)
        self.rows: list[str] = []
        """The tokens of the current sentence, as lines."""
        self._numbers: list[int] = []
        """Their numbers, but for those since the last line that was no token."""
        self._text: str | None = None

    def special(self, line: str, number: int) -> Block | None:
        """Take a line that may be no token; return the document that it ends, if it ends one."""
        if not line or line.isspace():
            self.end_sentence(number)
            return None
        comment = comment_of(line) if line[0] == "#" else None
        if comment is None and fields_of(line)[0] != _START:
            self.rows.append(line)
            return None
        if comment is None or comment[0] == "newdoc":
            self.end_sentence(number)
            return self._begin(number, (comment[1] if comment else "") or "")
        known, value = comment
        if known == "text" and value is not None:
            self.end_sentence(number)
            self._text = value
            return None
        self._number(number)
        if value is not None:
            self.block.facts.setdefault(known, value)
        return None

    def end_sentence(self, number: int) -> None:
        """End the sentence before the line of that number."""
        if self.rows or self._text is not None:
            self._number(number)
            rows = [fields_of(row) for row in self.rows]
            self.block.sentences.append(Sentence(self._text, rows, self._numbers))
            self.rows, self._numbers, self._text = [], [], None

    def _number(self, number: int) -> None:
        """Number the tokens that came right before a line."""
        self._numbers += range(number - (len(self.rows) - len(self._numbers)), number)

    def _begin(self, number: int, known_as: str) -> Block | None:
        block = self.block
        self.block = Block(number, facts={} if block.has_anything else block.facts)
        done = block if block.has_anything else None
        self.block.facts["newdoc"] = known_as
        return done


def comment_of(line: str) -> tuple[str, str | None] | None:
    """Return the name and the value of a comment; None where the line is a token.

    A token may be `#` as well: then a tag stands at the end of the line.
    """
    if not line.startswith("#"):
        return None
    found = _COMMENT.match(line) if not line.startswith("#\t") else None
    if found and (found.group(2) is not None or found.group(1) in {"newdoc", "newpar"}):
        return found.group(1), found.group(2)
    fields = fields_of(line)
    return None if len(fields) > 1 and TAG.fullmatch(fields[-1]) else ("", None)


def fields_of(line: str) -> list[str]:
    """Return the fields of a line, which tabs separate, or else white space."""
    return line.split("\t") if "\t" in line else line.split()


def _pieces(path: Path, name: str) -> Iterator[list[str]]:
    """The lines of a file, some at a time, without their ends: LF, or CR and LF, and nothing else."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    done = 0
    left = ""
    with opened(path) as file:
        try:
            while data := file.read(_AT_ONCE):
                text = left + decoder.decode(data)
                if not done:
                    text = text.removeprefix("\ufeff")
                if len(text) > _LARGEST:
                    raise BadInputError(
                        "{where}: the line has more than {megabytes} MB; correct it",
                        where=Phrase("{file}, line {number}", file=name, number=done + 1),
                        megabytes=_LARGEST // 1_000_000,
                    )
                *lines, left = text.replace("\r\n", "\n").split("\n")
                yield lines
                done += len(lines)
            left += decoder.decode(b"", final=True)
        except OSError as error:
            raise unreadable(path, error) from error
        except UnicodeDecodeError as error:
            before = error.object[: error.start].count(b"\n")
            raise BadInputError(
                "{where}: the file is no UTF-8 (byte {byte}); save it as UTF-8",
                where=Phrase("{file}, line {number}", file=name, number=done + before + 1),
                byte=error.object[error.start : error.start + 1].hex(),
            ) from error
    if left:
        yield [left]
