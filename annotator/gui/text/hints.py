"""Letters over what can be picked on the page: typing them picks it, without the mouse."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent

from annotator.domain.span import Span
from annotator.gui.actions.usable import pressed_key
from annotator.gui.keyboard.positions import latin_letter
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.hint_names import hint_names, lasting_names
from annotator.gui.text.hint_overlay import Hint, HintFont, HintOverlay
from annotator.gui.text.hint_places import HintPlace
from annotator.gui.text.hint_strip import PageStrip
from annotator.gui.text.marks import Layer, Mark, MarkStyle
from annotator.gui.text.view import ArticleView

OFFERED = Layer("offered", priority=40, choosable=False)
_TINT = 0.28
_Key = Qt.Key
_SILENT = frozenset(
    {_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta, _Key.Key_CapsLock}
    | {_Key.Key_NumLock, _Key.Key_Super_L, _Key.Key_Super_R, _Key.Key_Mode_switch, _Key.Key_Multi_key}
)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True, slots=True)
class Asking:
    """One question by hints: which places there are in the view, and what a pick does."""

    places: Callable[[], Sequence[HintPlace]]
    """Asked again whenever the page has scrolled."""
    prompt: str
    picked: Callable[[Span, bool], object]
    """Called with what was picked and whether Shift was held, after the hints have gone."""
    none: str = ""
    """What is said where there is nothing to pick."""
    whole: bool = False
    """Whether the stretches are shown too, where they are more than the word under the hint."""
    least: int = 1
    """How many letters a name has at least."""
    follow: "Callable[[Span], Asking] | None" = None
    """Instead of `picked`, where another question follows: that one."""
    enough: Callable[[], object] | None = None
    """Called when Return or Space says that nothing more is to be picked."""
    given_up: Callable[[], object] | None = None
    """Called when Esc, a click or another window ends it."""
    commands: "Mapping[str, Callable[[], Asking | None]]" = field(default_factory=dict)
    """Other keys by their names (`Tab`, `1`), and what follows: this or another question, or None: the end.

    With them the question stays even where there is nothing to pick in the view.
    """


class Hints(QObject):
    """The mode of the page in which keys are letters of hints. Nothing but the answer leaves it."""

    nothing = Signal(str)
    """There is nothing to pick in the view; why, in plain words."""
    begun = Signal()
    ended = Signal()

    def __init__(self, view: ArticleView, keeper: ThemeKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._keeper = keeper
        self._asking: Asking | None = None
        self._marked = False
        self.overlay = HintOverlay(view)
        self.strip = PageStrip(view)
        view.scrolled.connect(self._draw)
        keeper.changed.connect(self._draw)

    def ask(self, asking: Asking) -> None:
        """Show hints and wait for letters; where there is nothing to pick, only say so."""
        self._view.set_mode(None)
        self._view.setFocus()
        self._view.set_mode(self)
        self.strip.say(asking.prompt, aloud=False)
        self.strip.open()
        self._go_on(asking)
        if not self.overlay.hints and not asking.commands:
            self._end()
            self.nothing.emit(asking.none)

    def _go_on(self, asking: Asking) -> None:
        again = self._asking is not None and self._asking.prompt == asking.prompt
        self._asking = asking
        self.overlay.typed = ""
        self.begun.emit()
        self._draw()
        self.strip.say(asking.prompt, aloud=not again)

    def draw_anew(self) -> None:
        """What can be picked may be something else now."""
        self._draw()

    def active(self) -> bool:
        """Whether keys are letters of hints now."""
        return self._asking is not None

    # Keys

    def press(self, event: QKeyEvent) -> None:
        """Take a letter, or scroll, take back, leave."""
        asking, key = self._asking, event.key()
        if asking is None or key in _SILENT:
            return
        if key == _Key.Key_Escape:
            self._view.set_mode(None)
        elif key == _Key.Key_Backspace and self.overlay.typed:
            self._type(self.overlay.typed[:-1])
        elif (command := asking.commands.get(pressed_key(key, event.modifiers()))) is not None:
            self._command(command)
        elif key in {_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space} and asking.enough is not None:
            self._end()
            asking.enough()
        elif not self._scroll(key) and not event.isAutoRepeat():
            # The key that began it may still be held, and is no letter.
            letter = "" if event.modifiers() & _COMMANDS else latin_letter(event).upper()
            self._take(letter, shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _command(self, command: Callable[[], "Asking | None"]) -> None:
        following = command()
        if following is not None:
            self._go_on(following)
        elif self._asking is not None:
            self._end()

    def leave(self) -> None:
        """It was ended from outside, or by Esc."""
        asking, self._asking = self._asking, None
        self._clear()
        if asking is not None and asking.given_up is not None:
            asking.given_up()

    def _scroll(self, key: int) -> bool:
        bar = self._view.verticalScrollBar()
        if key in {_Key.Key_PageDown, _Key.Key_PageUp, _Key.Key_Down, _Key.Key_Up}:
            self.overlay.typed = ""
        if key in {_Key.Key_PageDown, _Key.Key_PageUp}:
            self._view.scroller.page_by(1 if key == _Key.Key_PageDown else -1)
        elif key in {_Key.Key_Down, _Key.Key_Up}:
            bar.setValue(bar.value() + (1 if key == _Key.Key_Down else -1))
        else:
            return False
        return True

    def _take(self, letter: str, *, shift: bool) -> None:
        typed = self.overlay.typed + letter
        matching = [hint for hint in self.overlay.hints if hint.name.startswith(typed)]
        if not letter or not matching:
            self._say(
                self.tr("Nothing here begins with {letters}").format(letters=typed)
                if letter
                else self.tr("Only letters count here")
            )
        elif matching[0].name == typed:
            self._pick(matching[0].place.span, shift=shift)
        else:
            self._type(typed)

    def _type(self, typed: str) -> None:
        self.overlay.type(typed)
        self.strip.say(self._asking.prompt if self._asking else "", aloud=False)

    def _say(self, what: str) -> None:
        prompt = self._asking.prompt if self._asking else ""
        self.strip.say(f"{what} · {prompt}")

    def _pick(self, span: Span, *, shift: bool) -> None:
        asking = self._asking
        if asking is None:
            return
        if asking.follow is not None:
            self._go_on(asking.follow(span))
        else:
            self._end()
            asking.picked(span, shift)

    # Showing

    def _draw(self) -> None:
        asking = self._asking
        if asking is None:
            return
        font, places = HintFont(self._view), asking.places()
        length = max(len(hint_names(len(places), asking.least)[0]) if places else 1, asking.least)
        boxes = font.boxes(places, length)
        before = {hint.place.span: hint.name for hint in self.overlay.hints}
        names = lasting_names(before, [place.span for place, _box in boxes], length) if boxes else []
        hints = [Hint(name, place, box) for name, (place, box) in zip(names, boxes, strict=True)]
        typed = self.overlay.typed
        self.overlay.lay(hints, font, self._keeper.theme)
        if any(hint.name.startswith(typed) for hint in hints):
            self.overlay.type(typed)
        if asking.whole:
            self._marked = True
            tint = QColor(self._keeper.theme.page_selection)
            tint.setAlphaF(_TINT)
            style = MarkStyle(QColor(self._keeper.theme.text), tint, "dotted")
            self._view.set_marks(OFFERED, [Mark(hint.name, (hint.place.span,), style) for hint in hints])

    def _end(self) -> None:
        """Go without giving up."""
        self._asking = None
        self._view.set_mode(None)

    def _clear(self) -> None:
        self.overlay.hide()
        self.overlay.hints = []
        if self._marked:
            self._view.set_marks(OFFERED, ())
            self._marked = False
        self.strip.close_strip()
        self.ended.emit()
