"""F7 with a server of its own on a disk that fills up: it says so, people go on reading, nothing confirmed is lost."""

import os
import threading
from pathlib import Path

import pytest
from clients import Client
from sqlalchemy import func, select
from surroundings import Surroundings
from town import Town, prepare
from verdict import judge

from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.settings import settings

pytestmark = [pytest.mark.xdist_group("chaos"), pytest.mark.always_the_same]
MOST = 300
OPENING = {"gemeente": "veldermeer", "titel": "Storingsproef", "fase": 2}


def largest() -> int:
    return max(path.stat().st_size for path in Path(settings().data).glob("kapstok.db*"))


def casussen() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Casus)) or 0


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of a file is asked of the system")
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_server_on_a_full_disk_says_so_and_goes_on_reading(town: str) -> None:
    client, around = Client("pieter", prepare()["pieter"], [], threading.Event()), Surroundings()
    with Town(servers=1, workers=0, CHAOS_ROOM=str(largest() + 300_000)) as full:
        client.ports = full.ports
        for _ in range(MOST):
            client._do("/casussen", OPENING)
            if client.deeds[-1].answers[-1] != 201:
                break
        assert client.deeds[-1].answers == [507]
        assert len(client.deeds) > 1, "there was some room"
        assert client._ask("GET", "/taken?weergave=alle", None, None)[0] == 200
        full.web[0].kill()
    client.refused.clear()
    verdict = judge([client], around)
    assert verdict.violations == []
    assert casussen() - 1 == verdict.acks == len(client.deeds) - 1
    with Town(servers=1, workers=0) as emptied:
        client.ports = emptied.ports
        client._do("/casussen", OPENING)
        assert client.deeds[-1].answers == [201]
