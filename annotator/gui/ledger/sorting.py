"""Sorting numbers in from the ledger: by key in the strip, or by dragging; undone and redone from here."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from annotator.domain.errors import AnnotatorError
from annotator.gui.errors import error_text
from annotator.gui.ledger.drag import WhyNot
from annotator.gui.ledger.items import Heading, Shown, Statement
from annotator.gui.ledger.sort_strip import SortStrip
from annotator.gui.ledger.view import LedgerView
from annotator.gui.ledger.words import flat
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.translation import counted
from annotator.services.ledger.sorting_in import sort_in, take_out

_SHOWN = 80
"""Characters of a claim in the strip."""


class Sorting(QObject):
    """What becomes of the chosen rows; each time is one step of undo, of their article or of the project."""

    told = Signal(str, bool)
    """What was done, or why it was not; and whether it can be taken back."""

    def __init__(
        self, session: Session, view: LedgerView, keeper: ThemeKeeper, why_not: WhyNot, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._why_not = why_not
        self.strip = SortStrip(keeper)
        self.strip.hide()
        self._at_hand: tuple[Statement, ...] = ()
        """What the strip sorts in."""
        self._waits: frozenset[str] = frozenset()
        """Numbers (`uid`s) that were just given a quantity; the next ones come when that is shown."""
        self._under_way = False
        self._steps: list[str] = []
        """The scopes of the steps done from here, newest last."""
        self._undone: list[str] = []
        self.strip.named.connect(self._named)
        self.strip.left.connect(self.end)
        view.sort_asked.connect(self.begin)
        view.take_out_asked.connect(self.take_out)
        view.drag.dropped.connect(self._dropped)
        view.drag.refused.connect(lambda why: self.told.emit(why, False))
        session.failed.connect(self._failed)

    # By key

    def begin_with_unsorted(self) -> None:
        """Sort in what has no quantity: the chosen ones of them, or one after the other from the first."""
        chosen = [one for one in self._view.chosen() if one.panel is None]
        if chosen and not all(map(self._why_not, chosen)):
            self.begin()
        elif not self._next_unsorted():
            left = [one for one in self._items() if isinstance(one, Statement) and one.panel is None]
            if left:
                self.told.emit(self._why_not(left[0]), False)

    def begin(self) -> None:
        """Ask for the quantity of the chosen rows, as far as they can be changed."""
        chosen = self._view.chosen()
        self._at_hand = self._changeable(chosen)
        shown = self._view.ledger.shown
        if not self._at_hand or shown is None:
            return
        first = self._at_hand[0].row
        what = counted("Sorting", "%n numbers", len(self._at_hand))
        if len(self._at_hand) == 1:
            claim = flat(first.claim.text)
            cut = claim if len(claim) <= _SHOWN else claim[:_SHOWN] + "…"
            what = self.tr("“{number}” in “{claim}”").format(number=flat(first.number.text), claim=cut)
        self.strip.begin(what, shown.found.quantities)

    def end(self) -> None:
        """Sort nothing more in."""
        self._at_hand, self._waits = (), frozenset()
        if self.strip.isVisible():
            self.strip.hide()
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_out(self) -> None:
        """Take the quantity off the chosen rows."""
        chosen = [one for one in self._view.chosen() if one.panel is not None]
        self._change(self._changeable(chosen), None)

    def renew(self, shown: Shown) -> None:
        """Another state of the ledger is shown; once what was named is in its place, the next one comes."""
        if not self._waits:
            return
        left = {one.row.number.uid for one in shown.items if isinstance(one, Statement) and not one.panel}
        if self._waits & left:
            return
        self._waits = frozenset()
        if self.strip.isVisible() and not self._next_unsorted():
            self.end()

    def _named(self, quantity: str) -> None:
        statements = self._at_hand
        if self._change(statements, quantity) and all(one.panel is None for one in statements):
            self._waits = frozenset(one.row.number.uid for one in statements)
        else:
            self.end()

    def _next_unsorted(self) -> bool:
        """Go on with the next row that has no quantity and can be changed; return whether there is one."""
        for number, item in enumerate(self._items()):
            if isinstance(item, Statement) and item.panel is None and not self._why_not(item):
                self._view.reveal(number)
                self.begin()
                return True
        return False

    def _items(self) -> Sequence[Heading | Statement]:
        shown = self._view.ledger.shown
        return shown.items if shown is not None else ()

    # By mouse

    def _dropped(self, statements: Sequence[Statement], heading: Heading) -> None:
        self._change(statements, heading.panel.quantity if heading.panel is not None else None)

    # Both

    def _changeable(self, statements: Sequence[Statement]) -> tuple[Statement, ...]:
        """Those that can be changed; where some cannot, it is said why."""
        reasons = [self._why_not(one) for one in statements]
        free = tuple(one for one, why in zip(statements, reasons, strict=True) if not why)
        why = next((why for why in reasons if why), "")
        if why and free:
            some = counted(
                "Sorting", "%n of the chosen numbers stay as they are.", len(statements) - len(free)
            )
            self.told.emit(f"{some} {why}", False)
        elif why:
            self.told.emit(why, False)
        return free

    def _change(self, statements: Sequence[Statement], quantity: str | None) -> bool:
        numbers = [one.row.number.uid for one in statements]
        if not numbers:
            return False
        articles = {one.row.article.uid for one in statements}
        scope = next(iter(articles)) if len(articles) == 1 else ""
        what = self.tr("%n numbers", "", len(set(numbers)))
        self._under_way = True

        def done(_result: None) -> None:
            self._under_way = False
            self._steps.append(scope)
            self._undone.clear()
            if quantity is None:
                words = self.tr("{what} taken out of their quantity").format(what=what)
            else:
                words = self.tr("{what} sorted in under “{quantity}”").format(
                    what=what, quantity=flat(quantity)
                )
            self.told.emit(words, True)

        if quantity is None:
            self._session.run_then(done, "Take quantity off", lambda work: take_out(work, numbers))
        else:
            self._session.run_then(done, "Sort numbers in", lambda work: sort_in(work, numbers, quantity))
        return True

    def _failed(self, error: AnnotatorError) -> None:
        if self._under_way:
            self._under_way = False
            self.end()
            self.told.emit(error_text(error), False)

    def replay(self, *, redo: bool) -> None:
        """Undo or redo: what was done from here, else the last step of the current row's article."""
        steps, others = (self._undone, self._steps) if redo else (self._steps, self._undone)
        if steps:
            scope = steps.pop()
            others.append(scope)
        else:
            current = self._view.statement(self._view.currentIndex().row())
            scope = current.row.article.uid if current is not None else ""
        self.told.emit("", False)
        if redo:
            self._session.redo(scope)
        else:
            self._session.undo(scope)
