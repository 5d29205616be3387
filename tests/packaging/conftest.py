"""The wheel, built once, and an environment of its own outside the checkout that it is installed into."""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FULL = os.environ.get("ANNOTATOR_FULL_INSTALL", "") not in {"", "0"}
"""Install all that the wheel asks for from the index, as a user does, instead of lending what is here."""


@dataclass(frozen=True)
class Installed:
    """An environment that has the program, and nothing of the checkout."""

    folder: Path
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def programs(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    def run(
        self, name: str, *arguments: object, status: int = 0, environ: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run one of its programs in an empty folder and return what it said."""
        done = subprocess.run(
            [self.programs / name, *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.folder.parent,
            env=self.environ | (environ or {}),
            timeout=120,
        )
        assert done.returncode == status, f"{name} {arguments} ended with {done.returncode}:\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as `make wheel` builds it, in a folder that will go away."""
    pytest.importorskip("hatchling", reason="without hatchling no wheel is built")
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """A fresh environment with the wheel in it."""
    folder = tmp_path_factory.mktemp("installed") / "env"
    venv.create(folder, with_pip=False)
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "COV_", "PYTEST_")) and name != "VIRTUAL_ENV"
    }
    made = Installed(folder, clean)
    python = made.programs / "python"
    wanted = [] if FULL else ["--no-deps", "--no-index"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", *wanted, str(wheel)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=clean,
    )
    assert done.returncode == 0, done.stderr
    if not FULL:
        asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
        site = subprocess.run(
            [python, "-c", asked], capture_output=True, text=True, check=True
        ).stdout.strip()
        # Names in a folder come before those it lends, and .pth files of the lent folder are not read:
        # the libraries are found there, the program is not.
        Path(site, "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return made
