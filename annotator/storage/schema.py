"""The tables as the newest migration leaves them, described once for all queries."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x416E6E74
"""Marks a SQLite file as a project of this program: the letters `Annt`."""

APPLICATION = "annotator"
"""The same mark in the table `meta`, which servers have as well."""

READABLE = 1
"""The oldest schema that the queries can read: later migrations only added what may be missing."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _uid() -> "Column[str]":
    return Column("uid", Text, primary_key=True)


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


def _number(name: str) -> "Column[int]":
    return Column(name, Integer, nullable=False)


def _points_at(name: str, target: str) -> "Column[str]":
    return Column(name, Text, ForeignKey(f"{target}.uid", ondelete="RESTRICT"), nullable=False)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), _text("value"))

annotators = Table(
    "annotators", metadata, _uid(), _text("name"), _number("position"), UniqueConstraint("name")
)

labels = Table(
    "labels",
    metadata,
    _uid(),
    _text("name"),
    _text("title"),
    _text("colour"),
    _text("underline"),
    _text("key"),
    _number("position"),
    _text("attributes"),
    UniqueConstraint("name"),
)

relation_types = Table(
    "relation_types",
    metadata,
    _uid(),
    _text("name"),
    _text("title"),
    _text("sources"),
    _text("targets"),
    _number("position"),
    _text("attributes"),
    UniqueConstraint("name"),
)

articles = Table(
    "articles",
    metadata,
    _uid(),
    _text("id"),
    _text("title"),
    _text("sha256"),
    _number("length"),
    _number("position"),
    _text("meta"),
    _text("source"),
    _text("published"),
    UniqueConstraint("id"),
    Index(None, "sha256"),
    Index(None, "position"),
)

article_texts = Table(
    "article_texts",
    metadata,
    Column("uid", Text, ForeignKey("articles.uid", ondelete="RESTRICT"), primary_key=True),
    _text("text"),
)

annotation_sets = Table(
    "annotation_sets",
    metadata,
    _uid(),
    _points_at("article", "articles"),
    _points_at("annotator", "annotators"),
    _text("role"),
    _text("status"),
    _number("position"),
    _text("reason"),
    Column("final", Boolean, nullable=False),
    Column("guideline", Text),
    Column("annotations", Integer, nullable=False, server_default="0"),
    UniqueConstraint("article", "annotator", "role"),
    Index(None, "article", "position"),
    Index(None, "annotator", "role"),
)

annotations = Table(
    "annotations",
    metadata,
    _uid(),
    _points_at("set", "annotation_sets"),
    _text("id"),
    _points_at("label", "labels"),
    _text("fragments"),
    _number("position"),
    _text("attributes"),
    _text("note"),
    Column("discuss", Boolean, nullable=False),
    Column("origin", Text),
    _number("start"),
    _number("end"),
    Column("crc", BigInteger, nullable=False),
    Column("entity", Text),
    Column("quantity", Text),
    UniqueConstraint("set", "id"),
    Index(None, "set", "position"),
)
for _name in ("entity", "quantity"):
    _column = annotations.c[_name]
    # Few annotations name one; the index has those only, and answers which there are by itself.
    Index(
        f"ix_annotations_{_name}",
        _column,
        annotations.c.set,
        sqlite_where=_column.is_not(None),
        postgresql_where=_column.is_not(None),
    )

relations = Table(
    "relations",
    metadata,
    _uid(),
    _points_at("set", "annotation_sets"),
    Column("id", Text),
    _points_at("type", "relation_types"),
    _points_at("source", "annotations"),
    _points_at("target", "annotations"),
    _number("position"),
    _text("attributes"),
    _text("note"),
    Column("crc", BigInteger, nullable=False),
    Index(None, "set", "position"),
    Index(None, "source"),
    Index(None, "target"),
)

decisions = Table(
    "decisions",
    metadata,
    _uid(),
    _points_at("set", "annotation_sets"),
    _number("position"),
    _text("body"),
    Index(None, "set", "position"),
)

declined_ties = Table(
    "declined_ties",
    metadata,
    _uid(),
    _points_at("set", "annotation_sets"),
    _points_at("type", "relation_types"),
    # No foreign keys: an annotation that is removed and brought back by undo finds them again.
    _text("source"),
    _text("target"),
    _number("position"),
    Index(None, "set", "position"),
)

guidelines = Table(
    "guidelines",
    metadata,
    _uid(),
    _number("position"),
    _text("text"),
    _text("at"),
    _text("who"),
    _text("note"),
    UniqueConstraint("position"),
)

remarks = Table(
    "remarks",
    metadata,
    _uid(),
    _points_at("article", "articles"),
    _points_at("who", "annotators"),
    _number("position"),
    _text("at"),
    _text("text"),
    _text("about"),
    _text("relation_type"),
    _text("answers"),
    Index(None, "article", "position"),
)

review_assignments = Table(
    "review_assignments",
    metadata,
    _uid(),
    _points_at("article", "articles"),
    _points_at("reviewer", "annotators"),
    _number("position"),
    UniqueConstraint("article", "reviewer"),
    Index(None, "article", "position"),
)

review_settings = Table(
    "review_settings",
    metadata,
    _uid(),
    Column("own_work", Boolean, nullable=False),
    _text("reasons"),
)

recipes = Table(
    "recipes",
    metadata,
    _uid(),
    _text("name"),
    _number("position"),
    _text("options"),
    UniqueConstraint("name"),
)

tombstones = Table(
    "tombstones",
    metadata,
    _uid(),
    _text("article"),
    _text("title"),
    _text("sha256"),
    _number("position"),
    _text("at"),
    _text("who"),
    _text("why"),
)

journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("uid"),
    _text("at"),
    _text("who"),
    _text("action"),
    _text("scope"),
    _text("step"),
    _text("refers"),
    _text("reload"),
    _text("articles"),
    _text("changes"),
    UniqueConstraint("uid"),
    Index(None, "who", "scope", "seq"),
    Index(None, "scope", "seq"),
)

journal_bulks = Table(
    "journal_bulks",
    metadata,
    # The entry itself is written last, so its number is checked at the commit.
    Column(
        "seq",
        Integer,
        ForeignKey("journal.seq", ondelete="RESTRICT", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    ),
    Column("number", Integer, primary_key=True),
    _text("kind"),
    _text("uids"),
    _text("digest"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    _text("value"),
    _text("at"),
)

work_times = Table(
    "work_times",
    metadata,
    Column("annotator", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    Column("milliseconds", BigInteger, nullable=False),
    _text("at"),
)

pass_marks = Table(
    "pass_marks",
    metadata,
    Column("annotator", Text, primary_key=True),
    Column("label", Text, primary_key=True),
    Column("article", Text, primary_key=True),
    _text("at"),
)

LATER = {
    work_times: 2,
    pass_marks: 2,
    declined_ties: 4,
    guidelines: 4,
    remarks: 5,
    review_assignments: 5,
    review_settings: 5,
    recipes: 6,
    tombstones: 6,
}
"""Tables that an older project lacks, and the migrations that make them; read-only ones do without."""
