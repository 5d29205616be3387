"""Which relations of two annotators are the same: by the places of their ends, or by who these are."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from annotator.domain.agreement.batch import Marks
from annotator.domain.agreement.intervals import spread
from annotator.domain.agreement.matching import best_pairs
from annotator.domain.agreement.tokens import Whole
from annotator.domain.json_values import from_text

ENTITY = "entity"
"""The attribute that says who or what is meant."""


def entities_of(attributes: Sequence[str]) -> Whole:
    """For each JSON of attributes a number for the entity that it names; -1 where it names none."""
    known: dict[str, int] = {}
    found = [_entity_in(one) if f'"{ENTITY}"' in one else "" for one in attributes]
    return np.array([known.setdefault(one, len(known)) if one else -1 for one in found], np.int64)


@lru_cache(10_000)
def _entity_in(attributes: str) -> str:
    values = from_text(attributes)
    value = values.get(ENTITY) if isinstance(values, dict) else None
    return value.strip() if isinstance(value, str) else ""


def same_relations(one: Marks, other: Marks, partner: Whole) -> tuple[Whole, Whole]:
    """Relations of the first that the second has as well: one of them, and how many, each used once.

    Args:
        one: the annotations of the first.
        other: the annotations of the second.
        partner: for each annotation of the first the one it is matched with; -1 where there is none.
    """
    if not len(one.tie_type) or not len(other.tie_type):
        return _nothing(), _nothing()
    source, target = partner[one.tie_source], partner[one.tie_target]
    ours = np.flatnonzero((source >= 0) & (target >= 0))
    size = len(other.label)
    mine = (one.tie_type[ours] * size + source[ours]) * size + target[ours]
    theirs = (other.tie_type * size + other.tie_source) * size + other.tie_target
    values, places, counts = np.unique(mine, return_index=True, return_counts=True)
    others, other_counts = np.unique(theirs, return_counts=True)
    _, here, there = np.intersect1d(values, others, assume_unique=True, return_indices=True)
    return ours[places[here]], np.minimum(counts[here], other_counts[there])


def relations_by_entity(one: Marks, other: Marks, partner: Whole, entities: Whole) -> tuple[Whole, Whole]:
    """As `same_relations`, but who or what an end is decides where both annotators say it.

    Two ends are the same where both name an entity and it is the same one, wherever they stand in the
    article; and where one of the two names none, if they are matched. Of the relations that may be the same,
    as many are as can be with each used once.

    Args:
        one: the annotations of the first.
        other: the annotations of the second.
        partner: for each annotation of the first the one it is matched with; -1 where there is none.
        entities: for each number of attributes the entity, as `entities_of` has it.
    """
    if not len(one.tie_type) or not len(other.tie_type):
        return _nothing(), _nothing()
    mine, theirs = entities[one.attributes], entities[other.attributes]
    if not _is_said(one, mine) or not _is_said(other, theirs):
        return same_relations(one, other, partner)
    # Candidates by the source: in the same place, or naming the same in the same article.
    size, articles = len(other.label), int(max(one.tie_article.max(), other.tie_article.max())) + 1
    source = partner[one.tie_source]
    at, beside = _joined(
        np.where(source >= 0, one.tie_type * size + source, -1), other.tie_type * size + other.tie_source
    )
    names = max(int(mine.max()), int(theirs.max())) + 1
    keys = [
        np.where(named >= 0, (marks.tie_type * articles + marks.tie_article) * names + named, nobody)
        for marks, named, nobody in ((one, mine[one.tie_source], -1), (other, theirs[other.tie_source], -2))
    ]
    by_name, beside_name = _joined(keys[0], keys[1])
    pair = np.unique(
        np.concatenate((at, by_name)) * len(other.tie_type) + np.concatenate((beside, beside_name))
    )
    at, beside = np.divmod(pair, len(other.tie_type))
    fits = np.ones(len(at), np.bool_)
    in_place = np.ones(len(at), np.bool_)
    for ends, other_ends in ((one.tie_source, other.tie_source), (one.tie_target, other.tie_target)):
        own, others = ends[at], other_ends[beside]
        both = (mine[own] >= 0) & (theirs[others] >= 0)
        placed = partner[own] == others
        fits &= np.where(both, mine[own] == theirs[others], placed)
        in_place &= placed
    at, beside, in_place = at[fits], beside[fits], in_place[fits]
    which, _ = best_pairs(at, beside, np.ones(len(at), np.int64), in_place)
    return which, np.ones(len(which), np.int64)


def _is_said(marks: Marks, entities: Whole) -> bool:
    """Whether any end of a relation names somebody."""
    return bool((entities[marks.tie_source] >= 0).any() or (entities[marks.tie_target] >= 0).any())


def _joined(one: Whole, other: Whole) -> tuple[Whole, Whole]:
    """Every two with the same key, by their places; -1 in the first is no key."""
    order = np.argsort(other, kind="stable")
    keys = other[order]
    some = np.flatnonzero(one >= 0)
    first, last = np.searchsorted(keys, one[some]), np.searchsorted(keys, one[some], "right")
    at, beside = spread(first, last)
    return some[at], order[beside]


def _nothing() -> Whole:
    return np.zeros(0, np.int64)
