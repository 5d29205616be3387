"""The words of agreement in the language of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.agreement.figures import Figure, Why
from annotator.domain.annotation_set import Status
from annotator.formats.agreement.sheet import DASH
from annotator.gui.numerals import decimal, whole
from annotator.gui.translation import QT_TRANSLATE_NOOP, counted

translate = QCoreApplication.translate
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C))
"""Characters that turn the direction of what stands around them."""
DIGITS = 3
"""Behind the point."""
NAMED = 4
"""People or labels that a sentence names; of more the number is told."""

_MEANS = {
    "exact_f1": QT_TRANSLATE_NOOP(
        "Agreement",
        "How much of what the two marked is the same to the character: same label, same fragments. 1 is all, "
        "0 is nothing.",
    ),
    "overlap_f1": QT_TRANSLATE_NOOP(
        "Agreement",
        "As exact F1, but two annotations of one label match as soon as they share a character. Where it is "
        "much higher, people see the same things and cut them differently.",
    ),
    "kappa": QT_TRANSLATE_NOOP(
        "Agreement",
        "Cohen's kappa: whether each unit of the text is marked or not, beyond what guessing would give. 1 "
        "is full agreement, 0 is guessing.",
    ),
    "alpha": QT_TRANSLATE_NOOP(
        "Agreement",
        "Krippendorff's alpha over the same units as kappa, for any number of people. Krippendorff asks for "
        ".800, and for .667 where conclusions may be tentative.",
    ),
    "alpha_u": QT_TRANSLATE_NOOP(
        "Agreement",
        "Krippendorff's unitizing alpha (2004): differences of begin and end are squared, so one long mark "
        "that is missing weighs more than many small shifts.",
    ),
    "agree": QT_TRANSLATE_NOOP(
        "Agreement",
        "Of the annotations that match by overlap, where one has a value: the share with an equal one.",
    ),
    "f1": QT_TRANSLATE_NOOP(
        "Agreement", "As exact F1, for relations: the same where the annotations at both ends match."
    ),
    "by_entity": QT_TRANSLATE_NOOP(
        "Agreement",
        "As F1 of relations, but ends that name one entity are the same end: “she” and “Zakharova” are one.",
    ),
    "own": QT_TRANSLATE_NOOP(
        "Agreement",
        "Somebody's work as it was when first done beside what it is now, as the journal tells it. The "
        "second time was not blind. What was there before can be opened nowhere, so no places are listed.",
    ),
}
_WHY_PAIR = {
    Why.NO_ARTICLE: QT_TRANSLATE_NOOP("Agreement", "{a} and {b} have no article in common that counts"),
    Why.NO_UNIT: QT_TRANSLATE_NOOP("Agreement", "the articles have no text"),
    Why.NOTHING_MARKED: QT_TRANSLATE_NOOP("Agreement", "neither {a} nor {b} marked anything here"),
    Why.NONE_INSIDE: QT_TRANSLATE_NOOP("Agreement", "neither {a} nor {b} marked anything here"),
    Why.ALL_MARKED: QT_TRANSLATE_NOOP("Agreement", "{a} and {b} marked everything here, so nothing varies"),
    Why.NO_LENGTH: QT_TRANSLATE_NOOP("Agreement", "what is marked could not lie otherwise by chance"),
    Why.NO_MATCH: QT_TRANSLATE_NOOP(
        "Agreement", "of the matched annotations of {a} and {b} none has a value here"
    ),
    Why.NO_RELATION: QT_TRANSLATE_NOOP("Agreement", "neither {a} nor {b} has such a relation"),
}
_WHY_ALL = {
    Why.NO_ARTICLE: QT_TRANSLATE_NOOP("Agreement", "no article that counts has two annotators"),
    Why.NO_UNIT: QT_TRANSLATE_NOOP("Agreement", "the articles have no text"),
    Why.NOTHING_MARKED: QT_TRANSLATE_NOOP("Agreement", "nobody marked anything here"),
    Why.NONE_INSIDE: QT_TRANSLATE_NOOP("Agreement", "nobody marked anything here"),
    Why.ALL_MARKED: QT_TRANSLATE_NOOP("Agreement", "everybody marked everything here, so nothing varies"),
    Why.NO_LENGTH: QT_TRANSLATE_NOOP("Agreement", "what is marked could not lie otherwise by chance"),
}
_STATUSES = {
    Status.NEW: QT_TRANSLATE_NOOP("Agreement", "new"),
    Status.IN_PROGRESS: QT_TRANSLATE_NOOP("Agreement", "in progress"),
    Status.DONE: QT_TRANSLATE_NOOP("Agreement", "done"),
    Status.SKIPPED: QT_TRANSLATE_NOOP("Agreement", "skipped"),
    Status.FLAGGED: QT_TRANSLATE_NOOP("Agreement", "flagged"),
}


def calm(text: str) -> str:
    """A text on one line, in which no name turns the direction of what stands around it."""
    return " ".join(text.translate(_TURNS).split())


def said(text: str) -> str:
    """A text of this context in the language of the window."""
    return translate("Agreement", text)


def measures() -> dict[str, str]:
    """What the measures are called."""
    return {
        "every": translate("Agreement", "All figures"),
        "exact_f1": translate("Agreement", "Exact F1"),
        "overlap_f1": translate("Agreement", "Overlap F1"),
        "kappa": translate("Agreement", "Kappa"),
        "alpha": translate("Agreement", "Alpha"),
        "alpha_u": translate("Agreement", "Unitizing alpha"),
        "agree": translate("Agreement", "Attributes: same value"),
        "f1": translate("Agreement", "Relations: F1"),
        "by_entity": translate("Agreement", "Relations: F1 by entity"),
        "own": translate("Agreement", "Own earlier work"),
    }


def meaning(measure: str) -> str:
    """What a measure means, in a sentence or two."""
    return said(_MEANS[measure])


def status_words(status: Status) -> str:
    """A status within a sentence."""
    return said(_STATUSES[status])


def number(value: float) -> str:
    """A figure as people read it."""
    return decimal(value, DIGITS)


def two_digits(value: float) -> str:
    """A figure where there is little room."""
    return decimal(value, 2)


def shown(figure: Figure) -> str:
    """A figure, or the dash."""
    return DASH if figure.value is None else number(figure.value)


def between(figure: Figure) -> str:
    """The interval of a figure, short; empty where it has none."""
    if figure.interval is None:
        return ""
    low, high = (two_digits(end) for end in figure.interval)
    return translate("Agreement", "{low} to {high}").format(low=low, high=high)


def why_of_pair(why: Why, a: str, b: str) -> str:
    """Why a figure of two people is not defined, as a sentence."""
    return _sentence(said(_WHY_PAIR[why]).format(a=a, b=b))


def why_of_all(why: Why) -> str:
    """Why a figure of all together is not defined, as a sentence."""
    return _sentence(said(_WHY_ALL.get(why, _WHY_ALL[Why.NOTHING_MARKED])))


def pair_words(a: str, b: str) -> str:
    """Two people."""
    return translate("Agreement", "{a} and {b}").format(a=a, b=b)


def listed(names: Sequence[str]) -> str:
    """Some names, the first few and how many more."""
    some = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        more = whole(len(names) - NAMED)
        return translate("Agreement", "{names} and {n} more").format(names=some, n=more)
    return some


def articles(n: int) -> str:
    """A number of articles."""
    return counted("Agreement", "%Ln articles", n)


def version_words(version: str) -> str:
    """A version of the guidelines; empty: where it is not known."""
    if not version:
        return translate("Agreement", "without a version")
    return translate("Agreement", "version {n}").format(n=version)


def few_articles(fewest: int) -> str:
    """Why a figure has no interval."""
    words = translate("Agreement", "An interval needs {n} articles.")
    return words.format(n=whole(fewest))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."
