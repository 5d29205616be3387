"""Which column of a table is what: texts, ids, titles, dates, sources, and what else is kept."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

TEXT_NAMES: tuple[str, ...] = (
    "text",
    "content",
    "body",
    "article",
    "fulltext",
    "articletext",
    "articlebody",
    "maintext",
    "story",
)
TEXT_NAMES += (
    "textcontent",
    "document",
    "inhalt",
    "volltext",
    "artikel",
    "texte",
    "texto",
    "testo",
    "contenu",
)
ID_NAMES = ("id", "articleid", "docid", "documentid", "doc", "uid", "uuid", "nr", "no", "number", "key")
TITLE_NAMES = ("title", "headline", "heading", "titel", "titre", "titulo", "titolo", "überschrift", "name")
DATE_NAMES: tuple[str, ...] = (
    "date",
    "published",
    "publishedat",
    "publisheddate",
    "publicationdate",
    "pubdate",
    "dateposted",
)
DATE_NAMES += ("datetime", "created", "createdat", "timestamp", "datum", "fecha", "data", "day")
SOURCE_NAMES: tuple[str, ...] = (
    "source",
    "publisher",
    "publication",
    "outlet",
    "newspaper",
    "medium",
    "site",
    "sitename",
)
SOURCE_NAMES += ("website", "domain", "quelle", "fuente", "fonte", "url", "link")
ROLES = ("text", "id", "title", "date", "source")
"""What a column can be; any other may go to `meta`."""
_NAMES = dict(zip(ROLES, (TEXT_NAMES, ID_NAMES, TITLE_NAMES, DATE_NAMES, SOURCE_NAMES), strict=True))


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is read, as far as a person said it; an empty text is found out."""

    text: str = ""
    id: str = ""
    title: str = ""
    date: str = ""
    source: str = ""
    meta: tuple[str, ...] | None = None
    """The other columns to keep; None for all."""
    header: bool = True
    """Whether the first row names the columns; else they are `column 1`, `column 2` …"""
    delimiter: str = ""
    encoding: str = ""
    sheet: str = ""
    """Of a workbook; else the first that has texts."""
    said: bool = False
    """Whether a person said what each column is: what is empty then means that there is no such column."""

    def role(self, name: str) -> str:
        """The column that was named for a role, or nothing."""
        return str(getattr(self, name))


def simple(name: str) -> str:
    """A column's name as it is compared: without case, blanks and marks."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(one for one in folded if one.isalnum())


def found_in(names: Sequence[str], role: str) -> str:
    """The column that is usually called so for a role, or nothing; an earlier name wins."""
    by_name: dict[str, str] = {}
    for name in names:
        by_name.setdefault(simple(name), name)
    return next((by_name[one] for one in _NAMES[role] if one in by_name), "")


def resolved(columns: Columns, names: Sequence[str]) -> dict[str, str]:
    """By role, the column that has it among those of a table; roles without one are left out.

    A column has one role: what a person named goes before what is usual.
    """
    roles = {role: columns.role(role) for role in ROLES if columns.role(role)}
    if not columns.said:
        for role in ROLES:
            rest = [name for name in names if name not in roles.values()]
            if role not in roles and (found := found_in(rest, role)):
                roles[role] = found
    return {role: roles[role] for role in ROLES if role in roles}
