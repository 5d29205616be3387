"""The fields of one attribute: name, kind, values, default, whether it is required, when it is asked for."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from annotator.domain.json_values import Json
from annotator.domain.label import Attribute, AttributeKind, Condition
from annotator.gui.labels.choice_list import ChoiceList
from annotator.gui.labels.fields import SettledLine, TicksButton
from annotator.gui.style.metrics import CONTROL_HEIGHT, GAP, STEP
from annotator.gui.widgets.ask import LineDialog
from annotator.gui.widgets.labels import PlainLabel
from annotator.services.scheme.rewriting import converted


class AttributeFields(QWidget):
    """Shows an attribute, and tells what shall become of it."""

    revised = Signal(object)
    """The Attribute as it shall be."""
    choice_renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attribute: Attribute | None = None
        self._others: Sequence[Attribute] = ()
        self.name = SettledLine(self.tr("Name of the attribute"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind"))
        for kind, title in self.kinds().items():
            self.kind.addItem(title, kind.value)
        self.choices = ChoiceList()
        self.default_line = SettledLine(self.tr("Default"))
        self.default_box = QComboBox()
        self.default_box.setAccessibleName(self.tr("Default"))
        self.required = QCheckBox(self.tr("Required: without it an annotation counts as open"))
        self.required.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.when = QComboBox()
        self.when.setAccessibleName(self.tr("Asked for"))
        self.when_values = TicksButton(self.tr("Values with which it is asked for"))
        self._lay_out()
        self.name.settled.connect(lambda text: self._revise(name=text))
        self.kind.activated.connect(lambda _at: self._take_kind())
        self.choices.changed.connect(lambda values: self._revise(choices=tuple(values)))
        self.choices.renamed.connect(self.choice_renamed)
        self.default_line.settled.connect(self._take_default)
        self.default_box.activated.connect(lambda _at: self._revise(default=self.default_box.currentData()))
        self.required.clicked.connect(lambda on: self._revise(required=on))
        self.when.activated.connect(lambda _at: self._take_when())
        self.when_values.ticked.connect(self._take_values)

    def kinds(self) -> dict[AttributeKind, str]:
        """What the kinds are called."""
        return {
            AttributeKind.CHOICE: self.tr("Choice"),
            AttributeKind.NUMBER: self.tr("Number"),
            AttributeKind.TEXT: self.tr("Text"),
            AttributeKind.YES_NO: self.tr("Yes or no"),
        }

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, STEP, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(STEP)
        grid.setColumnStretch(1, 1)
        default, condition = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (default, (self.default_line, self.default_box)),
            (condition, (self.when, self.when_values)),
        ):
            row.setSpacing(GAP)
            for widget in widgets:
                row.addWidget(widget, 1)
        rows: list[tuple[str, QWidget | QHBoxLayout]] = [
            (self.tr("Name"), self.name),
            (self.tr("Kind"), self.kind),
            (self.tr("Values"), self.choices),
            (self.tr("Default"), default),
            (self.tr("Asked for"), condition),
            ("", self.required),
        ]
        self._names: dict[str, PlainLabel] = {}
        for number, (name, part) in enumerate(rows):
            label = PlainLabel(name, "muted")
            self._names[name] = label
            label.setMinimumHeight(CONTROL_HEIGHT)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(part, QWidget):
                grid.addWidget(part, number, 1)
            else:
                grid.addLayout(part, number, 1)

    def show_attribute(self, attribute: Attribute, others: Sequence[Attribute]) -> None:
        """Show one of the attributes; `others` are those beside it."""
        self._attribute, self._others = attribute, others
        self.name.show_stored(attribute.name)
        self.kind.setCurrentIndex(self.kind.findData(attribute.kind.value))
        is_choice = attribute.kind is AttributeKind.CHOICE
        self.choices.setVisible(is_choice)
        self._names[self.tr("Values")].setVisible(is_choice)
        self.choices.show_values(attribute.choices)
        self._show_default(attribute)
        self.required.setChecked(attribute.required)
        self._show_condition(attribute, others)

    def _show_default(self, attribute: Attribute) -> None:
        boxed = attribute.kind in {AttributeKind.CHOICE, AttributeKind.YES_NO}
        self.default_box.setVisible(boxed)
        self.default_line.setVisible(not boxed)
        offered: list[tuple[str, Json]] = [(self.tr("No default"), None)]
        if attribute.kind is AttributeKind.YES_NO:
            offered += [(self.tr("yes"), True), (self.tr("no"), False)]
        offered += [(one, one) for one in attribute.choices]
        with QSignalBlocker(self.default_box):
            self.default_box.clear()
            for title, value in offered:
                self.default_box.addItem(title, value)
            values = [value for _, value in offered]
            self.default_box.setCurrentIndex(
                values.index(attribute.default) if attribute.default in values else 0
            )
        self.default_line.setPlaceholderText(self.tr("No default"))
        default = attribute.default
        self.default_line.show_stored("" if default is None or boxed else str(default))

    def _show_condition(self, attribute: Attribute, others: Sequence[Attribute]) -> None:
        when = attribute.when
        with QSignalBlocker(self.when):
            self.when.clear()
            self.when.addItem(self.tr("always"), "")
            for one in others:
                if one.kind is AttributeKind.CHOICE:
                    self.when.addItem(self.tr("where “{name}” is").format(name=one.name), one.name)
            self.when.setCurrentIndex(max(0, self.when.findData(when.attribute if when else "")))
        other = next((one for one in others if when is not None and one.name == when.attribute), None)
        self.when_values.setVisible(other is not None)
        if other is not None and when is not None:
            self.when_values.show_ticks([(one, one) for one in other.choices], when.values)

    # Telling

    def put_back(self) -> None:
        """Show what is stored again, after a refusal."""
        if self._attribute is not None:
            self.name.put_back()
            self.default_line.put_back()
            self.show_attribute(self._attribute, self._others)

    def _revise(self, **changes: object) -> None:
        if self._attribute is not None:
            self.revised.emit(replace(self._attribute, **changes))  # type: ignore[arg-type]

    def _take_kind(self) -> None:
        kind = AttributeKind(self.kind.currentData())
        if self._attribute is None or kind is self._attribute.kind:
            return
        if kind is not AttributeKind.CHOICE:
            self._revise(kind=kind, choices=())
            return
        dialog = LineDialog(
            self.tr("Values to choose from"),
            self.tr("Which ones are there? Put commas between them. Values that are stored join them."),
            "",
            self._take_choices,
            may_be_empty=True,
            parent=self.window(),
        )
        dialog.setObjectName("values-dialog")
        dialog.rejected.connect(self.put_back)
        dialog.open()

    def _take_choices(self, text: str) -> None:
        choices = tuple(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))
        self._revise(kind=AttributeKind.CHOICE, choices=choices)

    def _take_default(self, text: str) -> None:
        if self._attribute is not None:
            value = converted(text, self._attribute.kind) if text else None
            self._revise(default=value)

    def _take_when(self) -> None:
        name = str(self.when.currentData() or "")
        other = next((one for one in self._others if one.name == name), None)
        # All but the first value is a condition that can be narrowed; none would never be asked for.
        self._revise(when=Condition(name, other.choices) if other is not None else None)

    def _take_values(self, values: list[str]) -> None:
        when = self._attribute.when if self._attribute is not None else None
        if when is not None and values:
            self._revise(when=Condition(when.attribute, tuple(values)))
        else:
            self.put_back()
