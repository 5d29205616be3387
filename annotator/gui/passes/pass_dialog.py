"""The dialog that begins a pass: the labels, and how far the passes are that were begun."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from annotator.domain.label import Label
from annotator.gui.keyboard.fallback import meant
from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.swatch import SWATCH, swatch_icon

_ROWS = 9
"""So many labels are seen at once."""


class PassDialog(QDialog):
    """A digit or the arrow keys choose a label, Return begins."""

    started = Signal(str)
    """The label (`uid`) of the pass to begin or to go on with."""
    anew = Signal(str, int)
    """The label (`uid`) of the pass to begin from the start, and how many articles are done in it."""

    def __init__(
        self,
        labels: Sequence[Label],
        current: str | None,
        articles: int,
        keeper: ThemeKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._labels = list(labels)
        self._keeper = keeper
        self._articles = articles
        self._begun: Mapping[str, int] = {}
        self.setObjectName("pass-dialog")
        self.setWindowTitle(self.tr("Pass over all articles"))
        self.setMinimumWidth(420)
        words = self.tr(
            "Go through all articles for one label only: it stays in hand and tags whatever you select."
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Label of the pass"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(SWATCH, SWATCH))
        for _label in self._labels:
            self.list.addItem("")
        self._draw()
        keeper.changed.connect(self._draw)
        uids = [label.uid for label in self._labels]
        rows = min(max(self.list.count(), 2), _ROWS)
        self.list.setFixedHeight(rows * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth())
        self.list.setCurrentRow(uids.index(current) if current in uids else 0)
        self.list.installEventFilter(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.again = buttons.addButton(self.tr("Start &anew…"), QDialogButtonBox.ButtonRole.ActionRole)
        set_look(self.start, "primary")
        self.start.setDefault(True)
        self.start.clicked.connect(self._start)
        self.again.clicked.connect(self._start_anew)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(lambda _item: self._start())
        self.list.currentRowChanged.connect(lambda _row: self._update())
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(words, wrap=True))
        column.addWidget(self.list)
        column.addWidget(PlainLabel(self.tr("A digit chooses a label, Return begins."), "muted", wrap=True))
        column.addWidget(buttons)
        self.finished.connect(self.deleteLater)
        self.show_begun({})

    def show_begun(self, begun: Mapping[str, int]) -> None:
        """Say beside each label how many articles are done, for the passes (by `uid`) that were begun."""
        self._begun = begun
        for row, label in enumerate(self._labels):
            digit = f"{row + 1}   " if row < 9 else ""
            far = ""
            if label.uid in begun:
                far = " — " + self.tr("{done} of %Ln articles", "", self._articles).format(
                    done=whole(begun[label.uid])
                )
            self.list.item(row).setText(f"{digit}{label.title}{far}")
        self._update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit chooses a row, also where it is typed with Shift only."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            digit = event.text() if event.text() in set("123456789") else meant(event)
            row = int(digit) - 1 if digit.isdigit() else -1
            if 0 <= row < self.list.count():
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        for row, label in enumerate(self._labels):
            icon = swatch_icon(label.colour, self._keeper.theme, self.devicePixelRatioF())
            self.list.item(row).setIcon(icon)

    def _chosen(self) -> str:
        return self._labels[max(self.list.currentRow(), 0)].uid

    def _update(self) -> None:
        begun = self._chosen() in self._begun
        self.start.setText(self.tr("&Go on") if begun else self.tr("&Start"))
        self.again.setEnabled(begun)

    def _start(self) -> None:
        if not self.isVisible():  # Return reaches the list and the button
            return
        self.accept()
        self.started.emit(self._chosen())

    def _start_anew(self) -> None:
        self.accept()
        self.anew.emit(self._chosen(), self._begun.get(self._chosen(), 0))
