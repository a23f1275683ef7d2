"""The bare server, the physical limit: Flask and SQLAlchemy, one read, insert, update and durable commit; no engine.

Its list is a page of an inbox as the simplest program has it: as many lines, values and bytes as Kapstok answers,
of the same kinds, found by an index in one table with everything that is shown, and answered as Flask does. The lean
list is three values of the same lines.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from flask import Flask, jsonify, request
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    CursorResult,
    Date,
    DateTime,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    Uuid,
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
# The values of a task of S in the inbox of Kapstok.
TEXTS = {
    "naam": "taak_1",
    "titel": "Meten",
    "gemeente": "meet_s",
    "gemeente_naam": "meet_s",
    "fase_naam": "Nog geen fase",
    "rol": "casusregisseur",
    "rol_naam": "Casusregisseur",
    "route": "bench-s",
    "organisatie": None,
    "termijn_woorden": "geen termijn",
    "termijn_urgentie": "geen",
    "status": "open",
}
NUMBERS = {"fase": 0, "termijn_werkdagen": None, "prioriteit": 50}
FLAGS = {"van_mij": True, "vrij": False, "uitvoerbaar": True, "heeft_concept": False}
task = Table(
    "bare_task",
    metadata,
    *(Column("id", Uuid, primary_key=True), Column("casus_id", Uuid), Column("kenmerk", String)),
    *(Column("behandelaar", String), Column("geopend_op", DateTime(timezone=True)), Column("termijn_datum", Date)),
    *(Column(name, kind) for kind, names in ((String, TEXTS), (Integer, NUMBERS), (Boolean, FLAGS)) for name in names),
    Index("ix_bare_task", "behandelaar", "geopend_op"),
)
READ = select(work).where(work.c.id == bindparam("work"))
STEP = update(work).where(work.c.id == bindparam("of"), work.c["count"] == bindparam("was"))
OWNERS = 50
LINES = 20


def _listed(*shown: Any) -> Select[Any]:
    first = select(*shown).where(task.c.behandelaar == bindparam("owner"))
    return first.order_by(task.c.geopend_op).limit(LINES)


LIST = _listed(task)
LEAN = _listed(task.c.id, task.c.behandelaar, task.c.prioriteit)
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
    """The operations that Kapstok is held against."""
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
            return jsonify(_shown(connection.execute(LIST, {"owner": "Meter 1"})))

    @app.get("/list/lean")
    def listed_leanly():  # type: ignore[no-untyped-def]
        with to_look.connect() as connection:
            return jsonify([dict(row._mapping) for row in connection.execute(LEAN, {"owner": "Meter 1"})])

    @app.post("/complete/<key>")
    def complete(key: str):  # type: ignore[no-untyped-def]
        given = request.get_json()
        with writing() as connection:
            found = connection.execute(READ, {"work": key}).one()
            connection.execute(insert(line), {"work": key, "text": given["verslag"]})
            connection.execute(STEP, {"of": key, "was": found.count, "count": found.count + 1})
        return jsonify(id=key, at=datetime.now(UTC).isoformat())

    return app


def _shown(found: CursorResult[Any]) -> list[dict[str, Any]]:
    """Quicker than `row._asdict()`, and than how Flask itself writes a moment."""
    names = [*found.keys()]
    tasks = [dict(zip(names, row, strict=True)) for row in found]
    for each in tasks:
        each["geopend_op"] = each["geopend_op"].isoformat(timespec="seconds")
    return tasks


def furnish(engine: Engine) -> None:
    """Its tables, with a full inbox for each owner."""
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(task), [_task(number) for number in range((LINES + 2) * OWNERS)])


def _task(number: int) -> dict[str, Any]:
    return {
        **{**TEXTS, **NUMBERS, **FLAGS},
        "id": uuid4(),
        "casus_id": uuid4(),
        "kenmerk": f"S-2026-{number:04}",
        "behandelaar": f"Meter {number % OWNERS}",
        "geopend_op": datetime(2026, 11, 1, tzinfo=UTC) + timedelta(seconds=number),
        "termijn_datum": None,
    }


def main() -> None:
    from waitress import serve

    engine = database()
    furnish(engine)
    serve(make(Flask("bare"), engine), host="127.0.0.1", port=int(sys.argv[1]), threads=8, _quiet=True)


if __name__ == "__main__":
    main()
