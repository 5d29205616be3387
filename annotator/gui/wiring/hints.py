"""The actions of the menu Selection that work by letters over the words."""

from annotator.gui.main_window import MainWindow


def connect_hints(window: MainWindow) -> None:
    """Connect them."""
