"""Choosing how the file of a table is read: encoding and delimiter of a CSV, the sheet of a workbook."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from annotator.formats.columns import Columns
from annotator.formats.texts.kinds import CSV, JSON, XLSX
from annotator.formats.texts.samples import Sample, Shown
from annotator.gui.style.metrics import GAP
from annotator.gui.widgets.narrow import narrow

ENCODINGS = (
    *("utf-8", "utf-16", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("iso8859-1", "iso8859-2", "iso8859-15", "koi8-r", "mac-roman", "cp437", "cp850"),
    *("shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"),
)


_LETTERS = 14


class ReadingChoices(QWidget):
    """Shows only what the kind of file knows."""

    changed = Signal()

    def __init__(self, sample: Sample, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample = sample
        self.encoding = narrow(QComboBox())
        self.encoding.setObjectName("table-encoding")
        self.encoding.addItem(self.tr("Found out"), "")
        for name in ENCODINGS:
            self.encoding.addItem(name, name)
        self.delimiter = QComboBox()
        self.delimiter.setObjectName("table-delimiter")
        self._delimiters = {
            ",": self.tr("comma"),
            ";": self.tr("semicolon"),
            "\t": self.tr("tab"),
            "|": self.tr("vertical bar"),
        }
        self.delimiter.addItem(self.tr("Found out"), "")
        for sign, words in self._delimiters.items():
            self.delimiter.addItem(words, sign)
        self.sheet = narrow(QComboBox())
        self.sheet.setObjectName("table-sheet")
        for name in sample.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(sample.sheet)))
        self.header = QCheckBox(self.tr("The first &row names the columns"), self)
        self.header.setChecked(True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GAP)
        if sample.kind == CSV:
            form.addRow(self.tr("E&ncoding"), self.encoding)
            form.addRow(self.tr("Deli&miter"), self.delimiter)
        if sample.kind == XLSX:
            form.addRow(self.tr("S&heet"), self.sheet)
        if sample.kind != JSON:
            form.addRow(self.header)
        for box in (self.encoding, self.delimiter, self.sheet):
            box.setMinimumContentsLength(_LETTERS)
            box.setParent(box.parentWidget() or self)
            box.setVisible(box.parentWidget() is self and form.indexOf(box) >= 0)
            box.activated.connect(lambda _place: self.changed.emit())
        self.header.setVisible(form.indexOf(self.header) >= 0)
        self.header.toggled.connect(lambda _on: self.changed.emit())

    def applied(self, columns: Columns) -> Columns:
        """A choice of columns together with how the file is read."""
        return replace(
            columns,
            header=self.header.isChecked(),
            encoding=str(self.encoding.currentData() or ""),
            delimiter=str(self.delimiter.currentData() or ""),
            sheet=str(self.sheet.currentData() or ""),
        )

    def tell(self, shown: Shown) -> None:
        """Say what was found out."""
        if shown.encoding:
            found = self._sample.encoding or shown.encoding
            self.encoding.setItemText(0, self.tr("Found out: {what}").format(what=found))
        if shown.delimiter and not self.delimiter.currentData():
            words = self._delimiters.get(shown.delimiter, shown.delimiter)
            self.delimiter.setItemText(0, self.tr("Found out: {what}").format(what=words))
