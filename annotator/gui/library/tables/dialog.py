"""Asking which column of a table is what, with its first rows and what becomes of one of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import BadInputError
from annotator.domain.text import canonical
from annotator.formats.columns import Columns, resolved
from annotator.formats.opening import title_from
from annotator.formats.texts.samples import Shown
from annotator.gui.library.tables.column_choices import ColumnChoices
from annotator.gui.library.tables.preview import ArticlePreview
from annotator.gui.library.tables.reading_choices import ReadingChoices
from annotator.gui.library.tables.rows_model import RowsModel
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.translation import error_words
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.services.imports.tables_to_map import TableToMap

_SIDE = 300
"""Width of the choices, at the least."""
_WIDTH, _TEXT_WIDTH = 150, 320
_LIKELY = 40
"""Code points of a cell, on an average, that are likely to be a text."""


class TableDialog(QDialog):
    """Shows a table as it would be read, and follows every choice at once."""

    chosen = Signal(object)
    """The Columns."""

    def __init__(self, table: TableToMap, place: int, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table-dialog")
        self.setWindowTitle(self.tr("Import a table"))
        self.resize(980, 640)
        self._sample = table.sample
        self._alone = len(table.paths) == 1
        self._shown = Shown([], [])
        self.reading = ReadingChoices(table.sample)
        self.columns = ColumnChoices()
        self.model = RowsModel(self)
        self.rows = self._rows_view()
        self.preview = ArticlePreview()
        self.problem = PlainLabel("", "danger", wrap=True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(self.go, "primary")
        self._lay_out(table.paths, place, count)
        self.reading.changed.connect(self._read)
        self.columns.changed.connect(self._follow)
        self.rows.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_article())
        self.buttons.accepted.connect(self._accepted)
        self.buttons.rejected.connect(self.reject)
        self._read()
        (self.go if self.go.isEnabled() else self.columns.boxes["text"]).setFocus()

    def _rows_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setAccessibleName(self.tr("First rows of the table"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setShowGrid(False)
        header = view.horizontalHeader()
        header.setDefaultSectionSize(_WIDTH)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        view.verticalHeader().setDefaultSectionSize(28)
        return view

    def _lay_out(self, paths: Sequence[Path], place: int, count: int) -> None:
        names = PlainLabel(self.tr("Which column is what?"), "heading")
        about = paths[0].name
        if len(paths) > 1:
            about += " · " + self.tr("the same for %n further files with these columns", "", len(paths) - 1)
        if count > 1:
            about += " · " + self.tr("table {place} of {count}").format(place=place, count=count)
        side = QWidget()
        side.setMinimumWidth(_SIDE)
        choices = QVBoxLayout(side)
        choices.setContentsMargins(0, 0, MARGIN, 0)
        choices.setSpacing(GAP)
        choices.addWidget(self.columns, 1)
        choices.addSpacing(STEP)
        choices.addWidget(self.reading)
        below = QWidget()
        article = QVBoxLayout(below)
        article.setContentsMargins(0, GAP, 0, 0)
        article.setSpacing(GAP)
        article.addWidget(PlainLabel(self.tr("The article that the chosen row becomes"), "muted"))
        article.addWidget(self.preview, 1)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self.rows)
        self.halves.addWidget(below)
        self.halves.setSizes([230, 290])
        middle = QHBoxLayout()
        middle.setSpacing(MARGIN)
        middle.addWidget(side)
        middle.addWidget(self.halves, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(names)
        column.addWidget(ElidedLabel(about, "muted"))
        column.addSpacing(STEP)
        column.addLayout(middle, 1)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def choice(self) -> Columns:
        """What is chosen now."""
        roles = self.columns.roles()
        columns = Columns(
            text=roles.get("text", ""),
            id=roles.get("id", ""),
            title=roles.get("title", ""),
            date=roles.get("date", ""),
            source=roles.get("source", ""),
            meta=self.columns.kept(),
            said=True,
        )
        return self.reading.applied(columns)

    def _read(self) -> None:
        """Read the sample as the choices say."""
        try:
            shown = self._sample.shown(self.choice())
        except BadInputError as error:
            self._refuse(error_words(error))
            shown = Shown([], [])
        else:
            self._refuse("")
        row = max(0, self.rows.currentIndex().row())
        self._shown = shown
        self.model.show(shown)
        self.reading.tell(shown)
        self.columns.offer(shown.names, _proposed(shown))
        if shown.rows:
            index = self.model.index(min(row, len(shown.rows) - 1), 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.rows.selectionModel().setCurrentIndex(index, flags)
        self._follow()

    def _follow(self) -> None:
        """Show what the choice makes of the rows."""
        roles = self.columns.roles()
        words = {
            "text": self.tr("Text"),
            "title": self.tr("Title"),
            "date": self.tr("Date"),
            "source": self.tr("Source"),
            "id": self.tr("Id"),
        }
        kept = self.columns.kept()
        marks: dict[str, str] = {}
        for role, name in roles.items():
            marks[name] = f"{marks[name]}, {words[role]}" if name in marks else words[role]
        for name in self._shown.names:
            marks.setdefault(name, self.tr("Detail") if kept is None or name in kept else self.tr("left out"))
        self.model.mark(marks)
        for place, name in enumerate(self._shown.names):
            self.rows.setColumnWidth(place, _TEXT_WIDTH if roles.get("text") == name else _WIDTH)
        self.go.setEnabled("text" in roles and bool(self._shown.names))
        self._show_article()

    def _show_article(self) -> None:
        roles, place = self.columns.roles(), self.rows.currentIndex().row()
        if not 0 <= place < len(self._shown.rows):
            self.preview.show_none(self.tr("There is no row to show."))
        elif "text" not in roles:
            self.preview.show_none(self.tr("Choose the column that holds the texts."))
        else:
            article = self._sample.article(self._shown, self._shown.rows[place], roles, self.choice())
            if article is None:
                self.preview.show_none(self.tr("This row has no text; it will be left out."))
            else:
                self.preview.show_article(
                    article, canonical(title_from(self._sample.path)), roles.get("date", "")
                )

    def _refuse(self, why: str) -> None:
        self.problem.setText(why)
        self.problem.setVisible(bool(why))

    def _accepted(self) -> None:
        choice = self.choice()
        found = self._sample.encoding
        if self._alone and not choice.encoding and found not in {"", "utf-8"}:
            # What was guessed of the beginning and looked right is not guessed again of the whole.
            choice = replace(choice, encoding=found)
        self.accept()
        self.chosen.emit(choice)


def _proposed(shown: Shown) -> dict[str, str]:
    """What the columns are likely to be: by their names, and the texts else by their length."""
    roles = resolved(Columns(), shown.names)
    if "text" not in roles and shown.rows:
        sizes = {
            name: sum(len(cell) for row in shown.rows if isinstance(cell := row.cells[place], str))
            for place, name in enumerate(shown.names)
            if name not in roles.values()
        }
        longest = max(sizes, key=lambda name: sizes[name], default="")
        if longest and sizes[longest] >= _LIKELY * len(shown.rows):
            roles["text"] = longest
    return roles
