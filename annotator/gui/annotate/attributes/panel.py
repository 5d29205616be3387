"""The attributes of what is chosen, one field under the other; they scroll where there are many."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.attributes import BETWEEN, BOUND, LOWER, UPPER, VALUE
from annotator.domain.json_values import EMPTY, Json, JsonObject
from annotator.domain.label import Attribute, AttributeKind, Label
from annotator.gui.annotate.attributes.choice_field import ChoiceField
from annotator.gui.annotate.attributes.field import Field
from annotator.gui.annotate.attributes.names import attribute_title, choice_title
from annotator.gui.annotate.attributes.number_field import NumberField
from annotator.gui.annotate.attributes.other_field import OtherField
from annotator.gui.annotate.attributes.shown import (
    Shown,
    Standing,
    asked_names,
    other_names,
    shared_attributes,
    shown_of,
)
from annotator.gui.annotate.attributes.text_field import TextField
from annotator.gui.annotate.attributes.yes_no_field import YesNoField
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.labels import ElidedLabel

Suggest = Callable[[str, Sequence[Annotation]], Sequence[str]]
"""What to offer for an attribute of some annotations, the likeliest first."""
_TITLE: Final = 14
"""Letters that the names of attributes may be wide."""
_LEAST: Final = 2
"""Rows that are seen where there is hardly any room."""


class AttributePanel(QScrollArea):
    """Shows fields for the attributes that all labels share, then for what annotations have besides."""

    changed = Signal(object, str, object)
    """The annotations (list of `uid`s), the attribute's name, the value or None."""
    drafted = Signal(str, str)
    """Under which name half-typed values are kept, and what is half typed."""
    settled = Signal(str)
    """What is kept under that name is no longer needed."""
    confirmed = Signal()
    """Return, with nothing changed, where a reading waits to be confirmed."""
    leafed = Signal(int)
    """To the next annotation (1) or the one before (-1), staying in the field."""
    left = Signal()
    """Back to where one came from."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.suggest: Suggest = lambda _name, _annotations: ()
        self.fields: dict[str, Field] = {}
        self._titles: dict[str, ElidedLabel] = {}
        self._annotations: Sequence[Annotation] = ()
        self._attributes: Sequence[Attribute] = ()
        self._read: JsonObject = EMPTY
        self._form: tuple[object, ...] = ()
        self._waits = False
        self._once = False
        self._drafts: set[str] = set()
        """The names under which something half typed is kept."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Attributes"))
        self._inner = QWidget()
        self._grid = self._new_grid()
        self.setWidget(self._inner)
        for part in (self.viewport(), self._inner):
            part.setAutoFillBackground(False)

    def present(
        self,
        annotations: Sequence[Annotation],
        labels: Sequence[Label],
        read: JsonObject = EMPTY,
        *,
        changeable: bool,
        waits: bool,
        half_typed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Show the attributes of annotations.

        Args:
            annotations: what is chosen; none clears the panel.
            labels: their labels, each once.
            read: what is read from the text of the only one and not confirmed.
            changeable: whether they can be changed.
            waits: whether Return confirms a reading.
            half_typed: what was half typed of the only one when the program broke off, by attribute.
        """
        others = [one.uid for one in annotations] != [one.uid for one in self._annotations]
        if others:
            self.finish()
            for field in self.fields.values():
                field.give_up()
                self._settle(field.name)
        if not changeable and self.has_keyboard():
            self._leave()  # before it is disabled, and the keyboard goes anywhere
        self._annotations, self._waits, self._read = annotations, waits, read
        attributes = self._attributes = shared_attributes(labels)
        shared = {attribute.name for attribute in attributes}
        names = tuple(name for name in other_names(annotations, labels) if name not in shared)
        title_of = labels[0] if len({label.name for label in labels}) == 1 else None
        form = (attributes, names, title_of.name if title_of else None)
        if form != self._form:
            self._form = form
            self._build(attributes, names, title_of)
        shown = {name: shown_of(annotations, name, read) for name in self.fields} if annotations else {}
        for attribute in attributes:
            missing = attribute.required and shown[attribute.name].standing is Standing.UNSET
            title = attribute_title(title_of, attribute.name)
            self._titles[attribute.name].setText(f"{title} *" if missing else title)
        visible = self._visible(annotations)
        for name, value in shown.items():
            self.fields[name].present(value)
            self.fields[name].set_changeable(on=changeable)
            self._show_row(name, on=name in visible or name in half_typed)
            if name in half_typed and changeable:
                self._drafts.add(draft_name(annotations[0].uid, name))
                self.fields[name].resume(half_typed[name])
        self.setVisible(bool(shown))
        self.updateGeometry()

    def finish(self) -> None:
        """Hand over what is typed."""
        for field in self.fields.values():
            field.finish()

    def go_to(self, name: str = "", *, once: bool = False) -> bool:
        """Give a field the keyboard, by default the first; whether there is one.

        Args:
            name: the attribute's.
            once: whether one goes back as soon as it is filled in.
        """
        shown = self._shown()
        field = self.fields.get(name) if name else (shown[0] if shown else None)
        if field is None or not field.editor.isEnabled():
            return False
        self._once = once
        self._focus(field)
        if once:
            field.offer()
        return True

    def refresh_suggestions(self) -> None:
        """More is known than before."""
        for field in self.fields.values():
            if isinstance(field, TextField):
                field.refresh()

    def has_keyboard(self) -> bool:
        """Whether one of the fields has it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def sizeHint(self) -> QSize:
        """Room for all fields."""
        return QSize(super().sizeHint().width(), self._inner.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few of them."""
        rows = [field.sizeHint().height() for field in self._shown()[:_LEAST]]
        return QSize(super().minimumSizeHint().width(), sum(rows) + STEP * max(0, len(rows) - 1))

    # Building

    def _new_grid(self) -> QGridLayout:
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(STEP)
        grid.setColumnStretch(1, 1)
        return grid

    def _build(self, attributes: Sequence[Attribute], names: Sequence[str], label: Label | None) -> None:
        focused = next((name for name, field in self.fields.items() if field.editor.hasFocus()), None)
        old = [*self.fields.values(), *self._titles.values()]
        self.fields = {one.name: self._field(one, label) for one in attributes}
        self.fields |= {name: OtherField(name, name, self._keeper) for name in names}
        self._titles = {}
        for widget in old:
            self._grid.removeWidget(widget)
        for row, field in enumerate(self.fields.values()):
            title = ElidedLabel(field.title, "muted")
            title.setMaximumWidth(_TITLE * self.fontMetrics().averageCharWidth())
            title.setFixedHeight(field.editor.sizeHint().height())
            self._titles[field.name] = title
            self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, row, 1)
            field.changed.connect(self._changed)
            field.drafted.connect(self._draft)
            field.walked.connect(partial(self._walk, field))
            field.leafed.connect(self.leafed)
            field.entered.connect(partial(self._entered, field))
            field.left.connect(self._leave)
        if focused is not None and self.fields:
            self._focus(self.fields.get(focused) or next(iter(self.fields.values())))
        for widget in old:
            widget.hide()
            widget.deleteLater()

    def _field(self, attribute: Attribute, label: Label | None) -> Field:
        name, title = attribute.name, attribute_title(label, attribute.name)
        if attribute.kind is AttributeKind.CHOICE:
            choices: list[tuple[Json, str]] = [(c, choice_title(label, name, c)) for c in attribute.choices]
            return ChoiceField(name, title, choices, self._keeper)
        if attribute.kind is AttributeKind.NUMBER:
            return NumberField(name, title)
        if attribute.kind is AttributeKind.YES_NO:
            return YesNoField(name, title, self._keeper)
        return TextField(name, title, lambda asked: self.suggest(asked, self._annotations))

    def _visible(self, annotations: Sequence[Annotation]) -> frozenset[str]:
        """What has a value, or is asked for and has a meaning."""
        shown = {name: shown_of(annotations, name, self._read) for name in self.fields} if annotations else {}
        asked = asked_names(annotations, self._attributes, self._read)
        return frozenset(
            name
            for name, value in shown.items()
            if value.standing is not Standing.UNSET or (name in asked and not _is_moot(name, shown))
        )

    def _show_row(self, name: str, *, on: bool) -> None:
        field = self.fields[name]
        if not on and field.editor.hasFocus():
            return
        field.setVisible(on)
        self._titles[name].setVisible(on)

    # Keys

    def _shown(self) -> list[Field]:
        return [field for field in self.fields.values() if not field.isHidden()]

    def _focus(self, field: Field) -> None:
        field.show()
        self._titles[field.name].show()
        field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(field, 0, STEP)

    def _changed(self, name: str, value: Json) -> None:
        self.changed.emit([one.uid for one in self._annotations], name, value)
        self._settle(name)
        # What is asked for now is there before it is saved: quick hands are on their way to it already.
        given = [replace(one, attributes={**one.attributes, name: value}) for one in self._annotations]
        for asked in self._visible(given):
            self._show_row(asked, on=True)

    def _draft(self, name: str, typed: str) -> None:
        if len(self._annotations) != 1:
            return  # of several it would be said of each of them
        if not typed:
            self._settle(name)
            return
        kept = draft_name(self._annotations[0].uid, name)
        self._drafts.add(kept)
        self.drafted.emit(kept, typed)

    def _settle(self, name: str) -> None:
        for one in self._annotations:
            kept = draft_name(one.uid, name)
            if kept in self._drafts:
                self._drafts.discard(kept)
                self.settled.emit(kept)

    def _walk(self, field: Field, step: int) -> None:
        fields = self._shown()
        place = fields.index(field) + step if field in fields else -1
        if 0 <= place < len(fields):
            self._focus(fields[place])

    def _entered(self, field: Field, changed: bool) -> None:
        if self._once:
            self._leave()
        elif self._waits and not changed:
            self.confirmed.emit()
        elif field is self._shown()[-1]:
            self._leave()
        else:
            self._walk(field, 1)

    def _leave(self) -> None:
        self._once = False
        self.left.emit()


def draft_name(uid: str, attribute: str) -> str:
    """Under which name a half-typed value of an annotation (`uid`) is kept; its note is kept as `uid`."""
    return f"{uid}/{attribute}"


def _is_moot(name: str, shown: Mapping[str, Shown]) -> bool:
    """Whether an empty field has no meaning beside the bound that a number has."""
    bound = shown.get(BOUND, Shown()).value
    return name in {VALUE, LOWER, UPPER} and bound is not None and (name == VALUE) == (bound in BETWEEN)
