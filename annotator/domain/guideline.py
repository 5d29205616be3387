"""Guidelines of a project: each time they are saved another version, never changed afterwards."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guideline:
    """One version; the newest one counts, and an annotation set keeps the one it was begun under."""

    uid: str
    position: int
    """Its number, counted from 1."""
    text: str
    """Markdown, in canonical form."""
    at: str
    """When it was saved, in UTC, as in the journal."""
    who: str
    """`uid` of the annotator who saved it; empty where nobody was known."""
    note: str = ""
    """What was changed and why, in a line."""

    @property
    def version(self) -> str:
        """As it stands at annotation sets and in files."""
        return str(self.position)
