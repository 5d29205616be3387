"""What is done to attributes, turned into use cases; the change set that comes back tells every view."""

# ruff: noqa: PLC0415 -- with attributing comes the reader of numbers, which is no part of the start

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from annotator.domain.attributes import BOUND
from annotator.domain.json_values import Json
from annotator.gui.annotate.attributes.readings import Readings
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.several import Several
from annotator.gui.session import Session


class Editing(QObject):
    """Changes all that is chosen, each time as one step."""

    told = Signal(str)
    """In plain words, where a key does nothing as things are, or how much was done."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        several: Several,
        readings: Readings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._several = several
        self._readings = readings

    def set(self, uids: Sequence[str], name: str, value: Json) -> None:
        """Give annotations (`uid`s) a value; None takes it away."""
        from annotator.services.annotations import attributing

        if name == BOUND and isinstance(value, str):
            self._session.run("Set attribute", attributing.set_bound, uids, value)
        else:
            self._session.run("Set attribute", attributing.set_attribute, uids, name, value)

    def toggle(self, name: str, value: str) -> None:
        """Give what is chosen a choice, or take it away where it has it."""
        from annotator.services.annotations import attributing

        self._session.run("Set attribute", attributing.toggle_choice, self._several.uids(), name, value)

    def cycle_bound(self) -> None:
        """Give the chosen numbers the next bound."""
        from annotator.services.annotations import attributing

        uids = self._several.uids()
        if uids:
            self._session.run("Set attribute", attributing.cycle_bound, uids)

    def can_confirm(self) -> bool:
        """Whether something is read in what is chosen and waits to be confirmed."""
        return self._readings.unconfirmed(self._several.annotations()) > 0

    def confirm(self) -> None:
        """What is read in the chosen numbers is right."""
        from annotator.services.annotations import attributing

        if self.can_confirm():
            uids = self._several.uids()
            self._session.run("Confirm reading", attributing.accept_reading, uids)
        else:
            self.told.emit(
                self.tr("There is no reading to confirm: choose a number that nobody has read yet.")
            )

    def confirm_all(self) -> None:
        """What is read in all numbers of the article is right."""
        from annotator.services.annotations import attributing

        article = self._desk.article
        if article is not None:
            uid = article.uid
            self._session.run_then(
                self._told_all,
                "Confirm all readings",
                lambda work: attributing.accept_all_readings(work, uid),
            )

    def name_as_last(self) -> None:
        """The chosen speakers are the one that was named last before them."""
        from annotator.services.annotations import attributing

        uids = self._several.uids()
        if uids:
            self._session.run("Set attribute", attributing.name_as_last_speaker, uids)

    def _told_all(self, count: int) -> None:
        if count:
            self.told.emit(self.tr("%Ln readings confirmed", "", count))
        else:
            self.told.emit(self.tr("There is no reading to confirm in this article."))
