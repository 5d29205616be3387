"""Plain text and Markdown files: one article a file, as it stands; import only."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.text import canonical, canonicalised, sha256_of
from annotator.formats.api import AnnotatedArticle, Finding, Format, ReadOptions, Tell
from annotator.formats.decoding import Decoded, decode, line_of, mark_of
from annotator.formats.opening import name_of, opened, title_from, unreadable
from annotator.formats.remarks import tell_canonical

ENDINGS = (".txt", ".md", ".text")
LARGEST = 100_000_000
"""In bytes; no article is so long, and a file that is would fill the memory."""
_DOCUMENTS = {
    ".html": "a web page",
    ".htm": "a web page",
    ".xhtml": "a web page",
    ".docx": "a Word document",
    ".doc": "a Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "a Rich Text document",
    ".pdf": "a PDF document",
    ".epub": "an e-book",
}


def refuse_document(path: Path) -> None:
    """Refuse documents that hold a text among other things, and say that plain text is wanted."""
    what = _DOCUMENTS.get(path.suffix.lower())
    if what:
        raise BadInputError(
            "{where}: this is {what} and not plain text; save it as plain text (UTF-8) and import that",
            where=name_of(path),
            what=what,
        )


class TextImporter:
    """Reads a text file as one article without annotations."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the file is called like a text; what is no text in it, `read` says."""
        return path.suffix.lower() in ENDINGS or (not path.suffix and b"\0" not in head)

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the one article of a text file."""
        refuse_document(path)
        name = name_of(path)
        data = _bytes_of(path)
        found = decode(data, name, options.encoding)
        if not found.text:
            raise BadInputError("{where}: the file is empty; give a file with text in it", where=name)
        _tell_encoding(data, found, name, tell)
        text = canonicalised(found.text)
        tell_canonical(text, name, tell)
        yield AnnotatedArticle(
            id=None,
            title=title_from(path),
            titled=False,
            text=text.text,
            sha256=sha256_of(text.text),
            source={
                "name": canonical(path.name),
                "sha256": hashlib.sha256(data).hexdigest(),
                "encoding": found.encoding,
                "line_ends": found.line_ends,
            },
            where=name,
        )


def _bytes_of(path: Path) -> bytes:
    with opened(path) as file:
        try:
            data = file.read(LARGEST + 1)
        except OSError as error:
            raise unreadable(path, error) from error
    if len(data) > LARGEST:
        raise BadInputError(
            "{where}: the file has more than {megabytes} MB; split it into its articles",
            where=name_of(path),
            megabytes=LARGEST // 1_000_000,
        )
    return data


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


FORMAT = Format(
    name="text",
    title="Plain text and Markdown",
    endings=ENDINGS,
    target="file",
    loses=(),
    importer=TextImporter(),
)
