"""The catalogue made real: one QAction for each entry, and one for each label of the project."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from annotator.domain.label import Label
from annotator.gui.actions.catalogue import CATALOGUE, ActionSpec, Needs, Part
from annotator.gui.actions.keymap import Changes, Keymap, LabelKeys, keymap
from annotator.gui.actions.usable import sequence_of, shown_key
from annotator.gui.style.icons import icon
from annotator.gui.style.theme import Theme
from annotator.gui.widgets.plain_text import escaped_mnemonic, plain_tooltip

__all__ = ["Actions", "Situation", "translated"]


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
            Needs.SELECTED: self.article and self.selection,
            Needs.SELECTION: editable and self.selection,
            Needs.CHOSEN: self.article and self.chosen,
            Needs.CHOSEN_EDITABLE: editable and self.chosen,
            Needs.CHOSEN_AND_SELECTION: editable and self.chosen and self.selection,
        }[needs]


class Actions(QObject):
    """The actions of one window, by id; labels are `label:UID`.

    Keys are kept by lasting ids: those of the catalogue, and `label:NAME`, which hold in every project.
    """

    keys_changed = Signal()
    """Some action has other keys, or there are other labels."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._specs: dict[str, ActionSpec] = {}
        self._labels: list[str] = []
        self._groups: dict[str, QActionGroup] = {}
        self._situation = Situation()
        self._lasting: dict[str, str] = {}
        self._label_keys: list[LabelKeys] = []
        self._changes: Changes = {}
        self._keymap = Keymap()
        for spec in CATALOGUE:
            self._make(spec)
        self._spread_keys()

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def specs(self) -> list[ActionSpec]:
        """The entries of the catalogue, the labels' own among them, in the order of the menus."""
        return list(self._specs.values())

    def text(self, id: str) -> str:
        """The translated name of an action, without dots and mnemonics; a label's as it stands on screen."""
        text = self._specs[id].text
        return text if id in self._lasting else translated(text).rstrip("…")

    def keys(self, id: str) -> tuple[str, ...]:
        """The keys that an action really has, in Qt's portable text."""
        return self._keymap.keys.get(self.lasting_id(id), ())

    def first_key(self, id: str) -> str:
        """The first of them; empty where it has none."""
        return next(iter(self.keys(id)), "")

    def label_keys(self) -> dict[str, str]:
        """What stands on the keycap of each label (`uid`); empty where it has no key."""
        return {name.removeprefix("label:"): shown_key(self.first_key(name)) for name in self._labels}

    @property
    def keymap(self) -> Keymap:
        """Who has which key, by lasting ids."""
        return self._keymap

    @property
    def changes(self) -> Changes:
        """What the person changed."""
        return self._changes

    def lasting_id(self, id: str) -> str:
        """How an action is called in settings and presets."""
        return self._lasting.get(id, id)

    def lasting_text(self, lasting: str) -> str:
        """The name of the action that is so called in settings; the id itself where there is none here."""
        here = next((one for one, name in self._lasting.items() if name == lasting), lasting)
        return self.text(here) if here in self._specs else lasting

    def set_keymap(self, changes: Changes) -> None:
        """Give the actions the keys that a person wants, at once and everywhere in the window."""
        self._changes = dict(changes)
        self._spread_keys()

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
        self._lasting.clear()
        self._label_keys.clear()
        for number, label in enumerate(labels, 1):
            own = LabelKeys(label.name, str(number) if number < 10 else "", label.cap)
            self._label_keys.append(own)
            self._lasting[f"label:{label.uid}"] = own.id
            spec = ActionSpec(
                id=f"label:{label.uid}",
                menu="annotation",
                text=label.title,
                keys=own.keys,
                tip=QCoreApplication.translate(
                    "actions", "Tag the selection, or the chosen annotation, as {label}"
                ).format(label=label.title),
                needs=Needs.EDITABLE,
            )
            self._make(spec)
            self.connect_to(spec.id, partial(tag, label.uid))
            self._labels.append(spec.id)
        self._spread_keys()
        self.update_situation(self._situation)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for name, spec in self._specs.items():
            if spec.icon:
                self._actions[name].setIcon(icon(spec.icon, theme))

    @property
    def situation(self) -> Situation:
        """What there was when it was last looked at."""
        return self._situation

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
        action.setAutoRepeat(spec.repeats)
        action.setShortcutContext(
            Qt.ShortcutContext.WidgetShortcut if spec.part is Part.PAGE else Qt.ShortcutContext.WindowShortcut
        )
        tip = spec.tip if is_label else translated(spec.tip)
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

    def _spread_keys(self) -> None:
        """Work out the keys anew and give each action its own."""
        self._keymap = keymap(self._label_keys, self._changes)
        for name, action in self._actions.items():
            keys = self.keys(name)
            sequences = [sequence_of(key) for key in keys]
            if action.shortcuts() != sequences:
                action.setShortcuts(sequences)
            tip, shown = action.statusTip(), ", ".join(shown_key(key) for key in keys)
            action.setToolTip(plain_tooltip(f"{tip} ({shown})" if shown else tip))
        self.keys_changed.emit()


def translated(text: str) -> str:
    """A text of the catalogue in the language of the window."""
    return QCoreApplication.translate("actions", text)
