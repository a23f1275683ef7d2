"""F13: what an earlier release left behind is brought up to date whole, also when that was killed on its way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select
from this_round import LONG, chance

from given import House
from kapstok import db, schema
from kapstok.audit.chain import Line
from kapstok.inspection.inspect import inspect
from kapstok.settings import ROOT
from stamped import stamp

pytestmark = pytest.mark.xdist_group("chaos")
RELEASED = "0002"
CASUSSEN, DEATHS = (60, chance("upgrade").sample(range(1, 71), 4)) if LONG else (3, [40])
PROGRAM = Path(__file__).parent / "program.py"


def earlier_release(house: House) -> list[str]:
    """Casussen at several places of the route in the tables of an earlier release; answers the seals of their lines."""
    for number in range(CASUSSEN):
        casus_id = house.to_ave_2() if number % 2 else house.open("noor", fase=2, lopend=True).casus_id
        if number % 3 == 2:
            house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    house.pass_workdays(30)
    lines = seals()
    stamp()
    schema.downgrade(RELEASED)
    return lines


def seals() -> list[str]:
    with db.reading() as session:
        return list(session.scalars(select(Line.digest).order_by(Line.casus_id, Line.version)))


def upgrade(dies_at: int = 0) -> subprocess.CompletedProcess[str]:
    """`kapstok db upgrade` in a process that may be killed at a statement (0: it is not)."""
    db.database().dispose()
    given = {**os.environ, "PYTHONPATH": str(ROOT / "service"), "CHAOS_STATEMENT": str(dies_at)}
    command = [sys.executable, str(PROGRAM), "db", "upgrade"]
    return subprocess.run(command, env=given, check=False, capture_output=True, text=True)


def test_an_upgrade_that_is_killed_has_done_nothing_and_is_done_the_next_time(house: House) -> None:
    lines = earlier_release(house)
    for dies_at in DEATHS:
        assert upgrade(dies_at).returncode == -9
        assert schema.current() == RELEASED
    with pytest.raises(schema.OldSchema, match="kapstok db upgrade"):
        schema.refuse_old_schema()
    done = upgrade()
    assert done.returncode == 0, done.stdout + done.stderr
    assert schema.current() == schema.latest()
    assert schema.differences() == []
    assert seals() == lines
    assert [str(defect) for defect in inspect()] == []
    house.complete("noor", house.open("joost").casus_id, "Signaal wegen")
