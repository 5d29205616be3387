"""Shows what would be decided alike, place by place, before anything is decided."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.label import Scheme
from annotator.domain.review.rules import Rule
from annotator.gui.errors import error_text
from annotator.gui.review.alike.words import RULES, outcome_words, place_words
from annotator.gui.review.wording import said
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.tasks import Task
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.plain_text import plain_tooltip
from annotator.gui.widgets.progress_line import ProgressLine
from annotator.services.ports.reading import Reading
from annotator.services.progress import Progress
from annotator.services.review.deciding_alike import EVERYWHERE, Proposal, Scope

Find = Callable[[Reading, Rule | None, Scope, Progress], list[Proposal]]
"""Finds what would be decided; the rule is None where it is as another place was decided."""
_MANY = 500
"""Lines that are shown; what is beyond them is decided as well, and said so."""


class AlikeDialog(QDialog):
    """A rule, or none; this article or all; and each place with a box that takes it off the list."""

    decided = Signal(object, object)
    """The proposals that are to be decided, and the Rule or None."""

    def __init__(
        self,
        session: Session,
        keeper: ThemeKeeper,
        scheme: Scheme,
        article: str,
        find: Find,
        parent: QWidget | None = None,
        *,
        with_rules: bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rules-dialog" if with_rules else "elsewhere-dialog")
        self.setWindowTitle(self.tr("Rules") if with_rules else self.tr("The same phrase elsewhere"))
        self.resize(760, 520)
        self._session, self._scheme, self._article, self._find = session, scheme, article, find
        self._task: Task | None = None
        self._again = False
        self.proposals: list[Proposal] = []
        self.rule = QComboBox()
        self.rule.setAccessibleName(self.tr("Rule"))
        for rule, words in RULES.items():
            self.rule.addItem(said(words), rule)
        self.rule.setVisible(with_rules)
        self._with_rules = with_rules
        self.where = QComboBox()
        self.where.setAccessibleName(self.tr("Where"))
        self.where.addItem(self.tr("In this article"), (article,))
        self.where.addItem(self.tr("In all articles"), ())
        self.where.setCurrentIndex(0 if with_rules else 1)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What would be decided"))
        self.list.setWordWrap(True)
        self.told = PlainLabel("", "muted", wrap=True)
        self.progress = ProgressLine(keeper)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(self.go, "primary")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.rule, 1)
        row.addWidget(self.where, 0 if with_rules else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.progress)
        column.addWidget(self.told)
        column.addWidget(buttons)
        self.rule.currentIndexChanged.connect(self.look)
        self.where.currentIndexChanged.connect(self.look)
        self.list.itemChanged.connect(self._count)
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self._end)
        self.look()

    def is_busy(self) -> bool:
        """Whether it still looks."""
        return self._task is not None

    def look(self, _index: int = 0) -> None:
        """Find anew what would be decided."""
        if self._task is not None:
            self._again = True
            self._task.cancel()
            return
        rule = self.rule.currentData() if self._with_rules else None
        scope = Scope(tuple(self.where.currentData())) if self.where.currentData() else EVERYWHERE
        store, find = self._session.workspace.store, self._find

        def job(progress: Progress) -> list[Proposal]:
            with store.snapshot() as read:
                return find(read, rule, scope, progress)

        task = self._task = Task(job, "", self)
        task.progressed.connect(self.progress.set_progress)
        task.succeeded.connect(self._show)
        task.failed.connect(lambda error: self._tell(error_text(error)))
        task.broke.connect(self._session.broke)
        task.ended.connect(self._ended)
        self.progress.show()
        self.go.setEnabled(False)
        task.start()

    def chosen(self) -> list[Proposal]:
        """Those that were not taken off the list."""
        shown = self.list.count()
        kept = [
            proposal
            for number, proposal in enumerate(self.proposals[:shown])
            if self.list.item(number).checkState() is Qt.CheckState.Checked
        ]
        return [*kept, *self.proposals[shown:]]

    def _show(self, found: Sequence[Proposal]) -> None:
        if self._again:
            return
        self.proposals = list(found)
        self.list.blockSignals(True)
        self.list.clear()
        several = len({proposal.article for proposal in found}) > 1
        for proposal in found[:_MANY]:
            where = f"{proposal.title}: " if several else ""
            words = f"{where}{place_words(proposal, self._scheme)}\n→ {outcome_words(proposal, self._scheme)}"
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setToolTip(plain_tooltip(words))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._count()

    def _count(self) -> None:
        count, more = len(self.chosen()), len(self.proposals) - self.list.count()
        self.go.setText(self.tr("&Decide %Ln", "", count))
        self.go.setEnabled(count > 0)
        if not self.proposals:
            self._tell(self.tr("Nothing that is open fits."))
        elif more > 0:
            self._tell(self.tr("and %Ln more, decided as well", "", more))
        else:
            self._tell(self.tr("All of it is one step: Ctrl+Z takes it back."))

    def _tell(self, words: str) -> None:
        self.told.setText(words)

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        self.progress.hide()
        if self._again:
            self._again = False
            self.look()

    def _accepted(self) -> None:
        rule = self.rule.currentData() if self._with_rules else None
        chosen = self.chosen()
        self.accept()
        self.decided.emit(chosen, rule)

    def _end(self, _result: int) -> None:
        self._again = False
        if self._task is not None:
            self._task.cancel()
            self._task.wait()
        self.deleteLater()
