"""Results for programs as JSON: a list that is written an item a line, and values that may hold any text."""

from collections.abc import Iterable, Iterator

import orjson


def json_list(values: Iterable[object]) -> Iterator[str]:
    """A JSON list piece by piece, an item a line, while the items come."""
    before = "["
    for value in values:
        yield f"{before}\n{json_text(value)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def json_text(value: object, *, indented: bool = False) -> str:
    """A value as JSON, in UTF-8; the bytes of a file's name that are no text are escaped as everywhere."""
    option = orjson.OPT_INDENT_2 if indented else 0
    try:
        return orjson.dumps(value, option=option).decode()
    except TypeError:
        return orjson.dumps(_sound(value), option=option).decode()


def _sound(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_sound(key): _sound(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_sound(one) for one in value]
    return value
