"""One line of native JSONL as strict JSON: nothing that a careless parser drops or bends gets through.

orjson parses; what it would let pass unseen (a key twice, a whole number beyond 64 bits turned into a
fraction) is noticed by counting, at a small part of the price of parsing, and only then the slow and exact
reading of the standard library is used. Lone surrogates, which orjson refuses, come that way too.
"""

import json
import re
from collections.abc import Callable
from functools import partial
from typing import NoReturn

import orjson

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.domain.text import REPLACEMENT
from annotator.formats.wording import kind_of, shown

_DIGITS = bytes(0x30 if 0x30 <= byte <= 0x39 else 0x20 for byte in range(256))
_LONG_NUMBER = b"0" * 19
_LOOSE_COLON = re.compile(rb'" +:')
_LARGEST, _SMALLEST = 2**64 - 1, -(2**63)
_SURROGATE = re.compile("[\ud800-\udfff]")
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_FREE = frozenset({"attributes", "meta", "origin", "decisions"})
"""What may hold any JSON, a NUL too: it is stored as JSON and never as bare text."""


def parse(line: bytes, where: str) -> tuple[dict[str, Json], bool]:
    """Read one line as a JSON object whose strings can be stored, and say whether some had to be changed.

    Raises:
        BadInputError: no JSON, no object, a key twice, NaN, a number beyond 64 bits, nested too deeply.
    """
    value, changed = _parsed(line, where, _cleaned)
    if not isinstance(value, dict):
        raise BadInputError(
            "{where}: the line is {kind} where an article is wanted; write one JSON object a line",
            where=where,
            kind=kind_of(value),
        )
    return value, changed


def parse_free(data: bytes, where: str) -> Json:
    """Read any JSON that may stand in attributes and `meta`; a NUL is kept, a lone surrogate is not.

    Raises:
        BadInputError: no JSON, a key twice, NaN, a number beyond 64 bits, nested too deeply.
    """
    return _parsed(data, where, _free)[0]


def _parsed(line: bytes, where: str, cleaned: Callable[[Json], Json]) -> tuple[Json, bool]:
    try:
        value: Json = orjson.loads(line)
    except orjson.JSONDecodeError:
        return _carefully(line, where, cleaned)
    if b"\\u0000" in line or _needs_care(line, _again(value, where)):
        return _carefully(line, where, cleaned)
    return value, False


def _needs_care(line: bytes, written: bytes) -> bool:
    """Whether orjson may have dropped or bent something; `written` is what it would write for the line."""
    if line == written:
        return False
    if _LONG_NUMBER in line.translate(_DIGITS) or b"\t" in line or b"\r" in line:
        return True
    escapes = b"\\" in line
    if escapes and b'\\\\":' in line:
        return True
    if _keys(line, escapes=escapes) != _keys(written, escapes=escapes or b"\\" in written):
        return True
    return b" :" in line and _LOOSE_COLON.search(line) is not None


def _keys(line: bytes, *, escapes: bool) -> int:
    """Count the quotes before a colon that are not escaped, each the end of a key."""
    return line.count(b'":') - (line.count(b'\\":') if escapes else 0)


def _again(value: object, where: str) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError as error:
        raise _too_deep(where) from error


def _too_deep(where: str) -> BadInputError:
    return BadInputError("{where}: the values are nested too deeply; flatten them", where=where)


def _carefully(line: bytes, where: str, cleaned: Callable[[Json], Json]) -> tuple[Json, bool]:
    """Parse with the standard library, looking at every key and number."""
    try:
        read = json.loads(
            line.decode(),
            parse_constant=partial(_constant, where),
            parse_int=partial(_whole, where),
            parse_float=partial(_fraction, where),
            object_pairs_hook=partial(_once, where),
        )
        value = cleaned(read)
        changed = value != read
    except RecursionError as error:
        raise _too_deep(where) from error
    except UnicodeDecodeError as error:
        raise BadInputError(
            "{where}: the line is not UTF-8 (its byte {position}, counted from 0); save the file as UTF-8",
            where=where,
            position=error.start,
        ) from error
    except json.JSONDecodeError as error:
        raise BadInputError(
            "{where}: the line is no JSON ({why}, column {column}); correct it",
            where=where,
            why=error.msg,
            column=error.colno,
        ) from error
    _again(_without_text(value), where)
    return value, changed


def _without_text(value: Json) -> Json:
    return {key: one for key, one in value.items() if key != "text"} if isinstance(value, dict) else value


def _cleaned(value: Json) -> Json:
    """Replace what cannot be stored in all strings but the article's text, which is made canonical later."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return _storable(value, _FORBIDDEN)
    return {key: one if key == "text" else _storable(one, _within(key)) for key, one in value.items()}


def _free(value: Json) -> Json:
    return _storable(value, _SURROGATE)


def _within(key: str) -> re.Pattern[str]:
    return _SURROGATE if key in _FREE else _FORBIDDEN


def _storable(value: Json, forbidden: re.Pattern[str]) -> Json:
    if isinstance(value, str):
        return forbidden.sub(REPLACEMENT, value)
    if isinstance(value, list):
        return [_storable(one, forbidden) for one in value]
    if isinstance(value, dict):
        return {
            forbidden.sub(REPLACEMENT, key): _storable(
                one, _SURROGATE if forbidden is _SURROGATE else _within(key)
            )
            for key, one in value.items()
        }
    return value


def _constant(where: str, name: str) -> NoReturn:
    raise BadInputError("{where}: {number} is no number in JSON; leave it out", where=where, number=name)


def _whole(where: str, digits: str) -> int:
    if len(digits) > 20 or not _SMALLEST <= (number := int(digits)) <= _LARGEST:
        raise BadInputError(
            "{where}: the number {number} has more than 64 bits; write it as a text",
            where=where,
            number=shown(digits, 30),
        )
    return number


def _fraction(where: str, digits: str) -> float:
    number = float(digits)
    if number in {float("inf"), float("-inf")}:
        raise BadInputError(
            "{where}: the number {number} is too large; write it as a text",
            where=where,
            number=shown(digits, 30),
        )
    return number


def _once(where: str, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadInputError(
            "{where}: the key {key} stands twice in one object; keep one", where=where, key=shown(twice)
        )
    return result
