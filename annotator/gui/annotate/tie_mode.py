"""Tying by letters: with an annotation chosen, letters stand over what can be tied to it, one key each."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.domain.ties.proposing import ProposedTie
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.tie_walking import TieWalking
from annotator.gui.annotate.tying import Tying
from annotator.gui.text.hint_names import LETTERS
from annotator.gui.text.hint_places import HintPlace, places_of, seen_stretch
from annotator.gui.text.hints import Asking, Hints
from annotator.gui.text.view import ArticleView

_DIGITS = 9


class TieMode(QObject):
    """Stays until Esc; the letters go on to the next claim with whoever goes there."""

    told = Signal(str)

    def __init__(
        self, desk: Desk, page: ArticleView, tying: Tying, walking: TieWalking, hints: Hints
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._tying = tying
        self._walking = walking
        self.hints = hints
        self._all = False
        desk.chose.connect(self._chose)

    def begin(self) -> None:
        """Tie what is chosen; where nothing is, the next for which something is proposed."""
        if not self._desk.changeable:
            self.told.emit(self.tr("The article is done and protected; reopen it to change it."))
            return
        if self._desk.chosen is None and not self._walking.to_proposed(onwards=True):
            return
        if not self._tying.partners():
            self.told.emit(self.tr("There is nothing in this article that it can be tied to."))
            return
        self._all = False
        self.hints.ask(self._asking())

    def untie(self) -> None:
        """Take a tie of the chosen annotation away: the only one, or the one picked by its letters."""
        relations = self._tying.relations_of(self._desk.chosen or "")
        self._one_of(
            relations,
            self.tr("This is tied to nothing."),
            self.tr("Letters of what to untie · Esc leaves"),
            lambda picked: self._tying.untie([picked]),
        )

    def change_type(self) -> None:
        """Give a tie of the chosen annotation another type: the only one, or the one picked."""
        relations = [one for one in self._tying.relations_of(self._desk.chosen or "") if self._others(one)]
        self._one_of(
            relations,
            self.tr("No tie of this can have another type."),
            self.tr("Letters of the tie whose type changes · Esc leaves"),
            lambda picked: self.choose_type(self._others(picked), lambda tie: self._retype(picked, tie)),
        )

    def choose_type(self, ways: Sequence[ProposedTie], then: Callable[[ProposedTie], object]) -> None:
        """Have one of several types chosen by its digit; one alone is taken at once."""
        if len(ways) == 1:
            then(ways[0])
        elif ways:
            self.hints.ask(self._types(ways, then, None))

    # The questions

    def _asking(self) -> Asking:
        return Asking(
            self._places,
            self.tr("Letters tie and untie · Space accepts and goes on · Tab next · Esc leaves"),
            lambda _span, _shift: None,
            follow=self._picked,
            commands={
                "Space": self._accept,
                "Tab": partial(self._step, onwards=True),
                "Shift+Tab": partial(self._step, onwards=False),
                "Return": self._show_all,
                "Enter": self._show_all,
            },
        )

    def _types(
        self, ways: Sequence[ProposedTie], then: Callable[[ProposedTie], object], after: Asking | None
    ) -> Asking:
        titles = {kind.uid: kind.title for kind in self._desk.scheme.relation_types}
        shown = ways[:_DIGITS]
        listed = " · ".join(f"{number} {titles[tie.type]}" for number, tie in enumerate(shown, 1))

        def take(tie: ProposedTie) -> Asking | None:
            then(tie)
            return after

        return Asking(
            list,
            self.tr("Which relation? {types} · Esc leaves").format(types=listed),
            lambda _span, _shift: None,
            commands={str(number): partial(take, tie) for number, tie in enumerate(shown, 1)},
        )

    def _places(self) -> list[HintPlace]:
        """Where what can be tied begins, in view: what is nearest, unless all were asked for."""
        stretch, chosen = seen_stretch(self._page), self._desk.chosen_annotation()
        if stretch is None or chosen is None:
            return []
        seen = [
            one for one in self._tying.partners() if stretch.start <= one.fragments[0].start < stretch.end
        ]
        if not self._all:
            seen = sorted(seen, key=partial(_distance, chosen))[: len(LETTERS)]
        return places_of(self._page, sorted({one.fragments[0] for one in seen}))

    def _picked(self, span: Span) -> Asking:
        """Tie what was picked, or untie it; by which type is asked where several fit."""
        chosen = self._desk.chosen or ""
        found = [one for one in self._tying.partners() if one.fragments[0] == span]
        tied = [relation for one in found for relation in self._tying.between(chosen, one.uid)]
        ways = [way for one in found for way in self._tying.fitting(chosen, one.uid)]
        proposed = [way for way in ways if way in self._tying.proposed()]
        if tied:
            self._tying.untie(tied)
        elif len(ways) == 1 or proposed:
            self._tying.tie((proposed or ways)[0])
        elif ways:
            return self._types(ways, self._tying.tie, self._asking())
        return self._asking()

    # What other keys do

    def _accept(self) -> Asking | None:
        done = self._tying.accept() if self._tying.proposed() else ()
        return self._asking() if self._walking.to_proposed(onwards=True, but=done) else None

    def _step(self, *, onwards: bool) -> Asking | None:
        self._walking.to_same_label(onwards=onwards)
        return self._asking()

    def _show_all(self) -> Asking:
        self._all = not self._all
        return self._asking()

    def _chose(self, uid: str | None) -> None:
        """What is chosen by other means is tied from then on; with nothing chosen there is nothing to tie."""
        if not self.hints.active():
            return
        if uid is None:
            self._page.set_mode(None)
        else:
            self.hints.draw_anew()

    # Helpers

    def _one_of(
        self, relations: Sequence[Relation], none: str, prompt: str, then: Callable[[Relation], object]
    ) -> None:
        if not relations:
            self.told.emit(none)
        elif len(relations) == 1:
            then(relations[0])
        else:
            self._ask_for(relations, prompt, then)

    def _ask_for(
        self, relations: Sequence[Relation], prompt: str, then: Callable[[Relation], object]
    ) -> None:
        chosen = self._desk.chosen
        at: dict[Span, Relation] = {}
        for relation in relations:
            other = self._desk.annotations.get(
                relation.source if relation.target == chosen else relation.target
            )
            if other is not None:
                at.setdefault(other.fragments[0], relation)
        none = self.tr("What it is tied to is out of view; scroll there.")
        places = partial(places_of, self._page, sorted(at))
        self.hints.ask(Asking(places, prompt, lambda span, _shift: then(at[span]), none))

    def _others(self, relation: Relation) -> list[ProposedTie]:
        """The other types that a relation could have in its direction."""
        ways = self._tying.fitting(relation.source, relation.target)
        return [way for way in ways if way.source == relation.source and way.type != relation.type]

    def _retype(self, relation: Relation, tie: ProposedTie) -> None:
        self._tying.set_type(relation, tie.type)


def _distance(chosen: Annotation, one: Annotation) -> int:
    """Code points between two annotations; 0 where they share some."""
    return max(0, one.start - chosen.end, chosen.start - one.end)
