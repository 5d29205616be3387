"""Context menus of page and lists: the catalogue's own actions, as far as they are of use just now."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.span import Span
from annotator.gui.actions.actions import Actions
from annotator.gui.annotate.desk import Desk
from annotator.gui.text.hovering import shortened
from annotator.gui.widgets.plain_text import escaped_mnemonic

_SHOWN = 40
"""Characters of an annotation's text in a menu."""
_DIRECT = 9
"""More labels than have digits go into a menu of their own."""
_UNITS = ("select-word", "select-sentence", "select-quotation", "select-paragraph")


class OfferedMenu(QMenu):
    """Leaves out what is of no use; gone for good when it is closed."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setObjectName("context-menu")
        self.setAccessibleName(self.tr("Context menu"))
        self.setToolTipsVisible(True)
        self.aboutToHide.connect(self.deleteLater)

    def offer(self, *ids: str, new_group: bool = True) -> None:
        """Add those actions that can be used, with their keys; a line above them where there is anything."""
        usable = [self._actions[name] for name in ids if self._actions[name].isEnabled()]
        if usable and new_group and not self.isEmpty():
            self.addSeparator()
        for action in usable:
            action.setShortcutVisibleInContextMenu(True)
            self.addAction(action)

    def offer_within(self, title: str, *ids: str, new_group: bool = True) -> None:
        """The same in a menu of its own, with a title."""
        usable = [self._actions[name] for name in ids if self._actions[name].isEnabled()]
        if not usable:
            return
        if new_group and not self.isEmpty():
            self.addSeparator()
        menu = self.addMenu(title)
        for action in usable:
            action.setShortcutVisibleInContextMenu(True)
            menu.addAction(action)

    # What stands in several of the menus

    def offer_annotation(self, desk: Desk, *, retags: bool) -> None:
        """What can be done with the chosen annotation; `retags`: labels would change its label."""
        chosen = desk.chosen_annotation()
        if chosen is None:
            return
        if desk.protected:
            self.offer("ledger")
            return
        others = [name for name in self._actions.label_ids() if name != f"label:{chosen.label}"]
        if retags:
            self.offer_within(self.tr("Change the label"), *others)
        self.offer(
            "edit-attributes", "edit-note", "toggle-discuss", "delete-annotation", new_group=not retags
        )
        self._offer_ties(desk, chosen.uid)
        self.offer("ledger")

    def _offer_ties(self, desk: Desk, chosen: str) -> None:
        """What is proposed for the chosen annotation (`uid`) and what it is tied to."""
        known = desk.proposals()
        tied = bool(known.relations_at(chosen))
        ids = ["accept-ties", "decline-ties"] if known.with_parts(chosen) else []
        ids += ["other-speaker"] if known.speakers_by_plausibility(chosen) else []
        self.offer_within(
            self.tr("Relations"), *ids, "tie-mode", *(("untie", "tie-type") if tied else ()), new_group=False
        )


class PageMenu(OfferedMenu):
    """What can be done with the selection, with the chosen annotation, or with the place."""

    def fill(self, desk: Desk, selection: Span | None, here: Sequence[str], *, retags: bool) -> None:
        """Fill it.

        Args:
            desk: what lies open, and what is chosen of it.
            selection: what is selected, code points.
            here: the annotations (`uid`s) on the place, the innermost first.
            retags: whether a label's action would change the label of what is chosen.
        """
        self._offer_choice(desk, here)
        if desk.protected:
            self.offer("reopen")
        elif selection is not None:
            self._offer_labels()
            self.offer("repeat-tag", "tag-all", new_group=False)
            self._offer_fragments(desk, selection)
        self.offer_annotation(desk, retags=retags)
        if selection is None and desk.chosen is not None and not desk.protected:
            self.offer("tag-all", new_group=False)
        self.offer("copy")
        if selection is None and desk.chosen is None:
            self.offer(*_UNITS)
        else:
            self.offer_within(self.tr("Select"), *_UNITS, "grow", "shrink", new_group=selection is None)
        if not desk.protected:
            self.offer("pen")
        self.offer("guidelines", new_group=desk.protected)

    def _offer_choice(self, desk: Desk, here: Sequence[str]) -> None:
        """All that lie there, where it is more than one."""
        annotations = [desk.annotations[uid] for uid in here if uid in desk.annotations]
        if len(annotations) < 2:
            return
        menu = self.addMenu(self.tr("Choose"))
        group = QActionGroup(menu)
        for annotation in annotations:
            label = desk.label(annotation)
            first = annotation.fragments[0]
            words = " ".join(desk.text[first.start : min(first.end, first.start + 4 * _SHOWN)].split())
            said = f"{label.title if label else annotation.label}: {shortened(words, _SHOWN)}"
            action = menu.addAction(escaped_mnemonic(said))
            action.setCheckable(True)
            action.setChecked(annotation.uid == desk.chosen)
            group.addAction(action)
            action.triggered.connect(partial(_choose, desk, annotation.uid))

    def _offer_labels(self) -> None:
        names = self._actions.label_ids()
        title = self.tr("Tag the selection")
        if len(names) > _DIRECT:
            self.offer_within(title, *names)
        else:
            self.offer(*names)

    def _offer_fragments(self, desk: Desk, selection: Span) -> None:
        """Only what would change something."""
        chosen = desk.chosen_annotation()
        if chosen is None:
            return
        ids = []
        if not any(one.start <= selection.start and selection.end <= one.end for one in chosen.fragments):
            ids.append("add-fragment")
        if any(one.overlaps(selection) for one in chosen.fragments):
            ids.append("take-away")
        self.offer(*ids)


class AnnotationMenu(OfferedMenu):
    """What can be done with the annotation that is chosen in the list."""

    def fill(self, desk: Desk, show: Callable[[], object], *, retags: bool) -> None:
        """Fill it; `show` goes to the annotation on the page, `retags` as for the page."""
        self.addAction(self.tr("Show on the page")).triggered.connect(lambda _checked=False: show())
        self.offer_annotation(desk, retags=retags)
        self.offer("next-same-label", "previous-same-label")
        if desk.protected:
            self.offer("reopen")


class ArticleMenu(OfferedMenu):
    """What can be done with the article that is open."""

    def fill(self, desk: Desk, show: Callable[[], object]) -> None:
        """Fill it; `show` goes to the page."""
        self.addAction(self.tr("Open")).triggered.connect(lambda _checked=False: show())
        self.offer("article-details", new_group=False)
        if desk.protected:
            self.offer("reopen")
        else:
            self.offer("done-next", "done", "skip", "flag", "reopen")
        self.offer("remove-article")


def _choose(desk: Desk, uid: str, _checked: object = None) -> None:
    desk.choose(uid)
