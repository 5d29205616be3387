"""What is said of a place behind a figure: in what the two differ, and what each has there."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.agreement.places import Place, Wanted, What
from annotator.domain.annotation import Annotation
from annotator.domain.json_values import to_text
from annotator.domain.label import Scheme
from annotator.domain.review.disagreement import Kind
from annotator.gui.agreement.words import translate
from annotator.gui.annotate.attributes.names import value_title
from annotator.gui.review.wording import NOTHING, annotations_words, fragments_words, kind_words
from annotator.services.agreement.finding_places import Places
from annotator.services.ports.reading import Reading
from annotator.services.ports.storage import Store
from annotator.services.progress import Progress

AT_ONCE = 50
"""So many places are read from one state of the project."""


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place, in words."""

    place: Place
    head: str
    """The label, and in what the two differ."""
    sides: tuple[tuple[str, str], tuple[str, str]]
    """Name and what they have, of each."""

    @property
    def uids(self) -> frozenset[str]:
        """Of every annotation there."""
        return frozenset((*self.place.first, *self.place.second))


@dataclass(frozen=True, slots=True)
class ToldPlaces:
    """What is behind a figure."""

    wanted: Wanted
    places: tuple[ToldPlace, ...]
    more: bool
    """Whether there are more than these."""


def told_places(store: Store, wanted: Wanted, found: Places, progress: Progress) -> ToldPlaces:
    """Read what the places hold, and say it."""
    told: list[ToldPlace] = []
    for number in range(0, len(found.places), AT_ONCE):
        progress(number, len(found.places))
        with store.reading() as read:
            told += _told(read, wanted, found.places[number : number + AT_ONCE])
    return ToldPlaces(wanted, tuple(told), found.more)


def _told(read: Reading, wanted: Wanted, places: Sequence[Place]) -> list[ToldPlace]:
    scheme = read.scheme()
    texts: dict[str, str] = {}
    uids = [uid for one in places for uid in (*one.first, *one.second)]
    known = {one.uid: one for one in read.get_many(Annotation, uids)}
    found = []
    for place in places:
        if place.article not in texts:
            texts[place.article] = read.text(place.article)
        sides = [[known[uid] for uid in some if uid in known] for some in (place.first, place.second)]
        words = tuple(_side(side, wanted, scheme, texts[place.article]) for side in sides)
        head = _head(place, sides, wanted, scheme)
        found.append(ToldPlace(place, head, ((place.pair[0], words[0]), (place.pair[1], words[1]))))
    return found


def _side(side: Sequence[Annotation], wanted: Wanted, scheme: Scheme, text: str) -> str:
    if not side:
        return NOTHING
    if wanted.what is What.RELATION:
        return " → ".join(fragments_words(one.fragments, text) for one in side)
    words = annotations_words(side, text)
    if wanted.what is What.ATTRIBUTE:
        one, name = side[0], wanted.attribute
        value = one.attributes.get(name)
        said = NOTHING if value is None else value_title(scheme.label(one.label), name, value)
        return f"{words} · {said}"
    return words


def _head(place: Place, sides: Sequence[Sequence[Annotation]], wanted: Wanted, scheme: Scheme) -> str:
    titles = {one.name: one.title for one in scheme.labels}
    labels = " / ".join(dict.fromkeys(titles.get(one, one) for one in place.labels if one))
    if wanted.what is What.RELATION:
        types = {one.name: one.title for one in scheme.relation_types}
        labels = types.get(wanted.relation, wanted.relation)
    kinds = _kinds(sides, wanted)
    said = kind_words(kinds) if kinds else translate("Agreement", "alike")
    return translate("Agreement", "{label}: {kinds}").format(label=labels, kinds=said)


def _kinds(sides: Sequence[Sequence[Annotation]], wanted: Wanted) -> list[Kind]:
    if wanted.what is What.RELATION:
        return [Kind.RELATION]
    first, second = sides
    if not first or not second:
        return [Kind.MISSING]
    one, other = first[0], second[0]
    found = []
    if one.fragments != other.fragments:
        found.append(Kind.BOUNDARY)
    if one.label != other.label:
        found.append(Kind.LABEL)
    elif any(
        to_text(one.attributes.get(name)) != to_text(other.attributes.get(name))
        for name in {**one.attributes, **other.attributes}
    ):
        found.append(Kind.ATTRIBUTE)
    return found
