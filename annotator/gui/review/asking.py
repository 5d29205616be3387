"""What the review asks before it does something: why, from whom, how large a majority, which panes."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.review.rules import Rule
from annotator.gui.review.actions import ReviewActions
from annotator.gui.review.alike.dialog import AlikeDialog, Find
from annotator.gui.review.deciding import Deciding
from annotator.gui.review.desk import ReviewDesk
from annotator.gui.review.majority import MajorityDialog
from annotator.gui.review.panes.board import PaneBoard
from annotator.gui.review.remarks import RemarksDialog
from annotator.gui.review.why import WhyDialog
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.plain_text import escaped_mnemonic
from annotator.services.ports.reading import Reading
from annotator.services.progress import Progress
from annotator.services.review.deciding_alike import Proposal, Scope, as_decided, by_rule
from annotator.services.review.explaining import reasons_used


class ReviewAsking(QObject):
    """Opens menus and dialogs; none of them blocks."""

    def __init__(
        self,
        session: Session,
        desk: ReviewDesk,
        deciding: Deciding,
        board: PaneBoard,
        actions: ReviewActions,
        keeper: ThemeKeeper,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._session, self._desk, self._deciding = session, desk, deciding
        self._board, self._actions, self._parent = board, actions, parent

    def why(self) -> None:
        """Ask for a reason, with those of the project to choose from."""
        place = self._desk.here()
        if place is None:
            return
        made = place.item.decision
        given = (made.reason, made.note) if made is not None else ("", "")
        given = self._deciding.reasons.get(place.key, given)

        def show(reasons: list[str]) -> None:
            then = partial(self._deciding.explain, place.key)
            WhyDialog(place.number, reasons, given, then, self._parent).open()

        self._session.ask(show, _reasons)

    def majority(self) -> None:
        """Ask how large a majority decides, and say how many it would decide."""
        if self._desk.review is not None:
            MajorityDialog(self._desk.places, self._deciding.take_majority, self._parent).open()

    def whom(self) -> None:
        """Ask from whom everything that is open is taken."""
        menu = self._menu("from-menu")
        menu.setAccessibleName(self.tr("Take everything that is open from"))
        for uid in self._desk.order:
            action = menu.addAction(
                escaped_mnemonic(self.tr("All from {name}").format(name=self._desk.names[uid]))
            )
            action.triggered.connect(lambda _on=False, uid=uid: self._deciding.take_all_from(uid))
        window = self._parent.window()
        menu.popup(window.mapToGlobal(window.rect().center()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def whose_whole(self, button: QWidget) -> None:
        """A menu under a button of the people whose version can be taken as a whole."""
        menu = self._menu("whole-menu")
        for number, uid in enumerate(self._desk.order):
            action = menu.addAction(escaped_mnemonic(self._desk.names[uid]))
            action.triggered.connect(lambda _on=False, number=number: self._deciding.take_whole(number))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def panes(self, button: QWidget) -> None:
        """A menu under a button of what panes there can be."""
        menu = self._menu("panes-menu")
        for uid in self._desk.order:
            action = menu.addAction(escaped_mnemonic(self._desk.names[uid]))
            action.setCheckable(True)
            action.setChecked(uid in self._board.wanted)
            action.toggled.connect(partial(self._toggle, uid))
        menu.addSeparator()
        for name in ("merged-pane", "gold-pane", "gold-overlay"):
            menu.addAction(self._actions[name])
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def rules(self) -> None:
        """Ask for a rule, and show what it would decide."""

        def find(read: Reading, rule: Rule | None, scope: Scope, progress: Progress) -> list[Proposal]:
            return by_rule(read, rule, who, scope, progress) if rule is not None else []

        who = self._session.who
        self._alike(find, with_rules=True)

    def elsewhere(self) -> None:
        """Show where the phrase of the current disagreement, which is decided, is open as well."""
        place, article, who = self._desk.here(), self._desk.article, self._session.who
        if place is None:
            return
        if place.item.decision is None:
            self._deciding.told.emit(
                self.tr("Decide this one first (K goes back to it); then the same phrase elsewhere.")
            )
            return
        key = place.key

        def find(read: Reading, _rule: Rule | None, scope: Scope, progress: Progress) -> list[Proposal]:
            return as_decided(read, article, key, who, scope, progress)

        self._alike(find, with_rules=False)

    def remarks(self) -> None:
        """Show what is said about the current disagreement."""
        place = self._desk.here()
        if place is not None:
            RemarksDialog(self._session, self._desk, place.key, self._parent).open()

    def _alike(self, find: Find, *, with_rules: bool) -> None:
        if self._desk.review is None or self._session.read_only:
            return
        dialog = AlikeDialog(
            self._session,
            self._keeper,
            self._desk.scheme,
            self._desk.article,
            find,
            self._parent,
            with_rules=with_rules,
        )
        dialog.decided.connect(self._deciding.decide_alike)
        dialog.open()

    def _toggle(self, uid: str, on: bool) -> None:
        self._board.toggle(uid, on=on)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._parent)
        menu.setObjectName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


def _reasons(read: Reading) -> list[str]:
    """Those of the project, and then those that were given most often."""
    return list(dict.fromkeys([*read.review_settings().reasons, *reasons_used(read)]))
