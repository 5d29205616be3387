"""The lists of who speaks and what is counted: names changed and merged, and where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.article import Article
from annotator.domain.errors import RefusedError
from annotator.domain.span import Span
from annotator.domain.text import canonical
from annotator.services.ports.answers import NamedAttribute
from annotator.services.ports.reading import Reading
from annotator.services.review.seen_again import seen_again
from annotator.services.work import Work

MOST = 300
"""Mentions that are told of one name unless more are asked for."""
LONGEST = 500
"""Code points of a name."""


def rename(work: Work, attribute: NamedAttribute, names: Sequence[str], to: str) -> int:
    """Give every annotation that names one of the entities (or quantities) another name; merging is renaming.

    All sets are changed, those that are done and gold too: it is one list for the project, and nothing
    but the name changes.

    Args:
        work: the piece of work.
        attribute: which list.
        names: the names that go; that of `to` itself may be among them.
        to: the name that stays; white space at its ends and within is made single blanks.

    Returns:
        How many annotations were changed.

    Raises:
        RefusedError: the new name is empty or too long.
    """
    to = cleaned(to)
    changed = _annotations(work, attribute, [name for name in names if name != to])
    with seen_again(work, (annotation.set for annotation in changed)):
        for done, annotation in enumerate(changed, 1):
            work.put(replace(annotation, attributes={**annotation.attributes, attribute: to}))
            work.progress(done, len(changed))
    return len(changed)


def forget(work: Work, attribute: NamedAttribute, names: Sequence[str]) -> int:
    """Take names off every annotation that has them; return how many those were."""
    changed = _annotations(work, attribute, names)
    with seen_again(work, (annotation.set for annotation in changed)):
        for done, annotation in enumerate(changed, 1):
            left = {key: value for key, value in annotation.attributes.items() if key != attribute}
            work.put(replace(annotation, attributes=left))
            work.progress(done, len(changed))
    return len(changed)


def _annotations(work: Work, attribute: NamedAttribute, names: Sequence[str]) -> list[Annotation]:
    """All that name one of these; their articles are told as touched, so that it is the project's step."""
    found = [
        annotation
        for name in dict.fromkeys(names)
        for annotation in work.read.annotations_naming(attribute, name)
    ]
    sets = list(dict.fromkeys(annotation.set for annotation in found))
    work.touched(one.article for one in work.read.get_many(AnnotationSet, sets))
    return found


def cleaned(name: str) -> str:
    """A name as it is kept.

    Raises:
        RefusedError: nothing is left of it, or it is too long.
    """
    name = " ".join(canonical(name).split())
    if not name:
        raise RefusedError("a name cannot be empty; type one")
    if len(name) > LONGEST:
        raise RefusedError("the name is longer than {most} characters; shorten it", most=LONGEST)
    return name


@dataclass(frozen=True, slots=True)
class Mention:
    """One annotation that names an entity or a quantity, and the claims that it is tied to."""

    annotation: str
    """Its `uid`."""
    article: str
    """The article's `uid`."""
    annotator: str
    """Whose set it is in, by name; empty for gold."""
    place: Span
    """From its first code point to its last."""
    text: str
    claims: tuple[str, ...]
    """The texts of the claims, in reading order; for a speaker what they say, for a number what holds it."""


@dataclass(frozen=True, slots=True)
class MentionsIn:
    """The mentions in one article, in reading order."""

    article: str
    """Its `uid`."""
    id: str
    title: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where a name stands: article by article in the order of the project, and how many there are in all."""

    articles: tuple[MentionsIn, ...] = ()
    total: int = 0


def mentions(read: Reading, attribute: NamedAttribute, name: str, most: int = MOST) -> Mentions:
    """Where an entity or quantity is named, in annotators' sets and gold, and what is said there."""
    found = read.annotations_naming(attribute, name)
    sets = {one.uid: one for one in read.get_many(AnnotationSet, list({each.set for each in found}))}
    articles = {one.uid: one for one in read.get_many(Article, list({one.article for one in sets.values()}))}
    people = {one.uid: one.name for one in read.annotators()}
    by_article: dict[str, list[Annotation]] = {}
    for one in found:
        by_article.setdefault(sets[one.set].article, []).append(one)
    told: list[MentionsIn] = []
    left = most
    for uid in sorted(by_article, key=lambda each: (articles[each].position, each)):
        if left <= 0:
            break
        here = sorted(by_article[uid], key=lambda one: (reading_order(one), sets[one.set].position))[:left]
        left -= len(here)
        text = read.text(uid)
        head = articles[uid]
        told.append(
            MentionsIn(
                uid,
                head.id,
                head.title,
                tuple(_mention(read, one, sets[one.set], text, people) for one in here),
            )
        )
    return Mentions(tuple(told), len(found))


def _mention(
    read: Reading,
    annotation: Annotation,
    owner: AnnotationSet,
    text: str,
    people: dict[str, str],
) -> Mention:
    others = [
        relation.source for relation in read.relations_at(annotation.uid) if relation.target == annotation.uid
    ]
    claims = sorted(read.get_many(Annotation, list(dict.fromkeys(others))), key=reading_order)
    return Mention(
        annotation.uid,
        owner.article,
        "" if owner.role is Role.GOLD else people.get(owner.annotator, ""),
        annotation.extent,
        annotation.text(text),
        tuple(claim.text(text) for claim in claims),
    )
