"""The working pages of a casus in the browser."""

import pytest

from given import House
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


def test_pressing_twice_writes_once(as_person, house: House):
    casus_id = house.open("noor", fase=2).casus_id
    noor = as_person("noor")
    form = {"naam": "Piet Linde", "relatie": "ouder", "sleutel": "een"}
    for _ in range(2):
        assert noor.post(f"/casussen/{casus_id}/betrokkenen", form).status_code == 303
    assert text_of(noor.page(f"/casussen/{casus_id}/betrokkenen")).count("Piet Linde") == 1
