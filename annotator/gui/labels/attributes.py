"""The attributes of a label or relation type: a table of them, and the fields of the chosen one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.label import Attribute, AttributeKind, Owner
from annotator.gui.labels.attribute_fields import AttributeFields
from annotator.gui.labels.confirming import confirm
from annotator.gui.labels.editing import Editing
from annotator.gui.labels.look import flat
from annotator.gui.style.metrics import STEP
from annotator.gui.widgets.ask import LineDialog
from annotator.services.scheme import labelling_attributes
from annotator.services.scheme.use import touched_by_attribute

_LEAST, _MOST = 3, 7
"""Rows that the table has room for."""


class Attributes(QWidget):
    """Every change is carried out at once."""

    changed = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._owner: Owner | None = None
        self._wanted = ""
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.tr("Attributes"))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAllColumnsShowFocus(True)
        self.table.setHeaderLabels(
            [
                self.tr("Attribute"),
                self.tr("Kind"),
                self.tr("Values"),
                self.tr("Default"),
                self.tr("Required"),
            ]
        )
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.add = flat(QPushButton(self.tr("Add attribute…")))
        self.remove = flat(QPushButton(self.tr("Remove attribute…")))
        self.up = flat(QPushButton("↑"))
        self.down = flat(QPushButton("↓"))
        self.up.setAccessibleName(self.tr("Attribute up"))
        self.down.setAccessibleName(self.tr("Attribute down"))
        self.fields = AttributeFields()
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP)
        for button in (self.add, self.remove, self.up, self.down):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self.table)
        column.addLayout(buttons)
        column.addWidget(self.fields)
        self.table.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.add.clicked.connect(self._ask_name)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.fields.revised.connect(self._revise)
        self.fields.choice_renamed.connect(self._rename_choice)

    def show_owner(self, owner: Owner) -> None:
        """Show the attributes of a label or relation type; the chosen one stays so."""
        same = self._owner is not None and self._owner.uid == owner.uid and type(self._owner) is type(owner)
        chosen = self._wanted or (self.chosen_name() if same else "")
        row = self.table.currentIndex().row() if same else 0
        self._owner, self._wanted = owner, ""
        self.table.blockSignals(True)
        self.table.clear()
        for one in owner.attributes:
            self.table.addTopLevelItem(self._item(one))
        names = [one.name for one in owner.attributes]
        at = names.index(chosen) if chosen in names else min(max(0, row), len(names) - 1)
        if names:
            self.table.setCurrentIndex(self.table.model().index(at, 0))
        self.table.blockSignals(False)
        rows = min(_MOST, max(_LEAST, len(names)))
        line = self.table.sizeHintForRow(0) if names else 28
        self.table.setFixedHeight(self.table.header().sizeHint().height() + rows * line + STEP)
        self._show_chosen()

    def chosen_name(self) -> str:
        """The name of the chosen attribute; empty for none."""
        item = self.table.currentItem()
        return str(item.data(0, Qt.ItemDataRole.UserRole)) if item is not None else ""

    def put_back(self) -> None:
        """Show what is stored again, after a refusal."""
        self.fields.put_back()

    def _item(self, one: Attribute) -> QTreeWidgetItem:
        default = "" if one.default is None else str(one.default)
        if isinstance(one.default, bool):
            default = self.tr("yes") if one.default else self.tr("no")
        kind = self.fields.kinds()[one.kind]
        required = self.tr("required") if one.required else ""
        item = QTreeWidgetItem([one.name, kind, ", ".join(one.choices), default, required])
        item.setData(0, Qt.ItemDataRole.UserRole, one.name)
        return item

    def _attribute(self) -> Attribute | None:
        name = self.chosen_name()
        found = self._owner.attributes if self._owner is not None else ()
        return next((one for one in found if one.name == name), None)

    def _show_chosen(self) -> None:
        attribute, owner = self._attribute(), self._owner
        self.fields.setVisible(attribute is not None)
        writable = not self._editing.read_only
        for button in (self.remove, self.up, self.down):
            button.setEnabled(attribute is not None and writable)
        if attribute is not None and owner is not None:
            others = [one for one in owner.attributes if one.name != attribute.name]
            self.fields.show_attribute(attribute, others)

    # Changing

    def _ask_name(self) -> None:
        dialog = LineDialog(
            self.tr("Add attribute"),
            self.tr("What is it called in files?"),
            "",
            self._add,
            accept=self.tr("&Add"),
            parent=self.window(),
        )
        dialog.setObjectName("attribute-dialog")
        dialog.open()

    def _add(self, name: str) -> None:
        if self._owner is not None:
            self._wanted = " ".join(name.split())
            made = Attribute(name, AttributeKind.TEXT)
            kind, uid = type(self._owner), self._owner.uid
            self._editing.run("Add attribute", labelling_attributes.add, kind, uid, made)

    def _revise(self, attribute: Attribute) -> None:
        owner, old = self._owner, self._attribute()
        if owner is None or old is None:
            return
        self._wanted = attribute.name

        def go() -> None:
            self._editing.run_then(
                lambda _owner: None,
                "Change attribute",
                lambda work: labelling_attributes.revise(
                    work, type(owner), owner.uid, old.name, attribute, confirmed=True
                ),
            )

        gone = [one for one in old.choices if one not in attribute.choices]
        if not gone or attribute.kind is not old.kind:
            go()
            return
        words = (
            self.tr("Remove value"),
            self.tr("Remove “{value}”? It is dropped from: {touched}. Undo brings it back.").replace(
                "{value}", ", ".join(gone)
            ),
            self.tr("&Remove"),
        )
        confirm(
            self._editing,
            self.window(),
            lambda read: touched_by_attribute(read, owner, old.name, gone),
            words,
            go,
        )

    def _rename_choice(self, choice: str, to: str) -> None:
        owner, name = self._owner, self.chosen_name()
        if owner is not None:
            rename = labelling_attributes.rename_choice
            self._editing.run("Rename value", rename, type(owner), owner.uid, name, choice, to)

    def _remove(self) -> None:
        owner, name = self._owner, self.chosen_name()
        if owner is None or not name:
            return
        words = (
            self.tr("Remove attribute"),
            self.tr(
                "Remove “{name}”? Its values are dropped from: {touched}. Undo brings them back."
            ).replace("{name}", name),
            self.tr("&Remove"),
        )

        def go() -> None:
            self._editing.run_then(
                lambda _owner: None,
                "Remove attribute",
                lambda work: labelling_attributes.remove(work, type(owner), owner.uid, name, confirmed=True),
            )

        confirm(self._editing, self.window(), lambda read: touched_by_attribute(read, owner, name), words, go)

    def _move(self, by: int) -> None:
        owner, name = self._owner, self.chosen_name()
        if owner is None:
            return
        names = [one.name for one in owner.attributes]
        at = names.index(name) if name in names else -1
        if at >= 0 and 0 <= at + by < len(names):
            names.insert(at + by, names.pop(at))
            order = labelling_attributes.order
            self._editing.run("Order attributes", order, type(owner), owner.uid, names)
