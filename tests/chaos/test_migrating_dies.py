"""F13: what an earlier release left behind is brought up to date whole, also when that was killed on its way."""

import os

import pytest
from births import mother
from sqlalchemy import select
from this_round import LONG, chance

from given import House
from kapstok import db, schema
from kapstok.audit.chain import Line
from kapstok.inspection.inspect import inspect
from kapstok.settings import settings
from stamped import stamp

pytestmark = pytest.mark.xdist_group("chaos")
RELEASED = "0002"
CASUSSEN, DEATHS = (60, chance("upgrade").sample(range(1, 71), 4)) if LONG else (3, [40])


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


def upgrade(dies_at: int = 0) -> str:
    """`kapstok db upgrade` in a process that may be killed at a statement (0: it is not); answers what it said."""
    db.database().dispose()
    said = settings().data / f"upgrade-{dies_at}.log"
    mother().bear(["db", "upgrade"], {**os.environ, "CHAOS_STATEMENT": str(dies_at)}, said).wait()
    return said.read_text()


def test_an_upgrade_that_is_killed_has_done_nothing_and_is_done_the_next_time(house: House, births: None) -> None:
    lines = earlier_release(house)
    for dies_at in DEATHS:
        assert upgrade(dies_at) == "", "who is killed says nothing more"
        assert schema.current() == RELEASED
    with pytest.raises(schema.OldSchema, match="kapstok db upgrade"):
        schema.refuse_old_schema()
    said = upgrade()
    assert schema.current() == schema.latest(), said
    assert schema.differences() == []
    assert seals() == lines
    assert [str(defect) for defect in inspect()] == []
    house.complete("noor", house.open("joost").casus_id, "Signaal wegen")
