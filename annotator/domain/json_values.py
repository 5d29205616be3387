"""JSON values as they stand in attributes and metadata, compared as JSON and not as Python compares them."""

from collections.abc import Mapping
from typing import TypeAlias

import orjson

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = Mapping[str, Json]

EMPTY: JsonObject = {}


def to_text(value: object) -> str:
    """Write a value as compact JSON; the order of keys and the type of numbers (24, 24.0) are kept."""
    return orjson.dumps(value).decode()


def from_text(text: str) -> Json:
    """Read what `to_text` wrote."""
    value: Json = orjson.loads(text)
    return value


def same(one: object, other: object) -> bool:
    """Whether two values are the same JSON, the order of keys apart: 24, 24.0 and true all differ."""
    return orjson.dumps(one, option=orjson.OPT_SORT_KEYS) == orjson.dumps(other, option=orjson.OPT_SORT_KEYS)
