"""Articles made at random, for the property tests of formats: hard texts, annotations of every kind."""

from hypothesis import strategies as st

from annotator.domain.annotation_set import Role, Status
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.span import Fragments, Span
from annotator.domain.text import canonical, sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord

PIECES = (
    *"\n\r\v\f\t \x1c\x1d\x1e\x1f\x85\u2028\u2029",
    "\r\n",
    "\n\r",
    "a",
    "Bloomberg",
    "e\u0301",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1fa\U0001f1e6",
    "\U00020bb7",
    "葛\U000e0100",
    "\u202e\u0627\u0644\u202c",
    "\u2067אבג\u2069",
    "\ufeff",
    "\ufffe",
    "\x00",
    "\u00a0",
    '"\\":{}[],',
    "\\u0041",
    "कि",
)
RAW_TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=24).map("".join)
"""As a file may hold them: every line separator, NUL, emoji, combining marks, both directions."""
BROKEN_TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(["\ud800", "\udfff"])), max_size=24
).map("".join)
"""With lone surrogates as well."""
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=6)
NOTES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=6)
_NUMBERS = st.one_of(st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False, allow_infinity=False))
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.one_of(st.none(), st.booleans(), _NUMBERS, st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(NOTES, inner, max_size=3),
    ),
    max_leaves=6,
)
OBJECTS: st.SearchStrategy[JsonObject] = st.dictionaries(NAMES, VALUES, max_size=3)


@st.composite
def fragments(draw: st.DrawFn, length: int) -> Fragments:
    """Draw one to three fragments in a text of that length (code points, at least 1)."""
    n = draw(st.integers(1, 3))
    edges = sorted(draw(st.lists(st.integers(0, length), min_size=2 * n, max_size=2 * n)))
    pairs = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    start = draw(st.integers(0, length - 1))
    return tuple(Span(*pair) for pair in pairs) or (Span(start, draw(st.integers(start + 1, length))),)


@st.composite
def layers(draw: st.DrawFn, annotator: str | None, role: Role, length: int) -> Layer:
    """Draw an annotation set on a text of that length."""
    ids = draw(st.lists(NAMES, unique=True, max_size=4)) if length else []
    spans = [
        SpanRecord(
            id=name,
            label=draw(NAMES),
            fragments=draw(fragments(length)),
            attributes=draw(OBJECTS),
            note=draw(NOTES),
            discuss=draw(st.booleans()),
            origin=draw(st.none() | OBJECTS),
        )
        for name in ids
    ]
    relation_ids = draw(st.lists(NAMES, unique=True, max_size=3)) if ids else []
    relations = [
        RelationRecord(
            source=draw(st.sampled_from(ids)),
            target=draw(st.sampled_from(ids)),
            type=draw(NAMES),
            id=draw(st.sampled_from([name, None])),
            attributes=draw(OBJECTS),
            note=draw(NOTES),
        )
        for name in relation_ids
    ]
    return Layer(
        annotator=annotator,
        role=role,
        status=draw(st.sampled_from(Status)),
        spans=tuple(spans),
        relations=tuple(relations),
        decisions=tuple(draw(st.lists(VALUES, max_size=2))),
        final=draw(st.booleans()),
        guideline=draw(st.none() | NOTES),
    )


@st.composite
def articles(draw: st.DrawFn) -> AnnotatedArticle:
    """Draw a whole article with its annotation sets."""
    text = canonical(draw(RAW_TEXTS))
    makers = draw(st.lists(st.tuples(st.none() | NAMES, st.sampled_from(Role)), unique=True, max_size=3))
    return AnnotatedArticle(
        id=draw(st.none() | NAMES),
        title=draw(NOTES),
        text=text,
        sha256=sha256_of(text),
        meta=draw(OBJECTS),
        layers=tuple(draw(layers(annotator, role, len(text))) for annotator, role in makers),
    )
