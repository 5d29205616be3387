"""The panes of the article on the desk: one for each annotator, merged, and gold; all at one place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.review.disagreement import Disagreement
from annotator.domain.review.review import State
from annotator.domain.span import Fragments, Span, merged
from annotator.gui.annotate.marks import ANNOTATIONS, mark_of
from annotator.gui.review.desk import ReviewDesk
from annotator.gui.review.panes.badges import Badge
from annotator.gui.review.panes.grid import PaneGrid
from annotator.gui.review.panes.layers import OVERLAY
from annotator.gui.review.panes.locking import ScrollLock
from annotator.gui.review.panes.marks import overlay_marks, side_marks
from annotator.gui.review.panes.merged import merged_marks
from annotator.gui.review.panes.numbers import PaneNumbers
from annotator.gui.review.panes.pane import Pane, PaneHead, PaneMarks
from annotator.gui.review.panes.ties import ties_of
from annotator.gui.review.places import Place
from annotator.gui.review.provenance import origin_words
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.marks import Layer, Mark
from annotator.gui.text.typography import Typography
from annotator.services.review.comparing import Review

MERGED, GOLD = "merged", "gold"
MOST = 6
"""Annotators whose panes are shown without being asked for; more are merged into one."""


class PaneBoard(QObject):
    """Makes the panes, fills them, and frames in each what is current."""

    picked = Signal(str)
    """The key of the disagreement that was clicked on."""
    shown = Signal()
    """Other panes are shown."""

    def __init__(self, desk: ReviewDesk, keeper: ThemeKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._keeper = desk, keeper
        self.grid = PaneGrid()
        self.lock = ScrollLock(self)
        self.panes: dict[str, Pane] = {}
        """By annotator (`uid`), or `merged`, or `gold`."""
        self.wanted: list[str] = []
        """Which are shown, in order."""
        self.overlay = False
        self._numbers: dict[str, PaneNumbers] = {}
        self._owner: dict[str, str] = {}
        self._states: dict[str, State] = {}
        self._framed = ""
        self._look = (Typography(), 1.0)
        self.gold = Pane(PaneHead(GOLD, "", "", ""), keeper)
        """Lasts as long as the window, for it can be worked on."""
        self.editing = False
        """Whether somebody works on gold now, and keeps its marks themselves."""
        self.gold.picked.connect(self._pick_in_gold)
        self.grid.keep(self.gold)
        self.grid.arranged.connect(self._reveal_here)
        desk.opened.connect(self._open)
        desk.renewed.connect(self._renew)
        desk.settled.connect(self._settled)
        desk.moved.connect(self._move)
        keeper.changed.connect(self._recolour)

    # Which panes

    def show_panes(self, keys: Sequence[str]) -> None:
        """Show these panes, by annotator (`uid`), `merged` or `gold`."""
        place = self._first().view.first_visible() if self.wanted else 0
        before, self.wanted = self.wanted, list(keys)
        for key in keys:
            if key not in self.panes:
                self.panes[key] = self._made(key)
            elif key not in before:
                self._fill(key, self.panes[key])
        self._frame()
        panes = [self.panes[key] for key in keys]
        self.grid.show_panes(panes)
        self.lock.hold([pane.view for pane in panes])
        self.lock.bring(place)
        self.shown.emit()

    def toggle(self, key: str, *, on: bool) -> None:
        """Show one pane more or less; the last one stays."""
        wanted = [one for one in self.order() if (one in self.wanted or (one == key and on))]
        if not on and len(self.wanted) > 1:
            wanted = [one for one in self.wanted if one != key]
        if wanted != self.wanted:
            self.show_panes(wanted)

    def order(self) -> list[str]:
        """All panes there can be."""
        return [*self._desk.order, MERGED, GOLD]

    def set_overlay(self, *, on: bool) -> None:
        """Underline gold in every pane, or no longer."""
        self.overlay = on
        marks = self._overlay()
        for key in self.wanted:
            if key != GOLD:
                self.panes[key].view.set_marks(OVERLAY, marks)

    def set_typography(self, typography: Typography, zoom: float) -> None:
        """Set all pages so."""
        self._look = (typography, zoom)
        for pane in self.panes.values():
            pane.view.set_typography(typography, zoom)

    @property
    def zoom(self) -> float:
        """How large the text is; 1.0 is 100 %."""
        return self._look[1]

    # Filling

    def _open(self, *, again: bool = False) -> None:
        review = self._desk.review
        if review is None:
            return
        place = self._first().view.first_visible() if again and self.wanted else 0
        self._owner = _owners(review)
        self._states = {place.key: place.state for place in self._desk.places}
        if not again:
            for pane in self.panes.values():
                pane.hide()
                if pane is not self.gold:
                    pane.deleteLater()
            self.panes, self._numbers = {}, {}
            many = len(self._desk.order) > MOST
            self.wanted = []
            self.show_panes([MERGED, GOLD] if many else list(self._desk.order))
        else:
            for key in self.wanted:
                self._fill(key, self.panes[key])
        self._framed = ""
        self._move()
        self.lock.bring(place)

    def _recolour(self, _theme: object) -> None:
        self._open(again=True)

    def _made(self, key: str) -> Pane:
        pane = self.gold if key == GOLD else Pane(self._head(key), self._keeper)
        pane.view.set_typography(*self._look)
        if pane is not self.gold:
            pane.picked.connect(self._pick)
        pane.view.set_article(self._desk.text)
        self._fill(key, pane)
        return pane

    def _head(self, key: str) -> PaneHead:
        desk = self._desk
        if key == GOLD:
            return PaneHead(key, "", self.tr("Gold"), self.tr("as it is now"))
        if key == MERGED:
            count = len(desk.order)
            return PaneHead(key, "", self.tr("All %n", "", count), self.tr("how many marked each stretch"))
        number = desk.order.index(key)
        told = self.tr("agreed marks are grey") if number == 0 else ""
        return PaneHead(key, str(number + 1) if number < 9 else "", desk.names[key], told)

    def _fill(self, key: str, pane: Pane) -> None:
        desk, theme = self._desk, self._keeper.theme
        review = desk.review
        if review is None:
            return
        pane.rename(self._head(key))
        overlay = self._overlay() if key != GOLD else ()
        if key == GOLD:
            if not self.editing:
                self._fill_gold(review)
            return
        if key == MERGED:
            of_whom = {one.set.annotator: one.annotations for one in review.contents}
            sides = {desk.names[uid]: of_whom[uid] for uid in desk.order}
            strong, counts = merged_marks(sides, desk.scheme, theme)
            quiet: tuple[Mark, ...] = ()
            numbers = PaneNumbers(desk.places, lambda one: one.extent.start, counts)
        else:
            content = next(one for one in review.contents if one.set.annotator == key)
            quiet, strong = side_marks(content.annotations, self._owner, desk.scheme, theme)
            numbers = PaneNumbers(desk.places, lambda one: _start(one, key))
        self._numbers[key] = numbers
        pane.show_marks(PaneMarks(quiet, strong, overlay, tuple(numbers.all(desk.by_key, desk.current))))

    def _fill_gold(self, review: Review) -> None:
        scheme, theme = self._desk.scheme, self._keeper.theme
        labels = {label.uid: label for label in scheme.labels}
        names, called = review.people.values(), self._desk.shown_name
        marks = []
        for one in review.gold:
            mark = mark_of(one, labels.get(one.label), theme)
            words = filter(None, (mark.description, origin_words(one, names, called)))
            marks.append(replace(mark, description="\n".join(words)))
        _renew_marks(self.gold, ANNOTATIONS, marks)

    def _overlay(self) -> tuple[Mark, ...]:
        review = self._desk.review
        if review is None or not self.overlay:
            return ()
        return overlay_marks(review.gold, self._desk.scheme, self._keeper.theme)

    # Following

    def _renew(self) -> None:
        """Only what is different is drawn anew; an annotator's own change draws their panes anew."""
        review = self._desk.review
        if review is None:
            return
        if _owners(review) != self._owner:
            self._open(again=True)
            return
        if GOLD in self.wanted and not self.editing:
            self._fill_gold(review)
        if self.overlay:
            for key in self.wanted:
                if key != GOLD:
                    _renew_marks(self.panes[key], OVERLAY, self._overlay())
        states = {place.key: place.state for place in self._desk.places}
        changed = [key for key, state in states.items() if self._states.get(key) != state]
        self._states = states
        self._renumber(changed)
        self._frame()

    def _settled(self, key: str) -> None:
        place = self._desk.place(key)
        if place is not None:
            self._states[key] = place.state
        self._renumber([key])

    def _renumber(self, keys: Sequence[str]) -> None:
        for key in self.wanted:
            numbers = self._numbers.get(key)
            if numbers is not None:
                self._change(key, numbers.around(keys, self._desk.by_key, self._desk.current))

    def _change(self, key: str, changed: Mapping[int, Sequence[Badge]]) -> None:
        self.panes[key].view.change_badges(changed)

    def _move(self) -> None:
        before, self._framed = self._framed, self._desk.current
        self._renumber([key for key in dict.fromkeys((before, self._framed)) if key])
        self._frame()
        self._reveal_here()

    def _reveal_here(self) -> None:
        place = self._desk.here()
        if place is not None and self.wanted:
            self.reveal(place.disagreement.extent)

    def _frame(self) -> None:
        place = self._desk.here()
        for key in self.wanted:
            pane = self.panes[key]
            if key == GOLD and self.editing:
                continue
            if place is None:
                pane.show_here((), ())
                pane.view.set_ties(())
                continue
            own = self._own(key, place)
            fragments: Fragments = (place.disagreement.extent,)
            if own:
                fragments = merged(span for one in own for span in one.fragments)
            pane.show_here([one.uid for one in own], fragments)
            pane.view.set_ties(ties_of(place, key, self._desk, self._keeper.theme))

    def _own(self, key: str, place: Place) -> Sequence[Annotation]:
        """What a pane has of the current disagreement; of relations their source."""
        one = place.disagreement
        if key == GOLD:
            return place.item.gold
        if key == MERGED:
            return [each for side in one.sides for each in side.annotations] if not one.of_relations else []
        review = self._desk.review
        if one.of_relations and review is not None:
            sides = review.standing.groups.get(one.source, ())
            owners = review.comparison.annotators
            return next((own for owner, own in zip(owners, sides, strict=False) if owner == key), ())
        side = one.side(key)
        return side.annotations if side is not None else ()

    def reveal(self, span: Span) -> None:
        """Scroll all panes to a span, unless it is in view."""
        views = [self.panes[key].view for key in self.wanted]
        last = max(span.start, min(span.end - 1, span.start + 400))
        if all(view.scroller.sees(span.start) and view.scroller.sees(last) for view in views):
            return
        views[0].scroller.put_at(span.start, 0.3)
        self.lock.bring(views[0].first_visible())

    def _pick_in_gold(self, position: int | None, key: str) -> None:
        # While somebody works on gold, a click there is about what they make.
        if not self.editing:
            self._pick(position, key)

    def _pick(self, position: int | None, key: str) -> None:
        found = self._owner.get(key, "")
        if not found and position is not None:
            found = next(
                (
                    place.key
                    for place in self._desk.places
                    if not place.disagreement.of_relations
                    and place.disagreement.extent.start <= position < place.disagreement.extent.end
                ),
                "",
            )
        if found:
            self.picked.emit(found)

    def _first(self) -> Pane:
        return self.panes[self.wanted[0]]


def _owners(review: Review) -> dict[str, str]:
    """The disagreement (its key) of each annotation (`uid`) that differs."""
    return {
        one.uid: item.disagreement.key
        for item in review.items
        if not item.disagreement.of_relations
        for side in item.disagreement.sides
        for one in side.annotations
    }


def _start(one: Disagreement, annotator: str) -> int | None:
    side = one.side(annotator)
    return side.annotations[0].start if side is not None and side.annotations else None


def _renew_marks(pane: Pane, layer: Layer, marks: Sequence[Mark]) -> None:
    now = {mark.key: mark for mark in marks}
    for mark in pane.view.marks_of(layer):
        if mark.key not in now:
            pane.view.remove_mark(layer, mark.key)
    for mark in marks:
        if pane.view.mark_of(layer, mark.key) != mark:
            pane.view.put_mark(layer, mark)
