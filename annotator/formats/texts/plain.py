"""Plain text and Markdown files: one article a file, as it stands."""

import hashlib
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.text import canonical, canonicalised, sha256_of
from annotator.formats.api import AnnotatedArticle, Finding, ReadOptions, Tell
from annotator.formats.decoding import Decoded, decode, line_of, mark_of
from annotator.formats.opening import name_of, title_from
from annotator.formats.remarks import tell_canonical
from annotator.formats.texts.limits import bytes_of


def read_plain(path: Path, options: ReadOptions, tell: Tell) -> AnnotatedArticle:
    """Read the one article of a text file.

    Raises:
        BadInputError: the file is empty, no text, or its encoding cannot be told.
    """
    name = name_of(path)
    data = bytes_of(path)
    found = decode(data, name, options.encoding)
    if not found.text:
        raise BadInputError("{where}: the file is empty; give a file with text in it", where=name)
    _tell_encoding(data, found, name, tell)
    text = canonicalised(found.text)
    tell_canonical(text, name, tell)
    return article_from(path, data, found, text.text)


def article_from(path: Path, data: bytes, found: Decoded | None, text: str) -> AnnotatedArticle:
    """An article of which nothing is known but its text.

    Args:
        path: the file that it is in.
        data: what the file holds.
        found: how that was decoded; None where it is empty.
        text: its canonical text.
    """
    return AnnotatedArticle(
        id=None,
        title=title_from(path),
        titled=False,
        text=text,
        sha256=sha256_of(text),
        source={
            "name": canonical(path.name),
            "sha256": hashlib.sha256(data).hexdigest(),
            "encoding": found.encoding if found else "",
            "line_ends": found.line_ends if found else "none",
        },
        where=name_of(path),
    )


def _tell_encoding(data: bytes, found: Decoded, name: str, tell: Tell) -> None:
    if not found.guessed:
        marked = mark_of(data)
        if marked and not found.bom:
            tell(
                Finding(
                    name,
                    "the file begins with a byte order mark ({marked}) but was read as {encoding}, as asked",
                    {"marked": marked, "encoding": found.encoding},
                )
            )
        return
    facts: dict[str, object] = {"encoding": found.encoding, "certainty": f"{100 * found.certainty:.0f}"}
    if found.first_bad is None:
        tell(Finding(name, "the text was read as {encoding}, certainty {certainty} %", facts))
        return
    facts |= {"position": found.first_bad, "line": line_of(data, found.first_bad)}
    tell(
        Finding(
            name,
            "the text is not UTF-8 (byte {position}, counted from 0, line {line}) and was read as {encoding},"
            " certainty {certainty} %; where letters look wrong, name the encoding (--encoding)",
            facts,
        )
    )
    if found.rivals:
        tell(Finding(name, "other encodings fit as well: {rivals}", {"rivals": ", ".join(found.rivals)}))
