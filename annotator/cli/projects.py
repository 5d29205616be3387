"""Opening the project that a verb names, and closing it again."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.bootstrap import is_url, open_workspace
from annotator.cli.streams import one_line, readable
from annotator.domain.errors import BadInputError

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace


class PathName(click.Path):
    """A path as the system names it; an empty one, most often a variable that is not set, is refused."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Refuse what would stand for the folder that one happens to be in."""
        if value == "":
            self.fail(NO_NAME, param, ctx)
        return super().convert(value, param, ctx)


NO_NAME = "the name is empty"


def _project_name(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not value:
        raise click.BadParameter(NO_NAME)
    return value


project_argument = click.argument("project", callback=_project_name)


def as_text(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Take an option as text, whatever the locale; bytes that are none are refused."""
    if value is None:
        return None
    text = readable(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise click.BadParameter(f"{one_line(text)} is no text") from None
    return text


def as_name(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Take an option as a new name: printable, on one line, without blanks around it."""
    text = as_text(context, parameter, value)
    if text is None:
        return None
    name = " ".join(text.split())
    if not name.isprintable():
        raise click.BadParameter(f"{one_line(name)} is no name")
    return name


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


def refuse_project(target: Path, project: str) -> None:
    """Refuse to write a result in the place of the project (path or URL) that it comes from.

    Raises:
        BadInputError: the target is the project.
    """
    try:
        same = not is_url(project) and target.samefile(project)
    except OSError:
        same = False
    if same:
        raise BadInputError("{target} is the project itself; name another file to write to", target=target)
