"""The folders of the program on this machine, as the platform wants them."""

import os
from dataclasses import dataclass
from pathlib import Path

APP = "annotator"
HOME = "ANNOTATOR_HOME"
"""The environment variable that puts every folder under one, for tests and for portable use."""
DEFAULT_PROJECT = "articles.annotator"


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders, made when something is first written to them."""

    config: Path
    """For the settings, which a person may take along to another machine."""
    data: Path
    """For the default project."""
    state: Path
    """For what belongs to this machine only: places, sizes of windows."""
    log: Path

    @property
    def settings(self) -> Path:
        """The file of settings."""
        return self.config / "settings.toml"

    @property
    def default_project(self) -> Path:
        """The project that opens where none is named."""
        return self.data / DEFAULT_PROJECT

    @property
    def log_file(self) -> Path:
        """The newest file of the log."""
        return self.log / "annotator.log"

    @property
    def last_state(self) -> Path:
        """The file of places and sizes."""
        return self.state / "state.json"


def paths() -> Paths:
    """The folders for this user; `ANNOTATOR_HOME` is asked each time."""
    home = os.environ.get(HOME)
    if home:
        base = Path(home).expanduser().absolute()
        return Paths(base / "config", base / "data", base / "state", base / "log")
    from platformdirs import PlatformDirs  # noqa: PLC0415 -- not needed where the variable is set

    dirs = PlatformDirs(APP, appauthor=False)
    return Paths(dirs.user_config_path, dirs.user_data_path, dirs.user_state_path, dirs.user_log_path)
