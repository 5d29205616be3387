"""Ten thousand articles: the list opens, filters and follows; how long each takes is told, not judged."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QElapsedTimer

from annotator.bootstrap import create_project, open_workspace
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.services.imports.importing import ImportOptions, import_sources
from tests.end2end.driving import Desktop

MANY = 10_000


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    corpus = folder / "many.jsonl"
    with corpus.open("w", encoding="utf-8") as lines:
        for number in range(MANY):
            title, text = f"Title {number:05}", f"Words {number} here."
            record = {"id": f"n{number}", "title": title, "text": text, "layers": []}
            lines.write(json.dumps(record) + "\n")
    target = folder / "many.annotator"
    create_project(target)
    workspace = open_workspace(str(target))
    import_sources(workspace, [corpus], ImportOptions(), lambda _done, _total: None)
    workspace.close()
    return target


def test_the_list_stays_quick(desktop: Desktop, project: Path, report_line: Callable[[str], None]) -> None:
    clock = QElapsedTimer()
    clock.start()
    seat = desktop.start(project, "ana")
    opened = clock.restart()
    model = seat.window.articles.model
    assert model.rowCount() == MANY

    seat.visitor.press("Ctrl+L")
    slowest = 0
    for character in "title 099":
        clock.restart()
        seat.visitor.write(character)
        let_events_pass()
        slowest = max(slowest, clock.elapsed())
    assert [row.title for row in model.shown_rows()] == [
        f"Title {number:05}" for number in range(MANY) if "099" in f"{number:05}"
    ]
    seat.visitor.press("Return")
    seat.visitor.settle()
    article = seat.visitor.desk.article
    assert article is not None
    assert "099" in article.title
    seat.visitor.press("Ctrl+L", "Ctrl+A", "Backspace", "Esc")
    assert model.rowCount() == MANY

    seat.visitor.page.setFocus()
    clock.restart()
    seat.highlight("Words", "1")
    tagged = clock.restart()
    seat.visitor.press("Ctrl+Return")
    seat.visitor.settle()
    gone_on = clock.restart()
    seat.visitor.press("Ctrl+PgDown")
    seat.visitor.settle()
    leafed = clock.restart()
    report_line(
        f"list of {MANY:,} articles: open {opened} ms, filter {slowest} ms a key at most, "
        f"highlight {tagged} ms, done and next {gone_on} ms, next article {leafed} ms"
    )


def test_the_palette_stays_quick(desktop: Desktop, project: Path, report_line: Callable[[str], None]) -> None:
    seat = desktop.start(project, "ana")
    clock = QElapsedTimer()
    clock.start()
    seat.visitor.press("Ctrl+K")
    opened = clock.restart()
    panel = seat.project.palette.panel
    slowest = longest = 0
    for character in "ttle 04217":
        clock.restart()
        seat.visitor.write(character)
        slowest = max(slowest, clock.restart())
        while panel.is_searching():
            QCoreApplication.processEvents()
            longest = max(longest, clock.restart())
    current = panel.current()
    assert current is not None
    assert current.name == "Title 04217"
    seat.visitor.press("Return")
    wait_until(lambda: seat.visitor.desk.article and seat.visitor.desk.article.title == current.name, "it")
    seat.visitor.settle()
    report_line(
        f"palette over {MANY:,} articles: open {opened} ms, {slowest} ms a key at most, "
        f"searching on never for longer than {longest} ms at a time"
    )
