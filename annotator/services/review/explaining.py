"""Saying why something was decided: reason and note of a decision, also long after it was made."""

from dataclasses import replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import CLOSED
from annotator.domain.decision import Decision
from annotator.domain.errors import NotFoundError, RefusedError, StaleError
from annotator.domain.review.made_decision import made_decision
from annotator.domain.text import canonical
from annotator.services.ports.reading import Reading
from annotator.services.review.comparing import compared
from annotator.services.work import Work


def explain(work: Work, article: str, key: str, reason: str, note: str = "") -> Decision:
    """Give the decision about a disagreement (its key) another reason and note; empty takes them away.

    The annotations that it put into gold tell the reason in their origin.

    Raises:
        NotFoundError: nothing was decided there yet.
        StaleError: the disagreement is another one by now.
        RefusedError: the gold is finished.
    """
    review = compared(work.read, article, work.who)
    item = review.item(key)
    if item is None:
        raise StaleError("the disagreement is not there any more; an annotator changed it meanwhile")
    made = item.decision
    if made is None or made.decision is None or review.gold_set is None:
        raise NotFoundError("nothing is decided here yet; decide it, then say why")
    if review.gold_set.status in CLOSED:
        raise RefusedError("the gold of this article is finished and protected; reopen it to change it")
    reason, note = " ".join(canonical(reason).split()), canonical(note).strip()
    decision = replace(made.decision, body=replace(made, reason=reason, note=note).body())
    work.put(decision)
    own = set(made.to)
    for one in review.gold:
        if one.id in own and one.origin is not None:
            _give_reason(work, one, reason)
    return decision


def reasons_used(read: Reading, most: int = 20) -> list[str]:
    """The reasons given in a project, those given most often first."""
    counts: dict[str, int] = {}
    for gold in read.gold_sets():
        _count(read.decisions_of(gold.uid), counts)
    return sorted(counts, key=lambda reason: -counts[reason])[:most]


def _count(decisions: list[Decision], counts: dict[str, int]) -> None:
    for decision in decisions:
        made = made_decision(decision)
        if made is not None and made.reason:
            counts[made.reason] = counts.get(made.reason, 0) + 1


def _give_reason(work: Work, annotation: Annotation, reason: str) -> None:
    origin = dict(annotation.origin or {})
    origin.pop("reason", None)
    if reason:
        origin["reason"] = reason
    if origin != annotation.origin:
        work.put(replace(annotation, origin=origin))
