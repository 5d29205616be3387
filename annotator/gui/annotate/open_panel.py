"""What is still open in the article, above the claims: how much, and the next of it with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.openness import Openness
from annotator.gui.annotate.attributes.names import attribute_title, reading_title
from annotator.gui.annotate.attributes.readings import Readings
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.kept_up import Job, KeptUp
from annotator.gui.annotate.open_points import points_said
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.chip import Chip
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel

MOST = 3
"""Rows that are shown; the rest is counted."""
LONGEST = 60
"""Code points of an annotation that a chip needs."""


@dataclass(frozen=True, slots=True)
class OpenOnes:
    """The annotations that are open, in reading order."""

    first: tuple[Annotation, ...] = ()
    """As many as are shown, from the chosen one on."""
    total: int = 0


def open_ones(openness: Openness, annotations: Sequence[Annotation], here: Annotation | None) -> OpenOnes:
    """What is open, beginning with the first that is not before `here`, round at the end; for any thread."""
    found = sorted((one for one in annotations if openness.points(one)), key=reading_order)
    at = 0
    if here is not None:
        place = reading_order(here)
        at = next((n for n, one in enumerate(found) if reading_order(one) >= place), 0)
    return OpenOnes(tuple([*found[at:], *found[:at]][:MOST]), len(found))


class OpenRow(QFrame):
    """One annotation that is open: its words as a chip, and why."""

    picked = Signal(str)

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uid = ""
        self.chip = Chip("", "palette-1", "solid", keeper)
        self.chip.setMaximumWidth(130)
        self.why = ElidedLabel("", "muted")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.chip)
        row.addWidget(self.why, 1)

    def show_one(self, uid: str, words: str, why: str, colour: str, underline: str) -> None:
        """Show another annotation (`uid`)."""
        self._uid = uid
        self.chip.show_text(words, colour, underline)
        self.why.setText(why)
        self.setAccessibleName(f"{words}: {why}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self._uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Space go there."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.picked.emit(self._uid)
        else:
            super().keyPressEvent(event)


class OpenPanel(QFrame):
    """Is not there where nothing is open, or the article is done."""

    picked = Signal(str)
    """An annotation (`uid`) to choose and show."""
    counted = Signal(int)
    """How many annotations are open."""

    def __init__(self, desk: Desk, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "warning")
        self._desk = desk
        self._total = 0
        self._rows_wanted = MOST
        self.title = PlainLabel("", "heading")
        self.key = PlainLabel("", "muted")
        self.key.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.rows = [OpenRow(keeper) for _ in range(MOST)]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.key, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + STEP, GAP, GAP + STEP, GAP)
        column.setSpacing(STEP)
        column.addLayout(head)
        for row in self.rows:
            row.picked.connect(self.picked)
            column.addWidget(row)
        self._readings = Readings(desk)
        self._kept_up = KeptUp(self._prepare, lambda: len(desk.annotations), self)
        self._kept_up.arrived.connect(self._show)
        for signal in (desk.opened, desk.put, desk.removed, desk.relations_changed, desk.scheme_changed):
            signal.connect(self._kept_up.change)
        desk.chose.connect(self._kept_up.change)
        desk.set_changed.connect(self._kept_up.change)
        self._kept_up.set_on(on=True)
        self.hide()

    @property
    def total(self) -> int:
        """How many annotations are open."""
        return self._total

    def show_key(self, words: str) -> None:
        """Say which key leads to the next that is open."""
        self.key.setText(self.tr("{key} next").format(key=words) if words else "")

    def set_rows(self, number: int) -> None:
        """Show fewer rows where there is little room; all are counted."""
        if number != self._rows_wanted:
            self._rows_wanted = number
            self._kept_up.change()

    def finish(self) -> None:
        """Wait for what is being looked through; for closing the window."""
        self._kept_up.finish()

    def _prepare(self) -> Job:
        desk = self._desk
        return partial(open_ones, desk.openness(), tuple(desk.annotations.values()), desk.chosen_annotation())

    def _show(self, found: OpenOnes) -> None:
        desk = self._desk
        openness = desk.openness()
        for row, one in zip(self.rows, (*found.first, *[None] * MOST), strict=False):
            row.setVisible(one is not None and row in self.rows[: self._rows_wanted])
            if one is not None:
                label = desk.label(one)
                words = " ".join(one.text(desk.text)[:LONGEST].split())
                missing = [attribute_title(label, each.name) for each in openness.missing(one)]
                read = reading_title(label, self._readings.of(one))
                why = points_said(openness.points(one), missing, read)
                row.show_one(
                    one.uid,
                    words,
                    why,
                    label.colour if label is not None else "palette-1",
                    label.underline.value if label is not None else "solid",
                )
        self.title.setText(self.tr("{number} open").format(number=whole(found.total)))
        self.setVisible(found.total > 0 and desk.changeable)
        if found.total != self._total:
            self._total = found.total
            self.counted.emit(found.total)
