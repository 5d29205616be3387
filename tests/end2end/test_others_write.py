"""Other programs write while the window is open: it goes on, follows them, and never undoes their work."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QTimer

from annotator.bootstrap import check_project, open_workspace
from annotator.gui.demo.waiting import wait_until
from annotator.services.annotations import annotating
from tests.end2end.beginning import begin, made_project
from tests.end2end.driving import Desktop

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""
WITHIN = 2000
"""Milliseconds in which a window shows what another program wrote."""
LONGEST_GAP = 200
"""Milliseconds for which a window may not answer."""


@contextmanager
def lock_held(project: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process is in the middle of writing; it ends when a line is sent to it, or after the block."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(project)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield holder
        finally:
            if holder.poll() is None:
                holder.communicate("go\n", timeout=10)


class Ticks:
    """A timer in the window's loop of events, and the longest time between two of its ticks."""

    def __init__(self) -> None:
        self.longest = 0
        self.count = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._tick)
        self._clock.start()
        self._timer.start()

    def _tick(self) -> None:
        self.count += 1
        self.longest = max(self.longest, self._clock.restart())

    def stop(self) -> None:
        self._timer.stop()


def test_the_window_answers_while_another_program_holds_the_lock(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    foot = seat.window.foot.saved
    assert foot.text() == "● Saved"
    with lock_held(Path(seat.project.target)) as holder:
        ticks = Ticks()
        seat.visitor.drag(seat.span("dozens"))
        seat.visitor.press("3")
        wait_until(lambda: foot.text() == "○ Saving…", "the word that it waits", WITHIN)
        # Meanwhile a person reads on, selects and leafs; a timer says when enough has passed.
        held = QElapsedTimer()
        held.start()
        wait_until(lambda: held.elapsed() > 2500, "two and a half seconds")
        seat.visitor.drag(seat.span("Ida Moll"))
        assert seat.visitor.page.selection() == seat.span("Ida Moll")
        assert seat.labelled() == [("claim", "30 people")]
        ticks.stop()
        assert foot.text() == "○ Saving…"
        holder.communicate("go\n", timeout=10)
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "30 people"), ("number", "dozens")]
    assert foot.text() == "● Saved"
    assert seat.messages() == []
    assert seat.visitor.page.selection() == seat.span("Ida Moll"), "a later selection is the person's own"
    assert ticks.count > 100
    assert ticks.longest < LONGEST_GAP


def test_a_lock_that_never_ends_is_told_and_nothing_is_shown_that_is_not_saved(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    with lock_held(Path(seat.project.target)):
        seat.visitor.drag(seat.span("dozens"))
        seat.visitor.press("3")
        wait_until(seat.messages, "the message", 15_000)
        seat.visitor.settle()
        assert "Another program" in seat.messages()[0]
        assert seat.labelled() == [("claim", "30 people")]
        assert seat.visitor.page.selection() == seat.span("dozens")
        assert seat.visitor.page.hasFocus()
    seat.visitor.press("3")
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "30 people"), ("number", "dozens")]


def test_an_import_from_the_command_line_is_followed(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    more = tmp_path / "more.txt"
    more.write_text("Another article, from elsewhere.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "import", seat.project.target, str(more)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    model = seat.window.articles.model
    wait_until(lambda: "more" in {row.title for row in model.rows()}, "the new article", WITHIN)
    assert seat.visitor.desk.article
    assert seat.visitor.desk.article.title == "fire"
    assert seat.messages() == []


def test_undo_of_what_somebody_else_changed_is_refused_with_words_and_dropped(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    seat.highlight("dozens", "3")
    elsewhere = open_workspace(seat.project.target)
    try:
        elsewhere.who = seat.project.session.who
        uid = seat.annotations()[1].uid
        elsewhere.run("Note", annotating.write_note, uid, "written elsewhere")
        # The same person elsewhere: that step is undone first, and then is no longer as it was.
        wait_until(lambda: seat.annotations()[1].note, "the note from elsewhere", WITHIN)
        with sqlite3.connect(seat.project.target) as direct:
            direct.execute("UPDATE annotations SET note = 'changed by hand' WHERE uid = ?", (uid,))
        direct.close()
    finally:
        elsewhere.close()
    for step in ("Note", "Highlight"):
        seat.visitor.press("Ctrl+Z")
        seat.visitor.settle()
        assert len(seat.messages()) == 1
        assert seat.messages()[0].startswith(f"“{step}” cannot be undone: what it changed was changed again")
        assert len(seat.annotations()) == 2
        seat.window.messages.clear()
    assert seat.labelled() == [("claim", "30 people"), ("number", "dozens")]


def test_a_project_that_is_gone_is_told_in_words(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    Path(seat.project.target).unlink()
    seat.visitor.drag(seat.span("dozens"))
    seat.visitor.press("3")
    wait_until(seat.messages, "the message", 15_000)
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "30 people")]
    assert seat.window.foot.saved.text() == "● Saved"


def test_a_project_that_was_put_in_the_place_of_ours_is_not_written_to(
    desktop: Desktop, tmp_path: Path
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "1")
    (tmp_path / "other").mkdir()
    other = made_project(tmp_path / "other", {"fire": "Something else altogether."})
    before = other.read_bytes()
    other.replace(seat.project.target)
    seat.visitor.drag(seat.span("dozens"))
    seat.visitor.press("3")
    wait_until(seat.messages, "the message", 15_000)
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "30 people")]
    assert Path(seat.project.target).read_bytes() == before
    assert check_project(Path(seat.project.target)) == []
