"""The tables as they were last migrated: brought up to date, or refused when they are not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, inspect, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError

from kapstok.audit import chain, readings, requests  # noqa: F401 - every noun brings its tables
from kapstok.bewaren import inzage, termijnen, uitstel, vernietiging  # noqa: F401
from kapstok.casus import deelnemers, loading, melder  # noqa: F401
from kapstok.casus import model as casus  # noqa: F401
from kapstok.catalogue import (
    design,  # noqa: F401
    orders,  # noqa: F401
)
from kapstok.catalogue import model as catalogue  # noqa: F401
from kapstok.db import Row, database
from kapstok.dossier import (  # noqa: F401
    acties,
    answers,
    betrokkenen,
    bouwschema,
    brieven,
    consult,
    informatie,
    informeren,
    interventies,
    overleggen,
    plan,
    procedures,
    toestemming,
    vaststelling,
)
from kapstok.errors import Unavailable
from kapstok.jobs import heartbeat  # noqa: F401
from kapstok.jobs import model as jobs  # noqa: F401
from kapstok.pdca import model as pdca  # noqa: F401
from kapstok.people import convenants, login  # noqa: F401
from kapstok.people.model import Person
from kapstok.regie import grondslag, ledger, overdracht  # noqa: F401
from kapstok.settings import ROOT, settings
from kapstok.tasks import model as tasks  # noqa: F401

if TYPE_CHECKING:
    # A worker or web process only compares two words when it starts: it need not wait until alembic is loaded.
    from alembic.config import Config

MIGRATIONS = ROOT / "service" / "migrations"
ONE_AT_A_TIME = 7_411_402  # the advisory lock under which PostgreSQL is migrated


class OldSchema(Unavailable):
    """The tables are older or newer than this version of Kapstok."""


def upgrade(revision: str = "head") -> None:
    """Bring the tables up to date, in one transaction; a second process waits and then finds it done."""
    from alembic import command

    with _migrating() as config:
        command.upgrade(config, revision)


def downgrade(revision: str) -> None:
    """Bring the tables back to an earlier revision; `base` is before the first."""
    from alembic import command

    with _migrating() as config:
        command.downgrade(config, revision)


def draft(message: str) -> None:
    """Write the next migration from the difference between rows and tables; a person cleans it up."""
    from alembic import command

    with _migrating() as config:
        command.revision(config, message=message, autogenerate=True)


def current() -> str | None:
    """The revision of the tables; None when there are none yet. Unavailable when there is no database."""
    with _connected() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.scalar(text("SELECT version_num FROM alembic_version"))


def latest() -> str:
    """The revision that this version of Kapstok needs: the number of the last migration."""
    return _revisions()[-1]


def refuse_old_schema() -> None:
    """Raises OldSchema when the tables do not fit this version of Kapstok."""
    found = current()
    if found == latest():
        return
    if found is not None and found not in _revisions():
        raise OldSchema("De database hoort bij een nieuwere versie van Kapstok. Start die versie.")
    raise OldSchema("De database is nog niet klaar voor deze versie van Kapstok. Voer eerst uit: kapstok db upgrade")


def _revisions() -> list[str]:
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def tables() -> list[Table]:
    """All tables of all nouns, also of those that nobody has asked for yet in this process."""
    return list(Row.metadata.sorted_tables)


def nobody_lives_here() -> bool:
    """Whether the tables are up to date but still without people."""
    with database().connect() as connection:
        return connection.scalar(select(Person.id).limit(1)) is None


def differences() -> list[Any]:
    """How the migrated tables differ from the rows of the nouns."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with database().connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Row.metadata))


@contextmanager
def _migrating() -> "Iterator[Config]":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with _connected() as connection:
        connection = connection.execution_options(writes=True)
        sqlite = connection.dialect.name == "sqlite"
        # SQLite changes a table by copying it, which a foreign key would forbid; it listens only outside a transaction.
        _pragma(connection, "foreign_keys=OFF", sqlite)
        try:
            with connection.begin():
                _alone(connection, sqlite)
                config.attributes["connection"] = connection
                yield config
        finally:
            _pragma(connection, "foreign_keys=ON", sqlite)
        # What was sealed just now still stands readable in the log of writes, until it is emptied.
        _pragma(connection, "wal_checkpoint(TRUNCATE)", sqlite)


@contextmanager
def _connected() -> Iterator[Connection]:
    settings().data.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        connection = database().connect()
    except OperationalError as error:
        raise Unavailable("De database is niet bereikbaar. Controleer KAPSTOK_DATABASE en of zij draait.") from error
    with connection:
        yield connection


def _pragma(connection: Connection, setting: str, sqlite: bool) -> None:
    driver = connection.connection.driver_connection
    if sqlite and driver is not None:
        driver.execute(f"PRAGMA {setting}")


def _alone(connection: Connection, sqlite: bool) -> None:
    if not sqlite:
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
