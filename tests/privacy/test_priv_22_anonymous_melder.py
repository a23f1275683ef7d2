"""PRIV-22: who was promised that he stays unknown is named to nobody but who has to act, and in no inzage export."""

from datetime import date
from uuid import UUID

import pytest

from given import House
from kapstok.acts.take_inzageverzoek import Asking, judge_stuk, take_inzageverzoek
from kapstok.overviews.casus import casus_page
from kapstok.overviews.inzage import asked_of, inzage_export
from kapstok.overviews.timeline import timeline
from writing import member

TOLD = "Ik hoor elke nacht geschreeuw."
NAME = "Joost Bakker"


def reported(house: House, anoniem: bool) -> UUID:
    casus_id = house.open("joost", toelichting=TOLD, anoniem=anoniem).casus_id
    house.complete("noor", casus_id, "Signaal wegen")
    house.complete("ilse", casus_id, "Casusregisseur toewijzen", casusregisseur="noor")
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"), ("noor", "Plan opstellen"))
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    return casus_id


def seen(house: House, username: str, casus_id: UUID) -> str:
    viewer = house.viewer(username)
    return repr(casus_page(viewer, casus_id)) + repr(timeline(viewer, casus_id))


@pytest.mark.parametrize("anoniem", [True, False])
def test_others_in_the_casus_do_not_see_who_it_was(house: House, anoniem: bool) -> None:
    """PRIV-22"""
    casus_id = reported(house, anoniem)
    assert (NAME in seen(house, "sanne", casus_id)) is not anoniem
    assert ("Anonieme melder" in seen(house, "sanne", casus_id)) is anoniem


def test_the_casusregisseur_needs_it_and_sees_it(house: House) -> None:
    """PRIV-22"""
    assert NAME in seen(house, "noor", reported(house, True))


def test_he_is_not_in_the_inzage_export(house: House) -> None:
    """PRIV-22, PRIV-28: neither what he told, nor his organisation, nor that he read"""
    casus_id = reported(house, True)
    member(house, casus_id, naam="Els Linde")
    verzoek_id = take_inzageverzoek(house.viewer("femke"), Asking("veldermeer", "Els Linde", date(2026, 3, 2)))
    assert asked_of(house.viewer("joost")) == []
    for username in ("noor", "ilse"):
        for one in asked_of(house.viewer(username)):
            judge_stuk(house.viewer(username), one.id, True)
    text = repr(inzage_export(house.viewer("femke"), verzoek_id))
    assert "Els Linde" in text
    assert not any(word in text for word in (NAME, TOLD, "Scholengroep", "Anonieme melder"))
