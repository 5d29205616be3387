"""The mode of the page in which letters set attributes: it stays open from annotation to annotation."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.json_values import EMPTY
from annotator.domain.label import AttributeKind
from annotator.gui.actions.usable import pressed_key
from annotator.gui.annotate.attributes.editing import Editing
from annotator.gui.annotate.attributes.shown import asked_names, shared_attributes, shown_of
from annotator.gui.annotate.attributes.strip_board import StripBoard
from annotator.gui.annotate.attributes.strip_entries import Entry, Group, groups_of
from annotator.gui.annotate.screen import AnnotateScreen
from annotator.gui.keyboard.positions import latin_letter
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import MARGIN
from annotator.gui.text.hint_strip import PageStrip

_Key = Qt.Key
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


_WIDE = 1000
"""How much more room the board gets than what is empty beside the words."""


class AttributeStrip(QObject):
    """Offers the attributes of what is chosen beneath the text, each choice behind a letter."""

    begun = Signal()
    ended = Signal()
    commanded = Signal(str)
    """A key with Ctrl or Alt, or a function key, in portable text: it is the window's also in this mode."""

    def __init__(
        self, screen: AnnotateScreen, editing: Editing, keeper: ThemeKeeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._screen = screen
        self._editing = editing
        self._page = screen.page
        self._panel = screen.rail.inspector.attributes
        self.strip = PageStrip(screen.page)
        self.board = StripBoard(keeper)
        self.strip.row.insertWidget(0, self.board, _WIDE)
        self.strip.words.hide()
        self._open = self._away = False
        self._opened = self._said = ""
        self._groups: list[Group] = []
        self.board.picked.connect(self._pick)
        self._panel.left.connect(self._come_back)
        screen.rail.several.changed.connect(self._refresh)
        for signal in (
            screen.desk.chose,
            screen.desk.put,
            screen.desk.scheme_changed,
            screen.desk.set_changed,
        ):
            signal.connect(lambda *_: self._refresh())
        screen.page.viewport().installEventFilter(self)

    def open(self) -> None:
        """Begin, with the annotation that is chosen, else with the next one."""
        if not self._screen.desk.changeable:
            self._screen.hands.told.emit(
                self.tr("The article is done and protected; reopen it to change it.")
            )
            return
        if self._screen.desk.chosen is None:
            self._screen.choose_neighbour(onwards=True)
        if self._screen.desk.chosen is None:
            return
        self._page.set_mode(None)
        self._page.setFocus()
        self._page.set_mode(self)
        self._open, self._away, self._opened, self._said = True, False, "", ""
        self._refresh()
        self._screen.show_annotation(self._screen.desk.chosen)
        self.begun.emit()

    def is_open(self) -> bool:
        """Whether letters set attributes now, or will again when a text is typed."""
        return self._open

    # Keys

    def press(self, event: QKeyEvent) -> None:
        """A letter sets, Tab goes on, Return confirms, Esc leaves."""
        key = event.key()
        self._said = ""
        if event.modifiers() & _COMMANDS or _Key.Key_F1 <= key <= _Key.Key_F35:
            pressed = pressed_key(key, event.modifiers())
            if pressed:
                self.commanded.emit(pressed)
        elif key == _Key.Key_Escape:
            if self._opened:
                self._show("")
            else:
                self._page.set_mode(None)
        elif key in {_Key.Key_Tab, _Key.Key_Backtab}:
            back = key == _Key.Key_Backtab or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._then(lambda: self._screen.choose_neighbour(onwards=not back))
        elif key in {_Key.Key_Return, _Key.Key_Enter}:
            self._then(self._editing.confirm)
        elif key in {_Key.Key_Down, _Key.Key_Up}:
            bar = self._page.verticalScrollBar()
            bar.setValue(bar.value() + (1 if key == _Key.Key_Down else -1))
        elif key in {_Key.Key_PageDown, _Key.Key_PageUp}:
            self._page.scroller.page_by(1 if key == _Key.Key_PageDown else -1)
        elif letter := latin_letter(event).upper():
            self._type(letter)

    def leave(self) -> None:
        """The page lost the keyboard, was clicked, or Esc was pressed."""
        if not self._away:
            self._close()

    def _type(self, letter: str) -> None:
        # Also what is not shown: a quick hand types its letter before what makes it asked for is saved.
        entries = (one for group in self._groups for one in group.entries)
        entry = next((one for one in entries if one.letter == letter), None)
        if entry is None:
            self._say(self.tr("Nothing here has the letter {letter}").format(letter=letter))
        else:
            self._pick(entry)

    def _pick(self, entry: Entry) -> None:
        name = entry.attribute.name
        if entry.value is None and entry.attribute.kind in {AttributeKind.CHOICE, AttributeKind.YES_NO}:
            self._show(name)
        elif entry.value is None:
            self._then(lambda: self._write(name))
        elif isinstance(entry.value, str):
            value = entry.value
            self._then(lambda: self._editing.toggle(name, value))
            self._show("")
        else:
            given = None if entry.on else entry.value
            self._then(lambda: self._editing.set(self._screen.rail.several.uids(), name, given))
            self._show("")

    def _write(self, name: str) -> None:
        """Type a text or number in its field; then the letters are back."""
        self._away = True
        self._say(self.tr("Return takes it · Esc comes back"))
        if not self._panel.go_to(name, once=True):
            self._away = False
            return
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _come_back(self) -> None:
        """What was to be typed is typed."""
        if self._away:
            self._away = False
            self._stop_watching()
            if self._screen.desk.chosen is None:
                self._close()
                self._page.setFocus()
                return
            self._page.setFocus()
            self._page.set_mode(self)
            self._said = ""
            self._refresh()

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Somebody went elsewhere instead of coming back."""
        if self._away and now is not None and not self._panel.isAncestorOf(now) and now is not self._page:
            self._away = False
            self._stop_watching()
            self._close()

    def _stop_watching(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._focus_changed)

    def _say(self, words: str) -> None:
        """Say something instead of what else can be done, until the next key."""
        self._said = words
        self._show(self._opened)
        self.strip.say(words)

    def _then(self, job: Callable[[], object]) -> None:
        """After what is being tagged is saved."""
        self._screen.in_turn(job)

    def _close(self) -> None:
        if self._open:
            self._open = False
            self.strip.close_strip()
            self.ended.emit()

    # Showing

    def _refresh(self) -> None:
        if not self._open:
            return
        chosen = self._screen.rail.several.annotations()
        if not chosen or not self._screen.desk.changeable:
            self._away = False
            self._page.set_mode(None)
            self._close()
            return
        self._show(self._opened)

    def _show(self, opened: str) -> None:
        desk = self._screen.desk
        chosen = self._screen.rail.several.annotations()
        labels = [label for one in chosen if (label := desk.label(one)) is not None]
        labels = list(dict.fromkeys(labels))
        attributes = shared_attributes(labels)
        self._opened = opened if any(one.name == opened for one in attributes) else ""
        readings = self._screen.rail.inspector.readings
        read = readings.of(chosen[0]) if len(chosen) == 1 else EMPTY
        shown = {one.name: shown_of(chosen, one.name, read) for one in attributes}
        label = labels[0] if len(labels) == 1 else None
        prompt = self._said or self._prompt(waits=readings.unconfirmed(chosen) > 0, empty=not attributes)
        width = self._page.viewport().width() - 2 * MARGIN
        asked = asked_names(chosen, attributes, read)
        self.board.show_groups(groups_of(attributes, label, shown, asked, self._opened), prompt, width)
        self._groups = groups_of(attributes, label, shown, list(shown), self._opened)
        self.strip.open()

    def _prompt(self, *, waits: bool, empty: bool) -> str:
        parts = [self.tr("No attributes here")] if empty else []
        if waits:
            parts.append(self.tr("Return confirms"))
        parts.append(self.tr("Esc goes back") if self._opened else self.tr("Tab next"))
        if not self._opened:
            parts.append(self.tr("Esc leaves"))
        return " · ".join(parts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay the board out anew when the page has another width."""
        if event.type() == QEvent.Type.Resize and self._open and watched is self._page.viewport():
            width = self._page.viewport().width()
            if width != self._width:
                self._width = width
                self._show(self._opened)
        return super().eventFilter(watched, event)

    _width = 0
