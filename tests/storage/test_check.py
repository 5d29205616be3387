"""`check` finds every kind of fault and says nothing where there is none."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import check_project, open_workspace
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.decision import Decision
from annotator.domain.ids import new_id
from annotator.domain.recipe import Recipe
from annotator.domain.remark import Remark
from annotator.domain.review_settings import ReviewSettings
from annotator.domain.span import Span
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.storage.samples import Desk, furnish, mark, tie


@pytest.fixture
def full(file: Path) -> Path:
    """A project with some of everything."""
    opened = open_workspace(file)
    fill(opened, opened.run("Furnish", furnish))
    opened.close()
    assert check_project(file) == []
    return file


def fill(opened: Workspace, desk: Desk) -> None:
    def work(work: Work) -> None:
        one = mark(work, desk.set, (0, 7), (8, 12), attributes={"value": 24.0})
        other = mark(work, desk.set, (13, 18), label="speaker")
        tie(work, one, other)
        for final in (True, False):
            who = desk.annotator if final else replace(desk.annotator, uid="b", name="bert", position=2)
            work.put(who)
            gold = AnnotationSet(new_id(), desk.article.uid, who.uid, Role.GOLD, Status.DONE, 2, final=final)
            work.put(gold)
            work.put(replace(one, uid=new_id(), set=gold.uid, origin={"kind": "taken"}))
            work.put(Decision(new_id(), gold.uid, 1, {"chosen": "left"}))
        work.put(Remark(new_id(), desk.article.uid, 1, desk.annotator.uid, "", "Why?", (one.uid,)))
        work.put(ReviewSettings(reasons=("so",)))
        work.put(Recipe("c", "mine", 1, {"format": "brat"}))

    opened.run("Fill", work)


def test_a_sound_project_has_no_faults(workspace: Workspace, desk: Desk, target: str) -> None:
    fill(workspace, desk)
    workspace.undo()
    workspace.redo()
    assert check_project(target) == []


FAULTS = {
    "text changed": ("UPDATE article_texts SET text = replace(text, 'over', 'OVER')", "SHA-256 differs"),
    "text shorter": ("UPDATE article_texts SET text = substr(text, 2)", "characters instead of"),
    "text gone": ("DELETE FROM article_texts", "text is missing"),
    "meta": ("UPDATE articles SET meta = '{'", "its meta cannot be read"),
    "source no object": ("UPDATE articles SET source = '[]'", "its source cannot be read"),
    "annotation changed": ("UPDATE annotations SET note = 'other'", "checksum differs"),
    "attributes": ("UPDATE annotations SET attributes = '[1]'", "its attributes cannot be read"),
    "origin": ("UPDATE annotations SET origin = 'x'", "where it came from cannot be read"),
    "fragments broken": ("UPDATE annotations SET fragments = '[[1,'", "its fragments cannot be read"),
    "fragments true": ("UPDATE annotations SET fragments = '[[true,3]]'", "its fragments cannot be read"),
    "fragments none": ("UPDATE annotations SET fragments = '[]'", "its fragments cannot be read"),
    "fragment empty": ("UPDATE annotations SET fragments = '[[3,3]]'", "3-3 is empty"),
    "fragment order": ("UPDATE annotations SET fragments = '[[5,6],[1,2]]'", "out of order"),
    "fragment far": ("UPDATE annotations SET fragments = '[[5,6000]]'", "behind the end of the text"),
    "fragment negative": ("UPDATE annotations SET fragments = '[[-1,2]]'", "out of order"),
    "label gone": ("UPDATE annotations SET label = 'nothing'", "its label is not there"),
    "count": (
        "UPDATE annotation_sets SET annotations = annotations + 1",
        "it counts 3 annotations and has 2",
    ),
    "status": ("UPDATE annotation_sets SET status = 'tired'", "unknown: annotator, tired"),
    "two final": ("UPDATE annotation_sets SET final = 1", "2 of its gold sets are final"),
    "relation changed": ("UPDATE relations SET type = 'about'", "checksum differs"),
    "relation type": ("UPDATE relations SET type = 'nothing'", "its type is not there"),
    "relation attributes": ("UPDATE relations SET attributes = '3'", "its attributes cannot be read"),
    "relation across": (
        "UPDATE relations SET target = (SELECT uid FROM annotations WHERE origin IS NOT NULL LIMIT 1)",
        "not in its own annotation set",
    ),
    "relation loose": ("DELETE FROM annotations WHERE label = 'speaker'", "points at nothing"),
    "decision": ("UPDATE decisions SET body = '{'", "it cannot be read"),
    "remark": ("UPDATE remarks SET about = '{}'", "what it is about cannot be read"),
    "reasons": ("UPDATE review_settings SET reasons = '[1]'", "its reasons cannot be read"),
    "recipe": ("UPDATE recipes SET options = '[]'", "it cannot be read"),
    "journal gap": ("DELETE FROM journal WHERE seq = 1", "the journal goes from 0 to 2"),
    "journal changes": ("UPDATE journal SET changes = '[{]' WHERE seq = 2", "it cannot be read"),
    "journal kind": (
        'UPDATE journal SET changes = \'[{"kind":"bird","before":null,"after":{}}]\'',
        "it cannot be read",
    ),
    "journal reload": ("UPDATE journal SET reload = '{}'", "it cannot be read"),
    "journal bulk": ("INSERT INTO journal_bulks VALUES (1, 1, 'bird', '[]', '')", "imported cannot be read"),
    "scheme": ("UPDATE labels SET attributes = '{}' WHERE uid = 'claim'", "its attributes cannot be read"),
    "scheme ends": ("UPDATE relation_types SET sources = '[\"bird\"]'", "labels that are not there"),
    "name card": ("DELETE FROM meta WHERE key = 'project'", "lost its name card"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_and_said_plainly(name: str, full: Path) -> None:
    sql, message = FAULTS[name]
    with closing(sqlite3.connect(full)) as connection:
        connection.execute(sql)
        connection.commit()
    content = full.read_bytes()
    faults = check_project(full)
    assert any(message in fault.what for fault in faults), faults
    assert all(fault.what and fault.where and "\n" not in fault.what for fault in faults)
    assert full.read_bytes() == content


def test_a_flipped_bit_in_a_note_is_found(full: Path) -> None:
    opened = open_workspace(full)
    with opened.store.reading() as read:
        made = read.annotations_of(read.sets_of(read.articles()[0].uid)[0].uid)[0]
    opened.run("Note", lambda work: work.put(replace(made, note="UNMISTAKABLE", fragments=(Span(0, 3),))))
    opened.close()
    with closing(sqlite3.connect(full, isolation_level=None)) as connection:
        connection.execute("UPDATE journal SET changes = '[]' WHERE seq = 3")
        connection.execute("VACUUM")
    content = full.read_bytes()
    assert content.count(b"UNMISTAKABLE") == 1
    full.write_bytes(content.replace(b"UNMISTAKABLE", b"UNMISTAKABLF"))
    assert [fault.what for fault in check_project(full)] == [
        "was changed outside the program: its checksum differs"
    ]
