"""What the reviewer's hands do: keys and clicks become decisions, and the next one comes by itself."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import AnnotatorError
from annotator.domain.review.adjudication import Draft, Resolution, Way, resolve, resolve_relations
from annotator.domain.review.disagreement import Disagreement
from annotator.domain.review.review import State
from annotator.domain.review.rules import Rule
from annotator.gui.errors import error_text
from annotator.gui.review.desk import ReviewDesk
from annotator.gui.review.places import Place, next_open
from annotator.gui.review.wording import kind_words
from annotator.gui.session import Session
from annotator.services.review import (
    adjudicating,
    adjudicating_many,
    closing_reviews,
    deciding_alike,
    explaining,
    reviewing,
)
from annotator.services.review.deciding_alike import Proposal
from annotator.services.undoing import DECIDE_ALIKE
from annotator.services.work import Work


class Deciding(QObject):
    """Nothing is drawn here; the desk takes a decision for granted while it is being saved."""

    told = Signal(str)
    """A hint in plain words."""
    name_wanted = Signal()
    """Somebody decides who has not said who they are."""
    own_begun = Signal(str)
    """The disagreement (its key) that is to be made by hand in the pane of gold."""

    def __init__(self, desk: ReviewDesk, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self._led_to = ""
        self.reasons: dict[str, tuple[str, str]] = {}
        """Reason and note of disagreements (by key) that are still to be decided."""
        desk.renewed.connect(self._go_on)
        self._shared_in = ""
        self._saving: list[str] = []
        self._waiting: list[Callable[[], object]] = []
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.flush)
        session.failed.connect(self._refused)

    # Choosing

    def take(self, number: int) -> None:
        """Take the facet in focus from a person, counted from 0; where it is the only one, that decides."""
        who, choice = self._person(number), self._desk.choice
        if who and choice is not None and self._may():
            self.take_facet(who)

    def take_facet(self, who: str, facet: str = "") -> None:
        """Take a facet (that in focus, where none is named) from an annotator (`uid`)."""
        choice = self._desk.choice
        if choice is None or not self._may():
            return
        if not choice.facets:
            self.decide(Resolution(Way.TAKEN, who))
            return
        taken = (choice.at_facet(facet) if facet else choice).take(who)
        if taken is None:
            self.told.emit(
                self.tr("{name} has nothing of this here; take somebody else's version.").format(
                    name=self._desk.names.get(who, "")
                )
            )
        elif isinstance(taken, Resolution):
            self.decide(taken)
        else:
            self._desk.choose(taken)

    def take_whole(self, number: int) -> None:
        """Take all facets from a person, counted from 0."""
        who = self._person(number)
        if who:
            self.decide(Resolution(Way.TAKEN, who))

    def decide_by(self, way: Way) -> None:
        """Union, intersection, both, neither or later."""
        self.decide(Resolution(way))

    def focus_facet(self, step: int) -> None:
        """Put another facet into focus."""
        choice = self._desk.choice
        if choice is not None:
            self._desk.choose(choice.focused(step))

    def begin_own(self) -> None:
        """Put into gold what is nearest to what one wants, and let it be changed there."""
        place = self._desk.here()
        if place is None or not self._may():
            return
        key, one = place.key, place.disagreement
        if one.of_relations:
            # What is tied by hand stays so; the places are those of its ends.
            self._save(key, Resolution(Way.OWN), lambda: self.own_begun.emit(key))
            return
        own = self._in_gold(place) or self._nearest(one)
        self._save(key, Resolution(Way.OWN, own=own), lambda: self.own_begun.emit(key))

    def end_own(self, key: str) -> None:
        """What was made by hand is decided by that; on to the next one."""
        self._desk.settle(key, State.DECIDED)
        self._lead_on(key)

    def _in_gold(self, place: Place) -> tuple[Draft, ...]:
        """What gold has of it already."""
        review = self._desk.review
        if review is None:
            return ()
        known = place.key in review.standing.groups
        return tuple(
            Draft(
                each.label,
                each.fragments,
                dict(each.attributes),
                tuple(review.standing.made_from(each, place.key)) if known else (),
            )
            for each in place.item.gold
        )

    def _nearest(self, one: Disagreement) -> tuple[Draft, ...]:
        """One annotation to begin with: as the first person has it whose version was chosen, or at all."""
        choice = self._desk.choice
        chosen = list(choice.chosen.values()) if choice is not None else []
        sides = [side for side in one.sides if side.annotations]
        first = next((side for who in chosen for side in sides if side.annotator == who), None)
        side = first or next(iter(sides), None)
        if side is None:
            return ()
        return tuple(
            Draft(each.label, each.fragments, dict(each.attributes), (each,)) for each in side.annotations
        )

    # Deciding

    def decide(self, resolution: Resolution) -> None:
        """Decide the current disagreement, and go on to the next open one."""
        place = self._desk.here()
        if place is None or not self._may():
            return
        refused = _refused(place.disagreement, resolution)
        if refused is not None:
            self.told.emit(error_text(refused))
            return
        key = place.key
        state = State.LATER if resolution.way is Way.LATER else State.DECIDED
        self._desk.pending[key] = state
        self._save(key, resolution)
        self._desk.settle(key, state)
        self._lead_on(key)

    def _lead_on(self, key: str) -> None:
        following = next_open(self._desk.places, key)
        if following is None:
            self.told.emit(self.tr("Nothing is left: every disagreement is decided. Ctrl+Return finishes."))
            self._desk.go(key)
        else:
            self._led_to = following.key
            if following.key == key:
                self.told.emit(self.tr("Only what was put off is left."))
            self._desk.go(following.key)

    def _save(self, key: str, resolution: Resolution, then: Callable[[], object] | None = None) -> None:
        article, of_gold = self._desk.article, self._desk.of_gold
        reason, note = self.reasons.pop(key, ("", ""))

        def carry_out(work: Work) -> object:
            return adjudicating.decide(
                work, article, key, resolution, reason=reason, note=note, of_gold=of_gold
            )

        def saved(_made: object) -> None:
            if key in self._saving:
                self._saving.remove(key)
            if key not in self._saving:
                self._desk.pending.pop(key, None)
            if then is not None:
                then()

        self._saving.append(key)
        self._waiting.append(lambda: self._session.run_then(saved, "Decide", carry_out))
        self._soon.start()

    def flush(self) -> None:
        """Save at once what waits for the panes to be painted first; the thread that saves is busy then."""
        self._soon.stop()
        waiting, self._waiting = self._waiting, []
        for save in waiting:
            save()

    def _refused(self, _error: AnnotatorError) -> None:
        """Back to what could not be decided; the window says why."""
        keys, self._saving = self._saving, []
        self._desk.pending.clear()
        self._led_to = ""
        if keys:
            self._desk.go(keys[0])
            self._desk.read_anew()

    def _go_on(self) -> None:
        """Where one was led to what has resolved itself meanwhile, on to what is open."""
        led, self._led_to = self._led_to, ""
        place = self._desk.here()
        if place is None or place.key != led or place.left:
            return
        following = next_open(self._desk.places, led)
        if following is not None:
            self._led_to = following.key
            self._desk.go(following.key)
        else:
            self.told.emit(self.tr("Nothing is left: every disagreement is decided. Ctrl+Return finishes."))

    # The article as a whole

    def take_agreed(self) -> None:
        """Put what all agree on into gold."""
        article = self._desk.article
        if self._may():
            self._session.run_then(
                lambda count: self.told.emit(self.tr("%Ln agreed marks taken into gold", "", count)),
                "Take agreed",
                lambda work: adjudicating.take_agreed(work, article),
            )

    def take_majority(self, share: float) -> None:
        """Decide what at least a share of the annotators have alike."""
        article = self._desk.article
        if self._may():
            self._session.run_then(
                self._tell_many,
                "Take majority",
                lambda work: adjudicating_many.take_majority(work, article, share),
            )

    def take_all_from(self, who: str) -> None:
        """Decide everything that is open as one annotator (`uid`) has it."""
        article = self._desk.article
        if self._may():
            self._session.run_then(
                self._tell_many,
                "Take all from one",
                lambda work: adjudicating_many.take_all_from(work, article, who),
            )

    def decide_alike(self, proposals: Sequence[Proposal], rule: Rule | None) -> None:
        """Decide proposals that were shown, found by a rule or as another place was decided."""
        if self._may() and proposals:
            by = rule if rule is not None else deciding_alike.AS_BEFORE
            self._session.run_then(
                self._tell_many, DECIDE_ALIKE, lambda work: deciding_alike.apply(work, proposals, by)
            )

    def _tell_many(self, count: int) -> None:
        self.told.emit(self.tr("%Ln disagreements decided; Ctrl+Z takes all of it back", "", count))

    def finish(self, then: Callable[[], object]) -> None:
        """Say that gold is done; what is open otherwise is told, and one is led to it."""
        article, left = self._desk.article, [place for place in self._desk.places if place.left]
        if not self._may():
            return
        if left:
            counts = Counter(kind for place in left for kind in place.disagreement.types[:1])
            kinds = ", ".join(f"{number} {kind_words([kind])}" for kind, number in counts.items())
            words = self.tr("%Ln are still open ({kinds}); decide them first.", "", len(left))
            self.told.emit(words.format(kinds=kinds))
            following = next_open(self._desk.places, "")
            if following is not None:
                self._desk.go(following.key)
            return
        self._session.run_then(
            lambda _set: then(), "Finish review", lambda work: closing_reviews.finish(work, article)
        )

    def make_final(self) -> None:
        """Of several golds let one's own count."""
        article, who = self._desk.article, self._session.who
        if article and who:
            self._session.run_then(
                lambda _none: self.told.emit(self.tr("Your gold is the one that counts for this article.")),
                "Make gold final",
                lambda work: reviewing.make_final(work, article, who),
            )

    def reopen(self) -> None:
        """Let gold be changed again."""
        self.flush()
        if self._desk.article:
            self._session.run("Reopen review", closing_reviews.reopen, self._desk.article)

    def explain(self, key: str, reason: str, note: str) -> None:
        """Say why a disagreement was decided so; of one that is open it is kept until it is decided."""
        place = self._desk.place(key)
        if place is None or not self._may():
            return
        if place.item.decision is None:
            self.reasons[key] = (reason, note)
            self.told.emit(
                self.tr("The reason goes with the decision on {number}.").format(number=place.number)
            )
        else:
            self._session.run("Say why", explaining.explain, self._desk.article, key, reason, note)

    def note_shared(self, article: str) -> None:
        """Know the one article (`uid`) that was assigned last; empty where it was several."""
        self._shared_in = article

    def undo(self, *, redo: bool = False) -> None:
        """Take back the last own step in this article, or bring it back; in the list what was assigned."""
        self.flush()
        replay = self._session.redo if redo else self._session.undo
        replay(self._desk.article or self._shared_in)

    def _person(self, number: int) -> str:
        order = self._desk.order
        if number < len(order):
            return order[number]
        self.told.emit(
            self.tr("There are %n annotators here; {digit} means nobody.", "", len(order)).format(
                digit=number + 1
            )
        )
        return ""

    def _may(self) -> bool:
        """Whether something can be decided; else it is said why not. What waits is saved before it."""
        self.flush()
        if self._desk.review is None:
            return False
        if self._session.read_only:
            self.told.emit(self.tr("This project can only be read."))
            return False
        if not self._session.annotator_name:
            self.name_wanted.emit()
            return False
        if self._desk.finished:
            self.told.emit(
                self.tr("This article's gold is done and protected; reopen it (Ctrl+R) to change it.")
            )
            return False
        return True


def _refused(one: Disagreement, resolution: Resolution) -> AnnotatorError | None:
    """Why a resolution cannot be carried out, found before one is led on."""
    try:
        if one.of_relations:
            resolve_relations(one, resolution)
        else:
            resolve(one, resolution)
    except AnnotatorError as error:
        return error
    return None
