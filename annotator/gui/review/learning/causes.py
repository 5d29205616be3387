"""For leads: which labels and sections of the guidelines cause most disagreement, with examples."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.label import Scheme
from annotator.gui.errors import error_text
from annotator.gui.numerals import percent, whole
from annotator.gui.review.learning.looking import Looking
from annotator.gui.review.learning.words import cause_words
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.translation import counted
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.services.ports.reading import Reading
from annotator.services.progress import Progress
from annotator.services.review.causes import Cause, Example, causes


class CausesDialog(QDialog):
    """Above the causes, most disagreements first; below examples, ready to be pasted into the guidelines."""

    def __init__(
        self, session: Session, keeper: ThemeKeeper, built_in: str, parent: QWidget | None = None
    ) -> None:
        """Look for causes; `built_in` are the guidelines that count while the project has none of its own."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("causes")
        self.setWindowTitle(self.tr("What causes disagreement"))
        self.resize(900, 600)
        self._scheme = Scheme((), ())
        self.progress = ProgressLine(keeper)
        self.told = PlainLabel("", "muted", wrap=True)
        self.told.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self.tree = QTreeWidget()
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(self.tr("Causes"))
        self.tree.setHeaderLabels(
            [
                self.tr("Label"),
                self.tr("Differ in"),
                self.tr("Section of the guidelines"),
                self.tr("Times"),
                self.tr("Of its places"),
                self.tr("Articles"),
            ]
        )
        for column, width in enumerate((130, 190, 230, 70, 110, 70)):
            self.tree.setColumnWidth(column, width)
        set_look(self.tree, "page")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Examples"))
        self.list.setWordWrap(True)
        self.copy = QPushButton(self.tr("&Copy the example for the guidelines"))
        self.copy.setAutoDefault(False)
        self.copy.setEnabled(False)
        low = QHBoxLayout()
        low.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        low.addWidget(self.told, 1)
        low.addWidget(self.copy)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.tree)
        halves.addWidget(self.list)
        halves.setSizes([300, 240])
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(GAP)
        column_.addWidget(self.progress)
        column_.addWidget(halves, 1)
        column_.addLayout(low)
        self.looking = Looking(session, self)
        self.looking.found.connect(self._show)
        self.looking.progressed.connect(self.progress.set_progress)
        self.looking.failed.connect(lambda error: self.told.setText(error_text(error)))
        self.looking.ended.connect(self.progress.hide)
        self.tree.currentItemChanged.connect(lambda _item, _before: self._show_examples())
        self.list.currentRowChanged.connect(lambda row: self.copy.setEnabled(row >= 0))
        self.copy.clicked.connect(lambda _on=False: self._copy())
        self.finished.connect(self._end)

        def query(read: Reading, progress: Progress) -> tuple[Scheme, list[Cause]]:
            newest = read.guidelines()
            return read.scheme(), causes(read, newest[-1].text if newest else built_in, progress)

        self.looking.ask(query)

    def _show(self, found: tuple[Scheme, list[Cause]]) -> None:
        self._scheme, known = found
        for cause in known:
            label = self._scheme.label(cause.label)
            item = QTreeWidgetItem(
                [
                    label.title if label else cause.label,
                    cause_words(cause, self._scheme),
                    cause.section or "—",
                    whole(cause.count),
                    percent(cause.share),
                    whole(cause.articles),
                ]
            )
            item.setData(0, Qt.ItemDataRole.UserRole, cause)
            self.tree.addTopLevelItem(item)
        if known:
            self.tree.setCurrentIndex(self.tree.model().index(0, 0))
            self.told.setText(counted("Review", "%Ln causes", len(known)))
        else:
            self.told.setText(self.tr("Annotators do not differ anywhere yet."))
        self.tree.setFocus()

    def _cause(self) -> Cause | None:
        item = self.tree.currentItem()
        found = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Cause) else None

    def _show_examples(self) -> None:
        cause = self._cause()
        self.list.clear()
        for example in cause.examples if cause is not None else ():
            versions = " / ".join(f"{words or '—'} ({count})" for words, count in example.versions)
            decided = self.tr("not decided")
            if example.gold is not None:
                decided = " | ".join(example.gold) or "—"
            place = f"{example.before}[{example.stretch}]{example.after}"
            told = [f"{example.title}: …{place}…", versions, self.tr("Gold: {words}").format(words=decided)]
            self.list.addItem(QListWidgetItem("\n".join([*told, *filter(None, [example.reason])])))
        self.list.setCurrentRow(0 if self.list.count() else -1)

    def example(self) -> Example | None:
        """The chosen example."""
        cause, row = self._cause(), self.list.currentRow()
        return cause.examples[row] if cause is not None and 0 <= row < len(cause.examples) else None

    def _copy(self) -> None:
        example = self.example()
        if example is not None:
            QGuiApplication.clipboard().setText(example.markdown())
            self.told.setText(self.tr("Copied; paste it where you change the guidelines (Ctrl+Alt+E)."))

    def _end(self, _result: int) -> None:
        self.looking.finish()
        self.deleteLater()
