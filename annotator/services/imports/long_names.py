"""Names in files that are none: longer than any list or window could show."""

from collections.abc import Iterable, Iterator

from annotator.domain.errors import BadInputError, Count
from annotator.formats.api import AnnotatedArticle, Layer
from annotator.formats.wording import shown
from annotator.services.imports.places import place_of

LONGEST = 10_000
"""Code points of an id, a title, or the name of a person, label, relation type or attribute."""


def assert_names_short(record: AnnotatedArticle) -> None:
    """Refuse a record with a name of more than `LONGEST` code points.

    What comes in files is kept as it came, long names too. But one of megabytes is a text in the wrong place,
    and would be in every list from then on.

    Raises:
        BadInputError: naming the name by how it begins.
    """
    long = next((name for name in _names(record) if len(name) > LONGEST), None)
    if long is not None:
        raise BadInputError(
            "{where}: a name has {length:,} characters ({name}), and {most:,} are the most; it may be a text"
            " in the wrong place",
            where=place_of(record),
            length=Count(len(long)),
            name=shown(long, 40),
            most=Count(LONGEST),
        )


def _names(record: AnnotatedArticle) -> Iterator[str]:
    yield record.id or ""
    yield record.title
    for layer in record.layers:
        yield layer.annotator or ""
        yield layer.guideline or ""
        yield from _names_of(layer)


def _names_of(layer: Layer) -> Iterable[str]:
    for span in layer.spans:
        yield span.id
        yield span.label
        yield from span.attributes
    for relation in layer.relations:
        yield relation.id or ""
        yield relation.type
        yield from relation.attributes
