"""The actions of the review window made real, and its menus; one further action for each person's digit."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton

from annotator.gui.actions.actions import translated
from annotator.gui.actions.spec import ActionSpec
from annotator.gui.actions.usable import sequence_of
from annotator.gui.review.action_specs import MENUS, QUEUE_TOO, REVIEW_ACTIONS
from annotator.gui.style.metrics import CONTROL_HEIGHT
from annotator.gui.widgets.keycap import key_text
from annotator.gui.widgets.plain_text import escaped_mnemonic, plain_tooltip

DIGITS = 9
"""People that have a digit of their own."""


class ReviewActions(QObject):
    """By their ids; people's digits are told by signals, for there are as many as there are people."""

    taken = Signal(int)
    """The version of the person of that number (from 0), of the facet in focus."""
    taken_whole = Signal(int)
    """All facets of that person."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._people: list[QAction] = []
        self.menus: dict[str, QMenu] = {}
        for name, title in MENUS:
            menu = window.menuBar().addMenu(translated(title))
            menu.setToolTipsVisible(True)
            self.menus[name] = menu
        for spec in REVIEW_ACTIONS:
            self._make(spec)

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    @property
    def window(self) -> QMainWindow:
        """Whose they are."""
        return self._window

    def all(self) -> list[QAction]:
        """Every action, those of the people among them."""
        return [*self._actions.values(), *self._people]

    def connect_to(self, id: str, slot: Callable[[], object]) -> None:
        """Have a function called when the action is triggered."""
        self._actions[id].triggered.connect(lambda _checked=False: slot())

    def add(self, menu: str, action: QAction) -> None:
        """Put an action of somebody else into a menu."""
        self._window.addAction(action)
        self.menus[menu].addAction(action)

    def set_people(self, names: Sequence[str]) -> None:
        """Give each of the first nine people two actions: the digit, and Shift with the digit."""
        for action in self._people:
            self._window.removeAction(action)
            self.menus["person"].removeAction(action)
            action.deleteLater()
        self._people = []
        rows = (
            (self.tr("Take the version of {name}"), "{n}", self.taken),
            (self.tr("Take everything of {name}"), "Shift+{n}", self.taken_whole),
        )
        for words, key, signal in rows:
            if self._people:
                self._people.append(self.menus["person"].addSeparator())
            for number, name in enumerate(names[:DIGITS]):
                told = words.format(name=name)
                action = QAction(escaped_mnemonic(told), self)
                action.setObjectName(f"{'all' if 'Shift' in key else 'take'}-{number + 1}")
                action.setShortcut(QKeySequence(key.format(n=number + 1)))
                action.setAutoRepeat(False)
                action.setStatusTip(told)
                action.triggered.connect(partial(_emit, signal, number))
                self.add("person", action)
                self._people.append(action)

    def button(self, id: str, words: str = "") -> QPushButton:
        """A button that does the same as an action, with its key before its words."""
        action = self._actions[id]
        button = QPushButton()
        button.setAutoDefault(False)
        button.setObjectName(f"button-{id}")
        key = key_text(action.shortcut())
        name = words or action.text().replace("&", "").rstrip("…").casefold()
        button.setText(f"{key} {escaped_mnemonic(name)}")
        button.setAccessibleName(action.text().replace("&", ""))
        button.setAccessibleDescription(action.statusTip())
        button.setToolTip(action.toolTip())
        button.setMinimumHeight(CONTROL_HEIGHT)
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    def enable(self, ids: Sequence[str], *, on: bool) -> None:
        """Say whether actions are of use now."""
        for name in ids:
            self._actions[name].setEnabled(on)

    def show_queue(self, *, on: bool) -> None:
        """While the list of articles is shown, what needs an article rests."""
        for name, action in self._actions.items():
            if name not in QUEUE_TOO:
                action.setEnabled(not on)
        self.enable_people(on=not on)

    def enable_people(self, *, on: bool) -> None:
        """Whether digits mean somebody now."""
        for action in self._people:
            action.setEnabled(on)

    def _make(self, spec: ActionSpec) -> None:
        action = QAction(translated(spec.text), self)
        action.setObjectName(spec.id)
        action.setAutoRepeat(spec.repeats)
        action.setCheckable(spec.switch)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setShortcuts([sequence_of(key) for key in spec.keys])
        tip = translated(spec.tip)
        action.setStatusTip(tip)
        action.setToolTip(plain_tooltip(f"{tip} ({key_text(spec.keys[0])})"))
        menu = self.menus[spec.menu]
        if spec.group and not menu.isEmpty():
            menu.addSeparator()
        self._actions[spec.id] = action
        self.add(spec.menu, action)


def _emit(signal: SignalInstance, number: int, _checked: bool = False) -> None:
    signal.emit(number)
