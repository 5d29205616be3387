"""From the desk to a sheet: who and when, the legend with its counts, the footnotes."""

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.article import new_article
from annotator.domain.label import default_scheme
from annotator.domain.span import Span
from annotator.gui.printing.sheet_of import Laid, sheet_of

pytestmark = pytest.mark.usefixtures("qapp")
TEXT = "date 2026-05-02\nAt least 30 people escaped, she said."
FIRST, LATER = "019dea7e-a400-7000-8000-000000000000", "019df4cb-0000-7000-8000-000000000000"
"""Ids made on two days of May 2026."""


def annotation(
    uid: str, start: int, end: int, label: str, note: str = "", *, discuss: bool = False
) -> Annotation:
    return Annotation(uid, "s", uid, label, (Span(start, end),), 1, note=note, discuss=discuss)


def laid(*annotations: Annotation) -> Laid:
    article, _ = new_article(TEXT, id="a", title="A\nfire", position=1, meta={"source": "Tarn News"})
    work = AnnotationSet("s", article.uid, "p", Role.ANNOTATOR, Status.DONE, 1)
    return Laid(article, TEXT, default_scheme(), annotations, work, "ana")


def test_it_says_what_who_and_when() -> None:
    one, two = annotation(FIRST, 16, 24, "number"), annotation(LATER, 20, 24, "claim")
    sheet = sheet_of(laid(two, one))
    assert sheet.title == "A fire"
    assert sheet.subtitle == "2026-05-02 · Tarn News"
    assert sheet.by.startswith("Annotated by ana from ")
    assert sheet.by.endswith("2026 · done")
    assert " on " in sheet_of(laid(one)).by
    assert sheet_of(laid(annotation("x1", 0, 4, "claim"))).by == "Annotated by ana · done"
    assert sheet_of(laid()).by == "Not annotated · done"


def test_the_legend_counts_labels_in_their_order_and_knows_strangers() -> None:
    found = sheet_of(
        laid(
            annotation("b", 16, 24, "number"),
            annotation("a", 0, 4, "stranger"),
            annotation("c", 5, 9, "claim"),
            annotation("d", 17, 19, "number"),
        )
    )
    assert [(one.title, one.underline, one.count) for one in found.labels] == [
        ("Claim", "solid", 1),
        ("Number", "dashed", 2),
        ("stranger", "solid", 1),
    ]
    assert [mark.fragments[0].start for mark in found.marks] == [0, 5, 16, 17]


def test_footnotes_are_numbered_in_reading_order() -> None:
    found = sheet_of(
        laid(
            annotation("b", 28, 34, "claim", "why?\ud800"),
            annotation("a", 19, 24, "number", discuss=True),
            annotation("c", 20, 22, "number"),
        )
    )
    assert [(one.number, one.label, one.quoted, one.text) for one in found.notes] == [
        (1, "Number", TEXT[19:24], "To discuss"),
        (2, "Claim", TEXT[28:34].strip(), "why?\ufffd"),
    ]
    assert [mark.note for mark in found.marks] == [1, 0, 2]
