"""Which relation of a file is which of a set: by id where it has one, else by ends and type."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.json_values import same
from annotator.domain.relation import Relation
from annotator.formats.api import RelationRecord

Name = tuple[str | None, str | None, str | None, str | None]
"""The id of a relation, the ids of the annotations at its ends, and its type's name."""


@dataclass(frozen=True, slots=True)
class Match:
    """A relation of the file, the one of the set that it means, and whether the two are equal."""

    record: RelationRecord
    relation: Relation | None
    equal: bool


class _Left:
    """The relations of the set that no relation of the file was found for yet, under one sort of name."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._by_name: defaultdict[Hashable, list[Relation]] = defaultdict(list)

    def add(self, name: Hashable, relation: Relation) -> None:
        self._by_name[name].append(relation)

    def take(self, name: Hashable, record: RelationRecord | None = None) -> Relation | None:
        """Take the first of that name, and equal to a record where one is given."""
        found = next(
            (
                relation
                for relation in self._by_name.get(name, ())
                if relation.uid not in self._taken and (record is None or _same_rest(relation, record))
            ),
            None,
        )
        if found is not None:
            self._by_name[name].remove(found)
            self._taken.add(found.uid)
        return found


def matched(
    records: Sequence[RelationRecord],
    present: Sequence[Relation],
    annotation_ids: Mapping[str, str],
    type_names: Mapping[str, str],
) -> list[Match]:
    """Match each record with at most one relation, equal ones first, each relation used once.

    Args:
        records: the relations of a file's layer.
        present: the relations of the set.
        annotation_ids: from an annotation's `uid` to its `id`.
        type_names: from a relation type's `uid` to its name.
    """
    taken: set[str] = set()
    by_name, by_id = _Left(taken), _Left(taken)
    for relation in present:
        ends = annotation_ids.get(relation.source), annotation_ids.get(relation.target)
        by_name.add((relation.id, *ends, type_names.get(relation.type)), relation)
        if relation.id is not None:
            by_id.add(relation.id, relation)
    equal = [by_name.take(_name(record), record) for record in records]
    matches: list[Match] = []
    for record, found in zip(records, equal, strict=True):
        other = found
        if other is None:
            other = by_name.take(_name(record)) if record.id is None else by_id.take(record.id)
        matches.append(Match(record, other, equal=found is not None))
    return matches


def _name(record: RelationRecord) -> Name:
    return record.id, record.source, record.target, record.type


def _same_rest(relation: Relation, record: RelationRecord) -> bool:
    return relation.note == record.note and same(relation.attributes, record.attributes)
