"""The places that a figure of agreement rests on: where the two differ, or all, as review shows them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.disagreement import Disagreement, Kind, compare
from annotator.domain.json_values import to_text
from annotator.domain.label import Scheme
from annotator.services.choosing_sets import Counted, chosen_work
from annotator.services.comparing import contents_of
from annotator.services.ports import Reading, Store
from annotator.services.progress import UNDISTURBED, Progress

AT_ONCE: Final = 20
"""So many articles are read from one state of the project; between two of them others can write."""
MOST: Final = 500
"""Places that are handed out; nobody walks through more."""
OF_MARKS: Final = frozenset({Kind.MISSING, Kind.BOUNDARY, Kind.LABEL, Kind.SPLIT})
"""What keeps two annotations from being the same."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which places are sought; what is empty lets all through."""

    people: tuple[str, str] | None = None
    """The names of the two who differ; None: anybody."""
    kinds: frozenset[Kind] = OF_MARKS
    label: str = ""
    """Name of a label that one of them has there."""
    attribute: str = ""
    """`label.attribute`, in which they differ."""
    relation: str = ""
    """Name of the type of relations in which they differ."""
    article: str = ""
    """`uid`."""


@dataclass(frozen=True, slots=True)
class Place:
    """One of them."""

    article: Article
    disagreement: Disagreement
    """Between those who are compared."""
    names: tuple[str, ...]
    """Of the annotators, as the sides stand."""
    text: str
    """The article's."""

    @property
    def uids(self) -> frozenset[str]:
        """Of every annotation there."""
        return frozenset(one.uid for side in self.disagreement.sides for one in side.annotations)


@dataclass(frozen=True, slots=True)
class Places:
    """What was found, in reading order, article by article."""

    places: tuple[Place, ...]
    all: bool
    """Whether these are all, or only the first."""
    scheme: Scheme


def places_behind(
    store: Store, counted: Counted, sought: Sought, progress: Progress = UNDISTURBED, most: int = MOST
) -> Places:
    """Find them; others can write while it looks.

    Args:
        store: the project.
        counted: which work counts.
        sought: which places.
        progress: told how many articles were looked at.
        most: how many are enough.

    Raises:
        BadInputError: there is no such annotator, label or article.
        CancelledError: `progress` stopped it.
    """
    with store.reading() as read:
        scheme = read.scheme()
        names = {one.uid: one.name for one in read.annotators()}
        worked = list(chosen_work(read, counted).articles)
    if sought.article:
        worked = [(article, sets) for article, sets in worked if article.uid == sought.article]
    takes = _taking(scheme, sought)
    found: list[Place] = []
    for number in range(0, len(worked), AT_ONCE):
        progress(number, len(worked))
        with store.reading() as read:
            for article, sets in worked[number : number + AT_ONCE]:
                chosen = _chosen(sets, names, sought)
                found += _in_article(read, article, chosen, names, takes)
        if len(found) > most:
            break
    progress(len(worked), len(worked))
    return Places(tuple(found[:most]), len(found) <= most, scheme)


def _in_article(
    read: Reading,
    article: Article,
    sets: Sequence[AnnotationSet],
    names: Mapping[str, str],
    takes: Callable[[Disagreement], bool],
) -> list[Place]:
    if len(sets) < 2:
        return []
    some = [one for one in compare(contents_of(read, sets)).disagreements if takes(one)]
    if not some:
        return []
    text, who = read.text(article.uid), tuple(names[one.annotator] for one in sets)
    return [Place(article, one, who, text) for one in some]


def _chosen(sets: Sequence[AnnotationSet], names: Mapping[str, str], sought: Sought) -> list[AnnotationSet]:
    if sought.people is None:
        return list(sets)
    return [one for one in sets if names[one.annotator] in sought.people]


def _taking(scheme: Scheme, sought: Sought) -> Callable[[Disagreement], bool]:
    labels = {one.name: one.uid for one in scheme.labels}
    types = {one.name: one.uid for one in scheme.relation_types}
    of_attribute, _, attribute = sought.attribute.partition(".")
    label = labels.get(sought.label or of_attribute, "")
    relation = types.get(sought.relation, "")

    def takes(one: Disagreement) -> bool:
        if sought.relation:
            return one.relation_type == relation
        if one.of_relations:
            return False
        marks = [mark for side in one.sides for mark in side.annotations]
        if label and not any(mark.label == label for mark in marks):
            return False
        if attribute:
            return Kind.ATTRIBUTE in one.types and _differ(marks, label, attribute)
        return not sought.kinds or bool(sought.kinds & set(one.types))

    return takes


def _differ(marks: Sequence[Annotation], label: str, attribute: str) -> bool:
    return len({to_text(one.attributes.get(attribute)) for one in marks if one.label == label}) > 1
