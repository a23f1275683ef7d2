"""RAND-02, PRIV-14: a vooroverleg without the burger leaves an open point that must be closed before the MDO."""

import pytest

from given import House
from kapstok.acts.hold_overleg import hold_overleg
from kapstok.acts.tell_of_vooroverleg import tell_of_vooroverleg
from kapstok.errors import Conflict, Invalid
from kapstok.overviews.summary import summary
from writing import HELD, day, overleg


def test_no_mdo_before_the_burger_knows_of_the_vooroverleg(house: House) -> None:
    """RAND-02, PRIV-14"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = house.viewer("noor")
    before = overleg(house, casus_id, "vooroverleg")
    mdo = overleg(house, casus_id, "mdo")
    assert summary(noor, casus_id).untold == before
    with pytest.raises(Conflict, match="vooroverleg"):
        hold_overleg(noor, casus_id, mdo, HELD)
    with pytest.raises(Invalid):
        tell_of_vooroverleg(noor, casus_id, before, {"gemeld_op": day(3), "gemeld_door": "Noor"})
    tell_of_vooroverleg(noor, casus_id, before, {"gemeld_op": day(), "gemeld_door": "Noor"})
    hold_overleg(noor, casus_id, mdo, HELD)
    assert summary(noor, casus_id).untold is None


def test_a_meeting_that_nobody_finished_is_said_to_be_past(house: House) -> None:
    casus_id = house.open("noor", fase=2).casus_id
    overleg(house, casus_id, "mdo")
    assert [summary(house.viewer("noor"), casus_id).meeting.past] == [False]
    house.pass_workdays(1)
    assert [summary(house.viewer("noor"), casus_id).meeting.past] == [True]
