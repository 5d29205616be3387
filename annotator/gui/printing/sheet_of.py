"""From what lies on the desk to a sheet that can be given out, in the language of the window."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.label import Label, Scheme
from annotator.domain.text import canonical
from annotator.formats.pages.sheet import Ink, Sheet, SheetLabel, SheetMark, SheetNote
from annotator.gui.annotate.marks import description
from annotator.gui.style.theme import load_theme
from annotator.gui.text.hovering import shortened
from annotator.gui.widgets.status_dot import status_text

_QUOTED = 90
"""Characters of an annotation that its footnote repeats."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What is printed, as it was when it was asked for."""

    article: Article
    text: str
    scheme: Scheme
    annotations: tuple[Annotation, ...]
    set: AnnotationSet | None
    name: str
    """Of the person whose work it is."""


def sheet_of(laid: Laid) -> Sheet:
    """Make the sheet; may be done in any thread."""
    annotations = sorted(laid.annotations, key=reading_order)
    order = {label.uid: place for place, label in enumerate(laid.scheme.labels)}
    used = sorted({one.label for one in annotations}, key=lambda uid: (order.get(uid, len(order)), uid))
    places = {uid: place for place, uid in enumerate(used)}
    counts = dict.fromkeys(used, 0)
    marks: list[SheetMark] = []
    notes: list[SheetNote] = []
    for one in annotations:
        counts[one.label] += 1
        label = laid.scheme.label(one.label)
        said = _said(one)
        if said:
            quoted = shortened(" ".join(one.text(laid.text).split()), _QUOTED)
            notes.append(SheetNote(len(notes) + 1, canonical(_title(one.label, label)), quoted, said))
        told = canonical(description(one, label))
        marks.append(SheetMark(one.fragments, places[one.label], told, len(notes) if said else 0))
    return Sheet(
        title=canonical(" ".join(laid.article.title.split())),
        subtitle=canonical(_facts(laid.article)),
        by=canonical(_by(laid)),
        text=laid.text,
        labels=tuple(_label(uid, laid.scheme.label(uid), counts[uid]) for uid in used),
        marks=tuple(marks),
        notes=tuple(notes),
        legend_heading=QCoreApplication.translate("Printing", "Labels"),
        notes_heading=QCoreApplication.translate("Printing", "Notes"),
        language=QLocale().bcp47Name(),
    )


def _facts(article: Article) -> str:
    source = article.meta.get("source")
    facts = [article.published, source if isinstance(source, str) else ""]
    return " · ".join(" ".join(fact.split()) for fact in facts if fact)


def _said(annotation: Annotation) -> str:
    """What the footnote of an annotation says; empty where it needs none."""
    discuss = QCoreApplication.translate("Hovering", "To discuss") if annotation.discuss else ""
    return canonical("\n".join(part for part in (discuss, annotation.note.strip()) if part))


def _title(uid: str, label: Label | None) -> str:
    return label.title if label else uid


def _label(uid: str, label: Label | None, count: int) -> SheetLabel:
    colour = label.colour if label else "palette-1"
    inks = []
    for name in ("light", "dark"):
        look = load_theme(name).label_colour(colour)
        inks.append(Ink(look.line, look.tint))
    underline = label.underline.value if label else "solid"
    return SheetLabel(canonical(_title(uid, label)), underline, count, *inks)


def _by(laid: Laid) -> str:
    """Who annotated it, when, and how far it is."""
    days = sorted(day for day in (_day_of(one.uid) for one in laid.annotations) if day is not None)
    told = QCoreApplication.translate("Printing", "Not annotated")
    if laid.annotations:
        told = QCoreApplication.translate("Printing", "Annotated by {name}")
        if days and days[0] == days[-1]:
            told = QCoreApplication.translate("Printing", "Annotated by {name} on {first}")
        elif days:
            told = QCoreApplication.translate("Printing", "Annotated by {name} from {first} to {last}")
    first, last = (QLocale().toString(day, QLocale.FormatType.LongFormat) for day in _ends(days))
    told = told.format(name=laid.name, first=first, last=last)
    return f"{told} · {status_text(laid.set.status.value)}" if laid.set is not None else told


def _ends(days: list[QDate]) -> tuple[QDate, QDate]:
    return (days[0], days[-1]) if days else (QDate(), QDate())


def _day_of(uid: str) -> QDate | None:
    """The day on which an annotation came to be: our ids begin with the moment, in milliseconds."""
    digits = uid.replace("-", "")
    if len(digits) != 32 or digits[12] != "7":
        return None
    try:
        return QDateTime.fromMSecsSinceEpoch(int(digits[:12], 16)).date()
    except ValueError:
        return None
