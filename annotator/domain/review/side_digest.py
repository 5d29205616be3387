"""What somebody has of a disagreement, in short, and what an annotation of gold says it came from."""

from collections.abc import Iterable
from hashlib import blake2b

import orjson

from annotator.domain.annotation import Annotation
from annotator.domain.review.disagreement import Side


def origin_refs(gold: Annotation) -> frozenset[str]:
    """The annotations (`name/id`) that one in gold came from, as far as it tells."""
    value = gold.origin.get("from") if gold.origin is not None else None
    return frozenset(one for one in value if isinstance(one, str)) if isinstance(value, list) else frozenset()


def owner_of(ref: str, names: Iterable[str]) -> str:
    """Whose annotation `name/id` is, of these names; empty: of none. Both may have slashes themselves."""
    return max((name for name in names if ref.startswith(f"{name}/")), key=len, default="")


def digest_of(side: Side, *, of_relations: bool = False) -> str:
    """What an annotator has of a disagreement, in short; the same as long as nothing of it is changed."""
    marks = [
        [one.id, one.label, [[span.start, span.end] for span in one.fragments], dict(one.attributes)]
        for one in side.annotations
        if not of_relations
    ]
    ids = {one.uid: one.id for one in side.annotations}
    ties = sorted(
        [ids.get(one.source, ""), one.type, ids.get(one.target, ""), orjson.dumps(one.attributes).decode()]
        for one in side.relations
    )
    return blake2b(orjson.dumps([marks, ties], option=orjson.OPT_SORT_KEYS), digest_size=10).hexdigest()


EMPTY = digest_of(Side(""))
"""The digest of having nothing."""
