"""The keys of undo and redo in windows of their own, where steps of the project are taken back."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence

from annotator.gui.actions.actions import Actions
from annotator.gui.actions.usable import sequence_of


def undo_keys(actions: Actions) -> dict[str, list[QKeySequence]]:
    """The keys of `undo` and `redo` as the person has them, for the article and for the project."""
    return {
        name: [sequence_of(key) for one in (name, f"{name}-project") for key in actions.keys(one)]
        for name in ("undo", "redo")
    }


def keep_keys(actions: Actions, take: Callable[[dict[str, list[QKeySequence]]], object]) -> None:
    """Hand a window these keys, now and whenever they are changed."""
    take(undo_keys(actions))
    actions.keys_changed.connect(lambda: take(undo_keys(actions)))
