"""The journal in the words of other programs: names and public ids instead of our own."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article, ArticleText
from annotator.domain.change import Bulk, Change, ChangeSet, Entity, Step
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.guideline import Guideline
from annotator.domain.json_values import Json
from annotator.domain.label import Attribute, Label, RelationType
from annotator.domain.recipe import Recipe
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.domain.review_settings import ReviewSettings
from annotator.domain.tombstone import Tombstone
from annotator.services.ports.chunks import chunks
from annotator.services.ports.reading import Reading
from annotator.services.selecting.choosing import article_of_id


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """One change: the kind of thing, its name, and its value before and after."""

    kind: str
    id: str | None
    before: Json
    after: Json


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of the journal."""

    at: str
    who: str | None
    """The annotator's name as it is now; None where nobody is known."""
    action: str
    """In English: `Highlight`, `Undo: Highlight`."""
    article: str | None
    """The article's public id; None where the entry is about several or the whole project."""
    changes: tuple[ChangeTold, ...]


def history(read: Reading, article: str = "") -> Iterator[Told]:
    """Tell the journal, newest first, one entry at a time.

    Args:
        read: has to stay open as long as entries are taken.
        article: the public id of one article; empty: everything.

    Raises:
        NotFoundError: there is no article of that id.
    """
    uid = article_of_id(read, article).uid if article else ""
    names = _Names(read)
    for change_set in read.log(uid):
        # Imports are journaled by name only, and the log leaves that out where it is not asked for.
        whole = (read.entry(change_set.uid) or change_set) if change_set.reload else change_set
        yield names.told(whole)


@dataclass(slots=True)
class _Names:
    """From `uid`s to names: as they are now, and of what is gone as it was last."""

    read: Reading
    known: dict[tuple[type[Entity], str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        scheme = self.read.scheme()
        there: list[Entity] = [*scheme.labels, *scheme.relation_types]
        for entity in (*there, *self.read.annotators(), *self.read.articles()):
            self._remember(entity)

    def told(self, change_set: ChangeSet) -> Told:
        self._learn(change_set)
        about = change_set.scope or (change_set.reload[0] if len(change_set.reload) == 1 else "")
        before = "" if change_set.step is Step.DO else f"{change_set.step.capitalize()}: "
        return Told(
            at=change_set.at,
            who=self._name(Annotator, change_set.who) if change_set.who else None,
            action=before + change_set.action,
            article=self._name(Article, about) if about else None,
            changes=(
                *(self._change(change) for change in change_set.changes),
                *(_bulk(bulk) for bulk in change_set.bulk),
            ),
        )

    def _learn(self, change_set: ChangeSet) -> None:
        """Note the names of what was removed, and ask for those that the values point at."""
        asked: dict[str, None] = {}
        for change in change_set.changes:
            entity = change.entity
            if change.after is None or not self._knows(type(entity), entity.uid):
                self._remember(entity)
            for value in (change.before, change.after):
                if isinstance(value, (Relation, DeclinedTie)):
                    asked |= dict.fromkeys((value.source, value.target))
                elif isinstance(value, Remark):
                    asked |= dict.fromkeys(value.about)
        unknown = [uid for uid in asked if not self._knows(Annotation, uid)]
        for piece in chunks(unknown):
            for annotation in self.read.get_many(Annotation, piece):
                self._remember(annotation)

    def _remember(self, entity: Entity) -> None:
        if not isinstance(entity, _NAMELESS):
            name = entity.id if isinstance(entity, (Annotation, Article)) else entity.name
            self.known[type(entity), entity.uid] = name

    def _knows(self, kind: type[Entity], uid: str) -> bool:
        return (kind, uid) in self.known

    def _name(self, kind: type[Entity], uid: str) -> str:
        return self.known.get((kind, uid), uid)

    def _change(self, change: Change) -> ChangeTold:
        entity = change.entity
        name: str | None = entity.uid
        if isinstance(entity, (Annotation, Article, Relation)):
            name = entity.id
        elif isinstance(entity, (Label, RelationType, Annotator)):
            name = entity.name
        elif isinstance(entity, Guideline):
            name = entity.version
        return ChangeTold(change.kind, name, self._value(change.before), self._value(change.after))

    def _value(self, entity: Entity | None) -> Json:  # noqa: C901, PLR0911, PLR0912 - one case for each kind
        match entity:
            case Annotation():
                return self._annotation(entity)
            case Relation():
                return {
                    "id": entity.id,
                    "from": self._name(Annotation, entity.source),
                    "to": self._name(Annotation, entity.target),
                    "type": self._name(RelationType, entity.type),
                    "attributes": dict(entity.attributes),
                    "note": entity.note,
                }
            case AnnotationSet():
                return {
                    "article": self._name(Article, entity.article),
                    "annotator": self._name(Annotator, entity.annotator),
                    "role": entity.role.value,
                    "status": entity.status.value,
                    "reason": entity.reason,
                    "final": entity.final,
                    "guideline": entity.guideline,
                }
            case Article():
                return {
                    "id": entity.id,
                    "title": entity.title,
                    "sha256": entity.sha256,
                    "meta": dict(entity.meta),
                }
            case ArticleText():
                return {"length": len(entity.text)}
            case Label():
                return {
                    "name": entity.name,
                    "title": entity.title,
                    "colour": entity.colour,
                    "underline": entity.underline.value,
                    "key": entity.key,
                    "attributes": [_attribute(one) for one in entity.attributes],
                }
            case RelationType():
                return {
                    "name": entity.name,
                    "title": entity.title,
                    "from": [self._name(Label, uid) for uid in entity.sources],
                    "to": [self._name(Label, uid) for uid in entity.targets],
                    "attributes": [_attribute(one) for one in entity.attributes],
                }
            case Annotator():
                return {"name": entity.name}
            case Decision():
                return entity.body
            case DeclinedTie():
                return {
                    "from": self._name(Annotation, entity.source),
                    "to": self._name(Annotation, entity.target),
                    "type": self._name(RelationType, entity.type),
                }
            case Guideline():
                return {"version": entity.version, "note": entity.note, "length": len(entity.text)}
            case Remark():
                return {
                    "article": self._name(Article, entity.article),
                    "who": self._name(Annotator, entity.who),
                    "about": [self._name(Annotation, uid) for uid in entity.about],
                    "text": entity.text,
                    "answers": entity.answers or None,
                }
            case ReviewAssignment():
                return {
                    "article": self._name(Article, entity.article),
                    "reviewer": self._name(Annotator, entity.reviewer),
                }
            case ReviewSettings():
                return {"own_work": entity.own_work, "reasons": list(entity.reasons)}
            case Recipe():
                return {"name": entity.name, "options": dict(entity.options)}
            case Tombstone():
                return {"article": entity.article, "title": entity.title, "why": entity.why}
            case None:
                return None

    def _annotation(self, annotation: Annotation) -> Json:
        told: dict[str, Json] = {
            "id": annotation.id,
            "label": self._name(Label, annotation.label),
            "start": annotation.start,
            "end": annotation.end,
            "attributes": dict(annotation.attributes),
            "note": annotation.note,
            "discuss": annotation.discuss,
        }
        if len(annotation.fragments) > 1:
            told["fragments"] = [[fragment.start, fragment.end] for fragment in annotation.fragments]
        if annotation.origin is not None:
            told["origin"] = dict(annotation.origin)
        return told


_NAMELESS = (
    *(ArticleText, AnnotationSet, Relation, Decision, DeclinedTie, Guideline),
    *(Remark, ReviewAssignment, ReviewSettings, Tombstone),
)


def _bulk(bulk: Bulk) -> ChangeTold:
    """What an import made at once is told by its number, not value by value."""
    return ChangeTold(bulk.kind, None, None, {"made": len(bulk.uids), "sha256": bulk.digest})


def _attribute(attribute: Attribute) -> Json:
    told: dict[str, Json] = {
        "name": attribute.name,
        "kind": attribute.kind.value,
        "choices": list(attribute.choices),
        "required": attribute.required,
        "default": attribute.default,
    }
    if attribute.when is not None:
        told["when"] = {attribute.when.attribute: list(attribute.when.values)}
    return told
