"""Whether there is a screen for a window: without one Qt ends the process, with words of its own."""

import os
import re
import socket
import sys
from collections.abc import Mapping

from annotator.domain.errors import AnnotatorError

NO_SCREEN = (
    "there is no screen to open a window on ({why}); start it on a desktop, or use the verbs that "
    "`annotator --help` lists"
)

_HERE = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
"""A display of this very machine, as `DISPLAY` names it."""


def assert_screen(environment: Mapping[str, str] = os.environ) -> None:
    """Check that Qt will find a screen, as far as one can tell beforehand.

    Args:
        environment: of this process.

    Raises:
        AnnotatorError: there is none.
    """
    if sys.platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return
    if environment.get("WAYLAND_DISPLAY"):
        return
    display = environment.get("DISPLAY", "")
    if not display:
        raise AnnotatorError(NO_SCREEN, why="neither DISPLAY nor WAYLAND_DISPLAY is set")
    here = _HERE.fullmatch(display)
    if here and not _answers(f"/tmp/.X11-unix/X{here[1]}"):  # noqa: S108 - where X11 has its sockets
        raise AnnotatorError(NO_SCREEN, why=f"nothing answers at DISPLAY={display}")


def _answers(place: str) -> bool:
    """Whether a display server listens at a place, with a file there or, on Linux, without."""
    for address in (f"\0{place}", place):
        with socket.socket(socket.AF_UNIX) as link:
            try:
                link.connect(address)
            except (OSError, ValueError):
                continue
            return True
    return False
