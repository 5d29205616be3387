"""Descriptions in REFI-QDA: a note that people read, and below a line what else is known, a line each.

    It is not clear whether he means all of them.
    ---
    form = "organisation"
    @id = "s1"

Values are JSON. Names with `@` are ours, others are attributes. Another program may show and change it all.
"""

import re
from collections.abc import Mapping

import orjson

from annotator.domain.json_values import Json
from annotator.formats.xml.text import FORBIDDEN, json_of

_LINE = "---"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_ENTRY = re.compile(r'(@?[A-Za-z][A-Za-z0-9_.-]*|"(?:[^"\\]|\\.)*") = (.+)')
_NOTE = "@note"
"""Stands for a note that XML cannot hold."""


def described(note: str, attributes: Mapping[str, Json], facts: Mapping[str, object]) -> str:
    """Write a description; empty where there is nothing to say.

    Args:
        note: what a person wrote.
        attributes: of the annotation or relation.
        facts: what else is known, by names of ours.
    """
    lines = [
        f"{name if _PLAIN.fullmatch(name) else json_of(name)} = {json_of(value)}"
        for name, value in attributes.items()
    ]
    lines += [f"@{name} = {json_of(value)}" for name, value in facts.items()]
    if FORBIDDEN.search(note) or (not lines and _LINE in note):
        lines.append(f"{_NOTE} = {json_of(note)}")
        note = ""
    if not lines:
        return note
    return "\n".join([*([note] if note else []), _LINE, *lines])


def told(description: str) -> tuple[str, dict[str, Json], dict[str, Json] | None]:
    """Read a description: the note, the attributes, and what else is known; None where it is not ours."""
    lines = description.split("\n")
    at = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].rstrip("\r ") == _LINE), len(lines))
    entries = [_entry(stripped) for line in lines[at + 1 :] if (stripped := line.strip("\r "))]
    known = [one for one in entries if one is not None]
    if not known or len(known) != len(entries):
        return description, {}, None
    attributes = {name: value for ours, name, value in known if not ours}
    facts = {name: value for ours, name, value in known if ours}
    note = facts.pop("note", None)
    return note if isinstance(note, str) else "\n".join(lines[:at]), attributes, facts


def _entry(line: str) -> tuple[bool, str, Json] | None:
    """Whether a line is ours, its name and its value; None where it is no such line."""
    found = _ENTRY.fullmatch(line)
    if not found:
        return None
    name = found.group(1)
    try:
        value: Json = orjson.loads(found.group(2))
        plain: str = orjson.loads(name) if name.startswith('"') else name
    except orjson.JSONDecodeError:
        return None
    return plain is name and name.startswith("@"), plain.removeprefix("@") if plain is name else plain, value
