"""The strip in which the chosen numbers are given a quantity: a line that completes over those there are."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.gui.ledger.words import flat
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.things.name_row import NameDelegate
from annotator.gui.things.names_model import NamesModel
from annotator.gui.widgets.labels import ElidedLabel
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.rail_list import RailList
from annotator.services.ledger.naming import LONGEST
from annotator.services.ports.answers import NamedValue

_ROWS = 5
"""Quantities in view."""
_RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SortStrip(QFrame):
    """Return takes the quantity that is lit, else what is typed; Ctrl+Return always what is typed."""

    named = Signal(str)
    """The quantity that the numbers are given."""
    left = Signal()
    """Nothing more is to be sorted in."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "foot")
        self.setAccessibleName(self.tr("Sort numbers in"))
        self.what = ElidedLabel("", "heading")
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("What does it count? Type a few letters, or a new name"))
        self.line.setAccessibleName(self.tr("Quantity"))
        self.go = self._button(self.tr("Sort in"))
        set_look(self.go, "primary")
        self.stop = self._button(self.tr("Close"))
        put_tip(self.stop, self.tr("Sort nothing more in"), "Esc")
        self.model = NamesModel(self)
        self.view = RailList(self.tr("Quantities of the project"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(NameDelegate(keeper, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = ElidedLabel("", "muted")
        self._lay_out()
        self.line.textChanged.connect(self._sift)
        self.line.installEventFilter(self)
        self.view.clicked.connect(lambda index: self._take(index.row()))
        self.go.clicked.connect(lambda: self._take(self.view.currentIndex().row()))
        self.stop.clicked.connect(self.left)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.what, 2)
        row.addWidget(self.line, 2)
        row.addWidget(self.go)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(STEP)
        column.addLayout(row)
        column.addWidget(self.view)
        column.addWidget(self.hint)

    def begin(self, what: str, names: Sequence[NamedValue]) -> None:
        """Appear, for these numbers in words; nothing is typed yet."""
        self.what.setText(what)
        self.model.set_names(names)
        self.view.setFixedHeight(min(len(names), _ROWS) * max(20, self.view.sizeHintForRow(0)))
        self.view.setVisible(bool(names))
        self.line.clear()
        self._sift(self.line.text())
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> str:
        """What is typed, as it would be kept."""
        return flat(self.line.text())

    def _sift(self, text: str) -> None:
        self.model.set_filter(text)
        lit = bool(text.strip()) and self.model.rowCount() > 0
        exact = self.model.row_of(self.typed())
        self.view.show_row(max(0, exact) if lit else -1)
        self._tell()

    def _tell(self) -> None:
        row, typed = self.view.currentIndex().row(), self.typed()
        lit = self.model.name(row)
        if lit is not None and typed and lit.name != typed:
            words = self.tr("Return: “{known}” · Ctrl+Return: a new quantity, “{new}”").format(
                known=flat(lit.name), new=typed
            )
        elif lit is not None:
            words = self.tr("Return: “{known}”").format(known=flat(lit.name))
        elif typed:
            words = self.tr("Return: a new quantity, “{new}”").format(new=typed)
        else:
            words = self.tr("Down and Up choose one of the quantities")
        self.hint.setText(words)
        self.line.setAccessibleDescription(words)
        self.go.setEnabled(bool(lit or typed))

    def _take(self, row: int, *, typed: bool = False) -> None:
        lit = None if typed else self.model.name(row)
        name = lit.name if lit is not None else self.typed()
        if name:
            self.named.emit(name)

    def _walk(self, step: int) -> None:
        row = self.view.currentIndex().row()
        to = row + step if row >= 0 or step > 0 else self.model.rowCount() - 1
        if 0 <= to < self.model.rowCount():
            self.view.show_row(to)
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line: Return takes, Up and Down walk the quantities, Esc leaves."""
        if not isinstance(event, QKeyEvent) or watched is not self.line:
            return super().eventFilter(watched, event)
        key = event.key()
        ours = {*_RETURN, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape}
        if event.type() == QEvent.Type.ShortcutOverride and key in ours:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or key not in ours:
            return super().eventFilter(watched, event)
        if key in _RETURN and not event.isAutoRepeat():
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._take(self.view.currentIndex().row(), typed=held)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        return True
