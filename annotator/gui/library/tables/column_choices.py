"""Choosing which column is the text, the id, the title, the date, the source, and which others are kept."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.formats.columns import ROLES
from annotator.gui.style.metrics import GAP
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.plain_text import plain_tooltip

_NAME = int(Qt.ItemDataRole.UserRole)
_LETTERS = 14
"""Of a column's name that are seen at the least."""


class ColumnChoices(QWidget):
    """A box for each of what a column can be, and a list of the others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        words = {
            "text": self.tr("&Text"),
            "title": self.tr("Titl&e"),
            "date": self.tr("D&ate"),
            "source": self.tr("&Source"),
            "id": self.tr("I&d"),
        }
        self.boxes = {role: narrow(QComboBox()) for role in words}
        form = QFormLayout()
        form.setSpacing(GAP)
        for role, box in self.boxes.items():
            box.setObjectName(f"column-{role}")
            box.setMinimumContentsLength(_LETTERS)
            form.addRow(words[role], box)
            box.activated.connect(lambda _place: self._chosen())
        self.others = QListWidget()
        self.others.setObjectName("kept-columns")
        self.others.setMinimumHeight(96)
        self.others.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.others.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.others.itemChanged.connect(lambda _item: self.changed.emit())
        heading = PlainLabel(self.tr("&Other columns to keep as details"))
        heading.setBuddy(self.others)
        self.others.setAccessibleName(self.tr("Other columns to keep as details"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(form)
        column.addWidget(heading)
        column.addWidget(self.others, 1)

    def offer(self, names: Sequence[str], roles: Mapping[str, str]) -> None:
        """Offer the columns of a table; some have a role already, the others are all kept."""
        if list(names) == self._names:
            return
        self._names = list(names)
        for role, box in self.boxes.items():
            box.clear()
            box.addItem(self.tr("Choose a column") if role == "text" else self.tr("None"), "")
            for name in names:
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(roles.get(role, ""))))
        self._list_others(set(names))

    def roles(self) -> dict[str, str]:
        """By role, the column that has it."""
        return {role: name for role in ROLES if (name := str(self.boxes[role].currentData() or ""))}

    def kept(self) -> tuple[str, ...] | None:
        """The other columns that are kept; None for all of them."""
        items = [self.others.item(place) for place in range(self.others.count())]
        kept = tuple(str(one.data(_NAME)) for one in items if one.checkState() == Qt.CheckState.Checked)
        return None if len(kept) == len(items) else kept

    def _chosen(self) -> None:
        """List the others anew; a column may be two things (title and id, say)."""
        items = [self.others.item(place) for place in range(self.others.count())]
        left_out = {str(one.data(_NAME)) for one in items if one.checkState() != Qt.CheckState.Checked}
        self._list_others(set(self._names) - left_out)
        self.changed.emit()

    def _list_others(self, kept: set[str]) -> None:
        taken = set(self.roles().values())
        self.others.blockSignals(True)
        self.others.clear()
        for name in self._names:
            if name not in taken:
                item = QListWidgetItem(name)
                item.setData(_NAME, name)
                item.setToolTip(plain_tooltip(name))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if name in kept else Qt.CheckState.Unchecked)
                self.others.addItem(item)
        self.others.blockSignals(False)
        self.others.setEnabled(self.others.count() > 0)
