"""What people keep for themselves beside the history: time per article, passes over the articles."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # No foreign keys: what was noted outlives an article that is removed, and is there when it comes back.
    op.create_table(
        "work_times",
        sa.Column("annotator", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("milliseconds", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("annotator", "article", name="pk_work_times"),
    )
    op.create_table(
        "pass_marks",
        sa.Column("annotator", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("annotator", "label", "article", name="pk_pass_marks"),
    )
