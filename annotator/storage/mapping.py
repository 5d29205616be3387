"""Entities as rows and rows as entities, one pair for each kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, ParamSpec, TypeVar, cast
from zlib import crc32

import orjson
from sqlalchemy import Column, Table

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article, ArticleText
from annotator.domain.change import Entity
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.guideline import Guideline
from annotator.domain.json_values import JsonObject, from_text, to_text
from annotator.domain.label import Attribute, AttributeKind, Condition, Label, RelationType, Underline
from annotator.domain.recipe import Recipe
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.domain.review_settings import ReviewSettings
from annotator.domain.span import Span
from annotator.domain.tombstone import Tombstone
from annotator.storage import schema

P = ParamSpec("P")
T = TypeVar("T")
EntityT = TypeVar("EntityT", bound=Entity)
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Mapping(Generic[EntityT]):
    """How one kind of entity lies in its table."""

    table: Table
    names: tuple[str, ...]
    """The columns that are read, in the order of `to_entity`."""
    derived: tuple[str, ...]
    """Columns that are written behind them and follow from them."""
    to_row: Callable[[EntityT], Row]
    to_entity: Callable[[Sequence[Any]], EntityT]

    @property
    def columns(self) -> list[Column[Any]]:
        """The columns to select."""
        return [self.table.c[name] for name in self.names]

    @property
    def written(self) -> tuple[str, ...]:
        """The columns that `to_row` gives values for."""
        return self.names + self.derived


def remembered(build: Callable[P, T]) -> Callable[P, T]:
    """Keep what a function makes of each kind of entity, so that a statement is put together once."""
    return cast("Callable[P, T]", cache(cast("Callable[..., Any]", build)))


def crc_of(row: Sequence[Any]) -> int:
    """The checksum of the values of a row, its derived columns left out."""
    return crc32(orjson.dumps(list(row)))


def fragments_from(text: str) -> tuple[Span, ...]:
    """The fragments of an annotation from their JSON text `[[start, end], ...]` (code points)."""
    pairs = orjson.loads(text)
    if len(pairs) == 1:
        return (Span(*pairs[0]),)
    return tuple([Span(start, end) for start, end in pairs])


def attributes_from(values: Sequence[dict[str, Any]]) -> tuple[Attribute, ...]:
    """The attributes of a label from their JSON value."""
    return tuple(
        Attribute(
            name=value["name"],
            kind=AttributeKind(value["kind"]),
            choices=tuple(value.get("choices", ())),
            required=value.get("required", False),
            default=value.get("default"),
            when=Condition(value["when"]["attribute"], tuple(value["when"]["values"]))
            if value.get("when")
            else None,
        )
        for value in values
    )


def _annotator_row(one: Annotator) -> Row:
    return one.uid, one.name, one.position


def _annotator(row: Sequence[Any]) -> Annotator:
    return Annotator(*row)


def _label_row(one: Label) -> Row:
    attributes = to_text(one.attributes)
    return (
        *(one.uid, one.name, one.title, one.colour),
        *(one.underline.value, one.key, one.position, attributes),
    )


def _label(row: Sequence[Any]) -> Label:
    uid, name, title, colour, underline, key, position, attributes = row
    return Label(
        *(uid, name, title, colour),
        *(Underline(underline), key, position, attributes_from(orjson.loads(attributes))),
    )


def _relation_type_row(one: RelationType) -> Row:
    return (
        *(one.uid, one.name, one.title, to_text(one.sources), to_text(one.targets)),
        *(one.position, to_text(one.attributes)),
    )


def _relation_type(row: Sequence[Any]) -> RelationType:
    uid, name, title, sources, targets, position, attributes = row
    ends = tuple(orjson.loads(sources)), tuple(orjson.loads(targets))
    return RelationType(uid, name, title, *ends, position, attributes_from(orjson.loads(attributes)))


def _article_row(one: Article) -> Row:
    return (
        *(one.uid, one.id, one.title, one.sha256, one.length, one.position),
        *(to_text(one.meta), to_text(one.source), one.published),
    )


def _article(row: Sequence[Any]) -> Article:
    uid, name, title, sha256, length, position, meta, source = row
    return Article(uid, name, title, sha256, length, position, orjson.loads(meta), orjson.loads(source))


def _text_row(one: ArticleText) -> Row:
    return one.uid, one.text


def _text(row: Sequence[Any]) -> ArticleText:
    return ArticleText(*row)


def _set_row(one: AnnotationSet) -> Row:
    return (
        *(one.uid, one.article, one.annotator, one.role.value, one.status.value),
        *(one.position, one.reason, one.final, one.guideline),
    )


def _set(row: Sequence[Any]) -> AnnotationSet:
    uid, article, annotator, role, status, position, reason, final, guideline = row
    return AnnotationSet(
        *(uid, article, annotator, Role(role), Status(status)), position, reason, bool(final), guideline
    )


def _annotation_row(one: Annotation) -> Row:
    """Runs for every annotation of an import, so what is usual is written without calls."""
    fragments, attributes = one.fragments, one.attributes
    start, end = fragments[0].start, fragments[-1].end
    if len(fragments) == 1:
        places = f"[[{start},{end}]]"
    else:
        places = to_text([(each.start, each.end) for each in fragments])
    row = (
        one.uid,
        one.set,
        one.id,
        one.label,
        places,
        one.position,
        to_text(attributes) if attributes else "{}",
        one.note,
        one.discuss,
        None if one.origin is None else to_text(one.origin),
    )
    if not attributes:
        return (*row, start, end, crc32(orjson.dumps(row)), None, None)
    names = named(attributes, "entity"), named(attributes, "quantity")
    return (*row, start, end, crc32(orjson.dumps(row)), *names)


def named(attributes: JsonObject, name: str) -> str | None:
    """What an attribute with a list of the project names; None where there is none or it is no text."""
    value = attributes.get(name)
    return value if isinstance(value, str) and value else None


def _annotation(row: Sequence[Any]) -> Annotation:
    uid, owner, name, label, fragments, position, attributes, note, discuss, origin = row
    return Annotation(
        uid,
        owner,
        name,
        label,
        fragments_from(fragments),
        position,
        {} if attributes == "{}" else orjson.loads(attributes),
        note,
        bool(discuss),
        None if origin is None else orjson.loads(origin),
    )


def _relation_row(one: Relation) -> Row:
    row = (
        *(one.uid, one.set, one.id, one.type, one.source, one.target),
        *(one.position, to_text(one.attributes), one.note),
    )
    return (*row, crc_of(row))


def _relation(row: Sequence[Any]) -> Relation:
    uid, owner, name, type_, source, target, position, attributes, note = row
    return Relation(uid, owner, name, type_, source, target, position, orjson.loads(attributes), note)


def _decision_row(one: Decision) -> Row:
    return one.uid, one.set, one.position, to_text(one.body)


def _decision(row: Sequence[Any]) -> Decision:
    uid, owner, position, body = row
    return Decision(uid, owner, position, from_text(body))


def _declined_row(one: DeclinedTie) -> Row:
    return one.uid, one.set, one.type, one.source, one.target, one.position


def _declined(row: Sequence[Any]) -> DeclinedTie:
    return DeclinedTie(*row)


def _guideline_row(one: Guideline) -> Row:
    return one.uid, one.position, one.text, one.at, one.who, one.note


def _guideline(row: Sequence[Any]) -> Guideline:
    return Guideline(*row)


def _remark_row(one: Remark) -> Row:
    return (
        *(one.uid, one.article, one.who, one.position, one.at, one.text),
        *(to_text(one.about), one.relation_type, one.answers),
    )


def _remark(row: Sequence[Any]) -> Remark:
    uid, article, who, position, at, text, about, relation_type, answers = row
    return Remark(uid, article, position, who, at, text, tuple(orjson.loads(about)), relation_type, answers)


def _assignment_row(one: ReviewAssignment) -> Row:
    return one.uid, one.article, one.reviewer, one.position


def _assignment(row: Sequence[Any]) -> ReviewAssignment:
    return ReviewAssignment(*row)


def _settings_row(one: ReviewSettings) -> Row:
    return one.uid, one.own_work, to_text(one.reasons)


def _settings(row: Sequence[Any]) -> ReviewSettings:
    uid, own_work, reasons = row
    return ReviewSettings(uid, bool(own_work), tuple(orjson.loads(reasons)))


def _recipe_row(one: Recipe) -> Row:
    return one.uid, one.name, one.position, to_text(one.options)


def _recipe(row: Sequence[Any]) -> Recipe:
    uid, name, position, options = row
    return Recipe(uid, name, position, orjson.loads(options))


def _tombstone_row(one: Tombstone) -> Row:
    return one.uid, one.article, one.title, one.sha256, one.position, one.at, one.who, one.why


def _tombstone(row: Sequence[Any]) -> Tombstone:
    return Tombstone(*row)


def _mapping(
    table: Table,
    names: str,
    to_row: Callable[[EntityT], Row],
    to_entity: Callable[[Sequence[Any]], EntityT],
    derived: str = "",
) -> Mapping[EntityT]:
    return Mapping(table, tuple(names.split()), tuple(derived.split()), to_row, to_entity)


MAPPINGS: dict[type[Entity], Mapping[Any]] = {
    Annotator: _mapping(schema.annotators, "uid name position", _annotator_row, _annotator),
    Label: _mapping(
        schema.labels, "uid name title colour underline key position attributes", _label_row, _label
    ),
    RelationType: _mapping(
        schema.relation_types,
        "uid name title sources targets position attributes",
        _relation_type_row,
        _relation_type,
    ),
    Article: _mapping(
        schema.articles,
        "uid id title sha256 length position meta source",
        _article_row,
        _article,
        derived="published",
    ),
    ArticleText: _mapping(schema.article_texts, "uid text", _text_row, _text),
    AnnotationSet: _mapping(
        schema.annotation_sets,
        "uid article annotator role status position reason final guideline",
        _set_row,
        _set,
    ),
    Annotation: _mapping(
        schema.annotations,
        "uid set id label fragments position attributes note discuss origin",
        _annotation_row,
        _annotation,
        derived="start end crc entity quantity",
    ),
    Relation: _mapping(
        schema.relations,
        "uid set id type source target position attributes note",
        _relation_row,
        _relation,
        derived="crc",
    ),
    Decision: _mapping(schema.decisions, "uid set position body", _decision_row, _decision),
    DeclinedTie: _mapping(
        schema.declined_ties, "uid set type source target position", _declined_row, _declined
    ),
    Guideline: _mapping(schema.guidelines, "uid position text at who note", _guideline_row, _guideline),
    Remark: _mapping(
        schema.remarks,
        "uid article who position at text about relation_type answers",
        _remark_row,
        _remark,
    ),
    ReviewAssignment: _mapping(
        schema.review_assignments, "uid article reviewer position", _assignment_row, _assignment
    ),
    ReviewSettings: _mapping(schema.review_settings, "uid own_work reasons", _settings_row, _settings),
    Recipe: _mapping(schema.recipes, "uid name position options", _recipe_row, _recipe),
    Tombstone: _mapping(
        schema.tombstones, "uid article title sha256 position at who why", _tombstone_row, _tombstone
    ),
}


def mapping_of(kind: type[EntityT]) -> Mapping[EntityT]:
    """The mapping of one kind of entity."""
    return cast("Mapping[EntityT]", MAPPINGS[cast("type[Entity]", kind)])
