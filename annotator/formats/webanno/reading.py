"""From the rows of a WebAnno TSV file to the feature structures of a CAS."""

from dataclasses import dataclass, field
from itertools import pairwise

import orjson

from annotator.domain.json_values import Json, to_text
from annotator.domain.plain_numbers import whole_number
from annotator.formats.uima.cas import RELATION, SOFA, SPAN, VIEW, Cas, Structure
from annotator.formats.webanno.rows import Body, Refusing, Row
from annotator.formats.webanno.schema import Column, Holds, LayerColumns
from annotator.formats.webanno.values import NO_VALUE, NOTHING, parts, value_of, with_number
from annotator.formats.webanno.writing import FACTS
from annotator.formats.wording import shown

_BASE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
_LONG = 10
"""Digits that no number of an annotation has."""
_ANY = "uima.tcas.Annotation"
_ENDS = "Governor", "Dependent"


@dataclass(frozen=True, slots=True)
class _Arrow:
    """What leads from a structure, or to one, by the number of a unit; resolved when all are known."""

    row: Row
    owner: Structure
    feature: str
    type: str
    unit: str
    number: str
    role: str | None = None
    """Of the link of a slot."""


@dataclass(slots=True)
class _Known:
    """The annotations so far."""

    by_number: dict[str, Structure] = field(default_factory=dict)
    on_unit: dict[tuple[str, str], list[Structure]] = field(default_factory=dict)
    """By unit and type."""
    elements: dict[tuple[str, int], dict[int, Structure]] = field(default_factory=dict)
    """Of chains, by type and number of the chain, then by their place in it."""


def cas_of(body: Body, refusing: Refusing) -> Cas:
    """Return the structures of a file.

    Raises:
        BadInputError: naming file, line and what is wrong.
    """
    return Cas(_Reading(body, refusing).structures())


class _Reading:
    def __init__(self, body: Body, refusing: Refusing) -> None:
        self._body = body
        self._refusing = refusing
        self._rows = {row.id: row for row in body.rows}
        self._known = _Known()
        self._made: list[Structure] = []
        self._arrows: list[_Arrow] = []

    def structures(self) -> list[Structure]:
        sofa: dict[str, Json] = {"sofaID": VIEW, "sofaString": self._body.text}
        self._new(SOFA, sofa, 0)
        own = self._facts()
        for layer in self._body.layers:
            self._layer(layer)
        self._lead()
        self._link_chains()
        return self._in_order() if own else self._made

    def _layer(self, layer: LayerColumns) -> None:
        take = {"SP": self._spans, "RL": self._relations, "CH": self._chains}[layer.kind]
        first, last = layer.columns[0].index, layer.columns[-1].index + 1
        empty = [NOTHING] * (last - first)
        before: list[str] = []
        going_on: list[Structure] = []
        for row in self._body.rows:
            raw = row.cells[first:last]
            if raw == empty:
                before = []
                continue
            if raw == before and going_on:
                # The same annotations lie on this token as on the one before.
                for one in going_on:
                    one.values["end"] = row.end
                self._known.on_unit[row.id, layer.type] = list(going_on)
                continue
            going_on = take(layer, row, [parts(cell, "|") if cell != NOTHING else [] for cell in raw])
            before = raw

    def _facts(self) -> bool:
        """Take what a file of ours says of the article and the set; say whether it is one."""
        try:
            said = orjson.loads(self._body.about)
        except orjson.JSONDecodeError:
            return False
        found = {kind: said.get(name) for name, kind in FACTS} if isinstance(said, dict) else {}
        for kind, facts in found.items():
            if isinstance(facts, dict):
                self._new(kind, {"facts": to_text(facts)}, 0)
        return len(self._made) > 1

    def _in_order(self) -> list[Structure]:
        """What a file of ours has in the order of the set, and after that what came since."""
        numbers = {id(one): number for number, one in self._known.by_number.items()}
        kinds = {SPAN: 1, RELATION: 2}

        def place(one: Structure) -> tuple[int, int]:
            number = str(one.values.pop("part", "")) if one.type == RELATION else numbers.get(id(one), "")
            known = whole_number(number) if len(number) < _LONG else None
            return kinds.get(one.type, 0), len(self._made) if known is None else known

        return sorted(self._made, key=place)

    def _new(self, kind: str, values: dict[str, Json], line: int) -> Structure:
        self._made.append(Structure(str(len(self._made) + 1), kind, values, line=line))
        return self._made[-1]

    def _spans(self, layer: LayerColumns, row: Row, cells: list[list[str]]) -> list[Structure]:
        """Take the annotations on a token; return them where each has a number, by which it may go on."""
        numbered = True
        for stacked in range(max(map(len, cells))):
            taken: list[tuple[Column, str]] = []
            number = ""
            for column, values in zip(layer.columns, cells, strict=True):
                if stacked < len(values):
                    value, found = values[stacked], ""
                    if column.holds is not Holds.SLOT_TARGETS:
                        value, found = with_number(value)
                    number = number or found
                    taken.append((column, value))
            self._span(layer, row, number, taken)
            numbered = numbered and bool(number)
        return self._known.on_unit[row.id, layer.type] if numbered else []

    def _span(self, layer: LayerColumns, row: Row, number: str, taken: list[tuple[Column, str]]) -> None:
        one = self._known.by_number.get(number) if number else None
        here = self._known.on_unit.setdefault((row.id, layer.type), [])
        if one is not None and one.type == layer.type:
            one.values["end"] = row.end
            here.append(one)
            return
        one = self._new(layer.type, {"begin": row.begin, "end": row.end}, row.line)
        here.append(one)
        if number:
            self._known.by_number[number] = one
        roles: list[str] = []
        for column, value in taken:
            if column.holds is Holds.SLOT_ROLES:
                roles = [] if value == NOTHING else parts(value, ";")
            elif column.holds is Holds.SLOT_TARGETS:
                self._slots(row, one, column, roles, value)
            elif column.holds is Holds.VALUE and value != NO_VALUE:
                one.values[column.feature] = value_of(value)

    def _slots(self, row: Row, one: Structure, column: Column, roles: list[str], value: str) -> None:
        for place, target in enumerate(parts(value, ";")):
            unit, number = with_number(target)
            if unit in {NOTHING, NO_VALUE}:
                continue
            role = roles[place] if place < len(roles) else NO_VALUE
            named = column.feature if role == NO_VALUE else value_of(role)
            self._arrows.append(_Arrow(row, one, column.feature, column.ends_on, unit, number, named))

    def _relations(self, layer: LayerColumns, row: Row, cells: list[list[str]]) -> list[Structure]:
        for stacked in range(max(map(len, cells))):
            one = self._new(layer.type, {"begin": row.begin, "end": row.end}, row.line)
            for column, values in zip(layer.columns, cells, strict=True):
                if stacked >= len(values):
                    continue
                value = values[stacked]
                if column.holds is Holds.SOURCE and layer.is_of_people:
                    unit, numbers = with_number(value)
                    source, _, target = numbers.partition("_")
                    for feature, there, number in zip(_ENDS, (unit, row.id), (source, target), strict=True):
                        self._arrows.append(
                            _Arrow(row, one, feature, column.ends_on, there, number.strip("0") and number)
                        )
                elif column.holds is Holds.VALUE and value != NO_VALUE:
                    one.values[column.feature] = value_of(value)
        return []

    def _chains(self, layer: LayerColumns, row: Row, cells: list[list[str]]) -> list[Structure]:
        for stacked in range(max(map(len, cells))):
            values: dict[str, Json] = {}
            place = ""
            for column, found in zip(layer.columns, cells, strict=True):
                if stacked >= len(found):
                    continue
                value = found[stacked]
                if column.holds is Holds.CHAIN_LINK:
                    value, _, place = value.rpartition("->")
                else:
                    value, _ = with_number(value)
                if value != NO_VALUE:
                    values[column.feature] = value_of(value)
            chain, element = map(whole_number, place.partition("-")[::2])
            if chain is None or element is None:
                raise self._refusing.at(
                    row.line, "{place} is no place in a chain; write `->1-2`", place=shown(place, 30)
                )
            elements = self._known.elements.setdefault((layer.type, chain), {})
            if element in elements:
                elements[element].values["end"] = row.end
            else:
                position: dict[str, Json] = {"begin": row.begin, "end": row.end}
                elements[element] = self._new(layer.type, {**position, **values}, row.line)
        return []

    def _link_chains(self) -> None:
        for elements in self._known.elements.values():
            for one, other in pairwise(one for _, one in sorted(elements.items())):
                self._link(one, "next", str(one.values.pop("referenceRelation", "next")), other)
            for one in elements.values():
                one.values.pop("referenceRelation", None)

    def _link(self, owner: Structure, feature: str, role: str, target: Structure) -> None:
        link = self._new("Link", {"role": role}, owner.line)
        link.references["target"] = (target.id,)
        owner.references[feature] = (*owner.references.get(feature, ()), link.id)

    def _lead(self) -> None:
        for arrow in self._arrows:
            target = self._target(arrow)
            if arrow.role is None:
                arrow.owner.references[arrow.feature] = (target.id,)
            else:
                self._link(arrow.owner, arrow.feature, arrow.role, target)

    def _target(self, arrow: _Arrow) -> Structure:
        found = self._known.by_number.get(arrow.number) if arrow.number else None
        if found is not None:
            return found
        here = self._known.on_unit.get((arrow.unit, arrow.type), [])
        if arrow.type == _ANY:
            here = [
                one for (unit, _), those in self._known.on_unit.items() if unit == arrow.unit for one in those
            ]
        row = self._rows.get(arrow.unit)
        if arrow.type == _BASE and row is not None and not here:
            here = self._known.on_unit.setdefault((arrow.unit, _BASE), [])
            here.append(self._new(_BASE, {"begin": row.begin, "end": row.end}, row.line))
        if not here:
            raise self._refusing.at(
                arrow.row.line,
                "something leads to {unit}, where no annotation of the type {type} is; correct it",
                unit=shown(arrow.unit, 30),
                type=shown(arrow.type.rpartition(".")[2]),
            )
        return here[0]
