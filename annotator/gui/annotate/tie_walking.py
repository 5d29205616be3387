"""Going to the next annotation that is to be tied: with ties proposed for it, or untied."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.openness import SAID_BY, OpenPoint
from annotator.domain.ties.proposing import ProposedTie
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.walking import Walking


class TieWalking(QObject):
    """Finds where to go next in reading order, round at the ends; who shows it listens to `walking`."""

    told = Signal(str)
    """In plain words, where there is nowhere to go."""

    def __init__(self, desk: Desk, walking: Walking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._walking = walking

    def to_proposed(self, *, onwards: bool, but: Iterable[ProposedTie] = ()) -> bool:
        """Go to the next claim for which ties are proposed, or to what else has some; whether there is one.

        Args:
            onwards: forth, else back.
            but: what is being accepted and counts no longer.
        """
        known, done = self._desk.proposals(), set(but)

        def has_ties(one: Annotation) -> bool:
            return any(tie not in done for tie in known.with_parts(one.uid))

        def starts_ties(one: Annotation) -> bool:
            return any(tie.source == one.uid and tie not in done for tie in known.of(one.uid))

        said_by = self._desk.scheme.relation_type_named(SAID_BY)
        claims = said_by.sources if said_by is not None else ()
        order = self._walking.from_here(onwards=onwards)
        found = next((one for one in order if one.label in claims and has_ties(one)), None)
        found = found or next((one for one in order if one.label not in claims and starts_ties(one)), None)
        if found is not None:
            self._walking.led_to.emit(found.uid)
        else:
            self.told.emit(self.tr("Nothing else is proposed here."))
        return found is not None

    def to_untied(self, *, onwards: bool) -> None:
        """Go to the next annotation that is tied to nothing it belongs to."""
        openness = self._desk.openness()
        order = self._walking.from_here(onwards=onwards)
        found = next((one for one in order if OpenPoint.UNTIED in openness.points(one)), None)
        if found is not None:
            self._walking.led_to.emit(found.uid)
        else:
            self.told.emit(self.tr("Everything else is tied."))

    def to_same_label(self, *, onwards: bool) -> None:
        """Go to the next annotation with the label of the chosen one."""
        self._walking.to_same_label(None, onwards=onwards)
