"""Put a copy back on a clean installation: all of it, or nothing."""

import shutil
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import Connection

from kapstok import schema
from kapstok.backup import manifest
from kapstok.backup.manifest import CopyUnusable, Manifest
from kapstok.backup.take import SQLITE_FILE
from kapstok.casus.hold import key_check
from kapstok.db import database
from kapstok.settings import settings

PIECE = 1 << 20
WRONG_KEY = (
    "De sleutel van het zegel past niet bij deze reservekopie. Zet eerst de sleutel terug die erbij hoort: "
    "KAPSTOK_STATE_KEY, of het bestand state.key in de gegevensmap."
)


def put_back(folder: Path) -> Manifest:
    """The copy in an empty database, brought up to date; CopyUnusable when it cannot be."""
    found = manifest.read(folder)
    kind = "sqlite" if database().dialect.name == "sqlite" else "postgresql"
    if found.kind != kind:
        raise CopyUnusable(f"Deze reservekopie is van {found.kind} en KAPSTOK_DATABASE noemt {kind}. Maak ze gelijk.")
    if found.key_check != key_check():
        raise CopyUnusable(WRONG_KEY)
    _require_empty()
    if kind == "sqlite":
        _sqlite(folder)
    else:
        _postgresql(folder, found)
    schema.upgrade()
    return found


def _require_empty() -> None:
    if schema.current() is not None:
        raise CopyUnusable(
            "In deze database staat al iets. Terugzetten kan alleen in een lege database: kies een nieuwe "
            "(KAPSTOK_DATABASE), of zet de oude eerst opzij."
        )


def _sqlite(folder: Path) -> None:
    target = Path(database().url.database or "")
    database().dispose()
    for suffix in ("", "-wal", "-shm"):  # what the look at the empty database left
        Path(f"{target}{suffix}").unlink(missing_ok=True)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    shutil.copyfile(folder / SQLITE_FILE, part)
    part.chmod(0o600)
    part.replace(target)


def _postgresql(folder: Path, found: Manifest) -> None:
    """The tables of the revision of the copy, filled in one transaction, in the order of their references."""
    schema.upgrade(found.revision)
    with database().connect() as connection, connection.begin():
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        for name in found.rows:
            _copy_in(connection, folder / f"{name}.copy", name, found.columns[name])
        _count_on(connection, found)


def _copy_in(connection: Connection, file: Path, name: str, columns: list[str]) -> None:
    raw = connection.connection.driver_connection
    assert raw is not None
    listed = ", ".join(f'"{column}"' for column in columns)
    with (
        file.open("rb") as source,
        raw.cursor() as cursor,
        cursor.copy(f'COPY "{name}" ({listed}) FROM STDIN (FORMAT binary)') as rows,
    ):
        while piece := source.read(PIECE):
            rows.write(piece)


def _count_on(connection: Connection, found: Manifest) -> None:
    """The next number of each table comes after the last one of the copy."""
    for name, columns in found.columns.items():
        for column in columns:
            where = {"name": f'"{name}"', "column": column}
            sequence = connection.scalar(text("SELECT pg_get_serial_sequence(:name, :column)"), where)
            if sequence is not None:
                last = connection.scalar(text(f'SELECT max("{column}") FROM "{name}"')) or 0  # noqa: S608
                connection.execute(
                    text("SELECT setval(:sequence, :next, false)"), {"sequence": sequence, "next": last + 1}
                )


def key_files() -> list[str]:
    """The files with keys, which are never in a copy and have to be kept apart."""
    return sorted(path.name for path in settings().data.glob("*.key*") if path.is_file())
