"""Where the entries come from: actions and labels of a window, articles, annotations of the open one."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Status
from annotator.domain.label import Label
from annotator.gui.actions.actions import Actions, translated
from annotator.gui.actions.catalogue import MENUS, ActionSpec
from annotator.gui.annotate.desk import Desk
from annotator.gui.main_window import MainWindow
from annotator.gui.palette.entries import Entry, Kind, one_line
from annotator.gui.palette.reasons import why_not
from annotator.gui.widgets.keycap import key_text
from annotator.gui.widgets.status_dot import status_text
from annotator.services.ports.answers import ArticleRow

LONGEST = 240
"""Code points of a fragment by which its annotation can be found."""
OWN = "palette"
"""The action that shows all this; it would only show it again."""


class Sources:
    """Gathers the entries of one window; what has not changed since the last time is not made anew."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._articles: dict[str, tuple[ArticleRow, Entry]] = {}
        self._annotations: dict[str, tuple[Annotation, Label | None, Entry]] = {}

    def entries(self) -> list[Entry]:
        """Everything that can be found at the moment, in the order in which it is listed."""
        actions, desk = self._window.actions_of, self._window.annotate.desk
        rows = self._window.articles.model.rows()
        return [*_actions(actions), *_labels(actions, desk), *self._of_articles(rows), *self._of_desk(desk)]

    def _of_articles(self, rows: list[ArticleRow]) -> list[Entry]:
        # Translated once, not once a row: there may be very many.
        words = {status: status_text(status.value) for status in Status}
        before, self._articles = self._articles, {}
        for row in rows:
            known = before.get(row.uid)
            kept = known if known is not None and known[0] is row else (row, _article(row, words[row.status]))
            self._articles[row.uid] = kept
        return [entry for _row, entry in self._articles.values()]

    def _of_desk(self, desk: Desk) -> list[Entry]:
        labels = {label.uid: label for label in desk.scheme.labels}
        before, self._annotations = self._annotations, {}
        for one in desk.in_reading_order():
            label, known = labels.get(one.label), before.get(one.uid)
            same = known is not None and known[0] is one and known[1] is label
            kept = known if known is not None and same else (one, label, _annotation(one, label, desk.text))
            self._annotations[one.uid] = kept
        return [entry for _one, _label, entry in self._annotations.values()]


def _actions(actions: Actions) -> Iterator[Entry]:
    menus = {name: translated(title).replace("&", "") for name, title in MENUS}
    on = QCoreApplication.translate("Palette", "on")
    for spec in actions.specs():
        if spec.id == OWN or spec.id.startswith("label:"):
            continue
        action, menu = actions[spec.id], menus[spec.menu]
        yield Entry(
            Kind.ACTION,
            spec.id,
            one_line(actions.text(spec.id)),
            one_line(f"{menu} {action.statusTip()}"),
            f"{menu} · {on}" if action.isCheckable() and action.isChecked() else menu,
            _keys(action),
            spec.icon,
            why_not=_why_not(actions, spec),
        )


def _labels(actions: Actions, desk: Desk) -> Iterator[Entry]:
    specs = {spec.id: spec for spec in actions.specs()}
    kind = QCoreApplication.translate("Palette", "Label")
    for name in actions.label_ids():
        uid = name.removeprefix("label:")
        label = desk.scheme.label(uid)
        yield Entry(
            Kind.LABEL,
            uid,
            one_line(specs[name].text),
            kind,
            kind,
            _keys(actions[name]),
            label.colour if label else "",
            why_not=_why_not(actions, specs[name]),
        )


def _article(row: ArticleRow, status: str) -> Entry:
    detail = status if row.id == row.title else f"{status} · {row.id}"
    return Entry(Kind.ARTICLE, row.uid, one_line(row.title), row.id, detail, (), row.status.value)


def _annotation(one: Annotation, label: Label | None, text: str) -> Entry:
    title = one_line(label.title) if label else ""
    beside = one_line(f"{title} {one.note[:LONGEST]}")
    look = (label.colour, label.underline.value) if label else ("", "")
    return Entry(Kind.ANNOTATION, one.uid, _text(one, text), beside, title, (), *look)


def _text(annotation: Annotation, text: str) -> str:
    pieces = (text[part.start : min(part.end, part.start + LONGEST)] for part in annotation.fragments)
    return " … ".join(one_line(piece) for piece in pieces)


def _keys(action: QAction) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key_text(key) for key in action.shortcuts()))


def _why_not(actions: Actions, spec: ActionSpec) -> str:
    return "" if actions[spec.id].isEnabled() else why_not(spec.needs, actions.situation)
