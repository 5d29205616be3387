"""The form of the chosen label or relation type; whatever is changed in it is stored at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.label import WINDOW_LETTERS, Label, Owner, RelationType, Scheme, Underline
from annotator.gui.labels.attributes import Attributes
from annotator.gui.labels.editing import Editing
from annotator.gui.labels.fields import SettledLine, TicksButton
from annotator.gui.labels.look import ColourRow, Sample, UnderlineRow
from annotator.gui.labels.wording import colour_words, touched_words
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.label_legibility import colour_faults, look_alikes
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.translation import counted
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.services.scheme import labelling
from annotator.services.scheme.use import Touched

_KEY_WIDTH = 56
_LONGEST = 200
_WARNINGS = 4
"""So many things that are wrong with a colour are said; of many labels each is like some other."""


class OwnerForm(QWidget):
    """Shows one label or relation type of a scheme."""

    merge_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, editing: Editing, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._keeper = keeper
        self._owner: Owner | None = None
        self._scheme = Scheme((), ())
        self._label_rows: list[QWidget] = []
        self.head = ElidedLabel("", "title")
        self.touched = PlainLabel("", "muted", wrap=True)
        self.name = SettledLine(self.tr("Name in files"))
        self.title = SettledLine(self.tr("Title on screen"))
        self.name.setMaxLength(_LONGEST)
        self.title.setMaxLength(_LONGEST)
        self.colours = ColourRow(keeper)
        self.underlines = UnderlineRow(keeper)
        self.key = SettledLine(self.tr("Key: one letter"))
        self.key.setMaxLength(1)
        self.key.setFixedWidth(_KEY_WIDTH)
        self.key_words = PlainLabel("", "muted", wrap=True)
        self.sample = Sample(keeper)
        self.warnings = QFrame()
        set_look(self.warnings, "warning")
        self.warning_words = PlainLabel("", wrap=True)
        self.sources = TicksButton(self.tr("Goes from"))
        self.targets = TicksButton(self.tr("Goes to"))
        self.attributes = Attributes(editing)
        self.merge = QPushButton(self.tr("&Merge into…"))
        self.delete = QPushButton(self.tr("&Delete…"))
        set_look(self.delete, "danger")
        for button in (self.merge, self.delete):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self.warnings)
        inside.setContentsMargins(GAP, GAP, GAP, GAP)
        inside.addWidget(self.warning_words)
        key = QWidget()
        row = QHBoxLayout(key)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.key)
        row.addWidget(self.key_words, 1)
        self.form = QFormLayout()
        self.form.setSpacing(GAP)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Name in files"), self.name),
            (self.tr("Title on screen"), self.title),
            (self.tr("Colour"), self.colours),
            (self.tr("Underline"), self.underlines),
            (self.tr("Key"), key),
            ("", self.sample),
            ("", self.warnings),
            (self.tr("Goes from"), self.sources),
            (self.tr("Goes to"), self.targets),
        ]
        for name, part in rows:
            self.form.addRow(PlainLabel(name, "muted"), part)
        self._label_rows = [self.colours, self.underlines, key, self.sample]
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.head, 1)
        top.addWidget(self.merge)
        top.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * MARGIN, MARGIN, 2 * MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.touched)
        column.addLayout(self.form)
        column.addSpacing(GAP)
        column.addWidget(PlainLabel(self.tr("Attributes"), "heading"))
        column.addWidget(self.attributes)
        column.addStretch(1)

    def _connect(self) -> None:
        self.name.settled.connect(self._rename)
        self.title.settled.connect(self._retitle)
        self.key.settled.connect(lambda key: self._label("Key of a label", labelling.give_key, key))
        self.key.textEdited.connect(self._say_of_key)
        self.colours.picked.connect(self._recolour)
        self.colours.own_wanted.connect(self._ask_colour)
        self.underlines.picked.connect(
            lambda kind: self._label("Underline of a label", labelling.underline, Underline(kind))
        )
        self.sources.ticked.connect(lambda uids: self._connect_type(uids, self.targets.values()))
        self.targets.ticked.connect(lambda uids: self._connect_type(self.sources.values(), uids))
        self.merge.clicked.connect(lambda: self.merge_wanted.emit(self._owner))
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self._owner))

    # Showing

    def owner(self) -> Owner | None:
        """What is shown."""
        return self._owner

    def show_owner(self, owner: Owner, scheme: Scheme) -> None:
        """Show a label or relation type as it is stored."""
        other = self._owner is None or (type(self._owner), self._owner.uid) != (type(owner), owner.uid)
        if other:
            self.touched.setText("")
            for line in (self.name, self.title, self.key):
                line.show_stored("")
                line.put_back()
        self._owner, self._scheme = owner, scheme
        self.head.setText(owner.title)
        self.name.show_stored(owner.name)
        self.title.show_stored(owner.title)
        is_label = isinstance(owner, Label)
        for part in self._label_rows:
            self.form.setRowVisible(part, is_label)
        for part in (self.sources, self.targets):
            self.form.setRowVisible(part, not is_label)
        if isinstance(owner, Label):
            self._show_label(owner)
        else:
            self.form.setRowVisible(self.warnings, False)
            things = [(label.uid, label.title) for label in scheme.labels]
            self.sources.show_ticks(things, owner.sources)
            self.targets.show_ticks(things, owner.targets)
        self.attributes.show_owner(owner)
        writable = not self._editing.read_only
        others = scheme.labels if is_label else scheme.relation_types
        self.merge.setEnabled(writable and len(others) > 1)
        self.delete.setEnabled(writable)
        self._lock(locked=not writable)

    def show_touched(self, touched: Touched) -> None:
        """Say what has it."""
        self.touched.setText(touched_words(touched))

    def put_back(self) -> None:
        """Show what is stored again, after a refusal."""
        if self._owner is not None:
            self.show_owner(self._owner, self._scheme)
            for line, text in ((self.name, self._owner.name), (self.title, self._owner.title)):
                line.show_stored(text)
                line.put_back()
            if isinstance(self._owner, Label):
                self.key.show_stored(self._owner.cap)
                self.key.put_back()
            self.attributes.put_back()

    def _show_label(self, label: Label) -> None:
        self.colours.show_colour(label.colour)
        self.underlines.show_underline(label.underline, label.colour)
        self.key.show_stored(label.cap)
        self._say_of_key(label.key)
        self.sample.show_look(label.colour, label.underline.value)
        words = colour_words([*colour_faults(label.colour), *look_alikes(label, self._scheme.labels)])
        self.form.setRowVisible(self.warnings, bool(words))
        more = len(words) - _WARNINGS
        if more > 0:
            words[_WARNINGS:] = [counted("Hovering", "and %n more", more)]
        self.warning_words.setText("\n".join(words))

    def _say_of_key(self, key: str) -> None:
        key = key.strip().lower()
        own = self._owner.uid if self._owner is not None else ""
        other = next((one for one in self._scheme.labels if key and one.key == key and one.uid != own), None)
        if other is not None:
            words = self.tr("That is the key of “{label}”.").format(label=other.title)
        elif not key:
            words = self.tr("No letter; the first nine labels have the digits 1 to 9.")
        elif key in WINDOW_LETTERS:
            words = self.tr(
                "The window has this letter, too: the label wins, and the action keeps its other key."
            )
        else:
            words = ""
        self.key_words.setText(words)

    def _lock(self, *, locked: bool) -> None:
        for line in (self.name, self.title, self.key):
            line.setReadOnly(locked)
        for part in (self.colours, self.underlines, self.sources, self.targets, self.attributes.fields):
            part.setEnabled(not locked)
        self.attributes.add.setEnabled(not locked)

    # Changing

    def _rename(self, text: str) -> None:
        owner = self._owner
        if owner is not None:
            self._editing.run("Rename in the scheme", labelling.rename, type(owner), owner.uid, text)

    def _retitle(self, text: str) -> None:
        owner = self._owner
        if owner is not None:
            self._editing.run("Title in the scheme", labelling.retitle, type(owner), owner.uid, text)

    def _recolour(self, colour: str) -> None:
        self._label("Colour of a label", labelling.recolour, colour)

    def _label(self, action: str, use_case: Callable[..., Label], value: object) -> None:
        if isinstance(self._owner, Label):
            self._editing.run(action, use_case, self._owner.uid, value)

    def _connect_type(self, sources: Sequence[str], targets: Sequence[str]) -> None:
        owner = self._owner
        if isinstance(owner, RelationType):
            self._editing.run("Connections of a relation", labelling.connect, owner.uid, sources, targets)

    def _ask_colour(self) -> None:
        if not isinstance(self._owner, Label):
            return
        dialog = QColorDialog(QColor(self._keeper.theme.label_colour(self._owner.colour).line), self.window())
        dialog.setObjectName("colour-dialog")
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self._recolour(colour.name().upper()))
        dialog.open()
