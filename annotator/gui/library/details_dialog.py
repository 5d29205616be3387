"""Title, date, source and other details of an article."""

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.article import Article
from annotator.domain.json_values import Json, to_text
from annotator.domain.licence import LICENCE, SHARED, may_be_passed_on
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.time_words import time_words
from annotator.services.timing import Noted

OWN = ("published", "source", LICENCE, SHARED)


class DetailsDialog(QDialog):
    """Lets one rename an article and change what is known of it; the text is never touched."""

    described = Signal(str, str, object)
    """The article's `uid`, its title and its metadata."""

    def __init__(
        self, article: Article, *, writable: bool, time: Noted | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._article = article
        self.setWindowTitle(self.tr("Title and details"))
        self.setMinimumWidth(460)
        self.title = QLineEdit(article.title)
        self.published = QLineEdit(article.published)
        self.published.setPlaceholderText("2026-02-28")
        source = article.meta.get("source")
        self.source = QLineEdit(source if isinstance(source, str) else "")
        licence = article.meta.get(LICENCE)
        self.licence = QLineEdit(licence if isinstance(licence, str) else "")
        self.licence.setPlaceholderText(self.tr("CC BY 4.0"))
        self.withheld = QCheckBox(self.tr("The te&xt may not be passed on"))
        self.withheld.setToolTip(self.tr("Exports then hold the annotations and not the text"))
        self.withheld.setChecked(not may_be_passed_on(article.meta))
        self.problem = PlainLabel("", "danger", wrap=True)
        self.problem.hide()
        form = self._form(time)
        self.others = self._table()
        self.others.setVisible(self.others.rowCount() > 0)
        self.add = QPushButton(self.tr("&Add a detail"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_row)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        set_look(buttons.button(QDialogButtonBox.StandardButton.Save), "primary")
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(form)
        column.addWidget(self.others)
        column.addWidget(self.add)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        if not writable:
            for field in (self.title, self.published, self.source, self.licence):
                field.setReadOnly(True)
            self.withheld.setEnabled(False)
            self.others.setEnabled(False)
            self.add.setEnabled(False)
            buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(False)
        # Selected from its end, so that a long title shows its beginning.
        self.title.end(False)
        self.title.home(True)

    def _form(self, time: Noted | None) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(GAP)
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&Date"), self.published)
        form.addRow(self.tr("&Source"), self.source)
        form.addRow(self.tr("&Licence"), self.licence)
        form.addRow("", self.withheld)
        form.addRow(self.tr("Id"), PlainLabel(self._article.id, "muted"))
        form.addRow(
            self.tr("Length"), PlainLabel(self.tr("%Ln characters", "", self._article.length), "muted")
        )
        for name, words in self._origin().items():
            form.addRow(name, PlainLabel(words, "muted", wrap=True))
        if time is not None:
            self.time = PlainLabel(
                self.tr("{here} on this article, {everywhere} on all articles").format(
                    here=time_words(time.here), everywhere=time_words(time.everywhere)
                ),
                "muted",
                wrap=True,
            )
            self.time.setToolTip(self.tr("Only you see this; pauses of more than a minute are left out"))
            form.addRow(self.tr("Your time"), self.time)
        return form

    def _origin(self) -> dict[str, str]:
        """What is kept of the file it came from."""
        source = self._article.source
        names = {
            "name": self.tr("Imported from"),
            "encoding": self.tr("Encoding"),
            "line_ends": self.tr("Line ends"),
        }
        return {words: str(source[key]) for key, words in names.items() if source.get(key)}

    def _table(self) -> QTableWidget:
        rest = [(key, value) for key, value in self._article.meta.items() if key not in OWN]
        table = QTableWidget(len(rest), 2)
        table.setHorizontalHeaderLabels([self.tr("Detail"), self.tr("Value")])
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        table.setAccessibleName(self.tr("Further details"))
        table.setTabKeyNavigation(False)
        for row, (key, value) in enumerate(rest):
            table.setItem(row, 0, QTableWidgetItem(key))
            table.setItem(row, 1, QTableWidgetItem(_written(value)))
        return table

    def _add_row(self) -> None:
        row = self.others.rowCount()
        self.others.show()
        self.others.insertRow(row)
        name = QTableWidgetItem("")
        self.others.setItem(row, 0, name)
        self.others.setItem(row, 1, QTableWidgetItem(""))
        self.others.setCurrentCell(row, 0)
        self.others.editItem(name)

    def _save(self) -> None:
        published = self.published.text().strip()
        if published and not QDate.fromString(published, "yyyy-MM-dd").isValid():
            self._refuse(self.tr("The date should look like 2026-02-28."))
            return
        if not self.title.text().strip():
            self._refuse(self.tr("An article needs a title."))
            return
        self.described.emit(self._article.uid, self.title.text(), self.meta())
        self.accept()

    def meta(self) -> dict[str, Json]:
        """The metadata as they stand in the dialog; an untouched value keeps its JSON type."""
        own = {
            "published": self.published.text().strip(),
            "source": self.source.text().strip(),
            LICENCE: self.licence.text().strip(),
        }
        # What is no text is not shown there, and stays as it is.
        kept: dict[str, Json] = {
            key: value or self._article.meta[key]
            for key, value in own.items()
            if value or not isinstance(self._article.meta.get(key, ""), str)
        }
        if self.withheld.isChecked():
            kept[SHARED] = False
        elif self._article.meta.get(SHARED) not in {None, False}:
            kept[SHARED] = self._article.meta[SHARED]
        for row in range(self.others.rowCount()):
            name, value = self.others.item(row, 0), self.others.item(row, 1)
            key = name.text().strip() if name else ""
            written = value.text() if value else ""
            if key and key not in OWN:
                before = self._article.meta.get(key)
                kept[key] = before if key in self._article.meta and _written(before) == written else written
        ordered = [*(key for key in self._article.meta if key in kept), *kept]
        return {key: kept[key] for key in dict.fromkeys(ordered)}

    def _refuse(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()


def _written(value: Json) -> str:
    return value if isinstance(value, str) else to_text(value)
