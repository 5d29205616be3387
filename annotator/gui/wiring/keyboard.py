"""What keys mean on keyboards that type other letters."""

from collections.abc import Iterator

from PySide6.QtGui import QAction

from annotator.gui.keyboard.fallback import KeyFallback
from annotator.gui.main_window import MainWindow
from annotator.gui.wiring.resting_keys import RestingKeys


def connect_keyboard(window: MainWindow) -> None:
    """Let keys that match no shortcut count by their place, and those that do nothing now say why."""
    actions = window.actions_of

    def all_of_them() -> Iterator[QAction]:
        labels = actions.label_ids()
        yield from (actions[name] for name in labels)
        yield from (actions[spec.id] for spec in actions.specs() if spec.id not in labels)

    page = window.annotate.page
    KeyFallback(window, page, all_of_them, lambda: page.mode() is not None)
    RestingKeys(window)
