"""What attribution needs: declined ties, versions of the guidelines, entities and quantities at hand."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NAMES = ("entity", "quantity")
AT_A_TIME = 1000


def upgrade() -> None:
    _tables()
    for name in NAMES:
        op.add_column("annotations", sa.Column(name, sa.Text))
    _fill(op.get_bind())
    for name in NAMES:
        there = sa.text(f"{name} IS NOT NULL")
        op.create_index(
            f"ix_annotations_{name}",
            "annotations",
            [name, "set"],
            sqlite_where=there,
            postgresql_where=there,
        )


def _tables() -> None:
    op.create_table(
        "declined_ties",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("set", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_declined_ties"),
        sa.ForeignKeyConstraint(
            ["set"], ["annotation_sets.uid"], name="fk_declined_ties_set", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["type"], ["relation_types.uid"], name="fk_declined_ties_type", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_declined_ties_set_position", "declined_ties", ["set", "position"])
    op.create_table(
        "guidelines",
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("uid", name="pk_guidelines"),
        sa.UniqueConstraint("position", name="uq_guidelines_position"),
    )


def _fill(connection: sa.Connection) -> None:
    """Note of each annotation that is there which entity and quantity it names."""
    annotations = sa.table(
        "annotations", sa.column("uid"), sa.column("attributes"), *(sa.column(name) for name in NAMES)
    )
    asked = sa.select(annotations.c.uid, annotations.c.attributes).where(
        sa.or_(*(annotations.c.attributes.contains(f'"{name}"') for name in NAMES))
    )
    note = (
        sa.update(annotations)
        .where(annotations.c.uid == sa.bindparam("the_uid"))
        .values({name: sa.bindparam(f"the_{name}") for name in NAMES})
    )
    rows = connection.execute(asked).all()
    for first in range(0, len(rows), AT_A_TIME):
        connection.execute(note, [_named(*row) for row in rows[first : first + AT_A_TIME]])


def _named(uid: str, attributes: str) -> dict[str, str | None]:
    try:
        found = json.loads(attributes)
    except ValueError:
        # A damaged row stays what it is; `annotator check` names it.
        found = None
    names: dict[str, str | None] = {"the_uid": uid}
    for name in NAMES:
        value = found.get(name) if isinstance(found, dict) else None
        names[f"the_{name}"] = value if isinstance(value, str) and value else None
    return names
