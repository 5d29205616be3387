"""Highlighting and tagging: what an annotator does to their own annotations."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import CLOSED, AnnotationSet, Role, Status
from annotator.domain.article import Article
from annotator.domain.attributes import defaults
from annotator.domain.errors import RefusedError
from annotator.domain.ids import new_id
from annotator.domain.label import Label, RelationType
from annotator.domain.relation import Relation
from annotator.domain.span import Fragments, Span, merged, trimmed, without
from annotator.domain.text import canonical
from annotator.domain.texts.words import (
    next_grapheme,
    next_word_edge,
    previous_grapheme,
    previous_word_edge,
)
from annotator.domain.ties.tying import may_tie
from annotator.services.keeping_guidelines import version_now
from annotator.services.review.gold_editing import put_edited, remember_taken_out
from annotator.services.work import Work

Edge = Literal["start", "end"]


def annotate(work: Work, article: str, span: Span, label: str) -> Annotation:
    """Tag a stretch of an article (`uid`) with a label (`uid`); the same again gives what is there already.

    Raises:
        RefusedError: the article is done, or the span is not inside it.
    """
    begins_with = defaults(work.get(Label, label))
    own = opened_set(work, article)
    _check_inside(work, article, (span,))
    for known in work.read.annotations_at(own.uid, span):
        if known.label == label and known.fragments == (span,):
            return known
    uid = new_id()
    annotation = Annotation(
        uid=uid,
        set=own.uid,
        id=uid,
        label=label,
        fragments=(span,),
        position=work.read.next_position(Annotation, own.uid),
        attributes=begins_with,
    )
    work.put(annotation)
    return annotation


def retag(work: Work, annotation: str, label: str) -> Annotation:
    """Give an annotation (`uid`) another label (`uid`).

    Attributes that the label knows too are kept; to them come those that the label begins with. Relations
    that the scheme allowed for the label before, and does not for this one, go with it.
    """
    current = editable(work, annotation)
    if current.label == label:
        return current
    to = work.get(Label, label)
    known = {attribute.name for attribute in to.attributes}
    kept = {name: value for name, value in current.attributes.items() if name in known}
    added = {name: value for name, value in defaults(to).items() if name not in kept}
    changed = replace(current, label=label, attributes={**kept, **added})
    for relation in work.read.relations_at(annotation):
        if _fits(work, relation, current) and not _fits(work, relation, changed):
            work.remove(relation)
    return put_edited(work, current, changed)


def _fits(work: Work, relation: Relation, one: Annotation) -> bool:
    """Whether the scheme allows a relation where one of its ends is as given."""
    source = one if relation.source == one.uid else work.get(Annotation, relation.source)
    target = one if relation.target == one.uid else work.get(Annotation, relation.target)
    return may_tie(work.get(RelationType, relation.type), source.label, target.label)


def add_fragment(work: Work, annotation: str, span: Span) -> Annotation:
    """Add a stretch to an annotation (`uid`); it joins a fragment that it touches or overlaps."""
    current = editable(work, annotation)
    return reshape(work, annotation, merged((*current.fragments, span)))


def take_away(work: Work, annotation: str, span: Span) -> Annotation:
    """Take a stretch out of an annotation (`uid`), and the white space that it would leave at the new edges.

    Raises:
        RefusedError: nothing of the annotation would be left, or the stretch is no part of it.
    """
    current = editable(work, annotation)
    text = work.read.text(work.get(AnnotationSet, current.set).article)
    left = tuple(
        fragment
        for piece in without(current.fragments, span)
        if (fragment := piece if piece in current.fragments else trimmed(piece, text)) is not None
    )
    if not left:
        raise RefusedError("nothing of the annotation would be left; delete it instead")
    if left == current.fragments:
        raise RefusedError("the selection is no part of the chosen annotation; select what should go")
    return reshape(work, annotation, left)


def reshape(work: Work, annotation: str, fragments: Fragments) -> Annotation:
    """Give an annotation (`uid`) other fragments.

    Raises:
        RefusedError: the article is done, or a fragment is not inside it.
    """
    current = editable(work, annotation)
    article = work.get(AnnotationSet, current.set).article
    _check_inside(work, article, fragments)
    return put_edited(work, current, replace(current, fragments=merged(fragments)))


def delete(work: Work, annotations: Sequence[str]) -> None:
    """Remove annotations (`uid`s), and first the relations that tie them."""
    for uid in dict.fromkeys(annotations):
        current = editable(work, uid)
        for relation in work.read.relations_at(uid):
            work.remove(relation)
        if current.origin is not None:
            remember_taken_out(work, current)
        work.remove(current)


def move_edge(work: Work, annotation: str, edge: Edge, *, by_word: bool, onwards: bool) -> Annotation:
    """Move an outer edge of an annotation (`uid`) by a word or by a character (a grapheme).

    At the border of the text it stays where it is; what it meets of other annotations does not matter.

    Raises:
        RefusedError: nothing would be left of the fragment at that edge.
    """
    current = editable(work, annotation)
    text = work.read.text(work.get(AnnotationSet, current.set).article)
    fragments = current.fragments
    if edge == "start":
        moved = _step(text, fragments[0].start, edge, by_word=by_word, onwards=onwards)
        left, changed = moved < fragments[0].end, fragments[1:]
        stretch = (moved, fragments[0].end)
    else:
        moved = _step(text, fragments[-1].end, edge, by_word=by_word, onwards=onwards)
        left, changed = moved > fragments[-1].start, fragments[:-1]
        stretch = (fragments[-1].start, moved)
    if not left:
        raise RefusedError("nothing of this part of the annotation would be left; delete it instead")
    return reshape(work, annotation, (*changed, Span(*stretch)))


def _step(text: str, position: int, edge: Edge, *, by_word: bool, onwards: bool) -> int:
    """Where an edge at `position` (code points) goes."""
    if by_word:
        return next_word_edge(text, position, edge) if onwards else previous_word_edge(text, position, edge)
    return next_grapheme(text, position) if onwards else previous_grapheme(text, position)


def write_note(work: Work, annotation: str, note: str) -> Annotation:
    """Put a note to an annotation (`uid`); an empty one takes it away."""
    return _put(work, replace(editable(work, annotation), note=canonical(note)))


def mark_discuss(work: Work, annotation: str, discuss: bool) -> Annotation:
    """Mark an annotation (`uid`) as one to talk about, or take the mark off."""
    return _put(work, replace(editable(work, annotation), discuss=discuss))


def set_status(work: Work, article: str, status: Status, reason: str = "") -> AnnotationSet:
    """Say how far one is with an article (`uid`); reopening is setting it to in-progress.

    A reason is kept with what is skipped or flagged.
    """
    current = own_set(work, article)
    kept = canonical(reason) if status in {Status.SKIPPED, Status.FLAGGED} else ""
    guideline = current.guideline or (version_now(work) if current.status is Status.NEW else None)
    changed = replace(current, status=status, reason=kept, guideline=guideline)
    work.put(changed)
    return changed


def own_set(work: Work, article: str) -> AnnotationSet:
    """The worker's own set on an article (`uid`); made, as new, where there is none.

    Raises:
        RefusedError: nobody is known to be working.
        NotFoundError: the article is not there any more.
    """
    if not work.who:
        raise RefusedError("nobody is annotating yet; say who you are first")
    work.get(Article, article)
    own = work.read.set_of(article, work.who, Role.ANNOTATOR)
    if own is None:
        position = work.read.next_position(AnnotationSet, article)
        own = AnnotationSet(new_id(), article, work.who, Role.ANNOTATOR, Status.NEW, position)
        work.put(own)
    return own


def opened_set(work: Work, article: str) -> AnnotationSet:
    """The worker's own set on an article, ready for changes: new and skipped ones become in progress.

    Raises:
        RefusedError: the set is done and protected until it is reopened.
    """
    return opened(work, own_set(work, article))


def opened(work: Work, own: AnnotationSet) -> AnnotationSet:
    """The set, ready for changes: a new or skipped one becomes in progress.

    Raises:
        RefusedError: it is done and protected until it is reopened.
    """
    if own.status in CLOSED:
        raise RefusedError("the article is done and protected; reopen it to change it")
    if own.status in {Status.NEW, Status.SKIPPED}:
        # The version of the guidelines is the one that was there when the work began.
        guideline = own.guideline or version_now(work)
        own = replace(own, status=Status.IN_PROGRESS, reason="", guideline=guideline)
        work.put(own)
    return own


def editable(work: Work, annotation: str) -> Annotation:
    """An annotation (`uid`) that may be changed; its set becomes in progress.

    Raises:
        NotFoundError: it is not there any more.
        RefusedError: it is somebody else's, or the article is done.
    """
    current = work.get(Annotation, annotation)
    editable_set(work, current.set)
    return current


def editable_set(work: Work, uid: str) -> AnnotationSet:
    """The worker's own set of that `uid`, ready for changes.

    Raises:
        RefusedError: it is somebody else's, or the article is done.
    """
    owner = work.get(AnnotationSet, uid)
    if owner.annotator != work.who:
        raise RefusedError("the annotation is somebody else's; only its annotator changes it")
    return opened(work, owner)


def _put(work: Work, annotation: Annotation) -> Annotation:
    work.put(annotation)
    return annotation


def _check_inside(work: Work, article: str, fragments: Sequence[Span]) -> None:
    length = work.get(Article, article).length
    if any(fragment.end > length for fragment in fragments):
        raise RefusedError("the selection goes beyond the article's {length} characters", length=length)
