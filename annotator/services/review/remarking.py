"""Remarks on a disagreement and answers to them: what annotators and reviewers say to each other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.errors import NotFoundError, RefusedError, StaleError
from annotator.domain.ids import new_id
from annotator.domain.remark import Remark
from annotator.domain.review.disagreement import Disagreement
from annotator.domain.text import canonical
from annotator.services.ports.reading import Reading
from annotator.services.review.comparing import Review, compared
from annotator.services.work import Work
from annotator.services.workspace import now

LONGEST = 10_000
"""Characters of a remark."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark with its answers, oldest first."""

    remark: Remark
    answers: tuple[Remark, ...] = ()


def say(work: Work, article: str, key: str, text: str) -> Remark:
    """Leave a remark on a disagreement of an article (`uid`), by its key.

    Raises:
        StaleError: an annotator changed it meanwhile, so that it is another disagreement now.
        RefusedError: nobody is known to be working, or the text is empty or too long.
    """
    item = compared(work.read, article, work.who).item(key)
    if item is None:
        raise StaleError("the disagreement is not there any more; an annotator changed it meanwhile")
    one = item.disagreement
    return _put(work, Remark("", article, 0, work.who, "", text, _about(one), one.relation_type))


def answer(work: Work, remark: str, text: str) -> Remark:
    """Answer a remark (`uid`), or one of its answers; raises as `say`."""
    to = work.get(Remark, remark)
    first = to.answers or to.uid
    return _put(work, replace(to, who=work.who, text=text, answers=first))


def rewrite(work: Work, remark: str, text: str) -> Remark:
    """Give an own remark (`uid`) other words.

    Raises:
        RefusedError: it is somebody else's, or the text is empty or too long.
    """
    changed = replace(_own(work, remark), text=_checked(text))
    work.put(changed)
    return changed


def withdraw(work: Work, remark: str) -> None:
    """Take an own remark (`uid`) back.

    Raises:
        RefusedError: it is somebody else's, or it was answered.
    """
    own = _own(work, remark)
    if any(one.answers == own.uid for one in work.read.remarks_on(own.article)):
        raise RefusedError("the remark was answered already; answer again instead")
    work.remove(own)


def threads_on(read: Reading, article: str) -> tuple[Thread, ...]:
    """All that was said about an article (`uid`), oldest first."""
    said = read.remarks_on(article)
    answers: dict[str, list[Remark]] = {}
    for one in said:
        if one.answers:
            answers.setdefault(one.answers, []).append(one)
    known = {one.uid for one in said}
    return tuple(
        Thread(one, tuple(answers.get(one.uid, ())))
        for one in said
        # An answer whose remark is gone stands for itself.
        if one.answers not in known
    )


def threads_about(disagreement: Disagreement, threads: Sequence[Thread]) -> tuple[Thread, ...]:
    """Those of the threads of an article that are about a disagreement."""
    about = set(_about(disagreement))
    return tuple(
        thread
        for thread in threads
        if thread.remark.relation_type == disagreement.relation_type
        and about.intersection(thread.remark.about)
    )


def threads_by_key(review: Review, threads: Sequence[Thread]) -> dict[str, tuple[Thread, ...]]:
    """The threads of an article by the key of the disagreement that they are about."""
    found = {
        item.disagreement.key: threads_about(item.disagreement, threads) for item in review.items if threads
    }
    return {key: about for key, about in found.items() if about}


def _about(one: Disagreement) -> tuple[str, ...]:
    """The annotations (`uid`s) by which a disagreement is known again; of relations those at their source."""
    if one.of_relations:
        ends = {uid for group in one.ends.values() for uid in group}
        return tuple(each.uid for side in one.sides for each in side.annotations if each.uid not in ends)
    return tuple(each.uid for side in one.sides for each in side.annotations)


def _put(work: Work, draft: Remark) -> Remark:
    if not work.who:
        raise RefusedError("nobody is known to be working; say who you are first")
    made = replace(
        draft,
        uid=new_id(),
        position=work.read.next_position(Remark, draft.article),
        at=now(),
        text=_checked(draft.text),
    )
    work.put(made)
    return made


def _own(work: Work, remark: str) -> Remark:
    current = work.read.get(Remark, remark)
    if current is None:
        raise NotFoundError("the remark is not there any more; it was taken back")
    if current.who != work.who:
        raise RefusedError("the remark is somebody else's; answer it instead")
    return current


def _checked(text: str) -> str:
    text = canonical(text).strip()
    if not text:
        raise RefusedError("a remark cannot be empty; write something")
    if len(text) > LONGEST:
        raise RefusedError("the remark is too long; take at most {most} characters", most=LONGEST)
    return text
