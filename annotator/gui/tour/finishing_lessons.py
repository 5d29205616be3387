"""The lessons of the chapter on finishing: notes, the next article, finding things, help and export."""

from annotator.domain.annotation_set import Status
from annotator.gui.tour.lesson import NOTHING, Lesson, Needs, whole
from annotator.gui.tour.look import Look
from annotator.gui.tour.mending_lessons import HALVES, of_broken_claim
from annotator.gui.tour.reading_lessons import row_of
from annotator.gui.tour.script import ARTICLE, FERRY, FOUND, LARGER
from annotator.gui.translation import QT_TRANSLATE_NOOP

FINISHING = QT_TRANSLATE_NOOP("tour", "Finishing")


def lists_claims(look: Look) -> bool:
    """Whether only claims are listed."""
    return look.window.annotate.rail.list.model.label == look.label("claim")


def found_by_filter(look: Look) -> bool:
    """Whether the filter leaves the one article."""
    rows = look.window.articles.model.shown_rows()
    return bool(look.window.articles.filter.text()) and [row.id for row in rows] == [FOUND]


FINISHING_LESSONS = (
    Lesson(
        "note",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "Write a note"),
        QT_TRANSLATE_NOOP(
            "tour",
            "With the claim chosen, press {action:edit-note}, type what you think of it, and {key:Esc}.",
        ),
        of_broken_claim,
        needs=Needs(marks=(LARGER,), chosen=LARGER),
        place=lambda look: whole(look.window.annotate.rail.inspector.note),
    ),
    Lesson(
        "discuss",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "Mark it to discuss"),
        QT_TRANSLATE_NOOP("tour", "Press {action:toggle-discuss}: one to talk about with the others."),
        lambda look: of_broken_claim(look, discuss=True),
        needs=Needs(marks=(LARGER,), chosen=LARGER),
        words=HALVES,
    ),
    Lesson(
        "filter-annotations",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "List the claims only"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Press {action:filter-annotations}: the annotations are listed one by one, those of one label. "
            "The same key goes on to the next label; {action:claims} goes back to the cards.",
        ),
        lists_claims,
        needs=Needs(open=False),
        afresh=True,
        place=lambda look: whole(look.window.annotate.rail.listing),
    ),
    Lesson(
        "done-next",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "Done, next article"),
        QT_TRANSLATE_NOOP(
            "tour", "Press {action:done-next}: this article is done and protected, and the next one opens."
        ),
        lambda look: look.status(ARTICLE) is Status.DONE,
        place=lambda look: whole(look.window.top.done),
    ),
    Lesson(
        "filter-articles",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "Find an article"),
        QT_TRANSLATE_NOOP(
            "tour", "Press {action:filter-articles} and type “dam”: one article is left in the list."
        ),
        found_by_filter,
        needs=NOTHING,
        place=lambda look: whole(look.window.articles.filter),
    ),
    Lesson(
        "open-found",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "Open what was found"),
        QT_TRANSLATE_NOOP("tour", "Press {key:Return} in the filter, or click the article."),
        lambda look: look.article() == FOUND,
        needs=NOTHING,
        place=lambda look: row_of(look, FOUND),
    ),
    Lesson(
        "palette",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "Find anything"),
        QT_TRANSLATE_NOOP(
            "tour",
            "Press {action:palette}, type “Halvera” and press {key:Return}. Articles, actions, labels and "
            "annotations are all found in this way.",
        ),
        lambda look: look.article() == FERRY,
        needs=NOTHING,
    ),
    Lesson(
        "shortcuts",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "All the keys"),
        QT_TRANSLATE_NOOP(
            "tour", "Press {action:shortcuts}: every action with its keys. {key:Esc} closes the sheet."
        ),
        lambda look: look.dialog("shortcut-sheet") is not None,
        needs=NOTHING,
    ),
    Lesson(
        "export",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "Ask for a corpus"),
        QT_TRANSLATE_NOOP(
            "tour", "Close the sheet with {key:Esc}, press {action:export} and say where the file should go."
        ),
        lambda look: look.dialog("export-dialog") is not None or look.exported,
        needs=NOTHING,
    ),
    Lesson(
        "exported",
        FINISHING,
        QT_TRANSLATE_NOOP("tour", "Write it"),
        QT_TRANSLATE_NOOP(
            "tour", "Press {key:Return}: all that was annotated is in one file that other programs read."
        ),
        lambda look: look.exported,
        needs=Needs(article=False, open=False, export=True),
    ),
)
