"""The heading of a panel: its name, and on the other side a figure or a hint."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.numerals import whole
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.widgets.labels import ElidedLabel
from annotator.gui.widgets.progress_line import ProgressLine


class Section(QWidget):
    """A heading such as `Articles … 12 of 40`, with a line of progress beneath where that is asked for."""

    def __init__(
        self, title: str, keeper: ThemeKeeper, parent: QWidget | None = None, *, progress: bool = False
    ) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(title, "heading")
        self.figure = ElidedLabel("", "muted")
        self.figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout()
        self._row.setSpacing(GAP)
        self._row.addWidget(self.title)
        self._row.addWidget(self.figure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addLayout(self._row)
        self.progress = ProgressLine(keeper) if progress else None
        if self.progress is not None:
            self.progress.setAccessibleName(title)
            column.addWidget(self.progress)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_figure(self, text: str) -> None:
        """Set what stands on the other side."""
        self.figure.setText(text)

    def set_progress(self, done: int, of: int) -> None:
        """Show `done` of `of`, in words and as a line."""
        self.set_figure(self.tr("{done} of {of}").format(done=whole(done), of=whole(of)))
        if self.progress is not None:
            self.progress.set_progress(done, of)

    def add(self, control: QWidget) -> None:
        """Put a small control (a keycap, a button) at the end of the line."""
        self._row.addWidget(control)
