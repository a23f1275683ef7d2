"""The database itself: are its pages and its indexes whole?"""

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kapstok.db import database, reading
from kapstok.inspection.defects import DISK, Defect

WHERE = "database"


def inspect_storage() -> Iterator[Defect]:
    """SQLite checks itself; PostgreSQL with the extension amcheck, when a superuser installed it."""
    try:
        with reading() as session:
            found = list(_sqlite(session) if database().dialect.name == "sqlite" else _postgresql(session))
    except DBAPIError as error:
        found = [type(error.orig or error).__name__]
    yield from (Defect(WHERE, "opslag", f"De database is beschadigd: {complaint}.", DISK) for complaint in found)


def _sqlite(session: Session) -> Iterator[str]:
    for pragma in ("integrity_check(20)", "foreign_key_check"):
        for row in session.execute(text(f"PRAGMA {pragma}")):
            if row[0] != "ok":
                yield str(row[0])[:100]


def _postgresql(session: Session) -> Iterator[str]:
    if not session.scalar(text("SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'")):
        return
    session.execute(text("SET LOCAL statement_timeout = 0"))
    indexes = text(
        "SELECT c.oid, c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
        "JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE a.amname = 'btree' AND n.nspname = current_schema() AND i.indisvalid"
    )
    for oid, name in session.execute(indexes).all():
        try:
            session.execute(text("SELECT bt_index_check(:oid, true)"), {"oid": oid})
        except DBAPIError:
            yield f"index {name}"
            return
