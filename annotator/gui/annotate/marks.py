"""From annotations to marks on the page."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from annotator.domain.annotation import Annotation
from annotator.domain.label import Label
from annotator.gui.annotate.attributes.names import attribute_title, value_title
from annotator.gui.style.legibility import SELECTED
from annotator.gui.style.theme import Theme
from annotator.gui.text.hovering import shortened
from annotator.gui.text.marks import Layer, Mark, MarkStyle, PageColours

ANNOTATIONS = Layer("annotations", priority=10)
_NOTE, _VALUE = 280, 80
"""Characters of a note, and of an attribute's value, that a tooltip shows at most."""


def mark_of(annotation: Annotation, label: Label | None, theme: Theme) -> Mark:
    """The mark that shows an annotation; its description is what hovering tells."""
    return Mark(annotation.uid, annotation.fragments, style_of(label, theme), description(annotation, label))


def style_of(label: Label | None, theme: Theme) -> MarkStyle:
    """How a label looks on the page."""
    look = theme.label_colour(label.colour if label else "palette-1")
    tint = QColor(look.line)
    tint.setAlphaF(look.tint_percent / 100)
    return MarkStyle(QColor(look.line), tint, label.underline.value if label else "solid")


def description(annotation: Annotation, label: Label | None) -> str:
    """Label, attributes and note in a few lines of plain text."""
    lines = [label.title if label else annotation.label]
    lines += [
        f"{attribute_title(label, name)}: {shortened(value_title(label, name, value), _VALUE)}"
        for name, value in annotation.attributes.items()
    ]
    if annotation.discuss:
        lines.append(QCoreApplication.translate("Hovering", "To discuss"))
    if annotation.note:
        lines.append(shortened(annotation.note, _NOTE))
    return "\n".join(lines)


def page_colours(theme: Theme) -> PageColours:
    """The colours of the page in a theme."""
    selection = QColor(theme.page_selection)
    if not theme.strong:
        selection.setAlphaF(SELECTED / 100)
    return PageColours(
        page=QColor(theme.page),
        text=QColor(theme.text),
        muted=QColor(theme.muted),
        caret=QColor(theme.text),
        selection=selection,
        # Text on a chosen tint keeps its contrast of 8:1, for which a dark page leaves less room.
        chosen=0.05 if theme.dark else 0.13,
        selected_text=QColor(theme.selection_text) if theme.strong else None,
    )
