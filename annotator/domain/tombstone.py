"""A tombstone: what remains of an article that was removed from a project."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Which article was removed, by whom, when and why; its text and everything on it are gone."""

    uid: str
    article: str
    """The id of the article that was."""
    title: str
    sha256: str
    """Of the text that was, so that it is known if it comes again."""
    position: int
    at: str
    """When, in UTC, as in the journal."""
    who: str
    """The `uid` of the annotator, or empty."""
    why: str
