"""The catalogue made real: one QAction for each entry, and one for each label of the project."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.domain.label import Label
from annotator.gui.actions.catalogue import CATALOGUE, ActionSpec, Needs, Part
from annotator.gui.style.icons import icon
from annotator.gui.style.theme import Theme
from annotator.gui.widgets.plain_text import escaped_mnemonic, plain_tooltip


@dataclass(frozen=True, slots=True)
class Situation:
    """What there is at the moment; decides which actions are of use."""

    project: bool = False
    writable: bool = False
    article: bool = False
    selection: bool = False
    chosen: bool = False

    def meets(self, needs: Needs) -> bool:
        """Whether an action with such needs is of use."""
        # An article that is done stays among them: its use cases say that it is protected, and what to do.
        editable = self.article and self.writable
        return {
            Needs.NOTHING: True,
            Needs.PROJECT: self.project,
            Needs.WRITABLE: self.project and self.writable,
            Needs.ARTICLE: self.article,
            Needs.EDITABLE: editable,
            Needs.SELECTION: editable and self.selection,
            Needs.CHOSEN: self.article and self.chosen,
            Needs.CHOSEN_EDITABLE: editable and self.chosen,
            Needs.CHOSEN_AND_SELECTION: editable and self.chosen and self.selection,
        }[needs]


class Actions(QObject):
    """The actions of one window, by id; labels are `label:UID`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._specs: dict[str, ActionSpec] = {}
        self._labels: list[str] = []
        self._groups: dict[str, QActionGroup] = {}
        self._situation = Situation()
        for spec in CATALOGUE:
            self._make(spec)

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def specs(self) -> list[ActionSpec]:
        """The entries of the catalogue, the labels' own among them, in the order of the menus."""
        return list(self._specs.values())

    def text(self, id: str) -> str:
        """The translated name of an action, without dots and mnemonics."""
        return translated(self._specs[id].text).rstrip("…")

    def first_key(self, id: str) -> str:
        """The first of an action's keys, as the catalogue writes it; empty where it has none."""
        keys = self._specs[id].keys
        return keys[0] if keys else ""

    def label_ids(self) -> list[str]:
        """The ids of the labels' actions, in the order of the scheme."""
        return list(self._labels)

    def connect_to(self, id: str, slot: Callable[[], object]) -> None:
        """Have a function called when the action is triggered."""
        self._actions[id].triggered.connect(lambda _checked=False: slot())

    def bind_page(self, page: QWidget) -> None:
        """Give the page the actions whose keys work there only."""
        for spec in CATALOGUE:
            if spec.part is Part.PAGE:
                page.addAction(self._actions[spec.id])

    def set_labels(self, labels: Sequence[Label], tag: Callable[[str], object]) -> None:
        """Make an action for each label: its digit by position, its letter, its name."""
        for name in self._labels:
            action = self._actions.pop(name)
            self._specs.pop(name)
            self._window.removeAction(action)
            action.deleteLater()
        self._labels.clear()
        for number, label in enumerate(labels, 1):
            keys = (*((str(number),) if number < 10 else ()), *((label.key.upper(),) if label.key else ()))
            spec = ActionSpec(
                id=f"label:{label.uid}",
                menu="annotation",
                text=label.title,
                keys=keys,
                tip=QCoreApplication.translate(
                    "actions", "Tag the selection, or the chosen annotation, as {label}"
                ).format(label=label.title),
                needs=Needs.EDITABLE,
            )
            self._make(spec)
            self.connect_to(spec.id, partial(tag, label.uid))
            self._labels.append(spec.id)
        self.update_situation(self._situation)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for name, spec in self._specs.items():
            if spec.icon:
                self._actions[name].setIcon(icon(spec.icon, theme))

    def update_situation(self, situation: Situation) -> None:
        """Enable what is of use now."""
        self._situation = situation
        for name, spec in self._specs.items():
            self._actions[name].setEnabled(situation.meets(spec.needs))

    def _make(self, spec: ActionSpec) -> None:
        is_label = spec.id.startswith("label:")
        text = escaped_mnemonic(spec.text) if is_label else translated(spec.text)
        action = QAction(text, self)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setAutoRepeat(spec.repeats)
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetShortcut if spec.part is Part.PAGE else Qt.ShortcutContext.WindowShortcut
        )
        tip = spec.tip if is_label else translated(spec.tip)
        keys = ", ".join(key_text(key) for key in spec.keys)
        action.setToolTip(plain_tooltip(f"{tip} ({keys})" if keys else tip))
        action.setStatusTip(tip)
        # A menu on the Mac must not guess that "Quit" or "About" belong elsewhere by their translated names.
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setCheckable(bool(spec.radio) or spec.switch)
        if spec.radio:
            self._groups.setdefault(spec.radio, QActionGroup(self)).addAction(action)
        if spec.part is Part.WINDOW:
            self._window.addAction(action)
        self._actions[spec.id] = action
        self._specs[spec.id] = spec


def translated(text: str) -> str:
    """A text of the catalogue in the language of the window."""
    return QCoreApplication.translate("actions", text)


def key_text(key: str) -> str:
    """A key as the system writes it (`Strg+Z`, `⌘Z`)."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
