"""How each step of the tour is taken by mouse and keys: the person's lessons, and pictures beside them."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.gui.demo import by_keyboard, changing, finishing, highlighting
from annotator.gui.demo.visit import Visit
from annotator.gui.tour.lesson import Lesson
from annotator.gui.tour.lessons import LESSONS


@dataclass(frozen=True, slots=True)
class Step:
    """One step; after it a picture is taken, so it ends where there is something to see."""

    name: str
    """Part of the picture's name."""
    does: str
    carry_out: Callable[[Visit], None]
    """Does it and looks whether it came to what it should.

    Raises:
        StepError, TimeoutError, LookupError: it did not.
    """
    lesson: Lesson | None = None
    """What the tour must see done afterwards; None where there is only a picture."""


CARRY_OUT: dict[str, Callable[[Visit], None]] = {
    "name": highlighting.say_name,
    "choose-article": highlighting.choose_article,
    "read": highlighting.read,
    "select": highlighting.select,
    "tag": highlighting.tag,
    "click-label": highlighting.click_label,
    "nest": highlighting.nest,
    "tie": highlighting.tie,
    "caret": highlighting.by_caret,
    "hint-words": by_keyboard.hint_words,
    "hint-number": by_keyboard.hint_number,
    "walk": by_keyboard.walk,
    "pen": by_keyboard.take_pen,
    "pen-first": by_keyboard.first_with_pen,
    "pen-second": by_keyboard.second_with_pen,
    "pen-away": by_keyboard.put_pen_away,
    "fragment": highlighting.first_fragment,
    "second-fragment": highlighting.second_fragment,
    "nest-again": changing.nest_again,
    "beneath": changing.choose_beneath,
    "grow": changing.grow,
    "undo": changing.undo,
    "redo": changing.redo,
    "note": changing.write_note,
    "discuss": changing.discuss,
    "filter-annotations": changing.filter_annotations,
    "done-next": finishing.done_next,
    "filter-articles": finishing.filter_articles,
    "open-found": finishing.open_found,
    "palette": finishing.palette,
    "shortcuts": finishing.shortcut_sheet,
    "export": finishing.ask_export,
    "exported": finishing.export,
}
"""By the name of the lesson."""

BEFORE_ALL = (Step("open", "the window as it opens", highlighting.open_window),)
BEFORE_LESSON = {
    "hint-words": (Step("hints", "letters over words", by_keyboard.show_hints),),
    "palette": (Step("palette-open", "find anything", finishing.show_palette),),
}
"""Pictures on the way, by the name of the lesson that follows."""
AFTER_LESSON = {"shortcuts": (Step("dark", "the dark theme", finishing.dark),)}
"""Pictures that stand between two lessons, by the name of the one before them."""
AFTER_ALL = (Step("finished", "the end of the tour", finishing.nothing),)


def _steps() -> tuple[Step, ...]:
    steps = [*BEFORE_ALL]
    for lesson in LESSONS:
        steps += BEFORE_LESSON.get(lesson.name, ())
        steps.append(Step(lesson.name, lesson.title, CARRY_OUT[lesson.name], lesson))
        steps += AFTER_LESSON.get(lesson.name, ())
    return (*steps, *AFTER_ALL)


STEPS: tuple[Step, ...] = _steps()
