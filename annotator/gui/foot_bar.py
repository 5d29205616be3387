"""The bar beneath the panels: saved or not, counts, the selection with its offsets, the size of the text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.domain.span import Span
from annotator.gui.numerals import whole
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import MARGIN, STEP
from annotator.gui.text.shown_text import has_right_to_left
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.time_words import time_words

_LONGEST = 60


class FootBar(QFrame):
    """Quiet facts; each changes its own words, so that screen readers hear them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "foot")
        self.saved = PlainLabel("", "muted")
        self.counts = PlainLabel("", "muted")
        self.place = ElidedLabel("", "muted")
        self.pen = ElidedLabel("")
        self.time = PlainLabel("", "muted")
        self.status = ElidedLabel("", "muted")
        self.zoom = PlainLabel("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        row.setSpacing(2 * MARGIN)
        row.addWidget(self.saved)
        row.addWidget(self.counts)
        row.addWidget(self.place, 1)
        row.addWidget(self.pen)
        row.addWidget(self.status)
        row.addWidget(self.time)
        row.addWidget(self.zoom)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self.show_saved(waiting=False)
        self.show_pen("")
        self.time.hide()
        self.show_hint("")

    def show_saved(self, *, waiting: bool, read_only: bool = False) -> None:
        """Say whether everything is on the disk."""
        if read_only:
            self.saved.setText(self.tr("Read-only"))
        else:
            self.saved.setText("○ " + self.tr("Saving…") if waiting else "● " + self.tr("Saved"))

    def show_counts(self, annotations: int, relations: int) -> None:
        """Say how much there is in the article."""
        self.counts.setText(
            self.tr("%Ln annotations", "", annotations) + " · " + self.tr("%Ln relations", "", relations)
        )

    def show_place(self, text: str, span: Span | None, caret: int) -> None:
        """Say what is selected and where, in code points; else where the caret is."""
        if span is None:
            self.place.setText(self.tr("at {place}").format(place=whole(caret)))
            return
        words = " ".join(span.of(text)[: _LONGEST + 1].split())
        if len(words) > _LONGEST:
            words = words[:_LONGEST] + "…"
        quoted = self.tr("“{words}”").format(words=words)
        if has_right_to_left(words):
            quoted = f"\u2068{quoted}\u2069"  # isolated: the numbers behind it would change places
        self.place.setText(f"{quoted} {whole(span.start)}–{whole(span.end)}")

    def show_pen(self, words: str) -> None:
        """Say which label is in hand and how it is put away; empty where none is."""
        self.pen.setText(words)
        self.pen.setVisible(bool(words))

    def show_time(self, milliseconds: int | None) -> None:
        """Say how long the person worked on the article; None: it is not noted."""
        words = "" if milliseconds is None else time_words(milliseconds)
        if words == self.time.text():
            return
        self.time.setText(words)
        self.time.setVisible(bool(words))
        self.time.setAccessibleName(self.tr("Your active time on this article: {time}").format(time=words))
        self.time.setToolTip(
            self.tr("Your active time on this article; pauses of more than a minute are left out")
        )

    def show_hint(self, words: str) -> None:
        """Say which keys help with what is chosen; empty where none do."""
        self.status.setText(words)
        self.status.setVisible(bool(words))

    def show_nothing(self) -> None:
        """No article is open."""
        self.counts.setText("")
        self.place.setText("")
        self.show_hint("")

    def show_zoom(self, zoom: float) -> None:
        """Say how large the text is; 1.0 is 100 %."""
        self.zoom.setText(f"{round(zoom * 100)} %")
