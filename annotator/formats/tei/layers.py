"""From the spans and relations of a TEI document to the annotations of a layer."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json
from annotator.domain.span import Fragments, Span
from annotator.domain.text import CanonicalText
from annotator.formats.api import Layer, RelationRecord, SpanRecord
from annotator.formats.json.own_facts import with_relation_facts, with_span_facts
from annotator.formats.jsonl.fragments import moved
from annotator.formats.tei.features import read as read_features
from annotator.formats.tei.pointers import UnreachableError, edge_of, fragments_of, split
from annotator.formats.tei.text import TeiText
from annotator.formats.wording import shown
from annotator.formats.xml.reading import Node
from annotator.formats.xml.text import unspelled

_MOST = 100
"""Ends on one side of a relation; a file that pairs more of them would only fill the memory."""


class TeiLayers:
    """Reads layers of one document, ours and others'."""

    def __init__(
        self, text: TeiText, mapping: CanonicalText, structures: Mapping[str, Node], where: str
    ) -> None:
        """Take what pointers may lead to: the text, and what is said of annotations by `xml:id`."""
        self._text = text
        self._mapping = mapping
        self._structures = structures
        self._where = where
        self.left_out: Counter[str] = Counter()
        """What was not taken over, as a report should name it."""

    def filled(self, layer: Layer, spans: list[Node], places: list[Node], *, ours: bool) -> Layer:
        """The layer with annotations and relations.

        Args:
            layer: whose it is.
            spans: the elements `span`.
            places: what has relations in it.
            ours: whether this program wrote them.

        Raises:
            BadInputError: offsets outside the text, ids twice, or facts that are of another kind.
        """
        known: dict[str, str] = {}
        records: dict[str, SpanRecord] = {}
        for number, node in enumerate(spans, start=1):
            record = self._span(node, number, ours=ours)
            if record is None:
                continue
            if record.id in records and not ours:
                record = replace(record, id=f"{record.id}~{number}")
            if record.id in records:
                raise BadInputError(
                    "{where}: two annotations have the id {id}; give each its own",
                    where=self._place(node),
                    id=shown(record.id),
                )
            records[record.id] = record
            known.setdefault(node.attributes.get("xml:id", ""), record.id)
        relations = [one for place in places for one in self._relations(place, known, ours=ours)]
        return replace(layer, spans=tuple(records.values()), relations=tuple(relations))

    def _span(self, node: Node, number: int, *, ours: bool) -> SpanRecord | None:
        fragments = self._fragments(node)
        if not fragments:
            self.left_out[Phrase("span that leads to no text")] += 1
            return None
        given = unspelled(node.attributes.get("n", "")) if ours else node.attributes.get("xml:id", "")
        content = node.text()
        record = SpanRecord(given or f"s{number}", unspelled(content) if ours else "", fragments)
        if not ours:
            facts, kind = self._said(node)
            label = " ".join(content.split()) or _type_of(node) or kind or node.name
            return replace(record, label=label, attributes=facts)
        if not content:
            raise BadInputError(
                "{where}: the annotation has no label; write it between the tags", where=self._place(node)
            )
        return with_span_facts(record, self._said(node)[0], self._place(node))

    def _fragments(self, node: Node) -> Fragments:
        where, values = self._place(node), node.attributes
        try:
            if "target" in values:
                found = fragments_of(split(values["target"]), self._text, where)
            elif "from" in values:
                start = edge_of(values["from"], self._text, where, end=False)
                end = edge_of(values.get("to", values["from"]), self._text, where, end=True)
                if start > end:
                    raise BadInputError(
                        "{where}: the span is reversed; write the earlier place as `from`", where=where
                    )
                found = (Span(start, end),) if start < end else ()
            else:
                found = ()
        except UnreachableError:
            return ()
        return moved(found, self._mapping) if self._mapping.changed else found

    def _said(self, node: Node) -> tuple[dict[str, Json], str]:
        """What `ana` leads to: features, and the kind of structure they stand in."""
        facts: dict[str, Json] = {}
        kind = ""
        for pointer in split(node.attributes.get("ana", "")):
            found = self._structures.get(pointer.removeprefix("#"))
            if found is None or found.name != "fs":
                text = " ".join(found.text().split()) if found is not None else ""
                facts["ana"] = text or pointer
            else:
                facts.update(read_features(found, self._where))
                kind = kind or found.attributes.get("type", "")
        return facts, kind

    def _relations(self, place: Node, known: dict[str, str], *, ours: bool) -> Iterator[RelationRecord]:
        for node in place.all("relation"):
            ends = [self._ends(node.attributes.get(name, ""), known) for name in ("active", "passive")]
            yield from self._pairs(node, ends[0], ends[1], ours=ours)
        for node in place.all("link"):
            ends = [self._ends(each, known) for each in split(node.attributes.get("target", ""))]
            if len(ends) == 2:
                yield from self._pairs(node, ends[0], ends[1], ours=False)
            else:
                self.left_out["link"] += 1

    def _ends(self, pointers: str, known: dict[str, str]) -> list[str]:
        found = [known.get(each.removeprefix("#")) for each in split(pointers)]
        return [each for each in found if each] if all(found) else []

    def _pairs(
        self, node: Node, sources: list[str], targets: list[str], *, ours: bool
    ) -> Iterator[RelationRecord]:
        if not sources or not targets or len(sources) * len(targets) > _MOST:
            self.left_out[node.name] += 1
            return
        facts, _ = self._said(node)
        kind = _named(node)
        if ours and isinstance(facts.get("type"), str):
            kind = str(facts.pop("type"))
        for source in sources:
            for target in targets:
                record = RelationRecord(source, target, kind)
                if ours:
                    yield with_relation_facts(record, facts, self._place(node))
                else:
                    yield replace(record, attributes=facts)

    def _place(self, node: Node) -> str:
        name = node.attributes.get("xml:id") or node.name
        return Phrase("{file}, line {line}, {name}", file=self._where, line=node.line, name=shown(name))


def _type_of(node: Node) -> str:
    own = node.attributes.get("type")
    parent = node.parent
    return own or (
        parent.attributes.get("type", "") if parent is not None and parent.name == "spanGrp" else ""
    )


def _named(node: Node) -> str:
    """What a relation or link is called, by itself or by its group."""
    group = node.parent.attributes if node.parent is not None else {}
    own = node.attributes
    given = own.get("name") or own.get("type") or own.get("ref", "").rpartition("/")[2].lstrip("#")
    return given or group.get("type") or node.name
