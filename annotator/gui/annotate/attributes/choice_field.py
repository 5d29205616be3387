"""A choice among words: one letter or digit chooses, a popup shows them, Del takes the choice away."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from annotator.domain.json_values import Json, same
from annotator.gui.annotate.attributes.field import Field
from annotator.gui.annotate.attributes.letters import letters_for
from annotator.gui.annotate.attributes.names import value_title
from annotator.gui.annotate.attributes.shown import Shown, Standing
from annotator.gui.keyboard.positions import latin_letter
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP
from annotator.gui.widgets.keycap import keycap_size, paint_keycap

_Key = Qt.Key
NONE: Final = "–"
"""What stands where there is no value."""
_LONGEST: Final = 80
"""Characters that a choice in the popup can need."""
_CLEARS: Final = frozenset({_Key.Key_Delete, _Key.Key_Backspace})
_STEPS: Final = {_Key.Key_Left: -1, _Key.Key_Right: 1}
_VALUE: Final = Qt.ItemDataRole.UserRole
_LETTER: Final = Qt.ItemDataRole.UserRole + 1


class ChoiceField(Field):
    """Chooses one of some values."""

    def __init__(
        self, name: str, title: str, choices: Sequence[tuple[Json, str]], keeper: ThemeKeeper
    ) -> None:
        super().__init__(name, title)
        self.box = ChoiceBox()
        self.hold(self.box)
        self._choices = list(choices)
        self._letters = letters_for([words for _value, words in choices])
        self.box.addItem(NONE)
        self.box.setItemData(0, self.tr("No value"), Qt.ItemDataRole.AccessibleTextRole)
        for letter, (value, words) in zip(self._letters, choices, strict=True):
            self.box.addItem(" ".join(words[:_LONGEST].split()))
            self.box.setItemData(self.box.count() - 1, value, _VALUE)
            self.box.setItemData(self.box.count() - 1, letter, _LETTER)
        self.box.view().setItemDelegate(_ChoiceRow(keeper, self.box))
        self.box.view().installEventFilter(self)
        self.box.activated.connect(self._picked)

    def present(self, shown: Shown) -> None:
        """Show a choice; a value that is none of them is shown as it is."""
        super().present(shown)
        self._drop_odd()
        self.box.setPlaceholderText("")
        if shown.standing is Standing.SEVERAL:
            self.box.setPlaceholderText(self.tr("several"))
            self.box.setCurrentIndex(-1)
            return
        if shown.standing is Standing.UNSET:
            self.box.setCurrentIndex(0)
            return
        place = next((n for n, (value, _) in enumerate(self._choices, 1) if same(value, shown.value)), 0)
        if not place:
            self.box.addItem(" ".join(value_title(None, self.name, shown.value)[:_LONGEST].split()))
            self.box.setItemData(self.box.count() - 1, shown.value, _VALUE)
            place = self.box.count() - 1
        self.box.setCurrentIndex(place)

    def press(self, event: QKeyEvent) -> bool:
        """Letters choose, Left and Right step, Del clears, Space shows what there is."""
        key = event.key()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in _CLEARS:
            self._choose(0)
        elif key in _STEPS:
            count = len(self._choices) + 1
            self._choose((max(0, self.box.currentIndex()) + _STEPS[_Key(key)]) % count)
        elif key == _Key.Key_Space:
            self.box.showPopup()
        elif letter := latin_letter(event).upper():
            if letter in self._letters:
                self._choose(self._letters.index(letter) + 1)
        else:
            return False
        return True

    def offer(self) -> None:
        """Show the choices with their letters."""
        self.box.showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the popup is open letters choose there."""
        if (
            watched is self.box.view()
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            letter = latin_letter(event).upper()
            if letter in self._letters and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.box.hidePopup()
                self._choose(self._letters.index(letter) + 1)
                return True
            if event.key() in _CLEARS:
                self.box.hidePopup()
                self._choose(0)
                return True
        return super().eventFilter(watched, event)

    def _choose(self, place: int) -> None:
        self.box.setCurrentIndex(place)
        self._picked(place)

    def _picked(self, place: int) -> None:
        self.give(self.box.itemData(place, _VALUE) if place > 0 else None)

    def _drop_odd(self) -> None:
        while self.box.count() > len(self._choices) + 1:
            self.box.removeItem(self.box.count() - 1)


class ChoiceBox(QComboBox):
    """As narrow as its place; what does not fit ends in an ellipsis. The wheel scrolls past it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(20)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def showPopup(self) -> None:
        """As wide as its words need, whatever room the box has."""
        widths = [self.view().sizeHintForIndex(self.model().index(n, 0)).width() for n in range(self.count())]
        self.view().setMinimumWidth(min(max(self.width(), *widths) + 2 * GAP, 4 * self.width()))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never change a value in passing."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what there is room for."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, field.width())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class _ChoiceRow(QStyledItemDelegate):
    """A choice in the popup with the key that chooses it."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The words and the key."""
        return super().sizeHint(option, index) + QSize(round(keycap_size("M", option.font).width()) + GAP, 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw both, the key at the far end."""
        super().paint(painter, option, index)
        letter = index.data(_LETTER)
        if not letter:
            return
        box = QRectF(option.rect)
        size = keycap_size(letter, option.font)
        left = (
            box.left() + GAP
            if option.direction == Qt.LayoutDirection.RightToLeft
            else box.right() - size.width() - GAP
        )
        painter.save()
        painter.setFont(option.font)
        top = round(box.center().y() - size.height() / 2)
        paint_keycap(painter, QRectF(left, top, size.width(), size.height()), letter, self._keeper.theme)
        painter.restore()
