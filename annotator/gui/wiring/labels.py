"""The label scheme in its window: opened by its action, or from what is said after an import."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.library.importing import Importing
from annotator.gui.main_window import MainWindow
from annotator.gui.translation import quoted
from annotator.gui.widgets.message_row import MessageAction
from annotator.gui.wiring.undo_keys import undo_keys

if TYPE_CHECKING:
    from annotator.gui.labels.window import LabelsWindow

_NAMED = 3
"""So many labels are named in a message."""


class LabelsWiring(QObject):
    """Keeps the window, once it was opened."""

    def __init__(self, window: MainWindow, importing: Importing) -> None:
        super().__init__(window)
        self._window = window
        self._labels: LabelsWindow | None = None
        window.actions_of.connect_to("labels", self.open)
        importing.brought_labels.connect(self._tell)

    @property
    def labels(self) -> "LabelsWindow":
        """The window of the scheme, open or not."""
        if self._labels is None:
            from annotator.gui.labels.window import LabelsWindow  # noqa: PLC0415 -- no part of the start

            keys = undo_keys(self._window.actions_of)
            self._labels = LabelsWindow(self._window.session, self._window.keeper, keys, self._window)
        return self._labels

    def open(self, label: str = "") -> None:
        """Open it, with a label chosen by its name, if one is named."""
        self.labels.begin(label)

    def _tell(self, names: list[str]) -> None:
        """Say which labels an import brought that the scheme did not have."""
        shown = ", ".join(quoted(name) for name in names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
        words = self.tr("%n labels are new in the scheme: {labels}", "", len(names)).replace(
            "{labels}", shown
        )
        action = MessageAction(self.tr("Look, or merge into ours…"), lambda: self.open(names[0]))
        self._window.messages.show_warning(words, action)
