"""What lies on the reviewer's desk: the article's review, where one is in it, what is half chosen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import CLOSED, AnnotationSet
from annotator.domain.change import ChangeSet, Step
from annotator.domain.decision import Decision
from annotator.domain.label import Label, RelationType, Scheme
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review.made_decision import made_decision
from annotator.domain.review.review import Item, State
from annotator.gui.review.choice import Choice, begun
from annotator.gui.review.places import Place, next_open
from annotator.gui.session import Session
from annotator.services.ports.reading import Reading
from annotator.services.review.comparing import Review, compared
from annotator.services.review.remarking import Thread, threads_by_key, threads_on

Found = tuple[Review, tuple[Thread, ...]]
"""An article's review, and what was said about it."""


class ReviewDesk(QObject):
    """Values only; whoever shows something of them listens. It follows what is saved, by whomever."""

    opened = Signal()
    """Another article lies here, or none."""
    renewed = Signal()
    """The same article was read anew: gold, states, or what differs."""
    settled = Signal(str)
    """What became of one disagreement (its key) is known before it is saved."""
    moved = Signal()
    """Another disagreement is the current one."""
    chosen = Signal()
    """Something is chosen of the current one, or another facet is in focus."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.review: Review | None = None
        self.places: tuple[Place, ...] = ()
        self.by_key: dict[str, Place] = {}
        """The same by their keys."""
        self.current = ""
        self.choice: Choice | None = None
        self.order: tuple[str, ...] = ()
        """The annotators (`uid`s) as the digits mean them."""
        self.names: dict[str, str] = {}
        """What each is called here; letters where it is blind."""
        self.blind = False
        """Whether letters stand for the annotators, in an order that tells nothing."""
        self.of_gold = False
        """Whether the gold of several reviewers is compared."""
        self.pending: dict[str, State] = {}
        """What is being saved: states by keys, taken for granted whatever is read meanwhile."""
        self.threads: dict[str, tuple[Thread, ...]] = {}
        """What was said about disagreements, by their keys."""
        self._wanted = ""
        self._reading = self._again = False
        session.changed.connect(self._follow)

    # What there is

    @property
    def article(self) -> str:
        """The article's `uid`; empty where none is open."""
        return self.review.article.uid if self.review is not None else ""

    @property
    def text(self) -> str:
        """The article's text."""
        return self.review.text if self.review is not None else ""

    @property
    def scheme(self) -> Scheme:
        """The project's labels and relation types."""
        return self.review.scheme if self.review is not None else Scheme((), ())

    @property
    def finished(self) -> bool:
        """Whether gold is done and protected until it is reopened."""
        gold = self.review.gold_set if self.review is not None else None
        return gold is not None and gold.status in CLOSED

    @property
    def writable(self) -> bool:
        """Whether anything can be decided here and now."""
        return self.review is not None and not self.finished and not self._session.read_only

    @property
    def left(self) -> int:
        """How many disagreements ask for a decision."""
        return sum(place.left for place in self.places)

    def place(self, key: str) -> Place | None:
        """The disagreement of that key."""
        return self.by_key.get(key)

    def here(self) -> Place | None:
        """The current one."""
        return self.by_key.get(self.current)

    # Opening

    def open(self, article: str, then: Callable[[], object] | None = None, *, of_gold: bool = False) -> None:
        """Lay an article (`uid`) on the desk, at its first open disagreement.

        Args:
            article: which.
            then: called when it lies there.
            of_gold: whether it is the gold of its reviewers that is compared.
        """
        self._wanted, self.of_gold = article, of_gold
        self.pending.clear()
        who = self._session.who

        def arrived(found: Found) -> None:
            if self._wanted != article:
                return
            self._take(found)
            first = next_open(self.places, "") or next(iter(self.places), None)
            self.current = first.key if first is not None else ""
            self._begin()
            self.opened.emit()
            self.moved.emit()
            if then is not None:
                then()

        self._session.ask(arrived, lambda read: _look(read, article, who, of_gold=of_gold))

    def close(self) -> None:
        """Lay nothing on the desk."""
        self._wanted = ""
        self.review, self.places, self.by_key = None, (), {}
        self.current, self.choice = "", None
        self.opened.emit()

    def _take(self, found: Found) -> None:
        self.review, threads = found
        review = self.review
        self.threads = threads_by_key(review, threads)
        self._name(review)
        self.places = tuple(
            Place(number, self._as_pending(item)) for number, item in enumerate(review.items, 1)
        )
        self.by_key = {place.key: place for place in self.places}

    def set_blind(self, *, on: bool) -> None:
        """Show letters for names, or names again."""
        self.blind = on
        if self.review is not None:
            self._name(self.review)
            self.opened.emit()
            self.moved.emit()

    def _name(self, review: Review) -> None:
        there = review.comparison.annotators
        if self.blind:
            self.order = tuple(uid for uid in review.letters if uid in there)
            self.names = {uid: review.letters[uid] for uid in self.order}
        else:
            self.order = there
            self.names = {uid: review.people[uid] for uid in there}

    def shown_name(self, name: str) -> str:
        """How somebody of that name is called here."""
        if not self.blind or self.review is None:
            return name
        uid = next((uid for uid, known in self.review.people.items() if known == name), "")
        return self.names.get(uid, name)

    # Moving

    def go(self, key: str) -> None:
        """Make a disagreement the current one."""
        if key in self.by_key and key != self.current:
            self.current = key
            self._begin()
            self.moved.emit()

    def _begin(self) -> None:
        place = self.here()
        self.choice = begun(place.disagreement) if place is not None else None

    def choose(self, choice: Choice) -> None:
        """Remember what is chosen so far."""
        self.choice = choice
        self.chosen.emit()

    # Deciding

    def settle(self, key: str, state: State) -> None:
        """Take for granted what is being saved; reading it anew puts right what was refused."""
        place = self.by_key.get(key)
        if place is None:
            return
        settled = replace(place, item=replace(place.item, state=state))
        self.by_key[key] = settled
        self.places = tuple(settled if one.key == key else one for one in self.places)
        if key == self.current:
            self._begin()
        self.settled.emit(key)

    def _as_pending(self, item: Item) -> Item:
        state = self.pending.get(item.disagreement.key)
        return item if state is None else replace(item, state=state)

    def read_anew(self) -> None:
        """Read the article again, where something about it may be different."""
        if not self._wanted:
            return
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        article, who, of_gold = self._wanted, self._session.who, self.of_gold

        def query(read: Reading) -> Found:
            return _look(read, article, who, of_gold=of_gold)

        self._session.submit_quietly(partial(self._session.workspace.read, query), self._renew)

    def is_reading(self) -> bool:
        """Whether the article is being read again."""
        return self._reading

    def _renew(self, found: Found | None) -> None:
        self._reading = False
        if self._again:
            self.read_anew()
            return
        if found is None:
            return
        review = found[0]
        other = review.article.uid != self._wanted or review.of_gold != self.of_gold
        if other or self.review is None:
            return
        before = self.here()
        self._take(found)
        if self.here() is None:
            self._find_again(before)
        elif before is not None and self.choice is not None:
            now = self.here()
            if now is not None and now.disagreement != before.disagreement:
                self._begin()
        self.renewed.emit()

    def _find_again(self, before: Place | None) -> None:
        """Somebody changed a part of the current one, which is another now: the nearest is the same place."""
        at = before.disagreement.extent.start if before is not None else 0
        nearest = min(self.places, key=lambda place: abs(place.disagreement.extent.start - at), default=None)
        self.current = nearest.key if nearest is not None else ""
        self._begin()
        self.moved.emit()

    def _follow(self, change_set: ChangeSet) -> None:
        review = self.review
        if review is None:
            return
        known = {content.set.uid for content in review.contents}
        if review.gold_set is not None:
            known.add(review.gold_set.uid)
        touched = review.article.uid in change_set.reload
        for change in change_set.changes:
            one = change.entity
            if isinstance(one, AnnotationSet):
                touched = touched or one.article == review.article.uid
                if touched:
                    known.add(one.uid)
            elif isinstance(one, (Annotation, Relation, Decision)):
                touched = touched or one.set in known
            elif isinstance(one, Remark):
                touched = touched or one.article == review.article.uid
            elif isinstance(one, (Label, RelationType)):
                touched = True
        if touched:
            self._go_back(change_set)
            self.read_anew()

    def _go_back(self, change_set: ChangeSet) -> None:
        """After undo the person sees the disagreement that is open again."""
        if change_set.step is Step.DO or change_set.who != self._session.who:
            return
        for change in change_set.changes:
            one = change.entity
            made = made_decision(one) if isinstance(one, Decision) else None
            if made is None:
                continue
            found = next(
                (
                    place
                    for place in self.places
                    if place.item.decision is not None and place.item.decision.about == made.about
                ),
                None,
            )
            if found is not None:
                self.go(found.key)
                return


def _look(read: Reading, article: str, who: str, *, of_gold: bool) -> Found:
    """Everything that the review of an article shows, from one state of the project."""
    return compared(read, article, who, of_gold=of_gold), threads_on(read, article)
