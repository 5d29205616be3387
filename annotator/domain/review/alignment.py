"""Which annotations of several annotators mean the same: groups with at most one of each annotator.

**The cost.** Two annotations of different annotators are apart by the sum of

- 1 - shared / together, counted in code points of their fragments (the Jaccard distance, a metric),
- 1/2 where their labels differ,
- next to nothing (a millionth) for the share of attributes that differ, so that it decides between equals,

and by no more than 1. An annotation costs 1/2 for each annotator who has none in its group. So two stand
together exactly where that is cheaper than apart: with the same label as soon as they share a code point,
with different labels where they share more than half of what they cover together. Each part is a metric,
and so is their sum capped at 1. Hence with two annotators those that are equal may stand together first:
were each paired with another, exchanging the partners would cost no more (the triangle inequality).

**The matching.** Cost is at its least where the gains (1 - cost) of all pairs within groups are at their
most. Two annotators: exact, by assignment. Three and more: what all have alike stands together first, as the
contract wants it; the rest falls into components that share nothing worth gaining. Of each a good grouping is
made by assigning one annotator after the other to the groups so far, then taking each annotator out and
assigning anew as long as that gains; from there branch and bound goes through all others. It is exact where
that ends within `NODES` steps (components of usual size), else the best found so far.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from annotator.domain.annotation import Annotation
from annotator.domain.assignment import best_matching
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.span import Fragments

FINE = 1000
"""Steps of the share of attributes that differ."""
APART = 10**6 * FINE
"""The cost of two annotations that have nothing in common."""
OTHER_LABEL = APART // 2
NODES = 5_000
"""Steps that branch and bound may take in one component."""

Sides: TypeAlias = Sequence[Sequence[Annotation]]
"""The annotations of each annotator."""
Group: TypeAlias = tuple[int, ...]
"""One index an annotator, into that annotator's annotations; -1 where there is none."""
Node: TypeAlias = tuple[int, int]
"""An annotator and the index of one of their annotations."""
Gains: TypeAlias = dict[Node, dict[Node, int]]


def aligned(sides: Sides) -> list[Group]:
    """Group the annotations of two or more annotators on one article at the least cost (see above).

    Returns:
        The groups; every annotation is in exactly one. Their order says nothing.
    """
    groups, rest = _alike(sides)
    gains = _gains(sides, rest)
    if len(sides) == 2:
        groups += _of_two(rest, gains)
    else:
        for nodes in _components(rest, gains):
            groups += [_as_group(members, len(sides)) for members in _best_of(nodes, gains)]
    return groups


def distance(one: Annotation, other: Annotation) -> int:
    """The cost of two annotations in one group, from 0 to APART."""
    shared = shared_points(one.fragments, other.fragments)
    if not shared:
        return APART
    together = points(one.fragments) + points(other.fragments) - shared
    # What shares anything never counts as sharing nothing, however little it is.
    apart = min(10**6 * (together - shared) // together, 10**6 - 2) * FINE
    if one.label != other.label:
        return min(apart + OTHER_LABEL, APART)
    return apart + _attributes_apart(one.attributes, other.attributes)


def cost_of(groups: Iterable[Group], sides: Sides) -> int:
    """What a grouping costs in all, doubled, so that a half is a whole number."""
    total = 0
    for group in groups:
        there = [sides[side][index] for side, index in enumerate(group) if index >= 0]
        total += len(there) * (len(sides) - len(there)) * APART
        total += sum(2 * distance(one, other) for n, one in enumerate(there) for other in there[:n])
    return total


def points(fragments: Fragments) -> int:
    """How many code points fragments cover."""
    return sum(one.end - one.start for one in fragments)


def shared_points(some: Fragments, others: Fragments) -> int:
    """How many code points two lists of fragments share."""
    if len(some) == len(others) == 1:
        return max(0, min(some[0].end, others[0].end) - max(some[0].start, others[0].start))
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)


def plain(value: Json) -> object:
    """A value of JSON so that equal ones are equal in Python, too: 24 is 24.0, and neither is true."""
    if isinstance(value, bool):
        return str(value), bool
    if isinstance(value, list):
        return tuple(plain(one) for one in value)
    if isinstance(value, dict):
        return frozenset((name, plain(one)) for name, one in value.items())
    return value


def attributes_alike(one: JsonObject, other: JsonObject) -> bool:
    """Whether attributes are equal: the same names with the same values, in whatever order."""
    return one == other and (not one or _plain_attributes(one) == _plain_attributes(other))


def _plain_attributes(attributes: JsonObject) -> object:
    return frozenset((name, plain(value)) for name, value in attributes.items()) if attributes else None


def _attributes_apart(one: JsonObject, other: JsonObject) -> int:
    if not one and not other:
        return 0
    names = one.keys() | other.keys()
    differing = sum(
        name not in one or name not in other or plain(one[name]) != plain(other[name]) for name in names
    )
    return (FINE - 1) * differing // len(names)


def _alike(sides: Sides) -> tuple[list[Group], list[list[int]]]:
    """The groups of what all annotators have alike, and the indexes of what is left of each."""
    found: list[dict[object, list[int]]] = []
    for own in sides:
        by_value: dict[object, list[int]] = {}
        for index, one in enumerate(own):
            key = (one.label, one.fragments, _plain_attributes(one.attributes))
            by_value.setdefault(key, []).append(index)
        found.append(by_value)
    groups: list[Group] = []
    used: list[set[int]] = [set() for _ in sides]
    for value, indexes in found[0].items():
        for group in zip(indexes, *(other.get(value, ()) for other in found[1:]), strict=False):
            groups.append(group)
            for side, index in enumerate(group):
                used[side].add(index)
    rest = [[n for n in range(len(side)) if n not in used[at]] for at, side in enumerate(sides)]
    return groups, rest


def _gains(sides: Sides, rest: Sequence[Sequence[int]]) -> Gains:
    """What each pair that shares something gains, by one sweep over the text."""
    found: Gains = {(side, index): {} for side, indexes in enumerate(rest) for index in indexes}
    nodes = sorted(found, key=lambda node: (sides[node[0]][node[1]].start, node))
    open_now: list[tuple[Node, Annotation, int]] = []
    for node in nodes:
        one = sides[node[0]][node[1]]
        open_now = [entry for entry in open_now if entry[1].end > one.start]
        size = points(one.fragments)
        for other_node, other, other_size in open_now:
            if other_node[0] == node[0]:
                continue
            if one.label != other.label and 2 * min(size, other_size) <= max(size, other_size):
                continue  # they share half at most, so they are apart
            gain = APART - distance(one, other)
            if gain > 0:
                found[node][other_node] = found[other_node][node] = gain
        open_now.append((node, one, size))
    return found


def _of_two(rest: Sequence[Sequence[int]], gains: Gains) -> list[Group]:
    place = {index: n for n, index in enumerate(rest[1])}
    rows = [{place[other]: gain for (_, other), gain in sorted(gains[0, index].items())} for index in rest[0]]
    columns = best_matching(rows, len(rest[1]))
    groups = [
        (index, rest[1][column] if column >= 0 else -1)
        for index, column in zip(rest[0], columns, strict=True)
    ]
    taken = set(columns)
    return [*groups, *((-1, index) for n, index in enumerate(rest[1]) if n not in taken)]


def _components(rest: Sequence[Sequence[int]], gains: Gains) -> list[list[Node]]:
    found, seen = [], set[Node]()
    for side, indexes in enumerate(rest):
        for index in indexes:
            if (side, index) in seen:
                continue
            seen.add((side, index))
            component = [(side, index)]
            for node in component:
                new = [other for other in gains[node] if other not in seen]
                seen.update(new)
                component += new
            found.append(sorted(component))
    return found


def _as_group(members: Iterable[Node], sides: int) -> Group:
    by_side = dict(members)
    return tuple(by_side.get(side, -1) for side in range(sides))


def _best_of(nodes: list[Node], gains: Gains) -> list[list[Node]]:
    if len(nodes) == 1:
        return [nodes]
    groups = _assigned(nodes, gains)
    if len(nodes) == 2:
        return groups
    return _Search(nodes, gains, groups).best


def _assigned(nodes: Sequence[Node], gains: Gains) -> list[list[Node]]:
    """A good grouping: each annotator in turn assigned to the groups of the others as well as can be."""
    sides = sorted({side for side, _ in nodes})
    groups: list[list[Node]] = []
    total = -1
    while True:
        for side in sides:
            own = [node for node in nodes if node[0] == side]
            groups = [left for group in groups if (left := [one for one in group if one[0] != side])]
            rows = [
                {
                    n: gain
                    for n, group in enumerate(groups)
                    if (gain := sum(gains[node].get(one, 0) for one in group))
                }
                for node in own
            ]
            for node, column in zip(own, best_matching(rows, len(groups)), strict=True):
                if column >= 0:
                    groups[column].append(node)
                else:
                    groups.append([node])
        now = _gain_of(groups, gains)
        if now <= total:
            return groups
        total = now


def _gain_of(groups: Iterable[Sequence[Node]], gains: Gains) -> int:
    return sum(
        gains[one].get(other, 0) for group in groups for n, one in enumerate(group) for other in group[:n]
    )


class _Search:
    """Branch and bound over all groupings of a component."""

    def __init__(self, nodes: Sequence[Node], gains: Gains, good: list[list[Node]]) -> None:
        self.best = good
        self._most = _gain_of(good, gains)
        self._nodes, self._gains = nodes, gains
        self._left = NODES
        # The most that each node can gain with those before it: of each annotator the best one.
        self._ahead = [0] * (len(nodes) + 1)
        for n in range(len(nodes) - 1, -1, -1):
            by_side: dict[int, int] = {}
            for other, gain in gains[nodes[n]].items():
                if other < nodes[n]:
                    by_side[other[0]] = max(by_side.get(other[0], 0), gain)
            self._ahead[n] = self._ahead[n + 1] + sum(by_side.values())
        self._go(0, 0, [])

    def _go(self, at: int, gained: int, groups: list[list[Node]]) -> None:
        self._left -= 1
        if gained + self._ahead[at] <= self._most or self._left < 0:
            return
        if at == len(self._nodes):
            self._most, self.best = gained, [list(group) for group in groups]
            return
        node = self._nodes[at]
        worth = self._gains[node]
        # What shares nothing with a group may share with those who come later, as they do with the group.
        choices = [
            (sum(worth.get(one, 0) for one in group), group) for group in groups if group[-1][0] != node[0]
        ]
        choices.sort(key=lambda choice: -choice[0])
        alone = False
        for gain, group in choices:
            if not gain and not alone:
                alone = True
                self._alone(at, gained, groups)
            group.append(node)
            self._go(at + 1, gained + gain, groups)
            group.pop()
        if not alone:
            self._alone(at, gained, groups)

    def _alone(self, at: int, gained: int, groups: list[list[Node]]) -> None:
        groups.append([self._nodes[at]])
        self._go(at + 1, gained, groups)
        groups.pop()
