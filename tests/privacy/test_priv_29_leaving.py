"""PRIV-29: whose role or invitation ends loses access at that moment, and with it all that was shared with him."""

import pytest
from parties import Parties
from sqlalchemy import update

from kapstok import clock
from kapstok.acts.invite_deelnemer import Invitation, end_deelnemer, invite_deelnemer
from kapstok.casus.model import CasusNotFound
from kapstok.db import writing
from kapstok.errors import NotFound
from kapstok.overviews.casus import casus_page
from kapstok.people.model import Membership


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
