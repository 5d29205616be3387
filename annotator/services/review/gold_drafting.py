"""One piece of review work: what it changes in a gold set, gathered and written at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import CLOSED, AnnotationSet, Status
from annotator.domain.decision import Decision
from annotator.domain.errors import RefusedError
from annotator.domain.ids import new_id
from annotator.domain.json_values import Json
from annotator.domain.relation import Relation
from annotator.domain.review.adjudication import Draft
from annotator.domain.review.alignment import attributes_alike, shared_points
from annotator.domain.review.made_decision import MadeDecision, made_decision
from annotator.domain.review.review import Standing
from annotator.domain.ties.kinds import ABOUT
from annotator.domain.ties.tying import check_tie
from annotator.services.keeping_guidelines import version_now
from annotator.services.ports.reading import Reading
from annotator.services.review.comparing import Review, compared, names_in
from annotator.services.review.gold_editing import new_gold
from annotator.services.work import Work
from annotator.services.workspace import now


@dataclass(frozen=True, slots=True)
class Written:
    """What a piece of review work brought into gold."""

    annotations: int
    relations: int


class GoldDraft:
    """A reviewer's gold of one article while decisions are made; nothing is written before `finish`."""

    def __init__(self, work: Work, article: str, *, judging: bool = True, of_gold: bool = False) -> None:
        """Read the article as it is now.

        Args:
            work: the piece of work.
            article: its `uid`.
            judging: whether anything is decided that somebody could decide in their own favour.
            of_gold: whether it is the gold of several reviewers that is compared.

        Raises:
            RefusedError: nobody is known to be working, the gold is finished, or the reviewer annotated the
                article and may not review their own work.
        """
        if not work.who:
            raise RefusedError("nobody is reviewing yet; say who you are first")
        self._work = work
        self.review: Review = compared(work.read, article, work.who, of_gold=of_gold)
        if judging and not of_gold:
            check_may_review(work.read, self.review, work.who)
        self.at = now()
        self.guideline = version_now(work)
        self.by = self.review.people[work.who]
        known = self.review.gold_set
        if known is not None and known.status in CLOSED and not self.review.own_side:
            raise RefusedError("the gold of this article is finished and protected; reopen it to change it")
        self._set = known or new_gold(work, article)
        self._before = {one.uid: one for one in self.review.gold}
        self.gold = dict(self._before)
        self._decided = {
            made.decision.uid: made.decision
            for made in self.review.standing.all_decisions
            if made.decision is not None
        }
        self._decided_before = dict(self._decided)
        self._place = max((one.position for one in self.gold.values()), default=0)
        self._decision_place = max((one.position for one in work.read.decisions_of(self._set.uid)), default=0)
        self._wanted_before = self.review.standing.wanted()
        self._labels = {label.uid: label.name for label in self.review.scheme.labels}
        self.standing: Standing = self.review.standing
        self._changed = False

    def new_set(self) -> AnnotationSet:
        """The gold set that would be made, were anything put into it."""
        return self._set

    def renew(self) -> None:
        """Sort out anew how far everything is, after what was put in."""
        if not self._changed:
            return
        self._changed = False
        made = sorted(self._decided.values(), key=lambda one: one.position)
        self.standing = Standing(
            self.review.comparison,
            names_in(self.review.scheme, self.review.people),
            [one for decision in made if (one := made_decision(decision)) is not None],
            list(self.gold.values()),
            self.review.own_side,
        )

    def label_name(self, label: str) -> str:
        """The name of a label (`uid`)."""
        return self._labels.get(label, label)

    def type_name(self, relation_type: str) -> str:
        """The name of a relation type (`uid`)."""
        kind = self.review.scheme.relation_type(relation_type)
        return kind.name if kind is not None else relation_type

    def put(
        self, drafts: Sequence[Draft], instead_of: Sequence[Annotation], kind: str, reason: str = ""
    ) -> list[Annotation]:
        """Put annotations in the place of others (which may be none); the nearest stay who they are."""
        self._changed = True
        free = [one for one in instead_of if one.uid in self.gold]
        made = []
        for draft in drafts:
            current = max(free, key=lambda one: _nearness(one, draft), default=None)
            if current is not None:
                free.remove(current)
            made.append(self._made(draft, current, kind, reason))
        for one in free:
            del self.gold[one.uid]
        return made

    def remember(self, made: MadeDecision, instead_of: MadeDecision | None) -> Decision:
        """Keep a decision, in the place of an earlier one about the same."""
        self._changed = True
        earlier = instead_of.decision if instead_of is not None else None
        if earlier is not None:
            decision = replace(earlier, body=made.body())
        else:
            self._decision_place += 1
            decision = Decision(new_id(), self._set.uid, self._decision_place, made.body())
        self._decided[decision.uid] = decision
        return decision

    def forget(self, made: MadeDecision) -> None:
        """Take a decision back."""
        if made.decision is not None:
            self._changed = True
            self._decided.pop(made.decision.uid, None)

    def refs(self, annotations: Iterable[Annotation]) -> list[str]:
        """Annotations of annotators as origins tell them: `name/id`."""
        owners = {one.set.uid: one.set.annotator for one in self.review.contents}
        return [f"{self.review.people[owners[one.set]]}/{one.id}" for one in annotations if one.set in owners]

    def same_there(self, draft: Draft) -> bool:
        """Whether gold has the same annotation without telling where it is from."""
        return any(
            one.origin is None
            and (one.label, one.fragments) == (draft.label, draft.fragments)
            and attributes_alike(one.attributes, draft.attributes)
            for one in self.gold.values()
        )

    def finish(self) -> Written:
        """Write what came of it: the set where it is new, annotations, relations, decisions."""
        self.renew()
        gone = [one for uid, one in self._before.items() if uid not in self.gold]
        relations, new_relations = self._relations({one.uid for one in gone})
        decided = [
            (self._decided_before.get(uid), self._decided.get(uid))
            for uid in dict.fromkeys((*self._decided_before, *self._decided))
        ]
        changed = [pair for pair in decided if pair[0] != pair[1]]
        pairs = [(self._before.get(uid), one) for uid, one in self.gold.items()]
        touched = [pair for pair in pairs if pair[0] != pair[1]]
        written = Written(sum(before is None for before, _ in touched), len(new_relations))
        if not (gone or touched or relations or new_relations or changed):
            return written
        if self.review.gold_set is None:
            self._work.put(self._set)
        elif self._set.status in {Status.NEW, Status.SKIPPED}:
            self._work.put(replace(self._set, status=Status.IN_PROGRESS, reason=""))
        self._work.change_many(Relation, [(one, None) for one in relations])
        self._work.change_many(Annotation, [(one, None) for one in gone])
        self._work.change_many(Annotation, [pair for pair in touched if pair[0] is not None])
        self._work.change_many(Annotation, [pair for pair in touched if pair[0] is None])
        self._work.change_many(Relation, [(None, one) for one in new_relations])
        self._work.change_many(Decision, [pair for pair in changed if pair[1] is None])
        self._work.change_many(Decision, [pair for pair in changed if pair[0] is not None and pair[1]])
        self._work.change_many(Decision, [pair for pair in changed if pair[0] is None])
        return written

    def _made(self, draft: Draft, current: Annotation | None, kind: str, reason: str) -> Annotation:
        origin: dict[str, Json] = {"kind": kind, "from": list(self.refs(draft.made_from)), "at": self.at}
        if reason:
            origin["reason"] = reason
        origin["by"] = self.by
        if self.guideline is not None:
            origin["guideline"] = self.guideline
        if current is None:
            uid = new_id()
            self._place += 1
            current = Annotation(uid, self._set.uid, uid, draft.label, draft.fragments, self._place)
        made = replace(
            current,
            label=draft.label,
            fragments=draft.fragments,
            attributes=dict(draft.attributes),
            origin=origin,
        )
        self.gold[made.uid] = made
        return made

    def _relations(self, gone: set[str]) -> tuple[list[Relation], list[Relation]]:
        """The relations to be removed and to be made: what the decisions changed, and nothing else.

        What the reviewer tied or untied by hand stays so.
        """
        wanted, before = self.standing.wanted(), self._wanted_before
        unwanted = before.keys() - wanted.keys()
        kept: list[Relation] = []
        removed: list[Relation] = []
        for one in self.review.gold_relations:
            place = (one.source, one.type, one.target)
            loose = one.source in gone or one.target in gone or place in unwanted
            (removed if loose else kept).append(one)
        there = {(one.source, one.type, one.target) for one in kept}
        position = max((one.position for one in self.review.gold_relations), default=0)
        made: list[Relation] = []
        at: dict[str, list[Relation]] = {}
        for one in kept:
            at.setdefault(one.source, []).append(one)
        for place, model in wanted.items():
            if place in before or place in there:
                continue
            relation = Relation(
                new_id(),
                self._set.uid,
                None,
                place[1],
                place[0],
                place[2],
                position + 1,
                dict(model.attributes),
            )
            if self._allowed(relation, at, [*kept, *made]):
                position += 1
                made.append(relation)
                at.setdefault(relation.source, []).append(relation)
        return removed, made

    def _allowed(self, one: Relation, at: dict[str, list[Relation]], all: list[Relation]) -> bool:
        """Whether two of gold may be tied; another label may have been chosen for an end."""
        scheme = self.review.scheme
        kind = scheme.relation_type(one.type)
        if kind is None:
            return False
        others = all if kind.name == ABOUT else at.get(one.source, [])
        try:
            check_tie(scheme, kind, self.gold[one.source], self.gold[one.target], others)
        except RefusedError:
            return False
        return True


def check_may_review(read: Reading, review: Review, reviewer: str) -> None:
    """Let pass who may decide about an article.

    Raises:
        RefusedError: the reviewer (`uid`) is one of those who annotated it, and the project does not allow
            reviewing one's own work.
    """
    if reviewer in review.comparison.annotators and not read.review_settings().own_work:
        raise RefusedError(
            "you annotated this article yourself; let somebody else review it, or allow reviewing one's own "
            "work in the settings of the review"
        )


def _nearness(one: Annotation, draft: Draft) -> tuple[int, bool]:
    return shared_points(one.fragments, draft.fragments), one.label == draft.label
