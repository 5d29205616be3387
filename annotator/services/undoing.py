"""Undo and redo: the journal read as stacks of steps, and a step replayed backwards."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Final

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.change import KINDS, Change, ChangeSet, Entity, Step, applicable, same_entity
from annotator.domain.decision import Decision
from annotator.domain.errors import StaleError
from annotator.services.ports.chunks import chunks
from annotator.services.ports.reading import Reading
from annotator.services.work import Work, digest

PORTION = 500
"""How many changes are replayed at a time."""
PAGE = 64
"""How many journal entries are read at first to find the next step."""

TAG_ALL: Final = "Tag all"
"""The name of the step that annotates many articles, and is taken back from any of them."""
DECIDE_ALIKE: Final = "Decide alike"
"""The name of the step that decides disagreements of many articles, and is taken back from any of them."""
_SHARED: Final = frozenset({TAG_ALL, DECIDE_ALIKE})

STALE = "“{action}” cannot be undone: what it changed was changed again since; it was taken off the list"


@dataclass(slots=True)
class Stacks:
    """Steps that can be undone and redone, the next one last."""

    undo: list[ChangeSet] = field(default_factory=list)
    redo: list[ChangeSet] = field(default_factory=list)


def stacks(read: Reading, who: str, scope: str, refused: Collection[str] = ()) -> Stacks:
    """Read the stacks of one person in one scope from the journal, so that they outlive the program.

    Only as far back as the next step of either is certain; what lies deeper is read when it is its turn.
    """
    limit = PAGE
    while True:
        entries = read.steps(who, scope, limit)
        result, certain = _read_back(entries, refused)
        if certain or len(entries) < limit:
            return result
        limit *= 4


def _read_back(entries: Sequence[ChangeSet], refused: Collection[str]) -> tuple[Stacks, bool]:
    """Sort the newest entries of a journal into stacks, and tell whether older ones could add a next step.

    An undo takes what it refers to off the stack for good: a redo stands there as a step of its own, with
    the changes it brought back. New work clears what could be redone.
    """
    result = Stacks()
    taken: set[str] = set()
    new_work = False
    for entry in reversed(entries):
        if entry.step is not Step.DO:
            taken.add(entry.refers)
        if entry.uid not in taken and entry.uid not in refused:
            if entry.step is not Step.UNDO:
                result.undo.append(entry)
            elif not new_work:
                result.redo.append(entry)
        new_work = new_work or entry.step is Step.DO
    result.undo.reverse()
    result.redo.reverse()
    return result, bool(result.undo) and (new_work or bool(result.redo))


def nearest_scope(read: Reading, who: str, article: str, step: Step, refused: Collection[str] = ()) -> str:
    """Whose next step undo or redo in an article (`uid`) means to somebody: its own, or the project's (`""`).

    The project's where that tagged or reviewed this article with others, and nothing was done here since.
    """
    own, shared = (_next(stacks(read, who, scope, refused), step) for scope in (article, ""))
    if shared is None or shared.action not in _SHARED or (own is not None and own.seq > shared.seq):
        return article
    if step is Step.REDO and any(
        entry.step is Step.DO and entry.seq > shared.seq for entry in read.steps(who, article, PAGE)
    ):
        return article  # new work clears what could be redone
    return "" if _annotates(read, shared.uid, who, article) else article


def _next(both: Stacks, step: Step) -> ChangeSet | None:
    stack = both.undo if step is Step.UNDO else both.redo
    return stack[-1] if stack else None


def _annotates(read: Reading, uid: str, who: str, article: str) -> bool:
    """Whether a journal entry (`uid`) changed somebody's annotations or decisions in an article (`uid`)."""
    entry = read.entry(uid)
    own = {one.uid for one in read.sets_of(article) if one.annotator == who}
    return entry is not None and any(
        (isinstance(one, AnnotationSet) and one.article == article)
        or (isinstance(one, (Annotation, Decision)) and one.set in own)
        for one in (change.entity for change in entry.changes)
    )


def replay(work: Work, uid: str) -> None:
    """Apply the inverse of a journal entry (`uid`).

    Raises:
        StaleError: an entity is no longer as the entry left it, or something points at one that would go.
    """
    # To read what was done takes as long as to take it back.
    entry = work.read.entry(uid, lambda done, total: work.progress(done, 2 * total))
    if entry is None:
        raise StaleError("the step is no longer in the journal; nothing was undone")
    removed = _bulk_changes(work, entry)
    gone = {(change.kind, change.uid) for change in removed}
    changes = [change.inverted() for change in entry.changes if (change.kind, change.uid) not in gone]
    done, ordered = 0, applicable([*changes, *removed])
    for run in _runs(ordered):
        kind = type(run[0].entity)
        there = {one.uid: one for one in work.read.get_many(kind, [change.uid for change in run])}
        if any(not same_entity(there.get(change.uid), change.before) for change in run):
            raise StaleError(STALE, action=entry.action)
        try:
            work.change_many(kind, [(change.before, change.after) for change in run])
        except StaleError as error:
            raise StaleError(STALE, action=entry.action) from error
        done += len(run)
        work.progress(len(ordered) + done, 2 * len(ordered))


def _runs(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Changes of one kind that follow each other and do the same (make, change, remove), in portions."""
    for _, run in groupby(changes, lambda one: (one.kind, one.before is None, one.after is None)):
        while portion := list(islice(run, PORTION)):
            yield portion


def _bulk_changes(work: Work, entry: ChangeSet) -> list[Change]:
    """The removal of everything an import made, provided that all of it is as the import left it.

    What the same import first made and then changed has its last value among the changes.
    """
    changes: list[Change] = []
    changed = {(change.kind, change.uid): change for change in entry.changes if change.before is not None}
    for bulk in entry.bulk:
        kind = KINDS[bulk.kind]
        entities = [entity for piece in chunks(bulk.uids) for entity in work.read.get_many(kind, piece)]
        made: list[Entity] = []
        for entity in entities:
            later = changed.get((bulk.kind, entity.uid))
            made.append(entity if later is None or later.before is None else later.before)
            changes.append(Change(entity if later is None else later.after, None))
        if digest(made) != bulk.digest:
            raise StaleError(STALE, action=entry.action)
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
