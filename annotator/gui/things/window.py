"""Speakers and quantities in a window: names at the left, and where they stand at the right."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotation import Annotation
from annotator.domain.change import Change, ChangeSet
from annotator.gui.find.results import ResultsModel
from annotator.gui.find.row import ResultDelegate
from annotator.gui.numerals import whole
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.things.name_list import NameList
from annotator.gui.things.told import as_found, chosen_names
from annotator.gui.translation import counted
from annotator.gui.widgets.ask import LineDialog, ask_yes
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.rail_list import RailList
from annotator.gui.widgets.task_row import StepRow
from annotator.services.ledger import naming
from annotator.services.ledger.naming import Mentions
from annotator.services.ports.answers import NamedAttribute, NamedValue

REST = 200
"""Milliseconds after a change until the lists are read anew."""


_RENAME = "F2"
_MERGE = "Ctrl+M"


class ThingsWindow(QDialog):
    """Stays open beside the page; every change of a name is one step of the project's undo."""

    picked = Signal(str, object)
    """The `uid` of an article, and the Span in it."""

    def __init__(self, session: Session, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("things")
        self.setWindowTitle(self.tr("Speakers and quantities"))
        self.resize(900, 620)
        self._session = session
        self._attribute: NamedAttribute = "entity"
        self._wanted = ""
        self.kinds: dict[NamedAttribute, QPushButton] = {
            "entity": self._kind(self.tr("Speakers"), self.tr("Who speaks: the entities of this project")),
            "quantity": self._kind(self.tr("Quantities"), self.tr("What the numbers count or measure")),
        }
        self.names = NameList(keeper)
        self.words = PlainLabel("", "muted", wrap=True)
        self.places = ResultsModel(self)
        self.view = RailList(self.tr("Where the name stands"))
        self.view.setModel(self.places)
        self.view.setItemDelegate(ResultDelegate(keeper, self.view))
        self.rename = self._button(self.tr("Rename…"), self.tr("Give the chosen name another form"), _RENAME)
        self.merge = self._button(self.tr("Merge…"), self.tr("Make the chosen names one"), _MERGE)
        self.forget = self._button(
            self.tr("Take off…"), self.tr("Take the chosen names off all annotations"), "Del"
        )
        self.undo, self.redo = self._button(self.tr("Undo")), self._button(self.tr("Redo"))
        self._keys = {self.undo: QAction(self), self.redo: QAction(self)}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._lay_out()
        self._connect()

    def _kind(self, text: str, tip: str) -> QPushButton:
        button = self._button(text, tip)
        button.setCheckable(True)
        return button

    def _button(self, text: str, tip: str = "", key: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        put_tip(button, tip, key)
        return button

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        bar = QWidget()
        set_look(bar, "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QHBoxLayout(bar)
        head.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        head.setSpacing(GAP)
        for button in self.kinds.values():
            group.addButton(button)
            head.addWidget(button)
        head.addWidget(self.words, 1)
        self.kinds["entity"].setChecked(True)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.names)
        both.addWidget(self.view)
        both.setStretchFactor(1, 1)
        both.setSizes([320, 580])
        foot_bar = QWidget()
        set_look(foot_bar, "foot")
        foot_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot = QHBoxLayout(foot_bar)
        foot.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        foot.setSpacing(GAP)
        for button in (self.rename, self.merge, self.forget):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.undo)
        foot.addWidget(self.redo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(StepRow(self._session.long_step))
        column.addWidget(both, 1)
        column.addWidget(foot_bar)

    def _connect(self) -> None:
        for attribute, button in self.kinds.items():
            button.clicked.connect(lambda _on, which=attribute: self.show_list(which))
        self.names.chose.connect(self._chose)
        self.names.rename_asked.connect(self._ask_name)
        self.view.clicked.connect(lambda index: self._pick(index.row()))
        self.rename.clicked.connect(self._ask_name)
        self.merge.clicked.connect(self._ask_merge)
        self.forget.clicked.connect(self._ask_forget)
        self.undo.clicked.connect(lambda: self._session.undo(""))
        self.redo.clicked.connect(lambda: self._session.redo(""))
        self._rest.timeout.connect(self.read)
        self._session.changed.connect(self._follow)
        for view in (self.names.view, self.view):
            view.installEventFilter(self)
        for keys, slot in (
            (_RENAME, self.rename.click),
            (_MERGE, self.merge.click),
            ("Ctrl+F", self.names.filter.setFocus),
        ):
            self._shortcut(QKeySequence(keys), slot)
        for button, action in self._keys.items():
            self.addAction(action)
            action.triggered.connect(button.click)

    def set_keys(self, keys: Mapping[str, Sequence[QKeySequence]]) -> None:
        """Take the keys of `undo` and `redo` as the person has them."""
        for button, name, tip in (
            (self.undo, "undo", self.tr("Take back your last change of the project")),
            (self.redo, "redo", self.tr("Bring back what was undone last")),
        ):
            self._keys[button].setShortcuts(keys[name])
            put_tip(button, tip, self._keys[button].shortcut())

    def _shortcut(self, keys: QKeySequence, slot: Callable[[], object]) -> None:
        QShortcut(keys, self).activated.connect(slot)

    # Showing

    def begin(self, attribute: NamedAttribute, name: str = "") -> None:
        """Come to the front with one of the lists, at a name, if one is wanted."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._wanted = name
        self.show_list(attribute)
        self.names.focus_view()

    def show_list(self, attribute: NamedAttribute) -> None:
        """Show the speakers or the quantities."""
        self._attribute = attribute
        self.kinds[attribute].setChecked(True)
        self.read()

    def read(self) -> None:
        """Read the list from the project."""
        attribute = self._attribute
        self._session.ask(
            lambda names: self._fill(attribute, names), lambda read: read.named_values(attribute)
        )

    def _fill(self, attribute: NamedAttribute, names: list[NamedValue]) -> None:
        if attribute != self._attribute:
            return
        wanted, self._wanted = self._wanted, ""
        self.names.fill(names, wanted)

    def _chose(self) -> None:
        chosen, writable = self.names.chosen(), not self._session.read_only
        self.rename.setEnabled(writable and len(chosen) == 1)
        self.merge.setEnabled(writable and len(chosen) > 1)
        self.forget.setEnabled(writable and bool(chosen))
        self.undo.setEnabled(writable)
        self.redo.setEnabled(writable)
        if not chosen:
            self._show("", Mentions())
            return
        name, attribute = chosen[0].name, self._attribute
        self._session.ask(
            lambda found: self._show(name, found), lambda read: naming.mentions(read, attribute, name)
        )

    def _show(self, name: str, found: Mentions) -> None:
        if name != self.names.current():
            return
        articles = as_found(found)
        self.places.show(articles)
        self.view.scrollToTop()
        shown = sum(article.places for article in articles)
        if not name:
            self.words.setText(self._nothing())
        elif shown < found.total:
            self.words.setText(
                self.tr("{total} mentions; the first {shown} are shown").format(
                    total=whole(found.total), shown=whole(shown)
                )
            )
        else:
            mentions = counted("ThingsWindow", "%n mentions", found.total)
            self.words.setText(mentions + " · " + counted("ThingsWindow", "%n articles", len(articles)))

    def _nothing(self) -> str:
        if self.names.model.total():
            return self.tr("No name has these letters")
        if self._attribute == "entity":
            return self.tr("No speaker has been named yet: give speakers an entity in their details")
        return self.tr("Nothing counted has been named yet: give numbers a quantity in their details")

    def _pick(self, number: int) -> None:
        row = self.places.row(number)
        if row is not None and row.article.snippets:
            snippet = row.snippet or row.article.snippets[0]
            self.picked.emit(row.article.uid, snippet.place)

    # Changing

    def _ask_name(self) -> None:
        name = self.names.current()
        if name and self.rename.isEnabled():
            question = self.tr("The new name, everywhere in the project")
            dialog = LineDialog(
                self.tr("Rename"), question, name, lambda to: self._rename_to(name, to), parent=self
            )
            dialog.setObjectName("name-dialog")
            dialog.open()

    def _rename_to(self, name: str, to: str) -> None:
        to = " ".join(to.split())
        if to == name:
            return
        if not self.names.model.has(to):
            self._run("Rename", [name], to)
            return
        words = self.tr("{name} is there already. Shall both be one?").format(name=chosen_names([to]))
        ask_yes(
            self, self.tr("Merge"), words, self.tr("Make them one"), lambda: self._run("Merge", [name], to)
        )

    def _ask_merge(self) -> None:
        chosen = self.names.chosen()
        if len(chosen) < 2 or not self.merge.isEnabled():
            return
        names = [one.name for one in chosen]
        stays = max(chosen, key=lambda one: one.annotations).name
        question = self.tr("{names} become one. The name that stays:").format(names=chosen_names(names))
        dialog = LineDialog(
            self.tr("Merge"), question, stays, lambda to: self._run("Merge", names, to), parent=self
        )
        dialog.setObjectName("name-dialog")
        dialog.open()

    def _ask_forget(self) -> None:
        chosen = self.names.chosen()
        if not chosen or not self.forget.isEnabled():
            return
        names, attribute = [one.name for one in chosen], self._attribute
        count = counted("ThingsWindow", "%n annotations", sum(one.annotations for one in chosen))
        words = self.tr("Take {names} off {count}? The annotations stay.").format(
            names=chosen_names(names), count=count
        )
        ask_yes(
            self,
            self.tr("Take names off"),
            words,
            self.tr("Take off"),
            lambda: self._session.run("Take names off", naming.forget, attribute, names),
        )

    def _run(self, action: str, names: list[str], to: str) -> None:
        attribute = self._attribute
        self._wanted = " ".join(to.split())
        self.activateWindow()
        self.names.focus_view()
        self._session.run(action, naming.rename, attribute, names, to)

    def _follow(self, change_set: ChangeSet) -> None:
        if self.isVisible() and (change_set.reload or any(map(self._concerns, change_set.changes))):
            self._rest.start()

    def _concerns(self, change: Change) -> bool:
        names = [
            one.attributes.get(self._attribute)
            for one in (change.before, change.after)
            if isinstance(one, Annotation)
        ]
        return any(names)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return opens the chosen place; Del takes names off."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.view and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._pick(self.view.currentIndex().row())
                return True
            if watched is self.names.view and event.key() == Qt.Key.Key_Delete:
                self._ask_forget()
                return True
        return super().eventFilter(watched, event)
