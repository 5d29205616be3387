"""Opening the project that a verb names, and closing it again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from annotator.bootstrap import open_workspace

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace

project_argument = click.argument("project")


@contextmanager
def opened(target: str) -> Iterator["Workspace"]:
    """Open a project by path or URL.

    Raises:
        AnnotatorError: it is missing, of another kind, damaged, in use.
    """
    workspace = open_workspace(target)
    try:
        yield workspace
    finally:
        workspace.close()
