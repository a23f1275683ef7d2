"""The working pages of a casus in the browser."""

import pytest

from given import House
from kapstok.forms.component import KEY
from kapstok.web.filling import OURS
from web.conftest import Browser, text_of

PARTS = ("betrokkenen", "plan", "procedures", "interventies", "informeren", "toestemming", "acties", "overleggen")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_a_page_with_its_form(as_person, house: House, part: str):
    casus_id = house.open("noor", fase=2).casus_id
    page = as_person("noor").page(f"/casussen/{casus_id}/{part}")
    assert page.xpath(f"//form[@action='/casussen/{casus_id}/{part}']//button[@type='submit']")
    assert as_person("lotte").get(f"/casussen/{casus_id}/{part}").status_code == 404


def test_what_is_wrong_comes_back_with_what_was_typed(as_person, house: House):
    casus_id = house.open("noor", fase=2).casus_id
    answer = as_person("noor").post(f"/casussen/{casus_id}/betrokkenen", {"naam": "Piet Linde"})
    page = Browser.read(answer)
    assert answer.status_code == 400
    assert page.xpath("//input[@name='naam']/@value") == ["Piet Linde"]


def test_an_actie_is_agreed_settled_and_reported_back(as_person, house: House):
    """VELD-08: all on the screen, what was typed first of all"""
    casus_id = house.open("noor", fase=2).casus_id
    noor, here = as_person("noor"), f"/casussen/{casus_id}/acties"
    given = {"actie": "Bellen met school", "wie": str(house.viewer("noor").person_id), "wanneer": "09-03-2026"}
    assert noor.post(here, given).status_code == 303
    page = noor.page(here)
    assert "Bellen met school" in text_of(page)
    assert noor.post(f"{here}/vaststellen", {}).status_code == 303
    assert noor.get(f"{here}/1").status_code == 200
    report = page.xpath(f"//a[starts-with(@href, '{here}/')]/@href")[0]
    assert noor.post(report, {"status": "gedaan", "bericht": "School belt terug."}).status_code == 303


def test_only_who_works_in_casussen_is_asked_to_a_meeting(as_person, house: House):
    """Not the functioneel beheerder, the privacy officer or the eigenaar AVE: whoever is invited may look in."""
    casus_id = house.open("noor", fase=2).casus_id
    noor, here = as_person("noor"), f"/casussen/{casus_id}/overleggen"
    asked = {str(one) for one in noor.page(here).xpath("//input[@name='deelnemers']/@value")}
    assert str(house.viewer("bram").person_id) in asked
    for username in ("bea", "femke", "paul"):
        beside = str(house.viewer(username).person_id)
        assert beside not in asked
        refused = noor.post(here, {"soort": "mdo", "datum": "09-03-2026", "deelnemers": beside})
        assert refused.status_code == 400


def test_no_field_is_called_like_what_our_pages_send_beside_the_answers():
    """A form, ours or of a gemeente, may name a field as it likes: nothing that was typed is taken for ours."""
    assert [name for name in OURS if KEY.fullmatch(name)] == ["csrf_token"]


def test_pressing_twice_writes_once(as_person, house: House):
    casus_id = house.open("noor", fase=2).casus_id
    noor = as_person("noor")
    form = {"naam": "Piet Linde", "relatie": "ouder", "_sleutel": "een"}
    for _ in range(2):
        assert noor.post(f"/casussen/{casus_id}/betrokkenen", form).status_code == 303
    assert text_of(noor.page(f"/casussen/{casus_id}/betrokkenen")).count("Piet Linde") == 1
