"""The sheet of all actions with their keys: to look them up, to do one, and to change them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from annotator.gui.actions.actions import Actions
from annotator.gui.actions.keymap import UNCHANGING, Changes
from annotator.gui.actions.usable import shown_key
from annotator.gui.shortcuts.action_tree import ActionTree
from annotator.gui.shortcuts.capture import CaptureDialog
from annotator.gui.shortcuts.changing import all_as_they_came, as_it_came, with_key, without_key
from annotator.gui.shortcuts.preset_row import PresetRow
from annotator.gui.shortcuts.telling import judged, notes_on
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.message_bar import MessageBar
from annotator.gui.widgets.message_row import MessageAction
from annotator.gui.widgets.plain_text import escaped_mnemonic, put_tip


class ShortcutSheet(QDialog):
    """Lists the actions by menu; typing filters, Return does the chosen one, F2 gives it another key."""

    def __init__(
        self,
        actions: Actions,
        keeper: ThemeKeeper,
        change: Callable[[Changes], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions, self._keeper, self._change = actions, keeper, change
        self.setObjectName("shortcut-sheet")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        # Wide enough for the longest sentence of the languages there are.
        self.resize(1080, 640)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter…"))
        self.filter.setAccessibleName(self.tr("Filter actions"))
        self.filter.setClearButtonEnabled(True)
        self.messages = MessageBar(keeper)
        self.tree = ActionTree(actions, keeper)
        self.presets = PresetRow(actions, change)
        self.name = ElidedLabel("", "heading")
        self.state = PlainLabel("", "muted", wrap=True)
        self.state.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 2)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.change_button = self._button(self.tr("&Change…"), self._ask_change)
        put_tip(self.change_button, self.tr("Give the chosen action another key"), "F2")
        self.add_button = self._button(self.tr("&Add another key…"), self._ask_add)
        self.remove_button = self._button(self.tr("&Remove"), self._remove)
        self.back_button = self._button(self.tr("&Back to the default"), self._back)
        self.all_button = self._button(self.tr("A&ll back to the defaults"), self._all_back)
        self.close_button = self._button(self.tr("Close"), self.reject)
        self._lay_out()
        self.filter.textChanged.connect(self._sift)
        self.filter.returnPressed.connect(self._to_list)
        self.tree.wanted.connect(self._do)
        self.tree.change_wanted.connect(self._ask_change)
        self.tree.removal_wanted.connect(self._remove)
        self.tree.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.presets.told.connect(self._tell)
        self.presets.failed.connect(self.messages.show_error)
        actions.keys_changed.connect(self._keys_changed)
        keeper.changed.connect(self._keys_changed)
        self.finished.connect(self.deleteLater)
        self._show_chosen()
        self.filter.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in the filter goes to the list; it presses a button only where that has the keyboard."""
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self._to_list()
            return
        pressing = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not pressing or isinstance(self.focusWidget(), QPushButton):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.filter, 1)
        head.addSpacing(GAP)
        head.addWidget(self.presets)
        foot.setSpacing(GAP)
        for button in (self.change_button, self.add_button, self.remove_button, self.back_button):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.all_button)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.messages)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        column.addSpacing(STEP)
        column.addWidget(self.name)
        column.addWidget(self.state)
        column.addLayout(foot)

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.replace("&", ""))
        button.clicked.connect(lambda _checked=False: slot())
        return button

    # The list

    def _sift(self, text: str) -> None:
        self.tree.sift(text)
        self._show_chosen()

    def _to_list(self) -> None:
        self.tree.choose_first()
        self.tree.setFocus()

    def _do(self, action: str) -> None:
        if self._actions[action].isEnabled():
            self.accept()
            self._actions[action].trigger()

    def _keys_changed(self) -> None:
        self.tree.fill()
        self.presets.show_current()
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Say what is to be said about the chosen action, and enable what can be done with it."""
        action, lasting = self.tree.chosen(), self._lasting()
        here = bool(action) and lasting not in UNCHANGING
        self.change_button.setEnabled(here)
        self.add_button.setEnabled(here)
        self.remove_button.setEnabled(here and bool(self._actions.keys(action)))
        self.back_button.setEnabled(here and lasting in self._actions.changes)
        self.all_button.setEnabled(all_as_they_came(self._actions.changes) != self._actions.changes)
        if not action:
            self.name.setText(self.tr("No action is chosen"))
            self.state.setText(self.tr("Choose one in the list to give it other keys."))
            return
        self.name.setText(self._actions.text(action))
        notes = notes_on(self._actions, lasting)
        if lasting in UNCHANGING:
            notes = [self.tr("Its key is fixed, so that there is always a way out")]
        elif not notes:
            notes = [self.tr("Its keys are as they came")]
        # The list may have no room for all of what it does.
        self.state.setText(". ".join((self._actions[action].statusTip(), *notes)) + ".")

    def _lasting(self) -> str:
        return self._actions.lasting_id(self.tree.chosen())

    # Changing

    def _ask_change(self) -> None:
        self._ask(self._actions.first_key(self.tree.chosen()))

    def _ask_add(self) -> None:
        self._ask("")

    def _ask(self, instead: str) -> None:
        lasting = self._lasting()
        if not lasting or lasting in UNCHANGING:
            return
        actions = self._actions

        def take(key: str) -> None:
            self._change(with_key(actions.keymap, actions.changes, lasting, key, instead))
            self.tree.setFocus()

        judge = partial(judged, actions, lasting)
        CaptureDialog(actions.lasting_text(lasting), judge, take, self._keeper, self).open()

    def _remove(self) -> None:
        """Take a key away; where there are several, ask which."""
        lasting, keys = self._lasting(), self._actions.keys(self.tree.chosen())
        if not lasting or lasting in UNCHANGING or not keys:
            return
        if len(keys) == 1:
            self._take_away(lasting, keys[0])
            return
        menu = QMenu(self)
        menu.setObjectName("remove-key")
        for key in keys:
            menu.addAction(escaped_mnemonic(shown_key(key))).triggered.connect(
                partial(self._take_away, lasting, key)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.remove_button.mapToGlobal(self.remove_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _take_away(self, lasting: str, key: str, _checked: bool = False) -> None:
        self._change(without_key(self._actions.keymap, self._actions.changes, lasting, key))

    def _back(self) -> None:
        self._change(as_it_came(self._actions.changes, self._lasting()))
        self.tree.setFocus()

    def _all_back(self) -> None:
        before = self._actions.changes
        self._change(all_as_they_came(before))
        self._tell(self.tr("All keys are as they came."), before)
        self.tree.setFocus()

    def _tell(self, words: str, before: Changes | None) -> None:
        action = None
        if before is not None:
            action = MessageAction(self.tr("Back to what was before"), partial(self._change, before))
        self.messages.show_info(words, action)
