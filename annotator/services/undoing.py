"""Undo and redo: the journal read as stacks of steps, and a step replayed backwards."""

from collections.abc import Collection
from dataclasses import dataclass, field

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.change import KINDS, Change, ChangeSet, Step, applicable, same_entity
from annotator.domain.errors import StaleError
from annotator.services.ports import Reading, chunks
from annotator.services.work import Work, digest

STALE = "“{action}” cannot be undone: what it changed was changed again since; it was taken off the list"


@dataclass(slots=True)
class Stacks:
    """Steps that can be undone and redone, the next one last."""

    undo: list[ChangeSet] = field(default_factory=list)
    redo: list[ChangeSet] = field(default_factory=list)


def stacks(read: Reading, who: str, scope: str, refused: Collection[str] = ()) -> Stacks:
    """Read the stacks of one person in one scope from the journal, so that they outlive the program."""
    result = Stacks()
    for entry in read.steps(who, scope):
        if entry.step is Step.DO:
            result.undo.append(entry)
            result.redo.clear()
        elif entry.step is Step.UNDO:
            if any(step.uid == entry.refers for step in result.undo):
                result.undo = [step for step in result.undo if step.uid != entry.refers]
                result.redo.append(entry)
        elif any(step.uid == entry.refers for step in result.redo):
            # A redo stands on the undo stack as a step of its own, with the changes it brought back.
            result.redo = [step for step in result.redo if step.uid != entry.refers]
            result.undo.append(entry)
    result.undo = [step for step in result.undo if step.uid not in refused]
    result.redo = [step for step in result.redo if step.uid not in refused]
    return result


def replay(work: Work, uid: str) -> None:
    """Apply the inverse of a journal entry (`uid`).

    Raises:
        StaleError: an entity is no longer as the entry left it, or something points at one that would go.
    """
    entry = work.read.entry(uid)
    if entry is None:
        raise StaleError("the step is no longer in the journal; nothing was undone")
    changes = [*(change.inverted() for change in entry.changes), *_bulk_changes(work, entry)]
    for change in applicable(changes):
        current = work.read.get(type(change.entity), change.uid)
        if not same_entity(current, change.before):
            raise StaleError(STALE, action=entry.action)
        try:
            if change.after is None:
                work.remove(change.entity)
            else:
                work.put(change.after)
        except StaleError as error:
            raise StaleError(STALE, action=entry.action) from error


def _bulk_changes(work: Work, entry: ChangeSet) -> list[Change]:
    """The removal of everything an import made, provided that all of it is as the import left it."""
    changes: list[Change] = []
    for bulk in entry.bulk:
        kind = KINDS[bulk.kind]
        entities = [entity for piece in chunks(bulk.uids) for entity in work.read.get_many(kind, piece)]
        if digest(entities) != bulk.digest:
            raise StaleError(STALE, action=entry.action)
        changes.extend(Change(entity, None) for entity in entities)
    return changes


def articles_of(change_set: ChangeSet) -> tuple[str, ...]:
    """The articles (`uid`) that a change set touches, as far as its own values tell."""
    found: dict[str, None] = dict.fromkeys(change_set.reload)
    if change_set.scope:
        found[change_set.scope] = None
    for change in change_set.changes:
        if isinstance(change.entity, AnnotationSet):
            found[change.entity.article] = None
        elif isinstance(change.entity, Article):
            found[change.uid] = None
    return tuple(found)
