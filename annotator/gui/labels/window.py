"""The window of the label scheme: labels and relation types on the left, the chosen one beside."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.change import ChangeSet
from annotator.domain.errors import AnnotatorError, CancelledError
from annotator.domain.label import Label, Owner, RelationType, Scheme
from annotator.gui.errors import error_text
from annotator.gui.labels.confirming import confirm
from annotator.gui.labels.editing import Editing
from annotator.gui.labels.files import SchemeFiles
from annotator.gui.labels.form import OwnerForm
from annotator.gui.labels.look import flat
from annotator.gui.labels.merging import MergeOwnersDialog
from annotator.gui.labels.owner_list import OwnerList
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.translation import phrase_words
from annotator.gui.widgets.ask import LineDialog
from annotator.gui.widgets.message_bar import MessageBar
from annotator.gui.widgets.section import Section
from annotator.gui.widgets.task_row import StepRow
from annotator.services.ports.reading import Reading
from annotator.services.scheme import labelling
from annotator.services.scheme.use import Touched, touched_by_deleting, touched_by_owner

SIZE = QSize(1040, 660)
_LEFT = 270


@dataclass(frozen=True, slots=True)
class _Found:
    """The scheme, and how many annotations and relations there are of each."""

    scheme: Scheme
    labels: Mapping[str, int]
    types: Mapping[str, int]


def _look(read: Reading) -> _Found:
    return _Found(read.scheme(), read.uses_in_all(Label), read.uses_in_all(RelationType))


class LabelsWindow(QDialog):
    """Stays open beside the page; every change is stored at once and can be undone here as there."""

    def __init__(
        self,
        session: Session,
        keeper: ThemeKeeper,
        keys: Mapping[str, list[QKeySequence]],
        parent: QWidget | None = None,
    ) -> None:
        """Make the window.

        Args:
            session: the project.
            keeper: the theme.
            keys: those of `undo` and `redo` as the person has them.
            parent: the window that it belongs to.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("labels-window")
        self.setWindowTitle(self.tr("Label scheme"))
        self.resize(SIZE)
        self._session = session
        self._was_in_front = False
        self._refusal = False
        self._scheme = Scheme((), ())
        self._chosen: tuple[type[Owner], str] | None = None
        self.editing = Editing(session, self)
        self.messages = MessageBar(keeper)
        self.files = SchemeFiles(self.editing, self)
        self.labels = OwnerList(self.tr("Labels"), keeper)
        self.types = OwnerList(self.tr("Relations"), keeper)
        self.add_label = self._button(self.tr("Add label…"), self._ask_label)
        self.add_type = self._button(self.tr("Add relation…"), self._ask_type)
        self.label_up, self.label_down = self._movers(Label)
        self.type_up, self.type_down = self._movers(RelationType)
        self.presets = self._button(self.tr("Presets"), lambda: None)
        self.files.menu(self.presets)
        self.import_it = self._button(self.tr("Import…"), self.files.choose)
        self.export_it = self._button(self.tr("Export…"), self.files.ask_where)
        self.form = OwnerForm(self.editing, keeper)
        self.undo_it, self.redo_it = QAction(self.tr("Undo"), self), QAction(self.tr("Redo"), self)
        for action, name in ((self.undo_it, "undo"), (self.redo_it, "redo")):
            action.setShortcuts(keys.get(name, []))
            self.addAction(action)
        self.undo_button = self._button(self.tr("Undo"), self.undo_it.trigger)
        self.redo_button = self._button(self.tr("Redo"), self.redo_it.trigger)
        self._lay_out(keeper)
        self._connect()
        if session.read_only:
            self.messages.show_warning(phrase_words(session.read_only))
            for button in (self.add_label, self.add_type, self.presets, self.import_it):
                button.setEnabled(False)
            for button in (self.undo_button, self.redo_button):
                button.setEnabled(False)

    def _button(self, text: str, slot: object) -> QPushButton:
        button = flat(QPushButton(text))
        button.clicked.connect(lambda _on=False: slot())  # type: ignore[operator]
        return button

    def _movers(self, kind: type[Owner]) -> tuple[QPushButton, QPushButton]:
        up = self._button("↑", lambda: self._move(kind, -1))
        down = self._button("↓", lambda: self._move(kind, 1))
        is_label = kind is Label
        up.setAccessibleName(self.tr("Label up") if is_label else self.tr("Relation up"))
        down.setAccessibleName(self.tr("Label down") if is_label else self.tr("Relation down"))
        return up, down

    def _lay_out(self, keeper: ThemeKeeper) -> None:
        left = QFrame()
        set_look(left, "rail")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, MARGIN, 0, MARGIN)
        column.setSpacing(GAP)
        parts = (
            (self.tr("Labels"), self.labels, (self.add_label, self.label_up, self.label_down), 3),
            (self.tr("Relations"), self.types, (self.add_type, self.type_up, self.type_down), 2),
        )
        for name, view, buttons, share in parts:
            section = Section(name, keeper)
            section.setContentsMargins(MARGIN, 0, MARGIN, 0)
            column.addWidget(section)
            column.addWidget(view, share)
            column.addLayout(_line(*buttons))
        column.addSpacing(STEP)
        column.addLayout(_line(self.presets, self.import_it, self.export_it))
        self.area = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.form)
        set_look(scroll, "page")
        set_look(self.form, "page")
        foot = QFrame()
        set_look(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(2 * MARGIN, GAP, MARGIN, GAP)
        row.setSpacing(GAP)
        row.addWidget(self.undo_button)
        row.addWidget(self.redo_button)
        row.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row.addWidget(close)
        right = QWidget()
        stack = QVBoxLayout(right)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(scroll, 1)
        stack.addWidget(foot)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LEFT, SIZE.width() - _LEFT])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(StepRow(self._session.long_step))
        whole.addWidget(splitter, 1)

    def _connect(self) -> None:
        self._session.changed.connect(self._follow)
        self._session.nothing_to_replay.connect(self._say_nothing_left)
        self.editing.refused.connect(self._refused)
        self.editing.done.connect(self._forget_refusal)
        self.files.failed.connect(lambda error: self.messages.show_error(error_text(error)))
        self.files.told.connect(self.messages.show_info)
        self.undo_it.triggered.connect(self.editing.undo)
        self.redo_it.triggered.connect(self.editing.redo)
        self.labels.chose.connect(lambda uid: self.choose(Label, uid))
        self.types.chose.connect(lambda uid: self.choose(RelationType, uid))
        self.form.merge_wanted.connect(self._ask_merge)
        self.form.delete_wanted.connect(self._ask_delete)

    def event(self, event: QEvent) -> bool:
        """After a dialog of its own the keyboard comes back to this window, not to the one behind it."""
        if event.type() == QEvent.Type.WindowBlocked:
            self._was_in_front = self.isActiveWindow()
        elif event.type() == QEvent.Type.WindowUnblocked and self._was_in_front:
            self.activateWindow()
        return super().event(event)

    # Showing

    def begin(self, label: str = "") -> None:
        """Come to the front, with a label chosen by its name, if one is named."""
        if not self.isVisible() and not self._session.read_only:
            self.messages.clear()  # what was said the last time
        self.show()
        self.raise_()
        self.activateWindow()

        def found(seen: _Found) -> None:
            named = seen.scheme.label_named(label)
            if named is not None:
                self._chosen = (Label, named.uid)
            self._show(seen)
            self.labels.setFocus(Qt.FocusReason.ShortcutFocusReason)

        self.editing.ask(found, _look)

    def choose(self, kind: type[Owner], uid: str) -> None:
        """Show a label or relation type (`uid`)."""
        self._chosen = (kind, uid)
        own, other = (self.labels, self.types) if kind is Label else (self.types, self.labels)
        other.show_row(-1)
        if own.currentIndex().row() != own.owners.row_of(uid):
            own.show_row(own.owners.row_of(uid))
        self._show_chosen()

    def chosen(self) -> Owner | None:
        """What is chosen."""
        if self._chosen is None:
            return None
        kind, uid = self._chosen
        return self._scheme.label(uid) if kind is Label else self._scheme.relation_type(uid)

    def scheme(self) -> Scheme:
        """What is shown."""
        return self._scheme

    def _follow(self, changes: ChangeSet) -> None:
        # Annotations are counted, too; a change of any of them may change a figure.
        if self.isVisible() and (changes.changes or changes.reload):
            self.editing.ask(self._show, _look)

    def _show(self, found: _Found) -> None:
        before, self._scheme = self._scheme, found.scheme
        if self.chosen() is None:
            self._chosen = self._neighbour(before)
        kind, uid = self._chosen if self._chosen is not None else (Label, "")
        self.labels.show_owners(found.scheme.labels, found.labels, uid if kind is Label else "")
        self.types.show_owners(found.scheme.relation_types, found.types, uid if kind is RelationType else "")
        self._show_chosen()

    def _neighbour(self, before: Scheme) -> tuple[type[Owner], str] | None:
        """What stands where the chosen one stood that is gone."""
        kind, uid = self._chosen if self._chosen is not None else (Label, "")
        had = [one for one in before.owners if isinstance(one, kind)]
        has = [one for one in self._scheme.owners if isinstance(one, kind)] or self._scheme.owners
        at = next((n for n, one in enumerate(had) if one.uid == uid), 0)
        owner = has[min(at, len(has) - 1)] if has else None
        return (type(owner), owner.uid) if owner is not None else None

    def _show_chosen(self) -> None:
        owner = self.chosen()
        self.form.setVisible(owner is not None)
        writable = not self.editing.read_only
        for kind, up, down in (
            (Label, self.label_up, self.label_down),
            (RelationType, self.type_up, self.type_down),
        ):
            for button in (up, down):
                button.setEnabled(writable and isinstance(owner, kind))
        if owner is None:
            return
        self.form.show_owner(owner, self._scheme)

        def counted(touched: Touched) -> None:
            if self.form.owner() == owner:
                self.form.show_touched(touched)

        self.editing.ask(counted, lambda read: touched_by_owner(read, owner))

    def _refused(self, error: AnnotatorError) -> None:
        self._refusal = True
        if isinstance(error, CancelledError):
            self.messages.show_info(error_text(error))
        else:
            self.messages.show_error(error_text(error))
        shown = self.form.owner()
        if shown is not None:  # and not what it was to be merged into
            self._chosen = (type(shown), shown.uid)
        self.form.put_back()

    def _forget_refusal(self) -> None:
        """What was changed since is right, so that what was wrong with it before is history."""
        if self._refusal:
            self._refusal = False
            self.messages.clear()

    def _say_nothing_left(self) -> None:
        if self.isActiveWindow():
            words = QCoreApplication.translate("Wiring", "There is nothing left to undo or redo here.")
            self.messages.show_info(words)

    # Changing

    def _ask_label(self) -> None:
        self._ask_name(
            self.tr("Add label"),
            lambda name: self.editing.run_then(self._made, "Add label", labelling.add_label, name),
        )

    def _ask_type(self) -> None:
        chosen = self.chosen()
        first = chosen if isinstance(chosen, Label) else self._scheme.labels[0]

        def go(name: str) -> None:
            ends = [first.uid]
            self.editing.run_then(self._made, "Add relation", labelling.add_relation_type, name, ends, ends)

        self._ask_name(self.tr("Add relation"), go)

    def _ask_name(self, title: str, then: object) -> None:
        question = self.tr("What is it called in files?")
        dialog = LineDialog(title, question, "", then, accept=self.tr("&Add"), parent=self)  # type: ignore[arg-type]
        dialog.setObjectName("owner-dialog")
        dialog.open()

    def _made(self, owner: Owner) -> None:
        self._chosen = (type(owner), owner.uid)
        self.editing.ask(self._show, _look)

    def _move(self, kind: type[Owner], by: int) -> None:
        owner = self.chosen()
        if isinstance(owner, kind):
            self.editing.run("Order of the scheme", labelling.move, kind, owner.uid, by)

    def _ask_merge(self, owner: Owner) -> None:
        same = self._scheme.labels if isinstance(owner, Label) else self._scheme.relation_types
        others = [one for one in same if one.uid != owner.uid]

        def go(target: str) -> None:
            self._chosen = (type(owner), target)
            self.editing.run("Merge in the scheme", labelling.merge, type(owner), owner.uid, target)

        self.editing.ask(
            lambda touched: MergeOwnersDialog(owner, others, touched, go, self).open(),
            lambda read: touched_by_owner(read, owner),
        )

    def _ask_delete(self, owner: Owner) -> None:
        question = self.tr("Delete “{title}”? With it go: {touched}. Undo brings all of it back.")
        words = (self.tr("Delete"), question.replace("{title}", owner.title), self.tr("&Delete"))

        def go() -> None:
            self.editing.run_then(
                lambda _nothing: None,
                "Delete from the scheme",
                lambda work: labelling.delete(work, type(owner), owner.uid, confirmed=True),
            )

        confirm(self.editing, self, lambda read: touched_by_deleting(read, owner), words, go)


def _line(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.setSpacing(STEP)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
