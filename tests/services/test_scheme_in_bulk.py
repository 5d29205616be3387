"""A scheme changed under 100,000 annotations (fewer in the short form) comes back to the same state by undo.

The state is a digest of every row of the tables, read by sqlite3 itself. What it takes is measured in a
process of its own, because memory that was needed once is never given back.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import new_article
from annotator.domain.ids import new_id
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.services.work import Work
from tests.storage.samples import child

SCRIPT = """
import json, resource, sqlite3, sys, time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from annotator.bootstrap import create_project, open_workspace
from annotator.domain.annotation import Annotation
from annotator.domain.label import Label
from annotator.domain.relation import Relation
from annotator.services.scheme import labelling
from annotator.services.scheme import labelling_attributes
from tests.services.test_scheme_in_bulk import fill

path, size, what = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
create_project(path)
project = open_workspace(path)
project.run("Fill", fill, size)
project.who = project.read(lambda read: read.annotators())[0].uid


def state():
    digest = sha256()
    with sqlite3.connect(path) as connection:
        for table in ("labels", "relation_types", "annotations", "relations", "annotation_sets"):
            for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY uid'):
                digest.update(repr(row).encode())
    connection.close()
    return digest.hexdigest()


def change():
    number = project.read(lambda read: read.scheme()).label("number")
    if what == "rename attribute":
        limit = replace(number.attributes[0], name="limit")
        project.run("Change", labelling_attributes.revise, Label, "number", "bound", limit)
    elif what == "merge":
        project.run("Change", labelling.merge, Label, "number", "hedge")
    elif what == "delete":
        project.run("Change", labelling.delete, Label, "number", confirmed=True)
    else:
        project.run("Change", labelling.rename, Label, "number", "figure")


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


before, floor, figures = state(), peak(), {}
after = ""
steps = {"do": change, "undo": project.undo, "redo": project.redo, "undo again": project.undo}
for step, work in steps.items():
    began = time.process_time()
    work()
    figures[step] = time.process_time() - began
    found = state()
    if step == "do":
        after = found
    right = before if "undo" in step else after
    figures[step + " is right"] = found == right and after != before
figures["MB"] = peak() - floor
project.close()
print(json.dumps(figures))
"""


def fill(work: Work, size: int) -> None:
    """Articles with 199 numbers and a claim each, 50 of them tied."""
    ana = Annotator(new_id(), "ana", 1)
    work.put(ana)
    work.who = ana.uid
    for number in range(size // 200):
        head, text = new_article(
            f"{'x ' * 30}{number}", id=f"a{number}", title="A", position=number + 1, meta={}, source={}
        )
        work.put(head)
        work.put(text)
        own = AnnotationSet(new_id(), head.uid, ana.uid, Role.ANNOTATOR, Status.DONE, 1)
        work.put(own)
        made = [
            Annotation(
                *(new_id(), own.uid, f"n{n}", "number", (Span(n % 40, n % 40 + 5),), n),
                {"bound": "exact", "value": n, "unit": "men"},
            )
            for n in range(1, 200)
        ]
        claim = Annotation(new_id(), own.uid, "c", "claim", (Span(0, 50),), 200)
        work.put_many(Annotation, [*made, claim])
        ties = [
            Relation(new_id(), own.uid, None, "has-number", claim.uid, made[n].uid, n + 1) for n in range(50)
        ]
        work.put_many(Relation, ties)


@pytest.mark.parametrize("what", ["rename label", "rename attribute", "merge", "delete"])
def test_a_scheme_changed_under_many_annotations_comes_back(
    what: str, tmp_path: Path, long_form: bool, report_line: Callable[[str], None]
) -> None:
    size = 100_000 if long_form else 3_000
    with child(SCRIPT, str(tmp_path / "p.annotator"), str(size), what) as process:
        out, err = process.communicate(timeout=1800)
    assert process.returncode == 0, err
    found = json.loads(out)
    assert all(found[f"{step} is right"] for step in ("do", "undo", "redo", "undo again")), found
    times = ", ".join(f"{step} {found[step]:.1f} s" for step in ("do", "undo", "redo"))
    report_line(
        f"scheme: {what} under {size:,} annotations: {times} of the processor, {found['MB']:.0f} MB more"
    )
    if what == "rename label":
        assert found["MB"] < 20, found
    # A change keeps what was before and after, undo holds both, and each text is there twice for a moment.
    assert found["MB"] < 40 + 0.006 * size, found
