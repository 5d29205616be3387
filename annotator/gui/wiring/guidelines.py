"""The actions that open the guidelines: to read the chosen label's section, or to change them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.main_window import MainWindow

if TYPE_CHECKING:
    from annotator.gui.guidelines.window import GuidelinesWindow


class GuidelinesWiring(QObject):
    """Keeps the one window with the guidelines."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._guidelines: GuidelinesWindow | None = None
        window.actions_of.connect_to("guidelines", self._read)
        window.actions_of.connect_to("edit-guidelines", self._edit)
        window.closing.connect(self._finish)

    @property
    def guidelines(self) -> "GuidelinesWindow":
        """The window, open or not."""
        if self._guidelines is None:
            # Loaded when it is used, for it is no part of the start.
            from annotator.gui.guidelines.window import GuidelinesWindow  # noqa: PLC0415

            self._guidelines = GuidelinesWindow(self._window.session, self._window.keeper, self._window)
        return self._guidelines

    def _read(self) -> None:
        desk = self._window.annotate.desk
        chosen = desk.chosen_annotation()
        self.guidelines.show_section(desk.label(chosen) if chosen is not None else None)

    def _edit(self) -> None:
        self.guidelines.show_section(None)
        self.guidelines.begin_to_edit()

    def _finish(self) -> None:
        if self._guidelines is not None:
            self._guidelines.close()
