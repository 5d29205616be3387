"""The guidelines of a project: reading the newest version, saving another; none is ever changed."""

from annotator.domain.errors import RefusedError, StaleError
from annotator.domain.guideline import Guideline
from annotator.domain.ids import new_id
from annotator.domain.text import canonical
from annotator.services.work import Work
from annotator.services.workspace import now

LONGEST = 1_000_000
"""Code points of a version; more than a book."""


def save(work: Work, text: str, note: str = "", *, after: int) -> Guideline:
    """Save another version; text that is that of the newest one gives the newest one.

    Args:
        work: the piece of work.
        text: Markdown.
        note: what was changed and why, in a line.
        after: the number of the version that was changed, 0 for the built-in guidelines.

    Raises:
        RefusedError: the text is empty or too long.
        StaleError: somebody else saved a version meanwhile.
    """
    text, note = canonical(text), " ".join(canonical(note).split())
    if not text.strip():
        raise RefusedError("guidelines cannot be empty; write something, or leave them as they are")
    if len(text) > LONGEST:
        raise RefusedError(
            "the guidelines have {length} characters, {most} is the most; shorten them",
            length=len(text),
            most=LONGEST,
        )
    versions = work.read.guidelines()
    newest = versions[-1] if versions else None
    number = newest.position if newest is not None else 0
    if newest is not None and newest.text == text:
        return newest
    if number != after:
        raise StaleError(
            "somebody saved version {number} of the guidelines meanwhile; copy what you wrote, "
            "look at theirs, and save again",
            number=number,
        )
    made = Guideline(new_id(), number + 1, text, now(), work.who, note)
    work.put(made)
    return made


def version_now(work: Work) -> str | None:
    """The version that counts for work begun now; None as long as only the built-in guidelines count."""
    number = work.read.next_position(Guideline) - 1
    return str(number) if number else None
