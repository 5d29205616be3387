"""The index over the words: kept right by every write, made for old projects, never missed, and checked."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.bootstrap import check_project, create_project, open_workspace
from annotator.domain.annotation_set import Status
from annotator.domain.span import Span
from annotator.domain.texts.searching import Query, tokens
from annotator.services.annotations.annotating import annotate, set_status
from annotator.services.imports.importing import import_sources
from annotator.services.people.people import add
from annotator.services.ports.answers import ArticleFilter
from annotator.services.searching import FoundInAll, Wanted, search
from annotator.services.workspace import Workspace
from annotator.storage import search_index
from annotator.storage.engine import file_engine, for_writing
from annotator.storage.project_file import located
from tests.storage import first_version

WORDS = [
    "house",
    "House",
    "haus",
    "Häuser",
    "cafe\u0301",
    "café",
    "don't",
    "北京大学",
    "नमस्ते",
    "a",
    "50%",
    "—",
    "x_y",
]
HOSTILE = [
    '"',
    '""',
    "'",
    "*",
    "AND",
    "OR NOT",
    "NEAR(a b)",
    "a*",
    "^a",
    "-",
    "text:a",
    "{text}: a",
    "(",
    "%",
    "_",
]


def texts_in(folder: Path, texts: list[str]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    made = []
    for number, text in enumerate(texts):
        path = folder / f"{number:03}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def naive(workspace: Workspace, query: Query) -> set[str]:
    """A look through every text."""
    with workspace.store.reading() as read:
        return {one.uid for one in read.articles() if query.hits(read.text(one.uid))}


def asked(workspace: Workspace, letters: str, **how: bool) -> FoundInAll:
    return search(workspace.store, Wanted(Query(letters, **how)))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("corpus")
    chance = random.Random(7)
    texts = [" ".join(chance.choices(WORDS, k=chance.randrange(1, 9))) + f" {n}" for n in range(40)]
    create_project(folder / "p.annotator")
    opened = open_workspace(folder / "p.annotator")
    import_sources(opened, texts_in(folder / "in", texts))
    return opened


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from([*WORDS, *HOSTILE, "hou", "HÄUS", "caf", "京大", "don", "5"]), min_size=1, max_size=3
    ),
    st.booleans(),
    st.booleans(),
)
def test_the_index_finds_what_a_look_through_all_texts_finds(
    corpus: Workspace, parts: list[str], exact: bool, whole: bool
) -> None:
    query = Query(" ".join(parts), exact, whole)
    found = search(corpus.store, Wanted(query))
    assert {one.uid for one in found.articles} == naive(corpus, query)
    assert found.total == len(found.articles)
    with corpus.store.reading() as read:
        if query.indexed:
            assert read.search_count(query) == found.total


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=12))
def test_whatever_is_typed_is_answered(corpus: Workspace, letters: str) -> None:
    query = Query(letters)
    found = search(corpus.store, Wanted(query))
    assert {one.uid for one in found.articles} == naive(corpus, query)


def test_it_follows_import_removal_and_undo(workspace: Workspace, tmp_path: Path, target: str) -> None:
    import_sources(workspace, texts_in(tmp_path / "in", ["The café burned.", "Nothing here."]))
    (one,) = asked(workspace, "cafe").articles
    assert one.snippets[0].bold[0].of(one.snippets[0].text) == "café"
    workspace.undo()
    assert asked(workspace, "cafe").total == 0
    workspace.redo()
    assert asked(workspace, "cafe").total == 1
    for _ in range(3):
        workspace.undo()
        workspace.redo()
    assert asked(workspace, "burn").total == 1
    assert check_project(target) == []


def test_an_old_project_gets_its_index(tmp_path: Path) -> None:
    path = tmp_path / "p.annotator"
    first_version.make(str(path), tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        text = connection.execute("SELECT text FROM article_texts").fetchone()[0]
    word = tokens(text)[0]
    opened = open_workspace(path)
    with opened.store.reading() as read:
        assert read.search_count(Query(word)) == 1
    assert asked(opened, word).total == 1
    opened.close()
    assert check_project(path) == []


def test_an_old_project_that_can_only_be_read_is_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.annotator"
    first_version.make(str(path), tmp_path)
    monkeypatch.setattr("annotator.storage.project_file._no_right", lambda file: f"{file.place} is read only")
    opened = open_workspace(path)
    with opened.store.reading() as read:
        word = tokens(read.text(read.articles()[0].uid))[0]
        assert read.search_count(Query(word)) is None
    assert asked(opened, word).total == 1
    opened.close()


DAMAGES = {
    "row gone": ("DELETE FROM search_rows", "its text is not in the index"),
    "row more": ("INSERT INTO search_rows(article) VALUES ('nothing')", "a text that is not there"),
    "text otherwise": (
        "UPDATE article_texts SET text = 'entirely other words that nobody wrote'",
        "has another text of it",
    ),
    "pages gone": ("DELETE FROM search_index_data WHERE id > 10", ""),
    "all gone": ("DROP TABLE search_rows", "the index of words is missing"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_told_and_searched_without(file: Path, tmp_path: Path, damage: str) -> None:
    statement, words = DAMAGES[damage]
    opened = open_workspace(file)
    import_sources(opened, texts_in(tmp_path / "in", ["The café burned.", "A house."]))
    opened.close()
    assert check_project(file) == []
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
        connection.commit()
    faults = [fault for fault in check_project(file) if "search" in str(fault)]
    assert faults
    assert any(words in str(fault) for fault in faults)
    if damage != "text otherwise":
        opened = open_workspace(file)
        assert asked(opened, "cafe").total == 1
        assert asked(opened, "house").total == 1
        opened.close()
        assert check_project(file) == []
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_it_is_made_anew(file: Path, tmp_path: Path) -> None:
    opened = open_workspace(file)
    import_sources(opened, texts_in(tmp_path / "in", ["The café burned.", "A house."]))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM search_rows")
        connection.commit()
    opened.close()
    engine = file_engine(located(file), pooled=False)
    with for_writing(engine).begin() as connection:
        search_index.rebuild(connection)
    engine.dispose()
    assert check_project(file) == []


def test_filters_by_label_annotator_status_and_inside(workspace: Workspace, tmp_path: Path) -> None:
    """Two articles of the same words: one is annotated and done, of the other nothing is known."""
    import_sources(workspace, texts_in(tmp_path / "in", ["Fire, fire! they said.", "No fire, said nobody."]))
    who = workspace.run("Add", add, "anna")
    other = workspace.run("Add", add, "bert")
    workspace.who = who.uid
    with workspace.store.reading() as read:
        first, second = read.articles()
        label, unused = read.scheme().labels[:2]
    workspace.run("Mark", annotate, first.uid, Span(6, 10), label.uid)
    workspace.run("Done", set_status, first.uid, Status.DONE)

    def uids(inside: bool = False, **where: object) -> dict[str, int]:
        wanted = Wanted(Query("fire"), ArticleFilter(**where), inside)  # type: ignore[arg-type]
        return {one.uid: one.places for one in search(workspace.store, wanted).articles}

    assert uids() == {first.uid: 2, second.uid: 1}
    assert uids(label=label.uid) == {first.uid: 2}
    assert uids(label=label.uid, inside=True) == {first.uid: 1}
    assert uids(label=unused.uid) == {}
    assert uids(annotator=who.uid) == {first.uid: 2}
    assert uids(annotator=other.uid) == {}
    assert uids(label=label.uid, annotator=other.uid) == {}
    assert uids(status=Status.DONE) == {first.uid: 2}
    assert uids(status=Status.NEW) == {second.uid: 1}
    assert uids(status=Status.NEW, annotator=other.uid) == {first.uid: 2, second.uid: 1}
