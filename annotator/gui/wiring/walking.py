"""The actions that go from annotation to annotation."""

from annotator.gui.main_window import MainWindow


def connect_walking(window: MainWindow) -> None:
    """Connect them."""
