"""What stands beside the text, margin, overview and claims: switched by actions, as the settings say."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from annotator.config.settings import Appearance
from annotator.gui.main_window import MainWindow


class BesideWiring(QObject):
    """Shows or hides margin, overview and claims of one window, and hands on what is changed."""

    def __init__(self, window: MainWindow, change: Callable[[Mapping[str, object]], object]) -> None:
        super().__init__(window)
        self._window = window
        self._change = change
        for name in ("margin", "overview", "claims"):
            window.actions_of.connect_to(name, partial(self._switch, name))

    def apply(self, appearance: Appearance) -> None:
        """Let the page stand as the settings say."""
        screen, actions = self._window.annotate, self._window.actions_of
        actions["margin"].setChecked(appearance.margin)
        actions["overview"].setChecked(appearance.overview)
        actions["claims"].setChecked(appearance.claims)
        screen.rail.show_claims(wanted=appearance.claims)
        screen.page.set_margin(wanted=appearance.margin)
        screen.overview.set_wanted(wanted=appearance.overview)

    def _switch(self, name: str) -> None:
        self._change({name: self._window.actions_of[name].isChecked()})
