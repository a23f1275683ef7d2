"""Kapstok as it is, but for what the environment says is wrong with it: `program.py serve`, `program.py worker`.

CHAOS_CRASH: a place on the way of an act where the process dies, at one of its first CHAOS_VISITS visits.
CHAOS_LIFE: which process this is, and how often it died before.
CHAOS_STATEMENT: the number of the statement that changes tables or rows at which the process dies.
CHAOS_CLOCK: a file with seconds that the clock is off.
CHAOS_ROOM: bytes that a file may have, so that the disk is full beyond it.
"""

import itertools
import os
import resource
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from this_round import chance

from kapstok import clock, waypoints
from kapstok.cli import main

CHANGES = ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE")


def crash(place: str, visits: int) -> None:
    last, visited = chance(place, os.environ["CHAOS_LIFE"]).randint(1, visits), itertools.count(1)

    def die(reached: str) -> None:
        if reached == place and next(visited) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    waypoints.watch(die)


def crash_at_statement(number: int) -> None:
    changes = itertools.count(1)

    @event.listens_for(Engine, "before_cursor_execute")
    def die(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.split()[0].upper() in CHANGES and next(changes) == number:
            os.kill(os.getpid(), signal.SIGKILL)


def set_clock(file: Path) -> None:
    def now() -> datetime:
        off = float(file.read_text() or 0) if file.exists() else 0.0
        return datetime.now(UTC) + timedelta(seconds=off)

    clock.set_source(now)


def begin() -> None:
    given = os.environ.get
    if place := given("CHAOS_CRASH"):
        crash(place, int(given("CHAOS_VISITS", "20")))
    if number := int(given("CHAOS_STATEMENT", "0")):
        crash_at_statement(number)
    if file := given("CHAOS_CLOCK"):
        set_clock(Path(file))
    if room := given("CHAOS_ROOM"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


if __name__ == "__main__":
    begin()
    main()
