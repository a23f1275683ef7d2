"""The pool of connections to a database, and how a driver is told what we want of it."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Engine, create_engine, event, make_url

from kapstok.driver import ASKERS, Wire
from kapstok.visit import Ready

# How SQLite begins a transaction to write. How the next one begins, when it is no other, stands with its connection.
BEGIN_TO_WRITE = "BEGIN IMMEDIATE"
BEGIN = "begin"

# The questions that a connection keeps ready, with those that were put together of several changes.
MOST_PREPARED = 300


@lru_cache(maxsize=8)
def engine_for(url: str) -> Engine:
    """The connection pool of one database."""
    if make_url(url).get_backend_name() == "sqlite":
        return _sqlite(url)
    options = "-c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=30s"
    engine = create_engine(
        url,
        poolclass=Ready,
        pool_size=10,
        max_overflow=10,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"options": options},
        paramstyle="numeric_dollar",
        use_native_hstore=False,
        json_serializer=_json,
        json_deserializer=orjson.loads,
    )
    event.listen(engine, "connect", _raw)
    _begins_with(engine, _begins)
    return engine


def _begins_with(engine: Engine, begin: Callable[[Any], None]) -> None:
    """Its connections are of our kind, and this is done when a transaction begins on one. A listener would be told too,
    but an engine that has one makes each connection look for listeners at everything it does.
    """
    engine.dialect.do_begin = begin  # type: ignore[assignment, method-assign]
    engine._connection_cls = Wire


def _raw(connection: Any, record: Any) -> None:
    """PostgreSQL's driver takes the text of a question as it is, and need not look for the places of the values. Who
    asks what is asked often stays with the connection.
    """
    from psycopg import RawCursor, RawServerCursor
    from psycopg.adapt import Loader

    from kapstok.libpq import Askers

    class Known(Loader):
        def load(self, data: Any) -> UUID:
            return _id(bytes(data))

    record.info[ASKERS] = Askers(connection)
    connection.cursor_factory, connection.server_cursor_factory = RawCursor, RawServerCursor
    connection.prepared_max = MOST_PREPARED
    connection.adapters.register_loader("uuid", Known)


@lru_cache(maxsize=4096)
def _id(written: bytes) -> UUID:
    """The same ids come by again and again."""
    return UUID(written.decode())


def _json(value: Any) -> str:
    # Keys may be numbers, or names of tables, which SQLAlchemy gives a kind of text of their own.
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()


def _begins(connection: Any) -> None:
    """PostgreSQL's driver says BEGIN with the first question, unless each is to be a transaction of its own."""
    alone(connection.driver_connection, False)


def alone(driver: Any, wanted: bool) -> None:
    """One that is closed is found out by its first question."""
    if driver.autocommit is not wanted and not driver.closed:
        driver.autocommit = wanted


def _sqlite(url: str) -> Engine:
    engine = create_engine(
        url,
        poolclass=Ready,
        connect_args={"timeout": 10, "check_same_thread": False},
        hide_parameters=True,
        json_serializer=_json,
        json_deserializer=orjson.loads,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        # The driver must not begin transactions by itself: we choose between reading and writing below.
        connection.isolation_level = None
        # What is deleted is written over: it would else stay readable in the file.
        wishes = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "secure_delete=ON")
        for pragma in wishes:
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Any) -> None:
        wish = connection.info.pop(BEGIN, "BEGIN")
        if wish:
            connection.dbapi_connection.execute(wish)

    _begins_with(engine, begin)
    return engine
