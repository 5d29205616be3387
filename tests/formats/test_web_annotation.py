"""W3C Web Annotation: what we write is JSON-LD of the recommendation, and other programs' files are read."""

import importlib
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.annotation_set import Role
from annotator.domain.errors import BadInputError
from annotator.domain.label import default_scheme
from annotator.domain.span import Span
from annotator.formats.api import AnnotatedArticle, ReadOptions, WriteOptions
from annotator.formats.registry import recognise
from annotator.formats.web_annotation.format import FORMAT
from tests.formats.reading import read

ANNO = "http://www.w3.org/ns/anno.jsonld"
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
TEXT = "Tom \U0001f600 said 5, and Ann said 7.\n"
_LINKED = ("body=oa:hasBody", "target=oa:hasTarget", "source=oa:hasSource", "selector=oa:hasSelector")
_MORE = ("first=as:first", "creator=dcterms:creator")
_PLAIN = ("exact=oa:exact", "prefix=oa:prefix", "suffix=oa:suffix", "start=oa:start", "end=oa:end")
_AND = (
    "value=rdf:value",
    "format=dc:format",
    "name=foaf:name",
    "total=as:totalItems",
    "startIndex=as:startIndex",
)
_CLASSES = (
    "Annotation=oa:Annotation",
    "TextualBody=oa:TextualBody",
    "SpecificResource=oa:SpecificResource",
    "TextQuoteSelector=oa:TextQuoteSelector",
    "TextPositionSelector=oa:TextPositionSelector",
    "Text=dctypes:Text",
    "Person=foaf:Person",
    "AnnotationCollection=as:OrderedCollection",
    "AnnotationPage=as:OrderedCollectionPage",
    *(f"{word}=oa:{word}" for word in ("tagging", "commenting", "linking")),
)


def _pairs(told: tuple[str, ...]) -> dict[str, str]:
    return dict(one.split("=") for one in told)


CONTEXT: dict[str, Any] = {
    "oa": OA,
    "as": AS,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": "@id",
    "type": "@type",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    **{key: {"@id": value, "@type": "@id"} for key, value in _pairs(_LINKED + _MORE).items()},
    **_pairs(_PLAIN + _AND + _CLASSES),
}
"""What the terms that we use mean, by the vocabulary of the recommendation."""


def _loader(url: str, _options: object) -> dict[str, Any]:
    assert url == ANNO, f"{url} would have been fetched"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def test_what_is_written_means_what_the_recommendation_says(shared_data: Path, tmp_path: Path) -> None:
    jsonld = importlib.import_module("pyld.jsonld")
    articles, _ = read(shared_data / "seed-article.jsonl")
    (article,) = articles
    assert FORMAT.exporter
    assert article.text
    FORMAT.exporter.write(iter(articles), tmp_path / "out.jsonld", default_scheme(), WriteOptions())
    expanded = jsonld.expand(
        orjson.loads((tmp_path / "out.jsonld").read_bytes()), {"documentLoader": _loader}
    )
    assert len(expanded) == len(article.layers)
    units = article.text.encode("utf-16-le")
    for collection, layer in zip(expanded, article.layers, strict=True):
        assert collection["@type"] == [f"{AS}OrderedCollection"]
        assert collection[f"{AS}totalItems"] == [{"@value": len(layer.spans) + len(layer.relations)}]
        (page,) = collection[f"{AS}first"]
        items = page[f"{AS}items"][0]["@list"]
        links = [one for one in items if one[f"{OA}motivatedBy"] == [{"@id": f"{OA}linking"}]]
        tags = [one for one in items if one[f"{OA}motivatedBy"] == [{"@id": f"{OA}tagging"}]]
        assert (len(tags), len(links)) == (len(layer.spans), len(layer.relations))
        by_iri = {one["@id"]: span.id for one, span in zip(tags, layer.spans, strict=True)}
        for one, span in zip(tags, layer.spans, strict=True):
            assert _value(one[f"{OA}hasBody"][0]) == span.label
            targets = one[f"{OA}hasTarget"]
            assert len(targets) == len(span.fragments)
            for target, place in zip(targets, span.fragments, strict=True):
                (quote, position) = target[f"{OA}hasSelector"]
                start, end = (position[f"{OA}{key}"][0]["@value"] for key in ("start", "end"))
                said = quote[f"{OA}exact"][0]["@value"]
                assert said == place.of(article.text) == units[2 * start : 2 * end].decode("utf-16-le")
            if span.attributes:
                (attributes,) = one["urn:annotator:attributes"]
                assert attributes == {"@type": "@json", "@value": span.attributes}
        for one, relation in zip(links, layer.relations, strict=True):
            tag, link = one[f"{OA}hasBody"]
            assert _value(tag) == relation.type
            assert by_iri[one[f"{OA}hasTarget"][0]["@id"]] == relation.source
            assert by_iri[link[f"{OA}hasSource"][0]["@id"]] == relation.target


def _value(body: dict[str, Any]) -> object:
    return body["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"]


def position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def annotation(selector: Any, *, name: str = "n1", **more: Any) -> dict[str, Any]:
    return {
        "@context": ANNO,
        "id": f"https://example.org/{name}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": {"type": "TextualBody", "value": "number", "purpose": "tagging"},
        "target": {"source": "https://example.org/news/one.html", "selector": selector},
        **more,
    }


def _read(
    tmp_path: Path, *records: object, keep_going: bool = False
) -> tuple[list[AnnotatedArticle], list[str]]:
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    path = tmp_path / "notes.jsonld"
    path.write_bytes(orjson.dumps(records[0] if len(records) == 1 else records))
    assert recognise(path).name == "web-annotation"
    articles, findings = read(path, format=FORMAT, options=ReadOptions(keep_going=keep_going))
    return articles, [str(one) for one in findings]


def test_other_programs_annotations_find_their_places(tmp_path: Path) -> None:
    comment = {"type": "TextualBody", "value": "sure?", "purpose": "commenting"}
    tag = {"type": "TextualBody", "value": "speaker", "purpose": "tagging"}
    page = {
        "@context": ANNO,
        "type": "AnnotationPage",
        "items": [
            annotation([quote("5"), position(12, 13)]),
            annotation(quote("said 7"), name="n2", creator={"type": "Person", "nickname": "eva"}),
            annotation(quote("said", "Ann ", " 7"), name="n3", body=[tag, comment], creator="acct:bo"),
            annotation([quote("and"), position(0, 3)], name="n4"),
            annotation([position(0, 3), position(4, 6)], name="n5", body=[]),
            annotation([quote("7"), position(27, 28)], name="n7"),
            annotation(quote("x"), name="n6", target="https://example.org/news/one.html"),
            {
                "id": "https://example.org/l1",
                "type": "Annotation",
                "motivation": "linking",
                "body": [
                    tag,
                    {"type": "SpecificResource", "purpose": "linking", "source": "https://example.org/n4"},
                ],
                "target": "https://example.org/n1",
            },
            annotation(quote("Ann"), name="r", target="https://example.org/n2"),
        ],
    }
    (article,), findings = _read(tmp_path, page)
    assert (article.id, article.title, article.text) == (None, "one", TEXT)
    assert article.meta == {"source": "https://example.org/news/one.html"}
    assert article.source == {"name": "one.html"}, "a project calls it so"
    found = {
        (layer.annotator, layer.maybe, span.id.rsplit("/", 1)[-1], span.label, span.fragments, span.note)
        for layer in article.layers
        for span in layer.spans
    }
    assert found == {
        (None, "notes", "n1", "number", (Span(11, 12),), ""),
        ("eva", None, "n2", "number", (Span(22, 28),), ""),
        ("acct:bo", None, "n3", "speaker", (Span(22, 26),), "sure?"),
        (None, "notes", "n4", "number", (Span(14, 17),), ""),
        (None, "notes", "n5", "tagging", (Span(0, 3), Span(4, 5)), ""),
        (None, "notes", "n7", "number", (Span(27, 28),), ""),
    }
    (tie,) = article.layers[0].relations
    assert (tie.source[-2:], tie.target[-2:], tie.type) == ("n1", "n4", "speaker")
    assert len(findings) == 2
    assert "n4: the position is not where the quoted words stand" in findings[0]
    assert "annotation of a whole text (1), annotation of annotations (1)" in findings[1]


def test_a_text_in_the_file_and_several_files_of_one_text(tmp_path: Path) -> None:
    source = {"id": "urn:x", "type": "Text", "value": "One\r\ntwo"}
    one = annotation(None, target={"source": source, "selector": position(5, 8)})
    other = annotation(None, name="n2", target={"source": "urn:x", "selector": quote("One")})
    (article,), _ = _read(tmp_path, one, other)
    assert article.text == "One\ntwo"
    assert [span.fragments for span in article.layers[0].spans] == [(Span(4, 7),), (Span(0, 3),)]


def test_gold_comes_back_as_gold(tmp_path: Path) -> None:
    layer = {"annotator": "eva", "role": "gold", "status": "in-progress", "spans": []}
    record = {"id": "a", "title": "A", "text": "x", "layers": [layer]}
    articles, _ = read(tmp_path / "n.jsonl", orjson.dumps(record))
    assert FORMAT.exporter
    FORMAT.exporter.write(iter(articles), tmp_path / "o.jsonld", default_scheme(), WriteOptions())
    (again,), _ = read(tmp_path / "o.jsonld", format=FORMAT)
    assert (again.layers[0].role, again.layers) == (Role.GOLD, articles[0].layers)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (annotation(quote("said")), "the words “said” stand in the text more than once"),
        (annotation(quote("Bob")), "the words “Bob” do not stand in the text"),
        (annotation(quote("")), "a TextQuoteSelector has no words in `exact`"),
        (annotation(position(3, 3)), "the position 3-3 is empty"),
        (annotation(position(-1, 3)), "the position -1-3 is empty"),
        (annotation(position(0, 99)), "outside the text of 31 UTF-16 units"),
        (annotation(position(0, 5)), "the position 0-5 cuts a character in two"),
        (annotation(position(5, 6)), "the position 5-6 cuts a character in two"),
        (annotation({"type": "XPathSelector", "value": "/p"}), "no selector tells a stretch of plain text"),
        (
            annotation(
                position(0, 3),
                target=[
                    {"source": "a", "selector": position(0, 3)},
                    {"source": "b", "selector": position(0, 3)},
                ],
            ),
            "the text of a is neither in the file nor beside it",
        ),
        (
            annotation(
                position(0, 3), target={"source": "https://x/../../etc/passwd", "selector": position(0, 3)}
            ),
            "nor beside it; save it beside as passwd.txt",
        ),
        (
            {"@context": ANNO, "type": "AnnotationCollection", "first": "urn:p"},
            "the first page of the collection is a text",
        ),
        ({"@context": ANNO, "type": "AnnotationPage", "items": [3]}, "a number stands where an annotation"),
        ({"@context": ANNO, "type": "Note"}, "this is neither an annotation nor a page"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(tmp_path: Path, broken: Any, why: str) -> None:
    good = annotation(quote("Tom"), name="good")
    with pytest.raises(BadInputError, match=r"notes\.jsonld") as refused:
        _read(tmp_path, good, broken)
    assert why in str(refused.value)
    (article,), findings = _read(tmp_path, good, broken, keep_going=True)
    assert [span.id for span in article.layers[0].spans] == ["https://example.org/good"]
    assert why in findings[0]
