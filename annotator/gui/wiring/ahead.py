"""The list of articles tells which one comes next, so that it is read in advance."""

from annotator.gui.main_window import MainWindow


def connect_ahead(window: MainWindow) -> None:
    """Have the article after the one on the page read while nobody waits for anything."""
    screen = window.annotate
    screen.ahead.expect(lambda: window.articles.neighbour(1, screen.wanted))
    screen.opened.connect(lambda article: screen.ahead.plan() if article is not None else None)
