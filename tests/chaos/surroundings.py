"""What is beside the deeds of a day: neighbours whose rows stay as they are, and places where nobody's words stand."""

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select, text

from kapstok.acts.announce_tasks import announce_tasks
from kapstok.acts.open_casus import Opening, open_casus
from kapstok.casus.model import Casus
from kapstok.db import Row, database, reading
from kapstok.engine import state
from kapstok.health import metrics
from kapstok.overviews.me import viewer_by_username
from kapstok.settings import settings
from kapstok.worker.sweep import MOST

# Whatever people write in these tests begins with it.
CANARY = "Kanarie"
# The work of the neighbours goes on: their letters are sent. Whether somebody is still to be told is settled before.
AT_WORK = ("job",)


class Surroundings(logging.Handler):
    """From the beginning of a day: the rows of a casus of the neighbours, and what is logged in this process."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.logged: list[str] = []
        lotte = viewer_by_username("lotte")
        assert lotte is not None
        self.casus_id = open_casus(lotte, Opening("lindehoven", "Huishouden Beuk")).casus_id
        announce_tasks(None, MOST)
        self.before = self._rows()
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.logged.append(repr(vars(record)) + record.getMessage())

    def judge(self) -> list[str]:
        """I10 and I11, at the end of the day."""
        logging.getLogger().removeHandler(self)
        now = self._rows()
        changed = sorted(name for name in self.before if self.before[name] != now[name])
        found = [f"I10 rows of the neighbours changed: {', '.join(changed)}"] if changed else []
        return found + [f"I11 what somebody wrote stands in {place}" for place in self._told()]

    def _rows(self) -> dict[str, str]:
        """Of every table a digest of what belongs to the casus of the neighbours."""
        with reading() as session:
            return {
                table.name: hashlib.sha256(repr(session.execute(_of(table, self.casus_id)).all()).encode()).hexdigest()
                for table in Row.metadata.sorted_tables
                if table.name not in AT_WORK and (table.name == "casus" or "casus_id" in table.c)
            }

    def _told(self) -> Iterator[str]:
        if any(CANARY in line for line in self.logged):
            yield "a log"
        if CANARY in metrics.text().decode():
            yield "the figures"
        if any(CANARY.encode() in path.read_bytes() for path in Path(settings().data).rglob("*") if path.is_file()):
            yield "a file"
        with reading() as session:
            states = session.execute(select(Casus.kenmerk, Casus.state)).all()
        yield from (f"the run of {kenmerk}" for kenmerk, run in states if CANARY in _readable(run))
        if database().dialect.name == "postgresql":
            yield from _postgresql()


def _of(table: Table, casus_id: Any) -> Any:
    column = table.c.id if table.name == "casus" else table.c.casus_id
    return select(table).where(column == casus_id).order_by(*table.primary_key.columns)


def _readable(run: bytes) -> str:
    try:
        return repr(state.content(run))
    except Exception:
        return ""  # a damaged state is told by the inspection


def _postgresql() -> Iterator[str]:
    """SQLite is a file; PostgreSQL is asked for every table, also those of the worker."""
    names = (
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables "
        "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    )
    with reading() as session:
        for name in session.scalars(text(names)).all():
            if session.scalar(text(f"SELECT count(*) FROM {name} t WHERE t::text LIKE '%{CANARY}%'")):
                yield name
