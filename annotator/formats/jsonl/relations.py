"""The relations of one layer of native JSONL."""

from collections.abc import Collection

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.formats.api import RelationRecord
from annotator.formats.json.values import Object, named, no_object, object_of, optional_text, unknown_key
from annotator.formats.wording import shown

_KEYS = frozenset({"id", "from", "to", "type", "attributes", "note"})


def read_relations(entries: list[Json], known: Collection[str], where: str) -> tuple[RelationRecord, ...]:
    """Read relations; `known` are the ids of the annotations of the layer.

    Raises:
        BadInputError: an end that is no annotation of the layer, an id twice, a key that is unknown.
    """
    ids: set[str] = set()
    result: list[RelationRecord] = []
    for entry in entries:
        if not isinstance(entry, dict):
            raise no_object("a relation", entry, where)
        if not entry.keys() <= _KEYS:
            raise unknown_key(entry, _KEYS, "a relation", where)
        source, target = _end(entry, "from", known, where), _end(entry, "to", known, where)
        kind = named(entry, "type", "a relation", where)
        if len(entry) == 3:
            result.append(RelationRecord(source, target, kind))
            continue
        name = optional_text(entry, "id", "a relation", where) or None
        if name is not None:
            if name in ids:
                raise BadInputError(
                    "{where}: two relations have the id {id}; give each its own", where=where, id=shown(name)
                )
            ids.add(name)
        result.append(
            RelationRecord(
                source,
                target,
                kind,
                name,
                object_of(entry, "attributes", "a relation", where),
                optional_text(entry, "note", "a relation", where) or "",
            )
        )
    return tuple(result)


def _end(entry: Object, key: str, known: Collection[str], where: str) -> str:
    end = entry.get(key)
    if type(end) is not str or end not in known:
        end = named(entry, key, "a relation", where)
        raise BadInputError(
            "{where}: a relation {type} has as `{key}` {end}, which is no annotation of its layer;"
            " correct the id, or add the annotation",
            where=where,
            type=shown(entry.get("type", "")),
            key=key,
            end=shown(end),
        )
    return end
