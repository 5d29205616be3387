"""Adjudicating: what a reviewer decides about disagreements, and what is agreed, into gold."""

from annotator.domain.annotation import Annotation
from annotator.domain.decision import Decision
from annotator.domain.errors import NotFoundError, StaleError
from annotator.domain.review.adjudication import (
    RELATION,
    Draft,
    Resolution,
    Way,
    facets_of,
    relations_to,
    resolve,
    resolve_relations,
)
from annotator.domain.review.disagreement import Disagreement
from annotator.domain.review.made_decision import RELATION_FACET, Choice, MadeDecision
from annotator.domain.review.review import Item
from annotator.domain.text import canonical
from annotator.services.review.gold_drafting import GoldDraft
from annotator.services.work import Work

UNANIMOUS = "unanimous"
_ORIGINS = {Way.TAKEN: "taken", Way.BOTH: "taken"}


def decide(
    work: Work,
    article: str,
    key: str,
    resolution: Resolution,
    *,
    reason: str = "",
    note: str = "",
    of_gold: bool = False,
) -> Decision:
    """Decide a disagreement; deciding again replaces what was decided.

    The gold set is made where there is none, and what all have alike goes into it at once.

    Args:
        work: the piece of work.
        article: the article's `uid`.
        key: the disagreement's.
        resolution: what is chosen.
        reason: why, from a list or in words.
        note: whatever else is to be said.
        of_gold: whether reviewers differ, and not annotators. A reviewer whose finished gold is among those
            that are compared changes it, and it stays finished; anybody else makes a further one.

    Raises:
        StaleError: an annotator changed it meanwhile, so that it is another disagreement now.
        RefusedError: the gold is finished, the reviewer annotated the article and may not review their own
            work, or the resolution cannot be carried out.
    """
    draft = GoldDraft(work, article, of_gold=of_gold)
    if draft.review.gold_set is None:
        put_agreed(draft)
    item = draft.review.item(key)
    if item is None:
        raise StaleError("the disagreement is not there any more; an annotator changed it meanwhile")
    decision = decide_in(draft, item, resolution, reason=reason, note=note)
    draft.finish()
    return decision


def withdraw(work: Work, article: str, key: str, *, of_gold: bool = False) -> None:
    """Take a decision about a disagreement (its key) back: it is open again, and nothing of it in gold.

    Of the gold of several reviewers what is there stays, and only the decision goes.

    Raises:
        NotFoundError: nothing is decided there.
        RefusedError: as `decide`.
    """
    draft = GoldDraft(work, article, of_gold=of_gold)
    item = draft.review.item(key)
    if item is None or item.decision is None:
        raise NotFoundError("nothing is decided here; there is nothing to take back")
    if not item.disagreement.of_relations and not of_gold:
        draft.put([], item.gold, "")
    draft.forget(item.decision)
    draft.finish()


def take_agreed(work: Work, article: str) -> int:
    """Put what all have alike on an article (`uid`) into gold; return how many annotations that were.

    What is there already, or was decided otherwise, stays as it is.

    Raises:
        RefusedError: the gold is finished.
    """
    draft = GoldDraft(work, article, judging=False)
    count = put_agreed(draft)
    draft.finish()
    return count


def put_agreed(draft: GoldDraft) -> int:
    """Put into a gold what all have alike and it lacks; return how many annotations that were."""
    count = 0
    for one in draft.review.comparison.agreed:
        if one.key in draft.standing.gold or one.key in draft.standing.decisions:
            continue
        first = one.annotations[0]
        wanted = Draft(first.label, first.fragments, first.attributes, one.annotations)
        if not draft.same_there(wanted):
            draft.put([wanted], [], UNANIMOUS)
            count += 1
    return count


def decide_in(
    draft: GoldDraft,
    item: Item,
    resolution: Resolution,
    *,
    kind: str = "",
    reason: str = "",
    note: str = "",
    rule: str = "",
) -> Decision:
    """Decide a disagreement within a piece of review work.

    Args:
        draft: the piece of work.
        item: the disagreement.
        resolution: what is chosen.
        kind: what it is called, where that is not the resolution's way (`majority`).
        reason: why, from a list or in words.
        note: whatever else is to be said.
        rule: the rule by which it was decided.
    """
    one = item.disagreement
    reason, note = " ".join(canonical(reason).split()), canonical(note).strip()
    earlier = item.decision
    made_from: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    about: tuple[str, ...]
    if one.of_relations:
        choices = _relation_choices(draft, one, resolution)
        about = draft.standing.refs_of(one.source)
    else:
        about = tuple(draft.refs(each for side in one.sides for each in side.annotations))
        if not about and earlier is not None:
            about = earlier.about
        made_from, to = _put(draft, item, resolution, kind or _ORIGINS.get(resolution.way, "edited"), reason)
        choices = _choices(draft, one, resolution)
    return draft.remember(
        MadeDecision(
            kind=kind or resolution.way.value,
            types=tuple(each.value for each in one.types) or (earlier.types if earlier is not None else ()),
            label=draft.label_name(one.label),
            about=about,
            relation=draft.type_name(one.relation_type),
            facets=choices,
            made_from=made_from,
            to=to,
            by=draft.by,
            at=draft.at,
            reason=reason,
            note=note,
            guideline=draft.guideline,
            rule=rule,
            seen=draft.standing.seen(one.sides, of_relations=one.of_relations),
        ),
        earlier,
    )


def _put(
    draft: GoldDraft, item: Item, resolution: Resolution, origin: str, reason: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put into gold what a resolution makes; return from which annotations it is, and the ids in gold."""
    there = [one for one in item.gold if one.uid in draft.gold]
    as_it_is = resolution.way is Way.OWN and not resolution.own
    if resolution.way is Way.LATER or as_it_is:
        gold: list[Annotation] = there
    else:
        drafts = resolve(item.disagreement, resolution)
        gold = draft.put(drafts, there, origin, reason)
    origins = [one.origin.get("from") for one in gold if one.origin is not None]
    refs = [ref for each in origins if isinstance(each, list) for ref in each if isinstance(ref, str)]
    return tuple(dict.fromkeys(refs)), tuple(one.id for one in gold)


def _choices(draft: GoldDraft, one: Disagreement, resolution: Resolution) -> tuple[Choice, ...]:
    """From whom each facet that differs was taken."""
    if resolution.way is not Way.TAKEN:
        return ()
    people = draft.review.people
    found = []
    for facet in facets_of(one):
        name = resolution.facets.get(facet.name, resolution.annotator)
        if name:
            found.append(Choice(facet.name, people[name]))
    return tuple(found)


def _relation_choices(draft: GoldDraft, one: Disagreement, resolution: Resolution) -> tuple[Choice, ...]:
    """Whose relation goes to gold for each target; nobody's where it is None."""
    if resolution.way is Way.LATER:
        return ()
    people = draft.review.people
    found = []
    for target, relation in resolve_relations(one, resolution).items():
        holder = next((uid for uid, has in relations_to(one, target).items() if has is relation), None)
        if resolution.way is Way.TAKEN:
            # Also who does not have it: that is then what was taken.
            holder = resolution.facets.get(RELATION + target, resolution.annotator)
        name = people[holder] if holder is not None else None
        found.append(Choice(RELATION_FACET, name, draft.standing.refs_of(target)))
    return tuple(found)
