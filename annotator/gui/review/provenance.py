"""Where an annotation of gold is from, in words: what hovering over it tells."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QDateTime, QLocale, Qt

from annotator.domain.annotation import Annotation
from annotator.domain.review.side_digest import origin_refs, owner_of
from annotator.gui.review.wording import said
from annotator.gui.translation import QT_TRANSLATE_NOOP

_KINDS = {
    "unanimous": QT_TRANSLATE_NOOP("Review", "Gold: all have it so"),
    "majority": QT_TRANSLATE_NOOP("Review", "Gold: the majority has it so"),
    "taken": QT_TRANSLATE_NOOP("Review", "Gold: taken"),
    "edited": QT_TRANSLATE_NOOP("Review", "Gold: edited"),
    "new": QT_TRANSLATE_NOOP("Review", "Gold: new, nobody has it"),
}
_KINDS_OF = {
    "taken": QT_TRANSLATE_NOOP("Review", "Gold: taken from {names}"),
    "edited": QT_TRANSLATE_NOOP("Review", "Gold: edited, from {names}"),
}


def origin_words(gold: Annotation, people: Iterable[str], called: Callable[[str], str]) -> str:
    """A few lines of plain text; empty where an annotation of gold does not tell where it is from.

    Args:
        gold: the annotation.
        people: the names that origins may have.
        called: how a name is shown.
    """
    origin = gold.origin
    if origin is None:
        return ""
    kind = str(origin.get("kind", ""))
    known = tuple(people)
    owners = {owner_of(ref, known) for ref in origin_refs(gold)} - {""}
    names = sorted(called(name) for name in owners)
    if names and kind in _KINDS_OF:
        lines = [said(_KINDS_OF[kind]).format(names=", ".join(names))]
    else:
        lines = [said(_KINDS[kind]) if kind in _KINDS else kind]
    by, at = origin.get("by"), origin.get("at")
    who_and_when = [by if isinstance(by, str) else "", moment(at) if isinstance(at, str) else ""]
    lines.append(", ".join(filter(None, who_and_when)))
    told = {"reason": said("Why: {words}"), "guideline": said("Guidelines: version {words}")}
    lines += [words.format(words=origin[key]) for key, words in told.items() if origin.get(key)]
    return "\n".join(filter(None, lines))


def moment(at: str) -> str:
    """A time of the project (ISO 8601, UTC) as the desktop writes it."""
    local = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(local, QLocale.FormatType.ShortFormat) if local.isValid() else at
