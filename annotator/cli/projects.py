"""Opening the project that a verb names, and closing it again."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.bootstrap import is_url, open_workspace
from annotator.cli.streams import one_line, readable
from annotator.domain.errors import BadInputError
from annotator.domain.plain_numbers import decimal_number, whole_number

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace


class PathName(click.Path):
    """A path as the system names it; an empty one, most often a variable that is not set, is refused."""

    def __init__(self) -> None:
        # Not for click to look whether it may be read: that is no wrong usage, and has words of its own.
        super().__init__(path_type=Path, readable=False)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Refuse what would stand for the folder that one happens to be in."""
        if value == "":
            self.fail(NO_NAME, param, ctx)
        return super().convert(value, param, ctx)


NO_NAME = "the name is empty"
NO_VALUE = "the value is empty; give one, or leave the option out"


def _project_name(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not value:
        raise click.BadParameter(NO_NAME)
    return value


project_argument = click.argument("project", callback=_project_name)


def as_text(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Take an option as text, whatever the locale; bytes that are none are refused, and so is no text.

    An empty one, most often a variable that is not set, would count as if the option were not given.
    """
    text = as_any_text(context, parameter, value)
    if text is not None and not text.strip():
        raise click.BadParameter(NO_VALUE)
    return text


def as_texts(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...] | None
) -> tuple[str, ...]:
    """Take an option that may stand several times."""
    return tuple(as_text(context, parameter, one) or "" for one in values or ())


def as_any_text(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Take an option for which an empty text means something of its own."""
    if value is None:
        return None
    text = readable(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise click.BadParameter(f"{one_line(text)} is no text") from None
    return text


def as_whole_number(context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    """Take an option as a whole number in the digits 0 to 9; what only Python takes for one is refused."""
    text = as_text(context, parameter, value)
    number = None if text is None else whole_number(text, signed=True)
    if text is not None and number is None:
        raise click.BadParameter(f"{one_line(text)} is no whole number")
    return number


def as_share(context: click.Context, parameter: click.Parameter, value: str | None) -> float | None:
    """Take an option as a share above 0, up to 1; `nan` is none."""
    text = as_text(context, parameter, value)
    share = None if text is None else decimal_number(text)
    if text is not None and (share is None or not 0 < share <= 1):
        raise click.BadParameter(f"{one_line(text)} is no share above 0 and up to 1, such as 0.6")
    return share


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


def by_its_name(target: Path) -> Path:
    """The target of an export by its own name, also where it was named as `.` or `..`.

    Raises:
        BadInputError: the person is in that folder. Another would come in its place, while they go on looking
            into the old one.
    """
    try:
        here = Path.cwd()
        if target.name in {"", ".."}:
            target = Path(os.path.abspath(target))  # noqa: PTH100 -- links stay as they are named
        inside = target.resolve() in {here, *here.parents}
    except (OSError, RuntimeError):
        return target
    if inside:
        raise BadInputError("{target} is the folder that you are in; name another", target=target)
    return target


def refuse_project(target: Path, project: str, *, beside: Sequence[str] = ()) -> None:
    """Refuse to write a result in the place of the project (path or URL) that it comes from.

    Args:
        target: where the result goes.
        project: as it was named.
        beside: how the files end that are written beside the target.

    Raises:
        BadInputError: the target, or what stands beside it, is the project or a file that SQLite keeps of it.
    """
    if is_url(project):
        return
    ours = [Path(project), *(Path(project + ending) for ending in _SQLITE_KEEPS)]
    for place in (target, *(target.with_name(target.name + ending) for ending in beside)):
        if any(_same(place, one) for one in ours):
            raise BadInputError("{target} is the project itself; name another file to write to", target=place)


_SQLITE_KEEPS = ("-journal", "-wal", "-shm")
"""Of the file that is written; whatever else stands there may cost what was being saved."""


def _same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same place, also where there is nothing yet."""
    try:
        return one.samefile(other) if one.exists() else one.resolve() == other.resolve()
    except OSError:
        return False
