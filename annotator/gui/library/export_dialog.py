"""Asking what to export, and where to."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotation_set import Status
from annotator.domain.annotator import Annotator
from annotator.formats.registry import formats
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.status_dot import status_text
from annotator.services.choosing import ALL, GOLD
from annotator.services.export_options import ExportOptions


class ExportDialog(QDialog):
    """Format, layers, status, text and names; remembers nothing."""

    chosen = Signal(object, object)
    """The target's Path and the ExportOptions."""

    def __init__(
        self, annotators: Sequence[Annotator], suggestion: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(480)
        self.format = QComboBox()
        for one in formats().values():
            if one.exporter is not None:
                self.format.addItem(QCoreApplication.translate("formats", one.title), one.name)
        self.layer = narrow(QComboBox())
        self.layer.addItem(self.tr("All annotators and gold"), ALL)
        self.layer.addItem(self.tr("Gold only"), GOLD)
        for person in annotators:
            self.layer.addItem(person.name, person.name)
        self.status = QComboBox()
        self.status.addItem(self.tr("Of any status"), None)
        for status in Status:
            self.status.addItem(status_text(status.value), status)
        self.without_text = QCheckBox(self.tr("Leave the &texts out (for texts that may not be passed on)"))
        self.anonymous = QCheckBox(self.tr("Leave the annotators' &names out"))
        self.target = QLineEdit(str(suggestion))
        self.target.setAccessibleName(self.tr("File to write"))
        browse = QPushButton(self.tr("&Browse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        place = QHBoxLayout()
        place.addWidget(self.target, 1)
        place.addWidget(browse)
        form = QFormLayout()
        form.setSpacing(GAP)
        form.addRow(self.tr("&Format"), self.format)
        form.addRow(self.tr("&Layers"), self.layer)
        form.addRow(self.tr("&Status"), self.status)
        form.addRow("", self.without_text)
        form.addRow("", self.anonymous)
        name = PlainLabel(self.tr("To f&ile"))
        name.setBuddy(self.target)
        form.addRow(name, place)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("&Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(self.go, "primary")
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(form)
        column.addWidget(buttons)
        self.target.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Export to"), self.target.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.fileSelected.connect(self.target.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _accepted(self) -> None:
        options = ExportOptions(
            format=self.format.currentData(),
            layer=self.layer.currentData(),
            statuses=() if self.status.currentData() is None else (self.status.currentData(),),
            without_text=self.without_text.isChecked(),
            anonymous=self.anonymous.isChecked(),
        )
        self.chosen.emit(Path(self.target.text().strip()), options)
        self.accept()
