"""The lessons of the chapters on reading and highlighting, and on working by keyboard alone."""

from PySide6.QtCore import QRect

from annotator.gui.tour.lesson import NOTHING, Lesson, Needs, Place
from annotator.gui.tour.look import Look
from annotator.gui.tour.script import (
    ARTICLE,
    CHIEF,
    CLAIM,
    COMMISSIONER,
    CROWD,
    FEWER,
    FEWER_THAN,
    ORGANISERS,
    PEAK,
    SOME,
)
from annotator.gui.translation import QT_TRANSLATE_NOOP

READING = QT_TRANSLATE_NOOP("tour", "Reading and highlighting")
KEYBOARD = QT_TRANSLATE_NOOP("tour", "By keyboard alone")


def row_of(look: Look, article: str) -> Place | None:
    """An article's row in the list."""
    view, number = look.window.articles.view, look.row(article)
    if number < 0:
        return None
    return view.viewport(), view.visualRect(view.model().index(number, 0))


def names_place(look: Look) -> Place | None:
    """Where the top bar says who annotates."""
    label = look.window.top.project
    width = min(label.width(), label.sizeHint().width())
    return label, QRect(0, 0, width, label.height())


def at_the_end(look: Look) -> bool:
    """Whether the last words of the article are in view."""
    length = len(look.desk.text)
    return look.is_open() and length > 0 and look.page.scroller.sees(length)


READING_LESSONS = (
    Lesson(
        "name",
        READING,
        QT_TRANSLATE_NOOP("tour", "Say who you are"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Press {action:change-annotator} and type a short name. It stands beside all you annotate.",
        ),
        lambda look: bool(look.window.session.annotator_name),
        needs=NOTHING,
        place=names_place,
    ),
    Lesson(
        "choose-article",
        READING,
        QT_TRANSLATE_NOOP("tour", "Open an article"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Click “Police and organisers a world apart on the Tesmer crowd” in the list at the left. "
            "{action:next-article} opens the next one too.",
        ),
        lambda look: look.is_open(),
        needs=NOTHING,
        place=lambda look: row_of(look, ARTICLE),
    ),
    Lesson(
        "read",
        READING,
        QT_TRANSLATE_NOOP("tour", "Read it to its end"),
        QT_TRANSLATE_NOOP(
            "tour", "Turn the wheel, or press {key:PgDown} or {key:Ctrl+End}, until the last line is in view."
        ),
        at_the_end,
        needs=Needs(open=False),
    ),
    Lesson(
        "select",
        READING,
        QT_TRANSLATE_NOOP("tour", "Select a claim"),
        QT_TRANSLATE_NOOP(
            "tour",
            "At the top of the article, drag from “Some 30,000” to “referendum”. Whole words are taken, "
            "so you need not aim.",
        ),
        lambda look: look.is_selected(CROWD) or look.has(CLAIM),
        selects=CROWD,
        words=CROWD,
    ),
    Lesson(
        "tag",
        READING,
        QT_TRANSLATE_NOOP("tour", "Tag it"),
        QT_TRANSLATE_NOOP("tour", "Press {label:claim}: the selection is a claim now, and it is saved."),
        lambda look: look.has(CLAIM),
        needs=Needs(selected=CROWD),
        words=CROWD,
        makes=CLAIM,
    ),
    Lesson(
        "click-label",
        READING,
        QT_TRANSLATE_NOOP("tour", "The same with the mouse"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Double-click “organisers” in the first paragraph, then click Speaker in the small bar there.",
        ),
        lambda look: look.has(ORGANISERS),
        words="organisers",
        makes=ORGANISERS,
    ),
    Lesson(
        "nest",
        READING,
        QT_TRANSLATE_NOOP("tour", "One inside another"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Drag over “Some 30,000” inside the claim and press {label:number}. Annotations may overlap.",
        ),
        lambda look: look.has(SOME),
        words="Some 30,000",
        makes=SOME,
    ),
    Lesson(
        "tie",
        READING,
        QT_TRANSLATE_NOOP("tour", "Who says it, and how many"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Click the claim. Dashed lines lead to the speaker and the number that may belong to it: "
            "{action:accept-ties} ties them.",
        ),
        lambda look: look.is_tied(CLAIM, ORGANISERS, SOME),
        needs=Needs(marks=(CLAIM, ORGANISERS, SOME)),
        words="people filled the centre of Tesmer",
    ),
)

KEYBOARD_LESSONS = (
    Lesson(
        "caret",
        KEYBOARD,
        QT_TRANSLATE_NOOP("tour", "Walk with the caret"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Go to “fewer than 8,000” with {key:Ctrl+Right} and {key:Down}, select it with "
            "{key:Ctrl+Shift+Right} and press {label:number}.",
        ),
        lambda look: look.has(FEWER_THAN),
        words=FEWER,
        makes=FEWER_THAN,
    ),
    Lesson(
        "hint-words",
        KEYBOARD,
        QT_TRANSLATE_NOOP("tour", "Letters over words"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Go to “Police Commissioner Hale Strennick”. Press {action:hint-words}, type the letters over "
            "“Police”, then those over “Strennick”, and press {label:speaker}.",
        ),
        lambda look: look.has(COMMISSIONER),
        words=CHIEF,
        makes=COMMISSIONER,
    ),
    Lesson(
        "hint-number",
        KEYBOARD,
        QT_TRANSLATE_NOOP("tour", "A number in three keys"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Press {action:hint-number} and type the letters over “no more than 7,500”: it is tagged. "
            "{action:hint-quotation} does so with quotations.",
        ),
        lambda look: look.is_tagged("number", PEAK),
        words=PEAK,
    ),
    Lesson(
        "walk",
        KEYBOARD,
        QT_TRANSLATE_NOOP("tour", "From annotation to annotation"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Press {action:next-annotation} or {action:previous-annotation} until “fewer than 8,000” is "
            "chosen. Page, list and details always show the same one.",
        ),
        lambda look: look.is_chosen(FEWER_THAN),
        needs=Needs(open=False, marks=(FEWER_THAN,)),
        afresh=True,
        words=FEWER,
    ),
)
