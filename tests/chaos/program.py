"""Kapstok as it is, but for what the environment says is wrong with it: `program.py serve`, `program.py worker`.

CHAOS_CRASH: a place on the way of an act where the process now and then dies; CHAOS_RATE: how often (0..1).
CHAOS_CLOCK: a file with seconds that the clock is off.
CHAOS_ROOM: bytes that a file may have, so that the disk is full beyond it.
"""

import os
import random
import resource
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kapstok import clock, waypoints
from kapstok.cli import main


def crash(place: str, rate: float) -> None:
    chance = random.Random(os.getpid())

    def die(reached: str) -> None:
        if reached == place and chance.random() < rate:
            os.kill(os.getpid(), signal.SIGKILL)

    waypoints.watch(die)


def set_clock(file: Path) -> None:
    def now() -> datetime:
        off = float(file.read_text() or 0) if file.exists() else 0.0
        return datetime.now(UTC) + timedelta(seconds=off)

    clock.set_source(now)


def begin() -> None:
    given = os.environ.get
    if place := given("CHAOS_CRASH"):
        crash(place, float(given("CHAOS_RATE", "0.02")))
    if file := given("CHAOS_CLOCK"):
        set_clock(Path(file))
    if room := given("CHAOS_ROOM"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


if __name__ == "__main__":
    begin()
    main()
