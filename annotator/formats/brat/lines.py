"""The lines of a brat file, each taken apart and checked for itself; how they hang together comes later."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.plain_numbers import whole_number
from annotator.formats.broken_records import Broken
from annotator.formats.wording import shown

_ID = re.compile(r"[TREAMN#]\S+")


class Stretch(NamedTuple):
    """A `T` line; offsets as the file has them, sorted and not overlapping."""

    line: int
    id: str
    label: str
    places: tuple[tuple[int, int], ...]
    covered: str


class Tie(NamedTuple):
    """An `R` line, or one that a group (`*`) comes to."""

    line: int
    id: str | None
    type: str
    ends: tuple[str, str]


class Event(NamedTuple):
    """An `E` line."""

    line: int
    id: str
    type: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]


class Said(NamedTuple):
    """What an `A`, `M`, `N` or `#` line says of something else."""

    line: int
    name: str
    about: str
    value: str | None
    """None where there is none: it applies."""


@dataclass(slots=True)
class Standoff:
    """All lines of a file by their kind."""

    stretches: dict[str, Stretch] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    groups: list[tuple[int, str, tuple[str, ...]]] = field(default_factory=list)
    events: dict[str, Event] = field(default_factory=dict)
    attributes: list[Said] = field(default_factory=list)
    references: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)


def read_lines(text: str, file: str, broken: Broken) -> Standoff:
    """Take the lines of a file apart; they end with LF and with nothing else.

    Raises:
        BadInputError: naming file, line and what is wrong.
    """
    found = Standoff()
    seen: set[str] = set()
    for number, whole in enumerate(text.split("\n"), 1):
        if not whole or whole.isspace():
            continue
        line = whole.removesuffix("\r")
        try:
            _take(line, number, found, seen)
        except _WrongError as wrong:
            broken.refuse(_refusal(wrong.template, file, number, wrong.facts))
    return found


class _WrongError(Exception):
    """What is wrong with a line."""

    def __init__(self, template: str, **facts: object) -> None:
        super().__init__(template)
        self.template = template
        self.facts = facts


def _refusal(template: str, file: str, line: int, facts: dict[str, object]) -> BadInputError:
    where = Phrase("{file}, line {number}", file=file, number=line)
    return BadInputError("{where}: " + template, where=where, **facts)


def refusal(template: str, file: str, line: int, **facts: object) -> BadInputError:
    """Return the refusal of a line."""
    return _refusal(template, file, line, facts)


def _take(line: str, number: int, found: Standoff, seen: set[str]) -> None:
    known_as, tab, rest = line.partition("\t")
    if not tab:
        raise _WrongError(
            "there is no tab after {id}; the fields of brat files are separated by tabs",
            id=shown(known_as, 30),
        )
    kind = known_as[:1]
    if kind == "*":
        name, *members = rest.split() or [""]
        found.groups.append((number, name, tuple(members)))
        return
    if not _ID.fullmatch(known_as):
        raise _WrongError(
            "{id} is no number of brat's; write T, R, E, A, N or # and a number", id=shown(known_as, 30)
        )
    if known_as in seen:
        raise _WrongError("there are two {id}; give one of them another number", id=shown(known_as, 30))
    _KINDS[kind](found, number, known_as, rest)
    seen.add(known_as)


def _stretch(found: Standoff, line: int, id: str, rest: str) -> None:
    data, _, covered = rest.partition("\t")
    label, _, places = data.partition(" ")
    if not label or not places:
        raise _WrongError("{id} has no label and offsets; write `LABEL START END`", id=shown(id, 30))
    found.stretches[id] = Stretch(line, id, label, _places(places, id), covered)


def _places(places: str, id: str) -> tuple[tuple[int, int], ...]:
    if ";" not in places:
        return (_pair(places, id),)
    pairs = sorted(_pair(one, id) for one in places.split(";"))
    for (_, last), (start, _) in pairwise(pairs):
        if start < last:
            raise _WrongError("the parts of {id} overlap; correct the offsets", id=shown(id, 30))
    return tuple(pairs)


def _pair(place: str, id: str) -> tuple[int, int]:
    start, _, end = place.strip().partition(" ")
    first, last = whole_number(start), whole_number(end)
    if first is None or last is None:
        raise _WrongError(
            "the offsets of {id} are {place}; write whole numbers `START END`, parts separated by `;`",
            id=shown(id, 30),
            place=shown(place, 40),
        )
    if first >= last:
        raise _WrongError(
            "the offsets {start} and {end} of {id} are empty or reversed; correct them",
            id=shown(id, 30),
            start=first,
            end=last,
        )
    return first, last


def _tie(found: Standoff, line: int, id: str, rest: str) -> None:
    name, *arguments = rest.split() or [""]
    if len(arguments) != 2 or any(":" not in one for one in arguments):
        raise _WrongError(
            "the relation {id} has not two ends; write `TYPE Arg1:T1 Arg2:T2`", id=shown(id, 30)
        )
    first, second = (one.partition(":")[2] for one in arguments)
    found.ties.append(Tie(line, id, name, (first, second)))


def _event(found: Standoff, line: int, id: str, rest: str) -> None:
    head, *arguments = rest.split() or [""]
    name, colon, trigger = head.partition(":")
    if not colon or any(":" not in one for one in arguments):
        raise _WrongError(
            "the event {id} has no trigger or a broken argument; write `TYPE:T1 ROLE:T2 …`", id=shown(id, 30)
        )
    pairs = tuple((role, other) for role, _, other in (one.partition(":") for one in arguments))
    found.events[id] = Event(line, id, name, trigger, pairs)


def _attribute(found: Standoff, line: int, id: str, rest: str) -> None:
    name, _, after = rest.partition("\t")[0].rstrip().partition(" ")
    about, space, value = after.partition(" ")
    if not about:
        raise _WrongError("the attribute {id} is of nothing; write `NAME T1 VALUE`", id=shown(id, 30))
    found.attributes.append(Said(line, name, about, value if space else None))


def _reference(found: Standoff, line: int, id: str, rest: str) -> None:
    data, _, words = rest.partition("\t")
    parts = data.split()
    if len(parts) != 3:
        raise _WrongError("the reference {id} is broken; write `Reference T1 SOURCE:ID`", id=shown(id, 30))
    found.references.append(Said(line, parts[0], parts[1], " ".join([parts[2], words]).strip()))


def _note(found: Standoff, line: int, id: str, rest: str) -> None:
    data, _, said = rest.partition("\t")
    name, _, about = data.strip().partition(" ")
    if not name:
        raise _WrongError("the note {id} is of nothing; write `AnnotatorNotes T1`", id=shown(id, 30))
    found.notes.append(Said(line, name, about.strip(), said))


_KINDS = {
    "T": _stretch,
    "R": _tie,
    "E": _event,
    "A": _attribute,
    "M": _attribute,
    "N": _reference,
    "#": _note,
}
