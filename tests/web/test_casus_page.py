"""The page of a casus, opening one, and sending it a message."""

import pytest

from given import House
from web.conftest import Browser, text_of

OPENING = {"gemeente": "veldermeer", "titel": "Huishouden Els", "soort": "signaal", "_sleutel": "een"}


def test_a_casus_says_where_it_stands_and_who_holds_regie(as_person, house: House):
    """VELD-02"""
    casus_id = house.open("noor", fase=2).casus_id
    text = text_of(as_person("noor").page(f"/casussen/{casus_id}"))
    for part in ("Huishouden Linde", "VLD-2026-0001", "Casusregie Noor Visser", "Procesregie niemand", "Casus geopend"):
        assert part in text
    assert "Hier is de casus nu" in text


def test_a_casusregisseur_who_does_not_help_himself_reads_what_to_do(as_person, house: House):
    """RAND-11"""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "fasetoets")
    house.complete("noor", casus_id, "Fasetoets invullen", geen_uitvoering=True)
    page = as_person("noor").page(f"/casussen/{casus_id}")
    assert "De casusregisseur doet zelf geen uitvoering" in text_of(page)
    assert page.xpath("//a[text()='Casusregie overdragen']/@href")[0].endswith("casusregie")


def test_at_any_fase_raad_is_asked_without_names(as_person, house: House):
    """STAP-02: also of the ZVH, beyond AVE 1"""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    noor = as_person("noor")
    (where,) = noor.page(f"/casussen/{casus_id}").xpath("//a[contains(text(), 'zonder namen')]/@href")
    assert "Zorg- en Veiligheidshuis" in text_of(noor.page(where))


def test_the_diagram_has_its_words_without_a_script(as_person, house: House):
    casus_id = house.open("noor", fase=2).casus_id
    noor = as_person("noor")
    page = noor.page(f"/casussen/{casus_id}")
    now = [task.name for task in house.tasks(casus_id)]
    assert all(name in page.xpath("string(//dl[contains(@class, 'kapstok-waarnu')])") for name in now)
    place = page.xpath("//*[@data-diagram-url]")[0]
    assert noor.get(place.get("data-diagram-url")).mimetype == "application/xml"
    assert place.get("data-active")


def test_another_part_of_the_route_can_be_chosen_in_the_address(as_person, house: House):
    casus_id = house.open("noor", fase=2).casus_id
    page = as_person("noor").page(f"/casussen/{casus_id}?diagram=ave")
    assert page.xpath("//*[@data-diagram-url]/@data-diagram-url") == [f"/casussen/{casus_id}/diagram/ave.bpmn"]


def test_opening_a_casus_leads_to_it(as_person):
    noor = as_person("noor")
    answer = noor.post("/casussen/nieuw", OPENING)
    assert answer.status_code == 303
    assert "Hierna: ‘Signaal wegen’" in noor.get(answer.location).text


def test_pressing_twice_opens_one_casus(as_person):
    noor = as_person("noor")
    first, second = (noor.post("/casussen/nieuw", OPENING).location for _ in range(2))
    assert first == second
    assert text_of(noor.page("/casussen")).count("VLD-2026-") == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"titel": ""}, "titel"),
        ({"soort": ""}, "soort"),
        ({"soort": "lopend"}, "fase"),
        ({"soort": "spoed"}, "doelfase"),
        ({"soort": "spoed", "doelfase": "3"}, "reden"),
        ({"soort": "lopend", "fase": "4"}, "besluitDatum"),
        ({"gemeente": "lindehoven"}, "gemeente"),
    ],
)
def test_an_opening_that_is_not_right_keeps_what_was_typed(as_person, wrong: dict[str, str], field: str):
    answer = as_person("noor").post("/casussen/nieuw", {**OPENING, **wrong})
    page = Browser.read(answer)
    assert answer.status_code == 400
    assert any(f"veld-{field}" in link for link in page.xpath("//*[@role='alert']//a/@href"))
    assert page.xpath("//input[@name='titel']/@value")[0] == {**OPENING, **wrong}["titel"]
    assert page.xpath("//input[@name='_sleutel']/@value") == ["een"]


def test_a_running_casus_is_taken_over_in_its_fase_with_its_casusregisseur(as_person, house: House):
    daan = str(house.viewer("daan").person_id)
    opening = {**OPENING, "soort": "lopend", "fase": "2", "casusregisseur": daan}
    ilse = as_person("ilse")
    assert ilse.post("/casussen/nieuw", opening).location == "/taken"
    assert "Huishouden Els" in text_of(as_person("daan").page("/casussen"))


def test_who_may_not_open_a_casus_is_not_offered_it(as_person):
    mayor = as_person("marijke")
    assert mayor.page("/casussen").xpath("//a[@href='/casussen/nieuw']") == []
    assert mayor.get("/casussen/nieuw").status_code == 403
    assert mayor.post("/casussen/nieuw", OPENING).status_code in (400, 403)


@pytest.fixture
def offers(as_person, house: House) -> tuple[Browser, str, list[str]]:
    """Noor, the address of her casus in AVE 2, and those of the messages that she may send."""
    casus_id = house.open("noor", fase=2).casus_id
    noor = as_person("noor")
    page = noor.page(f"/casussen/{casus_id}")
    return noor, f"/casussen/{casus_id}", page.xpath("//section[@aria-labelledby='t-doen']//a/@href")


def test_every_message_on_offer_has_a_page_with_its_form(offers):
    noor, casus, paths = offers
    assert paths
    for path in paths:
        assert path.startswith(f"{casus}/berichten/")
        assert noor.page(path).xpath("//form[@method='post']//button[@type='submit']")


def test_a_message_with_wrong_answers_comes_back(offers):
    noor, _, paths = offers
    path = next(path for path in paths if "spoed" in path)
    answer = noor.post(path, {"toelichting": "Het loopt uit de hand", "_sleutel": "x"})
    assert answer.status_code == 400
    assert "Het loopt uit de hand" in answer.text


def test_a_message_for_which_the_casus_does_not_wait_is_answered_with_what_was_typed(offers):
    noor, casus, _ = offers
    answer = noor.post(f"{casus}/berichten/onbekend", {"toelichting": "Mijn woorden"})
    assert answer.status_code == 409
    assert "Mijn woorden" in answer.text
