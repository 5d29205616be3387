"""Walks a window and yields every text in it that a person or a screen reader meets."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTreeView,
    QWidget,
)

_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True)
class Shown:
    """A text and where it stands."""

    where: str
    text: str


def visible_texts(root: QWidget) -> Iterator[Shown]:
    """Every text of a window and of what is in it, whether it is in view now or not."""
    for widget in [root, *root.findChildren(QWidget)]:
        name = f"{type(widget).__name__} {widget.objectName()}".strip()
        for what, text in _texts(widget):
            if text.strip():
                yield Shown(f"{what} of {name}", text)


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    if widget.isWindow():
        yield "title", widget.windowTitle()
    yield "tooltip", html.unescape(_TAG.sub("", widget.toolTip()))
    yield "status tip", widget.statusTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield "title", widget.title()
    if isinstance(widget, QComboBox):
        yield from (("item", widget.itemText(number)) for number in range(widget.count()))
    if isinstance(widget, QMenu):
        yield "menu", widget.title()
    yield from _actions(widget)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _rows(widget.model(), QModelIndex())
    if isinstance(widget, QTreeView | QTableView):
        yield from _headers(widget)


def _actions(widget: QWidget) -> Iterator[tuple[str, str]]:
    for action in widget.actions():
        yield "action", action.text()
        yield "tooltip of action", html.unescape(_TAG.sub("", action.toolTip()))
        yield "status tip of action", action.statusTip()


def _headers(view: QTreeView | QTableView) -> Iterator[tuple[str, str]]:
    model = view.model()
    hidden = isinstance(view, QTreeView) and view.isHeaderHidden()
    for column in range(0 if hidden else model.columnCount()):
        yield "header", str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def _rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[str, str]]:
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
    for row in range(model.rowCount(parent)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in roles:
                yield "row", str(index.data(role) or "")
        if not isinstance(model, QAbstractListModel):
            yield from _rows(model, model.index(row, 0, parent))
