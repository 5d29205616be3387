"""The tour takes itself, also with no screen, and says so where the program does not do what it shows."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from annotator.config.paths import paths
from annotator.domain.errors import RefusedError
from annotator.gui.demo.highlighting import choose_article, open_window, say_name
from annotator.gui.demo.steps import STEPS, Step
from annotator.gui.demo.tour import TourError, take_tour
from annotator.gui.demo.visit import Visit
from annotator.gui.demo.waiting import wait_until
from annotator.gui.tour.lessons import LESSONS
from annotator.gui.tour.panel import TourPanel
from annotator.gui.tour.sample import sample_project
from tests.conftest import ROOT
from tests.end2end.driving import Desktop

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_the_tour_runs_with_no_screen_and_saves_a_picture_of_every_step(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "tour"
    environment = {name: value for name, value in os.environ.items() if name not in SCREENS}
    ran = subprocess.run(
        [sys.executable, "-m", "annotator", "demo", "--screenshots", str(folder)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    names = [f"{number:02d}-{step.name}" for number, step in enumerate(STEPS, 1)]
    assert [line.partition(":")[0] for line in ran.stderr.splitlines()] == names
    pictures = sorted(folder.glob("*.png"))
    assert [picture.stem for picture in pictures] == names
    for picture in pictures:
        image = QImage(str(picture))
        assert (image.width(), image.height()) == (1480, 920)
    different = {picture.read_bytes() for picture in pictures}
    assert len(different) > len(pictures) - 4, "steps do not show"
    records = [json.loads(line) for line in (folder / "sample.jsonl").read_text("utf-8").splitlines()]
    mine = [layer for record in records for layer in record["layers"] if layer["annotator"] == "you"]
    fragments = [span["fragments"] for layer in mine for span in layer["spans"] if "fragments" in span]
    assert [len(parts) for parts in fragments] == [2]
    # Nothing of the person's was touched.
    here = paths()
    assert not any(one.exists() for one in (here.settings, here.last_state, here.default_project, here.data))


def test_a_step_that_comes_to_something_else_is_named(qapp: QApplication, tmp_path: Path) -> None:
    def wrong(visit: Visit) -> None:
        visit.tag("1")
        visit.expect_count(1)

    before = os.environ["ANNOTATOR_HOME"]
    steps = (
        Step("open", "open", open_window),
        Step("choose", "choose", choose_article),
        Step("nothing-selected", "press 1", wrong),
    )
    with pytest.raises(TourError, match=r"stopped at step 03-nothing-selected \(the article has 0 annot"):
        take_tour(tmp_path, steps)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["01-open.png", "02-choose.png"]
    assert os.environ["ANNOTATOR_HOME"] == before


def test_a_step_that_the_tour_does_not_see_done_stops_it(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.gui.demo.tour.SEEN_WITHIN", 300)
    blind = replace(LESSONS[0], done=lambda _look: False)
    steps = (Step("open", "open", open_window), Step("name", "say a name", say_name, blind))
    with pytest.raises(TourError, match=r"02-name .*the tick of the tour"):
        take_tour(tmp_path, steps)


def test_a_step_that_is_done_before_it_is_taken_stops_it(qapp: QApplication, tmp_path: Path) -> None:
    early = replace(LESSONS[0], done=lambda _look: True)

    def slowly(visit: Visit) -> None:
        panel = visit.window.findChild(TourPanel)
        assert panel is not None
        wait_until(lambda: not panel.show_me.isEnabled(), "the tick")

    steps = (Step("wait", "wait", slowly), Step("name", "say a name", say_name, early))
    with pytest.raises(TourError, match="done before it was taken"):
        take_tour(tmp_path, steps)


def test_every_lesson_is_among_the_steps_in_its_order() -> None:
    assert [step.lesson for step in STEPS if step.lesson is not None] == list(LESSONS)
    assert len({step.name for step in STEPS}) == len(STEPS)


def test_what_breaks_behind_a_step_stops_the_tour(qapp: QApplication, tmp_path: Path) -> None:
    def breaks(visit: Visit) -> None:
        visit.window.session.ask(lambda _none: None, lambda _read: 1 / 0)

    with pytest.raises(TourError, match=r"01-break.*ZeroDivisionError"):
        take_tour(tmp_path, (Step("break", "break something", breaks),))


def test_an_earlier_tour_is_replaced(qapp: QApplication, tmp_path: Path) -> None:
    for name in ("01-open.png", "24-of-last-year.png", "sample.jsonl", "sample.jsonl.manifest.json"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    take_tour(tmp_path, (Step("open", "open", open_window),))
    assert [one.name for one in tmp_path.iterdir()] == ["01-open.png"]
    assert QImage(str(tmp_path / "01-open.png")).width() == 1480


@pytest.mark.parametrize("name", ["thesis.docx", "01-open.png.txt"])
def test_a_folder_with_something_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "01-open.png").write_text("old", encoding="utf-8")
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedError, match=name):
        take_tour(tmp_path)
    assert (tmp_path / "01-open.png").read_text("utf-8") == "old"


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    place = tmp_path / "pictures"
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedError, match="name another folder"):
        take_tour(place)


def test_to_try_things_out_there_is_a_sample_project_that_stays(desktop: Desktop) -> None:
    target = sample_project("Sample")
    assert target == paths().data / "sample.annotator"
    assert [one.name for one in target.parent.iterdir()] == ["sample.annotator"]
    seat = desktop.start(target, as_name="newcomer")
    assert seat.window.articles.model.rowCount() == 3
    seat.highlight("At least 40", "3")
    desktop.end()

    assert sample_project("Sample") == target
    assert desktop.start(target, as_name="newcomer").labelled() == [("number", "At least 40")]
