"""The pages look as they did when somebody last looked at them; `make pictures` draws them anew.

After that look at each that changed (`git diff` shows which) before it is kept.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.gui.style.theme import load_theme
from tests.pictures.comparing import different_tiles, shown_differences
from tests.pictures.pages import PAGES, SIZE

KEPT = Path(__file__).parent
ROOT = KEPT.parents[1]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="fonts are pinned through fontconfig, which Qt asks on Linux only"
)


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pictures as they are drawn now."""
    folder = tmp_path_factory.mktemp("pictures")
    command = [sys.executable, "-m", "tests.pictures.drawing", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def kept(name: str) -> QImage:
    image = QImage(str(KEPT / f"{name}.png"))
    assert not image.isNull(), f"{name}.png is missing; `make pictures` draws it"
    return image.convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.xdist_group("pictures")
@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_the_page_looks_as_it_did(name: str, drawn: Path) -> None:
    now = QImage(str(drawn / f"{name}.png"))
    tiles = different_tiles(kept(name), now)
    if tiles:
        look = drawn / f"{name}-differs.png"
        shown_differences(kept(name), now, tiles).save(str(look))
        pytest.fail(f"{len(tiles)} tiles of {name} differ; kept above, drawn below: {look}")


def test_no_picture_is_left_of_a_page_that_is_gone() -> None:
    assert {file.stem for file in KEPT.glob("*.png")} == {page.name for page in PAGES}


def test_pictures_are_small() -> None:
    files = list(KEPT.glob("*.png"))
    assert max(file.stat().st_size for file in files) < 40_000
    assert {(image.width(), image.height()) for image in map(kept, (file.stem for file in files))} == {SIZE}


# What the comparison finds, and what it lets pass


def lines_of(image: QImage, colour: str) -> list[tuple[int, int, int]]:
    """Row, left and right of the longest level stretch of a colour in each row that has 12 pixels of it."""
    found = []
    wanted = QColor(colour).rgb()
    for y in range(image.height()):
        run = best = (0, 0)
        for x in range(image.width()):
            near = all(
                abs((image.pixel(x, y) >> shift & 255) - (wanted >> shift & 255)) <= 8 for shift in (0, 8, 16)
            )
            run = (run[0], x + 1) if near and run[1] == x else ((x, x + 1) if near else (0, 0))
            best = max(best, run, key=lambda one: one[1] - one[0])
        if best[1] - best[0] >= 12:
            found.append((y, *best))
    return found


def test_a_picture_is_like_itself() -> None:
    assert different_tiles(kept("nested"), kept("nested")) == []


@pytest.mark.parametrize("label", ["claim", "speaker"])
@pytest.mark.parametrize("by", [-1, 1])
def test_an_underline_moved_by_a_pixel_is_found(label: str, by: int) -> None:
    image, theme = kept("nested"), load_theme("light")
    rows = lines_of(image, theme.labels[label].line)
    assert rows
    stroke_rows = [row for row in rows if row[0] < rows[0][0] + 3]
    top, height = rows[0][0], len(stroke_rows)
    left, right = max(row[1] for row in stroke_rows), min(row[2] for row in stroke_rows)
    assert height >= 2
    assert right - left >= 12
    stroke = image.copy(left, top, right - left, height)
    painter = QPainter(image)
    painter.fillRect(left, top, right - left, height, QColor(theme.labels[label].tint))
    painter.drawImage(left, top + by, stroke)
    painter.end()
    assert different_tiles(kept("nested"), image) != []


def test_an_underline_in_another_colour_is_found() -> None:
    image, theme = kept("nested"), load_theme("light")
    painter = QPainter(image)
    for top, left, right in lines_of(image, theme.labels["claim"].line)[:2]:
        painter.fillRect(left, top, right - left, 1, QColor(theme.labels["number"].line))
    painter.end()
    assert different_tiles(kept("nested"), image) != []


def test_a_tint_that_is_missing_is_found() -> None:
    image, theme = kept("nested"), load_theme("light")
    tint, page = QColor(theme.labels["speaker"].tint), QColor(theme.page)
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            if all(
                abs(one - other) <= 8
                for one, other in zip(colour.getRgb()[:3], tint.getRgb()[:3], strict=True)  # type: ignore[index]
            ):
                image.setPixelColor(x, y, page)
    assert different_tiles(kept("nested"), image) != []


def test_a_page_moved_by_a_pixel_is_found() -> None:
    for name in ("nested", "dark", "bidi"):
        image = kept(name).copy(0, 1, SIZE[0], SIZE[1])
        assert different_tiles(kept(name), image) != [], name


def test_letters_smoothed_otherwise_pass() -> None:
    """Once more through a fine scale: every fringe changes, no line does."""
    image = kept("nested")
    larger = image.scaled(
        SIZE[0] * 4,
        SIZE[1] * 4,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    moved = QImage(larger.size(), QImage.Format.Format_RGB32)
    moved.fill(Qt.GlobalColor.white)
    painter = QPainter(moved)
    painter.drawImage(QPoint(1, 0), larger)
    painter.end()
    again = moved.scaled(
        SIZE[0], SIZE[1], Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    assert again != image
    assert different_tiles(image, again) == []


def test_another_size_is_all_different() -> None:
    assert len(different_tiles(kept("nested"), kept("nested").copy(0, 0, 100, 100))) > 300
