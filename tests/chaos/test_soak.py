"""F15: people work and processes die for as long as one wants; memory, the log of writes and the casussen stay small.

`KAPSTOK_SOAK` is the number of minutes (1 in `make chaos`, up to 30).
"""

import os
import threading
import time
from pathlib import Path

import pytest
from rounds import Round
from sqlalchemy import func, select
from this_round import chance
from town import Town
from verdict import Verdict

from kapstok import db
from kapstok.casus.model import Casus
from kapstok.db import Row, reading
from kapstok.settings import settings

pytestmark = [
    pytest.mark.xdist_group("chaos"),
    pytest.mark.only_long,
]
MINUTES = float(os.environ.get("KAPSTOK_SOAK", "1"))
MB = 1024 * 1024
# What a server may grow after it is warm, and what SQLite may keep in its log of writes.
GROWTH, LOG = 32 * MB, 32 * MB
# A worker says that it lives, and that is all.
QUIET = 5


class Watch(threading.Thread):
    """Looks each second at a server that is never shot, kills another process now and then, and ends the soak."""

    def __init__(self, town: Town, seconds: float):
        super().__init__(name="watch")
        self.town, self.end = town, time.monotonic() + seconds
        self.kill_each = max(seconds / 20, 5)
        self.memory: list[int] = []
        self.log = 0

    def run(self) -> None:
        choice, next_one = chance("soak"), time.monotonic() + self.kill_each
        while time.monotonic() < self.end:
            self.memory.append(resident(self.town.web[0].process.pid))
            self.log = max(self.log, log_of_writes())
            if time.monotonic() > next_one:
                next_one += self.kill_each
                choice.choice([*self.town.web[1:], *self.town.hands]).process.kill()
            time.sleep(1)


def resident(pid: int) -> int:
    """Bytes of memory that a process has in use."""
    pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def log_of_writes() -> int:
    return sum(path.stat().st_size for path in Path(settings().data).glob("*.db-wal"))


def rows() -> dict[str, int]:
    """How many rows every table has; the worker may still be writing to its own."""
    with reading() as session:
        tables = [table for table in Row.metadata.sorted_tables if table.name not in ("heartbeat", "login")]
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def states() -> tuple[int, int]:
    """The largest state that is stored, and of how many casussen."""
    with reading() as session:
        largest, count = session.execute(select(func.max(func.length(Casus.state)), func.count())).one()
    return largest, count


def soak() -> tuple[Verdict, Watch]:
    round_ = Round(acks=50, limit=MINUTES * 60 + 120, people=20, workers=2)
    round_.beside = lambda town: Watch(town, MINUTES * 60)
    verdict = round_.run()
    return verdict, round_.besides[0]


def test_people_work_on_and_nothing_grows(town: str) -> None:
    verdict, watch = soak()
    assert verdict.violations == []
    assert verdict.deaths > 0
    assert verdict.acks >= 50
    warm = watch.memory[len(watch.memory) // 3]
    assert watch.memory[-1] - warm < GROWTH, "the memory of a server stays flat"
    assert watch.log < LOG, "the log of writes is emptied now and then"
    largest, count = states()
    assert count > 20
    assert largest < 20_000, "a state is as large as what is open, whatever happened before"


def test_a_house_where_nobody_works_stays_as_it_is(town: str) -> None:
    with Town(servers=1, workers=2) as quiet:
        quiet.wait_for_workers()
        time.sleep(QUIET)
        before, size = rows(), states()
        time.sleep(QUIET)
        assert (rows(), states()) == (before, size)
    db.database().dispose()
