"""The languages that datasheets and pages can be in, read from the catalogues of the window without Qt."""

from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

from annotator.assets import resource
from annotator.domain.errors import BadInputError
from annotator.formats.page_words import ENGLISH_PAGES, PageWords

ENGLISH = "en"
"""It stands in the program itself."""
_CATALOGUES = "annotator_*.ts"
_CONTEXTS = frozenset({"CorpusPages", "formats"})
"""Of the catalogue: texts of pages, and what formats cannot carry."""
_SIGNS = {"de": (".", ",")}
"""Between thousands and before decimals, where that is not as in English."""


def languages() -> tuple[str, ...]:
    """The codes of all languages that there are, English first."""
    codes = sorted(path.stem.partition("_")[2] for path in resource("i18n").glob(_CATALOGUES))
    return ENGLISH, *(code for code in codes if code != ENGLISH)


def words_in(language: str) -> PageWords:
    """The words of a language.

    Raises:
        BadInputError: the program does not speak it.
    """
    if language == ENGLISH:
        return ENGLISH_PAGES
    known = languages()
    if language not in known:
        raise BadInputError(
            "there is no language {name}; there are {known}", name=language, known=", ".join(known)
        )
    return _words(language, resource("i18n", f"annotator_{language}.ts"))


@lru_cache(maxsize=8)
def _words(language: str, path: Path) -> PageWords:
    translations: dict[str, str] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 -- our own file
        if context.findtext("name") in _CONTEXTS:
            for message in context.iter("message"):
                said = message.findtext("translation")
                if said:
                    translations[message.findtext("source", "")] = said
    return PageWords(language, translations, *_SIGNS.get(language, (",", ".")))
