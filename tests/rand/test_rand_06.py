"""RAND-06, RAND-07, RAND-20, VELD-14: what was set in motion, for whom, and by whom it was handed over."""

import pytest

from given import House
from kapstok.acts.record_interventie import record_interventie
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.overviews.acties import actielijst
from kapstok.overviews.dossier import dossier_part
from writing import actie, child, day, member, overleg

LETTER = {"soort": "pga_brief", "op": "2026-03-02", "overhandigd_door": "Politie en gemeente"}


def decided(house: House):
    casus_id = house.open("noor", fase=2).casus_id
    record_interventie(house.viewer("noor"), casus_id, {"soort": "pga_besluit", "op": day()})
    return casus_id


def test_no_letter_before_the_decision(house: House) -> None:
    """RAND-06, SC-12"""
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Conflict, match="besluit"):
        record_interventie(house.viewer("noor"), casus_id, LETTER)
    assert dossier_part(house.viewer("noor"), casus_id, "interventies").rows == []


@pytest.mark.parametrize("missing", ["op", "overhandigd_door"])
def test_a_letter_has_a_date_and_a_hand(house: House, missing: str) -> None:
    """RAND-06, VELD-14"""
    casus_id = decided(house)
    with pytest.raises(Invalid) as refused:
        record_interventie(house.viewer("noor"), casus_id, {**LETTER, missing: ""})
    assert list(refused.value.fields) == [missing]


def test_for_a_minor_it_is_said_whether_the_parents_know(house: House) -> None:
    """RAND-06, PRIV-36, SC-12"""
    casus_id = decided(house)
    sem, els = child(house, casus_id), member(house, casus_id)
    noor = house.viewer("noor")
    with pytest.raises(Invalid) as refused:
        record_interventie(noor, casus_id, {**LETTER, "voor": str(sem)})
    assert list(refused.value.fields) == ["ouders_geinformeerd"]
    record_interventie(noor, casus_id, {**LETTER, "voor": str(sem), "ouders_geinformeerd": "ja"})
    record_interventie(noor, casus_id, {**LETTER, "voor": str(els)})
    assert len(dossier_part(noor, casus_id, "interventies").rows) == 3


@pytest.mark.parametrize("kind", ["opschalen", "steun_gezin", "bemoeizorg"])
def test_opschalen_and_support_are_interventies_too(house: House, kind: str) -> None:
    """STAP-35, STAP-34, RAND-07, RAND-20"""
    casus_id = house.open("noor", fase=2).casus_id
    record_interventie(house.viewer("noor"), casus_id, {"soort": kind, "op": day(), "uitgevoerd_door": "Team"})
    assert len(dossier_part(house.viewer("noor"), casus_id, "interventies").rows) == 1


def test_a_brother_has_an_action_of_his_own(house: House) -> None:
    """RAND-20"""
    casus_id = house.open("noor", fase=2).casus_id
    brother = child(house, casus_id, naam="Bo Linde", relatie="broer_zus")
    actie(house, casus_id, voor=str(brother))
    assert actielijst(house.viewer("noor"), casus_id).rows[0].member == "Bo Linde"
    with pytest.raises(Invalid):
        actie(house, casus_id, voor="00000000-0000-4000-8000-000000000000")


def test_who_only_works_along_records_none(house: House) -> None:
    """RAND-06"""
    casus_id = decided(house)
    overleg(house, casus_id, "mdo", "noor", "bram")
    actie(house, casus_id, "bram")
    with pytest.raises(Forbidden):
        record_interventie(house.viewer("bram"), casus_id, LETTER)
