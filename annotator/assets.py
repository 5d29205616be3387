"""Where the files that travel with the program lie, in a wheel as in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    """Return the folder `name`, shipped inside the package or lying beside it."""
    bundled = _PACKAGE / "_bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


def resource(*parts: str) -> Path:
    """Return the path of one file or folder under `resources/`.

    Raises FileNotFoundError where it is not there: then the installation is broken.
    """
    path = _folder("resources").joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"{'/'.join(parts)} does not belong to this installation ({path})")
    return path


def read_text(*parts: str) -> str:
    """Return the text of one UTF-8 file under `resources/`; raises FileNotFoundError as `resource` does."""
    return resource(*parts).read_text(encoding="utf-8")


def migrations() -> Path:
    """Return the folder with the migrations of the database, made or not."""
    return _folder("migrations")
