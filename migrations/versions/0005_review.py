"""What review needs beside gold and decisions: remarks, who reviews what, and how a project reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _of_an_article(table: str, person: str) -> list[sa.schema.SchemaItem]:
    """What both tables that lie beside an article have."""
    return [
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column(person, sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("uid", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.uid"], name=f"fk_{table}_article", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            [person], ["annotators.uid"], name=f"fk_{table}_{person}", ondelete="RESTRICT"
        ),
    ]


def upgrade() -> None:
    op.create_table(
        "remarks",
        *_of_an_article("remarks", "who"),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("relation_type", sa.Text, nullable=False),
        sa.Column("answers", sa.Text, nullable=False),
    )
    op.create_index("ix_remarks_article_position", "remarks", ["article", "position"])
    op.create_table(
        "review_assignments",
        *_of_an_article("review_assignments", "reviewer"),
        sa.UniqueConstraint("article", "reviewer", name="uq_review_assignments_article_reviewer"),
    )
    op.create_index("ix_review_assignments_article_position", "review_assignments", ["article", "position"])
    op.create_table(
        "review_settings",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("own_work", sa.Boolean, nullable=False),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_review_settings"),
    )
