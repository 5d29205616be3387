"""What the window of labels says: what is touched, and what is wrong with colours."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.gui.numerals import decimal, whole
from annotator.gui.style.colour_distance import Eyes
from annotator.gui.style.label_legibility import Alike, Dim, Faint
from annotator.gui.translation import counted, quoted
from annotator.services.scheme.use import Touched


def touched_words(touched: Touched) -> str:
    """Whose work is touched, and how much of it: “12 annotations, 3 relations in 2 articles by 2 people”."""
    parts = []
    if touched.annotations:
        parts.append(counted("labels", "%n annotations", touched.annotations))
    if touched.relations:
        parts.append(counted("labels", "%n relations", touched.relations))
    if touched.types:
        words = QCoreApplication.translate("labels", "the relation types {names}")
        parts.append(words.format(names=", ".join(quoted(name) for name in touched.types)))
    what = ", ".join(parts)
    if touched.is_nothing:
        if what:
            return what
        return QCoreApplication.translate("labels", "Nothing has it yet.")
    words = QCoreApplication.translate("labels", "{what} in {articles} by {people}").format(
        what=what,
        articles=counted("labels", "%n articles", touched.articles),
        people=counted("labels", "%n people", touched.people),
    )
    if touched.done:
        words += " · " + counted("labels", "%n done sets among them", touched.done)
    return words


def colour_words(faults: Sequence[Faint | Dim | Alike]) -> list[str]:
    """A sentence for each thing that is wrong with a colour."""
    return [_fault(one) for one in faults]


def _fault(fault: Faint | Dim | Alike) -> str:
    if isinstance(fault, Alike):
        words = QCoreApplication.translate(
            "labels", "{eyes} can hardly tell it from “{label}” ({distance} apart, {least} would do)."
        ).format(
            eyes=_eyes(fault.eyes),
            label=fault.other,
            distance=decimal(fault.distance, 1),
            least=whole(6),
        )
        if fault.same_underline:
            return words + " " + QCoreApplication.translate("labels", "The underline is the same, too.")
        return words + " " + QCoreApplication.translate("labels", "The underlines differ.")
    page = (
        QCoreApplication.translate("labels", "On the dark page")
        if fault.theme == "dark"
        else QCoreApplication.translate("labels", "On the light page")
    )
    ratio = decimal(fault.ratio, 1)
    if isinstance(fault, Faint):
        return QCoreApplication.translate(
            "labels", "{page} its contrast is {ratio} : 1, and 4.5 is needed; it is shown as {colour} there."
        ).format(page=page, ratio=ratio, colour=fault.shown)
    return QCoreApplication.translate(
        "labels", "{page} text on its tint has a contrast of {ratio} : 1, and 8 is needed."
    ).format(page=page, ratio=ratio)


def _eyes(eyes: Eyes) -> str:
    return {
        Eyes.ALL_CONES: QCoreApplication.translate("labels", "Anybody"),
        Eyes.PROTAN: QCoreApplication.translate("labels", "Eyes that are blind to red"),
        Eyes.DEUTAN: QCoreApplication.translate("labels", "Eyes that are blind to green"),
        Eyes.TRITAN: QCoreApplication.translate("labels", "Eyes that are blind to blue"),
    }[eyes]
