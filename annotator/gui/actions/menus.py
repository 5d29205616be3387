"""The menu bar, read from the catalogue of actions."""

from PySide6.QtWidgets import QMenu, QMenuBar

from annotator.gui.actions.actions import Actions, translated
from annotator.gui.actions.catalogue import MENUS


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> dict[str, QMenu]:
    """Build every menu; return them by id, for what is added later (the labels)."""
    bar.clear()
    menus: dict[str, QMenu] = {}
    for name, title in MENUS:
        menu = bar.addMenu(translated(title))
        menu.setToolTipsVisible(True)
        menus[name] = menu
    labels = set(actions.label_ids())
    for name in actions.label_ids():
        menus["annotation"].addAction(actions[name])
    for spec in actions.specs():
        if spec.id in labels:
            continue
        menu = menus[spec.menu]
        if spec.group and not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(actions[spec.id])
    return menus
