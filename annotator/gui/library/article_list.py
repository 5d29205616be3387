"""The panel at the left: progress, filter, articles."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.article import Article
from annotator.domain.change import Change, ChangeSet
from annotator.gui.library.article_model import ArticleModel, Roles
from annotator.gui.library.article_row import ArticleRowDelegate
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.rail_list import RailList
from annotator.gui.widgets.section import Section
from annotator.services.ports.answers import ArticleRow

REREAD_AFTER = 150
"""Milliseconds in which several reasons to read the list anew become one."""
OPEN_STATUSES = frozenset({Status.NEW, Status.IN_PROGRESS, Status.FLAGGED})


class ArticleList(QFrame):
    """Shows the project's articles as the annotator at this window sees them."""

    picked = Signal(str)
    """An article (`uid`) should be opened."""
    filled = Signal()
    """The rows were read."""
    left = Signal()
    """Return: on to the page."""

    def __init__(self, session: Session, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "rail")
        self._session = session
        self.model = ArticleModel(self)
        self.section = Section(self.tr("Articles"), keeper, progress=True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter…"))
        self.filter.setAccessibleName(self.tr("Filter articles"))
        self.filter.setClearButtonEnabled(True)
        self.view = RailList(self.tr("Articles"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(ArticleRowDelegate(keeper, self.view))
        self._nothing = PlainLabel(self.tr("No article matches the filter."), "muted", wrap=True)
        self._nothing.setContentsMargins(MARGIN, 0, MARGIN, 0)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        head.setSpacing(GAP)
        head.addWidget(self.section)
        head.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        self.setMinimumWidth(180)
        self._current = ""
        self._own_sets: dict[str, str] = {}
        self._quiet = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REREAD_AFTER)
        self._later.timeout.connect(self.reread)
        self.filter.textChanged.connect(self._filtered)
        self.filter.returnPressed.connect(self._open_first)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.activated.connect(lambda _index: self.left.emit())
        session.changed.connect(self._follow)
        self._update_figures()

    # Reading

    def reread(self) -> None:
        """Read the rows anew."""
        who = self._session.who
        self._session.ask(self.fill, lambda read: read.article_rows(who))

    def fill(self, rows: Sequence[ArticleRow]) -> None:
        """Show these rows."""
        self._quiet = True
        self.model.set_rows(rows)
        self._quiet = False
        self.show_current(self._current)
        self._update_figures()
        self.filled.emit()

    def know_set(self, one: AnnotationSet | None) -> None:
        """Learn which annotation set is that of the open article, so that its counts can be kept."""
        if one is not None:
            self._own_sets[one.uid] = one.article

    # Finding one's way

    def show_current(self, uid: str) -> None:
        """Show which article (`uid`) is on the page."""
        self._current = uid
        self._quiet = True
        self.view.show_row(self.model.shown_at(uid))
        self._quiet = False

    def neighbour(self, step: int, of: str = "") -> str:
        """The article (`uid`) before (-1) or after (+1) another, as listed; empty at the ends.

        Args:
            step: -1 or +1.
            of: the other's `uid`; the one on the page unless named.
        """
        rows = self.model.shown_rows()
        at = self.model.shown_at(of or self._current)
        place = at + step
        if at < 0:
            place = 0 if step > 0 else len(rows) - 1
        return rows[place].uid if 0 <= place < len(rows) else ""

    def next_open(self) -> str:
        """The next article (`uid`) after the one on the page that is not done yet; empty where all are."""
        rows = self.model.rows()
        at = next((n for n, row in enumerate(rows) if row.uid == self._current), -1)
        ordered = rows[at + 1 :] + rows[: max(at, 0)]
        return next((row.uid for row in ordered if row.status in OPEN_STATUSES), "")

    # Following

    def _follow(self, change_set: ChangeSet) -> None:
        if change_set.reload:
            self._later.start()
            return
        for change in change_set.changes:
            entity = change.entity
            if isinstance(entity, AnnotationSet):
                self._follow_set(entity, gone=change.after is None)
            elif isinstance(entity, Article):
                if change.before is None or change.after is None:
                    self._later.start()
                else:
                    self.model.take_article(entity)
        self._follow_annotations(change_set.changes)
        self._update_figures()

    def _follow_annotations(self, changes: Sequence[Change]) -> None:
        gone = {change.uid for change in changes if change.after is None}
        for change in changes:
            one = change.entity
            if not isinstance(one, Annotation) or one.set in gone or (change.before and change.after):
                continue
            article = self._own_sets.get(one.set)
            if article is None:
                self._later.start()
            else:
                self.model.add_to_count(article, 1 if change.before is None else -1)

    def _follow_set(self, one: AnnotationSet, *, gone: bool) -> None:
        if one.annotator != self._session.who or one.role is not Role.ANNOTATOR:
            return
        if gone:
            self._own_sets.pop(one.uid, None)
            self.model.forget_set(one.article)
        else:
            self._own_sets[one.uid] = one.article
            self.model.take_set(one)

    def _update_figures(self) -> None:
        self.section.set_progress(self.model.count_done(), len(self.model.rows()))
        self._nothing.setVisible(bool(self.filter.text()) and not self.model.rowCount())

    # Hands

    def _filtered(self, text: str) -> None:
        self._quiet = True
        self.model.set_filter(text)
        self._quiet = False
        self.show_current(self._current)
        self._update_figures()

    def _open_first(self) -> None:
        rows = self.model.shown_rows()
        if rows:
            self.picked.emit(rows[0].uid)
            self.left.emit()

    def _current_changed(self) -> None:
        index = self.view.currentIndex()
        if not self._quiet and index.isValid():
            uid = str(index.data(Roles.UID))
            if uid != self._current:
                self.picked.emit(uid)
