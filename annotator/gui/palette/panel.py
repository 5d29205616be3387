"""The panel over the window: a line to type in, the kinds, what was found, and a word at the foot."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QObject,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from annotator.gui.palette.entries import Entry, Kind, without_prefix
from annotator.gui.palette.kinds import KindsRow
from annotator.gui.palette.listing import Row, unsearched
from annotator.gui.palette.matching import Query
from annotator.gui.palette.model import PaletteModel, spoken
from annotator.gui.palette.overlay import Overlay
from annotator.gui.palette.row import PaletteRowDelegate, row_height
from annotator.gui.palette.searching import MOST, Index, Search
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.painted import pixel_size
from annotator.gui.widgets.rail_list import RailList

WIDTH = 640
ROWS = 12
"""Rows in view at most."""
LONGEST = 120
"""UTF-16 units that can be typed."""
LARGER = 2
"""Pixels by which what is typed is larger than other words."""
SHOW_EVERY = 80
"""Milliseconds between two looks at what is found so far."""
SLICE = 0.008
"""Seconds that are searched before the window may paint and take the next key."""


class PalettePanel(Overlay):
    """As long as it is open the line has the keyboard, and every key goes there."""

    chosen = Signal(object)
    """An Entry; the panel has closed, and whoever had the keyboard has it again."""
    closed = Signal()

    def __init__(self, window: QWidget, keeper: ThemeKeeper, home: QWidget) -> None:
        """Make the panel; `home` gets the keyboard where nobody had it, or who had it is gone."""
        super().__init__(window, keeper)
        self._home = home
        self.setObjectName("palette")
        self._before: QWidget | None = None
        self._open = False
        self._index = Index(())
        self._recent: Mapping[str, int] = {}
        self._search: Search | None = None
        self._shown = QElapsedTimer()
        self._shown.start()
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(self.tr("A few letters of an action, article, label or annotation"))
        self.line.setAccessibleName(self.tr("Find anything"))
        set_look(self.line, "plain")
        self.kinds = KindsRow()
        self.model = PaletteModel(self)
        self.view = RailList(self.tr("Found"))
        set_look(self.view)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setModel(self.model)
        self._delegate = PaletteRowDelegate(keeper, self.view)
        self.view.setItemDelegate(self._delegate)
        self.nothing = PlainLabel("", "muted", wrap=True)
        self.nothing.setContentsMargins(MARGIN + STEP, MARGIN, MARGIN, MARGIN)
        self.foot = PlainLabel("", "muted", "small")
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self.kinds.picked.connect(self._pick_kind)
        self.view.clicked.connect(lambda index: self._choose(index.row()))
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._tell_current())
        self.left.connect(self.close_up)
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN + STEP, MARGIN, MARGIN, STEP)
        head.addWidget(self.line)
        kinds = QHBoxLayout()
        kinds.setContentsMargins(GAP, 0, MARGIN, GAP)
        kinds.addWidget(self.kinds)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN + STEP, STEP + 2, MARGIN, GAP)
        foot.addWidget(self.foot)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(kinds)
        column.addWidget(_rule())
        column.addWidget(self.nothing)
        column.addWidget(self.view)
        column.addWidget(_rule())
        column.addLayout(foot)

    # Opening and closing

    def open(self, entries: Sequence[Entry], recent: Mapping[str, int]) -> None:
        """Show everything that can be found, and take the keyboard."""
        self._before = QApplication.focusWidget()
        self._index, self._recent = Index(entries), recent
        with QSignalBlocker(self.line):
            self.line.clear()
        self._typed("")
        self._open = True
        self.cover()
        font = QFont(self.font())
        font.setPixelSize(pixel_size(font) + LARGER)
        self.line.setFont(font)
        # As for a popup: whoever had it keeps what is selected, and what is half typed.
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.place()
        self.view.scrollToTop()  # now that it is as high as it will be

    def close_up(self, *, give_back: bool = True) -> None:
        """Close, and give the keyboard back to whoever had it."""
        if not self._open:
            return
        self._open = False
        before, self._before = self._before, None
        self._timer.stop()
        self._search = None
        # Before it is hidden, or Qt would hand the keyboard to somebody else first.
        if give_back:
            here = before is not None and isValid(before) and before.isVisible() and before.isEnabled()
            (before if before is not None and here else self._home).setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.see_through()
        self._index = Index(())
        self.model.show_rows([])
        self.closed.emit()

    def current(self) -> Entry | None:
        """The entry that Return chooses."""
        return self.model.entry(self.view.currentIndex().row())

    def is_searching(self) -> bool:
        """Whether more may be found."""
        return self._search is not None and not self._search.complete

    # Searching

    def _typed(self, text: str) -> None:
        kind, words = without_prefix(text.lstrip())
        self.kinds.show_kind(kind)
        self._say("")
        query = Query.of(words)
        self._search = Search(self._index, words, kind, self._recent)
        if query.words:
            self._go_on(at_once=True)
        else:
            self._delegate.set_query(query, loose=False)
            self._list(unsearched(self._index.entries, self._recent, kind))
        # While nothing is typed the names are made ready for the first letter.
        self._timer.start()

    def _go_on(self, *, at_once: bool = False) -> None:
        search = self._search
        if search is None:
            self._timer.stop()
            return
        complete = search.go_on(SLICE)
        if complete:
            self._timer.stop()
        if not search.query.words or not (complete or at_once or self._shown.hasExpired(SHOW_EVERY)):
            return
        hits = search.hits()
        # What was found for the letters before stays until there is something for these.
        if hits or complete:
            self._shown.restart()
            self._delegate.set_query(search.query, loose=search.loose)
            self._list(hits, keep=not at_once)
        if complete:
            self._say(self.tr("The best %Ln; type on for others", "", MOST) if len(hits) >= MOST else "")

    def _list(self, rows: Sequence[Row], *, keep: bool = False) -> None:
        current = self.current() if keep and self.view.currentIndex().row() > 0 else None
        if keep and list(rows) == self.model.rows():
            self.view.viewport().update()
        else:
            self.model.show_rows(rows)
            row = rows.index(current) if current in rows else 0
            self._go_to(self.model.next_entry(row, 1))
        _kind, words = without_prefix(self.line.text().strip())
        self.nothing.setText(
            self.tr("Nothing found for “{words}”.").format(words=words.strip())
            if words.strip()
            else self.tr("There is nothing of this kind yet.")
        )
        self.nothing.setVisible(not rows)
        self.view.setVisible(bool(rows))
        if not rows:
            self._announce(self.nothing.text())
        self.place()

    def _pick_kind(self, kind: Kind | None) -> None:
        _before, words = without_prefix(self.line.text().lstrip())
        self.line.setText(self.kinds.prefix(kind) + words.lstrip())
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    # Choosing

    def _choose(self, row: int) -> None:
        one = self.model.entry(row)
        if one is None:
            return
        if one.why_not:
            self._say(one.why_not)
            self._announce(one.why_not)
            return
        self.close_up()
        self.chosen.emit(one)

    def _choose_current(self) -> None:
        while self.is_searching():  # Return is for what was typed, not for what had been found by then
            self._go_on()
        self._choose(self.view.currentIndex().row())

    def _go_to(self, row: int) -> None:
        model = self.view.selectionModel()
        if row < 0:
            model.clear()
            return
        index = self.model.index(row)
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if row == self.model.next_entry(0, 1):
            self.view.scrollToTop()  # with the heading above it
            return
        if self.model.entry(row - 1) is None:
            self.view.scrollTo(self.model.index(row - 1))
        self.view.scrollTo(index)

    def _move(self, key: int) -> None:
        row, last = self.view.currentIndex().row(), self.model.rowCount() - 1
        page = max(1, self.view.viewport().height() // row_height(self.view.font()) - 1)
        step = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -row,
            Qt.Key.Key_End: last - row,
        }[Qt.Key(key)]
        wanted = row + step
        if abs(step) == 1 and self.model.next_entry(wanted, step) < 0:
            wanted = last if step < 0 else 0  # round the end
        wanted = min(max(wanted, 0), last)
        way = 1 if step > 0 or wanted == 0 else -1
        found = self.model.next_entry(wanted, way)
        self._go_to(found if found >= 0 else self.model.next_entry(wanted, -way))

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key is the line's; those that move, choose and close are answered here."""
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        plain = not held & ~Qt.KeyboardModifier.KeypadModifier
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            back = key == Qt.Key.Key_Backtab or bool(held & Qt.KeyboardModifier.ShiftModifier)
            self._pick_kind(self.kinds.neighbour(-1 if back else 1))
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_K and control):
            self.close_up()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if plain and not event.isAutoRepeat():
                self._choose_current()
        elif key in _MOVES and plain:
            self._move(key)
        else:
            return False
        return True

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self.window() or self.isAncestorOf(new):
            return
        self.close_up(give_back=False)

    # Telling

    def _say(self, words: str) -> None:
        usual = self.tr("↵ do it or go there    ↑ ↓ choose    Tab other kinds    Esc close")
        self.foot.setText(words or usual)
        set_look(self.foot, "small", *(() if words else ("muted",)))

    def _tell_current(self) -> None:
        one = self.current()
        words = spoken(one) if one else ""
        self.line.setAccessibleDescription(words)
        if words and self.isVisible():
            self._announce(words)

    def _announce(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def place(self) -> None:
        """Be as high as the rows need and the window allows."""
        if self.isHidden():
            return
        one = row_height(self.view.font())
        self.view.setFixedHeight(min(max(self.model.rowCount(), 1), ROWS) * one)
        wanted = self.card.sizeHint().height()
        if wanted > self.room():
            fitting = (self.view.height() - wanted + self.room()) // one
            self.view.setFixedHeight(max(one, fitting * one))
            wanted = self.card.sizeHint().height()
        self.put_card(WIDTH, wanted)


_MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


def _rule() -> QFrame:
    """A line from side to side."""
    line = QFrame()
    line.setFixedHeight(1)
    set_look(line, "foot")
    return line
