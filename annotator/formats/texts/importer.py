"""The format `text`: a file of any readable kind as articles without annotations; import only."""

# ruff: noqa: PLC0415 -- a reader is loaded when it is used, for few files need any

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.text import canonical, canonicalised, sha256_of
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell
from annotator.formats.opening import name_of, read_head, title_from
from annotator.formats.remarks import tell_canonical
from annotator.formats.texts.found import Found
from annotator.formats.texts.kinds import (
    DOCX,
    ENDINGS,
    EPUB,
    ODT,
    PDF,
    PLAIN,
    RTF,
    TABLES,
    WEB,
    kind_of,
    refuse_unread,
    refuse_wrong_ending,
)
from annotator.formats.texts.limits import bytes_of
from annotator.formats.texts.looks import looks_like_texts
from annotator.formats.texts.plain import read_plain


class TextImporter:
    """Reads a document as one article, an e-book as one a chapter, a table as one a row."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the file is called like a document; what is none in it, `read` says.

        Of tables and JSON, which other formats use too, only such as have a column that is called as texts
        usually are; the registry asks the others first.
        """
        kind = kind_of(path)
        if kind in TABLES:
            return looks_like_texts(path, kind, head)
        if kind == PLAIN and path.suffix:
            return path.suffix.lower() in ENDINGS
        return kind != PLAIN or b"\0" not in head

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles of a document."""
        kind = kind_of(path)
        if kind == PLAIN:
            refuse_unread(path)
        refuse_wrong_ending(path, read_head(path))
        if kind == PLAIN:
            yield read_plain(path, options, tell)
        elif kind in TABLES:
            from annotator.formats.texts.table import read_table

            yield from read_table(path, options, tell)
        else:
            for found in _guarded(_found(kind, path, options), path):
                yield _article(path, kind, found, tell)


def _found(kind: str, path: Path, options: ReadOptions) -> Iterator[Found]:
    """What is in a document; each reader is loaded when it is used."""
    if kind in {WEB, PDF}:
        from annotator.formats.texts.aside import read_aside

        yield read_aside(kind, path, options.encoding, options.pulse)
        return
    # Refused beforehand, so that no reader has to.
    bytes_of(path)
    if kind == DOCX:
        from annotator.formats.texts.docx import read_docx

        yield read_docx(path)
    elif kind == ODT:
        from annotator.formats.texts.odt import read_odt

        yield read_odt(path)
    elif kind == RTF:
        from annotator.formats.texts.rtf import read_rtf

        yield read_rtf(path)
    elif kind == EPUB:
        from annotator.formats.texts.epub import read_epub

        yield from read_epub(path)


def _guarded(found: Iterator[Found], path: Path) -> Iterator[Found]:
    """What is found; whatever a library does with a broken file, the file is named."""
    try:
        yield from found
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError) as error:
        raise BadInputError(
            "{where}: the file cannot be read ({why}), so it is damaged; open it in its program and "
            "save it anew",
            where=name_of(path),
            why=type(error).__name__,
        ) from error
    except (RecursionError, MemoryError) as error:
        raise BadInputError(
            "{where}: reading it needs more memory than a document does; it was not read", where=name_of(path)
        ) from error


def _article(path: Path, kind: str, found: Found, tell: Tell) -> AnnotatedArticle:
    name = name_of(path)
    text = canonicalised(found.text)
    if not text.text.strip():
        raise BadInputError("{where}: there is no text in the document; it cannot be annotated", where=name)
    for remark in found.remarks:
        tell(replace(remark, where=name))
    tell_canonical(text, name, tell)
    source: dict[str, Json] = {"name": canonical(path.name), "sha256": _hash_of(path), "kind": kind}
    if found.encoding:
        source["encoding"] = found.encoding
    title = " ".join(canonical(found.title).split())
    return AnnotatedArticle(
        id=None,
        title=title or title_from(path),
        titled=bool(title),
        text=text.text,
        sha256=sha256_of(text.text),
        meta=_clean(found.meta),
        source=source,
        where=name,
    )


def _hash_of(path: Path) -> str:
    return hashlib.sha256(bytes_of(path)).hexdigest()


def _clean(meta: JsonObject) -> JsonObject:
    return {key: canonical(value) if isinstance(value, str) else value for key, value in meta.items()}


FORMAT = Format(
    name="text",
    title="Texts and documents (plain, Markdown, HTML, Word, ODT, RTF, EPUB, PDF, tables)",
    endings=tuple(ENDINGS),
    target="file",
    loses=(),
    importer=TextImporter(),
)
