"""A program of its own: highlights, types half a note or value, tells that it is put by, waits to be killed.

Arguments: the project, and what is typed: `note`, or the name of an attribute.
"""

import sys
from pathlib import Path

from annotator.gui.demo.waiting import wait_until
from tests.end2end.driving import Desktop

WORDS = "At least 40"
TYPED = {"note": "the operator says twelve, so eith", "unit": "people who w"}


def main(project: Path, what: str) -> None:
    """Type, and tell so on standard output."""
    seat = Desktop().start(project, as_name="mila")
    seat.open_article("Halvera")
    seat.highlight(WORDS, "3")
    inspector = seat.window.annotate.rail.inspector
    put_by: list[str] = []
    if what == "note":
        inspector.note.drafted.connect(lambda _uid, text: put_by.append(text))
        seat.visitor.press("E")
    else:
        inspector.attributes.drafted.connect(lambda _name, text: put_by.append(text))
        inspector.attributes.go_to(what)
    seat.visitor.write(TYPED[what])
    wait_until(lambda: put_by and put_by[-1] == TYPED[what], "what is put by")
    seat.visitor.settle()
    sys.stdout.write("put by\n")
    sys.stdout.flush()
    # Somebody who is thinking of the next word.
    wait_until(lambda: False, "the end", 600_000)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
