"""The bare server, the physical limit: Flask and SQLAlchemy, one read, insert, update and durable commit; no engine."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from uuid import uuid4

from flask import Flask, jsonify, request
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    create_engine,
    event,
    insert,
    select,
    update,
)

metadata = MetaData()
work = Table(
    "bare_work",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(20)),
    Column("count", Integer),
    Column("state", LargeBinary),
    Index("ix_bare_owner", "owner", "id"),
)
line = Table(
    "bare_line", metadata, Column("id", Integer, primary_key=True), Column("work", String(32)), Column("text", String)
)
READ = select(work).where(work.c.id == bindparam("work"))
STEP = update(work).where(work.c.id == bindparam("of"), work.c["count"] == bindparam("was"))
LIST = select(work.c.id, work.c.owner, work.c["count"]).where(work.c.owner == bindparam("owner")).limit(20)
OWNERS = 50
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000")


def database() -> Engine:
    """The database of the world, in plain SQLAlchemy: nothing of ours that could be faster, or slower. SQLite writes as
    durably as ours does, and one at a time.
    """
    url = os.environ["KAPSTOK_DATABASE"]
    engine = create_engine(url, pool_size=10)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def prepare(connection, _record) -> None:  # type: ignore[no-untyped-def]
            connection.isolation_level = None
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            if connection.get_execution_options().get("writes"):
                connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def make(app: Flask, engine: Engine) -> Flask:
    """The three operations that Kapstok is held against."""
    sqlite = engine.dialect.name == "sqlite"
    turn = threading.Lock() if sqlite else nullcontext()
    to_write = engine.execution_options(writes=True)
    to_look = engine if sqlite else engine.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def writing() -> Iterator[Connection]:
        with turn, to_write.begin() as connection:
            yield connection

    @app.post("/start")
    def start():  # type: ignore[no-untyped-def]
        key = uuid4().hex
        row = {"id": key, "owner": f"o{hash(key) % OWNERS}", "count": 0, "state": request.get_data()}
        with writing() as connection:
            connection.execute(insert(work), row)
        return jsonify(id=key), 201

    @app.get("/list")
    def listed():  # type: ignore[no-untyped-def]
        with to_look.connect() as connection:
            return jsonify([dict(row._mapping) for row in connection.execute(LIST, {"owner": "o1"})])

    @app.post("/complete/<key>")
    def complete(key: str):  # type: ignore[no-untyped-def]
        given = request.get_json()
        with writing() as connection:
            found = connection.execute(READ, {"work": key}).one()
            connection.execute(insert(line), {"work": key, "text": given["verslag"]})
            connection.execute(STEP, {"of": key, "was": found.count, "count": found.count + 1})
        return jsonify(id=key, at=datetime.now(UTC).isoformat())

    return app


def main() -> None:
    from waitress import serve

    engine = database()
    metadata.create_all(engine)
    serve(make(Flask("bare"), engine), host="127.0.0.1", port=int(sys.argv[1]), threads=8, _quiet=True)


if __name__ == "__main__":
    main()
