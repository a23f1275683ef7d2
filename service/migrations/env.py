"""How alembic meets the tables: on the connection, and in the transaction, that kapstok.schema opened."""

from alembic import context

from kapstok.db import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    # SQLite can: the driver leaves beginning and ending to us.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
