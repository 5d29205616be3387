"""How far the review of an article is: what is decided, open, put off, stale, or follows from the rest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation import Annotation
from annotator.domain.relation import Relation
from annotator.domain.review.alignment import attributes_alike, shared_points
from annotator.domain.review.disagreement import Comparison, Disagreement, Side, Tie
from annotator.domain.review.made_decision import LATER, MadeDecision
from annotator.domain.review.side_digest import EMPTY, digest_of, origin_refs, owner_of
from annotator.domain.span import Span


class State(StrEnum):
    """How far a disagreement is."""

    OPEN = "open"
    DECIDED = "decided"
    LATER = "later"
    STALE = "stale"
    """Decided, but an annotator changed their part since."""
    RESOLVED = "resolved"
    """Relations that follow from what was decided about their ends."""


LEFT = frozenset({State.OPEN, State.LATER, State.STALE})
"""What still asks for a decision."""


@dataclass(frozen=True, slots=True)
class Item:
    """A disagreement and how far it is."""

    disagreement: Disagreement
    state: State
    decision: MadeDecision | None = None
    """The newest one about it, also where it is stale."""
    gold: tuple[Annotation, ...] = ()
    """What of it is in gold; of relations their sources."""
    follows: str = ""
    """Of resolved relations: whose (`uid`) they are; empty where an end is not in gold."""

    @property
    def left(self) -> bool:
        """Whether it still asks for a decision."""
        return self.state in LEFT


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called in decisions and origins."""

    people: Mapping[str, str]
    """Names of annotators by `uid`."""
    relation_types: Mapping[str, str]
    """Names of relation types by `uid`."""


class Standing:
    """A comparison beside the decisions and the gold of one reviewer."""

    def __init__(
        self,
        comparison: Comparison,
        names: Names,
        decisions: Iterable[MadeDecision],
        gold: Sequence[Annotation],
        own_side: str = "",
    ) -> None:
        """Sort everything together.

        Args:
            comparison: the work of annotators, or the gold of reviewers.
            names: what people and relation types are called.
            decisions: the reviewer's; where several are about the same, the newest counts.
            gold: the annotations in the reviewer's gold set.
            own_side: the reviewer (`uid`), where their own gold is one of those that are compared.
        """
        self.comparison = comparison
        self._own_side = own_side
        self._names = names
        self.groups: dict[str, tuple[tuple[Annotation, ...], ...]] = {
            one.key: tuple((annotation,) for annotation in one.annotations) for one in comparison.agreed
        }
        for one in comparison.disagreements:
            if not one.of_relations:
                self.groups[one.key] = tuple(side.annotations for side in one.sides)
        self._refs = {key: self.refs(sides) for key, sides in self.groups.items()}
        self._agreed = {one.key for one in comparison.agreed}
        self.all_decisions = tuple(sorted(decisions, key=_age))
        self._by_place = {(ref, made.relation): made for made in self.all_decisions for ref in made.about}
        self.decisions: dict[str, MadeDecision] = {}
        """The newest decision about each group of annotations, by its key."""
        self.gold: dict[str, tuple[Annotation, ...]] = {}
        """What each group has in gold, by its key."""
        self._find_gold(gold)
        # Relations look at their ends, so these come first.
        spans = [self._item(one) for one in comparison.disagreements if not one.of_relations]
        self._state = {one.disagreement.key: one.state for one in spans}
        ties = [self._relations_item(one) for one in comparison.disagreements if one.of_relations]
        self._tie_items = {(one.disagreement.source, one.disagreement.relation_type): one for one in ties}
        again = [*self._stale_agreements(), *self._gone({one.id: one for one in gold})]
        self.items: tuple[Item, ...] = tuple(
            sorted(
                [*spans, *ties, *again],
                key=lambda item: (
                    item.disagreement.extent.start,
                    -item.disagreement.extent.end,
                    item.disagreement.of_relations,
                ),
            )
        )
        """In reading order."""

    def refs(self, sides: Sequence[Sequence[Annotation]]) -> tuple[str, ...]:
        """The annotations of a group as decisions tell them: `name/id`."""
        return tuple(
            f"{self._names.people[owner]}/{one.id}"
            for owner, own in zip(self.comparison.annotators, sides, strict=True)
            for one in own
        )

    def refs_of(self, key: str) -> tuple[str, ...]:
        """Those of a group, by its key."""
        return self._refs[key]

    def seen(self, sides: Iterable[Side], *, of_relations: bool) -> dict[str, str]:
        """What each annotator has of a disagreement, as digests by name."""
        return {
            self._names.people[side.annotator]: digest_of(side, of_relations=of_relations) for side in sides
        }

    def wanted(self) -> dict[tuple[str, str, str], Relation]:
        """The relations that gold is to have: source, type and target (`uid`s), with whose each is."""
        found: dict[tuple[str, str, str], Relation] = {}
        for tie in self.comparison.ties:
            if tie.source in self.gold and tie.target in self.gold:
                relation = self._chosen(tie)
                if relation is not None:
                    found.update(
                        ((source.uid, tie.type, target.uid), relation) for source, target in self._ends(tie)
                    )
        return found

    def made_from(self, gold: Annotation, key: str) -> list[Annotation]:
        """The annotations of a group (by key) that one in gold was made from."""
        refs = origin_refs(gold)
        sides = self.groups[key]
        return [
            one
            for owner, own in zip(self.comparison.annotators, sides, strict=True)
            for one in own
            if f"{self._names.people[owner]}/{one.id}" in refs
        ]

    def _find_gold(self, gold: Sequence[Annotation]) -> None:
        """Note which decision each group of annotations has, and what of it is in gold."""
        by_id = {one.id: one for one in gold}
        by_uid = {one.uid: one for one in gold}
        by_ref: dict[str, list[Annotation]] = {}
        for annotation in gold:
            for ref in origin_refs(annotation):
                by_ref.setdefault(ref, []).append(annotation)
        for key, refs in self._refs.items():
            found = self._newest(refs, "")
            own: dict[str, Annotation] = {}
            if found is not None:
                self.decisions[key] = found
                own = {by_id[name].uid: by_id[name] for name in found.to if name in by_id}
            own.update((one.uid, one) for ref in refs for one in by_ref.get(ref, ()))
            if self._own_side:
                there = (one.uid for side in self.groups[key] for one in side if one.uid in by_uid)
                own.update((uid, by_uid[uid]) for uid in there)
            if own:
                self.gold[key] = tuple(sorted(own.values(), key=lambda one: (one.start, one.position)))

    def _newest(self, refs: Iterable[str], relation: str) -> MadeDecision | None:
        found = [made for ref in refs if (made := self._by_place.get((ref, relation))) is not None]
        return max(found, key=_age, default=None)

    def _item(self, one: Disagreement) -> Item:
        made = self.decisions.get(one.key)
        return Item(one, self._state_of(one.sides, made), made, self.gold.get(one.key, ()))

    def _state_of(self, sides: Sequence[Side], made: MadeDecision | None) -> State:
        if made is None:
            return State.OPEN
        if made.kind == LATER:
            return State.LATER
        return State.STALE if self._is_stale(sides, made) else State.DECIDED

    def _is_stale(self, sides: Sequence[Side], made: MadeDecision) -> bool:
        if not made.seen:
            return False  # from elsewhere: nobody knows what it was made of
        now = self.seen(sides, of_relations=bool(made.relation))
        # Somebody who is done only now and has nothing there changes nothing.
        return any(made.seen.get(name, EMPTY) != digest for name, digest in now.items())

    def _relations_item(self, one: Disagreement) -> Item:
        made = self._newest(self._refs[one.source], self._names.relation_types.get(one.relation_type, ""))
        gold = self.gold.get(one.source, ())
        if made is not None:
            return Item(one, self._state_of(one.sides, made), made, gold)
        targets = [
            (target, voters)
            for target, voters in zip(one.targets, one.voters, strict=True)
            if not self._is_out(target)
        ]
        if self._is_out(one.source) or not targets:
            return Item(one, State.RESOLVED, gold=gold)
        ends = [one.source, *(target for target, _ in targets)]
        if all(self._is_settled(end) for end in ends):
            owners = {self.decisions[end].from_one for end in ends if end not in self._agreed}
            owner = next((uid for uid, name in self._names.people.items() if owners == {name}), "")
            if owner and all(owner in voters for _, voters in targets):
                return Item(one, State.RESOLVED, gold=gold, follows=owner)
        return Item(one, State.OPEN, gold=gold)

    def _is_settled(self, key: str) -> bool:
        return key in self._agreed or self._state[key] in {State.DECIDED, State.STALE}

    def _is_out(self, key: str) -> bool:
        """Whether it was decided that nothing of a group goes to gold."""
        made = self.decisions.get(key)
        return made is not None and made.kind != LATER and key not in self.gold

    def _stale_agreements(self) -> list[Item]:
        """What all have alike by now, and what was decided otherwise before that."""
        found = []
        for one in self.comparison.agreed:
            made = self.decisions.get(one.key)
            if made is None or made.kind == LATER or not made.seen:
                continue
            sides = tuple(
                Side(owner, (annotation,))
                for owner, annotation in zip(self.comparison.annotators, one.annotations, strict=True)
            )
            first = one.annotations[0]
            gold = self.gold.get(one.key, ())
            as_agreed = any(
                (each.label, each.fragments) == (first.label, first.fragments)
                and attributes_alike(each.attributes, first.attributes)
                for each in gold
            )
            if self._is_stale(sides, made) and not as_agreed:
                extent = Span(first.start, first.end)
                again = Disagreement(one.key, (), first.label, extent, sides)
                found.append(Item(again, State.STALE, made, gold))
        return found

    def _gone(self, gold: Mapping[str, Annotation]) -> list[Item]:
        """Decisions that put something into gold whose annotations nobody has any more."""
        found = []
        there = {id(made) for made in self.decisions.values()}
        lost = [made for made in self.all_decisions if id(made) not in there]
        done = {self._names.people[owner] for owner in self.comparison.annotators}
        for made in lost:
            own = tuple(gold[name] for name in made.to if name in gold)
            known = any(owner_of(ref, done) for ref in made.about)
            if made.relation or not own or not made.seen or not known:
                continue
            sides = tuple(Side(owner) for owner in self.comparison.annotators)
            extent = Span(min(one.start for one in own), max(one.end for one in own))
            key = made.decision.uid if made.decision is not None else own[0].uid
            found.append(Item(Disagreement(key, (), own[0].label, extent, sides), State.STALE, made, own))
        return found

    def _chosen(self, tie: Tie) -> Relation | None:
        """Whose relation of a tie goes to gold, as far as that is decided."""
        if tie.unanimous or len(tie.voters) < 2:
            return tie.relations[0]
        item = self._tie_items.get((tie.source, tie.type))
        if item is None:
            return None
        has = dict(zip(tie.holders, tie.relations, strict=True))
        if item.state is State.RESOLVED:
            return has.get(item.follows)
        if item.decision is None:
            return has.get(self._own_side)
        target = set(self._refs[tie.target])
        uids = {name: uid for uid, name in self._names.people.items()}
        for choice in item.decision.facets:
            if target.intersection(choice.about):
                return has.get(uids.get(choice.annotator or "", ""))
        return None

    def _ends(self, tie: Tie) -> list[tuple[Annotation, Annotation]]:
        """Which annotations of gold are tied where a relation between two groups goes to gold."""
        sources, targets = self.gold[tie.source], self.gold[tie.target]
        if len(sources) == len(targets) == 1:
            return [(sources[0], targets[0])]
        held = {(one.source, one.target) for _, one in tie.every}
        pairs = [(source, target) for source in sources for target in targets]
        exact = [
            (source, target)
            for source, target in pairs
            if any(
                (one.uid, other.uid) in held
                for one in self.made_from(source, tie.source)
                for other in self.made_from(target, tie.target)
            )
        ]
        if exact:
            return exact
        # Whoever tied it had the stretch in other pieces: what lies inside belongs to the piece around it.
        inside = [
            (source, target) for source, target in pairs if shared_points(source.fragments, target.fragments)
        ]
        return inside or pairs


def _age(made: MadeDecision) -> tuple[str, int]:
    """By when it was made: an older one may have come in later, from a file."""
    return made.at, made.decision.position if made.decision is not None else 0
