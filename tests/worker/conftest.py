"""The tables of DBOS beside the database of a test, and a worker in this very process."""

import threading
from collections.abc import Callable, Iterator

import pytest

from kapstok.settings import settings
from kapstok.worker import durable
from kapstok.worker.loop import Worker
from stamped import stamp


@pytest.fixture
def quick(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A house that looks around ten times a second, with the tables of DBOS."""
    monkeypatch.setenv("KAPSTOK_POLL", "0.1")
    monkeypatch.setenv("KAPSTOK_SILENCE", "1")
    settings.cache_clear()
    stamp()
    durable.migrate()
    yield
    settings.cache_clear()


@pytest.fixture
def start_worker(quick: None) -> Iterator[Callable[[], Worker]]:
    """Start a worker in a thread of this process; it stops when the test ends."""
    started: list[tuple[Worker, threading.Thread]] = []

    def start() -> Worker:
        worker = Worker()
        thread = threading.Thread(target=worker.run)
        thread.start()
        started.append((worker, thread))
        assert worker.ready.wait(60)
        return worker

    yield start
    for worker, thread in started:
        worker.stop()
        thread.join()
