"""One window on one project, from its first words to its last: people, labels, places, theme."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer

from annotator.config.settings import Settings
from annotator.config.state import State
from annotator.domain.change import ChangeSet
from annotator.domain.label import Label, RelationType, Scheme
from annotator.gui.errors import Reporter
from annotator.gui.main_window import MainWindow
from annotator.gui.palette.palette import Palette
from annotator.gui.people.people import People
from annotator.gui.places import Places
from annotator.gui.preferences import Preferences
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.time.noting import Noting
from annotator.gui.translation import phrase_words
from annotator.gui.undo_names import UndoNames
from annotator.gui.wiring.announcing import Announcing
from annotator.gui.wiring.wiring import Wiring
from annotator.services.reading import Overview, overview


class Host(Protocol):
    """What a window asks of the program that it belongs to."""

    settings: Settings
    state: State
    keeper: ThemeKeeper
    reporter: Reporter

    def choose_project(self, asker: "ProjectWindow") -> None:
        """Ask for a project to open."""
        ...

    def choose_new_project(self, asker: "ProjectWindow") -> None:
        """Ask where to make a project."""
        ...

    def open_later(self, target: str, asker: "ProjectWindow", *, instead: bool) -> None:
        """Open a project in the background."""
        ...

    def open_tour(self, asker: "ProjectWindow") -> None:
        """Begin the guided tour."""
        ...

    def change_settings(self, settings: Settings) -> None:
        """Take and remember other settings, in all windows."""
        ...

    def remember_name(self, name: str) -> None:
        """Remember who sits here."""
        ...

    def quit(self) -> None:
        """Close every window."""
        ...


REMEMBER_AFTER = 2000
"""Milliseconds of rest after which the place is written down."""


class ProjectWindow(QObject):
    """Builds the window, reads the project into it, and keeps both together."""

    def __init__(self, program: Host, session: Session, target: str, name: str) -> None:
        super().__init__()
        self.program = program
        self.session = session
        self.target = target
        self._name = name
        self.window = MainWindow(session, program.keeper)
        session.setParent(self.window)
        self.setParent(self.window)
        self.wiring = Wiring(self.window, program.reporter, target)
        self.preferences = Preferences(self.window, program)
        self.announcing = Announcing(self.window)
        self.undo_names = UndoNames(self.window)
        self.undo_names.attach()
        self.people = People(session, self.window)
        self.noting = Noting(self.window, session, self.window.annotate.desk, self.window.foot)
        self.palette = Palette(self.window, program.state)
        self.places = Places(self.window, program.state, target)
        self.places.arrange()
        self.wiring.review.keep_in(program.state)
        self.wiring.exporting.keep_in(program.state)
        self._ready = False
        self._changed_again = False
        self._scheme = Scheme((), ())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REMEMBER_AFTER)
        self._rest.timeout.connect(self.places.save)
        self._connect()
        self.window.installEventFilter(self)
        program.reporter.set_window(self.window, self.window.messages)
        self.window.foot.show_saved(waiting=False, read_only=bool(session.read_only))
        if session.read_only:
            self.window.messages.show_warning(phrase_words(session.read_only))
        self.people.enter(session.annotator_name, self._read)

    def is_ready(self) -> bool:
        """Whether the project was read and the last place restored."""
        return self._ready and self.session.is_idle()

    def _connect(self) -> None:
        program, actions = self.program, self.window.actions_of
        actions.connect_to("new-project", lambda: program.choose_new_project(self))
        actions.connect_to("open-project", lambda: program.choose_project(self))
        actions.connect_to("new-window", lambda: program.open_later(self.target, self, instead=False))
        actions.connect_to("quit", program.quit)
        actions.connect_to("tour", lambda: program.open_tour(self))
        actions.connect_to("change-annotator", self.people.change)
        actions.connect_to("rename-annotator", self.people.rename)
        actions.connect_to("merge-annotators", self.people.merge)
        self.people.named.connect(program.remember_name)
        self.people.changed.connect(self._person_changed)
        self.people.changed.connect(self.noting.change_person)
        actions["note-time"].toggled.connect(self.noting.set_on)
        self.noting.set_on(actions["note-time"].isChecked())
        self.wiring.asking.time_noted = self.noting.noted
        self.window.annotate.hands.name_wanted.connect(self.people.ask_first)
        self.people.declined.connect(self.window.annotate.hands.forget_waiting)
        self.window.closing.connect(self._closing)
        self.session.changed.connect(self._follow)
        page = self.window.annotate.page
        for signal in (page.selection_changed, page.caret_moved, self.window.annotate.opened):
            signal.connect(lambda _value: self._rest.start())

    def _read(self) -> None:
        """Read the project for the person at the window."""
        self._ready = self._changed_again = False
        who = self.session.who
        self.session.ask(self._fill, lambda read: overview(read, who))

    def _fill(self, found: Overview) -> None:
        if self._changed_again:
            self._read()
            return
        window = self.window
        self._name = self._name or found.project.name
        window.setWindowTitle(f"{self._name} — Annotator")
        self._show_names()
        self._take_scheme(found.scheme)
        window.articles.fill(found.rows)
        self.wiring.update_situation()
        self.window.annotate.load_drafts()
        known = [row.uid for row in found.rows]
        open_now = window.annotate.desk.article
        last = open_now.uid if open_now else self.places.last_article()
        first = last if last in known else window.articles.next_open() or next(iter(known), "")
        if first:
            stays = open_now is not None and open_now.uid == first
            window.annotate.open(first, partial(self._arrived, stays=stays))
        else:
            window.annotate.clear()
            self._ready = True
        if not self.session.annotator_name and not self.session.read_only and not self.people.patient:
            self.people.ask_first()

    def _arrived(self, *, stays: bool) -> None:
        if self._changed_again:
            self._read()
            return
        if not stays:
            self.places.go_back()
        self.window.annotate.page.setFocus()
        self._ready = True
        self.window.annotate.hands.take_up()

    def _person_changed(self, _name: str) -> None:
        self._show_names()
        if self._ready:
            self._read()
        else:
            # What is being read is another person's: once it is there, read anew.
            self._changed_again = True

    def _show_names(self) -> None:
        self.window.top.show_project(
            self._name, self.session.annotator_name, read_only=bool(self.session.read_only)
        )

    def _take_scheme(self, scheme: Scheme) -> None:
        if scheme == self._scheme:
            return
        self._scheme = scheme
        self.window.annotate.desk.set_scheme(scheme)
        self.window.actions_of.set_labels(scheme.labels, self.window.annotate.hands.tag)
        self.window.refill_menus()
        self.undo_names.attach()
        self.wiring.update_situation()

    def _follow(self, change_set: ChangeSet) -> None:
        kinds = {type(change.entity) for change in change_set.changes}
        if kinds & {Label, RelationType} or change_set.reload:
            self.session.ask(self._take_scheme, lambda read: read.scheme())
        if self.window.annotate.desk.article is None and change_set.reload:
            self._open_when_listed(change_set.reload[0])

    def _open_when_listed(self, article: str) -> None:
        """After the first import into an empty project, show what came."""
        self.window.annotate.open(article, self.window.annotate.page.setFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the window comes to the front, look at once for what others wrote."""
        if event.type() == QEvent.Type.WindowActivate:
            self.session.follow()
            self.program.reporter.set_window(self.window, self.window.messages)
        return super().eventFilter(watched, event)

    def _closing(self) -> None:
        self.window.annotate.rail.inspector.finish()
        self.noting.write()
        self._rest.stop()
        self.places.save()
