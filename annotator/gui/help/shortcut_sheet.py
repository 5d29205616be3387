"""The sheet of all actions with their keys, read from the catalogue."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.actions.actions import Actions, key_text, translated
from annotator.gui.actions.catalogue import MENUS
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN


class ShortcutSheet(QDialog):
    """Lists the actions by menu; typing filters; Return does the chosen one."""

    def __init__(self, actions: Actions, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._keeper = keeper
        self.setObjectName("shortcut-sheet")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        # Wide enough for the longest sentence of the languages there are.
        self.resize(1000, 640)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter…"))
        self.filter.setAccessibleName(self.tr("Filter actions"))
        self.filter.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(3)
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("What it does")])
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(MARGIN)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setAccessibleName(self.tr("Actions"))
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        self._fill()
        self.filter.textChanged.connect(self._sift)
        self.filter.returnPressed.connect(self.tree.setFocus)
        self.tree.itemActivated.connect(self._do)
        self.finished.connect(self.deleteLater)

    def _fill(self) -> None:
        bold = QFont(self.font())
        bold.setBold(True)
        muted = QColor(self._keeper.theme.muted)
        for menu, title in MENUS:
            top = QTreeWidgetItem([translated(title).replace("&", "")])
            top.setFont(0, bold)
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(top)
            for spec in self._actions.specs():
                if spec.menu != menu:
                    continue
                is_label = spec.id.startswith("label:")
                name = spec.text if is_label else translated(spec.text)
                tip = spec.tip if is_label else translated(spec.tip)
                item = QTreeWidgetItem([name, ", ".join(key_text(key) for key in spec.keys), tip])
                item.setData(0, Qt.ItemDataRole.UserRole, spec.id)
                item.setForeground(2, muted)
                top.addChild(item)
            top.setExpanded(True)

    def _sift(self, text: str) -> None:
        words = text.casefold().split()
        for number in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(number)
            if top is None:
                continue
            shown = 0
            for child in _children(top):
                heap = " ".join(child.text(column) for column in range(3)).casefold()
                hidden = not all(word in heap for word in words)
                child.setHidden(hidden)
                shown += not hidden
            top.setHidden(shown == 0)

    def _do(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, Qt.ItemDataRole.UserRole)
        if name and self._actions[name].isEnabled():
            self.accept()
            self._actions[name].trigger()


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(number) for number in range(item.childCount()))
    return [child for child in children if child is not None]
