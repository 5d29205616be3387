"""An index over the words of all texts, for projects in files; servers search in their own way."""

from alembic import op

from annotator.storage import search_index

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        search_index.make(connection)
