"""TEI P5 standoff: there and back, valid, and documents of others."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from annotator.domain.errors import BadInputError
from annotator.formats.api import AnnotatedArticle, Layer, ReadOptions
from annotator.formats.registry import format_named, recognise
from tests.formats.made import articles
from tests.formats.nasty import nasty_articles
from tests.formats.reading import read
from tests.formats.samples import seed, some
from tests.formats.tei_schema import SCHEMA
from tests.formats.trips import there_and_back

TEI = format_named("tei")
VALID = etree.RelaxNG(etree.fromstring(SCHEMA))


def assert_valid(folder: Path) -> None:
    for path in folder.iterdir():
        document = etree.parse(str(path))
        assert VALID.validate(document), VALID.error_log
        known = {each.get("{http://www.w3.org/XML/1998/namespace}id") for each in document.iter()}
        for element in document.iter():
            for name in ("active", "passive", "ana"):
                assert {each[1:] for each in (element.get(name) or "").split()} <= known


def test_real_articles_come_back_whole(shared_data: Path, tmp_path: Path) -> None:
    originals = [*seed(shared_data), *some(shared_data, "measeval"), *some(shared_data, "gum-wikinews", 2)]
    found, lost = there_and_back(TEI, originals, tmp_path / "out")
    assert lost == ()
    assert {one.id: one.layers for one in found} == {one.id: one.layers for one in originals}
    assert_valid(tmp_path / "out")
    (path,) = (tmp_path / "out").glob("seed-article.xml")
    assert recognise(path) is TEI
    assert etree.parse(str(path)).xpath("string(//*[local-name()='body'])") == originals[0].text


def test_hostile_texts_come_back_whole(shared_data: Path, tmp_path: Path) -> None:
    originals = nasty_articles(shared_data)
    found, lost = there_and_back(TEI, originals, tmp_path / "out")
    assert {one.what for one in lost} <= {"characters"}
    assert {one.id: one.text for one in found} == {one.id: one.text for one in originals}
    assert_valid(tmp_path / "out")


@settings(max_examples=40)
@given(article=articles())
def test_any_article_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    folder = tmp_path_factory.mktemp("tei") / "out"
    there_and_back(TEI, [article], folder)
    assert_valid(folder)


def test_layers_that_are_empty_or_not_there(tmp_path: Path) -> None:
    (one,), _ = read(tmp_path / "a.xml", tei("<p>One.</p>"), format=TEI)
    there_and_back(
        TEI,
        [replace(one, id="CON"), replace(one, id="../x", layers=(Layer("a"), Layer(None)))],
        tmp_path / "out",
    )
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"%43ON.xml", "%2E.%2Fx.xml"}


def tei(body: str, stand: str = "", before: str = "", header: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}'
        f"</teiHeader>{stand}<text><body>{body}</body></text></TEI>"
    ).encode()


BODY = """
  <head>Shelling   in
    Örtown 😀</head>
  <div><p xml:id="p1">Officials <hi>said</hi> that <w xml:id="w1">twelve</w> <w xml:id="w2">people</w>
     died<note>So they <w>say</w></note>,
     <anchor xml:id="a1"/>as <persName>Ana</persName> knows<anchor xml:id="a2"/>.</p>
  <list><item>one</item><item>two</item></list></div>
"""
STAND = """<standOff><spanGrp type="claim" resp="#eva">
<span target="#w1 #w2" xml:id="x1" ana="#f1"/>
<span from="#a1" to="#a2" xml:id="x2">why</span>
<span target="#string-range(p1,0,9)" type="speaker" xml:id="x3"/>
<span target="#string-range(p1, 0, 9, 15, 4)" xml:id="x4"/>
<span target="elsewhere.xml#w1" xml:id="x5"/></spanGrp>
<span target="#p1">whole</span>
<fs xml:id="f1" type="number">
<f name="value"><numeric value="12"/></f><f name="sure"><symbol value="yes"/></f></fs>
<listRelation><relation name="said-by" active="#x1 #x2" passive="#x3"/>
<relation name="off" active="#x5" passive="#x1"/></listRelation>
<linkGrp type="near"><link target="#x1 #x2"/></linkGrp></standOff>"""


def test_a_document_of_others(tmp_path: Path) -> None:
    title = "<fileDesc><titleStmt><title>A  title</title></titleStmt></fileDesc>"
    (one,), findings = read(tmp_path / "doc.anna.xml", tei(BODY, STAND, header=title), format=TEI)
    assert (one.id, one.title) == (None, "A title")
    assert one.text == (
        "Shelling in Örtown 😀\nOfficials said that twelve people died, as Ana knows.\none\ntwo"
    )
    eva, other = one.layers
    assert (eva.annotator, other.annotator, other.maybe) == ("eva", None, "anna")
    said = [
        (span.label, [part.of(one.text) for part in span.fragments], span.attributes) for span in eva.spans
    ]
    assert said == [
        ("claim", ["twelve people"], {"value": 12, "sure": "yes"}),
        ("why", ["as Ana knows"], {}),
        ("speaker", ["Officials"], {}),
        ("claim", ["Officials", "that"], {}),
    ]
    assert [(tie.source, tie.target, tie.type) for tie in eva.relations] == [
        ("x1", "x3", "said-by"),
        ("x2", "x3", "said-by"),
        ("x1", "x2", "near"),
    ]
    (whole,) = other.spans
    assert [part.of(one.text) for part in whole.fragments] == [one.text.split("\n")[1]]
    (told,) = findings
    assert "persName (1)" in str(told)
    assert "span that leads to no text (1)" in str(told)


def test_the_document_among_the_files_of_inception(shared_data: Path) -> None:
    folder = shared_data / "formats/fixtures-inception/inception/inception-io-webanno-tsv/src/test/resources"
    (path,) = folder.glob("tsv3/webannotest*.xml")
    assert recognise(path) is TEI
    (one,), _ = read(path, format=TEI)
    assert one.title == "CTB version: Mere Fjæsbog"
    assert one.text
    assert "  " not in one.text


SPAN = '<standOff><span target="#string-range(p,2,9)">x</span></standOff>'
OWN_SPANS = (
    '<standOff type="annotator.layer"><spanGrp><span n="x" target="#string-range(p,0,1)">a</span>'
    '<span n="x" target="#string-range(p,0,1)">a</span></spanGrp></standOff>'
)
OWN = '<standOff type="annotator.article"><fs>{}</fs></standOff>'
BROKEN = {
    "bomb": (tei("<p>&b;</p>", before='<!DOCTYPE x [<!ENTITY b "ha">]>'), "document type"),
    "no text": (b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "no element `text`"),
    "no document": (b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"/>', "no TEI document"),
    "deep": (tei("<p>" * 3000), "nested deeper"),
    "beyond": (tei('<p xml:id="p">One.</p>', SPAN), "beyond the end"),
    "negative": (
        tei('<p xml:id="p">One.</p>', SPAN.replace("2,9", "-2,3")),
        "pairs of an offset and a length",
    ),
    "odd": (tei('<p xml:id="p">One.</p>', SPAN.replace("2,9", "2")), "pairs of an offset and a length"),
    "huge": (tei('<p xml:id="p">One.</p>', SPAN.replace("2,9", "2," + "9" * 5000)), "pairs of"),
    "overlap": (tei('<p xml:id="p">One.</p>', SPAN.replace("2,9", "0,3,1,2")), "overlap"),
    "reversed": (
        tei(
            '<p><w xml:id="a">a</w> <w xml:id="b">b</w></p>',
            '<standOff><span from="#b" to="#a">x</span></standOff>',
        ),
        "the span is reversed",
    ),
    "ids": (
        tei('<p xml:id="p">One.</p>', OWN_SPANS),
        "two annotations have the id x",
    ),
    "json": (
        tei(
            "<p/>",
            OWN.format('<f name="meta"><string n="json">{</string></f>'),
        ),
        "what should be JSON is none",
    ),
    "twice": (
        tei("<p/>", OWN.format('<f name="id"/><f name="id"/>')),
        "the feature id stands twice",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_documents(name: str, tmp_path: Path) -> None:
    data, why = BROKEN[name]
    with pytest.raises(BadInputError, match=why) as caught:
        read(tmp_path / "a.xml", data, format=TEI)
    assert str(caught.value).startswith("a.xml")


def test_a_corpus_and_a_long_text(tmp_path: Path) -> None:
    inner = tei("<p>One.</p>").partition(b"?>")[2]
    corpus = b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>' + inner * 2 + b"</teiCorpus>"
    found, _ = read(tmp_path / "c.xml", corpus, format=TEI)
    assert [one.text for one in found] == ["One.", "One."]
    broken = (
        corpus.replace(b"One.", b"", 1).replace(b"<text>", b"<texts>", 1).replace(b"</text>", b"</texts>", 1)
    )
    with pytest.raises(BadInputError, match="no element `text`"):
        read(tmp_path / "b.xml", broken, format=TEI)
    found, (told,) = read(tmp_path / "b.xml", broken, format=TEI, options=ReadOptions(keep_going=True))
    assert [one.text for one in found] == ["One."]
    assert "left out" in str(told)
    (long,), _ = read(tmp_path / "l.xml", tei("<p>" + "word " * 100_000 + "</p>"), format=TEI)
    assert len(long.text or "") == 499_999
