"""What a piece of work changed, as values before and after; the currency of undo, journal and screens."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article, ArticleText
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.guideline import Guideline
from annotator.domain.json_values import same as same_json
from annotator.domain.label import Label, RelationType
from annotator.domain.recipe import Recipe
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.domain.review_settings import ReviewSettings
from annotator.domain.tombstone import Tombstone

Entity: TypeAlias = (
    Annotator
    | Label
    | RelationType
    | Article
    | ArticleText
    | AnnotationSet
    | Annotation
    | Relation
    | Decision
    | DeclinedTie
    | Guideline
    | Remark
    | ReviewAssignment
    | ReviewSettings
    | Recipe
    | Tombstone
)

KINDS: dict[str, type[Entity]] = {
    "annotator": Annotator,
    "label": Label,
    "relation-type": RelationType,
    "article": Article,
    "article-text": ArticleText,
    "annotation-set": AnnotationSet,
    "annotation": Annotation,
    "relation": Relation,
    "decision": Decision,
    "declined-tie": DeclinedTie,
    "guideline": Guideline,
    "remark": Remark,
    "review-assignment": ReviewAssignment,
    "review-settings": ReviewSettings,
    "recipe": Recipe,
    "tombstone": Tombstone,
}
"""The names of the kinds of entity, parents before the children that point at them."""

_NAMES: dict[type, str] = {entity: name for name, entity in KINDS.items()}


def kind_of(entity: type) -> str:
    """The name of a kind of entity."""
    return _NAMES[entity]


class Step(StrEnum):
    """Whether a change set was new work, took work back or brought it again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """One entity before and after; `before` is None where it was made, `after` where it was removed."""

    before: Entity | None
    after: Entity | None

    @property
    def entity(self) -> Entity:
        """The value after the change, or, of something removed, the value before."""
        entity = self.after if self.after is not None else self.before
        if entity is None:
            raise ValueError("a change from nothing to nothing")
        return entity

    @property
    def kind(self) -> str:
        """The kind of entity, one of the names in KINDS."""
        return kind_of(type(self.entity))

    @property
    def uid(self) -> str:
        """The entity's `uid`."""
        return self.entity.uid

    def inverted(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Bulk:
    """What an import made of one annotation set or article, by name only: the values are in the tables."""

    kind: str
    uids: tuple[str, ...]
    digest: str
    """SHA-256 over the values as they were stored, so that a later undo can tell whether they changed."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All changes of one transaction: who did what, when, and to which article."""

    uid: str
    seq: int
    """Its number in the journal, counted from 1 without gaps; 0 until it is stored."""
    at: str
    """When, in UTC: `2026-02-28T09:30:00.123Z`."""
    who: str
    """The `uid` of the annotator who did it; empty where nobody is known."""
    action: str
    """The name of what was done, in English ("Highlight"); screens translate it."""
    scope: str
    """The `uid` of the one article it belongs to, or empty: the whole project."""
    changes: tuple[Change, ...]
    bulk: tuple[Bulk, ...] = ()
    step: Step = Step.DO
    refers: str = ""
    """The `uid` of the change set that an undo takes back or a redo brings again."""
    reload: tuple[str, ...] = ()
    """Articles (`uid`) to be read anew, where there was too much to hand out value by value."""

    def inverted(self) -> tuple[Change, ...]:
        """The changes that take this set back, last first."""
        return tuple(change.inverted() for change in reversed(self.changes))

    def numbered(self, seq: int) -> "ChangeSet":
        """The same set with its number in the journal."""
        return replace(self, seq=seq)


def same_entity(one: Entity | None, other: Entity | None) -> bool:
    """Whether two values are equal to the last detail, JSON types (24, 24.0, true) included."""
    if one != other:
        return False
    if one is None or other is None:
        return True
    return all(
        same_json(getattr(one, name), getattr(other, name))
        for name in ("attributes", "meta", "source", "origin", "body")
        if hasattr(one, name) and not isinstance(getattr(one, name), str)
    )


def net(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Draw several changes of one entity together, first `before` to last `after`; drop what cancels out."""
    drawn: dict[tuple[str, str], Change] = {}
    for change in changes:
        key = (change.kind, change.uid)
        earlier = drawn.pop(key, None)
        drawn[key] = change if earlier is None else Change(earlier.before, change.after)
        if drawn[key].before is None and drawn[key].after is None:
            del drawn[key]
    return tuple(change for change in drawn.values() if not same_entity(change.before, change.after))


def applicable(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Put changes into an order that tables accept.

    First goes what is removed, children before their parents, so that its names are free; then comes what
    is made or changed, parents first; and last goes what something else pointed at until it was changed.
    """
    order = {kind: number for number, kind in enumerate(KINDS)}
    changes = tuple(changes)
    gone = sorted((c for c in changes if c.after is None), key=lambda c: -order[c.kind])
    stay = sorted((c for c in changes if c.after is not None), key=lambda c: order[c.kind])
    held = {uid for c in stay if c.before is not None for uid in _points_at(c.before)}
    first: list[Change] = []
    last: list[Change] = []
    for change in gone:
        if change.uid in held:
            held.update(_points_at(change.entity))
            last.append(change)
        else:
            first.append(change)
    return (*first, *stay, *last)


def _points_at(entity: Entity) -> tuple[str, ...]:
    """The `uid`s of the entities that have to be there as long as this one points at them."""
    match entity:
        case Annotation():
            return entity.set, entity.label
        case Relation():
            return entity.set, entity.type, entity.source, entity.target
        case Decision() | DeclinedTie():
            return (entity.set,)
        case AnnotationSet():
            return entity.article, entity.annotator
        case Remark(who=person) | ReviewAssignment(reviewer=person):
            return entity.article, person
        case _:
            return ()
