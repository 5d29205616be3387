"""The actions that go from annotation to annotation."""

from collections.abc import Callable
from functools import partial

from annotator.gui.main_window import MainWindow


def connect_walking(window: MainWindow) -> None:
    """Connect what goes by label and to what is open; Tab and its like are the screen's own."""
    screen = window.annotate
    walking = screen.walking

    def by_label(*, onwards: bool) -> None:
        # With nothing chosen the label that is listed counts: that is the one being looked through.
        walking.to_same_label(screen.rail.list.model.label, onwards=onwards)

    def to(name: str, slot: Callable[[], object]) -> None:
        window.actions_of.connect_to(name, partial(screen.in_turn, slot))

    to("next-same-label", partial(by_label, onwards=True))
    to("previous-same-label", partial(by_label, onwards=False))
    to("next-open", partial(walking.to_open, onwards=True))
    to("previous-open", partial(walking.to_open, onwards=False))
    walking.told.connect(window.messages.show_info)
