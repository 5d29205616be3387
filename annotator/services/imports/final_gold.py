"""Which gold of an article is final when an import brings some: always one, never two."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.formats.api import AnnotatedArticle, Finding, Layer, Tell
from annotator.services.imports.places import place_of
from annotator.services.work import Work

FURTHER = "the gold of {annotator} is a further one there; final is that of {final}"


def with_one_final(
    record: AnnotatedArticle,
    there: Sequence[tuple[str, AnnotationSet]],
    tell: Tell,
    *,
    replace_differing: bool,
) -> AnnotatedArticle:
    """The record with at most one final gold beside those that are there.

    The first that a file calls final is its final one. Where the article has a final one of somebody
    else's, that one stays, unless what differs is to be replaced.

    Args:
        record: an article of a file.
        there: the gold sets of the article, with the names of their reviewers.
        tell: takes a remark about each gold that does not become final.
        replace_differing: whether the file's word counts (`--replace`).
    """
    final = "" if replace_differing else next((name for name, one in there if one.final), "")
    layers: list[Layer] = []
    for layer in record.layers:
        name = layer.annotator or ""
        kept = layer
        if layer.role is Role.GOLD and layer.final:
            if final and name != final:
                kept = replace(layer, final=False)
                tell(Finding(place_of(record), FURTHER, {"annotator": name, "final": final}))
            else:
                final = name
        layers.append(kept)
    return replace(record, layers=tuple(layers))


def give_way(work: Work, article: Article, record: AnnotatedArticle, people: Sequence[Annotator]) -> None:
    """Have the gold sets there are give way to the one that the record, which replaces, calls final."""
    final = {layer.annotator for layer in record.layers if layer.role is Role.GOLD and layer.final}
    names = {person.uid: person.name for person in people}
    for one in work.read.sets_of(article.uid):
        if final and one.role is Role.GOLD and one.final and names[one.annotator] not in final:
            work.put(replace(one, final=False))
