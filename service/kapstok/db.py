"""One base for all rows, one way to a session: reading, or writing in one transaction.

SQLite: WAL, synchronous=FULL, `BEGIN IMMEDIATE` for every write and one writer at a time in this process.
PostgreSQL: READ COMMITTED with row locks, and timeouts so that nobody waits for ever.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import (
    DateTime,
    Engine,
    LargeBinary,
    MetaData,
    TypeDecorator,
)
from sqlalchemy.engine import Connection, RootTransaction
from sqlalchemy.exc import DBAPIError, OperationalError, TimeoutError
from sqlalchemy.orm import DeclarativeBase, Session

from kapstok import cipher, waypoints
from kapstok.errors import Unavailable
from kapstok.pool import BEGIN, BEGIN_TO_WRITE, alone, engine_for
from kapstok.settings import settings
from kapstok.visit import connected, turn

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class OutcomeUnknown(Unavailable):
    """The connection broke while it committed: nobody knows whether it was done."""

    def __init__(self) -> None:
        super().__init__(
            "De verbinding met de database viel weg terwijl we uw wijziging opsloegen. Kijk eerst of zij er staat; "
            "zo niet, doe het dan opnieuw."
        )


class Row(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMING)


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC. SQLite forgets time zones, so they are put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class SealedText(TypeDecorator[str]):
    """Text that is stored unreadable; see `cipher`."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> bytes | None:
        return None if value is None else cipher.seal(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Any) -> str | None:
        return None if value is None else cipher.unseal(value).decode()


class SealedJson(TypeDecorator[Any]):
    """A JSON value that is stored unreadable; see `cipher`."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> bytes | None:
        return None if value is None else cipher.seal(orjson.dumps(value))

    def process_result_value(self, value: bytes | None, dialect: Any) -> Any:
        return None if value is None else orjson.loads(cipher.unseal(value))


def database() -> Engine:
    """The database of this installation."""
    return engine_for(settings().database)


AWAY = "De database is even niet bereikbaar. Probeer het over een paar tellen weer."


def went_away(error: Exception) -> bool:
    """Whether the database, or the connection to it, was not there or left: the same may well go right later."""
    return isinstance(error, OperationalError | TimeoutError) or getattr(error, "connection_invalidated", False)


def _tell(error: BaseException | None) -> None:
    """Unavailable when the database is away."""
    if isinstance(error, DBAPIError | TimeoutError) and went_away(error):
        raise Unavailable(AWAY) from error


class looking(connected):
    """A connection to look with, without a transaction around it: the way of the busiest overviews."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(database())

    def __enter__(self) -> Connection:
        try:
            connection: Any = super().__enter__()
        except Exception as error:
            _tell(error)
            raise
        if connection.dialect.name == "postgresql":
            alone(connection.driver, True)
        return connection

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        try:
            super().__exit__(kind, error, trace)
        except Exception as failed:
            _tell(failed)
            raise
        _tell(error)


@contextmanager
def reading() -> Iterator[Session]:
    """A session to look with; nothing is kept of what it might change. Unavailable when the database is away."""
    try:
        with connected(database()) as connection, Session(connection, autoflush=False) as session:
            yield session
    except Exception as error:
        _tell(error)
        raise


@contextmanager
def writing() -> Iterator[Session]:
    """A session in one transaction: it commits at the end, or nothing has happened."""
    with transaction() as connection, session_on(connection) as session:
        yield session
        session.flush()


def session_on(connection: Connection) -> Session:
    """A session within the transaction of a connection, which alone ends it."""
    return Session(connection, expire_on_commit=False, join_transaction_mode="rollback_only")


@contextmanager
def transaction() -> Iterator[Connection]:
    """A connection in one transaction: it commits at the end, or nothing has happened."""
    engine = database()
    sqlite = engine.dialect.name == "sqlite"
    with turn if sqlite else nullcontext(), connected(engine, in_turn=sqlite) as connection:
        if sqlite:
            connection.info[BEGIN] = BEGIN_TO_WRITE
        transaction = connection.begin()
        yield connection
        waypoints.reached("before_commit")
        _commit(transaction)
        waypoints.reached("after_commit")


def _commit(transaction: RootTransaction) -> None:
    try:
        transaction.commit()
    except DBAPIError as error:
        if error.connection_invalidated:
            raise OutcomeUnknown from error
        raise


def leave_no_trace() -> None:
    """After a destruction: SQLite writes its file and its log of writes anew, without what was deleted. PostgreSQL does
    so by itself (autovacuum).
    """
    engine = database()
    if engine.dialect.name != "sqlite":
        return
    with turn, engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        for step in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            driver.execute(step).fetchall()


def refuses_to_write(error: DBAPIError) -> bool:
    """Whether the disk is full or may only be read, so that trying again has no use."""
    name = getattr(error.orig, "sqlite_errorname", "")
    return name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")) or (
        getattr(error.orig, "sqlstate", "") in ("53100", "25006")
    )
