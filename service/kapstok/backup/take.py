"""Take a copy at one moment: others write on meanwhile, and what was confirmed before the start is in it."""

import os
import sqlite3
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Table, func, select, text
from sqlalchemy.engine import Connection

from kapstok import clock, schema
from kapstok.backup import manifest
from kapstok.backup.manifest import CopyUnusable, Manifest
from kapstok.casus.hold import key_check
from kapstok.db import database

SQLITE_FILE = "kapstok.db"


def take(folder: Path) -> Manifest:
    """Write a copy in a new folder; CopyUnusable when the folder is there already."""
    if folder.exists():
        raise CopyUnusable(f"{folder} bestaat al. Kies een nieuwe map voor de reservekopie.")
    folder.mkdir(mode=0o700, parents=True)
    taken_at = clock.now().isoformat()
    sqlite = database().dialect.name == "sqlite"
    rows = _sqlite(folder) if sqlite else _postgresql(folder)
    files = sorted(path for path in folder.iterdir())
    made = Manifest(
        format=manifest.FORMAT,
        kapstok=version("kapstok"),
        kind="sqlite" if sqlite else "postgresql",
        revision=schema.current() or "",
        taken_at=taken_at,
        key_check=key_check(),
        columns={table.name: [column.name for column in table.columns] for table in tables()},
        rows=rows,
        digests={path.name: manifest.digest_of(path) for path in files},
    )
    manifest.write(folder, made)
    return made


def _sqlite(folder: Path) -> dict[str, int]:
    """`VACUUM INTO` reads in one transaction; copying the file would miss what stands in the journal."""
    source, target = database().url.database or "", folder / SQLITE_FILE
    with sqlite3.connect(source, timeout=60, isolation_level=None) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    connection.close()
    os.chmod(target, 0o600)
    copy = sqlite3.connect(target)
    counts = {
        table.name: copy.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]  # noqa: S608
        for table in tables()
    }
    copy.close()
    return counts


def _postgresql(folder: Path) -> dict[str, int]:
    """Every table as PostgreSQL copies it, in one moment (REPEATABLE READ)."""
    engine = database().execution_options(isolation_level="REPEATABLE READ")
    with engine.connect() as connection, connection.begin():
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        counts = {}
        for table in tables():
            counts[table.name] = connection.scalar(select(func.count()).select_from(table)) or 0
            _copy_out(connection, table.name, [column.name for column in table.columns], folder)
    return counts


def _copy_out(connection: Connection, name: str, columns: list[str], folder: Path) -> None:
    raw = connection.connection.driver_connection
    assert raw is not None
    listed = ", ".join(f'"{column}"' for column in columns)
    with (
        open(os.open(folder / f"{name}.copy", os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file,
        raw.cursor() as cursor,
        cursor.copy(f'COPY "{name}" ({listed}) TO STDOUT (FORMAT binary)') as rows,
    ):
        for piece in rows:
            file.write(piece)


def tables() -> list[Table]:
    """The tables of the house, each after those to which it refers."""
    return schema.tables()
