"""RAND-01, RAND-21, BESL-18: the kind of meeting says who sits at the table, and what is asked there."""

import pytest

from given import House
from kapstok.acts.hold_overleg import hold_overleg
from kapstok.errors import Conflict, Invalid
from kapstok.overviews.casus import casus_page
from kapstok.overviews.overleggen import overleggen
from writing import HELD, overleg


@pytest.mark.parametrize(
    ("kind", "present"), [("vooroverleg", False), ("mdo", True), ("zvh_casusbespreking", False), ("casusoverleg", True)]
)
def test_the_kind_says_whether_the_burger_is_there(house: House, kind: str, present: bool) -> None:
    """RAND-01"""
    casus_id = house.open("noor", fase=2).casus_id
    overleg(house, casus_id, kind)
    assert overleggen(house.viewer("noor"), casus_id).rows[0].burger_present is present


def test_otherwise_than_usual_has_a_reason(house: House) -> None:
    """RAND-01"""
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Invalid) as refused:
        overleg(house, casus_id, "zvh_casusbespreking", burger_aanwezig="ja")
    assert list(refused.value.fields) == ["burger_reden"]
    overleg(
        house, casus_id, "zvh_casusbespreking", burger_aanwezig="ja", burger_reden="De jongere wil er zelf bij zijn"
    )
    assert overleggen(house.viewer("noor"), casus_id).rows[0].burger_present


@pytest.mark.parametrize(("left", "right"), [("", False), ("De cliënt is overleden", True)])
def test_the_perspective_of_the_client_is_asked_at_every_table(house: House, left: str, right: bool) -> None:
    """RAND-21"""
    casus_id = house.open("noor", fase=2).casus_id
    mdo = overleg(house, casus_id, "mdo")
    answers = {**HELD, "clientperspectief": "", "clientperspectief_nvt": left}
    if right:
        hold_overleg(house.viewer("noor"), casus_id, mdo, answers)
        return
    with pytest.raises(Invalid) as refused:
        hold_overleg(house.viewer("noor"), casus_id, mdo, answers)
    assert list(refused.value.fields) == ["clientperspectief"]


def test_what_the_table_judges_moves_nothing(house: House) -> None:
    """BESL-18, PRIV-39"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = house.viewer("noor")
    before = casus_page(noor, casus_id)
    mdo = overleg(house, casus_id, "mdo")
    hold_overleg(noor, casus_id, mdo, HELD)
    after = casus_page(noor, casus_id)
    assert (after.head.fase, [task.name for task in after.tasks]) == (2, [task.name for task in before.tasks])
    with pytest.raises(Conflict):
        hold_overleg(noor, casus_id, mdo, HELD)
