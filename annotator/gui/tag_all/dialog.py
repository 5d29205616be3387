"""The dialog of tagging all occurrences: with which label, where, what counts as the same, and the places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QElapsedTimer, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.label import Scheme
from annotator.domain.texts.occurrences import Sought
from annotator.gui.numerals import whole
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.tag_all.label_box import LabelBox
from annotator.gui.tag_all.looking import MOST, Looking, Tagging
from annotator.gui.tag_all.model import PlaceModel
from annotator.gui.tag_all.place_list import PlaceList
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.services.annotations.tagging_all import OPEN, ArticlePlaces, Tagged
from annotator.services.ports.answers import ArticleRow

SIZE: Final = QSize(860, 560)
SLOW: Final = 300
"""Milliseconds after which it is shown how far the work is."""
LIST_EVERY: Final = 250
"""Milliseconds between two times that places are put into the list, which is laid out anew each time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the dialog begins with."""

    sought: Sought
    label: str
    """The label's `uid`."""
    article: str
    """The `uid` of the article on the page."""
    everywhere: bool
    """Whether all open articles are looked through."""


class TagAllDialog(QDialog):
    """Space ticks a place, Return tags what is ticked."""

    tagged = Signal(object, str)
    """Tagged, and with which label (`uid`)."""
    stopped = Signal()
    """Tagging was stopped; nothing was changed."""
    failed = Signal(object)
    """An AnnotatorError; nothing was changed."""

    def __init__(
        self,
        session: Session,
        scheme: Scheme,
        rows: Sequence[ArticleRow],
        asked: Asked,
        keeper: ThemeKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asked = asked
        self._here = [row for row in rows if row.uid == asked.article]
        others = [row for row in rows if row.uid != asked.article]
        self._open = [row for row in (*self._here, *others) if row.status in OPEN]
        self._more = self._lost = False
        self._coming: list[ArticlePlaces] = []
        self.setObjectName("tag-all-dialog")
        self.setWindowTitle(self.tr("Tag all occurrences"))
        self.looking = Looking(session, self)
        self.tagging = Tagging(session, self)
        self.model = PlaceModel(scheme, asked.label, self)
        self.label = LabelBox(scheme.labels, asked.label, keeper)
        self.here = QRadioButton(self.tr("In &this article"))
        self.everywhere = QRadioButton(self.tr("In all my &open articles (%Ln)", "", len(self._open)))
        self.whole_words = QCheckBox(self.tr("&Whole words only"))
        self.case = QCheckBox(self.tr("Distinguish &capitals"))
        self.list = PlaceList(self.model, keeper)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.count = PlainLabel("")
        self.all = QPushButton(self.tr("Tick &all"))
        self.none = QPushButton(self.tr("Tick &none"))
        self.progress = ProgressLine(keeper)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW)
        self._since = QElapsedTimer()
        self._fill()
        self._arrange()
        self._connect()
        self._look()

    def _fill(self) -> None:
        """Set every control as it was asked for."""
        asked = self._asked
        everywhere = asked.everywhere or not self._here_is_open()
        (self.everywhere if everywhere else self.here).setChecked(True)
        self.whole_words.setChecked(asked.sought.whole_words)
        self.case.setChecked(asked.sought.case)
        self.count.setAccessibleName(self.tr("Ticked places"))

    def _arrange(self) -> None:
        words = ElidedLabel("“" + " ".join(self._asked.sought.words.split()) + "”", "title")
        label_name = PlainLabel(self.tr("&Label"))
        label_name.setBuddy(self.label)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(self.go, "primary")
        self.go.setDefault(True)
        for button in (self.all, self.none):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(words)
        column.addLayout(_line(label_name, self.label, 1))
        column.addLayout(_line(self.here, self.everywhere, 1))
        column.addLayout(_line(self.whole_words, self.case, 1))
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        column.addWidget(self.progress)
        column.addLayout(_line(self.count, 1, self.all, self.none))
        column.addWidget(self.buttons)
        room = self.progress.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(room)
        self.progress.hide()
        self.resize(SIZE.boundedTo(QGuiApplication.primaryScreen().availableSize() * 0.9))
        self.list.setFocus()

    def _connect(self) -> None:
        self._slow.timeout.connect(self.progress.show)
        for box in (self.whole_words, self.case):
            box.toggled.connect(self._look)
        self.everywhere.toggled.connect(self._look)
        self.label.currentIndexChanged.connect(lambda _row: self.model.set_label(self.label.label()))
        self.list.label_wanted.connect(self.label.choose)
        self.list.agreed.connect(self._tag)
        self.model.counted.connect(self._show_count)
        self.all.clicked.connect(lambda: self.model.tick_all(True))
        self.none.clicked.connect(lambda: self.model.tick_all(False))
        self.go.clicked.connect(self._tag)
        self.buttons.rejected.connect(self.reject)
        self.looking.found.connect(self._found)
        self.looking.progressed.connect(self._show_progress)
        self.looking.ended.connect(self._looked)
        self.looking.failed.connect(self._not_read)
        self.tagging.progressed.connect(self._show_progress)
        self.tagging.done.connect(self._tagged)
        self.tagging.stopped.connect(self._stopped)
        self.tagging.failed.connect(self._failed)
        self.finished.connect(self.deleteLater)

    # Looking

    def is_ready(self) -> bool:
        """Whether everything was looked through, and nothing is being tagged."""
        return not self.looking.under_way and not self.tagging.under_way

    def sought(self) -> Sought:
        """The words, and what counts as the same now."""
        return replace(
            self._asked.sought, whole_words=self.whole_words.isChecked(), case=self.case.isChecked()
        )

    def _here_is_open(self) -> bool:
        return any(row.status in OPEN for row in self._here)

    def _look(self) -> None:
        self._more = self._lost = False
        self.looking.stop()
        self._coming.clear()
        self.model.clear()
        self._slow.start()
        self.progress.set_progress(0, 1)
        rows = (
            self._open if self.everywhere.isChecked() else [row for row in self._here if row.status in OPEN]
        )
        self.looking.look(rows, self.sought())
        self._show_count()

    def _found(self, places: list[ArticlePlaces]) -> None:
        """Keep places until it is time; the first ones are shown at once."""
        first = self.model.rowCount() == 0
        self._coming += places
        if self._coming and (first or self._since.hasExpired(LIST_EVERY)):
            self._list_places()
        if first and self.model.rowCount() > 1:
            self.list.show_row(1)

    def _list_places(self) -> None:
        """List what came, and lay it out now, as long as the other thread does not look on."""
        coming, self._coming = self._coming, []
        self.model.add(coming)
        self.list.doItemsLayout()
        self._since.start()

    def _looked(self, more: bool) -> None:
        self._list_places()
        self._more = more or self.model.places > MOST
        self._at_rest()

    def _not_read(self) -> None:
        self._lost = True
        self._at_rest()

    def _at_rest(self) -> None:
        self._slow.stop()
        self.progress.hide()
        self._show_count()

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.set_progress(done, total)

    def _show_count(self) -> None:
        self.count.setText(
            self.tr("{ticked} of {places} in %Ln articles", "", self.model.articles).format(
                ticked=whole(self.model.ticked), places=whole(self.model.places)
            )
        )
        self.go.setText(self.tr("Tag %Ln places", "", self.model.ticked))
        self.go.setEnabled(self.model.ticked > 0 and self.is_ready())
        self.all.setEnabled(self.model.places > 0 and not self.tagging.under_way)
        self.none.setEnabled(self.all.isEnabled())
        self.hint.setText(self._hint())

    def _hint(self) -> str:
        closed = self.here.isChecked() and not self._here_is_open()
        said = {
            self.tr("Tagging…"): self.tagging.under_way,
            self.tr("Looking…"): self.looking.under_way,
            self.tr("The articles could not be read; close this and try again."): self._lost,
            self.tr("This article is done, skipped or flagged, and so it is left as it is."): closed,
            self.tr("These words stand nowhere here in this way."): self.model.places == 0,
            self.tr("There are more places than these; tag them first, then look again."): self._more,
        }
        usual = self.tr("Space ticks, Return tags, a digit chooses the label.")
        return next((words for words, holds in said.items() if holds), usual)

    # Tagging

    def _tag(self) -> None:
        if self.model.ticked == 0 or not self.is_ready() or not self.isVisible():
            return  # Return reaches the list and the button
        wanted = self.model.wanted()
        self._slow.start()
        self.progress.set_progress(0, self.model.ticked)
        self.tagging.tag(self.label.label(), wanted)
        self._hold(on=True)

    def _hold(self, *, on: bool) -> None:
        """While it tags, there is nothing to do but to stop it."""
        controls = (self.label, self.here, self.everywhere, self.whole_words, self.case, self.list)
        for control in controls:
            control.setEnabled(not on)
        (self.cancel if on else self.list).setFocus()
        self._show_count()

    def _tagged(self, done: Tagged) -> None:
        self.accept()
        self.tagged.emit(done, self.label.label())

    def _stopped(self) -> None:
        super().reject()
        self.stopped.emit()

    def _failed(self, error: AnnotatorError) -> None:
        super().reject()
        self.failed.emit(error)

    def give_up(self) -> None:
        """End whatever is under way, as when the window closes."""
        self.looking.stop()
        self.tagging.stop()

    def reject(self) -> None:
        """Stop tagging, which then closes this; else close at once."""
        if self.tagging.under_way:
            self.tagging.stop()
            return
        self.looking.stop()
        super().reject()


def _line(*parts: QWidget | int) -> QHBoxLayout:
    """Parts side by side; a number is room that grows."""
    line = QHBoxLayout()
    line.setSpacing(GAP)
    for part in parts:
        if isinstance(part, int):
            line.addStretch(part)
        else:
            line.addWidget(part)
    return line
