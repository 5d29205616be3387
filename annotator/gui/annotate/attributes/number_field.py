"""A number: typed with the separators of the language, and told in place where it is none."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent

from annotator.domain.attributes import is_missing
from annotator.domain.numbers.typed import parsed_number, typed_number
from annotator.gui.annotate.attributes.field import Field
from annotator.gui.annotate.attributes.names import value_title
from annotator.gui.annotate.attributes.shown import Shown, Standing
from annotator.gui.annotate.attributes.typed_line import TypedLine


class NumberField(Field):
    """Hands a number over when it is left; what is none stays in the field and is not saved."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title)
        self.line = TypedLine()
        self.hold(self.line)
        self.line.rested.connect(self._draft)
        self.line.editingFinished.connect(self.finish)
        self.line.textEdited.connect(lambda _text: self.say_fault(""))

    def present(self, shown: Shown) -> None:
        """Show a number; a value that is none is shown as it is."""
        if self.is_dirty():
            return
        super().present(shown)
        self.say_fault("")
        value = shown.value
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        self.line.setPlaceholderText(self.tr("several") if shown.standing is Standing.SEVERAL else "")
        if is_missing(value):
            self.line.show_text("")
        elif is_number:
            self.line.show_text(typed_number(value, QLocale().decimalPoint()))  # type: ignore[arg-type]
        else:
            self.line.show_text(value_title(None, self.name, value))

    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.line.is_dirty()

    def give_up(self) -> None:
        """Forget what is no number."""
        self.line.show_text("")
        self.say_fault("")

    def press(self, event: QKeyEvent) -> bool:
        """Return stays here where something is wrong."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.is_dirty():
            self.finish()
            if not self.is_dirty():
                self.entered.emit(True)
            return True
        return False

    def resume(self, typed: str) -> None:
        """Go on with what was half typed when the program broke off."""
        self.line.setText(typed)

    def finish(self) -> bool:
        """Save what is typed, or say what is wrong with it."""
        if not self.is_dirty():
            return False
        typed = self.line.text()
        locale = QLocale()
        number = parsed_number(typed, locale.decimalPoint(), locale.groupSeparator())
        if number is None and typed.strip():
            example = typed_number(1.5, locale.decimalPoint())
            self.say_fault(
                self.tr("Not saved: this is no number. Write digits, as 1200 or {example}.").format(
                    example=example
                )
            )
            return True
        self.line.settle()
        self.say_fault("")
        self.give(number)
        return True

    def _draft(self) -> None:
        self.drafted.emit(self.name, self.line.text() if self.is_dirty() else "")
