"""The keys of annotating in the pane of gold: the person's own, as they have them in the main window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from annotator.domain.label import Label
from annotator.gui.actions.actions import translated
from annotator.gui.actions.catalogue import spec
from annotator.gui.actions.spec import Part
from annotator.gui.actions.usable import sequence_of
from annotator.gui.review.actions import ReviewActions
from annotator.gui.review.own.workbench import Workbench
from annotator.gui.translation import QT_TRANSLATE_NOOP
from annotator.gui.widgets.plain_text import escaped_mnemonic

_END = QT_TRANSLATE_NOOP("actions", "End and go on")
_END_TIP = QT_TRANSLATE_NOOP("actions", "What was made is in gold; go on to the next disagreement")


@dataclass(frozen=True, slots=True)
class PersonsKeys:
    """The keys that a person has for an action (its id) of the main window; of labels as `label:UID`."""

    of: Callable[[str], Sequence[str]]


class OwnKeys(QObject):
    """While one's own is made these work, and those that decide rest; digits mean nobody then."""

    def __init__(self, bench: Workbench, actions: ReviewActions, keys: PersonsKeys) -> None:
        super().__init__(bench)
        self._bench, self._actions, self._keys = bench, actions, keys
        self._made: list[QAction] = []
        self._labels: list[QAction] = []
        self._rested: list[QAction] = []
        for name, job in bench.jobs().items():
            self._made.append(self._make(name, job))
        self.end = QAction(translated(_END), self)
        self.end.setObjectName("own-end")
        self.end.setShortcuts([sequence_of("Return"), sequence_of("Enter")])
        self.end.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.end.setStatusTip(translated(_END_TIP))
        self.end.triggered.connect(lambda _on=False: bench.end())
        bench.page.addAction(self.end)
        actions.menus["own"].addSeparator()
        actions.menus["own"].addAction(self.end)
        self._made.append(self.end)
        self._set_on(on=False)
        bench.begun.connect(self._begin)
        bench.ended.connect(self._end)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Give each label its letter."""
        menu = self._actions.menus["own"]
        for action in self._labels:
            menu.removeAction(action)
            action.deleteLater()
        self._labels = []
        first = menu.actions()[0] if menu.actions() else None
        for label in labels:
            action = QAction(escaped_mnemonic(label.title), self)
            action.setObjectName(f"own-label-{label.uid}")
            keys = [key for key in self._keys.of(f"label:{label.uid}") if not key.isdigit()]
            action.setShortcuts([sequence_of(key) for key in keys])
            action.setStatusTip(
                self.tr("Tag the selection, or the chosen annotation, as {label}").format(label=label.title)
            )
            action.triggered.connect(lambda _on=False, uid=label.uid: self._bench.hands.tag(uid))
            self._actions.window.addAction(action)
            menu.insertAction(first, action) if first is not None else menu.addAction(action)
            action.setEnabled(self._bench.on)
            self._labels.append(action)

    def _make(self, name: str, job: Callable[[], object]) -> QAction:
        one = spec(name)
        action = QAction(translated(one.text), self)
        action.setObjectName(f"own-{name}")
        action.setShortcuts([sequence_of(key) for key in self._keys.of(name)])
        action.setAutoRepeat(one.repeats)
        action.setStatusTip(translated(one.tip))
        action.triggered.connect(lambda _on=False: job())
        if one.part is Part.PAGE:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._bench.page.addAction(action)
        else:
            self._actions.window.addAction(action)
        self._actions.menus["own"].addAction(action)
        return action

    def _begin(self) -> None:
        resting = ("let-go", "undo", "redo", "close", "finish", "larger", "smaller", "usual-size")
        kept = {self._actions[name] for name in resting}
        self._rested = [one for one in self._actions.all() if one not in kept and one.isEnabled()]
        for action in self._rested:
            action.setEnabled(False)
        self._set_on(on=True)

    def _end(self) -> None:
        self._set_on(on=False)
        for action in self._rested:
            action.setEnabled(True)
        self._rested = []

    def _set_on(self, *, on: bool) -> None:
        for action in (*self._made, *self._labels):
            action.setEnabled(on)
