"""The sentences of the tour in the language of the window, with the keys that hold now."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.gui.actions.actions import Actions
from annotator.gui.tour.instruction import Piece, pieces_of
from annotator.gui.tour.lesson import Lesson
from annotator.gui.tour.look import Look
from annotator.gui.tour.script import TITLE
from annotator.gui.translation import QT_TRANSLATE_NOOP, quoted
from annotator.gui.widgets.keycap import key_text

_LONGEST = 48
"""Letters of the article that are quoted."""

READ_ONLY = QT_TRANSLATE_NOOP(
    "tour", "This project can only be read; the tour needs one that can be changed."
)
NOT_OPEN = QT_TRANSLATE_NOOP("tour", "For this step the article “{words}” must be open.")
PROTECTED = QT_TRANSLATE_NOOP("tour", "The article is done and protected; for this step it must be reopened.")
NOT_TAGGED = QT_TRANSLATE_NOOP("tour", "For this step “{words}” must be tagged as {label}.")
NOT_SELECTED = QT_TRANSLATE_NOOP("tour", "For this step “{words}” must be selected.")
TAG_JUST = QT_TRANSLATE_NOOP(
    "tour",
    "Nearly: tag “{words}”, no more and no less. {action:undo} takes back what you made; then try again.",
)
SELECT_JUST = QT_TRANSLATE_NOOP("tour", "Nearly: select “{words}”, no more and no less.")
NO_PEN = QT_TRANSLATE_NOOP("tour", "For this step the label {label} must be in hand (pen mode).")
NO_EXPORT = QT_TRANSLATE_NOOP("tour", "For this step the export dialog must be open.")
NOT_CHOSEN = QT_TRANSLATE_NOOP("tour", "For this step “{words}” must be chosen.")


def translated(text: str) -> str:
    """A text of a lesson in the language of the window."""
    return QCoreApplication.translate("tour", text)


def plain(text: str) -> list[list[Piece]]:
    """A sentence without keys as its words."""
    return [[Piece(word)] for word in text.split()]


def words_of(look: Look, template: str) -> list[list[Piece]]:
    """An instruction as its words and keys."""
    actions = look.window.actions_of

    def key(kind: str, name: str) -> Piece:
        if kind == "key":
            return Piece(key_text(name), is_key=True)
        return _key_of(actions, f"label:{look.label(name)}" if kind == "label" else name)

    return pieces_of(translated(template), key)


def _key_of(actions: Actions, id: str) -> Piece:
    """The key that an action has now; its name where it has none."""
    if not any(one.id == id for one in actions.specs()):
        return Piece(quoted(id))
    first = actions.first_key(id)
    return Piece(key_text(first), is_key=True) if first else Piece(quoted(actions.text(id)))


def missing_words(look: Look, lesson: Lesson) -> str:
    """What the step needs and does not find, in one plain sentence; empty where nothing is missing."""
    needs = lesson.needs
    template, words, label = "", "", ""
    untagged = next((mark for mark in needs.marks if not look.has(mark)), None)
    if not look.desk.writable:
        template = READ_ONLY
    elif needs.article and not look.is_open():
        template, words = NOT_OPEN, TITLE
    elif needs.open and look.desk.protected:
        template = PROTECTED
    elif untagged is not None:
        template, label = NOT_TAGGED, look.label_title(untagged.label)
        words = _ends(untagged.fragments)
    elif needs.selected and not look.is_selected(needs.selected):
        template, words = NOT_SELECTED, _ends((needs.selected,))
    elif needs.chosen is not None and not look.is_chosen(needs.chosen):
        template, words = NOT_CHOSEN, _ends(needs.chosen.fragments)
    elif needs.pen and look.pen() != needs.pen:
        template, label = NO_PEN, look.label_title(needs.pen)
    elif needs.export:
        template = NO_EXPORT
    return translated(template).format(words=words, label=label) if template else ""


def nearly_words(look: Look, lesson: Lesson) -> list[list[Piece]]:
    """What is not quite what the step asks for, and what to do."""
    template = SELECT_JUST if lesson.selects or lesson.makes is None else TAG_JUST
    wanted = lesson.makes.fragments if lesson.makes is not None else (lesson.selects,)
    return words_of(look, translated(template).replace("{words}", _ends(wanted)))


def _ends(fragments: Sequence[str]) -> str:
    """The first and the last words of each fragment that has many."""
    shortened = []
    for words in fragments:
        parts = words.split()
        shortened.append(words if len(words) <= _LONGEST else f"{' '.join(parts[:2])} … {parts[-1]}")
    return " … ".join(shortened)
