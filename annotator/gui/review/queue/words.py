"""What a line of the queue says."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.domain.annotation_set import Status
from annotator.domain.review.disagreement import Kind
from annotator.gui.numerals import decimal, whole
from annotator.gui.review.wording import kind_words, said
from annotator.gui.translation import QT_TRANSLATE_NOOP, counted
from annotator.services.review.queue import Queue, QueueRow

_DONE = QT_TRANSLATE_NOOP("Review", "done")
_BEGUN = QT_TRANSLATE_NOOP("Review", "in progress")
_NEW = QT_TRANSLATE_NOOP("Review", "to do")
_OWN = QT_TRANSLATE_NOOP("Review", "your own work")


@dataclass(frozen=True, slots=True)
class Line:
    """One article as the table shows it."""

    row: QueueRow
    title: str
    people: str
    left: str
    kinds: str
    decided: str
    agreement: str
    reviewer: str
    status: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns in order."""
        return (
            self.title,
            self.people,
            self.left,
            self.kinds,
            self.decided,
            self.agreement,
            self.reviewer,
            self.status,
        )


def line_of(row: QueueRow, queue: Queue, who: str, *, blind: bool) -> Line:
    """A line for somebody (`uid`); blind: without the names of those who annotated."""
    names = [queue.people.get(uid, "") for uid in row.annotators]
    people = counted("Review", "%Ln annotators", len(names)) if blind else ", ".join(names)
    share = decimal(row.agreement, 2) if row.agreement is not None else "—"
    return Line(
        row,
        row.article.title,
        people,
        whole(row.left),
        _kinds(row.open),
        whole(row.decided),
        share,
        ", ".join(queue.people.get(uid, "") for uid in row.reviewers) or "—",
        _status(row, queue, who),
    )


def _kinds(counts: Mapping[Kind, int]) -> str:
    return ", ".join(f"{counts[kind]} {kind_words([kind])}" for kind in Kind if counts.get(kind))


def _status(row: QueueRow, queue: Queue, who: str) -> str:
    gold = row.gold_of(who)
    parts = []
    if gold is not None:
        parts.append(said(_DONE if gold.status is Status.DONE else _BEGUN))
    elif row.own and not queue.settings.own_work:
        parts.append(said(_OWN))
    else:
        parts.append(said(_NEW))
    if row.stale:
        parts.append(counted("Review", "%Ln stale", row.stale))
    others = [one for one in row.golds if one.reviewer != who]
    if others:
        names = ", ".join(queue.people.get(one.reviewer, "") for one in others)
        parts.append(said("gold by {names}").format(names=names))
    if row.differences:
        parts.append(counted("Review", "reviewers differ in %Ln places", row.differences))
    return " · ".join(parts)
