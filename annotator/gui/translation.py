"""Texts that stand in data, and how a message kept as template and facts is told in the window's language."""

import logging
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.errors import AnnotatorError, Count, Phrase, Phrases
from annotator.formats.api import Finding
from annotator.gui.numerals import whole

logger = logging.getLogger(__name__)

ERRORS: Final = "errors"
"""The context of sentences about what went wrong, and of the phrases in them."""
FINDINGS: Final = "findings"
"""The context of remarks in a report."""
WHERE: Final = "{where}: "
"""What many templates begin with; it is the same in every language and translated nowhere."""
PHRASES: Final = frozenset({"action", "kind", "role", "wanted", "what", "whose", "why"})
"""The facts that hold words of the program; all others hold data, which no translation may touch."""


class _Figure(str):
    """A number as the language writes it, whatever form the template asks for."""

    __slots__ = ()

    def __format__(self, _spec: str) -> str:
        return str(self)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name that Qt's tool looks for
    """Return the text as it is; Qt's extraction finds it by the name of this function."""
    del context
    return text


def counted(context: str, text: str, n: int) -> str:
    """Return a text with a number, `%n` or `%Ln`, in the language of the window and the form for the number.

    `self.tr` does the same where there is a widget; Qt's extraction takes no plurals from `translate`.
    """
    # Where the text has `%n`, nothing sets the thousands apart.
    return QCoreApplication.translate(context, text, "", n).replace(str(n), whole(n))


def quoted(words: str) -> str:
    """Return words in the quotation marks of the window's language."""
    return QCoreApplication.translate("quoting", "“{words}”").format(words=words)


def told(template: str, facts: Mapping[str, object], context: str = ERRORS) -> str:
    """Return a sentence in the language of the window, in English where it has no fitting translation.

    A fact `n` that is a whole number chooses between the forms of the plural.
    """
    prefix = WHERE if template.startswith(WHERE) else ""
    source = template[len(prefix) :]
    n = facts.get("n")
    count = n if isinstance(n, int) else -1
    translation = prefix + QCoreApplication.translate(context, source, "", count)
    try:
        return translation.format(**{name: _fact(name, value) for name, value in facts.items()})
    except (KeyError, IndexError, ValueError, AttributeError):
        logger.warning("the translation %r does not fit %r", translation, template)
        return template.format(**facts)


def error_words(error: AnnotatorError) -> str:
    """Return an error of the world in the language of the window."""
    return told(error.template, error.facts) if error.facts else _translated(error.template)


def finding_words(finding: Finding) -> str:
    """Return a remark of a report in the language of the window."""
    said = told(finding.template, finding.facts, FINDINGS)
    return f"{_fact('where', finding.where)}: {said}" if finding.where else said


def phrase_words(words: str) -> str:
    """Return a sentence that may have kept its template in the language of the window; others as they are."""
    return str(_fact("", words))


def _fact(name: str, value: object) -> object:
    """A fact as it stands in the sentence: words of the program translated, data as they are."""
    if isinstance(value, Phrase):
        return told(value.template, value.facts) if value.facts else _translated(value.template)
    if isinstance(value, Phrases):
        return ", ".join(str(_fact("", part)) for part in value.parts)
    if isinstance(value, AnnotatorError):
        return error_words(value)
    if isinstance(value, Count) or (name == "n" and type(value) is int):
        return _Figure(whole(value))
    if name in PHRASES and isinstance(value, str):
        return _translated(value)
    return value


def _translated(text: str) -> str:
    return QCoreApplication.translate(ERRORS, text) if text else text
