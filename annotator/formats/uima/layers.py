"""From the feature structures of a CAS to annotations and relations: our types and everybody's."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.offsets import OffsetMap
from annotator.domain.plain_numbers import whole_number
from annotator.domain.span import Span
from annotator.domain.text import CanonicalText
from annotator.formats.api import Layer, RelationRecord, SpanRecord
from annotator.formats.json.own_facts import facts_in, with_relation_facts, with_span_facts
from annotator.formats.jsonl.fragments import moved
from annotator.formats.uima.cas import DOCUMENT, METADATA, RESERVED, Cas, Structure, attribute_of, feature_of
from annotator.formats.uima.writing import readable
from annotator.formats.wording import shown
from annotator.formats.xml.text import unspelled

_CORE = "de.tudarmstadt.ukp.dkpro.core.api."
LEFT_OUT = (
    f"{_CORE}segmentation.",
    f"{_CORE}lexmorph.",
    f"{_CORE}metadata.",
    f"{_CORE}syntax.type.dependency.",
    f"{_CORE}syntax.type.constituent.",
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
    "annotator.type.",
    "uima.cas.",
)
"""Types that are no annotations of people: tokens, sentences, lemmas and syntax, facts about the document."""
_NOTHING = "0"
"""What leads to nothing, in XMI."""
_ENDS = (("Governor", "Dependent"), ("source", "target"))
_OWN = frozenset({"label", "spanId", "part", "facts", "note", "discuss"})


class Layers:
    """Reads the annotations and relations of one text."""

    def __init__(self, cas: Cas, sofa: Structure, text: CanonicalText, read: str, where: str) -> None:
        """Take what is to be read; `read` is the text as it stood in the file."""
        self._cas = cas
        self._sofa = sofa.id
        self._text = text
        self._offsets = OffsetMap(read)
        self._where = where
        self._spans: dict[str, SpanRecord] = {}
        self._pieces: dict[str, list[Span]] = {}
        self._ids: dict[str, str] = {}
        """By a structure's id: the id of the annotation that it is (a part of)."""
        self._parts: dict[tuple[str, str], str] = {}
        self._twice: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        """By type, as a report should name it."""

    def into(self, layer: Layer) -> Layer:
        """The layer with all annotations and relations that are found.

        Raises:
            BadInputError: an offset or a reference leads nowhere, naming the structure.
        """
        relations = []
        taken = []
        for one in self._cas.structures:
            if self._is_relation(one):
                relations.append(one)
            elif "begin" in one.values and "end" in one.values:
                if self._span(one):
                    taken.append(one)
            elif not one.type.startswith(LEFT_OUT) and not self._is_link(one):
                self.left_out[one.short] += 1
        spans = tuple(replace(span, fragments=self._fragments(span.id)) for span in self._spans.values())
        made = [record for one in relations if (record := self._relation(one))]
        made += [record for one in taken for record in self._ties(one)]
        return replace(layer, spans=spans, relations=tuple(made))

    def _is_relation(self, one: Structure) -> bool:
        return _ends_of(one) is not None and not one.type.startswith(LEFT_OUT)

    @staticmethod
    def _is_link(one: Structure) -> bool:
        """Whether it is the arrow of a slot: no annotation, and it leads to one."""
        return "target" in one.references and "begin" not in one.values

    def _span(self, one: Structure) -> bool:
        """Take an annotation, or one more fragment of it; say whether it was taken."""
        if one.type.startswith(LEFT_OUT) or one.type == DOCUMENT:
            if not one.type.startswith("annotator.type.") and one.type not in {METADATA, DOCUMENT}:
                self.left_out[one.short] += 1
            return False
        if one.references.get("sofa", (self._sofa,)) != (self._sofa,):
            self.left_out[Phrase("{type} in another view", type=one.short)] += 1
            return False
        start, end = self._offset(one, "begin"), self._offset(one, "end")
        if start > end:
            raise self._broken(one, "it is reversed ({start}-{end})", start=start, end=end)
        if start == end:
            self.left_out[Phrase("{type} of no length", type=one.short)] += 1
            return False
        known = self._whole(one)
        if known is not None:
            self._ids[one.id] = known
            self._pieces[known].append(Span(start, end))
            return False
        record = self._record(one, Span(start, end))
        self._ids[one.id] = record.id
        self._spans[record.id] = record
        self._pieces[record.id] = [Span(start, end)]
        return True

    def _whole(self, one: Structure) -> str | None:
        """The annotation of which this is a further part; remembers the first one."""
        if "part" not in one.values or not isinstance(one.values.get("spanId"), str):
            return None
        key = one.type, str(one.values["spanId"])
        if key in self._parts:
            return self._parts[key]
        self._parts[key] = self._free(_name(one, "spanId"))
        return None

    def _record(self, one: Structure, span: Span) -> SpanRecord:
        facts = self._facts(one)
        part = self._parts.get((one.type, str(one.values.get("spanId")))) if "part" in one.values else None
        record = SpanRecord(
            id=part or self._free(_name(one, "spanId") or _id_of(one, span)),
            label=_name(one, "label") or one.short,
            fragments=(span,),
        )
        where = self._place(one)
        if facts is None:
            return replace(record, attributes=self._plain(one))
        record = with_span_facts(record, facts, where)
        return replace(
            record,
            attributes=_edited(record.attributes, one),
            note=_note(record.note, one),
            discuss=str(one.values.get("discuss")).lower() == "true",
        )

    def _free(self, id: str) -> str:
        """The id, or one like it where it is taken."""
        found = id
        while found in self._spans or not found:
            self._twice[id] += 1
            found = f"{id}~{self._twice[id] + 1}"
        return found

    def _facts(self, one: Structure) -> dict[str, Json] | None:
        text = one.values.get("facts")
        return facts_in(text, self._place(one)) if isinstance(text, str) else None

    def _plain(self, one: Structure) -> JsonObject:
        """The features of a foreign annotation or relation as attributes, arrays of values as lists."""
        result: dict[str, Json] = {}
        for name, value in one.values.items():
            mine = name in {"begin", "end", "label"} or (name in {"spanId", "part"} and "part" in one.values)
            if value is not None and not mine:
                result[name] = value
        for name, ids in one.references.items():
            found = [self._cas.by_id.get(each) for each in ids]
            values = [each.values["elements"] for each in found if each and "elements" in each.values]
            if values:
                result[name] = values[0]
        return result

    def _relation(self, one: Structure) -> RelationRecord | None:
        ends = _ends_of(one)
        if ends is None:
            return None
        source, target = (self._end(one, name) for name in ends)
        if source is None or target is None:
            self.left_out[Phrase("{type} between such", type=one.short)] += 1
            return None
        record = RelationRecord(source, target, _name(one, "label") or one.short)
        facts = self._facts(one)
        if facts is None:
            return replace(record, attributes=self._plain(one))
        record = with_relation_facts(record, facts, self._place(one))
        return replace(record, attributes=_edited(record.attributes, one), note=_note(record.note, one))

    def _end(self, one: Structure, feature: str) -> str | None:
        (target,) = one.references[feature]
        if target not in self._cas.by_id:
            raise self._lost(one, feature, target)
        return self._ids.get(target)

    def _ties(self, one: Structure) -> list[RelationRecord]:
        """What an annotation leads to: links of a slot, the next one of a chain."""
        result = []
        for name, ids in one.references.items():
            if name == "sofa":
                continue
            for each in self._unfolded(ids):
                if each == _NOTHING:
                    continue
                found = self._cas.by_id.get(each)
                if found is None:
                    raise self._lost(one, name, each)
                role, target = name, each
                if self._is_link(found):
                    role, target = _name(found, "role") or name, found.references["target"][0]
                if target not in self._ids:
                    self.left_out[Phrase("{type} between such", type=role)] += 1
                else:
                    result.append(RelationRecord(self._ids[one.id], self._ids[target], role))
        return result

    def _unfolded(self, ids: tuple[str, ...]) -> list[str]:
        """The ids with arrays of structures replaced by what is in them."""
        result: list[str] = []
        for each in ids:
            found = self._cas.by_id.get(each)
            inner = found.references.get("elements") if found else None
            result.extend((each,) if inner is None else inner)
        return result

    def _fragments(self, annotation: str) -> tuple[Span, ...]:
        pieces = sorted(self._pieces[annotation])
        for one, other in pairwise(pieces):
            if other.start < one.end:
                raise BadInputError(
                    "{where}: the parts of the annotation {id} overlap; separate them",
                    where=self._where,
                    id=shown(annotation),
                )
        return moved(tuple(pieces), self._text) if self._text.changed else tuple(pieces)

    def _offset(self, one: Structure, feature: str) -> int:
        """A feature in UTF-16 units as code points of the text as it was read."""
        value = one.values[feature]
        if isinstance(value, str):
            value = whole_number(value, signed=True)
        if type(value) is not int:
            raise self._broken(one, "its {feature} is no whole number", feature=feature)
        if not 0 <= value <= self._offsets.utf16_length:
            raise self._broken(
                one,
                "its {feature} is {offset}, and the text has {length} UTF-16 units",
                feature=feature,
                offset=value,
                length=self._offsets.utf16_length,
            )
        offset = self._offsets.to_codepoint(value)
        if self._offsets.to_utf16(offset) != value:
            raise self._broken(
                one,
                "its {feature} is {offset}, inside a character of two units",
                feature=feature,
                offset=value,
            )
        return offset

    def _place(self, one: Structure) -> str:
        if one.line:
            return Phrase("{file}, line {line}, {type} {id}", file=self._where, line=one.line, **_known(one))
        return Phrase("{file}, {type} {id}", file=self._where, **_known(one))

    def _lost(self, one: Structure, feature: str, target: str) -> BadInputError:
        why = "its {feature} is {target}, which is not there"
        return self._broken(one, why, feature=shown(feature), target=shown(target))

    def _broken(self, one: Structure, why: str, **facts: object) -> BadInputError:
        return BadInputError(
            "{where}: {why}; correct it, or export the file again",
            where=self._place(one),
            why=Phrase(why, **facts),
        )


def _id_of(one: Structure, span: Span) -> str:
    """An id for an annotation that has none: those of the file are numbered anew whenever it is written."""
    return f"{one.short}-{span.start}-{span.end}"


def _known(one: Structure) -> dict[str, str]:
    return {"type": shown(one.short), "id": shown(one.id)}


def _ends_of(one: Structure) -> tuple[str, str] | None:
    return next((ends for ends in _ENDS if all(len(one.references.get(end, ())) == 1 for end in ends)), None)


def _name(one: Structure, feature: str) -> str:
    value = one.values.get(feature)
    if value is None or value == "":
        return ""
    text = value if isinstance(value, str) else str(value)
    return unspelled(text) if "facts" in one.values or "part" in one.values else text


def _edited(exact: JsonObject, one: Structure) -> JsonObject:
    """The attributes as we wrote them, but for those that another program changed, removed or added since."""
    result: dict[str, Json] = {}
    seen = set()
    for name, value in exact.items():
        feature, text = feature_of(name), readable(value)
        seen.add(feature)
        now = one.values.get(feature)
        if now == text or (now is None and not text):
            result[name] = value
        elif now is not None:
            result[name] = now
    for feature, now in one.values.items():
        if now is not None and feature not in seen and feature not in RESERVED and feature not in _OWN:
            result[attribute_of(feature)] = now
    return result


def _note(exact: str, one: Structure) -> str:
    now = one.values.get("note")
    if now is None:
        return ""
    return exact if now == readable(exact) else str(now)
