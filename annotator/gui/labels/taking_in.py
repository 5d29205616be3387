"""What a label file or a preset would change, shown before it is taken in."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.domain.label import Scheme
from annotator.gui.labels.editing import Editing
from annotator.gui.labels.wording import touched_words
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.translation import phrase_words
from annotator.gui.widgets.labels import PlainLabel
from annotator.services.scheme.joining import Preview, preview


class TakeInDialog(QDialog):
    """Merges by name; what the file lacks goes only where that is ticked."""

    def __init__(
        self,
        name: str,
        wanted: Scheme,
        editing: Editing,
        then: Callable[[bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wanted, self._editing, self._then = wanted, editing, then
        self.setObjectName("take-in-dialog")
        self.setWindowTitle(self.tr("Take in “{name}”").format(name=name))
        self.resize(600, 420)
        self.words = PlainLabel("", wrap=True)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("What would change"))
        self.remove = QCheckBox(self.tr("&Remove what it does not have, with everything that has it"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("&Take in"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(self.go, "primary")
        self.go.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for part in (self.words, self.lines, self.remove, buttons):
            column.addWidget(part)
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        self.remove.toggled.connect(lambda _on: self._look())
        self.finished.connect(self.deleteLater)
        self._look()

    def _look(self) -> None:
        self.go.setEnabled(False)
        wanted, remove = self._wanted, self.remove.isChecked()
        self._editing.ask(self._show, lambda read: (remove, preview(read, wanted, remove=remove)))

    def _show(self, found: tuple[bool, Preview]) -> None:
        remove, seen = found
        if remove != self.remove.isChecked():
            return  # an answer to what was ticked before
        self.go.setEnabled(bool(seen.changes))
        lines = [phrase_words(line) for line in seen.changes]
        gone = [f"{phrase_words(one.what)}: {touched_words(one.touched)}" for one in seen.gone]
        if not lines:
            self.words.setText(self.tr("The project has all of it already."))
        elif gone:
            self.words.setText(self.tr("This would change, and what the first lines say is lost:"))
        else:
            self.words.setText(self.tr("This would change; nothing that somebody marked is lost:"))
        self.lines.setPlainText("\n".join([*gone, *lines]))

    def _accepted(self) -> None:
        remove = self.remove.isChecked()
        self.accept()
        self._then(remove)
