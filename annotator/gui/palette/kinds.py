"""The row of kinds: which one is searched, and the letter that chooses it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from annotator.gui.palette.entries import PREFIXES, Kind
from annotator.gui.palette.listing import kind_name
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import STEP
from annotator.gui.widgets.plain_text import put_tip

_SHOWN: tuple[Kind | None, ...] = (None, Kind.ACTION, Kind.ARTICLE, Kind.ANNOTATION, Kind.LABEL)


class KindsRow(QWidget):
    """A button for each kind; the keyboard stays in the line above."""

    picked = Signal(object)
    """A Kind, or None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: Kind | None = None
        self._group = QButtonGroup(self)
        self.buttons: dict[Kind | None, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        for kind in _SHOWN:
            prefix = self.prefix(kind)
            name = kind_name(kind)
            button = QPushButton(f"{name}  {prefix}" if prefix else name)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(name)
            if prefix:
                tip = self.tr("Or type {sign} first").format(sign=prefix)
                put_tip(button, tip)
            set_look(button, "flat", "small")
            button.clicked.connect(lambda _on=False, kind=kind: self.picked.emit(kind))
            self._group.addButton(button)
            self.buttons[kind] = button
            row.addWidget(button)
        row.addStretch(1)
        self.show_kind(None)

    @staticmethod
    def prefix(kind: Kind | None) -> str:
        """What is typed first for a kind; empty for all."""
        return next((sign for sign, one in PREFIXES.items() if one is kind), "")

    def show_kind(self, kind: Kind | None) -> None:
        """Show which kind is searched."""
        self._kind = kind
        self.buttons[kind].setChecked(True)

    def neighbour(self, step: int) -> Kind | None:
        """The kind before (-1) or after (+1) the one that is searched, round the end."""
        return _SHOWN[(_SHOWN.index(self._kind) + step) % len(_SHOWN)]
