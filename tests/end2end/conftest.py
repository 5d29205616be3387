"""Gives every story a desktop, ends the program after it, and sees that each of its steps has a name."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from annotator.services.workspace import Workspace
from tests.end2end.driving import Desktop
from tools.translations.collecting import collect


@pytest.fixture(scope="session")
def collected() -> set[str]:
    """The sentences and names of steps that are collected to be translated."""
    return collect()["errors"]


@pytest.fixture
def desktop(qapp: QApplication, collected: set[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """The program, not started yet; its home is empty."""
    steps: set[str] = set()
    run = Workspace.run

    def noting(self: Workspace, action: str, *args: Any, **kwargs: Any) -> Any:
        if threading.current_thread() is not threading.main_thread():  # what the test prepares by itself
            steps.add(action)
        return run(self, action, *args, **kwargs)

    monkeypatch.setattr(Workspace, "run", noting)
    desktop = Desktop()
    yield desktop
    desktop.end()
    # The menu tells what undo would take back, in the language of the window.
    assert steps <= collected, f"steps whose names are not translated: {sorted(steps - collected)}"
