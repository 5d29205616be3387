"""Two minutes of mixed use on the largest page beside the stock widget: frames that come late, and memory.

Moves, selects, tags, takes back, scrolls and resizes in turns with a stock widget that shows the same text
without marks, so that a busy machine hits both. Prints the share of steps that took longer than a frame
from the event to the paint, by the clock and by the time of the processor alone, which others at work on the
machine do not lengthen as much. Then each of them does as many rounds alone in a process of its own, for the
memory after a quarter of them and at the end.
"""

import argparse
import gc
import json
import random
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Callable
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from annotator.gui.app import make_application
from annotator.gui.style.fonts import reading_font
from annotator.gui.style.metrics import READING_SIZE
from annotator.gui.text.marks import Mark
from annotator.gui.text.view import ArticleView
from tests.benchmarks.corpus import SEED
from tests.benchmarks.made_page import HEIGHT, LAYER, SIZES, WIDTH, MadePage, shown_view
from tests.benchmarks.used_memory import used_memory

FRAME = 16.0
"""Milliseconds."""
SIZE = "5 MB/50,000"
_KEYS = (
    *[(Qt.Key.Key_Right, "")] * 6,
    *[(Qt.Key.Key_Down, "")] * 4,
    (Qt.Key.Key_Right, "ctrl"),
    (Qt.Key.Key_Up, ""),
    *[(Qt.Key.Key_Right, "ctrl shift")] * 3,
)
_MODIFIERS = {
    "": Qt.KeyboardModifier.NoModifier,
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "ctrl shift": Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
}


class User:
    """Does the same to one page and to the stock widget, with what only a page of marks can do."""

    def __init__(self, view: QPlainTextEdit, chance: random.Random) -> None:
        self.view = view
        self._chance = chance
        self._wide = True

    def key(self, key: Qt.Key, held: str) -> None:
        """Press and release."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.view, QKeyEvent(kind, key, _MODIFIERS[held]))

    def wheel(self) -> None:
        """Three lines on."""
        middle = QPointF(self.view.viewport().rect().center())
        QApplication.sendEvent(
            self.view.viewport(),
            QWheelEvent(
                middle,
                self.view.viewport().mapToGlobal(middle),
                QPoint(),
                QPoint(0, -120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )

    def far(self) -> None:
        """Drag the scroll bar to another place."""
        bar = self.view.verticalScrollBar()
        bar.setValue(self._chance.randrange(bar.maximum()))

    def resize(self) -> None:
        """Another width."""
        self._wide = not self._wide
        self.view.resize(WIDTH if self._wide else WIDTH - 160, HEIGHT)

    def tag(self) -> None:
        """The stock widget has nothing to tag: it paints its view again."""
        self.view.viewport().update()

    def undo(self) -> None:
        """Take the last one back."""
        self.view.viewport().update()


class Annotator(User):
    """The page with its marks."""

    def __init__(self, view: ArticleView, page: MadePage, chance: random.Random) -> None:
        super().__init__(view, chance)
        self._page = view
        self._made = page
        self._put: deque[Mark] = deque()

    def tag(self) -> None:
        """What a label's key does to the page."""
        span = self._page.selection()
        start = span.start if span else self._page.caret()
        start = min(start, len(self._made.text) - 60)
        mark = self._made.mark(start, span.end - start if span and span.end > start else 12)
        self._put.append(mark)
        self._page.put_mark(LAYER, mark)
        self._page.choose(mark.key)
        self._page.clear_selection()

    def undo(self) -> None:
        """What undo does to it."""
        if self._put:
            mark = self._put.pop()
            self._page.remove_mark(LAYER, mark.key)
            self._page.choose(None)


def steps(chance: random.Random) -> list[tuple[str, Callable[[User], None]]]:
    """One round of use, some seconds of a quick person's."""

    def pressed(key: Qt.Key, held: str) -> tuple[str, Callable[[User], None]]:
        return "key", lambda user: user.key(key, held)

    found = [pressed(*key) for key in _KEYS]
    found.append(("tag", lambda user: user.tag()))
    found += [("scroll", lambda user: user.wheel())] * 8
    found += [("undo", lambda user: user.undo())] if chance.random() < 0.5 else []
    if chance.random() < 0.2:
        found.append(("resize", lambda user: user.resize()))
    if chance.random() < 0.3:
        found.append(("far", lambda user: user.far()))
    return found


def page_user() -> Annotator:
    """The page with its marks, painted, and who uses it."""
    page = MadePage(next(size for size in SIZES if size.name == SIZE))
    return Annotator(shown_view(page, marked=True), page, random.Random(SEED))


def stock_user() -> User:
    """The stock widget with the same text, and who uses it."""
    page = MadePage(next(size for size in SIZES if size.name == SIZE))
    stock = QPlainTextEdit()
    stock.setReadOnly(True)
    stock.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    stock.document().setDefaultFont(reading_font(READING_SIZE))
    stock.resize(WIDTH, HEIGHT)
    stock.setPlainText(page.text)
    stock.show()
    QApplication.processEvents()
    return User(stock, random.Random(SEED))


USERS: dict[str, Callable[[], User]] = {"page": page_user, "stock": stock_user}


def timed(user: User, step: Callable[[User], None]) -> tuple[float, float]:
    """Milliseconds from the event until all it asked for is painted: by the clock, of the processor."""
    begun, worked = perf_counter(), process_time()
    step(user)
    QApplication.processEvents()
    return (perf_counter() - begun) * 1000, (process_time() - worked) * 1000


def in_turns(seconds: float) -> tuple[int, Counter[str], dict[str, Counter[str]], Counter[str]]:
    """Rounds that both had time for, the steps of each kind, and of those the late ones of each user.

    By the clock for each kind of step, and by the time of the processor for all.
    """
    users = {name: make() for name, make in USERS.items()}
    late: dict[str, Counter[str]] = {name: Counter() for name in users}
    long: Counter[str] = Counter()
    done: Counter[str] = Counter()
    chance, rounds = random.Random(SEED), 0
    gc.collect()
    gc.freeze()
    end = perf_counter() + seconds
    while perf_counter() < end:
        rounds += 1
        for kind, step in steps(chance):
            done[kind] += 1
            turns = list(users.items())
            for name, user in turns if done[kind] % 2 else reversed(turns):
                took, worked = timed(user, step)
                late[name][kind] += took > FRAME
                long[name] += worked > FRAME
    return rounds, done, late, long


def memory_alone(name: str, rounds: int) -> tuple[float, float]:
    """Megabytes after a quarter of the rounds, when what is kept for speed is there, and at the end."""
    user, chance, memory = USERS[name](), random.Random(SEED), []
    for number in range(1, rounds + 1):
        for _, step in steps(chance):
            timed(user, step)
        if number in {max(rounds // 4, 1), rounds}:
            gc.collect()
            memory.append(used_memory())
    return memory[0], memory[-1]


def alone(name: str, rounds: int) -> tuple[float, float]:
    """The same in a process of its own."""
    words = ["-m", "tests.benchmarks.mixed_use", "--alone", name, "--rounds", str(rounds)]
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True)
    first, last = json.loads(done.stdout)
    return first, last


def main() -> int:
    """Run it and print what came of it."""
    parser = argparse.ArgumentParser(prog="mixed_use", description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=120, help="how long both are used in turns (120)")
    parser.add_argument("--alone", choices=USERS, help="use only this one and print its memory")
    parser.add_argument("--rounds", type=int, default=100, help="rounds of use with --alone (100)")
    asked = parser.parse_args()
    make_application()
    if asked.alone:
        sys.stdout.write(json.dumps(memory_alone(asked.alone, asked.rounds)) + "\n")
        return 0
    rounds, done, late, long = in_turns(asked.seconds)
    total = sum(done.values())
    lines = [
        f"{total} steps in {rounds} rounds on {SIZE}",
        "{:<10} {:>7} {:>12} {:>12}".format("", "steps", "late, page", "stock"),
    ]
    lines += [
        f"{kind:<10} {done[kind]:>7} {late['page'][kind]:>12} {late['stock'][kind]:>12}" for kind in done
    ]
    for name in USERS:
        share, own = 100 * sum(late[name].values()) / total, 100 * long[name] / total
        lines.append(f"{name}: {share:.2f} % of the steps over {FRAME:g} ms, {own:.2f} % by the processor")
    for name in USERS:
        first, last = alone(name, rounds)
        lines.append(f"{name} alone: {first:.0f} MB after a quarter, {last:.0f} MB at the end")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
