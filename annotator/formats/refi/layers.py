"""From the selections and codings of a source to the layers of an article: ours, and one for each person."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from annotator.domain.annotation_set import Role
from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json
from annotator.domain.plain_numbers import whole_number
from annotator.domain.span import Span
from annotator.domain.text import CanonicalText
from annotator.formats.api import Layer, RelationRecord, SpanRecord
from annotator.formats.json.own_facts import with_relation_facts, with_span_facts
from annotator.formats.jsonl.fragments import moved
from annotator.formats.refi.index import Link
from annotator.formats.refi.names import guid_of
from annotator.formats.refi.notes import told
from annotator.formats.refi.project import Project
from annotator.formats.wording import shown
from annotator.formats.xml.reading import Node
from annotator.formats.xml.text import unspelled

_GOLD = " (gold)"


@dataclass(slots=True)
class _Filling:
    """A layer while its annotations come in."""

    layer: Layer
    spans: dict[str, SpanRecord] = field(default_factory=dict)
    relations: list[tuple[int, RelationRecord]] = field(default_factory=list)
    beheaded: set[str] = field(default_factory=set)
    """Annotations of which a later fragment came first."""


class RefiLayers:
    """Reads the layers of one source."""

    def __init__(
        self,
        project: Project,
        own: list[Layer],
        mapping: CanonicalText | None,
        length: int,
        where: str,
        stem: str,
    ) -> None:
        """Take what is known before.

        Args:
            project: people, codes, links and notes.
            own: our layers, without annotations.
            mapping: how the text became canonical, where positions count it as it was before.
            length: of the text that positions count, in code points.
            where: the source, for messages.
            stem: whose layer it may be where no person is named.
        """
        self._project = project
        self._fillings = [_Filling(layer) for layer in own]
        self._mapping = mapping
        self._length = length
        self._where = where
        self._stem = stem
        self._links: dict[str, list[Link]] = {}
        self._notes: dict[str, str] = {}
        self._by_guid: dict[str, tuple[_Filling, str]] = {}
        self.left_out: Counter[str] = Counter()

    def look_up(self, selections: Iterable[Node]) -> None:
        """Fetch the notes and links of selections before they are added."""
        own: list[str] = []
        notes: list[str] = []
        for one in selections:
            own += [guid_of(each.attributes.get("guid", "")) for each in (one, *one.all("Coding"))]
            notes += _refs(one, "NoteRef")
        self._links = self._project.index.links_of(own)
        for links in self._links.values():
            for link in links:
                notes += (link.note, link.target)
        self._notes = self._project.index.notes_of(notes)

    def add(self, selection: Node) -> None:
        """Take a selection with its codings.

        Raises:
            BadInputError: positions outside the text or reversed, or a code that is not there.
        """
        place = self._place(selection)
        start, end = (self._position(selection, name) for name in ("startPosition", "endPosition"))
        if start > end:
            raise self._broken(selection, "it is reversed ({start}-{end})", start=start, end=end)
        codings = [*selection.all("Coding")]
        if start == end or not codings:
            what = "selection of no length" if start == end else "selection without a code"
            self.left_out[Phrase(what)] += 1
            return
        span = Span(start, end)
        description = selection.first("Description")
        note, attributes, facts = told(description.text() if description is not None else "")
        if facts is None:
            notes = [self._notes.get(guid) for guid in _refs(selection, "NoteRef")]
            note = "\n".join(each for each in (note.strip(), *notes) if each)
        mine = self._own(facts)
        mine_guid = guid_of(selection.attributes.get("guid", ""))
        for number, coding in enumerate(codings):
            own_guid = guid_of(coding.attributes.get("guid", ""))
            label = self._label(coding)
            if mine is not None and facts is not None and number == 0:
                filling, known_as = mine, str(facts["id"])
                self._add_part(filling, SpanRecord(known_as, label, (span,), attributes, note), facts, place)
            else:
                filling = self._of_person(
                    coding.attributes.get("creatingUser") or selection.attributes.get("creatingUser", "")
                )
                known_as = self._free(
                    filling, (mine_guid if len(codings) == 1 else own_guid) or mine_guid or "s1"
                )
                filling.spans[known_as] = SpanRecord(known_as, label, (span,), attributes, note)
            self._by_guid.setdefault(mine_guid, (filling, known_as))
            self._by_guid.setdefault(own_guid, (filling, known_as))

    def _own(self, facts: dict[str, Json] | None) -> _Filling | None:
        if facts is None or not isinstance(facts.get("id"), str) or not facts["id"]:
            return None
        number = facts.get("layer")
        if type(number) is int and 0 <= number < len(self._fillings):
            return self._fillings[number]
        return None

    def _add_part(self, filling: _Filling, record: SpanRecord, facts: dict[str, Json], place: str) -> None:
        """Take an annotation of ours, or one more fragment of it, in whatever order they come."""
        known = filling.spans.get(record.id)
        if known is not None:
            record = replace(record, fragments=(*known.fragments, *record.fragments))
        if facts.get("part"):
            if known is None:
                filling.beheaded.add(record.id)
            filling.spans[record.id] = record if known is None else replace(known, fragments=record.fragments)
            return
        if known is not None and record.id not in filling.beheaded:
            raise BadInputError(
                "{where}: two annotations have the id {id}; give each its own",
                where=place,
                id=shown(record.id),
            )
        filling.beheaded.discard(record.id)
        said: dict[str, Json] = {
            "attributes": dict(record.attributes),
            "note": record.note,
            "discuss": facts.get("discuss"),
            "origin": facts.get("origin"),
        }
        filling.spans[record.id] = with_span_facts(record, said, place)

    def _of_person(self, user: str) -> _Filling:
        name = self._project.users.get(guid_of(user), "")
        role = Role.GOLD if name.endswith(_GOLD) else Role.ANNOTATOR
        person = unspelled(name.removesuffix(_GOLD)) or None
        for filling in self._fillings:
            if (filling.layer.annotator, filling.layer.role) == (person, role):
                return filling
        made = _Filling(Layer(person, role, maybe=None if person else self._stem))
        self._fillings.append(made)
        return made

    @staticmethod
    def _free(filling: _Filling, name: str) -> str:
        return name if name not in filling.spans else f"{name}~{len(filling.spans)}"

    def _label(self, coding: Node) -> str:
        targets = _refs(coding, "CodeRef")
        label = self._project.codes.get(targets[0]) if targets else None
        if label is None:
            code = targets[0] if targets else "nothing"
            raise self._broken(coding, "its code ({code}) is not in the codebook", code=shown(code))
        return label

    def layers(self) -> Iterator[Layer]:
        """The layers with everything in them.

        Raises:
            BadInputError: fragments of an annotation overlap.
        """
        self._by_guid.pop("", None)
        for guid, (filling, known_as) in self._by_guid.items():
            for link in self._links.get(guid, ()):
                self._tie(filling, known_as, link)
        for filling in self._fillings:
            spans = tuple(replace(span, fragments=self._fragments(span)) for span in filling.spans.values())
            relations = tuple(one for _, one in sorted(filling.relations, key=lambda pair: pair[0]))
            yield replace(filling.layer, spans=spans, relations=relations)

    def _tie(self, filling: _Filling, source: str, link: Link) -> None:
        content = self._notes.get(link.note, "")
        if link.target in self._notes:
            span = filling.spans[source]
            text = self._notes[link.target]
            filling.spans[source] = replace(span, note="\n".join(each for each in (span.note, text) if each))
            return
        other = self._by_guid.get(link.target)
        if other is None or other[0] is not filling:
            self.left_out[Phrase("link to elsewhere")] += 1
            return
        note, attributes, facts = told(content)
        record = RelationRecord(source, other[1], link.name or "link")
        given: dict[str, Json] = {"attributes": attributes, "note": note, "id": (facts or {}).get("id")}
        filling.relations.append((link.number, with_relation_facts(record, given, self._where)))

    def _fragments(self, span: SpanRecord) -> tuple[Span, ...]:
        pieces = tuple(sorted(span.fragments))
        for one, other in pairwise(pieces):
            if other.start < one.end:
                raise BadInputError(
                    "{where}: the parts of the annotation {id} overlap; separate them",
                    where=self._where,
                    id=shown(span.id),
                )
        return moved(pieces, self._mapping) if self._mapping is not None else pieces

    def _position(self, selection: Node, name: str) -> int:
        value = whole_number(selection.attributes.get(name, ""), signed=True)
        if value is None:
            raise self._broken(selection, "its {name} is no whole number", name=name)
        if not 0 <= value <= self._length:
            raise self._broken(
                selection,
                "its {name} is {value}, and the text has {length} code points",
                name=name,
                value=value,
                length=self._length,
            )
        return value

    def _place(self, node: Node) -> str:
        return Phrase(
            "{where}, {element} on line {line} of the project",
            where=self._where,
            element=node.name,
            line=node.line,
        )

    def _broken(self, node: Node, why: str, **facts: object) -> BadInputError:
        return BadInputError(
            "{where}: {why}; correct it, or export the project again",
            where=self._place(node),
            why=Phrase(why, **facts),
        )


def _refs(node: Node, name: str) -> list[str]:
    return [guid_of(one.attributes.get("targetGUID", "")) for one in node.all(name)]
