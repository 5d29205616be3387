"""The records of a JSON file one by one: one a line, one after the other over several lines, or in one list.

Only one record is in memory at a time, and none may be longer than `LONGEST`.
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import BadInputError, Phrase
from annotator.formats.json.heads import TOKEN
from annotator.formats.opening import name_of, opened, unreadable

LONGEST = 100_000_000
"""In bytes; no article with its annotations is so long, and one that is would fill the memory."""
_BLOCK = 1_000_000
_GAP = re.compile(rb"[\s]*+")
_TO_BRACKET = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+([{}\[\]"])', re.DOTALL)
"""Up to the next bracket outside strings, or to the quote that opens a string which is cut off."""


def json_records(path: Path) -> Iterator[tuple[Phrase, bytes]]:
    """Give where each record stands (for messages) and its bytes.

    Whether they are JSON is for the reader of the record to say.

    Raises:
        BadInputError: the file cannot be read, ends within a record, or has something other than objects.
    """
    name = name_of(path)
    with opened(path) as file:
        try:
            start = file.read(_BLOCK)
            first = start.removeprefix(codecs.BOM_UTF8).lstrip()
            file.seek(0)
            if first.startswith(b"[") or (first.startswith(b"{") and not _ends_with_line(first)):
                yield from _Spread(file, name).records()
            else:
                yield from _lines(file, name)
        except OSError as error:
            raise unreadable(path, error) from error


def _ends_with_line(first: bytes) -> bool:
    """Whether the first record ends with its line, as it does where a record is one line."""
    depth = 0
    line, end, _ = first.partition(b"\n")
    if not end:
        return True
    for match in TOKEN.finditer(line):
        sign = match.group()[:1]
        depth += (sign in b"{[") - (sign in b"}]")
    return depth <= 0


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[Phrase, bytes]]:
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        where = Phrase("{file}, line {number}", file=name, number=number)
        if len(line) > LONGEST:
            raise _too_long(where)
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        line = line.strip()
        if line:
            yield where, line


class _Spread:
    """Records that are not one a line."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self._buffer = b""
        self._at = 0
        self._number = 0

    def records(self) -> Iterator[tuple[Phrase, bytes]]:
        listed = False
        self._fill(_BLOCK)
        self._at = len(codecs.BOM_UTF8) if self._buffer.startswith(codecs.BOM_UTF8) else 0
        if self._sign() == b"[":
            listed = True
            self._at += 1
            if self._sign() == b"]":
                self._end_of_list()
                return
        while sign := self._sign():
            self._number += 1
            if sign != b"{":
                raise BadInputError(
                    "{where}: no object begins there; give records as JSON objects", where=self._where()
                )
            yield self._where(), self._record()
            if not listed:
                continue
            sign = self._sign()
            if sign == b"]":
                self._end_of_list()
                return
            if sign != b",":
                raise BadInputError(
                    "{where}: neither a comma nor the end of the list follows; the file is cut off or broken",
                    where=self._where(),
                )
            self._at += 1
        if listed:
            raise self._cut_off()

    def _where(self) -> Phrase:
        return Phrase("{file}, record {number}", file=self._name, number=self._number)

    def _cut_off(self) -> BadInputError:
        return BadInputError(
            "{where}: the file ends before the record or the list does; it is cut off, take a whole one",
            where=self._where(),
        )

    def _end_of_list(self) -> None:
        self._at += 1
        if self._sign():
            raise BadInputError(
                "{where}: something stands after the end of the list; take it away", where=self._name
            )

    def _fill(self, size: int) -> bool:
        """Read more, and forget what was given out."""
        block = self._file.read(size)
        self._buffer = self._buffer[self._at :] + block
        self._at = 0
        return bool(block)

    def _sign(self) -> bytes:
        """The next byte that is no white space; nothing at the end of the file."""
        while True:
            gap = _GAP.match(self._buffer, self._at)
            self._at = gap.end() if gap else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at : self._at + 1]
            if not self._fill(_BLOCK):
                return b""

    def _record(self) -> bytes:
        """The object that begins here, taken from the buffer."""
        depth, place = 0, self._at
        while True:
            for match in _TO_BRACKET.finditer(self._buffer, place):
                sign = match.group(1)
                if sign == b'"':
                    break
                place = match.end()
                depth += 1 if sign in b"{[" else -1
                if not depth:
                    record = self._buffer[self._at : place]
                    self._at = place
                    return record
            # What is cut off is looked at again from its begin.
            place -= self._at
            if len(self._buffer) - self._at > LONGEST:
                raise _too_long(self._where())
            if not self._fill(max(_BLOCK, len(self._buffer) - self._at)):
                raise self._cut_off()


def _too_long(where: Phrase) -> BadInputError:
    return BadInputError(
        "{where}: the record has more than {megabytes} MB; split it into its articles",
        where=where,
        megabytes=LONGEST // 1_000_000,
    )
