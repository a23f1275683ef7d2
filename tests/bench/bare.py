"""The bare server, the physical limit: Flask and SQLAlchemy, one read, insert, update and durable commit; no engine."""

import sys
from datetime import UTC, datetime
from uuid import uuid4

from flask import Flask, jsonify, request
from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, String, Table, bindparam, insert, select, update

from kapstok import db

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


def make(app: Flask) -> Flask:
    """The three operations that Kapstok is held against."""

    @app.post("/start")
    def start():  # type: ignore[no-untyped-def]
        key = uuid4().hex
        row = {"id": key, "owner": f"o{hash(key) % OWNERS}", "count": 0, "state": request.get_data()}
        with db.writing() as session:
            session.connection().execute(insert(work), row)
        return jsonify(id=key), 201

    @app.get("/list")
    def listed():  # type: ignore[no-untyped-def]
        with db.looking() as connection:
            return jsonify([dict(row._mapping) for row in connection.execute(LIST, {"owner": "o1"})])

    @app.post("/complete/<key>")
    def complete(key: str):  # type: ignore[no-untyped-def]
        given = request.get_json()
        with db.writing() as session:
            connection = session.connection()
            found = connection.execute(READ, {"work": key}).one()
            connection.execute(insert(line), {"work": key, "text": given["verslag"]})
            connection.execute(STEP, {"of": key, "was": found.count, "count": found.count + 1})
        return jsonify(id=key, at=datetime.now(UTC).isoformat())

    return app


def main() -> None:
    from waitress import serve

    metadata.create_all(db.database())
    serve(make(Flask("bare")), host="127.0.0.1", port=int(sys.argv[1]), threads=8, _quiet=True)


if __name__ == "__main__":
    main()
