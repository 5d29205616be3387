"""The review: the next disagreement by its key, beside two pages without marks that repaint their views."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import create_project, open_workspace
from annotator.gui.app import make_application
from annotator.gui.review.own.keys import PersonsKeys
from annotator.gui.review.window import ReviewWindow
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.view import ArticleView
from annotator.services.imports.importing import ImportOptions, import_sources
from tests.benchmarks.corpus import LABELS, SEED, made_text
from tests.benchmarks.made_page import Painted
from tests.benchmarks.measuring import Benchmark, Figure, Sample, timed

LENGTH, MARKS = 100_000, 2_000
SIZE = (1280, 800)
ROUNDS = 60


def benchmarks(folder: Path, sizes: list[int]) -> Iterator[Benchmark]:
    """One article, two annotators; the sizes of corpora do not matter here."""
    del sizes
    app = make_application()
    session = Session(open_workspace(str(made_project(folder / "review.annotator"))), "rev")
    window = ReviewWindow(session, ThemeKeeper(app, "light"), PersonsKeys(lambda _name: ()))
    window.resize(*SIZE)
    window.show()
    window.open_article(session.workspace.read(lambda read: read.articles()[0].uid))
    desk, board = window.screen_of_article.desk, window.screen_of_article.board
    while desk.review is None or not session.is_idle():
        app.processEvents()
    app.processEvents()
    views = [board.panes[key].view for key in board.wanted]
    bare = [bare_view(view, desk.text) for view in views]

    def done() -> None:
        for view in bare:
            view.close()
            view.deleteLater()
        window.close()
        window.finish()
        session.close()
        window.deleteLater()
        app.processEvents()

    yield Benchmark(
        (Figure("next disagreement", 2),),
        "100 KB/2,000 + 2,000",
        _next(window, views),
        _repaint(bare),
        rounds=ROUNDS,
        done=done,
    )


def made_project(target: Path) -> Path:
    """A project with the article: half of the marks are agreed, the others differ in one way or another."""
    chance = random.Random(SEED)
    text = made_text(chance, LENGTH)
    first: list[dict[str, object]] = []
    second: list[dict[str, object]] = []
    for number in range(MARKS):
        label, start = LABELS[number % 4], number * (LENGTH // MARKS) + chance.randrange(20)
        end = start + chance.randint(4, 28)
        first.append(_span(number, label, start, end))
        way = chance.randrange(8)
        other = LABELS[(number + 1) % 4] if way == 0 else label
        second.append(_span(number, other, start + (way == 1) * 2, end + (way == 2) * 3))
    layers = [
        {"annotator": name, "role": "annotator", "status": "done", "spans": spans}
        for name, spans in (("ana", first), ("ben", second))
    ]
    record = {"version": 1, "id": "made", "title": "Made", "text": text, "layers": layers}
    source = target.with_suffix(".jsonl")
    source.write_bytes(orjson.dumps(record) + b"\n")
    create_project(target)
    workspace = open_workspace(str(target))
    try:
        import_sources(workspace, [source], ImportOptions(), lambda _done, _total: None)
    finally:
        workspace.close()
    return target


def _span(number: int, label: str, start: int, end: int) -> dict[str, object]:
    return {"id": f"s{number}", "label": label, "start": start, "end": end}


def bare_view(like: ArticleView, text: str) -> ArticleView:
    """A page of the same size with the same text and no marks."""
    view = ArticleView()
    view.resize(like.size())
    view.set_article(text)
    view.show()
    QApplication.processEvents()
    return view


def _next(window: ReviewWindow, views: Sequence[ArticleView]) -> Sample:
    """From the key to the paint of every pane; the next one is sometimes out of view.

    Table and panel are painted right after the panes; what that takes is not in the next sample.
    """
    painted = [Painted(view.viewport()) for view in views]
    action = window.actions_of["next"]

    def key() -> None:
        before = [one.times for one in painted]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, "j")
            QApplication.sendEvent(views[0], event)
        action.trigger()
        _wait(painted, before)

    def sample() -> float:
        cost = timed(key)()
        QApplication.processEvents()
        return cost

    return sample


def _repaint(views: Sequence[ArticleView]) -> Sample:
    """The floor: two views painted again as a whole."""
    painted = [Painted(view.viewport()) for view in views]

    def both() -> None:
        before = [one.times for one in painted]
        for view in views:
            view.viewport().update()
        _wait(painted, before)

    return timed(both)


def _wait(painted: list[Painted], before: list[int]) -> None:
    """Until each is painted again: what a window paints is posted to it, what timers do comes later."""
    for _ in range(100):
        QApplication.sendPostedEvents()
        if all(one.times > times for one, times in zip(painted, before, strict=True)):
            return
    raise RuntimeError("nothing was painted: the work asks for no repaint")
