"""The lessons of the chapter on mending: fragments, what lies beneath, edges, undo."""

from annotator.gui.tour.lesson import Lesson, Needs
from annotator.gui.tour.look import Look
from annotator.gui.tour.script import AFTER, BEFORE, GROWN, HALF, LARGER, WEEKS, WHOLE
from annotator.gui.translation import QT_TRANSLATE_NOOP

MENDING = QT_TRANSLATE_NOOP("tour", "Mending")

HALVES = f"{BEFORE},” he said, “{AFTER}"
"""As it stands in the article."""


def any_claim(look: Look) -> bool:
    """Whether the broken claim is there, in whichever state of the tour."""
    return any(look.has(mark) for mark in (HALF, WHOLE, LARGER))


def of_broken_claim(look: Look, *, discuss: bool = False) -> bool:
    """Whether the broken claim has a note, or is marked to discuss."""
    found = [look.find(mark) for mark in (HALF, WHOLE, LARGER)]
    return any(one is not None and (one.discuss if discuss else bool(one.note)) for one in found)


MENDING_LESSONS = (
    Lesson(
        "fragment",
        MENDING,
        QT_TRANSLATE_NOOP("tour", "Half of a broken claim"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Near the end, “he said” breaks a claim in two. Drag over “A new count” and press {label:claim}.",
        ),
        any_claim,
        words=BEFORE,
        makes=HALF,
    ),
    Lesson(
        "second-fragment",
        MENDING,
        QT_TRANSLATE_NOOP("tour", "The other half"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Drag from “would take” to “cost” and press {action:add-fragment}: both halves are one claim.",
        ),
        lambda look: look.has(WHOLE) or look.has(LARGER),
        needs=Needs(marks=(HALF,), chosen=HALF),
        words=AFTER,
        makes=WHOLE,
    ),
    Lesson(
        "nest-again",
        MENDING,
        QT_TRANSLATE_NOOP("tour", "A number inside it"),
        QT_TRANSLATE_NOOP("tour", "Drag over “between two and three” and press {label:number}."),
        lambda look: look.has(WEEKS),
        words="between two and three",
        makes=WEEKS,
    ),
    Lesson(
        "beneath",
        MENDING,
        QT_TRANSLATE_NOOP("tour", "What lies beneath"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Click the number. It lies on the claim: {action:choose-beneath} chooses the claim beneath it.",
        ),
        lambda look: look.is_chosen(WHOLE, LARGER),
        needs=Needs(open=False, marks=(WHOLE, WEEKS)),
        afresh=True,
        words="between two and three",
    ),
    Lesson(
        "grow",
        MENDING,
        QT_TRANSLATE_NOOP("tour", "Move an edge"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Press {action:end-word-on}: the claim takes in “$4m”. {action:end-word-back} gives it back.",
        ),
        lambda look: look.has(LARGER),
        needs=Needs(marks=(WHOLE,), chosen=WHOLE),
        words=GROWN,
    ),
    Lesson(
        "undo",
        MENDING,
        QT_TRANSLATE_NOOP("tour", "Undo"),
        QT_TRANSLATE_NOOP(
            "tour", "Press {action:undo}. It takes back anything, however far, also after a restart."
        ),
        lambda look: look.has(WHOLE),
        needs=Needs(marks=(LARGER,)),
        afresh=True,
        words=GROWN,
    ),
    Lesson(
        "redo",
        MENDING,
        QT_TRANSLATE_NOOP("tour", "And redo"),
        QT_TRANSLATE_NOOP("tour", "Press {action:redo}: “$4m” is back in the claim."),
        lambda look: look.has(LARGER),
        needs=Needs(marks=(WHOLE,)),
        afresh=True,
        words=GROWN,
    ),
)
