"""The details of what is chosen: label, text, place, attributes, discuss mark and note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.json_values import EMPTY
from annotator.gui.annotate.attributes.names import attribute_title
from annotator.gui.annotate.attributes.panel import AttributePanel, draft_name
from annotator.gui.annotate.attributes.readings import Readings
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.note_editor import NoteEditor
from annotator.gui.annotate.open_points import points_said
from annotator.gui.annotate.several import Several
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.translation import counted
from annotator.gui.widgets.keycap import Keycap, key_text
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.swatch import Swatch

_LONGEST = 300
_NOTE_HEIGHT = 48
_ALL = 1000
"""How much more of the room that is left the note gets than what is empty beneath it."""


class Inspector(QWidget):
    """Shows the chosen annotation, or what several have in common; empty where none is chosen."""

    confirm_asked = Signal()
    """What is read in the chosen numbers is right."""

    def __init__(
        self, desk: Desk, several: Several, keeper: ThemeKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._several = several
        self._drafts: dict[str, str] = {}
        self.readings = Readings(desk)
        self.swatch = Swatch("palette-1", keeper)
        self.label = ElidedLabel("", "heading")
        self.label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.text = ElidedLabel("")
        self.place = ElidedLabel("", "muted")
        self.open_points = PlainLabel("", "muted", wrap=True)
        self.attributes = AttributePanel(keeper)
        self.read = PlainLabel("", "read", wrap=True)
        self.confirm = QPushButton(self.tr("Confirm"))
        self.key = Keycap(key_text("Return"), keeper)
        self.discuss = QCheckBox(self.tr("Discuss"))
        self.discuss.setToolTip(self.tr("Mark it as one to talk about"))
        self.note = NoteEditor()
        self.note.setMinimumHeight(_NOTE_HEIGHT)
        self.hint = PlainLabel(self.tr("No annotation is chosen. Click one on the page."), "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._details = self._laid_out()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.hint, 1)
        column.addWidget(self._details, 1)
        desk.chose.connect(self._refresh)
        desk.put.connect(self._refresh_if_chosen)
        desk.set_changed.connect(self._refresh)
        desk.scheme_changed.connect(self._refresh)
        desk.relations_changed.connect(self._show_open_points)
        several.changed.connect(self._refresh)
        self.confirm.clicked.connect(lambda _checked=False: self.confirm_asked.emit())
        self.attributes.confirmed.connect(self.confirm_asked)
        self._refresh()

    def set_drafts(self, drafts: dict[str, str]) -> None:
        """Take what a crash left behind half typed: notes by annotation (`uid`), values by `draft_name`."""
        self._drafts = drafts
        self._refresh()

    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return not self._several.annotations()

    def edit_note(self) -> None:
        """Go to the end of the note, where it is written on; selected, the first key would wipe it."""
        if self.note.isVisible():
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.note.moveCursor(QTextCursor.MoveOperation.End)

    def finish(self) -> None:
        """Hand over what is typed, in the note and in the attributes."""
        self.note.finish()
        self.attributes.finish()

    def _laid_out(self) -> QWidget:
        details = QWidget()
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.swatch)
        head.addWidget(self.label)
        head.addWidget(self.text, 1)
        second = QHBoxLayout()
        second.addWidget(self.place, 1)
        second.addWidget(self.discuss)
        set_look(self.confirm, "link")
        self.confirm.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        third = QHBoxLayout()
        third.setSpacing(STEP)
        third.addWidget(self.read, 1)
        third.addWidget(self.confirm)
        third.addWidget(self.key)
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addLayout(second)
        column.addWidget(self.open_points)
        column.addWidget(self.attributes)
        column.addLayout(third)
        column.addWidget(self.note, _ALL)
        column.addStretch(1)
        return details

    def _refresh_if_chosen(self, _before: object, after: Annotation) -> None:
        if after.uid == self._desk.chosen or after.uid in self._several.group():
            self._refresh()

    def _refresh(self) -> None:
        chosen = self._several.annotations()
        one = chosen[0] if len(chosen) == 1 else None
        self.hint.setVisible(not chosen)
        self._details.setVisible(bool(chosen))
        self.note.setVisible(one is not None)
        self.discuss.setVisible(one is not None)
        self.text.setVisible(one is not None)
        if one is None:
            self.note.finish()
            self.note.edit("", "", None)
        if one is not None:
            self._show_one(one)
        elif chosen:
            self._show_several(chosen)
        self._show_open_points()
        self._show_attributes(chosen)

    def _show_one(self, annotation: Annotation) -> None:
        label = self._desk.label(annotation)
        self.swatch.set_colour(label.colour if label else "palette-1")
        self.swatch.show()
        self.label.setText(label.title if label else "")
        words = " ".join(annotation.text(self._desk.text)[:_LONGEST].split())
        self.text.setText(self.tr("“{words}”").format(words=words))
        self.place.setText(self._place(annotation))
        self.discuss.blockSignals(True)
        self.discuss.setChecked(annotation.discuss)
        self.discuss.blockSignals(False)
        self.discuss.setEnabled(self._desk.changeable)
        self.note.setReadOnly(not self._desk.changeable)
        self.note.edit(annotation.uid, annotation.note, self._drafts.pop(annotation.uid, None))

    def _show_several(self, chosen: list[Annotation]) -> None:
        labels = list(dict.fromkeys(self._desk.label(one) for one in chosen))
        titles = [label.title for label in labels if label is not None]
        self.swatch.setVisible(len(titles) == 1)
        if len(titles) == 1 and labels[0] is not None:
            self.swatch.set_colour(labels[0].colour)
        self.label.setText(counted("Inspector", "%n annotations", len(chosen)))
        self.place.setText(", ".join(titles))

    def _show_open_points(self) -> None:
        """Say what is left to do about the chosen annotation, as the key to the next open one means it."""
        chosen = self._several.annotations()
        one = chosen[0] if len(chosen) == 1 else None
        said = ""
        if one is not None:
            label = self._desk.label(one)
            openness = self._desk.openness()
            missing = [attribute_title(label, missing.name) for missing in openness.missing(one)]
            said = points_said(openness.points(one), missing)
        self.open_points.setText(self.tr("Open: {points}").format(points=said) if said else "")
        self.open_points.setVisible(bool(said))

    def _place(self, annotation: Annotation) -> str:
        place = f"{whole(annotation.start)}–{whole(annotation.end)}"
        if len(annotation.fragments) > 1:
            parts = counted("Inspector", "%n fragments", len(annotation.fragments))
            return f"{place} · {parts}"
        return place

    def _half_typed(self, chosen: list[Annotation]) -> dict[str, str]:
        """What was half typed of the attributes of the only one that is chosen; it is handed over once."""
        if len(chosen) != 1:
            return {}
        begin = draft_name(chosen[0].uid, "")
        names = [name for name in self._drafts if name.startswith(begin)]
        return {name.removeprefix(begin): self._drafts.pop(name) for name in names}

    def _show_attributes(self, chosen: list[Annotation]) -> None:
        labels = list(dict.fromkeys(self._desk.label(one) for one in chosen))
        unconfirmed = self.readings.unconfirmed(chosen)
        waits = unconfirmed > 0 and self._desk.changeable
        self.attributes.present(
            chosen,
            [label for label in labels if label is not None] if None not in labels else [],
            self.readings.of(chosen[0]) if len(chosen) == 1 else EMPTY,
            changeable=self._desk.changeable,
            waits=waits,
            half_typed=self._half_typed(chosen),
        )
        if len(chosen) == 1:
            words = self.tr("read from the text, not yet confirmed")
        else:
            words = counted("Inspector", "%n numbers not yet confirmed", unconfirmed)
        self.read.setText(words if unconfirmed else "")
        self.read.setVisible(unconfirmed > 0)
        self.confirm.setVisible(waits)
        self.key.setVisible(waits)
