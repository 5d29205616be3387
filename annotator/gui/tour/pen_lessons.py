"""The lessons of the chapter on pen mode."""

from annotator.gui.tour.lesson import Lesson, Needs
from annotator.gui.tour.script import FIRST_GUESS, GUESSES, SECOND_GUESS
from annotator.gui.translation import QT_TRANSLATE_NOOP

PEN = QT_TRANSLATE_NOOP("tour", "Pen mode")

PEN_LESSONS = (
    Lesson(
        "pen",
        PEN,
        QT_TRANSLATE_NOOP("tour", "Take a label in hand"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Press {action:pen}, and {label:number} if another label than Number is in hand. "
            "What you select from now on is tagged at once.",
        ),
        lambda look: look.pen() == "number",
    ),
    Lesson(
        "pen-first",
        PEN,
        QT_TRANSLATE_NOOP("tour", "Select, and it is tagged"),
        QT_TRANSLATE_NOOP("tour", "Drag over “around 9,000” in the third paragraph."),
        lambda look: look.has(GUESSES[0]),
        needs=Needs(pen="number"),
        words=FIRST_GUESS,
        makes=GUESSES[0],
    ),
    Lesson(
        "pen-second",
        PEN,
        QT_TRANSLATE_NOOP("tour", "And the next"),
        QT_TRANSLATE_NOOP(
            "tour", "Drag over “about 10,000” beside it. One action an annotation is all it takes."
        ),
        lambda look: look.has(GUESSES[1]),
        needs=Needs(pen="number"),
        words=SECOND_GUESS,
        makes=GUESSES[1],
    ),
    Lesson(
        "pen-away",
        PEN,
        QT_TRANSLATE_NOOP("tour", "Put the pen away"),
        QT_TRANSLATE_NOOP("tour", "Press {action:pen} again, or {action:let-go} until nothing is held."),
        lambda look: not look.pen(),
        needs=Needs(open=False, pen="number"),
        afresh=True,
    ),
)
