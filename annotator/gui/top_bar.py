"""The bar above the panels: which project, who is annotating, and the actions used most."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from annotator.gui.actions.actions import Actions
from annotator.gui.actions.usable import shown_key
from annotator.gui.numerals import whole
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.keycap import key_text
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel
from annotator.gui.widgets.plain_text import put_tip, words_of

ICONS = ("undo", "redo", "import-files", "export", "shortcuts")
"""Actions that stand here as icons."""


class TopBar(QFrame):
    """Reads its buttons from the catalogue of actions."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self._actions = actions
        self.project = ElidedLabel("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP + 2, MARGIN, STEP + 2)
        row.setSpacing(GAP)
        row.addWidget(PlainLabel("Annotator", "heading"))
        row.addSpacing(STEP)
        row.addWidget(self.project, 1)
        self._icons: list[QToolButton] = []
        for name in ICONS:
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(actions.text(name))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
            self._icons.append(button)
        row.addSpacing(STEP)
        self.anything = self._button("palette")
        self.guidelines = self._button("guidelines")
        self.done = self._button("done-next")
        set_look(self.done, "primary")
        row.addWidget(self.anything)
        row.addWidget(self.guidelines)
        row.addWidget(self.done)
        self._show_keys()
        actions.keys_changed.connect(self._show_keys)

    def show_project(self, name: str, annotator: str, *, read_only: bool) -> None:
        """Say which project is open and who annotates."""
        parts = [name]
        if read_only:
            parts.append(self.tr("read-only"))
        elif annotator:
            parts.append(self.tr("annotating as {name}").format(name=annotator))
        self.project.setText(" · ".join(parts))

    def set_done_text(self, action: str) -> None:
        """Let the primary button be `done-next`, or `reopen` where the article is done."""
        self._done = action
        key = shown_key(self._actions.first_key(action)).replace("Return", "↵")
        words = self._actions.text(action)
        if action == "done-next" and self._open:
            words = self.tr("Done ({number} open), next").format(number=whole(self._open))
        self.done.setText(f"{words}  {key}")
        self.done.setAccessibleName(words)
        put_tip(self.done, words_of(self._actions[action].toolTip()))
        self.done.setEnabled(self._actions[action].isEnabled())

    def show_open(self, number: int) -> None:
        """Say on the primary button how much is still open in the article."""
        self._open = number
        self.set_done_text(self._done)

    def _show_keys(self) -> None:
        """The keys of the buttons are others now."""
        self.set_done_text(self._done)
        for button in self._icons:
            button.setAccessibleDescription(words_of(button.defaultAction().toolTip()))
        put_tip(self.guidelines, words_of(self._actions["guidelines"].toolTip()))
        key, words = key_text(self._actions.first_key("palette")), self.tr("Any action…")
        self.anything.setText(f"{key}  {words}" if key else words)
        self.anything.setAccessibleName(words)
        put_tip(self.anything, words_of(self._actions["palette"].toolTip()))

    def _button(self, name: str) -> QPushButton:
        action = self._actions[name]
        button = QPushButton(self._actions.text(name))
        put_tip(button, words_of(action.toolTip()))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(True)  # outside of dialogs that is what lets Return press it
        if name == "done-next":
            button.clicked.connect(self._finish)
        else:
            button.clicked.connect(action.trigger)
        return button

    _done = "done-next"
    _open = 0

    def _finish(self) -> None:
        self._actions[self._done].trigger()
