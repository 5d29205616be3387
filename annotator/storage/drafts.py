"""Half-typed notes, kept beside the project's history so that a crash loses none of them."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from annotator.storage.schema import drafts


def save(connection: Connection, owner: str, name: str, value: str) -> None:
    """Keep a half-typed text under its name, in place of an earlier one."""
    drop(connection, owner, name)
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    connection.execute(insert(drafts), {"owner": owner, "name": name, "value": value, "at": at})


def drop(connection: Connection, owner: str, name: str) -> None:
    """Forget a half-typed text."""
    connection.execute(delete(drafts).where(drafts.c.owner == owner, drafts.c.name == name))


def of(connection: Connection, owner: str) -> dict[str, str]:
    """The half-typed texts of an owner by name, oldest first."""
    query = select(drafts.c.name, drafts.c.value).where(drafts.c.owner == owner).order_by(drafts.c.at)
    return dict(connection.execute(query).all())
