"""Results for programs, as JSON in UTF-8."""

from collections.abc import Iterable, Iterator

import orjson

from annotator.cli.streams import result_bytes


def json_result(value: object) -> None:
    """Write one JSON value, indented, to standard output."""
    result_bytes([_bytes(value, orjson.OPT_INDENT_2) + b"\n"])


def json_list(values: Iterable[object]) -> None:
    """Write a JSON list to standard output, an item a line, while the items come."""
    result_bytes(_list(values))


def _list(values: Iterable[object]) -> Iterator[bytes]:
    before = b"["
    for value in values:
        yield before + b"\n" + _bytes(value)
        before = b","
    yield b"[]\n" if before == b"[" else b"\n]\n"


def _bytes(value: object, option: int = 0) -> bytes:
    try:
        return orjson.dumps(value, option=option)
    except TypeError:
        # A name of a file may hold bytes that are no text; say them as the other outputs do.
        return orjson.dumps(_sound(value), option=option)


def _sound(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_sound(key): _sound(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_sound(one) for one in value]
    return value
