"""A program of its own: highlights, types half a note, tells that it is put by, and waits to be killed.

Arguments: the project.
"""

import sys
from pathlib import Path

from annotator.gui.demo.waiting import wait_until
from tests.end2end.driving import Desktop

WORDS = "At least 40"
TYPED = "the operator says twelve, so eith"


def main(project: Path) -> None:
    """Type, and tell so on standard output."""
    seat = Desktop().start(project, as_name="mila")
    seat.open_article("Halvera")
    seat.highlight(WORDS, "3")
    note = seat.window.annotate.rail.inspector.note
    put_by: list[str] = []
    note.drafted.connect(lambda _uid, text: put_by.append(text))
    seat.visitor.press("E")
    seat.visitor.write(TYPED)
    wait_until(lambda: put_by and put_by[-1] == TYPED, "what is put by")
    seat.visitor.settle()
    sys.stdout.write("put by\n")
    sys.stdout.flush()
    # Somebody who is thinking of the next word.
    wait_until(lambda: False, "the end", 600_000)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
