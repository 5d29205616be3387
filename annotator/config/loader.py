"""The file of settings: it holds only what differs from the defaults, and keeps what it does not know."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_origin, get_type_hints

from annotator.config.files import write_whole
from annotator.config.settings import Settings, limits_of
from annotator.config.toml_text import to_toml

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as they were read, and what there is to say about the file."""

    settings: Settings = field(default_factory=Settings)
    messages: tuple[str, ...] = ()
    """Plain English sentences, `what happened, and what to do`."""
    unknown: Mapping[str, Any] = field(default_factory=dict)
    """What the file has beyond the settings that this version knows; written back when it is saved."""
    broken: bool = False
    """The file is no TOML or cannot be read; it should not be written over unasked."""


def load(path: Path) -> Loaded:
    """Read the settings; whatever is wrong with the file, there are settings."""
    try:
        with path.open("rb") as file:
            tables = tomllib.load(file)
    except FileNotFoundError:
        return Loaded()
    except (OSError, ValueError, RecursionError) as error:
        why = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
        told = (
            f"the settings in {path} cannot be read ({why}); the defaults are used, mend or remove the file"
        )
        return Loaded(messages=(told,), broken=True)
    messages: list[str] = []
    unknown: dict[str, Any] = {}
    settings = _filled(Settings, tables, (), messages, unknown)
    return Loaded(settings, tuple(f"{message} ({path})" for message in messages), unknown)


def save(path: Path, settings: Settings, unknown: Mapping[str, Any] | None = None) -> None:
    """Write the settings that differ from the defaults, and beside them what was not known.

    Raises:
        OSError: the file cannot be written; the old one is untouched.
    """
    write_whole(path, to_toml(_merged(_different(settings), unknown or {})))


def carried_over(before: T, after: T, to: T) -> T:
    """Make the changes that lead from one to another in a third, which somebody else wrote meanwhile.

    Args:
        before: settings, or a table of them.
        after: the same, changed.
        to: what is in the file now; it keeps what was not changed.
    """
    changed: dict[str, Any] = {}
    for one in fields(after):  # type: ignore[arg-type]  # always a dataclass here
        old, new, there = (getattr(settings, one.name) for settings in (before, after, to))
        if old == new:
            continue
        if isinstance(new, Mapping):
            rest = {key: value for key, value in there.items() if key in new or key not in old}
            own = {key: value for key, value in new.items() if old.get(key) != value}
            changed[one.name] = rest | own
        else:
            changed[one.name] = carried_over(old, new, there) if is_dataclass(new) else new
    return replace(to, **changed)  # type: ignore[type-var]  # always a dataclass here


def _filled(
    kind: type[T],
    table: Mapping[str, Any],
    path: tuple[str, ...],
    messages: list[str],
    unknown: dict[str, Any],
) -> T:
    """Make an object of a table; what does not fit stays at its default and is said."""
    known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]  # always a dataclass here
    types = get_type_hints(kind)
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = ".".join((*path, key))
        if key not in known:
            unknown[key] = value
            messages.append(f"the setting {name} is not known; it was kept, look for a mistyped name")
        elif get_origin(types[key]) is Mapping:
            values[key] = _lists(value, name, messages)
        elif is_dataclass(types[key]):
            if isinstance(value, dict):
                rest: dict[str, Any] = {}
                values[key] = _filled(types[key], value, (*path, key), messages, rest)
                if rest:
                    unknown[key] = rest
            else:
                messages.append(f"the setting {name} should be a table; the defaults are used")
        else:
            fitting = _fitting(types[key], value)
            if fitting is None:
                messages.append(f"the setting {name} should be {_said(types[key])}; the default is used")
            else:
                values[key] = _within(kind, key, fitting, name, messages)
    return kind(**values)


def _lists(table: object, path: str, messages: list[str]) -> dict[str, tuple[str, ...]]:
    """A table of lists of texts, whatever its keys are; what is no such list is left out and said."""
    if not isinstance(table, dict):
        messages.append(f"the setting {path} should be a table; the defaults are used")
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for key, value in table.items():
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            found[key] = tuple(value)
        else:
            messages.append(f"the setting {path}.{key} should be a list of texts; the default is used")
    return found


def _fitting(kind: type, value: object) -> object | None:
    """The value as the kind wants it; None where it does not fit."""
    if issubclass(kind, StrEnum):
        return next((one for one in kind if one.value == value), None)
    if kind is float and type(value) is int:
        return float(value)
    return value if type(value) is kind else None


def _within(kind: type, key: str, value: object, path: str, messages: list[str]) -> object:
    """The value, or the nearest that the limits of its setting allow, which is then said."""
    limits = limits_of(kind, key)
    if limits is None or not isinstance(value, (int, float)) or limits.least <= value <= limits.most:
        return value
    nearest = type(value)(limits.most if value > limits.most else limits.least)
    messages.append(
        f"the setting {path} should be from {limits.least:g} to {limits.most:g}; {nearest:g} is used"
    )
    return nearest


def _said(kind: type) -> str:
    if issubclass(kind, StrEnum):
        return "one of " + ", ".join(kind)
    return {bool: "true or false", int: "a whole number", float: "a number"}.get(kind, "a text")


def _different(settings: object) -> dict[str, Any]:
    default = type(settings)()
    result: dict[str, Any] = {}
    for one in fields(settings):  # type: ignore[arg-type]  # always a dataclass here
        value = getattr(settings, one.name)
        if isinstance(value, Mapping):
            if value:
                result[one.name] = {key: list(texts) for key, texts in value.items()}
        elif is_dataclass(value):
            inner = _different(value)
            if inner:
                result[one.name] = inner
        elif value != getattr(default, one.name):
            result[one.name] = value
    return result


def _merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(one)
    for key, value in other.items():
        there = result.get(key)
        if isinstance(there, Mapping) and isinstance(value, Mapping):
            result[key] = _merged(there, value)
        else:
            result[key] = value
    return result
