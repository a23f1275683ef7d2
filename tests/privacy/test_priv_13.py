"""PRIV-13, RAND-17: acting without consent is fully accounted for, named, and holds nothing up."""

import pytest

from given import House
from kapstok.acts.act_without_consent import act_without_consent
from kapstok.acts.deliver_message import deliver_message
from kapstok.acts.end_entry import end_entry
from kapstok.errors import Invalid
from kapstok.overviews.casus import casus_page
from kapstok.overviews.dossier import dossier_part
from kapstok.overviews.summary import summary
from writing import WITHOUT_CONSENT, actie, overleg


@pytest.mark.parametrize("question", sorted(WITHOUT_CONSENT))
def test_every_question_is_answered(house: House, question: str) -> None:
    """PRIV-13, BESL-17"""
    casus_id = house.open("noor", fase=2).casus_id
    left = {key: value for key, value in WITHOUT_CONSENT.items() if key != question}
    with pytest.raises(Invalid) as refused:
        act_without_consent(house.viewer("noor"), casus_id, left)
    assert list(refused.value.fields) == [question]


def test_only_who_is_named_knows(house: House) -> None:
    """PRIV-13"""
    casus_id = house.open("noor", fase=2).casus_id
    act_without_consent(house.viewer("noor"), casus_id, WITHOUT_CONSENT)
    overleg(house, casus_id, "mdo", "noor", "olaf", "bram")
    for username, rows in (("noor", 1), ("olaf", 1), ("bram", 0)):
        actie(house, casus_id, username)
        assert len(dossier_part(house.viewer(username), casus_id, "toestemming").rows) == rows


def test_the_route_goes_on_and_consent_may_come_later(house: House) -> None:
    """RAND-17"""
    casus_id = house.to_ave_2()
    noor = house.viewer("noor")
    before = [task.name for task in house.tasks(casus_id)]
    row = act_without_consent(noor, casus_id, WITHOUT_CONSENT).opened[0]
    assert [task.name for task in house.tasks(casus_id)] == before
    assert summary(noor, casus_id).without_consent
    end_entry(noor, casus_id, "toestemming", row)
    assert not summary(noor, casus_id).without_consent


def test_what_the_route_asks_is_the_same_record(house: House) -> None:
    """VELD-13, PRIV-13"""
    casus_id = house.to_ave_2()
    noor = house.viewer("noor")
    held = {key: WITHOUT_CONSENT[key] for key in ("evident_belang", "wiens_belang", "minder_ingrijpend")}
    answers = {**held, "wie_mag_wat_weten": "OGGZ: adres", "bemoeizorg_nodig": "nee"}
    name = next(one.message for one in casus_page(noor, casus_id).messages if one.form == "geen_toestemming")
    deliver_message(noor, casus_id, name, answers)
    assert summary(noor, casus_id).without_consent
    assert dossier_part(noor, casus_id, "toestemming").rows[0].title == "De jongere"
