"""Who is to review which article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewAssignment:
    """One reviewer for one article; an article may have two."""

    uid: str
    article: str
    """The article's `uid`."""
    reviewer: str
    """The annotator's `uid`."""
    position: int
    """Its place among the assignments of the article."""
