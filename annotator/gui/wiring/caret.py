"""The actions of the menu Selection that move the caret and take units of the text."""

from annotator.gui.main_window import MainWindow


def connect_caret(window: MainWindow) -> None:
    """Connect them."""
