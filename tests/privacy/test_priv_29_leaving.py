"""PRIV-29: whose role or invitation ends loses access at that moment, and with it all that was shared with him."""

from uuid import UUID

import pytest
from parties import Parties
from sqlalchemy import update

from given import House
from kapstok import clock
from kapstok.acts.invite_deelnemer import Invitation, end_deelnemer, invite_deelnemer
from kapstok.casus.model import CasusNotFound
from kapstok.db import writing
from kapstok.errors import NotFound
from kapstok.overviews.casus import casus_page
from kapstok.people.model import Membership
from on_the_way import in_ave_3


def test_an_ended_invitation_ends_the_access_and_the_sharing(parties: Parties) -> None:
    """PRIV-29, PRIV-08: invited again, it has to be shared again"""
    parties.share("pieter", organisation="ggz")
    noor = parties.house.viewer("noor")
    end_deelnemer(noor, parties.casus_id, parties.invitations["ggz"])
    with pytest.raises(CasusNotFound):
        casus_page(parties.house.viewer("geert"), parties.casus_id)
    with pytest.raises(NotFound):
        parties.read("geert")
    invite_deelnemer(noor, parties.casus_id, Invitation(organisation="ggz"))
    assert casus_page(parties.house.viewer("geert"), parties.casus_id).head.fase == 2
    with pytest.raises(NotFound):
        parties.read("geert")


def test_a_role_that_ends_takes_the_casus_along(parties: Parties) -> None:
    """PRIV-29"""
    pieter = parties.house.viewer("pieter").person_id
    with writing() as session:
        session.execute(update(Membership).where(Membership.person_id == pieter).values(until=clock.now()))
    with pytest.raises(CasusNotFound):
        casus_page(parties.house.viewer("pieter"), parties.casus_id)


def without_sight(house: House, casus_id: UUID, *usernames: str) -> None:
    for username in usernames:
        with pytest.raises(CasusNotFound):
            casus_page(house.viewer(username), casus_id)


def test_who_weighed_or_acted_along_the_way_sees_nothing_when_his_part_is_done(house: House) -> None:
    """PRIV-29, SC-03: partners after their vote, who was not invited, and the ZVH when the PGA accepted"""
    casus_id = in_ave_3(house)
    without_sight(house, casus_id, "pieter", "geert", "wendy", "harry")
    house.complete("anne", casus_id, "Uitnodigen", genodigden=["politie"])
    house.go(casus_id, ("anne", "Casusbespreking"), ("anne", "Actielijst delen"))
    assert casus_page(house.viewer("pieter"), casus_id).layer == "dat"
    without_sight(house, casus_id, "geert", "wendy")
    house.send("anne", casus_id, "fasetoets")
    house.complete("anne", casus_id, "Fasetoets invullen", fasetoets_ave3="af")
    house.go(casus_id, ("anne", "Afschaaltoets"), ("anne", "Doel kiezen"), ("anne", "Warme overdracht"))
    assert casus_page(house.viewer("anne"), casus_id).head.fase == 3
    house.go(casus_id, ("fatima", "Overdracht accepteren"))
    without_sight(house, casus_id, "anne", "pieter", "sanne")


def test_a_casusregisseur_who_is_replaced_in_ave_4_sees_it_no_longer(house: House) -> None:
    """PRIV-29, BESL-13"""
    casus_id = house.open("noor", spoed=True, doelfase=4, toelichting="Acuut.", title="Spoed").casus_id
    house.go(casus_id, ("marijke", "Besluit AVE 4"), ("karim", "Procesregie overnemen"))
    house.complete("karim", casus_id, "Casusregie bepalen", casusregie_keuze="ander")
    house.complete("karim", casus_id, "Casusregisseur aanwijzen", casusregisseur="daan")
    assert house.holder(casus_id, "casusregie") == "daan"
    without_sight(house, casus_id, "noor")


def test_a_closed_casus_has_no_deelnemers(parties: Parties) -> None:
    """PRIV-29"""
    house = parties.house
    house.go(parties.casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"), ("noor", "Plan opstellen"))
    house.pass_workdays(31)
    house.complete("noor", parties.casus_id, "Fasetoets invullen", fasetoets_ave2="af")
    house.go(parties.casus_id, ("noor", "Burger informeren"), ("noor", "Casus afsluiten"))
    assert casus_page(house.viewer("noor"), parties.casus_id).head.closed_at is not None
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("pieter"), parties.casus_id)
