"""Several annotations chosen at once: the one that is chosen, and those that go with it."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation, reading_order
from annotator.gui.annotate.desk import Desk


class Several(QObject):
    """Keeps a group until another annotation is chosen, be it one of the group."""

    changed = Signal()
    """Others go together now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group: frozenset[str] = frozenset()
        self._chosen: str | None = None
        desk.chose.connect(self._chose)
        desk.removed.connect(self._removed)
        desk.opened.connect(self._opened)

    def choose(self, uids: Iterable[str]) -> None:
        """Let annotations (`uid`s) go together; one alone, or none, is no group."""
        group = frozenset(uid for uid in uids if uid in self._desk.annotations)
        self._set(group if len(group) > 1 else frozenset())

    def group(self) -> frozenset[str]:
        """The `uid`s that go together; empty where at most one annotation is chosen."""
        return self._group

    def annotations(self) -> list[Annotation]:
        """All that is chosen, in reading order: the group, or the one, or nothing."""
        if self._group:
            return sorted((self._desk.annotations[uid] for uid in self._group), key=reading_order)
        chosen = self._desk.chosen_annotation()
        return [chosen] if chosen is not None else []

    def uids(self) -> list[str]:
        """The same as `uid`s."""
        return [one.uid for one in self.annotations()]

    def _chose(self, uid: str | None) -> None:
        # The same article read anew chooses again what was chosen.
        if uid != self._chosen:
            self._chosen = uid
            self._set(frozenset())

    def _removed(self, annotation: Annotation) -> None:
        if annotation.uid in self._group:
            self.choose(self._group - {annotation.uid})

    def _opened(self) -> None:
        self.choose(self._group)

    def _set(self, group: frozenset[str]) -> None:
        if group != self._group:
            self._group = group
            self.changed.emit()
