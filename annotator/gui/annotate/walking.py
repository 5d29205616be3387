"""Going from annotation to annotation: to the next of a label, to the next that is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.gui.annotate.desk import Desk


class Walking(QObject):
    """Finds where to go next in reading order, round at the ends; who shows it listens."""

    led_to = Signal(str)
    """An annotation (`uid`) to choose and show."""
    told = Signal(str)
    """In plain words, where there is nowhere to go."""

    def __init__(self, desk: Desk, caret: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._caret = caret

    def to_same_label(self, label: str | None, *, onwards: bool) -> None:
        """Go to the next annotation with the label of the chosen one.

        Args:
            label: the label (`uid`) that counts while none is chosen; None takes any.
            onwards: forth, else back.
        """
        chosen = self._desk.chosen_annotation()
        wanted = chosen.label if chosen else label
        there = [one for one in self._desk.in_reading_order() if wanted is None or one.label == wanted]
        found = self._next(there, onwards=onwards)
        if found is not None:
            self.led_to.emit(found.uid)
        elif chosen is not None:
            self.told.emit(self.tr("There is no other annotation of this label."))
        elif wanted is not None:
            self.told.emit(self.tr("There is no annotation of this label."))
        else:
            self.told.emit(self.tr("There is no annotation in this article yet."))

    def to_open(self, *, onwards: bool) -> None:
        """Go to the next annotation about which something is open."""
        openness = self._desk.openness()
        there = [one for one in self._desk.in_reading_order() if openness.points(one)]
        found = self._next(there, onwards=onwards)
        if found is not None:
            self.led_to.emit(found.uid)
        elif there:
            self.told.emit(self.tr("This is the only annotation that is open."))
        else:
            self.told.emit(self.tr("Nothing is open here: all is tied, read and without a mark to discuss."))

    def from_here(self, *, onwards: bool) -> list[Annotation]:
        """All annotations from where one is, round at the ends; without the chosen one."""
        everything = self._desk.in_reading_order()
        chosen, caret = self._desk.chosen_annotation(), self._caret()
        if chosen is not None:
            place = everything.index(chosen)
            after, before = everything[place + 1 :], everything[:place]
        else:
            after = [one for one in everything if one.start >= caret]
            before = [one for one in everything if one.start < caret]
        return [*after, *before] if onwards else [*before[::-1], *after[::-1]]

    def _next(self, there: list[Annotation], *, onwards: bool) -> Annotation | None:
        """The next of some annotations from where one is, not the one that is chosen already."""
        order = there if onwards else there[::-1]
        chosen = self._desk.chosen_annotation()
        if chosen is None:
            caret = self._caret()
            beyond = [one for one in order if (one.start >= caret if onwards else one.start < caret)]
            return next(iter(beyond or order), None)
        everything = self._desk.in_reading_order()
        place = {one.uid: number for number, one in enumerate(everything)}
        here = place[chosen.uid]
        beyond = [one for one in order if (place[one.uid] > here if onwards else place[one.uid] < here)]
        return next((one for one in (*beyond, *order) if one.uid != chosen.uid), None)
