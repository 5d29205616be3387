"""What was chosen lately on this machine."""

from annotator.config.state import State
from annotator.gui.palette.entries import Entry

GROUP = "palette"
"""The group of the state; it keeps a bounded number of names, the newest last."""


class Recent:
    """Remembers choices; they are written down when the window next notes its place, and at its end."""

    def __init__(self, state: State) -> None:
        self._state = state

    def ranks(self) -> dict[str, int]:
        """Places of entries, each with how many were chosen after it."""
        return {name: rank for rank, name in enumerate(reversed(self._state.names(GROUP)))}

    def note(self, entry: Entry) -> None:
        """Remember that an entry was chosen."""
        self._state.remember(GROUP, entry.place, True)
