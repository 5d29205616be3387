"""What a step of the tour is: its words, what tells that it is done, and what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from annotator.gui.tour.look import Look
from annotator.gui.tour.script import Mark

Place: TypeAlias = tuple[QWidget, QRect]
"""A part of a control, in its own pixels."""


@dataclass(frozen=True, slots=True)
class Needs:
    """How the sample must be for a step."""

    article: bool = True
    """The tour's article is on the page."""
    open: bool = True
    """It can be changed: it is not done."""
    marks: tuple[Mark, ...] = ()
    """These annotations are there."""
    chosen: Mark | None = None
    """This one is chosen."""
    selected: str = ""
    """These words are selected."""
    pen: str = ""
    """The label of that name is in hand."""
    export: bool = False
    """The dialog that exports is open."""

    def met(self, look: Look) -> bool:
        """Whether it is so."""
        return (
            (not self.article or look.is_open())
            and (not self.open or look.desk.changeable)
            and look.has(*self.marks)
            and (self.chosen is None or look.is_chosen(self.chosen))
            and (not self.selected or look.is_selected(self.selected))
            and (not self.pen or look.pen() == self.pen)
            and (not self.export or look.dialog("export-dialog") is not None)
        )


NOTHING = Needs(article=False, open=False)


@dataclass(frozen=True, slots=True)
class Lesson:
    """One step; its texts are English and marked for translation in the context `tour`.

    In `text`, `{action:undo}` stands for the key that an action has now, `{label:claim}` for that of a
    label, and `{key:Ctrl+Right}` for a key that is the same for everybody.
    """

    name: str
    """Never changes: what is remembered of the tour, and the picture's name, go by it."""
    chapter: str
    title: str
    text: str
    done: Callable[[Look], bool]
    """Whether the outcome is there, by whichever way it came about."""
    needs: Needs = Needs()
    afresh: bool = False
    """Whether the outcome only counts after what the step needs was there without it."""
    makes: Mark | None = None
    """The annotation that comes of it; one that only resembles it is told to the person."""
    selects: str = ""
    """The words that are to be selected; others around there are told to the person."""
    words: str = ""
    """The words of the article that the step is about."""
    place: Callable[[Look], Place | None] | None = None
    """The control that it is about, where it is not about words."""


def nearly(look: Look, lesson: Lesson) -> bool:
    """Whether what was done resembles what the step asks for, and is not quite it."""
    if lesson.selects:
        return look.selects_around(lesson.selects)
    held = lesson.needs.chosen is not None and look.is_chosen(lesson.needs.chosen)
    return lesson.makes is not None and not held and look.chose_around(lesson.makes)


def whole(widget: QWidget) -> Place | None:
    """All of a control, if it is in view."""
    return (widget, widget.rect()) if widget.isVisible() else None
