"""What was found in a document, before it is an article."""

from dataclasses import dataclass, field

from annotator.domain.json_values import JsonObject
from annotator.formats.api import Finding


@dataclass(frozen=True, slots=True)
class Found:
    """A text as a document gives it, not yet canonical, and what is known of it."""

    text: str
    title: str = ""
    """Nothing where the document gives none."""
    meta: JsonObject = field(default_factory=dict)
    encoding: str = ""
    """Where the document is itself a text (a web page)."""
    remarks: tuple[Finding, ...] = ()
    """For the report; the importer says of which file they are."""


def noted(sentence: str, n: int) -> list[Finding]:
    """A remark on what was met that often, none where it was not.

    Args:
        sentence: with `{n}`.
        n: how often.
    """
    return [Finding("", sentence, {"n": n})] if n else []
