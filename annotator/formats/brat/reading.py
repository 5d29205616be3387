"""From the lines of a brat file to an annotation set; events, groups, references become what is nearest."""

import operator
from collections.abc import Mapping
from itertools import pairwise

import orjson

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import EMPTY, Json, JsonObject
from annotator.domain.span import Fragments, Span
from annotator.formats.api import Finding, RelationRecord, SpanRecord, Tell
from annotator.formats.brat.lines import Event, Said, Standoff, Stretch, Tie, refusal
from annotator.formats.brat.names import unescaped
from annotator.formats.brat.places import Places
from annotator.formats.brat.writing import DISCUSS, FRAGMENTS, ID, NOTE, ORIGIN
from annotator.formats.broken_records import Broken
from annotator.formats.line_ends import joined, split
from annotator.formats.plain_values import from_text, unquoted
from annotator.formats.wording import shown

_DIGITS = "0123456789"
_NOTHING: Mapping[str, str] = {}


class Reading:
    """Reads one file.

    Args:
        lines: its lines.
        places: where they are in the text.
        file: its name, for messages.
        own: whether this program wrote it, with notes of its own.
        broken: takes what is broken.
        tell: takes remarks.
    """

    def __init__(
        self, lines: Standoff, places: Places, file: str, broken: Broken, tell: Tell, *, own: bool
    ) -> None:
        self._lines = lines
        self._places = places
        self._file = file
        self._own = own
        self._broken = broken
        self._tell = tell
        self._attributes: dict[str, dict[str, Json]] = {}
        self._words: dict[str, list[str]] = {}
        self._known: dict[str, dict[str, str]] = {}

    def layer(self) -> tuple[tuple[SpanRecord, ...], tuple[RelationRecord, ...]]:
        """Return the annotations and relations.

        Raises:
            BadInputError: naming file, line and what is wrong.
        """
        lines = self._lines
        ties = [*lines.ties, *self._of_groups(), *self._of_events()]
        owners = self._owners(ties)
        self._say(owners)
        spans: dict[str, SpanRecord] = {}
        ids: set[str] = set()
        for number, stretch in lines.stretches.items():
            span = self._span(stretch)
            if span is None:
                continue
            if span.id in ids:
                self._broken.refuse(self._twice(span.id, stretch))
                continue
            ids.add(span.id)
            spans[number] = span
        relations = tuple(one for tie in ties if (one := self._relation(tie, spans, owners)) is not None)
        return tuple(spans.values()), relations

    def _owners(self, ties: list[Tie]) -> dict[str, str]:
        """What a number is about in the end: an event is what triggers it."""
        owners = {one: one for one in self._lines.stretches}
        owners |= {tie.id: tie.id for tie in ties if tie.id is not None}
        for event in self._lines.events.values():
            if event.trigger in self._lines.stretches:
                owners[event.id] = event.trigger
        return owners

    def _say(self, owners: dict[str, str]) -> None:
        """Gather what is said of each annotation and relation."""
        for said in self._lines.attributes:
            if (owner := self._owner(said, owners)) is not None:
                name = unescaped(said.name) if self._own else said.name
                self._set(owner, name, True if said.value is None else from_text(said.value), said)
        for said in self._lines.references:
            if (owner := self._owner(said, owners)) is not None:
                self._set(owner, said.name, said.value or "", said)
        for said in self._lines.notes:
            if (owner := self._owner(said, owners)) is None:
                continue
            words = said.value or ""
            if self._own and said.name in {ID, FRAGMENTS, DISCUSS, ORIGIN}:
                self._known.setdefault(owner, {})[said.name] = words
            elif self._own:
                self._words.setdefault(owner, []).append(unquoted(words))
            elif words.strip():
                kind = "" if said.name == NOTE else f"{said.name}: "
                self._words.setdefault(owner, []).append(kind + words.strip())

    def _owner(self, said: Said, owners: dict[str, str]) -> str | None:
        owner = owners.get(said.about)
        if owner is None:
            self._passed_over(said.line, "{name} says something of {about}, which is no annotation", said)
        return owner

    def _set(self, owner: str, name: str, value: Json, said: Said) -> None:
        known = self._attributes.setdefault(owner, {})
        if name in known:
            self._passed_over(said.line, "{about} has {name} a second time", said)
            return
        known[name] = value

    def _passed_over(self, line: int, why: str, said: Said) -> None:
        facts: dict[str, object] = {"name": shown(said.name), "about": shown(said.about, 30)}
        self._tell(Finding(f"{self._file}, line {line}", "passed over: {why}", {"why": Phrase(why, **facts)}))

    def _span(self, stretch: Stretch) -> SpanRecord | None:
        found = self._found(stretch)
        if found is None:
            return None
        number = stretch.id
        if not self._own:
            return SpanRecord(
                id=number,
                label=stretch.label,
                fragments=joined(found, self._places.text),
                attributes=self._attributes.get(number, EMPTY),
                note="\n".join(self._words.get(number, ())),
            )
        known = self._known.get(number, _NOTHING)
        simple = len(found) == 1 and FRAGMENTS not in known
        return SpanRecord(
            unquoted(known[ID]) if ID in known else number,
            unescaped(stretch.label),
            found if simple else self._exact(found, known.get(FRAGMENTS), stretch),
            self._attributes.get(number, EMPTY),
            "\n".join(self._words.get(number, ())),
            DISCUSS in known,
            origin_noted(known.get(ORIGIN)),
        )

    def _twice(self, id: str, stretch: Stretch) -> BadInputError:
        told = "two annotations have the id {id}; remove one of the notes that say so"
        return refusal(told, self._file, stretch.line, id=shown(id))

    def _found(self, stretch: Stretch) -> Fragments | None:
        found = self._places.of(stretch)
        if self._places.fits(stretch, found):
            return found
        self._broken.refuse(self._wrong_place(stretch, found))
        return None

    def _wrong_place(self, stretch: Stretch, found: Fragments | None) -> BadInputError:
        if found is None:
            return refusal(
                "{id} goes beyond the text, which has {length} code points; correct its offsets, or give the"
                " text they were made for",
                self._file,
                stretch.line,
                id=shown(stretch.id, 30),
                length=len(self._places.text),
            )
        return refusal(
            "{id} is {given} in the file, but {found} stands at its offsets; correct one of them (brat counts"
            " code points)",
            self._file,
            stretch.line,
            id=shown(stretch.id, 30),
            given=shown(stretch.covered),
            found=shown(" ".join(one.of(self._places.text) for one in found)),
        )

    def _exact(self, found: Fragments, noted: str | None, stretch: Stretch) -> Fragments:
        """The fragments as they were before they were split, unless they were changed since."""
        text = self._places.text
        if noted is not None:
            exact = fragments_noted(noted, len(text))
            if exact is not None and split(exact, text) == found:
                return exact
            self._tell(
                Finding(
                    f"{self._file}, line {stretch.line}",
                    "{id} was changed in brat, so its earlier fragments were passed over",
                    {"id": shown(stretch.id, 30)},
                )
            )
        return joined(found, text)

    def _relation(
        self, tie: Tie, spans: dict[str, SpanRecord], owners: dict[str, str]
    ) -> RelationRecord | None:
        ends = [spans.get(owners.get(one, one)) for one in tie.ends]
        if ends[0] is None or ends[1] is None:
            missing = tie.ends[0 if ends[0] is None else 1]
            self._broken.refuse(
                refusal(
                    "{type} has an end {id} that is no annotation; add it, or remove the line",
                    self._file,
                    tie.line,
                    type=shown(tie.type),
                    id=shown(missing, 30),
                )
            )
            return None
        number = tie.id or ""
        noted = self._known.get(number, _NOTHING).get(ID)
        return RelationRecord(
            source=ends[0].id,
            target=ends[1].id,
            type=unescaped(tie.type) if self._own else tie.type,
            id=(None if noted is None else unquoted(noted)) if self._own else tie.id,
            attributes=self._attributes.get(number, EMPTY),
            note="\n".join(self._words.get(number, ())),
        )

    def _of_groups(self) -> list[Tie]:
        """A group of equals as relations from each to the next."""
        found = [
            Tie(line, None, name, ends)
            for line, name, members in self._lines.groups
            for ends in pairwise(members)
        ]
        if found:
            told = "{n} groups of equals (*) became relations from each member to the next"
            self._tell(Finding(self._file, told, {"n": len(self._lines.groups)}))
        return found

    def _of_events(self) -> list[Tie]:
        """Events as relations from what triggers them to what takes part, by its role."""
        events = self._lines.events.values()
        if events:
            told = "{n} events (E) became relations from their triggers to what takes part in them"
            self._tell(Finding(self._file, told, {"n": len(events)}))
        return [
            Tie(event.line, None, role.rstrip(_DIGITS) or role, (event.trigger, self._trigger(other)))
            for event in events
            for role, other in event.arguments
        ]

    def _trigger(self, number: str) -> str:
        event: Event | None = self._lines.events.get(number)
        return number if event is None else event.trigger


def fragments_noted(noted: str, length: int) -> Fragments | None:
    """Read a note of ours about fragments; None where it is none, or they go beyond the text."""
    try:
        pairs = orjson.loads(noted)
        found = tuple(Span(*map(operator.index, pair)) for pair in pairs)
    except (ValueError, TypeError, BadInputError):
        return None
    sound = all(one.end <= other.start for one, other in pairwise(found))
    return found if found and sound and found[-1].end <= length else None


def origin_noted(noted: str | None) -> JsonObject | None:
    """Read a note of ours about an origin."""
    value = None if noted is None else from_text(noted)
    return value if isinstance(value, dict) else None
