"""Values of native JSONL by key: of the kind that is wanted, or refused by name; null counts as left out."""

from enum import StrEnum
from typing import TypeAlias, TypeVar

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import EMPTY, Json, JsonObject
from annotator.formats.wording import kind_of, shown

Object: TypeAlias = dict[str, Json]
_Word = TypeVar("_Word", bound=StrEnum)


def unknown_key(entry: Object, known: frozenset[str], whose: str, where: str) -> BadInputError:
    """Say which key is unknown."""
    return BadInputError(
        "{where}: {whose} has the unknown key {key}; remove it, or keep what it says in the article's `meta`",
        where=where,
        whose=whose,
        key=shown(next(key for key in entry if key not in known)),
    )


def _other_kind(entry: Object, key: str, whose: str, wanted: str, where: str) -> BadInputError:
    return BadInputError(
        "{where}: `{key}` of {whose} is {kind}; write {wanted}",
        where=where,
        key=key,
        whose=whose,
        kind=kind_of(entry.get(key)),
        wanted=wanted,
    )


def named(entry: Object, key: str, whose: str, where: str) -> str:
    """Return a text that must be there and not be empty."""
    value = entry.get(key)
    if not isinstance(value, str):
        raise _other_kind(entry, key, whose, "a text", where)
    if not value:
        raise BadInputError(
            "{where}: `{key}` of {whose} is empty; fill it in", where=where, key=key, whose=whose
        )
    return value


def optional_text(entry: Object, key: str, whose: str, where: str) -> str | None:
    """Return a text, or None where it was left out."""
    value = entry.get(key)
    if value is None or isinstance(value, str):
        return value
    raise _other_kind(entry, key, whose, "a text", where)


def object_of(entry: Object, key: str, whose: str, where: str) -> JsonObject:
    """Return an object, an empty one where it was left out."""
    value = entry.get(key)
    if value is None:
        return EMPTY
    if isinstance(value, dict):
        return value
    raise _other_kind(entry, key, whose, "an object", where)


def listed(entry: Object, key: str, whose: str, where: str) -> list[Json]:
    """Return a list, an empty one where it was left out."""
    value = entry.get(key)
    if value is None:
        return []
    if isinstance(value, list):
        return value
    raise _other_kind(entry, key, whose, "a list", where)


def no_object(what: str, entry: Json, where: str) -> BadInputError:
    """Say that something else stands where an object is wanted."""
    return BadInputError(
        "{where}: {kind} stands where {what} is wanted; write an object",
        where=where,
        kind=kind_of(entry),
        what=what,
    )


def word(entry: Object, key: str, words: type[_Word], usual: _Word, where: str) -> _Word:
    """Return one of the words of a list, the usual one where it was left out."""
    value = entry.get(key)
    if value is None:
        return usual
    try:
        return words(str(value))
    except ValueError:
        raise BadInputError(
            "{where}: `{key}` is {value}; write one of {known}",
            where=where,
            key=key,
            value=shown(value),
            known=", ".join(words),
        ) from None
