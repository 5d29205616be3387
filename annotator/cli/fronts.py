"""What the command line hands over to, and is given by whoever starts it, because it knows no window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fronts:
    """The doors to the window; each returns an exit status."""

    window: Callable[[str | None, str | None], int]
    """Opens a project (path or URL; None: the default one) as an annotator (name; None: as last time)."""
    demo: Callable[[Path | None], int]
    """Takes the tour; with a folder it drives itself and saves a picture of each step there."""
