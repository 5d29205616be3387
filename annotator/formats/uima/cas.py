"""A UIMA CAS as plain values: feature structures with their types, as both of its file formats have them."""

import keyword
import re
from dataclasses import dataclass, field

from annotator.domain.json_values import Json

ARTICLE = "annotator.type.Article"
"""One in each file: what is known of the article, and characters that the file cannot hold."""
LAYER = "annotator.type.Layer"
"""One in each file with annotations: whose they are, and how far the work is."""
SPAN = "webanno.custom.Span"
"""One fragment of an annotation; those of one annotation have one `spanId`."""
RELATION = "webanno.custom.Relation"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
SOFA = "uima.cas.Sofa"
VIEW = "_InitialView"

STRING, INTEGER, BOOLEAN = "uima.cas.String", "uima.cas.Integer", "uima.cas.Boolean"
ANNOTATION, DOCUMENT, TOP = "uima.tcas.Annotation", "uima.tcas.DocumentAnnotation", "uima.cas.TOP"

SPAN_FEATURES = {
    "label": STRING,
    "spanId": STRING,
    "part": INTEGER,
    "note": STRING,
    "discuss": BOOLEAN,
    "facts": STRING,
}
RELATION_FEATURES = {"label": STRING, "Governor": SPAN, "Dependent": SPAN, "note": STRING, "facts": STRING}
ARTICLE_FEATURES = {"facts": STRING, "characters": STRING}
LAYER_FEATURES = {"facts": STRING}
METADATA_FEATURES = {"documentTitle": STRING, "documentId": STRING}

_PREFIX = "attr_"
_PLAIN = re.compile("[A-Za-z][A-Za-z0-9_]*")
_ENCODED = re.compile("_([0-9a-f]+)_")
_JAVA = (
    "abstract boolean byte case char const default do double enum extends final float goto implements"
    " instanceof int interface long native new null package private protected public short static"
    " strictfp super switch synchronized this throw throws transient true false void volatile"
)
_OTHERS = "begin end sofa type self get set id"
RESERVED = frozenset({*SPAN_FEATURES, *RELATION_FEATURES, *_OTHERS.split(), *_JAVA.split(), *keyword.kwlist})
"""Features of our types, and names that Java and Python programs cannot have for a feature."""


@dataclass(slots=True)
class Structure:
    """One feature structure."""

    id: str
    type: str
    """The whole name, with dots."""
    values: dict[str, Json] = field(default_factory=dict)
    """Plain features: what is no reference."""
    references: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Features that name other structures by id."""
    line: int = 0
    """Where it stands in its file, from 1; 0 where that is not known."""

    @property
    def short(self) -> str:
        """The last part of its type's name."""
        return self.type.rpartition(".")[2]


@dataclass(slots=True)
class Cas:
    """All of a file."""

    structures: list[Structure]
    by_id: dict[str, Structure] = field(init=False)

    def __post_init__(self) -> None:
        self.by_id = {one.id: one for one in self.structures}


def feature_of(attribute: str) -> str:
    """The name of the feature that holds an attribute; different ones for different attributes."""
    if _PLAIN.fullmatch(attribute) and attribute not in RESERVED and not attribute.startswith(_PREFIX):
        return attribute
    return _PREFIX + "".join(
        char if char.isascii() and char.isalnum() else f"_{ord(char):x}_" for char in attribute
    )


def attribute_of(feature: str) -> str:
    """The attribute that a feature was made for."""
    if not feature.startswith(_PREFIX):
        return feature
    return _ENCODED.sub(_decoded, feature.removeprefix(_PREFIX))


def _decoded(found: re.Match[str]) -> str:
    number = int(found.group(1), 16) if len(found.group(1)) <= 6 else -1
    return chr(number) if 0 < number <= 0x10FFFF and not 0xD800 <= number < 0xE000 else found.group()
