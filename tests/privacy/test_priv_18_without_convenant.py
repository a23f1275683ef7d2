"""PRIV-18: a partner who did not sign the covenant comes in just this once, with the ground and the agreement."""

import pytest

from given import House
from kapstok.acts.invite_deelnemer import Invitation, end_deelnemer, invite_deelnemer
from kapstok.errors import Invalid
from kapstok.overviews.casus import casus_page
from kapstok.overviews.deelnemers import deelnemers
from kapstok.overviews.timeline import timeline

GROUND = {"reason": "De corporatie kent de overlast.", "agreement": "Besproken in het MDO van 2 maart."}


@pytest.mark.parametrize("missing", ["reason", "agreement"])
def test_without_a_convenant_ground_and_agreement_are_asked(house: House, missing: str) -> None:
    """PRIV-18"""
    casus_id = house.to_ave_2()
    given = {**GROUND, missing: "  "}
    with pytest.raises(Invalid) as refused:
        invite_deelnemer(house.viewer("noor"), casus_id, Invitation(organisation="woningcorporatie", **given))
    assert set(refused.value.fields) == {{"reason": "reden", "agreement": "afspraak"}[missing]}
    assert deelnemers(house.viewer("noor"), casus_id).present == []


def test_the_ground_is_kept_and_every_time_asked_anew(house: House) -> None:
    """PRIV-18"""
    casus_id = house.to_ave_2()
    noor = house.viewer("noor")
    invitation = invite_deelnemer(noor, casus_id, Invitation(organisation="woningcorporatie", **GROUND))
    line = deelnemers(noor, casus_id).present[0]
    assert (line.ground, line.reference) == ("eenmalig", "")
    assert all(words in (line.motivation or "") for words in GROUND.values())
    assert timeline(noor, casus_id)[0].sentence == "Woningcorporatie De Waard uitgenodigd, eenmalig zonder convenant"
    assert casus_page(house.viewer("wendy"), casus_id).layer == "dat"
    assert deelnemers(house.viewer("wendy"), casus_id).present[0].motivation is None
    end_deelnemer(noor, casus_id, invitation)
    with pytest.raises(Invalid):
        invite_deelnemer(noor, casus_id, Invitation(organisation="woningcorporatie"))


def test_a_partner_who_signed_comes_in_under_the_convenant(house: House) -> None:
    """PRIV-18"""
    casus_id = house.to_ave_2()
    invite_deelnemer(house.viewer("noor"), casus_id, Invitation(organisation="ggz"))
    line = deelnemers(house.viewer("noor"), casus_id).present[0]
    assert (line.ground, line.reference, line.motivation) == ("convenant", "Convenant ZVH Noorderwaard 2025", None)
