"""What hands do to relations: turns keys, letters and drags into use cases on the desk's article."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.label import RelationType
from annotator.domain.openness import SAID_BY
from annotator.domain.relation import Relation
from annotator.domain.ties.proposing import ProposedTie
from annotator.domain.ties.tying import types_between
from annotator.gui.annotate.desk import Desk
from annotator.gui.session import Session
from annotator.gui.text.hovering import shortened
from annotator.services.annotations import relating
from annotator.services.work import Work

_WORDS = 60
"""Characters of an annotation's text in what is said."""


class Tying(QObject):
    """Nothing is drawn here and nothing is kept: the change set that comes back tells every view."""

    told = Signal(str)
    """A hint in plain words, where a key does nothing as things are."""
    said = Signal(str)
    """What was done, for who does not see it."""

    def __init__(self, desk: Desk, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session

    # What is proposed

    def proposed(self) -> tuple[ProposedTie, ...]:
        """What is proposed for the chosen annotation and its parts."""
        chosen = self._desk.chosen
        return self._desk.proposals().with_parts(chosen) if chosen is not None else ()

    def accept(self) -> tuple[ProposedTie, ...]:
        """Accept what is proposed for the chosen annotation; returns it."""
        ties = self.proposed()
        if ties:
            self._do(self.words_of_many(ties), "Accept ties", lambda work: relating.accept(work, ties))
        elif self._desk.chosen is not None:
            self.told.emit(self.tr("Nothing is proposed for what is chosen."))
        return ties

    def accept_all(self) -> None:
        """Accept all that is proposed in the article, worked out where the project is: it may be much."""
        article = self._desk.article
        if article is None:
            return

        def accepted(made: Sequence[Relation]) -> None:
            words = (
                self.tr("%Ln ties accepted.", "", len(made)) if made else self.tr("Nothing is proposed here.")
            )
            self.told.emit(words)

        self._session.run_then(accepted, "Accept ties", lambda work: relating.accept_all(work, article.uid))

    def decline(self) -> None:
        """Propose the ties of the chosen annotation no more."""
        ties = self.proposed()
        if ties:
            words = self.tr("Declined: {ties}").format(ties=self.words_of_many(ties))
            self._do(words, "Decline ties", lambda work: relating.decline(work, ties))
        else:
            self.told.emit(self.tr("Nothing is proposed for what is chosen."))

    def other_speaker(self) -> None:
        """Take the next-nearest speaker of the chosen claim, round at the end."""
        desk, claim = self._desk, self._desk.chosen_annotation()
        kind = desk.scheme.relation_type_named(SAID_BY)
        if claim is None or kind is None or claim.label not in kind.sources:
            self.told.emit(self.tr("Only what is said by somebody has a speaker; choose a claim."))
            return
        known = desk.proposals()
        ranked = known.speakers_by_plausibility(claim.uid)
        mine = [one for one in self.relations_of(claim.uid) if one.source == claim.uid]
        accepted = [one.target for one in mine if one.type == kind.uid]
        proposed = [tie.target for tie in known.of(claim.uid) if tie.type == kind.uid]
        now = next(iter(accepted or proposed), "")
        if now in ranked:
            after = ranked[ranked.index(now) + 1 :] + ranked[: ranked.index(now)]
        else:  # whoever was declined comes only where nobody else is left
            after = tuple(sorted(ranked, key=lambda uid: known.is_declined(kind.uid, claim.uid, uid)))
        speaker = next((uid for uid in after if uid not in accepted), None)
        if speaker is None:
            self.told.emit(self.tr("No other speaker stands near this claim."))
            return
        self._do(
            self.words(kind, speaker),
            "Other speaker",
            lambda work: relating.swap_speaker(work, claim.uid, speaker, now),
        )

    # By hand

    def fitting(self, one: str, other: str) -> list[ProposedTie]:
        """How two annotations (`uid`s) can be tied: first those that go from the one to the other."""
        first, second = self._desk.annotations.get(one), self._desk.annotations.get(other)
        if first is None or second is None or one == other:
            return []
        there = [(kind, first, second) for kind in types_between(self._desk.scheme, first, second)]
        back = [(kind, second, first) for kind in types_between(self._desk.scheme, second, first)]
        known = {kind.uid for kind, *_ in there}
        back = [each for each in back if each[0].uid not in known]
        return [ProposedTie(kind.uid, source.uid, target.uid) for kind, source, target in (*there, *back)]

    def partners(self) -> list[Annotation]:
        """What can be tied to the chosen annotation, along the text."""
        chosen = self._desk.chosen_annotation()
        if chosen is None:
            return []
        labels = self._tieable(chosen.label)
        return [one for one in self._desk.in_reading_order() if one.label in labels and one.uid != chosen.uid]

    def between(self, one: str, other: str) -> list[Relation]:
        """What ties two annotations (`uid`s)."""
        return [each for each in self.relations_of(one) if other in {each.source, each.target}]

    def relations_of(self, uid: str) -> list[Relation]:
        """The relations at an annotation (`uid`), in their order."""
        return list(self._desk.proposals().relations_at(uid))

    def tie(self, tie: ProposedTie) -> None:
        """Make a relation."""
        self._do(self.words_of(tie), "Tie", lambda work: relating.tie(work, tie.source, tie.target, tie.type))

    def untie(self, relations: Sequence[Relation]) -> None:
        """Take relations away, in one step."""

        def carry_out(work: Work) -> None:
            for relation in relations:
                relating.untie(work, relation.uid)

        if relations:
            words = self.tr("Untied: {ties}").format(ties=self.words_of(relations[0]))
            self._do(words, "Untie", carry_out)

    def set_type(self, relation: Relation, type: str) -> None:
        """Give a relation another type (`uid`)."""
        other = relation.source if relation.target == self._desk.chosen else relation.target
        self._do(
            self.words(self._type(type), other),
            "Change type",
            lambda work: relating.set_type(work, relation.uid, type),
        )

    def why_not(self, one: str, other: str) -> str:
        """Why two annotations (`uid`s) cannot be tied by any type, as a sentence."""
        first, second = self._desk.annotations.get(one), self._desk.annotations.get(other)
        titles = [
            label.title if label else ""
            for label in (
                self._desk.label(first) if first else None,
                self._desk.label(second) if second else None,
            )
        ]
        return self.tr("No relation of this project ties {one} and {other}.").format(
            one=titles[0], other=titles[1]
        )

    # Words

    def words(self, kind: RelationType | None, other: str) -> str:
        """A tie of the chosen annotation in words: its type, and the text of the other end (`uid`)."""
        return self.tr("{type} “{text}”").format(type=kind.title if kind else "", text=self.text_of(other))

    def words_of(self, tie: Relation | ProposedTie) -> str:
        """A relation of the chosen annotation, or a proposed one, in words."""
        other = tie.source if tie.target == self._desk.chosen else tie.target
        return self.words(self._type(tie.type), other)

    def words_of_many(self, ties: Sequence[ProposedTie]) -> str:
        """Several, one after the other."""
        return "; ".join(self.words_of(tie) for tie in ties)

    def text_of(self, uid: str) -> str:
        """The text of an annotation (`uid`), shortened."""
        one = self._desk.annotations.get(uid)
        if one is None:
            return ""
        first = one.fragments[0]
        words = self._desk.text[first.start : min(first.end, first.start + 4 * _WORDS)]
        return shortened(" ".join(words.split()), _WORDS)

    # Helpers

    def _type(self, uid: str) -> RelationType | None:
        return next((kind for kind in self._desk.scheme.relation_types if kind.uid == uid), None)

    def _tieable(self, label: str) -> set[str]:
        """The labels of what a label can be tied to."""
        found: set[str] = set()
        for kind in self._desk.scheme.relation_types:
            if label in kind.sources:
                found.update(kind.targets)
            if label in kind.targets:
                found.update(kind.sources)
        return found

    def _do(self, words: str, action: str, use_case: Callable[[Work], object]) -> None:
        self._session.run_then(lambda _done: self.said.emit(words), action, use_case)
