"""PRIV-06: a line of the actielijst says what, who and when, and nobody's number."""

import pytest

from given import House
from kapstok.acts.add_actie import add_actie
from kapstok.db import reading
from kapstok.dossier.vaststelling import Vaststelling
from kapstok.errors import Invalid
from kapstok.overviews.acties import actielijst
from writing import actie, day, settled

BSN = "999990019"  # a test number


@pytest.mark.parametrize("written", [f"Bel {BSN}", "BSN 9999.90.019 nakijken", "nummer 999 990 019"])
def test_a_burgerservicenummer_in_an_action_is_refused(house: House, written: str) -> None:
    """PRIV-06"""
    casus_id = house.open("noor", fase=2).casus_id
    with pytest.raises(Invalid) as refused:
        add_actie(house.viewer("noor"), casus_id, {"actie": written, "wie_anders": "Huisarts", "wanneer": day(3)})
    assert "burgerservicenummer" in refused.value.fields["actie"]
    assert actielijst(house.viewer("noor"), casus_id).rows == []


def test_another_number_of_nine_digits_is_fine_and_a_birth_date_is_warned_for(house: House) -> None:
    """PRIV-06"""
    casus_id = house.open("noor", fase=2).casus_id
    actie(house, casus_id, actie="Dossier 123456789 nakijken")
    actie(house, casus_id, actie="Afspraak voor Sem, geb. 12-03-2011")
    warnings = {row.actie: row.warning for row in actielijst(house.viewer("noor"), casus_id).rows}
    assert warnings["Dossier 123456789 nakijken"] == ""
    assert "geboortedatum" in warnings["Afspraak voor Sem, geb. 12-03-2011"]


def test_a_settled_line_has_what_who_and_when_only(house: House) -> None:
    """PRIV-06"""
    casus_id = house.open("noor", fase=2).casus_id
    version_id = settled(house, casus_id)
    with reading() as session:
        content = session.get_one(Vaststelling, version_id).content
    assert set(content) == {"acties", "volgende_bespreking"}
    assert [set(line) for line in content["acties"]] == [{"actie", "wie", "wanneer"}]
