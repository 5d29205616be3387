"""What is in the wheel: the program, its resources and migrations, and nothing else."""

import zipfile
from email.parser import Parser
from pathlib import Path, PurePosixPath

import pytest

from annotator import __version__

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = "annotator/_bundled/"


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return {name for name in packed.namelist() if not name.endswith("/")}


def in_checkout(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_every_module_is_there(names: set[str]) -> None:
    modules = {name for name in in_checkout("annotator") if name.endswith(".py")}
    assert modules <= names


@pytest.mark.parametrize("folder", ["resources", "migrations"])
def test_what_the_program_reads_is_bundled(folder: str, names: set[str]) -> None:
    wanted = {BUNDLED + name for name in in_checkout(folder)}
    assert wanted
    assert wanted <= names


def test_the_bundle_is_no_package(names: set[str]) -> None:
    """An `__init__.py` in there would make an editable install take the bundle for the program."""
    assert not [name for name in names if name.startswith(BUNDLED) and name.endswith("__init__.py")]


def test_nothing_else_came_along(names: set[str]) -> None:
    tops = {PurePosixPath(name).parts[0] for name in names}
    assert tops == {"annotator", f"annotator-{__version__}.dist-info"}
    assert not [name for name in names if "tests" in PurePosixPath(name).parts]
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".annotator"))]


def test_it_says_what_it_needs_and_what_it_starts(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        info = f"annotator-{__version__}.dist-info"
        metadata = Parser().parsestr(packed.read(f"{info}/METADATA").decode())
        entries = packed.read(f"{info}/entry_points.txt").decode()
    needs = [need.lower() for need in metadata.get_all("Requires-Dist") or []]
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert [need for need in needs if need.startswith("pyside6") and "!=6.12.0" in need]
    assert not [need for need in needs if need.startswith(("pytest", "mypy", "ruff"))]
    assert "annotator = annotator.__main__:main" in entries
    assert "[annotator.formats]" in entries
