"""What every test stands on: no screen, no user's data, one language, and nothing left behind.

- `report_line("mouse: 2.08 actions per annotation")` prints a line of its own at the end of the run.
- `shared_data` is the folder of real data beside the repository; tests that need it skip without it.
- `ANNOTATOR_LONG=1` asks for the long forms: more examples for hypothesis, the tests marked `long`,
  and whatever reads the fixture `long_form`.
"""

import gc
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).resolve().parents[1]
LONG = os.environ.get("ANNOTATOR_LONG", "") not in {"", "0"}
REPORT = "report line"

# Before Qt or the program is imported: where to draw, in which language, and where the user's things lie.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", TZ="UTC")
os.environ.pop("LANGUAGE", None)
HOME = Path(tempfile.mkdtemp(prefix="annotator-tests-"))
os.environ["ANNOTATOR_HOME"] = str(HOME / "program")
os.environ.update(
    {f"XDG_{kind}_HOME": str(HOME / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
)
_homes = count(1)

settings.register_profile("ci", max_examples=50, derandomize=True, deadline=None, database=None)
settings.register_profile(
    "long",
    max_examples=10_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("long" if LONG else "ci")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave long forms to who asks for them; start one server and build one wheel, not one a worker."""
    in_groups = config.pluginmanager.hasplugin("xdist")
    for item in items:
        if not LONG and item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="a long form: `make long` runs it"))
        if in_groups and item.get_closest_marker("postgresql"):
            item.add_marker(pytest.mark.xdist_group("postgresql"))
        if in_groups and "wheel" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("wheel"))


def pytest_unconfigure() -> None:
    """Remove what the tests had for a home."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def report_line(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Have a line printed at the end of the run, from whichever worker."""

    def report(text: str) -> None:
        request.node.user_properties.append((REPORT, text))

    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests reported, each on a line of its own."""
    lines = {
        str(value): None
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == REPORT
    }
    if lines:
        terminalreporter.section("reported", sep="-")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def long_form() -> bool:
    """Whether the long forms were asked for (100 kills instead of 10, say)."""
    return LONG


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the repository."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("there is no ../shared/data beside the repository")
    return folder


@pytest.fixture(autouse=True, scope="session")
def _in_haste() -> Iterator[None]:
    """Spare what most tests are not about; those that are ask for `unhurried`."""
    from tests.haste import hurried  # noqa: PLC0415  # after the home is set

    with hurried():
        yield


@pytest.fixture
def unhurried() -> Iterator[None]:
    """New projects by every migration, and all that is written safe on the disk, as the program does it."""
    from tests import haste  # noqa: PLC0415  # after the home is set

    with haste.unhurried():
        yield


@pytest.fixture(autouse=True)
def _home_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins as at a first start: a home that is not there yet."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(HOME / f"home-{next(_homes)}"))


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test whose threads or windows outlive it."""
    threads = set(threading.enumerate())
    with_qt = not {"qapp", "qtbot"}.isdisjoint(request.fixturenames)
    windows = _windows() if with_qt else []
    yield
    if with_qt:
        left = _left_open(windows)
        assert not left, f"windows outlive the test: {', '.join(left)}"
    started = [thread for thread in threading.enumerate() if thread not in threads and _ours(thread)]
    for thread in started:
        thread.join(timeout=5)
    still = [thread.name for thread in started if thread.is_alive()]
    assert not still, f"threads outlive the test: {', '.join(still)}"


@pytest.fixture
def languages(qapp: "QApplication") -> Iterator[None]:
    """Gives the language back after a test that had the window speak another."""
    from PySide6.QtCore import QLocale, QObject, QTranslator  # noqa: PLC0415  # for tests with Qt only

    def installed() -> list[QTranslator]:
        return [child for child in QObject.children(qapp) if isinstance(child, QTranslator)]

    before, locale = set(installed()), QLocale()
    yield
    for translator in set(installed()) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


def _ours(thread: threading.Thread) -> bool:
    """Whether Python started it; Qt's pool keeps its threads and ends them by itself."""
    return not isinstance(thread, threading._DummyThread)


def _windows() -> "list[QWidget]":
    """All windows without a parent, but for those that Qt keeps for itself."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # for tests with Qt only

    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() != "QTipLabel"
    ]


def _left_open(before: "list[QWidget]") -> list[str]:
    """Name the windows that were not there before and will not go away; they are closed all the same."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415  # for tests with Qt only

    def new() -> "list[QWidget]":
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return [window for window in _windows() if not any(window is old for old in before)]

    if new():
        gc.collect()
    left = new()
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in left]
    for window in left:
        window.close()
        window.deleteLater()
    return names
