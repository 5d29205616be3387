"""What attributes and choices are called on screen: those of the default scheme in words, others as is."""

from functools import cache
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.attributes import BOUND, LOWER, UNIT, UPPER, VALUE, attribute_of
from annotator.domain.json_values import Json, JsonObject, to_text
from annotator.domain.label import Label, default_scheme
from annotator.gui.translation import QT_TRANSLATE_NOOP

_TITLES: Final = MappingProxyType(
    {
        "quote": QT_TRANSLATE_NOOP("attributes", "Quotation"),
        "polarity": QT_TRANSLATE_NOOP("attributes", "Polarity"),
        "voice": QT_TRANSLATE_NOOP("attributes", "Voice"),
        "form": QT_TRANSLATE_NOOP("attributes", "Form"),
        "entity": QT_TRANSLATE_NOOP("attributes", "Entity"),
        "bound": QT_TRANSLATE_NOOP("attributes", "Bound"),
        "value": QT_TRANSLATE_NOOP("attributes", "Value"),
        "lower": QT_TRANSLATE_NOOP("attributes", "From"),
        "upper": QT_TRANSLATE_NOOP("attributes", "To"),
        "unit": QT_TRANSLATE_NOOP("attributes", "Unit"),
        "quantity": QT_TRANSLATE_NOOP("attributes", "Quantity"),
        "type": QT_TRANSLATE_NOOP("attributes", "Kind"),
        "strength": QT_TRANSLATE_NOOP("attributes", "Strength"),
    }
)
_CHOICES: Final = MappingProxyType(
    {
        "direct": QT_TRANSLATE_NOOP("attributes", "direct"),
        "indirect": QT_TRANSLATE_NOOP("attributes", "indirect"),
        "mixed": QT_TRANSLATE_NOOP("attributes", "mixed"),
        "free-indirect": QT_TRANSLATE_NOOP("attributes", "free indirect"),
        "asserts": QT_TRANSLATE_NOOP("attributes", "asserts"),
        "denies": QT_TRANSLATE_NOOP("attributes", "denies"),
        "author": QT_TRANSLATE_NOOP("attributes", "author"),
        "unattributed": QT_TRANSLATE_NOOP("attributes", "unattributed"),
        "named": QT_TRANSLATE_NOOP("attributes", "named"),
        "organisation": QT_TRANSLATE_NOOP("attributes", "organisation"),
        "unnamed": QT_TRANSLATE_NOOP("attributes", "unnamed"),
        "pronoun": QT_TRANSLATE_NOOP("attributes", "pronoun"),
        "document": QT_TRANSLATE_NOOP("attributes", "document"),
        "exact": QT_TRANSLATE_NOOP("attributes", "exactly"),
        "approximate": QT_TRANSLATE_NOOP("attributes", "about"),
        "at-least": QT_TRANSLATE_NOOP("attributes", "at least"),
        "more-than": QT_TRANSLATE_NOOP("attributes", "more than"),
        "at-most": QT_TRANSLATE_NOOP("attributes", "at most"),
        "less-than": QT_TRANSLATE_NOOP("attributes", "less than"),
        "range": QT_TRANSLATE_NOOP("attributes", "from … to"),
        "vague": QT_TRANSLATE_NOOP("attributes", "vague"),
        "modal": QT_TRANSLATE_NOOP("attributes", "modal"),
        "adverb": QT_TRANSLATE_NOOP("attributes", "adverb"),
        "evidential": QT_TRANSLATE_NOOP("attributes", "evidential"),
        "approximator": QT_TRANSLATE_NOOP("attributes", "approximator"),
        "conditional": QT_TRANSLATE_NOOP("attributes", "conditional"),
        "other": QT_TRANSLATE_NOOP("attributes", "other"),
        "weak": QT_TRANSLATE_NOOP("attributes", "weak"),
        "medium": QT_TRANSLATE_NOOP("attributes", "medium"),
        "strong": QT_TRANSLATE_NOOP("attributes", "strong"),
    }
)


def attribute_title(label: Label | None, name: str) -> str:
    """What an attribute of a label is called on screen."""
    known = (label.name, name) in _built_in() if label else False
    return QCoreApplication.translate("attributes", _TITLES[name]) if known else name


def choice_title(label: Label | None, name: str, choice: str) -> str:
    """What a choice of a label's attribute is called on screen."""
    known = choice in _built_in().get((label.name, name), ()) if label else False
    return QCoreApplication.translate("attributes", _CHOICES[choice]) if known else choice


def value_title(label: Label | None, name: str, value: Json) -> str:
    """What a value of any kind is called on screen."""
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, str):
        return choice_title(label, name, value) if attribute_of(label, name) else value
    return to_text(value)


def reading_title(label: Label | None, read: JsonObject) -> str:
    """What is read in a number, in a few words: `at most 5 people`."""
    shown = {name: value_title(label, name, value) for name, value in read.items()}
    lower, upper = shown.get(LOWER, ""), shown.get(UPPER, "")
    signs = (
        f"{lower}–{upper}" if lower and upper else f"≥ {lower}" if lower else f"≤ {upper}" if upper else ""
    )
    bound = "" if lower and upper else shown.get(BOUND, "")
    return " ".join(filter(None, (bound, shown.get(VALUE, ""), signs, shown.get(UNIT, ""))))


def yes_no(value: bool) -> str:
    """Yes or no in the language of the window."""
    if value:
        return QCoreApplication.translate("attributes", "yes")
    return QCoreApplication.translate("attributes", "no")


@cache
def _built_in() -> dict[tuple[str, str], tuple[str, ...]]:
    """The choices of each attribute of the default scheme, by names of label and attribute."""
    return {
        (label.name, attribute.name): attribute.choices
        for label in default_scheme().labels
        for attribute in label.attributes
    }
