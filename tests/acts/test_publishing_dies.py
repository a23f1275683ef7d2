"""F9: a process that dies while it publishes or moves casussen leaves everything old or everything new."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from acts.routes import basis, publish
from acts.test_migrate_casussen import casus, whole
from given import House
from kapstok.acts.carry_out_order import carry_out
from kapstok.acts.migrate_casussen import Asked, ask_migration
from kapstok.audit.chain import Line
from kapstok.catalogue.model import PublishedVersion
from kapstok.db import reading
from kapstok.overviews.casus import casus_page

HERE = Path(__file__).parent
CHANGED = ('name="MDO plannen"', 'name="Overleg plannen"')


def dies(what: str, where: str) -> None:
    path = os.pathsep.join([str(HERE.parents[1] / "service"), str(HERE.parent)])
    command = [sys.executable, str(HERE / "dies_while_publishing.py"), what, where]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=False, capture_output=True)
    assert done.returncode == 9, done.stderr.decode()[-2000:]


def versions() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(PublishedVersion)) or 0


@pytest.mark.parametrize("where", ["before_keeping", "after_keeping", "after_activating", "before_commit"])
def test_f9_a_crash_while_publishing_leaves_the_old_version_active(house: House, where: str) -> None:
    dies("publish", where)
    assert versions() == 1
    casus_id = house.open("noor").casus_id
    assert casus_page(house.viewer("noor"), casus_id).head.version == "basis 1"
    assert publish(house.viewer("bea"), basis(ave_2=CHANGED)).number == 2


@pytest.mark.parametrize(
    ("where", "gone"),
    [("after_lock", 0), ("after_engine", 0), ("mid", 0), ("before_commit", 0), ("after_one", 1), ("before_finish", 3)],
)
def test_f9_a_crash_while_moving_leaves_every_casus_whole_and_the_rest_goes_on_later(
    house: House, where: str, gone: int
) -> None:
    casussen = [house.to_ave_2() for _ in range(3)]
    old = casus(casussen[0]).version_id
    new = publish(house.viewer("bea"), basis(ave_2=CHANGED)).version_id
    order = ask_migration(house.viewer("bea"), Asked(("veldermeer",), new), by_worker=False)
    dies(str(order), where)
    assert [casus(casus_id).version_id for casus_id in casussen] == [new] * gone + [old] * (3 - gone)
    for casus_id in casussen:
        whole(casus_id)
    assert carry_out(order)["aantallen"] == {"bijgewerkt": 3}
    for casus_id in casussen:
        whole(casus_id)
        assert moves(casus_id) == 1


def moves(casus_id: UUID) -> int:
    """How often a casus was moved, by its audit lines."""
    query = select(func.count()).where(Line.casus_id == casus_id, Line.act == "migrate_casus")
    with reading() as session:
        return session.scalar(query) or 0
