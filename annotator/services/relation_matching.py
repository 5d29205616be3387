"""Which relation of a file is which of a set: by id where it has one, else by ends and type."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.json_values import same
from annotator.domain.relation import Relation
from annotator.formats.api import RelationRecord

Ends = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Match:
    """A relation of the file, the one of the set that it means, and whether the two are equal."""

    record: RelationRecord
    relation: Relation | None
    equal: bool


def matched(
    records: Sequence[RelationRecord],
    present: Sequence[Relation],
    annotation_ids: Mapping[str, str],
    type_names: Mapping[str, str],
) -> Iterator[Match]:
    """Match each record with at most one relation, equal ones first, each relation used once.

    Args:
        records: the relations of a file's layer.
        present: the relations of the set.
        annotation_ids: from an annotation's `uid` to its `id`.
        type_names: from a relation type's `uid` to its name.
    """

    def ends(relation: Relation) -> Ends:
        return (
            annotation_ids.get(relation.source),
            annotation_ids.get(relation.target),
            type_names.get(relation.type),
        )

    left = list(present)
    found: dict[int, Match] = {}
    for number, record in enumerate(records):
        for relation in left:
            if relation.id == record.id and ends(relation) == _ends(record) and _same_rest(relation, record):
                found[number] = Match(record, relation, equal=True)
                left.remove(relation)
                break
    for number, record in enumerate(records):
        if number in found:
            continue
        relation_or_none = next(
            (
                relation
                for relation in left
                if relation.id == record.id and (record.id is not None or ends(relation) == _ends(record))
            ),
            None,
        )
        if relation_or_none is not None:
            left.remove(relation_or_none)
        found[number] = Match(record, relation_or_none, equal=False)
    return (found[number] for number in range(len(records)))


def _ends(record: RelationRecord) -> Ends:
    return record.source, record.target, record.type


def _same_rest(relation: Relation, record: RelationRecord) -> bool:
    return relation.note == record.note and same(relation.attributes, record.attributes)
