"""Opens the palette of a window, and does what is chosen in it once the keyboard is back where it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.config.state import State
from annotator.gui.main_window import MainWindow
from annotator.gui.palette.entries import Entry, Kind
from annotator.gui.palette.reasons import why_not
from annotator.gui.palette.recent import Recent

if TYPE_CHECKING:
    from annotator.gui.palette.panel import PalettePanel
    from annotator.gui.palette.sources import Sources


class Palette(QObject):
    """The palette of one window; its panel is made when it is first asked for."""

    def __init__(self, window: MainWindow, state: State) -> None:
        super().__init__(window)
        self._window = window
        self._recent = Recent(state)
        self._panel: PalettePanel | None = None
        self._sources: Sources | None = None
        window.actions_of.connect_to("palette", self.open)

    @property
    def panel(self) -> "PalettePanel":
        """The panel, open or not."""
        if self._panel is None:
            # Loaded when it is used, for it is no part of the start.
            from annotator.gui.palette.panel import PalettePanel  # noqa: PLC0415

            self._panel = PalettePanel(self._window, self._window.keeper, self._window.annotate.page)
            self._panel.chosen.connect(self._chosen)
        return self._panel

    def open(self) -> None:
        """Open the panel, or close it where it is open."""
        if self.panel.isVisible():
            self.panel.close_up()
        else:
            self.panel.open(self._entries(), self._recent.ranks())

    def _entries(self) -> list[Entry]:
        if self._sources is None:
            from annotator.gui.palette.sources import Sources  # noqa: PLC0415  # with the panel

            self._sources = Sources(self._window)
        return self._sources.entries()

    def _chosen(self, entry: Entry) -> None:
        self._recent.note(entry)
        # At once: a key that comes right behind the one that chose it is for what was chosen.
        self._carry_out(entry)

    def _carry_out(self, entry: Entry) -> None:
        screen = self._window.annotate
        if entry.kind is Kind.ACTION:
            self._trigger(entry.key)
        elif entry.kind is Kind.LABEL:
            self._trigger(f"label:{entry.key}")
        elif entry.kind is Kind.ARTICLE:
            screen.open(entry.key, screen.page.setFocus)
        elif entry.key in screen.desk.annotations:
            screen.show_annotation(entry.key)
            screen.page.setFocus()
        else:
            self._window.messages.show_info(self.tr("This annotation is not there any more."))

    def _trigger(self, name: str) -> None:
        """Do it, or say why it can no longer be done: another window may have written since it was listed."""
        actions = self._window.actions_of
        needs = {spec.id: spec.needs for spec in actions.specs()}
        if name not in needs:
            self._window.messages.show_info(self.tr("This label is not there any more."))
        elif actions[name].isEnabled():
            actions[name].trigger()
        else:
            self._window.messages.show_info(why_not(needs[name], actions.situation))
