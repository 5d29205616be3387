"""Rights on a server: whoever may read or write a project may do so with tables that a migration adds."""

from collections.abc import Iterable

from sqlalchemy import Connection, text

MODEL = "annotations"
"""The table whose rights the new ones get: who may write it may change the project."""

_RIGHTS = text(
    "SELECT coalesce(quote_ident(role.rolname), 'PUBLIC'), string_agg(DISTINCT entry.privilege_type, ', ') "
    "FROM pg_class AS one "
    "CROSS JOIN LATERAL aclexplode(coalesce(one.relacl, acldefault('r', one.relowner))) AS entry "
    "LEFT JOIN pg_roles AS role ON role.oid = entry.grantee "
    "WHERE one.oid = to_regclass(:model) GROUP BY 1 ORDER BY 1"
)


def share_new_tables(connection: Connection, tables: Iterable[str]) -> None:
    """Give everybody the rights on new tables that they have on the old ones.

    PostgreSQL keeps rights by table: without this a colleague, or the owner where somebody else ran the
    migration, could not read the new ones.
    """
    quote = connection.dialect.identifier_preparer.quote
    rights = connection.execute(_RIGHTS, {"model": MODEL}).all()
    for name in tables:
        for role, kinds in rights:
            connection.exec_driver_sql(f"GRANT {kinds} ON {quote(name)} TO {role}")
