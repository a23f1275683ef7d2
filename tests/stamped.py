"""The tables of a test are made at once, not migrated; here they are said to be up to date."""

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kapstok import db, schema


def stamp() -> None:
    """`tests/schema` proves that made and migrated tables are the same."""
    with db.database().connect().execution_options(writes=True) as connection, connection.begin():
        MigrationContext.configure(connection).stamp(ScriptDirectory(str(schema.MIGRATIONS)), "head")
