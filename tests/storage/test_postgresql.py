"""What only a server does: addresses, passwords, and several who write at once."""

import threading
from dataclasses import replace

import pytest

from annotator.bootstrap import check_project, create_project, is_url, open_workspace
from annotator.domain.annotation import Annotation
from annotator.domain.errors import ProjectFileError
from annotator.domain.label import Label
from annotator.services.scheme import labelling, labelling_attributes
from annotator.storage.server import normalised, shown
from tests.storage.postgresql import PASSWORD, server
from tests.storage.samples import everything, furnish, mark, tie

pytestmark = pytest.mark.postgresql


def test_an_empty_database_has_no_project(postgresql_url: str) -> None:
    for look in (open_workspace, check_project):
        with pytest.raises(ProjectFileError, match="no project at") as caught:
            look(postgresql_url)
        assert PASSWORD not in str(caught.value)


def test_a_second_project_is_not_made_over_the_first(postgresql_url: str) -> None:
    create_project(postgresql_url, name="First")
    with pytest.raises(ProjectFileError, match="there are tables in"):
        create_project(postgresql_url, name="Second")
    opened = open_workspace(postgresql_url)
    with opened.store.reading() as read:
        assert read.project().name == "First"
    opened.close()
    assert check_project(postgresql_url) == []


def test_tables_of_another_program_are_left_alone(postgresql_url: str) -> None:
    server().run("CREATE TABLE meta (key int)", postgresql_url.rpartition("/")[2])
    with pytest.raises(ProjectFileError, match="already"):
        create_project(postgresql_url)
    with pytest.raises(ProjectFileError, match="no project"):
        open_workspace(postgresql_url)


@pytest.mark.parametrize("what", ["port", "password", "database", "host"])
def test_what_cannot_be_reached_is_told_without_the_password(what: str) -> None:
    machine = server()
    url = {
        "port": machine.url("postgres").replace(str(machine.port), "1"),
        "password": machine.url("postgres", password="hunter2"),
        "database": machine.url("nothing_here"),
        "host": "postgresql://anna:hunter2@no-such-host.invalid/x?connect_timeout=2",
    }[what]
    with pytest.raises(ProjectFileError, match="cannot be reached") as caught:
        open_workspace(url)
    text = str(caught.value)
    assert "hunter2" not in text
    assert PASSWORD not in text
    assert "\n" not in text


@pytest.mark.parametrize(
    "url", ["mysql://u:secret@h/d", "postgresql://u:secret@h:port/d", "x://", "oracle://u:secret@h"]
)
def test_other_addresses_are_refused(url: str) -> None:
    assert is_url(url)
    with pytest.raises(ProjectFileError) as caught:
        open_workspace(url)
    assert "secret" not in str(caught.value)


def test_addresses_are_shown_without_password_and_options() -> None:
    for scheme in ("postgresql", "postgres", "postgresql+psycopg"):
        url = normalised(f"{scheme}://anna:p%40ss@db.example:6543/news?password=p%40ss")
        assert url.drivername == "postgresql+psycopg"
        assert url.password == "p@ss"
        assert shown(url) == "postgresql://anna@db.example:6543/news"
    assert not is_url("folder/x.annotator")


def test_a_scheme_is_changed_with_what_is_stored_and_comes_back(postgresql_url: str) -> None:
    create_project(postgresql_url)
    opened = open_workspace(postgresql_url)
    try:
        desk = opened.run("Furnish", furnish)
        one = opened.run(
            "Mark", mark, desk.set, (0, 7), attributes={"polarity": "asserts", "quote": "direct"}
        )
        other = opened.run("Mark", mark, desk.set, (8, 12), label="speaker")
        opened.run("Tie", tie, one, other)
        before = everything(opened)
        rename = labelling_attributes.rename_choice
        opened.run("Rename", rename, Label, "claim", "polarity", "asserts", "says")
        assert opened.read(lambda read: read.get(Annotation, one.uid)) == replace(
            one, attributes={"polarity": "says", "quote": "direct"}
        )
        opened.run("Merge", labelling.merge, Label, "claim", "hedge")
        assert opened.read(lambda read: read.uses_in_all(Label)) == {"hedge": 1, "speaker": 1}
        opened.run("Delete", labelling.delete, Label, "hedge", confirmed=True)
        assert opened.read(lambda read: read.relations_of(desk.set.uid)) == []
        for _ in range(3):
            opened.undo()
        assert everything(opened) == before
    finally:
        opened.close()
    assert check_project(postgresql_url) == []


def test_writers_take_turns(postgresql_url: str) -> None:
    create_project(postgresql_url)
    first = open_workspace(postgresql_url)
    desk = first.run("Furnish", furnish)
    others = [open_workspace(postgresql_url) for _ in range(3)]

    def work_on(number: int) -> None:
        for _ in range(10):
            others[number].run("Mark", mark, desk.set)

    threads = [threading.Thread(target=work_on, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with first.store.reading() as read:
        assert [entry.seq for entry in read.entries(0)] == list(range(1, 32))
        positions = [one.position for one in read.annotations_of(desk.set.uid)]
    assert positions == list(range(1, 31))
    for opened in (first, *others):
        opened.close()
    assert check_project(postgresql_url) == []


def test_a_server_that_cuts_the_line_is_told_and_found_again(postgresql_url: str) -> None:
    create_project(postgresql_url)
    opened = open_workspace(postgresql_url)
    name = postgresql_url.rpartition("/")[2]
    desk = opened.run("Furnish", furnish)
    with pytest.raises(ProjectFileError, match="does not answer"), opened.store.writing() as tx:  # noqa: PT012
        tx.latest()
        server().run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        tx.latest()
    opened.run("Mark", mark, desk.set)
    opened.close()
    assert check_project(postgresql_url) == []
