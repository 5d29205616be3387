"""Gold changed by hand: what it came from stays told, and what was taken out does not come back by itself."""

from dataclasses import replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.attributes import defaults
from annotator.domain.decision import Decision
from annotator.domain.errors import RefusedError
from annotator.domain.ids import new_id
from annotator.domain.json_values import Json, same
from annotator.domain.label import Label
from annotator.domain.review.disagreement import Side
from annotator.domain.review.made_decision import MadeDecision, made_decision
from annotator.domain.review.side_digest import digest_of, origin_refs, owner_of
from annotator.domain.span import Span
from annotator.services.keeping_guidelines import version_now
from annotator.services.work import Work
from annotator.services.workspace import now

_KEPT = frozenset({"new", "edited"})
"""Kinds of origin that stay what they are when an annotation is edited."""


def put_edited(work: Work, before: Annotation, after: Annotation) -> Annotation:
    """Put a changed annotation; one of gold tells from then on that it was edited."""
    if after.origin is not None and after.origin.get("kind") not in _KEPT and _differs(before, after):
        origin: dict[str, Json] = {**after.origin, "kind": "edited", "at": now()}
        after = replace(after, origin=origin)
    work.put(after)
    return after


def annotate_gold(work: Work, article: str, span: Span, label: str) -> Annotation:
    """Tag a stretch of an article (`uid`) with a label (`uid`) in one's own gold.

    The same again gives what is there already.

    Raises:
        RefusedError: the gold is finished, or the span is not inside the article.
    """
    begins_with = defaults(work.get(Label, label))
    gold = gold_of(work, article)
    if span.end > work.get(Article, article).length:
        raise RefusedError("the selection goes beyond the article; select less")
    for known in work.read.annotations_at(gold.uid, span):
        if known.label == label and known.fragments == (span,):
            return known
    origin: dict[str, Json] = {"kind": "new", "from": [], "at": now(), "by": _name(work)}
    guideline = version_now(work)
    if guideline is not None:
        origin["guideline"] = guideline
    uid = new_id()
    made = Annotation(
        uid,
        gold.uid,
        uid,
        label,
        (span,),
        work.read.next_position(Annotation, gold.uid),
        begins_with,
        origin=origin,
    )
    work.put(made)
    return made


def gold_of(work: Work, article: str) -> AnnotationSet:
    """One's own gold set on an article (`uid`), ready for changes; made where there is none.

    Raises:
        RefusedError: nobody is known to be working, or it is finished.
    """
    if not work.who:
        raise RefusedError("nobody is reviewing yet; say who you are first")
    gold = work.read.set_of(article, work.who, Role.GOLD)
    if gold is None:
        gold = new_gold(work, article)
        work.put(gold)
    elif gold.status is Status.DONE:
        raise RefusedError("the gold of this article is finished and protected; reopen it to change it")
    elif gold.status in {Status.NEW, Status.SKIPPED}:
        gold = replace(gold, status=Status.IN_PROGRESS, reason="")
        work.put(gold)
    return gold


def new_gold(work: Work, article: str) -> AnnotationSet:
    """A gold set for an article (`uid`), not put yet; final where no other is."""
    work.get(Article, article)
    others = [one for one in work.read.sets_of(article) if one.role is Role.GOLD]
    return AnnotationSet(
        new_id(),
        article,
        work.who,
        Role.GOLD,
        Status.IN_PROGRESS,
        work.read.next_position(AnnotationSet, article),
        final=not any(one.final for one in others),
        guideline=version_now(work),
    )


def remember_taken_out(work: Work, annotation: Annotation) -> None:
    """Note that an annotation was deleted from gold, so that it is not taken in again as agreed.

    Of what a decision put there nothing is noted: it is decided.
    """
    refs = tuple(sorted(origin_refs(annotation)))
    owner = work.get(AnnotationSet, annotation.set)
    if not refs or owner.role is not Role.GOLD:
        return
    for decision in work.read.decisions_of(owner.uid):
        made = made_decision(decision)
        if made is not None and annotation.id in made.to:
            return
    label = work.read.get(Label, annotation.label)
    made = MadeDecision(
        kind="neither",
        label=label.name if label is not None else annotation.label,
        about=refs,
        by=_name(work),
        at=now(),
        guideline=version_now(work),
        seen=_seen(work, owner.article, refs),
    )
    place = work.read.next_position(Decision, owner.uid)
    work.put(Decision(new_id(), owner.uid, place, made.body()))


def _seen(work: Work, article: str, refs: tuple[str, ...]) -> dict[str, str]:
    people = {person.name: person.uid for person in work.read.annotators()}
    found = {}
    for ref in refs:
        name = owner_of(ref, people)
        called = ref.removeprefix(f"{name}/")
        owner = work.read.set_of(article, people.get(name, ""), Role.ANNOTATOR)
        own = work.read.annotations_of(owner.uid) if owner is not None else []
        found[name] = digest_of(Side("", tuple(one for one in own if one.id == called)))
    return found


def _name(work: Work) -> str:
    return work.get(Annotator, work.who).name


def _differs(before: Annotation, after: Annotation) -> bool:
    return (before.label, before.fragments) != (after.label, after.fragments) or not same(
        before.attributes, after.attributes
    )
