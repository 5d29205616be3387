"""A label scheme from a codebook of another program: a label for each code."""

from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.label import Label, Scheme, new_label
from annotator.domain.text import canonical
from annotator.formats.opening import name_of
from annotator.formats.refi.codebook import codes_in
from annotator.services.scheme.rules import is_colour


def is_codebook(content: bytes) -> bool:
    """Whether a label file is XML, which TOML never looks like."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def scheme_of_codebook(content: bytes, path: Path) -> Scheme:
    """The scheme of a REFI-QDA codebook; codes that are only headings for others are left out.

    Raises:
        BadInputError: no sound codebook, or no code in it that anything can be coded with.
    """
    where = name_of(path)
    labels: list[Label] = []
    for code in codes_in(content, where):
        name = canonical(code.name)
        if not code.codable or any(label.name == name for label in labels):
            continue
        made = new_label(name, Scheme(tuple(labels), ()))
        colour = code.colour.upper() if is_colour(code.colour) else made.colour
        labels.append(Label(name, name, made.title, colour, made.underline, made.key, made.position))
    if not labels:
        raise BadInputError("{where}: no code in it can be used as a label; give another file", where=where)
    return Scheme(tuple(labels), ())
