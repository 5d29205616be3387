"""Sharing reviews out: who is to review what, and whether people may review their own work."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.review_settings import ReviewSettings
from annotator.gui.session import Session
from annotator.gui.widgets.plain_text import escaped_mnemonic
from annotator.services.review import reviewing
from annotator.services.review.queue import Queue
from annotator.services.work import Work


class Sharing(QObject):
    """Asks in a menu; what is done is one step of undo."""

    told = Signal(str)
    shared = Signal(str)
    """The one article (`uid`) that was assigned; empty where it was several."""
    known = Signal(object)
    """The ReviewSettings of the project."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self._people: dict[str, str] = {}
        self.settings = ReviewSettings()

    def take(self, queue: Queue) -> None:
        """Know who there is, and what is settled."""
        self._people = dict(queue.people)
        self.settings = queue.settings
        self.known.emit(queue.settings)

    def ask_whom(self, articles: Sequence[str]) -> None:
        """Ask in a menu who is to review articles (`uid`s)."""
        wanted = [one for one in articles if one]
        if not wanted or self._session.read_only:
            return
        menu = QMenu(self._parent)
        menu.setObjectName("assign-menu")
        menu.setAccessibleName(self.tr("Who is to review?"))
        menu.aboutToHide.connect(menu.deleteLater)
        mine = self._session.who
        people = sorted(self._people.items(), key=lambda one: one[0] != mine)
        if not mine and self._session.annotator_name:
            # Who has done nothing here yet is written into the project by this.
            people.insert(0, ("", self._session.annotator_name))
        for uid, name in people:
            words = self.tr("{name} (me)").format(name=name) if uid == mine else name
            action = menu.addAction(escaped_mnemonic(words))
            action.triggered.connect(partial(self._assign, wanted, uid, name))
        menu.addSeparator()
        nobody = menu.addAction(self.tr("To nobody"))
        nobody.triggered.connect(lambda _on=False: self._unassign(wanted))
        menu.popup(self._parent.mapToGlobal(self._parent.rect().center()))
        menu.setActiveAction(menu.actions()[0])

    def _assign(self, articles: Sequence[str], uid: str, name: str, _on: bool = False) -> None:
        def assign(work: Work) -> None:
            reviewing.assign(work, articles, uid or work.who)

        self._session.run("Assign review", assign)
        self.shared.emit(articles[0] if len(articles) == 1 else "")
        words = self.tr("%Ln articles assigned to {name}", "", len(articles))
        self.told.emit(words.format(name=name))

    def _unassign(self, articles: Sequence[str]) -> None:
        self._session.run("Assign review", reviewing.unassign, articles)
        self.shared.emit(articles[0] if len(articles) == 1 else "")

    def allow_own_work(self, on: bool) -> None:
        """Settle whether somebody may review articles that they annotated."""
        self._session.run_then(
            self.known.emit,
            "Review settings",
            lambda work: reviewing.settle_reviewing(work, own_work=on),
        )
