"""The text beside a brat file, and whether both are of an export of this program."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.text import CanonicalText, canonical, canonicalised, sha256_of
from annotator.formats.api import AnnotatedArticle, ReadOptions, Tell
from annotator.formats.brat.conf import ANNOTATION, OF_ARTICLES, OURS
from annotator.formats.brat.lines import Standoff
from annotator.formats.brat.places import Places, found_places
from annotator.formats.decoding import decode
from annotator.formats.layer_folders import named_by
from annotator.formats.opening import name_of, title_from
from annotator.formats.remarks import tell_canonical
from annotator.formats.texts.limits import bytes_of
from annotator.formats.texts.plain import article_from

TEXT = ".txt"


class Origin(Enum):
    """What a brat file comes from."""

    OTHERS = "others"
    LAYER = "an annotation set in an export of ours"
    ARTICLE = "an article without annotation sets in an export of ours"


def origin_of(path: Path) -> Origin:
    """Return what a brat file comes from, by the configuration beside it."""
    place = path.parent / ANNOTATION
    try:
        stat = place.stat()
    except OSError:
        return Origin.OTHERS
    return _origin(str(place), stat.st_mtime_ns, stat.st_size)


@lru_cache(64)
def _origin(place: str, changed: int, size: int) -> Origin:
    del changed, size
    try:
        with Path(place).open("rb") as file:
            first = file.readline(200).rstrip()
    except OSError:
        return Origin.OTHERS
    if first == OF_ARTICLES:
        return Origin.ARTICLE
    return Origin.LAYER if first == OURS else Origin.OTHERS


@dataclass(frozen=True, slots=True)
class TextBeside:
    """The text of an article and how it was read."""

    canonical: CanonicalText
    marked: bool
    """Whether a byte order mark stood before it."""

    def places(self, lines: Standoff) -> Places:
        """Return what finds the stretches of a file in the text."""
        return found_places(self.canonical, lines.stretches, marked=self.marked)


def text_beside(path: Path) -> Path:
    """Return where the text of a brat file lies."""
    return path.with_suffix(TEXT)


def own_article(path: Path) -> tuple[AnnotatedArticle, TextBeside]:
    """Read the text of an export of ours, to the letter.

    Raises:
        BadInputError: it is missing, or no UTF-8.
    """
    name = name_of(path)
    data = bytes_of(text_beside(path))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise BadInputError(
            "{where}: the text beside it is no UTF-8 (byte {position}); take it from the export again",
            where=name,
            position=error.start,
        ) from error
    known = named_by(path)
    whole = CanonicalText(canonical(text), (), 0, 0)
    article = AnnotatedArticle(
        id=known.article,
        title=known.article or title_from(path),
        titled=False,
        text=whole.text,
        sha256=sha256_of(whole.text),
        source={"name": canonical(path.name)},
        where=name,
    )
    return article, TextBeside(whole, marked=False)


def article_of_others(path: Path, options: ReadOptions, tell: Tell) -> tuple[AnnotatedArticle, TextBeside]:
    """Read the text beside a brat file of others.

    Raises:
        BadInputError: it is missing, or in no encoding that can be told.
    """
    place = text_beside(path)
    name = name_of(place)
    data = bytes_of(place)
    found = decode(data, name, options.encoding) if data else None
    text = canonicalised(found.text if found else "")
    tell_canonical(text, name, tell)
    article = replace(article_from(place, data, found, text.text), where=name_of(path))
    return article, TextBeside(text, marked=bool(found and found.bom))


def lines_of(path: Path, options: ReadOptions) -> str:
    """Read a brat file.

    Raises:
        BadInputError: it is in no encoding that can be told.
    """
    data = bytes_of(path)
    try:
        return (
            data.removeprefix(b"\xef\xbb\xbf").decode()
            if not options.encoding
            else _decoded(data, path, options)
        )
    except UnicodeDecodeError:
        return _decoded(data, path, options)


def _decoded(data: bytes, path: Path, options: ReadOptions) -> str:
    return decode(data, name_of(path), options.encoding).text if data else ""
