"""From the bytes of a file to its text: which encoding, how sure, which line ends; or a plain refusal."""

import codecs
import re
from dataclasses import dataclass

from annotator.domain.errors import BadInputError
from annotator.formats.guessing import Guess, guessed, mostly_utf8, wide
from annotator.formats.wording import shown

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (Word and OpenDocument files are such archives)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh91AY&SY", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_STRANGE = bytes(range(9)) + bytes(range(14, 27))
"""Control characters that texts hardly have; tabs, line ends, page breaks and separators are none."""
_MOST_STRANGE = 0.3
_LINE_END = re.compile("\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file as it stands in it, without its byte order mark, not yet canonical."""

    text: str
    encoding: str
    certainty: float
    """0 to 1; below 1 only where the encoding was guessed."""
    bom: bytes
    """The byte order mark that was taken off, or nothing."""
    line_ends: str
    """`lf`, `crlf`, `cr`, `mixed` or `none`."""
    guessed: bool = False
    """Whether neither a byte order mark nor the bytes themselves nor a person decided."""
    rivals: tuple[str, ...] = ()
    """Other encodings that fit as well, where it was guessed."""
    first_bad: int | None = None
    """Position of the first byte that is no UTF-8 (the first byte is 0), where the encoding was guessed."""


def decode(data: bytes, where: str, encoding: str = "") -> Decoded:
    """Decode the bytes of a file as the contract says; `encoding` overrides.

    Raises:
        BadInputError: an empty or binary file, broken bytes, an unknown encoding.
    """
    if not data:
        raise BadInputError("{where}: the file is empty; give a file with text in it", where=where)
    _refuse_binary(data, where)
    if encoding:
        return _as_asked(data, where, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark) and (name != "utf-32-le" or len(data) % 4 == 0):
            return _decoded(_strict(data[len(mark) :], name, where, len(mark)), name, mark)
    if b"\0" in data and (guess := wide(data)):
        return _from_guess(guess, None)
    if len(data) - len(data.translate(None, _STRANGE)) > _MOST_STRANGE * len(data):
        raise BadInputError(
            "{where}: this is no text but a binary file; save it as plain text and import that", where=where
        )
    try:
        return _decoded(data.decode(), "utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, where, error)


def _refuse_binary(data: bytes, where: str) -> None:
    """Refuse files that are known by their first bytes to be no plain text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BadInputError(
                "{where}: this is {what} and not plain text; save it as plain text (UTF-8) and import that",
                where=where,
                what=what,
            )


def mark_of(data: bytes) -> str:
    """Name the encoding that a byte order mark at the beginning announces, or nothing."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def line_ends(text: str) -> str:
    """Say which line ends a text has: `lf`, `crlf`, `cr`, `mixed` or `none`."""
    if "\r" not in text:
        return "lf" if "\n" in text else "none"
    kinds = set(_LINE_END.findall(text))
    return {"\n": "lf", "\r\n": "crlf", "\r": "cr"}[kinds.pop()] if len(kinds) == 1 else "mixed"


def line_of(data: bytes, position: int) -> int:
    """Return the line (from 1) in which a byte of a file stands."""
    before = data[:position]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _decoded(text: str, encoding: str, mark: bytes = b"") -> Decoded:
    return Decoded(text, encoding, 1.0, mark, line_ends(text))


def _from_guess(guess: Guess, first_bad: int | None) -> Decoded:
    return Decoded(
        text=guess.text,
        encoding=guess.encoding,
        certainty=guess.certainty,
        bom=b"",
        line_ends=line_ends(guess.text),
        guessed=True,
        rivals=guess.rivals,
        first_bad=first_bad,
    )


def _not_utf8(data: bytes, where: str, error: UnicodeDecodeError) -> Decoded:
    if mostly_utf8(data):
        raise _broken(data, where, "utf-8", error.start) from error
    guess = guessed(data)
    if guess is None:
        raise BadInputError(
            "{where}: the text is not UTF-8 (byte {position}, counted from 0, line {line}) and its encoding"
            " cannot be told for sure; save it as UTF-8, or name its encoding (--encoding)",
            where=where,
            position=error.start,
            line=line_of(data, error.start),
        ) from error
    return _from_guess(guess, error.start)


def encoding_named(encoding: str) -> str:
    """The name by which Python knows an encoding.

    Raises:
        BadInputError: it knows none of that name.
    """
    try:
        name = codecs.lookup(encoding).name
        "a".encode(name)
    except (LookupError, UnicodeError, ValueError) as error:
        raise BadInputError(
            "there is no encoding named {encoding}; name one such as utf-8, cp1252 or shift_jis",
            encoding=shown(encoding),
        ) from error
    return name


def _as_asked(data: bytes, where: str, encoding: str) -> Decoded:
    name = encoding_named(encoding)
    family = name.removesuffix("-sig")
    for mark, marked in _MARKS:
        if data.startswith(mark) and family in {marked, marked.removesuffix("-le").removesuffix("-be")}:
            return _decoded(_strict(data[len(mark) :], marked, where, len(mark)), marked, mark)
    return _decoded(_strict(data, name, where, 0), family)


def _strict(data: bytes, encoding: str, where: str, offset: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(data, where, encoding, error.start, offset) from error
    except UnicodeError as error:
        raise BadInputError(
            "{where}: the text is not {encoding}; name another encoding", where=where, encoding=encoding
        ) from error


def _broken(data: bytes, where: str, encoding: str, start: int, offset: int = 0) -> BadInputError:
    return BadInputError(
        "{where}: the text is {encoding} with broken bytes, the first is byte {position} (counted from 0),"
        " line {line}; repair the file, or name its encoding (--encoding)",
        where=where,
        encoding=encoding.upper() if encoding.startswith("utf") else encoding,
        position=start + offset,
        line=line_of(data, start),
    )
