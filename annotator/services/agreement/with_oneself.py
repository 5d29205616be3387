"""How far annotators agree with themselves: their work when it was first done beside what it is now."""

from annotator.domain.agreement.batch import batch_of
from annotator.domain.agreement.figures import PairAgreement
from annotator.domain.agreement.rows import Mark, Tie, Work, Worked
from annotator.domain.agreement.sums import Called, Sums
from annotator.domain.agreement.tallies import tallies_of
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.change import Change
from annotator.domain.json_values import to_text
from annotator.domain.label import Label, RelationType
from annotator.domain.relation import Relation
from annotator.services.agreement.agreeing import AT_ONCE, plan_of
from annotator.services.agreement.choosing_sets import DONE, Counted, chosen_work
from annotator.services.agreement.finding_done import Done
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress


def earlier_passes(
    read: Reading, counted: Counted = DONE, progress: Progress = UNDISTURBED, done: Done | None = None
) -> tuple[PairAgreement, ...]:
    """Each annotator's sets that were opened again after they were done, as they were first and as they are.

    Who opened none again has no figures. The earlier state is what the journal says; changes of the label
    scheme since then are taken as made, because they are nobody's second thought.

    Args:
        read: a consistent state.
        counted: which work counts; also articles that one alone did.
        progress: told how many sets are read.
        done: what the journal says of sets, where that is known already.

    Raises:
        BadInputError: there is no such annotator, label, article, version or day.
        CancelledError: `progress` stopped it.
    """
    known = done if done is not None else Done().renewed(read)
    if not known.again:
        return ()
    work = chosen_work(read, counted, known)
    plan = plan_of(work.scheme, work.labels, work.people)
    again: dict[str, list[tuple[Article, AnnotationSet]]] = {}
    for article, sets in work.every:
        for one in sets:
            if one.uid in known.again:
                again.setdefault(one.annotator, []).append((article, one))
    total, number = sum(map(len, again.values())), 0
    found: list[PairAgreement] = []
    for person in work.people:
        some = again.get(person.uid, [])
        if not some:
            continue
        called = Called([person.name] * 2, plan.called.labels, plan.called.types)
        sums = Sums(len(some), plan.layout, called)
        for begin in range(0, len(some), AT_ONCE):
            rows = []
            for article, own in some[begin : begin + AT_ONCE]:
                progress(number, total)
                number += 1
                rows.append(_beside_itself(read, article, own, known.first[own.uid]))
            sums.add(tallies_of(batch_of(rows, plan.columns, counted.unit), plan.layout))
        found += sums.pairs()
    progress(total, total)
    return tuple(found)


def _beside_itself(read: Reading, article: Article, own: AnnotationSet, seq: int) -> Worked:
    marks, ties = _as_it_was(read, article, own, seq)
    now = Work(1, read.marks_of(own.uid), read.ties_of(own.uid))
    return Worked(read.text(article.uid), (Work(0, marks, ties), now))


def _as_it_was(read: Reading, article: Article, own: AnnotationSet, seq: int) -> tuple[list[Mark], list[Tie]]:
    """A set as it was right after a journal entry: every later change taken back, last first."""
    state: dict[str, Annotation | Relation] = {one.uid: one for one in read.annotations_of(own.uid)}
    state |= {one.uid: one for one in read.relations_of(own.uid)}
    for entry in read.log(article.uid):
        if entry.seq <= seq:
            break
        # What came in with a file is known by name only.
        whole = (read.entry(entry.uid) or entry) if entry.reload else entry
        for bulk in whole.bulk:
            for uid in bulk.uids:
                state.pop(uid, None)
        if not any(isinstance(change.entity, (Label, RelationType)) for change in whole.changes):
            for change in reversed(whole.changes):
                _take_back(state, change, own.uid)
    annotations = [one for one in state.values() if isinstance(one, Annotation)]
    annotations.sort(key=lambda one: one.position)
    marks = [
        (
            one.uid,
            one.label,
            to_text([[each.start, each.end] for each in one.fragments]),
            to_text(one.attributes),
        )
        for one in annotations
    ]
    return marks, [(one.type, one.source, one.target) for one in state.values() if isinstance(one, Relation)]


def _take_back(state: dict[str, Annotation | Relation], change: Change, own: str) -> None:
    before, after = change.before, change.after
    if isinstance(after, (Annotation, Relation)) and after.set == own:
        state.pop(after.uid, None)
    if isinstance(before, (Annotation, Relation)) and before.set == own:
        state[before.uid] = before
