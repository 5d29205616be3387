"""The details of the chosen annotation: label, text, place, attributes, discuss mark and note."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.openness import OpenPoint
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.marks import shown
from annotator.gui.annotate.note_editor import NoteEditor
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.swatch import Swatch

_LONGEST = 300
_NOTE_HEIGHT = 72


class Inspector(QWidget):
    """Shows the chosen annotation; empty where none is chosen."""

    def __init__(self, desk: Desk, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts: dict[str, str] = {}
        self.swatch = Swatch("palette-1", keeper)
        self.label = PlainLabel("", "heading")
        self.text = ElidedLabel("")
        self.place = PlainLabel("", "muted")
        self.open_points = PlainLabel("", "muted", wrap=True)
        self.attributes = QGridLayout()
        self.attributes.setHorizontalSpacing(MARGIN)
        self.attributes.setVerticalSpacing(STEP)
        self.attributes.setColumnStretch(1, 1)
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
        self._refresh()

    def set_drafts(self, drafts: dict[str, str]) -> None:
        """Take the half-typed notes that a crash left behind, by annotation (`uid`)."""
        self._drafts = drafts
        self._refresh()

    def edit_note(self) -> None:
        """Go to the end of the note, where it is written on; selected, the first key would wipe it."""
        if self.note.isVisible():
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.note.moveCursor(QTextCursor.MoveOperation.End)

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
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addLayout(second)
        column.addWidget(self.open_points)
        column.addLayout(self.attributes)
        column.addWidget(self.note, 1)
        return details

    def _refresh_if_chosen(self, _before: object, after: Annotation) -> None:
        if after.uid == self._desk.chosen:
            self._refresh()

    def _refresh(self) -> None:
        annotation = self._desk.chosen_annotation()
        self.hint.setVisible(annotation is None)
        self._details.setVisible(annotation is not None)
        if annotation is None:
            self.note.finish()
            self.note.edit("", "", None)
            return
        label = self._desk.label(annotation)
        self.swatch.set_colour(label.colour if label else "palette-1")
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
        self._show_open_points()
        self._fill_attributes(annotation)

    def _show_open_points(self) -> None:
        """Say what is left to do about the chosen annotation, as the key to the next open one means it."""
        annotation = self._desk.chosen_annotation()
        if annotation is None:
            return
        words = {
            OpenPoint.UNTIED: self.tr("not tied yet"),
            OpenPoint.UNREAD: self.tr("number not read yet"),
            OpenPoint.REQUIRED: self.tr("to be filled in: {names}"),
            OpenPoint.DISCUSS: self.tr("to discuss"),
        }
        openness = self._desk.openness()
        points = openness.points(annotation)
        names = ", ".join(attribute.name for attribute in openness.missing(annotation))
        said = ", ".join(
            words[point].format(names=names) if point is OpenPoint.REQUIRED else words[point]
            for point in points
        )
        self.open_points.setText(self.tr("Open: {points}").format(points=said) if points else "")
        self.open_points.setVisible(bool(points))

    def _place(self, annotation: Annotation) -> str:
        number = QLocale().toString
        place = f"{number(annotation.start)}–{number(annotation.end)}"
        if len(annotation.fragments) > 1:
            parts = self.tr("%n fragments", "", len(annotation.fragments))
            return f"{place} · {parts}"
        return place

    def _fill_attributes(self, annotation: Annotation) -> None:
        while self.attributes.count():
            item = self.attributes.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(annotation.attributes.items()):
            self.attributes.addWidget(PlainLabel(name, "muted"), row, 0)
            self.attributes.addWidget(ElidedLabel(shown(value)), row, 1)
