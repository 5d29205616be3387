"""Who sits at the window: asking, changing, renaming, merging."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.annotator import Annotator
from annotator.domain.change import ChangeSet
from annotator.gui.people.dialogs import MergeDialog, RenameDialog, WhoDialog
from annotator.gui.session import Session
from annotator.services.people import people


class People(QObject):
    """Keeps the session's person right, whoever renames or merges them."""

    changed = Signal(str)
    """Somebody else annotates now, or under another name."""
    named = Signal(str)
    """The person said their name, to be remembered for the next start."""
    declined = Signal()
    """They were asked and did not say."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._asked = False
        self.patient = False
        """Whether a name is only asked for when somebody wants to annotate, not already at the start."""
        session.changed.connect(self._follow)

    def enter(self, name: str, then: Callable[[], object]) -> None:
        """Go on under a name; known in the project, or written into it with the first thing done."""

        def found(person: Annotator | None) -> None:
            if person is None:
                self._session.introduce(name)
            else:
                self._session.act_as(person)
            self.changed.emit(name)
            then()

        self._session.ask(found, lambda read: people.named(read, name))

    def ask_first(self) -> None:
        """Ask for a name at first start, or when somebody wants to annotate without one."""
        if not self._asked:
            self._asked = True
            self._session.ask(self._open_first, lambda read: read.annotators())

    def change(self) -> None:
        """Ask who goes on."""
        self._session.ask(
            lambda persons: WhoDialog(
                persons, self._session.annotator_name, self._entered, parent=self._window
            ).open(),
            lambda read: read.annotators(),
        )

    def rename(self) -> None:
        """Ask who gets another name."""
        self._session.ask(
            lambda persons: RenameDialog(
                persons, self._session.annotator_name, self._rename, self._window
            ).open(),
            lambda read: read.annotators(),
        )

    def merge(self) -> None:
        """Ask which two names are one person."""
        self._session.ask(
            lambda persons: MergeDialog(
                persons, self._session.annotator_name, self._merge, self._window
            ).open(),
            lambda read: read.annotators(),
        )

    def _open_first(self, persons: list[Annotator]) -> None:
        dialog = WhoDialog(persons, "", self._entered, first=True, parent=self._window)
        dialog.finished.connect(self._answered)
        dialog.rejected.connect(self.declined)
        dialog.open()

    def _answered(self) -> None:
        self._asked = False

    def _entered(self, name: str) -> None:
        self.named.emit(name)
        self.enter(name, lambda: None)

    def _rename(self, uid: str, name: str) -> None:
        self._session.run("Rename annotator", people.rename, uid, name)

    def _merge(self, source: str, target: str) -> None:
        mine = source == self._session.who

        def merged(_nothing: None) -> None:
            if mine:
                self._session.ask(self._become, lambda read: read.get(Annotator, target))

        self._session.run_then(merged, "Merge annotators", lambda work: people.merge(work, source, target))

    def _become(self, person: Annotator | None) -> None:
        if person is not None:
            self._session.act_as(person)
            self.named.emit(person.name)
            self.changed.emit(person.name)

    def _follow(self, change_set: ChangeSet) -> None:
        for change in change_set.changes:
            entity = change.entity
            if not isinstance(entity, Annotator):
                continue
            if not self._session.who and entity.name == self._session.annotator_name:
                # An import brought work under this very name.
                self._session.act_as(entity)
                self.changed.emit(entity.name)
            elif entity.uid != self._session.who:
                continue
            elif change.after is None:
                # Merged or undone elsewhere; the name, if it is used again, is made again.
                self._session.introduce(entity.name)
                self.changed.emit(entity.name)
            elif entity.name != self._session.annotator_name:
                self._session.act_as(entity)
                self.named.emit(entity.name)
                self.changed.emit(entity.name)
