"""Whether the clock of this machine can be trusted: it must not jump against the clock that only counts on.

A clock that is set a day ahead would let every termijn pass at once, and that cannot be undone. So timers are held
and a beheerder decides.
"""

import time
from datetime import datetime, timedelta

from kapstok import clock
from kapstok.acts.hold_timers import hold_timers
from kapstok.overviews import work

JUMP = timedelta(hours=1)


class Guard:
    """One in a worker. `look` answers the moment until which timers may go off, or None: they are held."""

    def __init__(self) -> None:
        self._start()

    def look(self) -> datetime | None:
        now = clock.now()
        off = now - self._began - timedelta(seconds=_counted() - self._count)
        newest = work.latest_heartbeat()
        if abs(off) > JUMP:
            self._start()  # told once; from here on the new time counts
            hold_timers(None, _sentence(off))
        elif newest is not None and newest - now > JUMP and not work.timers_held():
            hold_timers(None, _sentence(now - newest))
        return None if work.timers_held() else now

    def _start(self) -> None:
        self._began, self._count = clock.now(), _counted()


def _counted() -> float:
    """Seconds that really passed, also while the machine slept."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def _sentence(off: timedelta) -> str:
    minutes = round(abs(off).total_seconds() / 60)
    how = f"{minutes // 60} uur en {minutes % 60} minuten {'vooruit' if off > timedelta(0) else 'terug'}"
    return f"De klok sprong {how}. Termijnen wachten. Zet de klok goed en laat dit dan opnieuw proberen."
