"""UIMA CAS as XMI and as JSON: there and back, read by cassis, and the files of INCEpTION and cassis."""

import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from cassis import Cas, load_cas_from_json, load_cas_from_xmi, load_typesystem
from hypothesis import HealthCheck, given, settings

from annotator.domain.errors import BadInputError
from annotator.formats.api import AnnotatedArticle, Format, Layer, ReadOptions
from annotator.formats.registry import format_named, recognise
from annotator.formats.uima.cas import attribute_of, feature_of
from tests.formats.made import NAMES, articles
from tests.formats.nasty import nasty_articles
from tests.formats.reading import bare, read
from tests.formats.samples import read_lines, seed, some
from tests.formats.trips import read_all, there_and_back
from tests.formats.uima_answers import assert_answered

XMI, JSON = format_named("xmi"), format_named("cas-json")
BOTH = pytest.mark.parametrize("chosen", [XMI, JSON], ids=["xmi", "cas-json"])


@BOTH
def test_real_articles_come_back_whole(chosen: Format, shared_data: Path, tmp_path: Path) -> None:
    originals = [*seed(shared_data), *some(shared_data, "measeval"), *some(shared_data, "gum-wikinews", 2)]
    found, lost = there_and_back(chosen, originals, tmp_path / "out")
    assert lost == ()
    layers = {(one.id, layer.annotator, layer.role): layer for one in found for layer in one.layers}
    assert layers == {
        (one.id, layer.annotator, layer.role): layer for one in originals for layer in one.layers
    }


@BOTH
def test_hostile_texts_come_back_whole(chosen: Format, shared_data: Path, tmp_path: Path) -> None:
    originals = nasty_articles(shared_data)
    found, lost = there_and_back(chosen, originals, tmp_path / "out")
    assert {one.what for one in lost} <= ({"characters"} if chosen is XMI else set())
    assert {one.id: one.text for one in found} == {one.id: one.text for one in originals}


@BOTH
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(article=articles())
def test_any_article_comes_back_whole(
    chosen: Format, tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    there_and_back(chosen, [article], tmp_path_factory.mktemp("uima") / "out")


@given(NAMES)
def test_attributes_have_features_of_their_own(name: str) -> None:
    assert attribute_of(feature_of(name)) == name
    assert feature_of(name).isascii()
    assert feature_of(name).isidentifier()


def loaded(folder: Path) -> list[tuple[Path, Cas]]:
    """All files of an export as cassis reads them."""
    types = folder / "TypeSystem.xml"
    if types.exists():
        with types.open("rb") as file:
            known = load_typesystem(file)
        return [(path, load_cas_from_xmi(path.open("rb"), known)) for path in sorted(folder.rglob("*.xmi"))]
    return [(path, load_cas_from_json(path.open("rb"))) for path in sorted(folder.rglob("*.json"))]


@BOTH
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_cassis_reads_an_export(chosen: Format, shared_data: Path, tmp_path: Path) -> None:
    (original,) = seed(shared_data)
    strange = [one for one in nasty_articles(shared_data) if one.id == "06_arabic_bidi.txt"]
    emoji = article("Five 😀 said 𠮷 yes.", ("claim", 5, 6), ("speaker", 12, 13), ("hedge", 14, 17))
    there_and_back(chosen, [original, *strange, emoji], tmp_path / "out")
    wanted = Counter(
        (one.id, layer.annotator, span.label, fragment.of(one.text or ""))
        for one in (original, *strange, emoji)
        for layer in one.layers
        for span in layer.spans
        for fragment in span.fragments
    )
    found: Counter[tuple[str, str, str, str]] = Counter()
    ties: Counter[tuple[str, str, str]] = Counter()
    for path, cas in loaded(tmp_path / "out"):
        whose = orjson.loads(cas.select("annotator.type.Layer")[0].facts)["annotator"]
        (about,) = cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")
        assert path.parent.name.removesuffix(".gold") == whose
        for span in cas.select("webanno.custom.Span"):
            found[about.documentId, whose, span.label, span.get_covered_text()] += 1
        for tie in cas.select("webanno.custom.Relation"):
            ties[tie.label, tie.Governor.label, tie.Dependent.label] += 1
    assert found == wanted
    assert ties["said-by", "claim", "speaker"] == sum(
        one.type == "said-by" for layer in original.layers for one in layer.relations
    )


def article(text: str, *marks: tuple[str, int, int]) -> AnnotatedArticle:
    spans = [
        {"id": f"s{n}", "label": label, "start": a, "end": b, "attributes": {"type": "x", "class": [1, {}]}}
        for n, (label, a, b) in enumerate(marks)
    ]
    record = {"id": "e", "title": "E", "text": text, "layers": [{"annotator": "eva", "spans": spans}]}
    return read_lines(orjson.dumps(record), Path("e.jsonl"))[0]


def test_what_another_program_changed_is_taken(tmp_path: Path) -> None:
    there_and_back(XMI, [article("One two.", ("claim", 0, 3))], tmp_path / "out")
    path = tmp_path / "out/eva/e.xmi"
    text = path.read_text("utf-8")
    text = text.replace('attr_type="x"', 'attr_type="y" polarity="denies" note="hm"').replace(
        'label="claim"', 'label="hedge"'
    )
    path.write_text(text, "utf-8")
    (span,) = read(path, format=XMI)[0][0].layers[0].spans
    assert (span.label, span.note) == ("hedge", "hm")
    assert span.attributes == {"type": "y", "class": [1, {}], "polarity": "denies"}


def test_the_files_of_others(shared_data: Path) -> None:
    found, findings = read_all(XMI, shared_data / "formats/interchange-generated/xmi")
    names = ("annotator1", "annotator2", "gold")
    assert_answered(found, shared_data, {name: name for name in names})
    assert findings == []
    assert {one.id for one in found} == {None}
    assert not any(span.attributes for one in found for layer in one.layers for span in layer.spans)


def test_the_files_of_inception_and_cassis(shared_data: Path) -> None:
    suite = shared_data / "formats/fixtures-inception/inception/inception-io-webanno-tsv/src/test/resources"
    told: dict[str, tuple[Layer | None, str]] = {}
    for path in sorted(suite.rglob("reference.xmi")):
        assert recognise(path) is XMI
        (one,), findings = read(path, format=XMI)
        layer = one.layers[0] if one.layers else None
        told[path.parent.name] = layer, " ".join(map(str, findings))
        assert "Token" in told[path.parent.name][1]
    slots, _ = told["testSimpleCrossSenenceSlotFeature"]
    assert slots
    assert [(one.label, one.id) for one in slots.spans] == [
        ("SimpleSpan", "SimpleSpan-3-8"),
        ("SimpleSpan", "SimpleSpan-25-28"),
        ("SimpleLinkHost", "SimpleLinkHost-0-2"),
    ]
    assert [(one.source, one.target, one.type) for one in slots.relations] == [
        ("SimpleLinkHost-0-2", "SimpleSpan-3-8", "p1"),
        ("SimpleLinkHost-0-2", "SimpleSpan-25-28", "p2"),
    ]
    ties, _ = told["testSingleNonMultiTokenRelationWithMultipleFeatureValues"]
    assert ties
    (tie,) = ties.relations
    assert (tie.source, tie.target, tie.type) == (
        "NamedEntity-0-7",
        "NamedEntity-8-14",
        "ComplexRelation",
    )
    assert tie.attributes == {"value": "nsubj", "boolValue": "true", "intValue": "42"}
    assert told["testZeroLengthSpanBetweenAdjacentTokens"][0] is None
    assert "SimpleSpan of no length (1)" in told["testZeroLengthSpanBetweenAdjacentTokens"][1]
    for path in sorted((shared_data / "formats/fixtures-inception/notebooks").rglob("*.json")):
        assert recognise(path) is JSON
        (one,), _ = read(path, format=JSON)
        assert one.id is None
        assert one.title.endswith(".txt")
        assert {span.label for span in one.layers[0].spans} == {"NamedEntity"}
        with path.open("rb") as file:
            cas = load_cas_from_json(file)
        entities = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
        assert Counter(
            (span.fragments[0].of(one.text or ""), span.attributes.get("value"))
            for span in one.layers[0].spans
        ) == Counter((entity.get_covered_text(), entity.value) for entity in entities)
    for path in sorted((shared_data / "formats/fixtures-cassis").rglob("data*.json")):
        if "BadSofa" in str(path):
            assert read(path, format=JSON)[0][0].text == "This is a test ."
        else:
            with pytest.raises(BadInputError, match="no text in the file"):
                read(path, format=JSON)


def test_typed_features_keep_their_types(tmp_path: Path) -> None:
    (tmp_path / "typesystem.xml").write_text(TYPES, "utf-8")
    ties = 'n="4" yes="true" many="1 2" f="0.5" to="3" word="12"'
    marks = mark(0, 3, ties) + mark(4, 7, 'n="x" to="0"', "3")
    (found,), _ = read(tmp_path / "a.xmi", xmi(marks), format=XMI)
    one, other = found.layers[0].spans
    assert one.attributes == {"n": 4, "yes": True, "many": [1, 2], "f": 0.5, "word": "12"}
    assert other.attributes == {"n": "x"}
    assert [(tie.source, tie.target, tie.type) for tie in found.layers[0].relations] == [
        ("Mark-0-3", "Mark-4-7", "to")
    ]
    assert [*XMI.companions(tmp_path / "a.xmi")] == [tmp_path / "typesystem.xml"]


FEATURES = {"n": "Integer", "yes": "Boolean", "many": "IntegerArray", "f": "Double", "to": "TOP"}
TYPES = (
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types><typeDescription>'
    "<name>x.Base</name><supertypeName>uima.tcas.Annotation</supertypeName><features>"
    + "".join(
        f"<featureDescription><name>{name}</name><rangeTypeName>uima.cas.{kind}</rangeTypeName></featureDescription>"
        for name, kind in FEATURES.items()
    )
    + "<featureDescription><name>word</name><rangeTypeName>x.Word</rangeTypeName></featureDescription>"
    "</features></typeDescription><typeDescription><name>x.Word</name>"
    "<supertypeName>uima.cas.String</supertypeName><allowedValues><value><string>12</string></value>"
    "</allowedValues></typeDescription><typeDescription><name>x.Mark</name><supertypeName>x.Base</supertypeName>"
    "</typeDescription></types></typeSystemDescription>"
)


def xmi(inside: str, text: str = "One two 😀.", before: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"'
        ' xmlns:cas="http:///uima/cas.ecore" xmlns:x="http:///x.ecore" xmlns:t="http:///annotator/type.ecore"'
        f' xmi:version="2.0">{inside}<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView"'
        f' sofaString="{text}"/><cas:View sofa="1" members="2"/></xmi:XMI>'
    ).encode()


def mark(begin: object, end: object, more: str = "", name: str = "2") -> str:
    return f'<x:Mark xmi:id="{name}" sofa="1" begin="{begin}" end="{end}" {more}/>'


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
TIE = '<x:Tie xmi:id="9" sofa="1" begin="0" end="3" Governor="2" Dependent="{}"/>'
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
BROKEN_XMI = {
    "bomb": (xmi(mark(0, 3), before=BOMB), "document type"),
    "outside": (xmi(mark(0, 3), before=OUTSIDE), "document type"),
    "deep": (xmi("<x:a>" * 5000 + "</x:a>" * 5000), "nested deeper"),
    "negative": (xmi(mark(-1, 3)), "line 1, Mark 2: its begin is -1"),
    "reversed": (xmi(mark(3, 1)), "reversed \\(3-1\\)"),
    "beyond": (xmi(mark(0, 99)), "its end is 99, and the text has 11 UTF-16 units"),
    "inside a pair": (xmi(mark(0, 9)), "its end is 9, inside a character of two units"),
    "no number": (xmi(mark("1e3", 3)), "its begin is no whole number"),
    "huge number": (xmi(mark(0, "9" * 5000)), "no whole number"),
    "cut": (xmi(mark(0, 3))[:-9], "no sound XML"),
    "no id": (xmi('<x:Mark sofa="1" begin="0" end="3"/>'), "no xmi:id"),
    "wrong list": (xmi('<t:Article xmi:id="9" facts="{}" characters="0:1"/>'), "does not fit the text"),
    "wrong facts": (
        xmi('<t:Article xmi:id="9" facts="{&quot;id&quot;:5}"/>'),
        "`id` of the article is a number",
    ),
    "facts are none": (xmi('<t:Layer xmi:id="9" facts="{,"/>'), "no JSON"),
    "role": (xmi('<t:Layer xmi:id="9" facts="{&quot;role&quot;:&quot;king&quot;}"/>'), "`role` is king"),
    "encoding": (xmi(mark(0, 3)).replace(b"UTF-8", b"klingon"), "encoding"),
    "parts overlap": (
        xmi(mark(0, 3, 'spanId="a" part="0"') + mark(2, 5, 'spanId="a" part="1"', "3")),
        "parts of the annotation a overlap",
    ),
    "lost end": (xmi(mark(0, 3) + TIE.format("7")), "its Dependent is 7, which is not there"),
}
"""What is broken, and a part of what is said of it."""


@pytest.mark.parametrize("name", BROKEN_XMI)
def test_broken_xmi(name: str, tmp_path: Path) -> None:
    data, why = BROKEN_XMI[name]
    with pytest.raises(BadInputError, match=why) as caught:
        read(tmp_path / "a.xmi", data, format=XMI)
    assert str(caught.value).startswith("a.xmi")


def cas_json(*structures: dict[str, object], text: object = "One two 😀.") -> bytes:
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "sofaString": text}
    return orjson.dumps(
        {"%TYPES": {}, "%FEATURE_STRUCTURES": [sofa, *structures], "%VIEWS": {"_InitialView": {"%SOFA": 1}}}
    )


def structure(begin: object, end: object, **more: object) -> dict[str, object]:
    return {"%ID": 2, "%TYPE": "x.Mark", "@sofa": 1, "begin": begin, "end": end, **more}


BROKEN_JSON = {
    "negative": (cas_json(structure(-1, 3)), "its begin is -1"),
    "true": (cas_json(structure(True, 3)), "no whole number"),
    "fraction": (cas_json(structure(0, 3.0)), "no whole number"),
    "nothing": (cas_json(structure(0, None)), "no whole number"),
    "inside a pair": (cas_json(structure(0, 9)), "inside a character of two units"),
    "no text": (cas_json(text=5), "no text in the file"),
    "no object": (b'{"%TYPES": {}, "%FEATURE_STRUCTURES": [5]}', "a feature structure is a number"),
    "no list": (b'{"%TYPES": {}, "%FEATURE_STRUCTURES": 5}', "`%FEATURE_STRUCTURES` is a number"),
    "list": (b"[]", "a list where"),
    "nan": (b'{"%TYPES": {}, "x": NaN}', "no sound JSON"),
    "twice": (b'{"%TYPES": {}, "%TYPES": {}}', "stands twice"),
    "deep": (b'{"%TYPES": ' + b"[" * 100_000, "no sound JSON"),
    "cut": (cas_json(structure(0, 3))[:-3], "line 1: this is no sound JSON"),
    "lost end": (cas_json(structure(0, 3, **{"@next": 7})), "its next is 7, which is not there"),
}


@pytest.mark.parametrize("name", BROKEN_JSON)
def test_broken_json(name: str, tmp_path: Path) -> None:
    data, why = BROKEN_JSON[name]
    with pytest.raises(BadInputError, match=why):
        read(tmp_path / "a.json", data, format=JSON)


def test_crowds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("uima.xmi_reading.MOST", "xml.reading.MOST", "uima.cas_json._MOST"):
        monkeypatch.setattr(f"annotator.formats.{module}", 50)
    many = "".join(mark(0, 1, name=str(n)) for n in range(2, 60))
    with pytest.raises(BadInputError, match="more than 50 elements in the file"):
        read(tmp_path / "a.xmi", xmi(many), format=XMI)
    with pytest.raises(BadInputError, match="more than 50 elements in one piece"):
        read(tmp_path / "a.xmi", xmi(f"<x:a>{many}</x:a>"), format=XMI)
    with pytest.raises(BadInputError, match="more than 50 objects"):
        read(tmp_path / "a.json", cas_json(*[structure(0, 1)] * 60), format=JSON)


def test_what_is_unusual_and_right(tmp_path: Path) -> None:
    surrogate = cas_json(structure(4, 7)).replace("😀".encode(), b"\\ud83d\\ude00\\ud800")
    (one,), _ = read(tmp_path / "a.json", surrogate, format=JSON)
    assert one.text == "One two 😀\ufffd."
    windows = xmi(mark(5, 8), text="One&#13;&#10;two 😀.")
    (other,), _ = read(tmp_path / "a.eva.xmi", windows, format=XMI)
    (layer,) = other.layers
    assert (layer.annotator, layer.maybe) == (None, "eva")
    assert layer.spans[0].fragments[0].of(other.text or "") == "two"
    by_id = orjson.loads(cas_json(structure(0, 3)))
    by_id["%FEATURE_STRUCTURES"] = {str(each.pop("%ID")): each for each in by_id["%FEATURE_STRUCTURES"]}
    (third,), _ = read(tmp_path / "b.json", orjson.dumps(by_id), format=JSON)
    assert [span.label for span in third.layers[0].spans] == ["Mark"]
    big = xmi(mark(0, 3), text="x" * 20_000_000)
    assert len(read(tmp_path / "big.xmi", big, format=XMI)[0][0].text or "") == 20_000_000


def test_an_archive_as_inception_exports_it(tmp_path: Path) -> None:
    path = tmp_path / "doc.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("anna.xmi", xmi(mark(0, 3, 'n="4"')))
        archive.writestr("TypeSystem.xml", TYPES)
    assert recognise(path) is XMI
    (one,), _ = read(path, format=XMI)
    (layer,) = one.layers
    assert layer.maybe == "anna"
    assert layer.spans[0].attributes == {"n": 4}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("anna.xmi", xmi(mark(0, 99)))
    with pytest.raises(BadInputError, match="its end is 99"):
        read(path, format=XMI)
    found, (told,) = read(path, format=XMI, options=ReadOptions(keep_going=True))
    assert found == []
    assert "left out" in str(told)


def test_an_article_without_layers_and_an_empty_layer(tmp_path: Path) -> None:
    one = replace(article("One two."), id="no/layers", layers=())
    other = replace(article("One two."), id="../empty", layers=(Layer("CON"), Layer(None)))
    for chosen, ending in ((XMI, "xmi"), (JSON, "json")):
        target = tmp_path / ending
        there_and_back(chosen, [one, other], target)
        files = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
        assert files - {"TypeSystem.xml"} == {
            f"no%2Flayers.{ending}",
            f"%43ON/%2E.%2Fempty.{ending}",
            f"%/%2E.%2Fempty.{ending}",
        }
        assert bare(read_all(chosen, target)[0])[0].title == "E"


def test_the_same_articles_are_the_same_bytes(shared_data: Path, tmp_path: Path) -> None:
    for chosen in (XMI, JSON):
        written = []
        for name in ("one", "two"):
            target = tmp_path / f"{chosen.name}-{name}"
            there_and_back(chosen, seed(shared_data), target)
            written.append(
                {path.relative_to(target): path.read_bytes() for path in target.rglob("*") if path.is_file()}
            )
        assert written[0] == written[1]
