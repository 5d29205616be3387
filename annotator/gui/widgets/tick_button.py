"""A button with a menu in which several things can be ticked; nothing ticked is everything."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from annotator.gui.widgets.plain_text import escaped_mnemonic, put_tip

_WIDEST: Final = 180
_KEYS: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


def _can_be_ticked(action: QAction | None) -> bool:
    return action is not None and action.isCheckable()


class _TickMenu(QMenu):
    """Stays open while one thing after the other is ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if _can_be_ticked(action):
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() in _KEYS and _can_be_ticked(action):
            action.trigger()
        else:
            super().keyPressEvent(event)


class TickButton(QPushButton):
    """Tells what is ticked; the choice counts when the menu closes."""

    picked = Signal()
    """Something else is ticked than before."""

    def __init__(self, name: str, every: str, parent: QWidget | None = None) -> None:
        """Make the button.

        Args:
            name: what is chosen by it.
            every: what it is called when nothing is ticked.
            parent: as everywhere.
        """
        super().__init__(parent)
        self._name, self._every = name, every
        self._entries: list[tuple[str, str]] = []
        self._ticked: tuple[str, ...] = ()
        self._before: tuple[str, ...] = ()
        self._all = QAction(escaped_mnemonic(every), self)
        self.options = _TickMenu(self)
        self.options.aboutToHide.connect(self._closed)
        self.setAutoDefault(False)
        self.clicked.connect(self._open)
        self._show()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The values that are ticked, in their order; none are all."""
        return self._ticked

    def fill(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer names with their values; what is ticked stays so, as far as it is still there."""
        if list(entries) != self._entries:
            self._entries = list(entries)
            self._make_menu()
        self.tick(self._ticked)

    def tick(self, values: Sequence[str]) -> None:
        """Tick these and no others."""
        wanted = set(values)
        self._ticked = tuple(value for _, value in self._entries if value in wanted)
        self._show()

    def _make_menu(self) -> None:
        menu = self.options
        menu.clear()
        self._all = menu.addAction(escaped_mnemonic(self._every))
        self._all.setCheckable(True)
        self._all.triggered.connect(lambda _on=False: self.tick(()))
        menu.addSeparator()
        for words, value in self._entries:
            action = menu.addAction(escaped_mnemonic(" ".join(words.split())))
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(lambda on=False, value=value: self._set(value, on=on))

    def _set(self, value: str, *, on: bool) -> None:
        others = [one for one in self._ticked if one != value]
        self.tick([*others, value] if on else others)

    def _open(self) -> None:
        self._before = self._ticked
        corner = self.rect().bottomLeft()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner = self.rect().bottomRight() - QPoint(self.options.sizeHint().width(), 0)
        self.options.popup(self.mapToGlobal(corner))
        self.options.setActiveAction(self._all)

    def _closed(self) -> None:
        if self._ticked != self._before:
            self._before = self._ticked
            self.picked.emit()

    def words(self) -> str:
        """What is ticked, in full."""
        names = [" ".join(words.split()) for words, value in self._entries if value in self._ticked]
        return ", ".join(names) or self._every

    def _show(self) -> None:
        words = self.words()
        shown = QFontMetrics(self.font()).elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
        self.setText(f"{escaped_mnemonic(shown)} ▾")
        self.setAccessibleName(f"{self._name}: {words}")
        put_tip(self, f"{self._name}: {words}")
        self._all.setChecked(not self._ticked)
        for action in self.options.actions():
            if action.data() is not None:
                action.setChecked(action.data() in self._ticked)
