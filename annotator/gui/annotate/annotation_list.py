"""The list of annotations in the rail: by place, filtered by label, choosing what page and details choose."""

from collections import Counter

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QWidget

from annotator.domain.annotation import Annotation
from annotator.gui.annotate.annotation_model import AnnotationModel
from annotator.gui.annotate.annotation_row import AnnotationRow
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.several import Several
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.list_or_words import ListOrWords, lay_under
from annotator.gui.widgets.rail_list import QuietList
from annotator.gui.widgets.section import Section

_LETTERS = 24
"""Letters that the choice of a label may be wide."""


class AnnotationList(QWidget):
    """Shows what the desk holds; clicking or arrowing chooses."""

    picked = Signal(str)
    """An annotation (`uid`) was chosen here; the page should show it."""
    left = Signal()
    """Return or Escape: back to the page."""

    def __init__(
        self, desk: Desk, several: Several, keeper: ThemeKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._several = several
        self.model = AnnotationModel(desk, self)
        self.view = QuietList(self.tr("Annotations"))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # Before the view hears of it and makes the neighbour of a row that goes the current one.
        self.model.rowsAboutToBeRemoved.connect(self._hush)
        self.view.setModel(self.model)
        self.view.setItemDelegate(AnnotationRow(keeper, self.view))
        self.section = Section(self.tr("Annotations"), keeper)
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Which annotations are listed"))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # A label's long name must not push the heading aside.
        self.filter.setMaximumWidth(_LETTERS * self.fontMetrics().averageCharWidth())
        self.section.add(self.filter)
        self._shown = ListOrWords(self.view)
        lay_under(self, self.section, self._shown)
        self._quiet = False
        self._counts: Counter[str] = Counter()
        self.filter.activated.connect(self._filtered)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        self.view.activated.connect(lambda _index: self.left.emit())
        self.model.rowsRemoved.connect(self._rows_removed)
        self.model.rowsInserted.connect(self._rows_inserted)
        desk.chose.connect(self._show_chosen)
        several.changed.connect(lambda: self._show_chosen(desk.chosen))
        desk.opened.connect(self._recount)
        desk.put.connect(self._count_put)
        desk.removed.connect(self._count_removed)
        desk.scheme_changed.connect(self._recount)
        self._recount()

    def next_filter(self) -> None:
        """List the next label's annotations; after the last one all."""
        self.filter.setCurrentIndex((self.filter.currentIndex() + 1) % self.filter.count())
        self._filtered()

    def list_label(self, label: str | None) -> None:
        """List the annotations of one label (`uid`), or all."""
        self.filter.setCurrentIndex(max(0, self.filter.findData(label)))
        self._filtered()

    def _filtered(self) -> None:
        self._quiet = True
        self.model.show_label(self.filter.currentData())
        self._quiet = False
        self._write_counts()
        self._show_chosen(self._desk.chosen)

    def _recount(self) -> None:
        """Count everything anew, as when another article was opened."""
        self._counts = Counter(annotation.label for annotation in self._desk.annotations.values())
        self.filter.clear()
        self.filter.addItem("", None)
        for label in self._desk.scheme.labels:
            self.filter.addItem("", label.uid)
        self.filter.setCurrentIndex(max(0, self.filter.findData(self.model.label)))
        self._write_counts()

    def _count_put(self, before: Annotation | None, after: Annotation) -> None:
        if before is not None:
            self._counts[before.label] -= 1
        self._counts[after.label] += 1
        self._write_counts()

    def _count_removed(self, annotation: Annotation) -> None:
        self._counts[annotation.label] -= 1
        self._write_counts()

    def _write_counts(self) -> None:
        """Write the numbers into the filter, and say something where nothing is listed."""
        self.filter.setItemText(0, self.tr("All labels") + f"  {len(self._desk.annotations)}")
        for number, label in enumerate(self._desk.scheme.labels, 1):
            self.filter.setItemText(number, f"{label.title}  {self._counts[label.uid]}")
        if self.model.rowCount():
            self._shown.show_list()
        else:
            self._shown.say(
                self.tr("Select words on the page and press a label's key.")
                if not self._desk.annotations
                else self.tr("No annotation has this label.")
            )

    def _hush(self) -> None:
        self._quiet = True

    def _rows_removed(self) -> None:
        self._show_chosen(self._desk.chosen)

    def _rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if first <= self.model.row_of(self._desk.chosen) <= last:
            self._show_chosen(self._desk.chosen)

    def _show_chosen(self, uid: str | None) -> None:
        if self._quiet:
            return
        self._quiet = True
        group = self._several.group()
        if group:
            self.view.show_rows([self.model.row_of(one) for one in group], self.model.row_of(uid))
        else:
            self.view.show_row(self.model.row_of(uid))
        self._quiet = False

    def _selection_changed(self) -> None:
        """What is selected goes together; the last of it is the chosen one where that was let go of."""
        if self._quiet:
            return
        uids = self._selected()
        self._quiet = True
        self._several.choose(uids)
        self._quiet = False
        current = self.view.currentIndex()
        if self._picks(current):
            self._pick(self.model.annotation(current.row()).uid)
        elif uids and self._desk.chosen not in uids:
            self._pick(uids[-1])

    def _current_changed(self) -> None:
        index = self.view.currentIndex()
        if not self._quiet and self._picks(index):
            self._pick(self.model.annotation(index.row()).uid)

    def _pick(self, uid: str) -> None:
        """Choose an annotation; what is selected with it goes together all the same."""
        if uid != self._desk.chosen:
            self._quiet = True
            self.picked.emit(uid)
            self._several.choose(self._selected())
            self._quiet = False

    def _selected(self) -> list[str]:
        """The selected annotations (`uid`s), in the order in which they were selected."""
        return [self.model.annotation(index.row()).uid for index in self.view.selectionModel().selectedRows()]

    def _picks(self, index: QModelIndex) -> bool:
        """Whether the current row is selected; one that was taken out of the selection is not."""
        return index.isValid() and self.view.selectionModel().isSelected(index)
