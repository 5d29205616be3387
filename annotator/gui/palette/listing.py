"""What is listed: hits, or, while nothing is typed, everything in groups, the recent first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from annotator.gui.palette.entries import Entry, Kind

RECENT_SHOWN = 6
GROUP_SHOWN = 30
"""Articles and annotations that are listed while nothing is typed; of one kind alone, all are."""

Row = Entry | str
"""An entry, or the heading above some."""


def kind_name(kind: Kind | None) -> str:
    """What entries of a kind are called."""
    return {
        None: QCoreApplication.translate("Palette", "All"),
        Kind.ACTION: QCoreApplication.translate("Palette", "Actions"),
        Kind.LABEL: QCoreApplication.translate("Palette", "Labels"),
        Kind.ARTICLE: QCoreApplication.translate("Palette", "Articles"),
        Kind.ANNOTATION: QCoreApplication.translate("Palette", "Annotations"),
    }[kind]


def unsearched(entries: Sequence[Entry], recent: Mapping[str, int], kind: Kind | None) -> list[Row]:
    """The rows while nothing is typed; what is of no use now comes last in its group."""
    keys = {name.partition(":")[2] for name in recent}
    lately = [one for one in entries if one.key in keys and kind in {None, one.kind}]
    lately = sorted((one for one in lately if one.place in recent), key=lambda one: recent[one.place])
    if kind is not None:
        first = set(lately)
        return [*lately, *(one for one in _useful_first(entries, kind) if one not in first)]
    lately = [one for one in lately if not one.why_not][:RECENT_SHOWN]
    rows: list[Row] = []
    if lately:
        rows += [QCoreApplication.translate("Palette", "Recent"), *lately]
    for one_kind in Kind:
        group = [one for one in _useful_first(entries, one_kind) if one not in lately]
        if one_kind in {Kind.ARTICLE, Kind.ANNOTATION}:
            group = group[:GROUP_SHOWN]
        if group:
            rows += [kind_name(one_kind), *group]
    return rows


def _useful_first(entries: Sequence[Entry], kind: Kind) -> list[Entry]:
    return sorted((one for one in entries if one.kind is kind), key=lambda one: bool(one.why_not))
