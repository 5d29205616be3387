"""What a screen needs, in one call."""

from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.errors import NotFoundError
from annotator.domain.label import Scheme
from annotator.domain.relation import Relation
from annotator.services.ports.answers import ArticleRow, Project
from annotator.services.ports.reading import Reading


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article with its text and one annotator's work on it."""

    article: Article
    text: str
    set: AnnotationSet | None
    annotations: tuple[Annotation, ...]
    relations: tuple[Relation, ...]
    declined: tuple[DeclinedTie, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The project as its window shows it to one annotator."""

    project: Project
    annotators: tuple[Annotator, ...]
    scheme: Scheme
    rows: tuple[ArticleRow, ...]


def overview(read: Reading, annotator: str) -> Overview:
    """The project's name, people, labels and list of articles for an annotator (`uid`, may be empty)."""
    return Overview(
        read.project(), tuple(read.annotators()), read.scheme(), tuple(read.article_rows(annotator))
    )


def open_article(read: Reading, article: str, annotator: str) -> OpenArticle:
    """An article (`uid`) with the work of an annotator (`uid`).

    Raises:
        NotFoundError: the article is not there any more.
    """
    found = read.get(Article, article)
    if found is None:
        raise NotFoundError("the article is not there any more; it was removed")
    own = read.set_of(article, annotator, Role.ANNOTATOR) if annotator else None
    return OpenArticle(
        article=found,
        text=read.text(article),
        set=own,
        annotations=tuple(read.annotations_of(own.uid)) if own else (),
        relations=tuple(read.relations_of(own.uid)) if own else (),
        declined=tuple(read.declined_of(own.uid)) if own else (),
    )
