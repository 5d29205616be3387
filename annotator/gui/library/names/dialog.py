"""Asks what becomes of names that the project does not know: something new, or one that it has."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.numerals import whole
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.plain_text import plain_tooltip
from annotator.services.imports.names_found import NamesFound
from annotator.services.imports.renaming_map import RenamingMap

KINDS: Final = ("labels", "relations", "attributes", "annotators")


class NamesDialog(QDialog):
    """A row for each new name: its kind, how often it comes, and what it becomes."""

    chosen = Signal(object)
    """A RenamingMap."""

    def __init__(self, found: NamesFound, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Names that are new"))
        self._rows: list[tuple[str, str, QComboBox]] = []
        told = PlainLabel(
            self.tr(
                "The files have names that the project does not know. Each can become one that it has, or is"
                " added as it is."
            ),
            wrap=True,
        )
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Kind"), self.tr("In the files"), self.tr("Times"), self.tr("In the project")]
        )
        self.table.setAccessibleName(self.tr("New names"))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fill(found)
        rows = self.table.verticalHeader()
        box = self._rows[0][2].sizeHint().height() if self._rows else 0
        rows.setDefaultSectionSize(box + 2 * STEP + 1)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        set_look(self.go, "primary")
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(told)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(720, min(600, 190 + rows.defaultSectionSize() * len(self._rows)))
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def box_of(self, kind: str, name: str) -> QComboBox:
        """The box that says what a name becomes."""
        return next(box for of, one, box in self._rows if (of, one) == (kind, name))

    def map(self) -> RenamingMap:
        """What is chosen; names that stay as they are are left out."""
        chosen: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        for kind, name, box in self._rows:
            if box.currentData():
                chosen[kind][name] = box.currentData()
        return RenamingMap(
            labels=chosen["labels"],
            relations=chosen["relations"],
            attributes=chosen["attributes"],
            annotators=chosen["annotators"],
        )

    def _fill(self, found: NamesFound) -> None:
        words = {
            "labels": self.tr("Label"),
            "relations": self.tr("Relation"),
            "attributes": self.tr("Attribute"),
            "annotators": self.tr("Annotator"),
        }
        for kind in KINDS:
            for name, n in getattr(found, kind).items():
                self._add(kind, words[kind], name, n, _known(found, kind, name))

    def _add(self, kind: str, words: str, name: str, n: int, known: Sequence[str]) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        times = QTableWidgetItem(whole(n))
        times.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        named = QTableWidgetItem(" ".join(name.split()))
        named.setToolTip(plain_tooltip(name))
        for column, item in enumerate((QTableWidgetItem(words), named, times)):
            self.table.setItem(row, column, item)
        box = narrow(QComboBox())
        shown = " ".join((name.rpartition(".")[2] if kind == "attributes" else name).split())
        box.addItem(self.tr("new: {name}").format(name=shown))
        for one in known:
            box.addItem(one, one)
        box.setCurrentIndex(max(0, box.findData(alike(shown, known))))
        box.setAccessibleName(self.tr("What {name} becomes").format(name=name))
        self.table.setCellWidget(row, 3, box)
        self._rows.append((kind, name, box))

    def _accepted(self) -> None:
        self.chosen.emit(self.map())
        self.accept()


def alike(name: str, known: Sequence[str]) -> str:
    """The one of the known names that differs only in capitals, blanks and hyphens; empty where none does."""

    def bare(words: str) -> str:
        return "".join(one for one in words.casefold() if one.isalnum())

    return next((one for one in known if bare(one) and bare(one) == bare(name)), "")


def _known(found: NamesFound, kind: str, name: str) -> Sequence[str]:
    if kind == "labels":
        return found.known_labels
    if kind == "relations":
        return found.known_relations
    if kind == "annotators":
        return found.known_annotators
    label = next((one for one in found.known_attributes if name.startswith(f"{one}.")), "")
    return found.known_attributes.get(label, ())
