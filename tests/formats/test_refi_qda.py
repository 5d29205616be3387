"""REFI-QDA projects: there and back, read by another library, and projects of other programs."""

import io
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyrefiqda import RefiProject

from annotator.domain.errors import BadInputError
from annotator.domain.label import default_scheme
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, ReadOptions
from annotator.formats.refi.notes import described, told
from annotator.formats.registry import format_named, recognise
from tests.formats.made import NOTES, OBJECTS, articles
from tests.formats.nasty import nasty_articles
from tests.formats.reading import read
from tests.formats.samples import seed, some
from tests.formats.trips import there_and_back

REFI = format_named("refi-qda")


def test_real_articles_come_back_whole(shared_data: Path, tmp_path: Path) -> None:
    originals = [*seed(shared_data), *some(shared_data, "measeval"), *some(shared_data, "gum-wikinews", 2)]
    found, lost = there_and_back(REFI, originals, tmp_path / "out.qdpx", default_scheme())
    assert lost == ()
    assert [(one.id, one.layers) for one in found] == [(one.id, one.layers) for one in originals]
    assert recognise(tmp_path / "out.qdpx") is REFI


def test_hostile_texts_come_back_whole(shared_data: Path, tmp_path: Path) -> None:
    originals = nasty_articles(shared_data)
    found, lost = there_and_back(REFI, originals, tmp_path / "out.qdpx")
    assert lost == ()
    assert [(one.id, one.text) for one in found] == [(one.id, one.text) for one in originals]


@pytest.mark.parametrize("title", ["One\rtwo", "One\r\ntwo", "\r", " One\n", "One\ttwo", "\x00"])
def test_titles_come_back_to_the_letter(title: str, tmp_path: Path) -> None:
    text = "Two said five."
    article = AnnotatedArticle("a1", title, text, sha256_of(text))
    (found,), lost = there_and_back(REFI, [article], tmp_path / "out.qdpx")
    assert (found.title, lost) == (title, ())


@settings(max_examples=40)
@given(article=articles())
def test_any_article_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    there_and_back(REFI, [article], tmp_path_factory.mktemp("refi") / "out.qdpx")


@given(NOTES | st.just("a\n---\n"), OBJECTS, OBJECTS)
@example("---", {}, {})
@example("a\n---\nx = 1", {}, {})
@example("", {"@id": 1, '"': 2, "a = b": 3}, {"id": "s1"})
def test_descriptions_come_back(note: str, attributes: Any, facts: Any) -> None:
    facts = {f"f{n}": value for n, value in enumerate(facts.values())}
    found = told(described(note, attributes, facts))
    assert found[:2] == (note, attributes)
    assert (found[2] or {}) == facts


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_another_library_reads_an_export(shared_data: Path, tmp_path: Path) -> None:
    originals = [*seed(shared_data), *nasty_articles(shared_data)[:8]]
    there_and_back(REFI, originals, tmp_path / "out.qdpx", default_scheme())
    project = RefiProject.load(tmp_path / "out.qdpx", str(tmp_path / "unpacked"))
    codes = {code.guid: code for code in project.code_book.codes.code}
    users = {user.guid: user.name for user in project.users.user}
    assert [(code.name, code.color) for code in list(codes.values())[:2]] == [
        ("claim", "#0072B2"),
        ("speaker", "#C25400"),
    ]
    found: Counter[Any] = Counter()
    for source in project.sources.text_source:
        name = source.plain_text_path.removeprefix("internal://")
        text = (tmp_path / "unpacked/Sources" / name).read_bytes().decode()
        for one in source.plain_text_selection:
            (coding,) = one.coding
            label = codes[coding.code_ref.target_guid].name
            quoted = text[one.start_position : one.end_position]
            found[source.name, users[one.creating_user], label, quoted] += 1
    assert found == Counter(
        (article.title, layer.annotator, span.label, fragment.of(article.text or ""))
        for article in originals
        for layer in article.layers
        for span in layer.spans
        for fragment in span.fragments
    )
    assert len(project.links.link) == sum(len(one.relations) for each in originals for one in each.layers)
    assert {one.name for one in project.links.link} >= {"said-by", "has-number"}


def test_the_same_articles_are_the_same_bytes(shared_data: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        there_and_back(REFI, seed(shared_data), tmp_path / f"{name}.qdpx")
    assert (tmp_path / "one.qdpx").read_bytes() == (tmp_path / "two.qdpx").read_bytes()


A, B, C, D = (letter * 8 + "-1111-2222-3333-" + letter * 12 for letter in "abcd")
CODES = f"""<CodeBook><Codes><Code guid="{A}" name="claim" isCodable="true" color="#FF0000"/>
<Code guid="{B}" name="who"><Code guid="{C}" name="claim"/></Code></Codes></CodeBook>"""
USERS = f'<Users><User guid="{A}" name="Anna"/><User guid="{B}" name="Ben (gold)"/></Users>'
MARKS = f"""<PlainTextSelection guid="{{{A}}}" startPosition="5" endPosition="8" creatingUser="{A}">
<Description>  hm </Description><Coding guid="{C}"><CodeRef targetGUID="{A.upper()}"/></Coding>
<Coding guid="{D}" creatingUser="{B}"><CodeRef targetGUID="{C}"/></Coding></PlainTextSelection>
<PlainTextSelection guid="{B}" startPosition="0" endPosition="3" creatingUser="{A}">
<Coding guid="x"><CodeRef targetGUID="{B}"/></Coding><NoteRef targetGUID="{C}"/></PlainTextSelection>
<PlainTextSelection guid="{D}" startPosition="0" endPosition="3"/>"""
AFTER = f"""<Notes><Note guid="{C}" name="n"><PlainTextContent>why?</PlainTextContent></Note></Notes>
<Links><Link guid="{A}" name="said-by" originGUID="{B}" targetGUID="{{{A}}}"/>
<Link guid="{B}" name="off" originGUID="{B}" targetGUID="{D}"/></Links>"""
VARIABLES = f'<Variables><Variable guid="{A}" name="published" typeOfVariable="Text"/></Variables>'
VALUE = f'<VariableValue><VariableRef targetGUID="{A}"/><TextValue>2018</TextValue></VariableValue>'


def qdpx(
    path: Path,
    marks: str = MARKS,
    text: bytes = b"One\r\ntwo.",
    *,
    origin: str = "NVivo",
    place: str = "s.txt",
    **parts: bytes,
) -> Path:
    source = (
        f'<TextSource guid="{A}" name="Interview 1" plainTextPath="internal://{place}">'
        f"<Description>About.</Description>{marks}{VALUE}</TextSource>"
    )
    project = (
        f'<Project name="p" origin="{origin}" xmlns="urn:QDA-XML:project:1.0">{USERS}{CODES}{VARIABLES}'
        f'<Sources>{source}<PictureSource guid="{B}" name="pic"/></Sources>{AFTER}</Project>'
    ).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"project.qde": project, "sources/s.txt": text, **parts}.items():
            archive.writestr(name, data)
    return path


def test_a_project_of_another_program(tmp_path: Path) -> None:
    (one,), findings = read(qdpx(tmp_path / "p.qdpx"), format=REFI)
    assert one.text is not None
    assert (one.id, one.title, one.text) == (None, "Interview 1", "One\ntwo.")
    assert one.meta == {"published": "2018", "description": "About."}
    anna, ben = one.layers
    assert (anna.annotator, anna.role.value, ben.annotator, ben.role.value) == (
        "Anna",
        "annotator",
        "Ben",
        "gold",
    )
    assert [(span.id, span.label, span.note, span.fragments[0].of(one.text)) for span in anna.spans] == [
        (C, "claim", "hm", "two"),
        (B, "who", "why?", "One"),
    ]
    assert [(span.id, span.label) for span in ben.spans] == [(D, "who/claim")]
    assert [(tie.source, tie.target, tie.type) for tie in anna.relations] == [(B, C, "said-by")]
    told_of = " ".join(map(str, findings))
    for what in (
        "PictureSource (1)",
        "selection without a code (1)",
        "link to elsewhere (1)",
        "1 line ends became",
    ):
        assert what in told_of


def test_atlas_counts_a_line_end_as_one(tmp_path: Path) -> None:
    path = qdpx(tmp_path / "p.qdpx", MARKS.replace('"5"', '"4"').replace('"8"', '"7"'), origin="ATLAS.ti 23")
    (one,), _ = read(path, format=REFI)
    assert one.layers[0].spans[0].fragments[0].of(one.text or "") == "two"


def test_what_another_program_changed_is_taken(shared_data: Path, tmp_path: Path) -> None:
    there_and_back(REFI, seed(shared_data), tmp_path / "out.qdpx")
    with zipfile.ZipFile(tmp_path / "out.qdpx") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    project = files["project.qde"].decode()
    project = project.replace('form = "organisation"', 'form = "named"', 1).replace(
        "Classic disinformation", "New"
    )
    with zipfile.ZipFile(tmp_path / "new.qdpx", "w") as archive:
        for name, data in (files | {"project.qde": project.encode()}).items():
            archive.writestr(name, data)
    (one,), _ = read(tmp_path / "new.qdpx", format=REFI)
    (before,), _ = read(tmp_path / "out.qdpx", format=REFI)
    assert one.title == "New"
    assert one.layers[0].spans[0].attributes["form"] == "named"
    assert one.layers[0].spans[1:] == before.layers[0].spans[1:]


def archive_of(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


ROOT = b'<Project xmlns="urn:QDA-XML:project:1.0">'
BOMB = ROOT + b" " * 120_000_000
BROKEN_FILES = {
    "no zip": (b"PK\x03\x04 nothing", "not a REFI-QDA project"),
    "no project": (archive_of(a=b"x"), "no project \\(project.qde\\)"),
    "no xml": (archive_of(**{"project.qde": b"<Project>"}), "no sound XML"),
    "doctype": (archive_of(**{"project.qde": b'<!DOCTYPE x [<!ENTITY a "b">]><Project/>'}), "document type"),
    "deep": (archive_of(**{"project.qde": ROOT + b"<a>" * 4000}), "nested deeper"),
    "climbs": (archive_of(**{"project.qde": b"<Project/>", "../x": b""}), "leads out of the file"),
    "absolute": (archive_of(**{"project.qde": b"<Project/>", "/etc/x": b""}), "leads out of the file"),
    "bomb": (archive_of(**{"project.qde": BOMB}), "times as large"),
}


@pytest.mark.parametrize("name", BROKEN_FILES)
def test_broken_files(name: str, tmp_path: Path) -> None:
    data, why = BROKEN_FILES[name]
    with pytest.raises(BadInputError, match=why):
        read(tmp_path / "p.qdpx", data, format=REFI)
    assert [path.name for path in tmp_path.iterdir()] == ["p.qdpx"]


BROKEN_MARKS = {
    "negative": ('startPosition="5"', 'startPosition="-5"', "its startPosition is -5"),
    "reversed": ('startPosition="5"', 'startPosition="9"', "reversed \\(9-8\\)"),
    "beyond": (
        'endPosition="8"',
        'endPosition="80"',
        "its endPosition is 80, and the text has 9 code points",
    ),
    "no number": ('endPosition="8"', 'endPosition="8.0"', "no whole number"),
    "no code": (A.upper(), D, "is not in the codebook"),
}


@pytest.mark.parametrize("name", BROKEN_MARKS)
def test_broken_selections(name: str, tmp_path: Path) -> None:
    old, new, why = BROKEN_MARKS[name]
    path = qdpx(tmp_path / "p.qdpx", MARKS.replace(old, new))
    with pytest.raises(BadInputError, match=why) as caught:
        read(path, format=REFI)
    assert str(caught.value).startswith("p.qdpx, source Interview 1")
    found, findings = read(path, format=REFI, options=ReadOptions(keep_going=True))
    assert found == []
    assert "left out" in " ".join(map(str, findings))


@pytest.mark.parametrize("place", ["../s.txt", "nowhere.txt", "", "../../etc/passwd"])
def test_texts_outside_the_file_are_not_read(place: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="its plain text is not in the file"):
        read(qdpx(tmp_path / "p.qdpx", place=place), format=REFI)


def test_layers_that_are_empty_or_not_there(tmp_path: Path) -> None:
    (one,), _ = read(qdpx(tmp_path / "p.qdpx", ""), format=REFI)
    assert one.layers == ()
    others = [replace(one, id="CON"), replace(one, id="../x", layers=(Layer("a"), Layer(None)))]
    there_and_back(REFI, others, tmp_path / "out.qdpx")
