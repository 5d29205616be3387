"""The guidelines of the project in a window of their own, beside the page."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.change import ChangeSet
from annotator.domain.errors import AnnotatorError
from annotator.domain.guideline import Guideline
from annotator.domain.label import Label
from annotator.gui.errors import error_text
from annotator.gui.find.strip import FindLine
from annotator.gui.guidelines.editor import GuidelinesEditor
from annotator.gui.guidelines.markdown_page import MarkdownPage
from annotator.gui.guidelines.versions import Versions
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.room import room_on
from annotator.services.keeping_guidelines import save
from annotator.services.work import Work

DRAFT = "guidelines"
"""Under which name half-typed guidelines are kept."""
WIDE, HIGH = 760, 760
WIDE_TO_EDIT = 1120


_EDIT = "Ctrl+E"


class GuidelinesWindow(QDialog):
    """Reads, finds and jumps; and lets leads save another version."""

    def __init__(self, session: Session, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("guidelines")
        self.setWindowTitle(self.tr("Guidelines"))
        self.resize(QSize(WIDE, HIGH).boundedTo(room_on(self.screen())))
        self._session = session
        self._wanted: Label | None = None
        self._edit_when_read = False
        self._read_once = False
        self.versions = Versions()
        self.line = FindLine()
        self.line.setPlaceholderText(self.tr("Find in the guidelines"))
        self.line.setAccessibleName(self.tr("What to find in the guidelines"))
        self.line.setClearButtonEnabled(True)
        self.edit = QPushButton(self.tr("Edit…"))
        self.edit.setAutoDefault(False)
        put_tip(self.edit, self.tr("Change the guidelines of this project; every saving is a version"), _EDIT)
        self.edit.setEnabled(not session.read_only)
        self.told = PlainLabel("", "muted", wrap=True)
        self.told.hide()
        self.page = MarkdownPage(keeper)
        self.page.setAccessibleName(self.tr("Guidelines"))
        self.editor = GuidelinesEditor(keeper)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.editor)
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        self.bar = QWidget()
        set_look(self.bar, "bar")
        self.bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        row.setSpacing(GAP)
        row.addWidget(self.versions)
        row.addWidget(self.line, 1)
        row.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        self.told.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        column.addWidget(self.told)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.versions.changed.connect(self._show_version)
        self.line.textChanged.connect(lambda letters: self._find(letters, again=True))
        self.line.stepped.connect(lambda step: self._find(self.line.text(), back=step < 0))
        self.line.left.connect(self.page.setFocus)
        self.edit.clicked.connect(self.begin_to_edit)
        self.editor.saved.connect(self._save)
        self.editor.left.connect(self._leave)
        self.editor.typed.connect(self._keep)
        self._session.changed.connect(self._follow)
        self.page.installEventFilter(self)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._go_to_line)
        QShortcut(QKeySequence(_EDIT), self, self.begin_to_edit)

    # Reading

    def show_section(self, label: Label | None) -> None:
        """Come to the front, at the section of a label, if one is chosen."""
        self.show()
        self.raise_()
        self.activateWindow()
        if not self.is_editing():
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wanted = label
        self._go_to_wanted()

    def is_editing(self) -> bool:
        """Whether the guidelines are being changed."""
        return self.stack.currentWidget() is self.editor

    def _read(self) -> None:
        self._session.ask(
            self._fill, lambda read: (read.guidelines(), {one.uid: one.name for one in read.annotators()})
        )

    def _fill(self, found: tuple[list[Guideline], dict[str, str]]) -> None:
        self._read_once = True
        self.versions.fill(*found)
        self._go_to_wanted()
        if self._edit_when_read:
            self.begin_to_edit()

    def _go_to_wanted(self) -> None:
        if self._read_once and self._wanted is not None:
            self.page.go_to_section(self._wanted.title, self._wanted.name)
            self._wanted = None

    def _show_version(self) -> None:
        self.page.show_text(self.versions.text())
        shown = self.versions.shown()
        words = shown.note if shown is not None else ""
        if self.versions.currentIndex() > 0:
            newer = self.tr("This version does not count any more; the newest one does.")
            words = f"{words} — {newer}" if words else newer
        self._tell(words)

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _find(self, letters: str, *, back: bool = False, again: bool = False) -> None:
        found = self.page.find_next(letters, back=back, again=again)
        missing = bool(letters) and not found
        self._tell(self.tr("Nothing found") if missing else "")
        self.line.setAccessibleDescription(self.told.text())

    def _go_to_line(self) -> None:
        if not self.is_editing():
            self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.line.selectAll()

    def _follow(self, change_set: ChangeSet) -> None:
        if any(isinstance(change.entity, Guideline) for change in change_set.changes):
            self._read()

    # Changing

    def begin_to_edit(self) -> None:
        """Change the newest version; what was typed and not saved the last time is there again."""
        if self._session.read_only or self.is_editing():
            return
        if not self._read_once:
            self._edit_when_read = True
            return
        self._edit_when_read = False
        who, store = self._session.who, self._session.workspace.store
        self._session.submit(lambda: store.drafts(who).get(DRAFT, ""), self._edit)

    def _edit(self, draft: str) -> None:
        self._after = self.versions.newest
        self.editor.begin(draft or self.versions.newest_text())
        self._show_editor(on=True)
        if draft:
            self._tell(
                self.tr("This is what you typed the last time and did not save; Cancel throws it away.")
            )

    def _show_editor(self, *, on: bool) -> None:
        self.stack.setCurrentWidget(self.editor if on else self.page)
        self.versions.setEnabled(not on)
        self.line.setEnabled(not on)
        self.edit.setEnabled(not on and not self._session.read_only)
        self._tell("")
        if on and self.width() < WIDE_TO_EDIT:
            room = room_on(self.screen())
            self.resize(min(WIDE_TO_EDIT, room.width()), self.height())

    def _save(self, text: str, note: str) -> None:
        after = self._after
        if text == self.versions.newest_text():
            self._leave()
            return

        def carry_out() -> Guideline | AnnotatorError:
            try:
                self._session.become_known()

                def use_case(work: Work) -> Guideline:
                    return save(work, text, note, after=after)

                return self._session.workspace.run("Save guidelines", use_case)
            except AnnotatorError as error:
                return error

        self._session.submit(carry_out, self._saved)

    def _saved(self, result: Guideline | AnnotatorError) -> None:
        if isinstance(result, AnnotatorError):
            self.editor.show_problem(error_text(result))
        else:
            self._leave()

    def _leave(self) -> None:
        who, store = self._session.who, self._session.workspace.store
        self._show_editor(on=False)
        self._show_version()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._session.read_only:
            self._session.submit_quietly(lambda: store.drop_draft(who, DRAFT), lambda _none: None)

    def _keep(self, text: str) -> None:
        """Keep what is half typed, so that neither a crash nor closing the window loses it."""
        who, store = self._session.who, self._session.workspace.store
        if self.is_editing() and text != self.versions.newest_text():
            self._session.submit_quietly(lambda: store.save_draft(who, DRAFT, text), lambda _none: None)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half typed."""
        if self.is_editing():
            self.editor.settle()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc closes the window while one reads; while one types it does nothing, so that nothing is lost."""
        if self.line.hasFocus() or self.is_editing():
            self.page.setFocus()
            return
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """`/` in the text goes to the line that finds."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.text() == "/":
            self._go_to_line()
            return True
        return super().eventFilter(watched, event)
