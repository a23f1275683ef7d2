"""The worker itself: looks around, says that it lives, watches the others, and stops tidily when asked."""

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from datetime import timedelta

from kapstok.acts import worker_life
from kapstok.overviews import work
from kapstok.settings import settings
from kapstok.worker import durable, sweep
from kapstok.worker.steady import Guard

log = logging.getLogger(__name__)

PATIENCE = 10
HOUR = 3600.0


class Worker:
    """One in a process. `run` returns after `stop`, which may be called from a signal or another thread."""

    def __init__(self, stopping: threading.Event | None = None) -> None:
        self.name = f"{socket.gethostname()[:60]}-{os.getpid()}-{secrets.token_hex(3)}"
        self.ready = threading.Event()
        self._stopping = stopping or threading.Event()
        self._next: dict[str, float] = {}
        self._steady = Guard()

    def run(self) -> None:
        """Raises OldSchema when the tables are not there; afterwards nothing but `stop` ends it."""
        self._beat()
        try:
            durable.launch(self.name)
            self.ready.set()
            log.info("worker %s works", self.name)
            while not self._stopping.is_set():
                self._round()
                self._stopping.wait(settings().poll)
            durable.close(PATIENCE)
        finally:
            self._guarded("stop", lambda: worker_life.stop(None, self.name))
            log.info("worker %s stopped", self.name)

    def stop(self) -> None:
        """Ask the worker to end."""
        self._stopping.set()

    def _round(self) -> None:
        silence = settings().silence
        self._every(silence / 6, "beat", self._beat)
        self._every(silence / 3, "watch", self._watch)
        self._every(HOUR, "forget", durable.forget_old)
        self._guarded("jobs", sweep.jobs)
        self._guarded("timers", self._timers)

    def _timers(self) -> None:
        until = self._steady.look()
        if until is not None:
            sweep.timers(until)

    def _every(self, seconds: float, what: str, deed: Callable[[], None]) -> None:
        if time.monotonic() >= self._next.get(what, 0.0):
            self._next[what] = time.monotonic() + seconds
            self._guarded(what, deed)

    def _guarded(self, what: str, deed: Callable[[], None]) -> None:
        try:
            deed()
        except Exception as error:
            # Only the kind: the text of a database error repeats the values that were to be written.
            log.error("%s failed: %s", what, type(error).__name__)

    def _beat(self) -> None:
        worker_life.beat(None, self.name)

    def _watch(self) -> None:
        living = work.living_workers(timedelta(seconds=settings().silence)) | {self.name}
        count = durable.take_over(living)
        if count:
            log.warning("took over %d unfinished pieces of work", count)
