"""Remarks: what annotators and reviewers say to each other about a place where they differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark or answer; it stays where it was said, whatever becomes of the annotations."""

    uid: str
    article: str
    """The article's `uid`."""
    position: int
    """Its place among the remarks of the article."""
    who: str
    """The annotator's `uid`."""
    at: str
    """When, in UTC, as in the journal."""
    text: str
    about: tuple[str, ...] = ()
    """`uid`s of the annotations concerned; of relations those that they start from."""
    relation_type: str = ""
    """`uid` of the relation type, where relations are meant."""
    answers: str = ""
    """`uid` of the remark that it answers."""
