"""Names in the Edit menu what undo and redo would do now."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from annotator.gui.actions.actions import translated
from annotator.gui.actions.catalogue import spec
from annotator.gui.main_window import MainWindow
from annotator.gui.translation import ERRORS
from annotator.services.workspace import History

PAIRS = (("undo", "redo"), ("undo-project", "redo-project"))


class UndoNames(QObject):
    """Asks the journal when the menu opens; until the answer is there the plain names stand."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def attach(self) -> None:
        """Listen to the Edit menu, which is built anew when labels change."""
        self._window.menus["edit"].aboutToShow.connect(self._ask)

    def _ask(self) -> None:
        article = self._window.annotate.desk.article
        workspace = self._window.session.workspace
        for scope, (undo, redo) in zip((article.uid if article else "", ""), PAIRS, strict=True):
            for name in (undo, redo):
                self._window.actions_of[name].setText(translated(spec(name).text))
            if scope or undo == "undo-project":
                ask = partial(workspace.history_in, scope) if scope else workspace.history
                self._window.session.submit(ask, partial(self._show, undo, redo))

    def _show(self, undo: str, redo: str, history: History) -> None:
        self._name(self._window.actions_of[undo], undo, history.undo)
        self._name(self._window.actions_of[redo], redo, history.redo)

    def _name(self, action: QAction, name: str, step: str | None) -> None:
        if step:
            what = QCoreApplication.translate(ERRORS, step)  # where refusals of undo find the names as well
            action.setText(f"{translated(spec(name).text)}: {what}".replace("&", "&&"))
