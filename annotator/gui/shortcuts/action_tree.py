"""The list of all actions with their keys, menu by menu, and of the keys that are fixed."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.gui.actions.actions import Actions, translated
from annotator.gui.actions.catalogue import MENUS, ActionSpec
from annotator.gui.actions.fixed_keys import FIXED
from annotator.gui.actions.usable import shown_key
from annotator.gui.shortcuts.keys_delegate import CAPS, KeysDelegate
from annotator.gui.shortcuts.telling import is_clash, notes_on
from annotator.gui.style.icons import icon
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import MARGIN
from annotator.gui.widgets.keycap import key_text

NAME, KEYS, NOTE = range(3)
_ID: Final = Qt.ItemDataRole.UserRole


class ActionTree(QTreeWidget):
    """Return or a double click does an action; F2, or a double click on its keys, changes them."""

    wanted = Signal(str)
    """An action (`id`) should be done."""
    change_wanted = Signal()
    """The current action's keys should be changed."""
    removal_wanted = Signal()
    """A key of the current action should go."""

    def __init__(self, actions: Actions, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions, self._keeper = actions, keeper
        self._words: list[str] = []
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("What it does")])
        self.setRootIsDecorated(False)
        self.setIndentation(MARGIN)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setItemDelegateForColumn(KEYS, KeysDelegate(keeper, self))
        self.setAccessibleName(self.tr("Actions"))
        header = self.header()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(KEYS, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.fill()

    def chosen(self) -> str:
        """The action (`id`) of the current row; empty for headings and fixed keys."""
        item = self.currentItem()
        return str(item.data(NAME, _ID) or "") if item is not None and not item.isHidden() else ""

    def item_of(self, action: str) -> QTreeWidgetItem | None:
        """The row of an action (`id`)."""
        return next((item for item in self._rows() if item.data(NAME, _ID) == action), None)

    def fill(self) -> None:
        """List everything anew; what was chosen and what was sifted stay."""
        chosen, place = self.chosen(), self.verticalScrollBar().value()
        self.clear()
        for menu, title in MENUS:
            top = self._heading(translated(title).replace("&", ""))
            for spec in self._actions.specs():
                if spec.menu == menu:
                    top.addChild(self._row(spec))
            top.setExpanded(True)
        top = self._heading(QCoreApplication.translate("shortcuts", "In the text (fixed)"))
        for one in FIXED:
            note = QCoreApplication.translate("shortcuts", "As in every program")
            top.addChild(self._item("", translated(one.text), one.bound(), note))
        top.setExpanded(True)
        self.sift(" ".join(self._words))
        item = self.item_of(chosen) if chosen else None
        if item is not None:
            self.setCurrentItem(item)
        self.verticalScrollBar().setValue(place)

    def sift(self, text: str) -> None:
        """Show only rows with all these words in them."""
        self._words = text.casefold().split()
        for number in range(self.topLevelItemCount()):
            top = self.topLevelItem(number)
            if top is None:
                continue
            shown = 0
            for child in _children(top):
                heap = " ".join(child.text(column) for column in range(3)).casefold()
                hidden = not all(word in heap for word in self._words)
                child.setHidden(hidden)
                shown += not hidden
            top.setHidden(shown == 0)

    def choose_first(self) -> None:
        """Make the first row that is shown the current one, unless one is."""
        if not self.chosen():
            item = next((item for item in self._rows() if not item.isHidden()), None)
            if item is not None:
                self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return does, F2 changes, Del removes; all else moves in the list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.chosen():
                self.wanted.emit(self.chosen())
        elif event.key() == Qt.Key.Key_F2:
            self.change_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            before = self.currentItem()
            super().keyPressEvent(event)
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not self.chosen():
                # A heading is nothing to stop at; where no action lies beyond it, stay.
                super().keyPressEvent(event)
                if not self.chosen() and before is not None:
                    self.setCurrentItem(before)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On the keys: change them; elsewhere: do the action."""
        if not self.chosen() or self.itemAt(event.position().toPoint()) is not self.currentItem():
            return
        if self.columnAt(round(event.position().x())) == KEYS:
            self.change_wanted.emit()
        else:
            self.wanted.emit(self.chosen())

    def _rows(self) -> list[QTreeWidgetItem]:
        tops = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [child for top in tops if top is not None for child in _children(top)]

    def _heading(self, text: str) -> QTreeWidgetItem:
        bold = QFont(self.font())
        bold.setBold(True)
        top = QTreeWidgetItem([text])
        top.setFont(NAME, bold)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(top)
        return top

    def _row(self, spec: ActionSpec) -> QTreeWidgetItem:
        name = spec.text if spec.id.startswith("label:") else translated(spec.text)
        tip = spec.tip if spec.id.startswith("label:") else translated(spec.tip)
        lasting = self._actions.lasting_id(spec.id)
        notes = notes_on(self._actions, lasting)
        item = self._item(spec.id, name, self._actions.keys(spec.id), " · ".join((*notes, tip)))
        if is_clash(self._actions, lasting):
            item.setIcon(NOTE, icon("warning", self._keeper.theme, "warning"))
            item.setForeground(NOTE, QColor(self._keeper.theme.warning))
        elif notes:
            item.setIcon(NOTE, icon("info", self._keeper.theme, "muted"))
        return item

    def _item(self, action: str, name: str, keys: tuple[str, ...], note: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name, ", ".join(shown_key(key) for key in keys), note])
        item.setData(NAME, _ID, action)
        item.setData(KEYS, CAPS, [key_text(shown_key(key)) for key in keys])
        item.setForeground(NOTE, QColor(self._keeper.theme.muted))
        return item


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(number) for number in range(item.childCount()))
    return [child for child in children if child is not None]
