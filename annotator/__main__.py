"""The one door: `annotator` opens the window, `annotator VERB` is the command line."""

# ruff: noqa: PLC0415 -- the window and the command line each load only what they need

import sys
from collections.abc import Sequence
from pathlib import Path

from annotator.cli.fronts import Fronts
from annotator.cli.outcome import concluded
from annotator.cli.streams import speak_utf8


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status.

    Args:
        arguments: what stands behind the program's name; else those of this process.
    """
    speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        return concluded(lambda: _window(None, None))
    return concluded(lambda: _command_line(given))


def _command_line(arguments: list[str]) -> int:
    from annotator.cli.front import run

    return run(arguments, Fronts(window=_window, demo=_demo))


def _window(project: str | None, as_name: str | None) -> int:
    from annotator.cli.screen import assert_screen

    assert_screen()
    from annotator.gui.app import run

    return run(project, as_name)


def _demo(screenshots: Path | None) -> int:
    if screenshots is None:
        from annotator.cli.screen import assert_screen

        assert_screen()
    from annotator.gui.demo import run

    return run(screenshots)


if __name__ == "__main__":
    sys.exit(main())
