"""The action that opens the lists of speakers and quantities."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.main_window import MainWindow
from annotator.gui.wiring.finding import FindingWiring
from annotator.gui.wiring.undo_keys import keep_keys
from annotator.services.ports.answers import NamedAttribute

if TYPE_CHECKING:
    from annotator.gui.things.window import ThingsWindow


class ThingsWiring(QObject):
    """Keeps the one window, and opens what is picked in it."""

    def __init__(self, window: MainWindow, finding: FindingWiring) -> None:
        super().__init__(window)
        self._window = window
        self._finding = finding
        self._things: ThingsWindow | None = None
        window.actions_of.connect_to("things", self._open)

    @property
    def things(self) -> "ThingsWindow":
        """The window, open or not."""
        if self._things is None:
            # Loaded when it is used, for it is no part of the start.
            from annotator.gui.things.window import ThingsWindow  # noqa: PLC0415

            self._things = ThingsWindow(self._window.session, self._window.keeper, self._window)
            keep_keys(self._window.actions_of, self._things.set_keys)
            self._things.picked.connect(self._finding.open_at)
            self._things.picked.connect(lambda _uid, _span: self._window.come_forward())
        return self._things

    def _open(self) -> None:
        """Show the list that the chosen annotation names something of, at that name."""
        desk = self._window.annotate.desk
        chosen = desk.chosen_annotation()
        lists: tuple[NamedAttribute, ...] = ("entity", "quantity")
        for attribute in lists:
            name = chosen.attributes.get(attribute) if chosen is not None else None
            if isinstance(name, str) and name:
                self.things.begin(attribute, name)
                return
        label = desk.label(chosen) if chosen is not None else None
        known = {one.name for one in label.attributes} if label is not None else set()
        self.things.begin("quantity" if "quantity" in known else "entity")
