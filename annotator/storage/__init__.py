"""The database of a project: the only package that knows SQLAlchemy and alembic."""
