"""The first tables: articles, scheme, annotation sets with what is in them, the journal, drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _people_and_scheme()
    _articles()
    _annotations()
    _journal()


def _people_and_scheme() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "annotators",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_annotators"),
        sa.UniqueConstraint("name", name="uq_annotators_name"),
    )
    op.create_table(
        "labels",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("colour", sa.Text, nullable=False),
        sa.Column("underline", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("attributes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_labels"),
        sa.UniqueConstraint("name", name="uq_labels_name"),
    )
    op.create_table(
        "relation_types",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("sources", sa.Text, nullable=False),
        sa.Column("targets", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("attributes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_relation_types"),
        sa.UniqueConstraint("name", name="uq_relation_types_name"),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("meta", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("published", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_articles"),
        sa.UniqueConstraint("id", name="uq_articles_id"),
    )
    op.create_index("ix_articles_sha256", "articles", ["sha256"])
    op.create_index("ix_articles_position", "articles", ["position"])
    op.create_table(
        "article_texts",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_article_texts"),
        sa.ForeignKeyConstraint(["uid"], ["articles.uid"], name="fk_article_texts_uid", ondelete="RESTRICT"),
    )
    op.create_table(
        "annotation_sets",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("annotator", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("final", sa.Boolean, nullable=False),
        sa.Column("guideline", sa.Text),
        sa.Column("annotations", sa.Integer, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("uid", name="pk_annotation_sets"),
        sa.UniqueConstraint("article", "annotator", "role", name="uq_annotation_sets_article_annotator_role"),
        _points_at("annotation_sets", "article", "articles"),
        _points_at("annotation_sets", "annotator", "annotators"),
    )
    op.create_index("ix_annotation_sets_article_position", "annotation_sets", ["article", "position"])
    op.create_index("ix_annotation_sets_annotator_role", "annotation_sets", ["annotator", "role"])


def _annotations() -> None:
    op.create_table(
        "annotations",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("set", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("fragments", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("attributes", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("discuss", sa.Boolean, nullable=False),
        sa.Column("origin", sa.Text),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("crc", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_annotations"),
        sa.UniqueConstraint("set", "id", name="uq_annotations_set_id"),
        _points_at("annotations", "set", "annotation_sets"),
        _points_at("annotations", "label", "labels"),
    )
    op.create_index("ix_annotations_set_position", "annotations", ["set", "position"])
    op.create_table(
        "relations",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("set", sa.Text, nullable=False),
        sa.Column("id", sa.Text),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("attributes", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("crc", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_relations"),
        _points_at("relations", "set", "annotation_sets"),
        _points_at("relations", "type", "relation_types"),
        _points_at("relations", "source", "annotations"),
        _points_at("relations", "target", "annotations"),
    )
    op.create_index("ix_relations_set_position", "relations", ["set", "position"])
    op.create_index("ix_relations_source", "relations", ["source"])
    op.create_index("ix_relations_target", "relations", ["target"])
    op.create_table(
        "decisions",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("set", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_decisions"),
        _points_at("decisions", "set", "annotation_sets"),
    )
    op.create_index("ix_decisions_set_position", "decisions", ["set", "position"])


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("refers", sa.Text, nullable=False),
        sa.Column("reload", sa.Text, nullable=False),
        sa.Column("articles", sa.Text, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
        sa.UniqueConstraint("uid", name="uq_journal_uid"),
    )
    op.create_index("ix_journal_who_scope_seq", "journal", ["who", "scope", "seq"])
    op.create_index("ix_journal_scope_seq", "journal", ["scope", "seq"])
    op.create_table(
        "journal_bulks",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("uids", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", "number", name="pk_journal_bulks"),
        sa.ForeignKeyConstraint(
            ["seq"],
            ["journal.seq"],
            name="fk_journal_bulks_seq",
            ondelete="RESTRICT",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_table(
        "drafts",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "name", name="pk_drafts"),
    )


def _points_at(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.uid"], name=f"fk_{table}_{column}", ondelete="RESTRICT"
    )
