"""The text that a Web Annotation of another program is about, where it lies beside the file."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from annotator.domain.errors import BadInputError
from annotator.formats.decoding import decode
from annotator.formats.opening import name_of, opened
from annotator.formats.wording import shown

LARGEST = 100_000_000
"""In bytes; no article is so long."""
_ENDINGS = (".txt", ".text", ".md")


def text_beside(path: Path, source: str, name: str) -> str:
    """Read the text of a source that lies beside a file of annotations.

    It is called as the last part of the source's address, with the ending of a text: for
    `https://example.org/news/one.html` that is `one.txt`. Nothing outside the file's folder is looked at.

    Args:
        path: the file of annotations.
        source: the address that they give.
        name: how messages call the file.

    Raises:
        BadInputError: it is not there, or cannot be read as a text.
    """
    wanted = name_in(source)
    for each in _candidates(wanted):
        beside = path.with_name(each)
        if beside != path and beside.is_file():
            with opened(beside) as file:
                data = file.read(LARGEST + 1)
            if len(data) > LARGEST:
                raise BadInputError(
                    "{where}: the file has more than {megabytes} MB; split it into its articles",
                    where=name_of(beside),
                    megabytes=LARGEST // 1_000_000,
                )
            return decode(data, name_of(beside), "").text
    raise BadInputError(
        "{where}: the text of {source} is neither in the file nor beside it; save it beside as {wanted}",
        where=name,
        source=shown(source or "the annotations"),
        wanted=shown(next(iter(_candidates(wanted)), "NAME.txt")),
    )


def name_in(source: str) -> str:
    """The last part of an address, where it is a simple name; else nothing."""
    try:
        last = unquote(urlsplit(source).path).rsplit("/", 1)[-1]
    except ValueError:
        return ""
    simple = last == Path(last).name and "\\" not in last and last.isprintable() and len(last) < 200
    return last if simple else ""


def _candidates(name: str) -> list[str]:
    if not name or name.startswith("."):
        return []
    if name.lower().endswith(_ENDINGS):
        return [name]
    stem = name.rsplit(".", 1)[0]
    return [f"{stem}{ending}" for ending in _ENDINGS] + [f"{name}{ending}" for ending in _ENDINGS]
