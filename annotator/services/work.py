"""One piece of work on a project: what it reads, and the only writes there are."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

import orjson

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article, ArticleText
from annotator.domain.change import Bulk, Change, Entity, kind_of, net, same_entity
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.errors import NotFoundError
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.services.ports.storage import Writing
from annotator.services.progress import UNDISTURBED, Progress

EntityT = TypeVar("EntityT", bound=Entity)


class Work:
    """Carries a use case: `put` and `remove` note what was before and after, so that undo needs no code."""

    def __init__(self, tx: Writing, who: str, progress: Progress = UNDISTURBED) -> None:
        self.read = tx
        self.who = who
        self.progress = progress
        """Long use cases tell it how far they are; it raises CancelledError where somebody wants to stop."""
        self._changes: list[Change] = []
        self._reload: dict[str, None] = {}
        self._bulk = 0

    def get(self, kind: type[EntityT], uid: str) -> EntityT:
        """Return the entity of that `uid`.

        Raises:
            NotFoundError: it is not there (any more).
        """
        entity = self.read.get(kind, uid)
        if entity is None:
            raise NotFoundError(
                "the {kind} is not there any more; it was removed in another window or by undo",
                kind=kind_of(kind),
            )
        return entity

    def put(self, entity: Entity) -> None:
        """Make the entity, or change it to this value."""
        before = self.read.get(type(entity), entity.uid)
        if not same_entity(before, entity):
            self.read.store(before, entity)
            self._changes.append(Change(before, entity))

    def remove(self, entity: Entity) -> None:
        """Remove the entity; whoever calls has removed what points at it before."""
        before = self.get(type(entity), entity.uid)
        self.read.store(before, None)
        self._changes.append(Change(before, None))

    def change_many(self, kind: type[Entity], pairs: Sequence[tuple[Entity | None, Entity | None]]) -> None:
        """Change many entities of one kind from one value to another.

        Args:
            kind: what they all are.
            pairs: before and after, as for `Change`; each `before` was read in this very work, and all
                pairs are alike in which side is None. Those without a difference are left alone.
        """
        real = [Change(before, after) for before, after in pairs if not same_entity(before, after)]
        if real:
            self.read.store_many(kind, [(change.before, change.after) for change in real])
            self._changes += real

    def put_many(self, kind: type[Entity], entities: Sequence[Entity]) -> None:
        """Insert what an import brings, all of one kind, journaled by name instead of by value."""
        if entities:
            self.read.insert_many(kind, entities)
            self.read.record_bulk(Bulk(kind_of(kind), tuple(e.uid for e in entities), digest(entities)))
            self._bulk += len(entities)

    def touched(self, articles: Iterable[str]) -> None:
        """Say which articles (`uid`s) are to be read anew."""
        self._reload.update(dict.fromkeys(articles))

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the work comes to: one change an entity, without those that cancel out."""
        return net(self._changes)

    @property
    def reload(self) -> tuple[str, ...]:
        """The articles (`uid`) that imports touched."""
        return tuple(self._reload)

    @property
    def wrote_bulk(self) -> bool:
        """Whether anything was inserted by `put_many`."""
        return self._bulk > 0

    def scope(self, changes: Sequence[Change]) -> str:
        """The one article (`uid`) that all changes belong to, or empty: then they are the whole project's.

        What an import does is the project's, even where it touches a single article.
        """
        if self._reload:
            return ""
        found = self.articles(changes)
        of_annotating = all(isinstance(change.entity, _IN_ARTICLES) for change in changes)
        return found[0] if len(found) == 1 and of_annotating and not self._bulk else ""

    def articles(self, changes: Sequence[Change]) -> tuple[str, ...]:
        """The articles (`uid`s) that changes belong to."""
        found: dict[str, None] = {}
        known: dict[str, str] = {
            change.uid: change.entity.article
            for change in changes
            if isinstance(change.entity, AnnotationSet)
        }
        for change in changes:
            entity = change.entity
            if isinstance(entity, (AnnotationSet, Remark, ReviewAssignment)):
                found[entity.article] = None
            elif isinstance(entity, (Annotation, Relation, Decision, DeclinedTie)):
                if entity.set not in known:
                    known[entity.set] = self.get(AnnotationSet, entity.set).article
                found[known[entity.set]] = None
            elif isinstance(entity, (Article, ArticleText)):
                found[entity.uid] = None
        return tuple(found)


_IN_ARTICLES = (AnnotationSet, Annotation, Relation, Decision, DeclinedTie, Remark, ReviewAssignment)


def digest(entities: Sequence[Entity]) -> str:
    """SHA-256 over the values of entities in their order; tells whether any was changed since."""
    return sha256(orjson.dumps(list(entities))).hexdigest()
