"""PRIV-11, PRIV-12: every casus says whether the burger knows; "nee" has a reason and a day to look again."""

import pytest

from given import House
from kapstok.acts.inform_burger import inform_burger
from kapstok.errors import Invalid
from kapstok.overviews.dossier import dossier_part
from kapstok.overviews.summary import summary
from writing import actie, day, overleg

NO = {"geinformeerd": "nee", "reden": "veiligheid", "toelichting": "Het is thuis niet veilig"}


def test_a_new_casus_says_nog_niet(house: House) -> None:
    """PRIV-11"""
    casus_id = house.open("noor", fase=2).casus_id
    assert summary(house.viewer("noor"), casus_id).informed.state == "nog_niet"


@pytest.mark.parametrize("missing", ["reden", "toelichting", "hercontrole"])
def test_not_informing_needs_a_reason_and_a_day(house: House, missing: str) -> None:
    """PRIV-11, PRIV-12"""
    casus_id = house.open("noor", fase=2).casus_id
    answers = {**NO, "hercontrole": day(14)}
    del answers[missing]
    with pytest.raises(Invalid) as refused:
        inform_burger(house.viewer("noor"), casus_id, answers)
    assert list(refused.value.fields) == [missing]


def test_a_day_that_was_is_refused_and_a_day_that_passes_is_overdue(house: House) -> None:
    """PRIV-11, RAND-18"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = house.viewer("noor")
    with pytest.raises(Invalid):
        inform_burger(noor, casus_id, {**NO, "hercontrole": day()})
    inform_burger(noor, casus_id, {**NO, "hercontrole": day(7)})
    assert not summary(noor, casus_id).informed.overdue
    house.pass_workdays(8)
    assert summary(noor, casus_id).informed.overdue


def test_the_reason_is_not_for_who_only_works_along(house: House) -> None:
    """PRIV-11"""
    casus_id = house.open("noor", fase=2).casus_id
    inform_burger(house.viewer("noor"), casus_id, {**NO, "hercontrole": day(7)})
    overleg(house, casus_id, "mdo", "noor", "bram")
    actie(house, casus_id, "bram")
    of = {name: dossier_part(house.viewer(name), casus_id, "informeren").rows[0] for name in ("noor", "bram")}
    assert {key for key, _, _ in of["noor"].facts} == {"reden", "toelichting", "hercontrole"}
    assert {key for key, _, _ in of["bram"].facts} == {"hercontrole"}
    assert of["bram"].title == of["noor"].title


def test_the_task_of_the_route_is_the_same_answer(house: House) -> None:
    """PRIV-11: one source of truth"""
    casus_id = house.to_ave_2()
    house.complete("noor", casus_id, "Burger informeren")
    found = summary(house.viewer("noor"), casus_id).informed
    assert found.state == "ja"
