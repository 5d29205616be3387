"""From the annotations of one side to the marks of its pane: agreed ones quiet, differing ones strong."""

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QColor

from annotator.domain.annotation import Annotation
from annotator.domain.label import Scheme
from annotator.gui.annotate.marks import description, style_of
from annotator.gui.style.theme import Theme
from annotator.gui.text.marks import Mark, MarkStyle


def quiet_style(underline: MarkStyle, theme: Theme) -> MarkStyle:
    """How a mark looks that everybody agrees on: grey, with the underline of its label."""
    return MarkStyle(QColor(theme.agreed_line), QColor(theme.agreed_tint), underline.underline)


def side_marks(
    annotations: Iterable[Annotation],
    differing: Mapping[str, object],
    scheme: Scheme,
    theme: Theme,
) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The agreed marks and the differing ones; `differing` has the `uid`s of those that differ."""
    labels = {label.uid: label for label in scheme.labels}
    styles = {label.uid: style_of(label, theme) for label in scheme.labels}
    unknown = style_of(None, theme)
    quiet: list[Mark] = []
    strong: list[Mark] = []
    greys = {uid: quiet_style(style, theme) for uid, style in styles.items()}
    no_grey = quiet_style(unknown, theme)
    for one in annotations:
        told = description(one, labels.get(one.label))
        if one.uid in differing:
            strong.append(Mark(one.uid, one.fragments, styles.get(one.label, unknown), told))
        else:
            quiet.append(Mark(one.uid, one.fragments, greys.get(one.label, no_grey), told))
    return tuple(quiet), tuple(strong)


def overlay_marks(gold: Iterable[Annotation], scheme: Scheme, theme: Theme) -> tuple[Mark, ...]:
    """Gold over the marks of somebody: a thick line in the colour of what is done, no tint."""
    style = MarkStyle(QColor(theme.success), QColor(0, 0, 0, 0), "thick")
    labels = {label.uid: label for label in scheme.labels}
    return tuple(Mark(one.uid, one.fragments, style, description(one, labels.get(one.label))) for one in gold)
