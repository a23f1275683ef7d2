"""PRIV-32: nothing of one gemeente ever appears for another; a regional partner sees a casus when he is invited."""

import pytest
from parties import Parties

from given import House
from kapstok.acts.invite_deelnemer import Invitation, invite_deelnemer
from kapstok.casus.model import CasusNotFound
from kapstok.overviews.casus import casus_page
from kapstok.overviews.casussen import CasusQuery, casussen
from kapstok.overviews.inbox import InboxQuery, inbox

OF_LINDEHOVEN = ("lotte", "ruben", "esther", "mo", "petra", "willem", "anouk", "hans", "chris", "arjan")
OF_THE_REGION = ("anne", "harry", "mila", "ellen", "geert", "vera")


@pytest.mark.parametrize("username", [*OF_LINDEHOVEN, *OF_THE_REGION])
def test_a_casus_of_veldermeer_does_not_exist_elsewhere(house: House, username: str) -> None:
    """PRIV-32: also not for who works for the whole region, as long as nobody invited him"""
    led, for_a_group = house.to_ave_2(), house.open("joost").casus_id
    viewer = house.viewer(username)
    for casus_id in (led, for_a_group):
        with pytest.raises(CasusNotFound):
            casus_page(viewer, casus_id)
    assert casussen(viewer, CasusQuery(search="Linde")).total == 0
    for tab in ("mijn", "niet-toegewezen", "team", "alle"):
        assert inbox(viewer, InboxQuery(view=tab, search="Linde")).total == 0


def test_the_doors_say_that_there_is_nothing(parties: Parties, screen, program) -> None:
    """PRIV-32, PRIV-01"""
    for path in (f"/casussen/{parties.casus_id}", f"/casussen/{parties.casus_id}/informatie"):
        assert screen("lotte").get(path).status_code == 404
        assert program("lotte", "GET", path).status_code == 404
    assert "Linde" not in program("lotte", "GET", "/casussen").text
    assert "Huishouden Linde" not in screen("lotte").get("/casussen").text


def test_a_partner_of_the_region_sees_the_casus_once_invited(house: House) -> None:
    """PRIV-32"""
    casus_id = house.to_ave_2()
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("geert"), casus_id)
    invite_deelnemer(house.viewer("noor"), casus_id, Invitation(organisation="ggz"))
    assert casus_page(house.viewer("geert"), casus_id).head.id == casus_id
    assert casussen(house.viewer("lotte"), CasusQuery()).total == 0
