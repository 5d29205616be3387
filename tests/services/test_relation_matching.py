"""Relations of a file are found among those that are there, each once."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.relation import Relation
from annotator.formats.api import RelationRecord
from annotator.services.imports.relation_matching import matched

IDS = {"ua": "a", "ub": "b", "uc": "c"}
TYPES = {"t1": "said-by", "t2": "about"}

records = st.lists(
    st.builds(
        RelationRecord,
        st.sampled_from("abc"),
        st.sampled_from("abc"),
        st.sampled_from(["said-by", "about"]),
        id=st.just(None),
        attributes=st.sampled_from([{}, {"v": 1}, {"v": 1.0}]),
        note=st.sampled_from(["", "n"]),
    ),
    max_size=8,
)


def there(some: list[RelationRecord]) -> list[Relation]:
    uids = {name: uid for uid, name in IDS.items()}
    types = {name: uid for uid, name in TYPES.items()}
    return [
        Relation(f"r{n}", "s", r.id, types[r.type], uids[r.source], uids[r.target], n, r.attributes, r.note)
        for n, r in enumerate(some)
    ]


@given(records, st.randoms(use_true_random=False))
def test_the_same_in_any_order_is_equal_throughout(some: list[RelationRecord], chance: random.Random) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    found = matched(shuffled, there(some), IDS, TYPES)
    assert [match.record for match in found] == shuffled
    assert all(match.equal for match in found)
    assert len({match.relation.uid for match in found if match.relation}) == len(some)


def names(record: RelationRecord) -> tuple[str, str, str]:
    return record.source, record.target, record.type


@given(records, records)
def test_each_relation_is_used_once(some: list[RelationRecord], others: list[RelationRecord]) -> None:
    found = matched(others, there(some), IDS, TYPES)
    used = [match.relation.uid for match in found if match.relation is not None]
    assert len(set(used)) == len(used)
    assert all(match.relation is not None for match in found if match.equal)
    for name in {names(record) for record in others}:
        new = sum(match.relation is None for match in found if names(match.record) == name)
        mine, theirs = (sum(names(record) == name for record in side) for side in (some, others))
        assert new == max(0, theirs - mine)


def test_an_id_goes_before_the_ends() -> None:
    def record(source: str, target: str, id: str | None, **more: Any) -> RelationRecord:
        return RelationRecord(source, target, "about", id, **more)

    some = [record("a", "b", "x"), record("a", "b", None), record("b", "c", "y")]
    asked = [record("b", "c", "x"), record("a", "b", "z"), record("a", "b", None), record("b", "c", None)]
    found = matched(asked, there(some), IDS, TYPES)
    assert [(match.relation.uid if match.relation else None, match.equal) for match in found] == [
        ("r0", False),
        (None, False),
        ("r1", True),
        (None, False),
    ]
