"""PRIV-30: the burgemeester sees that something goes on and what is asked of her, never the WAT of partners."""

import pytest
from parties import Parties

from kapstok.acts.invite_deelnemer import Invitation, invite_deelnemer
from kapstok.errors import Forbidden, Invalid, NotFound
from kapstok.overviews.casus import casus_page
from kapstok.overviews.informatie import informatie


@pytest.fixture
def mayor(parties: Parties) -> Parties:
    """The burgemeester and OOV, of one organisation, are both in the casus; the piece is of their organisation."""
    noor = parties.house.viewer("noor")
    for username, role in (("marijke", "burgemeester"), ("karim", "oov")):
        person = parties.house.viewer(username).person_id
        invite_deelnemer(noor, parties.casus_id, Invitation(person=person, role=role))
    return parties


def test_nothing_is_shared_with_the_burgemeester(mayor: Parties) -> None:
    """PRIV-30"""
    with pytest.raises(Invalid, match="goed ingevuld"):
        mayor.share("pieter", person="marijke")


def test_what_is_shared_with_her_organisation_does_not_reach_her(mayor: Parties) -> None:
    """PRIV-30"""
    mayor.share("pieter", organisation="gemeente_veldermeer")
    assert mayor.read("karim").content
    with pytest.raises(NotFound):
        mayor.read("marijke")
    mayor.piece = mayor.bring("karim")
    with pytest.raises(NotFound):
        mayor.read("marijke")
    assert informatie(mayor.house.viewer("marijke"), mayor.casus_id).items == []


def test_she_sees_the_casus_in_dat_and_brings_nothing_in(mayor: Parties) -> None:
    """PRIV-30"""
    page = casus_page(mayor.house.viewer("marijke"), mayor.casus_id)
    assert (page.layer, page.written) == ("dat", [])
    with pytest.raises(Forbidden):
        mayor.bring("marijke")


def test_oov_does_not_see_wat_that_was_not_shared(mayor: Parties) -> None:
    """PRIV-30, the last line of SC-06"""
    with pytest.raises(NotFound):
        mayor.read("karim")
