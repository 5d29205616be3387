"""A text, with suggestions under it where there are any."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from annotator.domain.attributes import is_missing
from annotator.gui.annotate.attributes.field import Field
from annotator.gui.annotate.attributes.names import value_title
from annotator.gui.annotate.attributes.shown import Shown, Standing
from annotator.gui.annotate.attributes.suggestions import Suggestions
from annotator.gui.annotate.attributes.typed_line import TypedLine

_Key = Qt.Key


class TextField(Field):
    """Hands a text over when it is left. Return takes the suggestion that is marked; nothing else does."""

    def __init__(self, name: str, title: str, known: Callable[[str], Sequence[str]]) -> None:
        super().__init__(name, title)
        self._known = known
        self.line = TypedLine()
        self.hold(self.line)
        self.line.rested.connect(self._draft)
        self.suggestions = Suggestions(self.line, self.tr("Suggestions for {name}").format(name=title))
        self.suggestions.taken.connect(self._take)
        self.line.textEdited.connect(self._typed)

    def present(self, shown: Shown) -> None:
        """Show a text; a value that is none is shown as it is."""
        if self.is_dirty():
            return
        super().present(shown)
        several = shown.standing is Standing.SEVERAL
        self.line.setPlaceholderText(self.tr("several") if several else "")
        self.line.show_text("" if is_missing(shown.value) else value_title(None, self.name, shown.value))

    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.line.is_dirty()

    def resume(self, typed: str) -> None:
        """Go on with what was half typed when the program broke off."""
        self.line.setText(typed)

    def finish(self) -> bool:
        """Save what is typed."""
        self.suggestions.close_list()
        if not self.is_dirty():
            return False
        self.line.settle()
        # What is pasted from a text may be broken over lines, and would be another name than the same on one.
        parts = (part.strip() for part in self.line.text().splitlines())
        self.give(" ".join(part for part in parts if part) or None)
        return True

    def offer(self) -> None:
        """Show what is known, the likeliest marked where there is no value yet."""
        self._suggest()

    def refresh(self) -> None:
        """More is known than when the suggestions were shown."""
        if self.line.hasFocus() and (self.suggestions.isVisible() or not self.line.text()):
            self._suggest()

    def press(self, event: QKeyEvent) -> bool:
        """Up and Down walk through the suggestions while they are shown; Return takes the marked one."""
        key = event.key()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == _Key.Key_Down and (alt or (self.suggestions.isHidden() and self.is_dirty())):
            self._suggest()
            return True
        if self.suggestions.isHidden():
            return False
        if key in {_Key.Key_Down, _Key.Key_Up}:
            self.suggestions.step(1 if key == _Key.Key_Down else -1)
        elif key in {_Key.Key_Return, _Key.Key_Enter} and self.suggestions.current() is not None:
            self._take(self.suggestions.current() or "")
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An empty field that gets the keyboard by a key shows what is known; one that loses it is saved."""
        if watched is self.line and isinstance(event, QFocusEvent):
            if event.type() == QEvent.Type.FocusIn and event.reason() in _BY_KEY and not self.line.text():
                self._suggest()
            if event.type() == QEvent.Type.FocusOut and event.reason() not in _PASSING:
                self.finish()
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        """Other letters, another list."""
        self.suggestions.close_list()
        self._suggest()

    def _draft(self) -> None:
        self.drafted.emit(self.name, self.line.text() if self.is_dirty() else "")

    def _suggest(self) -> None:
        typed = self.line.text() if self.is_dirty() else ""
        names = [name for name in self._known(self.name) if name != self.line.text()]
        self.suggestions.open_list(names, typed, mark_first=not self.line.text())

    def _take(self, text: str) -> None:
        self.suggestions.close_list()
        self.line.show_text(text)
        self.give(text)
        self.entered.emit(True)


_BY_KEY = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason})
