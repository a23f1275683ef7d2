"""PRIV-35: a warm overdracht passes the work that is left and DAT; WAT goes along only per piece, by its owner."""

import pytest
from parties import SECRET, TITLE, Parties
from sqlalchemy import select

from kapstok.acts.overdragen import Offer, accept_overdracht, propose_overdracht
from kapstok.acts.share_informatie import share_informatie
from kapstok.db import reading
from kapstok.dossier.informatie import InformatieNotFound
from kapstok.overviews.casus import casus_page
from kapstok.overviews.informatie import informatie
from kapstok.regie.overdracht import Overdracht


@pytest.fixture
def handed_over(parties: Parties) -> Parties:
    """Noor gives the casusregie to Daan, who takes it on."""
    house = parties.house
    offer = Offer("casusregie", house.viewer("daan").person_id, "Het plan loopt; let op de school.")
    propose_overdracht(house.viewer("noor"), parties.casus_id, offer)
    with reading() as session:
        overdracht_id = session.scalars(select(Overdracht.id)).one()
    accept_overdracht(house.viewer("daan"), overdracht_id)
    return parties


def test_the_receiver_gets_the_work_that_is_left_and_the_dat(handed_over: Parties) -> None:
    """PRIV-35"""
    house = handed_over.house
    page = casus_page(house.viewer("daan"), handed_over.casus_id)
    assert page.head.id == handed_over.casus_id
    mine = {
        task.name for task in house.tasks(handed_over.casus_id) if task.assignee_id == house.viewer("daan").person_id
    }
    assert "Burger informeren" in mine


def test_wat_does_not_go_along_by_itself(handed_over: Parties) -> None:
    """PRIV-35, PRIV-03"""
    daan = handed_over.house.viewer("daan")
    shown = repr(informatie(daan, handed_over.casus_id))
    assert SECRET not in shown
    assert TITLE not in shown
    with pytest.raises(InformatieNotFound):
        handed_over.read("daan")


def test_its_owner_passes_it_per_piece(handed_over: Parties) -> None:
    """PRIV-35"""
    house = handed_over.house
    party = None, house.viewer("daan").person_id
    share_informatie(house.viewer("pieter"), handed_over.casus_id, handed_over.piece, party, "Regie overnemen")
    assert handed_over.read("daan").content == SECRET
