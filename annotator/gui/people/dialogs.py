"""The dialogs about annotators."""

import getpass
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.annotator import Annotator
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow


def suggested_name() -> str:
    """The name by which the system knows the person; empty where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class WhoDialog(QDialog):
    """Asks who is annotating: one of those who are known, or a new name."""

    def __init__(
        self,
        annotators: Sequence[Annotator],
        current: str,
        then: Callable[[str], object],
        *,
        first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._then = then
        self.setObjectName("who-dialog")
        self.setWindowTitle(self.tr("Who is annotating?"))
        self.setMinimumWidth(400)
        self.name = narrow(QComboBox())
        self.name.setEditable(True)
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.addItems([person.name for person in annotators])
        # Where the arrow keys begin.
        self.name.setCurrentIndex(self.name.findText(current, Qt.MatchFlag.MatchExactly))
        self.name.setEditText(current or suggested_name())
        # Completing as one types would make Johanna of Jo, and swallow the Return: another person's work.
        self.name.setCompleter(None)  # type: ignore[arg-type]
        edit = self.name.lineEdit()
        if edit is not None:
            edit.selectAll()
        question = (
            self.tr("What name should stand beside your annotations? A short one is best.")
            if first
            else self.tr("Choose a name, or type a new one. Each annotator sees only their own annotations.")
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.addButton(self.tr("&Annotate"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(self.ok, "primary")
        self.ok.setDefault(True)
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(question, wrap=True))
        column.addWidget(self.name)
        column.addWidget(buttons)
        self.name.editTextChanged.connect(self._check)
        self._check(self.name.currentText())
        self.finished.connect(self.deleteLater)

    def _check(self, text: str) -> None:
        self.ok.setEnabled(0 < len(" ".join(text.split())) <= 80)

    def _accepted(self) -> None:
        name = " ".join(self.name.currentText().split())
        self.accept()
        self._then(name)


class RenameDialog(QDialog):
    """Asks which annotator gets which name."""

    def __init__(
        self,
        annotators: Sequence[Annotator],
        current: str,
        then: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._then = then
        self.setObjectName("rename-dialog")
        self.setWindowTitle(self.tr("Rename annotator"))
        self.setMinimumWidth(400)
        self.who = _people(annotators, current)
        self.name = QLineEdit(self.who.currentText())
        self.name.selectAll()
        self.who.currentTextChanged.connect(self.name.setText)
        form = QFormLayout()
        form.setSpacing(GAP)
        form.addRow(self.tr("&Annotator"), self.who)
        form.addRow(self.tr("&New name"), self.name)
        column = _column(self, form, self.tr("&Rename"), self._accepted)
        self.setLayout(column)
        self.finished.connect(self.deleteLater)

    def _accepted(self) -> None:
        uid, name = str(self.who.currentData()), self.name.text()
        self.accept()
        self._then(uid, name)


class MergeDialog(QDialog):
    """Asks whose work becomes whose."""

    def __init__(
        self,
        annotators: Sequence[Annotator],
        current: str,
        then: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._then = then
        self.setObjectName("merge-dialog")
        self.setWindowTitle(self.tr("Merge annotators"))
        self.setMinimumWidth(440)
        others = [person.name for person in annotators if person.name != current]
        self.source = _people(annotators, others[0] if others else current)
        self.target = _people(annotators, current)
        form = QFormLayout()
        form.setSpacing(GAP)
        words = self.tr(
            "All work of the first becomes the second's, and the first name goes. "
            "Where both annotated an article, equal annotations become one."
        )
        form.addRow(PlainLabel(words, wrap=True))
        form.addRow(self.tr("&Work of"), self.source)
        form.addRow(self.tr("&becomes that of"), self.target)
        self.setLayout(_column(self, form, self.tr("&Merge"), self._accepted))
        self.finished.connect(self.deleteLater)

    def _accepted(self) -> None:
        source, target = str(self.source.currentData()), str(self.target.currentData())
        self.accept()
        self._then(source, target)


def _people(annotators: Sequence[Annotator], current: str) -> QComboBox:
    box = narrow(QComboBox())
    for person in annotators:
        box.addItem(person.name, person.uid)
    box.setCurrentIndex(max(0, box.findText(current)))
    return box


def _column(dialog: QDialog, form: QFormLayout, verb: str, accepted: Callable[[], object]) -> QVBoxLayout:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    go = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
    set_look(go, "primary")
    go.setDefault(True)
    buttons.accepted.connect(accepted)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout()
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    column.setSpacing(GAP)
    column.addLayout(form)
    column.addWidget(buttons)
    return column
