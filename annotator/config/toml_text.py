"""Values written as TOML; Python brings a reader only."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any


def to_toml(tables: Mapping[str, Any]) -> str:
    """Write what `tomllib` read, or values of the same kinds: plain values first, then tables.

    Raises:
        TypeError: a value is of no kind that TOML has.
    """
    lines: list[str] = []
    _table(lines, (), tables)
    return "\n".join(lines).lstrip("\n") + "\n" if lines else ""


def _table(lines: list[str], path: tuple[str, ...], table: Mapping[str, Any]) -> None:
    plain = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    if path and (plain or not table):
        lines += ["", f"[{'.'.join(map(toml_key, path))}]"]
    lines += [f"{toml_key(key)} = {toml_value(value)}" for key, value in plain.items()]
    for key, value in table.items():
        if isinstance(value, Mapping):
            _table(lines, (*path, key), value)


def toml_key(key: str) -> str:
    """Write a key, in quotation marks where it needs them."""
    bare = key.isascii() and key.replace("-", "a").replace("_", "a").isalnum()
    return key if bare else _string(key)


def toml_value(value: object) -> str:
    """Write one value on one line.

    Raises:
        TypeError: it is of no kind that TOML has.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{toml_key(key)} = {toml_value(one)}' for key, one in value.items())} }}"
    raise TypeError(f"{type(value).__name__} is no kind of value that TOML has")


def _string(text: str) -> str:
    # JSON escapes as TOML does, but for the one control character that TOML wants escaped as well.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
