"""All lessons of the tour in their order; whoever takes it alone for pictures takes these too."""

from annotator.gui.tour.finishing_lessons import FINISHING_LESSONS
from annotator.gui.tour.lesson import Lesson
from annotator.gui.tour.mending_lessons import MENDING_LESSONS
from annotator.gui.tour.pen_lessons import PEN_LESSONS
from annotator.gui.tour.reading_lessons import KEYBOARD_LESSONS, READING_LESSONS

LESSONS: tuple[Lesson, ...] = (
    *READING_LESSONS,
    *KEYBOARD_LESSONS,
    *PEN_LESSONS,
    *MENDING_LESSONS,
    *FINISHING_LESSONS,
)
