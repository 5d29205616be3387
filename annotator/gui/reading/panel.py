"""The strip in which somebody sets the page as they like it; the open page shows every change at once."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from annotator.config.settings import Appearance, Limits, limits_of
from annotator.gui.reading.families import Families
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.indented import indented
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow
from annotator.gui.widgets.own_keys import kept_from_window
from annotator.gui.widgets.plain_text import put_tip

_WIDTH = 200
"""Pixels of the list of families."""


class ReadingPanel(QFrame):
    """Shows an appearance and tells what is changed; it closes by Esc, and never covers the text."""

    changed = Signal(dict)
    """Fields of Appearance with their new values."""
    closed = Signal()

    def __init__(self, families: Families, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._families = families
        self.setObjectName("reading")
        set_look(self, "foot")
        self.setAccessibleName(self.tr("Reading"))
        self.family = narrow(QComboBox())
        self.family.setFixedWidth(_WIDTH)
        self.family.setMaxVisibleItems(16)
        # A list of so many at most, not a menu of all that hides the page.
        self.family.setStyleSheet("combobox-popup: 0;")
        self.size_of_type = _whole("page_size", " " + self.tr("px"))
        self.line_spacing = _share("line_spacing")
        self.paragraph_gap = _share("paragraph_gap")
        self.measure = _whole("measure", "")
        self.defaults = QPushButton(self.tr("Back to the defaults"))
        self.close_it = QPushButton(self.tr("Close"))
        set_look(self.close_it, "flat")
        for button in (self.defaults, self.close_it):
            button.setAutoDefault(True)
        # All as high as the highest of them.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for control in (*self._controls(), self.defaults, self.close_it):
            control.setSizePolicy(control.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Expanding)
        self._lay_out()
        self.family.currentIndexChanged.connect(self._tell_family)
        self.size_of_type.valueChanged.connect(lambda value: self.changed.emit({"page_size": value}))
        self.line_spacing.valueChanged.connect(lambda value: self._tell("line_spacing", value))
        self.paragraph_gap.valueChanged.connect(lambda value: self._tell("paragraph_gap", value))
        self.measure.valueChanged.connect(lambda value: self.changed.emit({"measure": value}))
        self.defaults.clicked.connect(self._go_back)
        self.close_it.clicked.connect(self.closed)
        self.setFocusProxy(self.family)
        self._fill("")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(STEP)
        columns: list[tuple[QWidget, str, str]] = [
            (self.family, self.tr("Font"), self.tr("Serifs for long texts come first")),
            (self.size_of_type, self.tr("Size"), self.tr("Height of the letters in pixels")),
            (
                self.line_spacing,
                self.tr("Line spacing"),
                self.tr("From one line to the next, in heights of the font"),
            ),
            (
                self.paragraph_gap,
                self.tr("Paragraph gap"),
                self.tr("Between paragraphs, in sizes of the font"),
            ),
            (
                self.measure,
                self.tr("Characters per line"),
                self.tr("At most so many; 60 to 80 read best"),
            ),
        ]
        for column, (control, name, tip) in enumerate(columns):
            label = PlainLabel(name, "muted", "small")
            label.setBuddy(control)
            control.setAccessibleName(name)
            put_tip(control, tip)
            grid.addWidget(label, 0, column)
            grid.addWidget(control, 1, column)
        last = len(columns)
        grid.addWidget(self.defaults, 1, last)
        grid.setColumnStretch(last + 1, 1)
        grid.addWidget(self.close_it, 1, last + 2)

    def show_appearance(self, appearance: Appearance, used: str) -> None:
        """Show what holds; `used` is the family that the page is really set in."""
        blockers = [QSignalBlocker(control) for control in self._controls()]
        self._fill(used)
        self._choose(appearance.page_font)
        for spin, value in (
            (self.size_of_type, appearance.page_size),
            (self.measure, appearance.measure),
        ):
            spin.setValue(value)
        self.line_spacing.setValue(appearance.line_spacing)
        self.paragraph_gap.setValue(appearance.paragraph_gap)
        del blockers
        usual = Appearance()
        self.defaults.setEnabled(
            any(getattr(appearance, name) != getattr(usual, name) for name in READING_SETTINGS)
        )

    def _controls(self) -> list[QWidget]:
        return [self.family, self.size_of_type, self.line_spacing, self.paragraph_gap, self.measure]

    def _fill(self, used: str) -> None:
        """The usual one, ours, and all others; filled once, for there may be hundreds."""
        usual = self._families.serifs[0] if self._families.serifs else used
        words = self.tr("Usual ({family})").format(family=usual) if usual else self.tr("Usual")
        if self.family.count():
            self.family.setItemText(0, words)
            return
        self.family.addItem(words, "")
        for family in self._families.serifs:
            self.family.addItem(family, family)
        self.family.insertSeparator(self.family.count())
        for family in self._families.others:
            self.family.addItem(family, family)

    def _choose(self, family: str) -> None:
        at = self.family.findData(family)
        if at < 0:
            at = self.family.count()
            self.family.addItem(self.tr("{family} (not installed)").format(family=family), family)
        self.family.setCurrentIndex(at)

    def _tell_family(self, at: int) -> None:
        self.changed.emit({"page_font": str(self.family.itemData(at) or "")})

    def _tell(self, name: str, value: float) -> None:
        """What a spin box adds up is no whole hundredth."""
        self.changed.emit({name: round(value, 2)})

    def _go_back(self) -> None:
        usual = Appearance()
        # The button is switched off by that: the keyboard goes on at the first control.
        self.family.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit({name: getattr(usual, name) for name in READING_SETTINGS})

    def event(self, event: QEvent) -> bool:
        """Esc, and letters that pick a family, are not the window's here."""
        return kept_from_window(event, letters=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


READING_SETTINGS = ("page_font", "page_size", "line_spacing", "paragraph_gap", "measure")
"""The fields of Appearance that are set here."""


def _limits(name: str) -> Limits:
    found = limits_of(Appearance, name)
    if found is None:
        raise ValueError(f"{name} has no limits")
    return found


def _whole(name: str, suffix: str) -> QSpinBox:
    spin, limits = indented(QSpinBox()), _limits(name)
    spin.setRange(round(limits.least), round(limits.most))
    spin.setSuffix(suffix)
    return spin


def _share(name: str) -> QDoubleSpinBox:
    spin, limits = indented(QDoubleSpinBox()), _limits(name)
    spin.setDecimals(2)
    spin.setSingleStep(0.05)
    spin.setRange(limits.least, limits.most)
    return spin
