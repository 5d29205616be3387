"""Where the parts are put together: a path or URL becomes an open project."""

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.assets import migrations
from annotator.domain.label import Scheme, default_scheme

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace
    from annotator.storage.fault import Fault
    from annotator.storage.store import SqlStore


def is_url(target: str | Path) -> bool:
    """Whether a project is named by the URL of a server instead of by a path."""
    return isinstance(target, str) and "://" in target


def open_store(target: str | Path) -> "SqlStore":
    """Open the storage of a project.

    Args:
        target: the path of its file or the URL of its database.

    Raises:
        AnnotatorError: it is missing, of another kind, damaged, in use, or cannot be brought up to date.
    """
    if is_url(target):
        from annotator.storage.server import open_url  # noqa: PLC0415 -- when needed

        return open_url(str(target), migrations())
    from annotator.storage.opening import open_file  # noqa: PLC0415 -- when needed

    return open_file(Path(target), migrations())


def open_workspace(target: str | Path, *, who: str = "") -> "Workspace":
    """Open a project to work in.

    Args:
        target: the path of its file or the URL of its database.
        who: the `uid` of the annotator who works, where one is known.

    Raises:
        AnnotatorError: as `open_store` does.
    """
    from annotator.services.workspace import Workspace  # noqa: PLC0415 -- when needed

    store = open_store(target)
    try:
        return Workspace(store, who)
    except BaseException:
        store.close()
        raise


def create_project(target: str | Path, *, scheme: Scheme | None = None, name: str = "") -> None:
    """Make a project where there is none.

    Args:
        target: the path of the file to be made, or the URL of an empty database.
        scheme: the labels and relation types that it begins with; else the default ones.
        name: what it is called; empty: like its file or database.

    Raises:
        ProjectFileError: the name is taken, or nothing can be made there.
        NoSpaceError: the disk is full.
    """
    scheme = scheme or default_scheme()
    if is_url(target):
        from annotator.storage.server import create_on_server  # noqa: PLC0415 -- when needed

        create_on_server(str(target), scheme, name, migrations())
        return
    from annotator.storage.create import create_file  # noqa: PLC0415 -- when needed

    create_file(Path(target), scheme, name, migrations())


def check_project(target: str | Path) -> "list[Fault]":
    """Look a project through for faults; nothing is changed.

    Raises:
        ProjectFileError: there is no project to look at.
    """
    from annotator.storage.check import check_file, check_url  # noqa: PLC0415 -- when needed

    return check_url(str(target), migrations()) if is_url(target) else check_file(Path(target), migrations())
