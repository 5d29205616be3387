"""Errors of the world, told in plain words with what to do; anything else that is raised is our fault."""

from collections.abc import Iterable
from typing import Self


class Count(int):
    """A whole number of a message: its thousands stand apart, as the language in which it is said has it.

    By commas in English, also where the template asks for nothing.
    """

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """Write it in English."""
        return int.__format__(self, spec or ",")

    def __str__(self) -> str:
        """Write it in English."""
        return format(self)


class Phrase(str):
    """A piece of a message that is made of words and facts; a text like any other that keeps both apart.

    As a fact of an error or of a remark it lets a window translate what is inside the sentence too.
    """

    __slots__ = ("facts", "template")

    template: str
    facts: dict[str, object]

    def __new__(cls, template: str, /, **facts: object) -> Self:
        """Put the facts into the template."""
        phrase = super().__new__(cls, template.format(**facts) if facts else template)
        phrase.template, phrase.facts = template, facts
        return phrase


class Phrases(str):
    """Phrases with commas between them; a text like any other that keeps them apart."""

    __slots__ = ("parts",)

    parts: tuple[Phrase, ...]

    def __new__(cls, parts: Iterable[Phrase]) -> Self:
        """Put the phrases one after the other."""
        kept = tuple(parts)
        phrases = super().__new__(cls, ", ".join(kept))
        phrases.parts = kept
        return phrases


class AnnotatorError(Exception):
    """Something outside the program went wrong: bad input, a full disk, a damaged file.

    The template is an English sentence in the form `what happened, and what to do` with `{names}`
    for the facts. Template and facts are kept apart, so that a window can translate the sentence.
    """

    def __init__(self, template: str, /, **facts: object) -> None:
        self.template = template
        self.facts = facts
        super().__init__(template.format(**facts) if facts else template)

    def phrase(self) -> Phrase:
        """Return the sentence as a piece of another one."""
        return Phrase(self.template, **self.facts)


class BadInputError(AnnotatorError):
    """A source that is read has something in it that the contract refuses."""


class NoArticleError(BadInputError):
    """A source that is read is sound, and there is no article in it."""


class NotFoundError(AnnotatorError):
    """Something that was asked for by name is not there."""


class StaleError(AnnotatorError):
    """What should be changed is no longer as it was; nothing was changed."""


class RefusedError(AnnotatorError):
    """A rule of the field does not allow it (an article that is done, a name that is taken)."""


class ReadOnlyError(AnnotatorError):
    """The project can be read but not written."""


class ProjectFileError(AnnotatorError):
    """The project cannot be opened: missing, damaged, of another kind, or in use."""


class NewerProjectError(ProjectFileError):
    """The project was written by a newer version of the program; it can only be read."""


class NoSpaceError(AnnotatorError):
    """The disk is full, or writing failed."""


class LossError(AnnotatorError):
    """A format cannot carry all of what should be written, and the person wanted all or nothing."""


class UnsoundExportError(AnnotatorError):
    """What was written does not read back as what was selected."""


class CancelledError(AnnotatorError):
    """The person stopped the work; everything is as it was before."""
