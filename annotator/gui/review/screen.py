"""The review of one article: panes above, below them the table and the disagreement that is decided."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.review.adjudication import Way
from annotator.domain.review.disagreement import Kind
from annotator.domain.span import Span
from annotator.gui.review.actions import ReviewActions
from annotator.gui.review.asking import ReviewAsking
from annotator.gui.review.deciding import Deciding
from annotator.gui.review.desk import ReviewDesk
from annotator.gui.review.facets.panel import FacetPanel
from annotator.gui.review.foot import ReviewFoot
from annotator.gui.review.own.keys import OwnKeys, PersonsKeys
from annotator.gui.review.own.mode import OwnMode
from annotator.gui.review.own.workbench import Workbench
from annotator.gui.review.panes.board import GOLD, MERGED, PaneBoard
from annotator.gui.review.places import Place, Wanted, following, next_open
from annotator.gui.review.showing import panel_of, row_of
from annotator.gui.review.table import DisagreementTable
from annotator.gui.review.table_model import DisagreementModel
from annotator.gui.review.top import ReviewBar
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.plain_text import put_tip

_WAYS = {
    "union": Way.UNION,
    "intersection": Way.INTERSECTION,
    "both": Way.BOTH,
    "neither": Way.NEITHER,
    "later": Way.LATER,
}
_DECIDING = ("own", "why", "rules", "elsewhere", "take-agreed", "take-majority", "take-all-from", *_WAYS)


class ReviewScreen(QWidget):
    """Holds the parts and what they do together."""

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        keeper: ThemeKeeper,
        actions: ReviewActions,
        keys: PersonsKeys,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._keeper, self._actions = session, keeper, actions
        self.desk = ReviewDesk(session, self)
        self.deciding = Deciding(self.desk, session, self)
        self.bar = ReviewBar(actions)
        self.board = PaneBoard(self.desk, keeper, self)
        self.model = DisagreementModel(self)
        self.table = DisagreementTable(self.model, keeper)
        self.panel = FacetPanel(keeper)
        self.bench = Workbench(session, keeper, self.board.gold.view, self)
        self.own_keys = OwnKeys(self.bench, actions, keys)
        self.own = OwnMode(self.desk, self.deciding, self.board, self.bench, self)
        self.asking = ReviewAsking(session, self.desk, self.deciding, self.board, actions, keeper, self)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._show_current)
        self.aside = QStackedWidget()
        self.foot = ReviewFoot()
        self.below = QSplitter(Qt.Orientation.Horizontal)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._whole = QPushButton(self.tr("⇧1 ⇧2 all"))
        self._whole.setAutoDefault(False)
        put_tip(
            self._whole, self.tr("Take everything of one person: Shift with their digit, or from this menu")
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons: list[QPushButton] = []
        buttons += [self._actions.button(name) for name in ("union", "intersection", "both", "neither")]
        buttons += [self._actions.button(name) for name in ("own", "later", "why")]
        buttons.insert(0, self._whole)
        self.panel.add_ways(buttons)
        for splitter in (self.below, self.splitter):
            splitter.setChildrenCollapsible(False)
        self.below.addWidget(self.table)
        self.aside.addWidget(self.panel)
        self.aside.addWidget(self.bench.details)
        self.below.addWidget(self.aside)
        self.below.setStretchFactor(0, 1)
        self.below.setStretchFactor(1, 1)
        self.below.setSizes([560, 720])
        self.splitter.addWidget(self.board.grid)
        self.splitter.addWidget(self.below)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([520, 300])
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.splitter, 1)
        self.column.addWidget(self.foot)

    def _connect(self) -> None:
        desk, deciding, actions = self.desk, self.deciding, self._actions
        desk.opened.connect(self._open)
        desk.renewed.connect(self._renew)
        desk.settled.connect(self._settled)
        desk.moved.connect(self._move)
        desk.chosen.connect(self._show_panel)
        deciding.told.connect(self.told)
        self.bench.told.connect(self.told)
        self.bench.hands.name_wanted.connect(deciding.name_wanted)
        self.own.changed.connect(self._show_own)
        actions.connect_to("let-go", self._let_go)
        self._keeper.changed.connect(self._show_panel)
        self.table.picked.connect(desk.go)
        self.board.picked.connect(desk.go)
        self.board.shown.connect(self._panes_shown)
        self.panel.picked.connect(lambda facet, who: deciding.take_facet(who, facet))
        self.bar.filtered.connect(self._filter)
        self.bar.panes.clicked.connect(lambda _on=False: self.asking.panes(self.bar.panes))
        self._whole.clicked.connect(lambda _on=False: self.asking.whose_whole(self._whole))
        self._session.waiting.connect(
            lambda on: self.foot.show_saved(waiting=on, read_only=bool(self._session.read_only))
        )
        actions.taken.connect(deciding.take)
        actions.taken_whole.connect(deciding.take_whole)
        for name, way in _WAYS.items():
            actions.connect_to(name, partial(deciding.decide_by, way))
        for name, step in (("next", 1), ("previous", -1)):
            actions.connect_to(name, partial(self._step, step))
        for name, step in (("next-open", 1), ("previous-open", -1)):
            actions.connect_to(name, partial(self._step, step, left=True))
        for name, step in (("next-facet", 1), ("previous-facet", -1)):
            actions.connect_to(name, partial(deciding.focus_facet, step))
        actions.connect_to("own", deciding.begin_own)
        actions.connect_to("take-agreed", deciding.take_agreed)
        actions.connect_to("rules", self.asking.rules)
        actions.connect_to("remarks", self.asking.remarks)
        actions.connect_to("elsewhere", self.asking.elsewhere)
        actions.connect_to("take-majority", self.asking.majority)
        actions.connect_to("take-all-from", self.asking.whom)
        actions.connect_to("undo", deciding.undo)
        actions.connect_to("redo", partial(deciding.undo, redo=True))
        actions.connect_to("finish", partial(deciding.finish, self._finished))
        actions.connect_to("reopen", deciding.reopen)
        actions.connect_to("make-final", deciding.make_final)
        actions["blind"].toggled.connect(lambda on: desk.set_blind(on=on))
        actions["of-gold"].triggered.connect(self._compare_gold)
        actions.connect_to("why", self.asking.why)
        actions.connect_to("table", self._to_table)
        actions["open-only"].toggled.connect(lambda _on: self._filter())
        actions["gold-overlay"].toggled.connect(lambda on: self.board.set_overlay(on=on))
        for name, pane in (("gold-pane", GOLD), ("merged-pane", MERGED)):
            actions[name].toggled.connect(partial(self._toggle_pane, pane))

    # Showing

    def _open(self) -> None:
        review, desk = self.desk.review, self.desk
        if review is None:
            return
        self.bar.fill(review.scheme.labels, [(uid, desk.names[uid]) for uid in desk.order])
        self.bar.clear_filters()
        reviewer = self._session.annotator_name
        self.bar.show_title(review.article.title, [desk.names[uid] for uid in desk.order], reviewer)
        self._actions.set_people([desk.names[uid] for uid in desk.order])
        self.own_keys.set_labels(review.scheme.labels)
        self._actions["gold-overlay"].setChecked(False)
        self._actions["of-gold"].setChecked(desk.of_gold)
        self._filter()
        self._show_counts()
        self._enable()
        self._check_panes()

    def _renew(self) -> None:
        self._filter(anew=False)
        self._show_counts()
        self._enable()
        self._show_panel()

    def _settled(self, key: str) -> None:
        self.model.forget([key])
        self._show_counts()

    def _move(self) -> None:
        """Table and panel follow when the panes are painted: the eye is on the text."""
        here = self.desk.current
        if here and self.model.place_of(here) < 0 and self._actions["open-only"].isChecked():
            self._filter()
        self._soon.start()

    def _show_current(self) -> None:
        self.table.show_current(self.desk.current)
        self._show_panel()
        place = self.model.place_of(self.desk.current)
        if place >= 0 and QAccessible.isActive():
            words = self.model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, str(words)))

    def _show_panel(self, _theme: object = None) -> None:
        shown = panel_of(self.desk, self._keeper.theme)
        if shown is None:
            self.panel.show_nothing(self._why_nothing())
        else:
            self.panel.show_panel(self.desk.text, shown)

    def _why_nothing(self) -> str:
        """Why there is nothing to decide."""
        review = self.desk.review
        if review is None:
            return ""
        few = len(review.contents) < 2
        if review.of_gold and few:
            return self.tr("Fewer than two reviewers have finished their gold of this article.")
        if few:
            return self.tr("Fewer than two annotators are done with this article by now.")
        if review.of_gold:
            return self.tr("The reviewers of this article do not differ.")
        return self.tr("All annotators agree in this article; there is nothing to decide.")

    def _show_counts(self) -> None:
        review = self.desk.review
        self.bar.show_left(self.desk.left, len(self.desk.places))
        if review is not None and review.gold_set is None and not review.of_gold:
            self.foot.show_no_gold(len(review.comparison.agreed))
        elif review is not None:
            self.foot.show_gold(len(review.gold), review.agreed_in_gold)
        self.foot.show_saved(waiting=False, read_only=bool(self._session.read_only))

    def _enable(self) -> None:
        """What is done is protected; what cannot be written cannot be decided."""
        if self.bench.on:
            return
        on = self.desk.writable
        self._actions.enable(_DECIDING, on=on)
        self._actions.enable_people(on=on)
        self._actions.enable(["finish"], on=on)
        self._whole.setEnabled(on)
        self.foot.show_keys(own=False, done=self.desk.finished)
        self._actions.enable(["reopen"], on=self.desk.finished and not self._session.read_only)
        for row in self.panel.rows:
            row.setEnabled(on)

    def _show_own(self) -> None:
        """While one's own is made its details stand where the disagreement stood."""
        self.aside.setCurrentWidget(self.bench.details if self.bench.on else self.panel)
        self.foot.show_keys(own=self.bench.on)
        if not self.bench.on:
            self._enable()
            self.focus_text()

    def _compare_gold(self, on: bool) -> None:
        self.desk.open(self.desk.article, self.focus_text, of_gold=on)

    def _let_go(self) -> None:
        """End what is being made; else back to the text."""
        if self.bench.on and self.bench.page.selection() is not None:
            self.bench.page.clear_selection()
        elif self.bench.on:
            self.bench.end()
        else:
            self.focus_text()

    def _finished(self) -> None:
        self.told.emit(self.tr("Finished: this article's gold is done. Ctrl+R reopens it."))

    # Listing

    def wanted(self) -> Wanted:
        """Which disagreements are listed."""
        kind, label, person = self.bar.kind.value, self.bar.label.value, self.bar.person.value
        return Wanted(
            kind if isinstance(kind, Kind) else None,
            label if isinstance(label, str) else None,
            person if isinstance(person, str) else None,
            self._actions["open-only"].isChecked(),
        )

    def _filter(self, *, anew: bool = True) -> None:
        wanted, desk = self.wanted(), self.desk
        keys = [place.key for place in desk.places if wanted.takes(place, desk.current)]
        if not anew and keys == self.model.keys():
            self.model.forget(keys)
        else:
            self.model.show(keys, [desk.names[uid] for uid in desk.order], partial(row_of, desk))
        self.table.show_current(desk.current)

    def _step(self, step: int, *, left: bool = False) -> None:
        """To the next one that is listed, or to the next that is left among these."""
        desk, keys = self.desk, self.model.keys()
        here = self.model.place_of(desk.current)
        if here < 0:  # filtered away: from where it would stand
            found = following(desk.places, desk.current, step=step, among=keys)
            here = keys.index(found.key) - step if found is not None else 0
        for away in range(1, len(keys) + 1):
            key = keys[(here + step * away) % len(keys)]
            if not left or desk.by_key[key].left:
                desk.go(key)
                return

    def go_to_open(self) -> None:
        """To what is to be decided next."""
        found = next_open(self.desk.places, self.desk.current)
        if found is not None:
            self.desk.go(found.key)

    def go_to(self, annotations: Collection[str], span: Span) -> None:
        """To the disagreement with most of these annotations (`uid`s); else, as all agree, to the span."""
        wanted = set(annotations)

        def has(place: Place) -> int:
            sides = place.disagreement.sides
            return len(wanted.intersection(one.uid for side in sides for one in side.annotations))

        best = max(self.desk.places, key=has, default=None)
        if best is not None and has(best):
            self.desk.go(best.key)
        else:
            self.board.reveal(span)
            self.told.emit(self.tr("All annotators have this alike; there is nothing to decide here."))

    def _to_table(self) -> None:
        if self.table.hasFocus():
            self.focus_text()
        else:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_text(self) -> None:
        """Let the keyboard go to the first pane."""
        if self.board.wanted:
            self.board.panes[self.board.wanted[0]].view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Panes

    def _toggle_pane(self, pane: str, on: bool) -> None:
        if on != (pane in self.board.wanted):
            self.board.toggle(pane, on=on)
            self._check_panes()

    def _panes_shown(self) -> None:
        """A pane that went took the keyboard with it."""
        self._check_panes()
        if self.isVisible() and not self.bench.on:
            self.focus_text()

    def _check_panes(self) -> None:
        for name, pane in (("gold-pane", GOLD), ("merged-pane", MERGED)):
            self._actions[name].setChecked(pane in self.board.wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the text."""
        super().showEvent(event)
        self.focus_text()
